// SPDX-License-Identifier: MIT

const WIDTH = 16;

/** The classic dump: offset, sixteen bytes in hex, and what is printable of them; the first `limit` bytes. */
export function hexDump(data: Uint8Array, limit: number): string {
  const lines: string[] = [];
  for (let at = 0; at < Math.min(data.length, limit); at += WIDTH) {
    const row = [...data.subarray(at, Math.min(at + WIDTH, limit))];
    const hex = row.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const print = row.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`${at.toString(16).padStart(8, '0')}  ${hex.padEnd(WIDTH * 3 - 1)}  ${print}`);
  }
  return lines.join('\n');
}

/** The text these bytes are in UTF-8, or null when they are not text. */
export function asText(data: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(data);
    return text.includes('\u0000') ? null : text;
  } catch {
    return null;
  }
}

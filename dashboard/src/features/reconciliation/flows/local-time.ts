// SPDX-License-Identifier: MIT

/** A moment as a local date-time input holds it. */
export function localInput(at: number): string {
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

/** What a local date-time input holds, as RFC 3339 UTC; empty for what is no time. */
export function utcOf(text: string): string {
  const at = new Date(text);
  return text === '' || Number.isNaN(at.getTime()) ? '' : at.toISOString();
}

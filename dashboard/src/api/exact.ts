// SPDX-License-Identifier: MIT

const TOKEN = /\s+|"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\],:]/y;

/**
 * Renames every `"payload": VALUE` of an answer to `"payload_text": "VALUE as text"`, so that reading the answer
 * never reads a payload's numbers: 9007199254740993 would come out as 9007199254740992. A null payload stays null.
 */
export function payloadsAsText(json: string): string {
  let out = '';
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(json); match !== null; match = TOKEN.exec(json)) {
    const afterKey = match[0] === '"payload"' ? afterColon(json, TOKEN.lastIndex) : null;
    if (afterKey === null) {
      out += match[0];
      continue;
    }
    const end = valueEnd(json, afterKey);
    const value = json.slice(afterKey, end);
    out += `"payload_text":${value === 'null' ? 'null' : JSON.stringify(value)}`;
    TOKEN.lastIndex = end;
  }
  return out;
}

function afterColon(json: string, from: number): number | null {
  const colon = /\s*:\s*/y;
  colon.lastIndex = from;
  return colon.test(json) ? colon.lastIndex : null;
}

function valueEnd(json: string, from: number): number {
  let depth = 0;
  TOKEN.lastIndex = from;
  for (let match = TOKEN.exec(json); match !== null; match = TOKEN.exec(json)) {
    if (match[0] === '{' || match[0] === '[') depth += 1;
    if (match[0] === '}' || match[0] === ']') depth -= 1;
    if (depth === 0) return TOKEN.lastIndex;
  }
  return json.length;
}

// SPDX-License-Identifier: MIT

export type TokenKind = 'key' | 'string' | 'number' | 'word' | 'punctuation' | 'space';

export interface Token {
  kind: TokenKind;
  text: string;
}

const TOKEN = /\s+|"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\],:]/y;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function kindOf(text: string): TokenKind {
  const first = text[0] ?? ' ';
  if (first === '"') return 'string';
  if (/[{}[\],:]/.test(first)) return 'punctuation';
  if (/[-\d]/.test(first)) return 'number';
  return /\s/.test(first) ? 'space' : 'word';
}

/** The tokens of a JSON text without its spaces, or null when it is not JSON. */
function tokens(text: string): Token[] | null {
  if (!isJson(text)) return null;
  const found: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const token = { kind: kindOf(match[0]), text: match[0] };
    if (token.text === ':') {
      const name = found.at(-1);
      if (name) name.kind = 'key';
    }
    if (token.kind !== 'space') found.push(token);
  }
  return found;
}

/**
 * A JSON text indented by two spaces, as tokens to colour, or null when it is not JSON. Every value keeps its own
 * characters: numbers are never read as numbers, so 9007199254740993 and 1.10 stay what they are.
 */
export function prettyTokens(text: string): Token[] | null {
  const source = tokens(text);
  if (source === null) return null;
  const out: Token[] = [];
  let depth = 0;
  const line = () => out.push({ kind: 'space', text: `\n${'  '.repeat(depth)}` });
  source.forEach((token, index) => {
    const before = source[index - 1]?.text;
    const opens = token.text === '{' || token.text === '[';
    const closes = token.text === '}' || token.text === ']';
    if (closes) {
      depth -= 1;
      if (before !== '{' && before !== '[') line();
    } else if (index > 0 && (before === '{' || before === '[' || before === ',')) {
      line();
    }
    out.push(token);
    if (token.text === ':') out.push({ kind: 'space', text: ' ' });
    if (opens) depth += 1;
  });
  return out;
}

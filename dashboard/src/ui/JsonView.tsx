// SPDX-License-Identifier: MIT
import { memo, useMemo } from 'react';
import { prettyTokens, type TokenKind } from './json-text';

const COLORS: Record<TokenKind, string> = {
  key: 'text-accent',
  string: 'text-green',
  number: 'text-purple',
  word: 'text-warn',
  punctuation: 'text-ink-soft',
  space: '',
};

/** Above this many tokens colour costs more than it tells. */
const COLORED_MAX = 4_000;

/** JSON, indented and coloured, with every number as it was written; other text as it is. */
export const JsonView = memo(function JsonView({ text }: { text: string }) {
  const tokens = useMemo(() => prettyTokens(text), [text]);
  if (tokens === null) return <>{text}</>;
  if (tokens.length > COLORED_MAX) return <>{tokens.map((token) => token.text).join('')}</>;
  return (
    <>
      {tokens.map((token, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tokens never move
        <span key={index} className={COLORS[token.kind]}>
          {token.text}
        </span>
      ))}
    </>
  );
});

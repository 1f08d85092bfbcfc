// SPDX-License-Identifier: MIT
import { expect, test } from 'vitest';
import { asText, hexDump } from './hex';
import { prettyTokens } from './json-text';
import { patched } from './useUrl';

const pretty = (text: string) =>
  prettyTokens(text)
    ?.map((token) => token.text)
    .join('');

test('pretty_anyJson_isWhatTheLanguageWouldWrite', () => {
  const value = { a: [1, { b: 'x"y\\' }, []], empty: {}, t: true, n: null, 'k:e,y': '{' };
  expect(pretty(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
  expect(pretty(JSON.stringify(value, null, 7))).toBe(JSON.stringify(value, null, 2));
});

test('pretty_numbersBeyondDoubles_keepEveryDigit', () => {
  expect(pretty('{"id":9007199254740993,"price":1.10,"tiny":1E-400}')).toBe(
    '{\n  "id": 9007199254740993,\n  "price": 1.10,\n  "tiny": 1E-400\n}',
  );
});

test('pretty_notJson_isNone', () => {
  expect(prettyTokens('{"a":}')).toBeNull();
  expect(prettyTokens('')).toBeNull();
});

test('pretty_keys_areToldFromTexts', () => {
  expect(
    prettyTokens('{"a":"a"}')
      ?.filter((token) => token.text === '"a"')
      .map((token) => token.kind),
  ).toEqual(['key', 'string']);
});

test('asText_bytesThatAreNone_isNone', () => {
  expect(asText(new TextEncoder().encode('grüß'))).toBe('grüß');
  expect(asText(new Uint8Array([0xc3, 0x28]))).toBeNull();
  expect(asText(new Uint8Array([65, 0, 66]))).toBeNull();
});

test('hexDump_moreThanTheLimit_stopsThere', () => {
  expect(hexDump(new TextEncoder().encode('HELIOS\n'), 100)).toBe(
    `00000000  ${'48 45 4c 49 4f 53 0a'.padEnd(47)}  HELIOS.`,
  );
  expect(hexDump(new Uint8Array(100), 20).split('\n')).toHaveLength(2);
});

test('patched_change_keepsTheRestAndReadableCommas', () => {
  expect(patched('?q=a&event=1', { event: null, cloud: 'aws,gcp', type: '' })).toBe('q=a&cloud=aws,gcp');
});

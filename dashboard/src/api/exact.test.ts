// SPDX-License-Identifier: MIT
import { expect, test } from 'vitest';
import { payloadsAsText } from './exact';

const read = (json: string) => JSON.parse(payloadsAsText(json)) as Record<string, unknown>;

test('payloadsAsText_numbersBeyondDoubles_keepEveryDigit', () => {
  expect(read('{"event_id":"a","payload":{"id": 9007199254740993,"p":1.10},"conflict":false}')).toEqual({
    event_id: 'a',
    payload_text: '{"id": 9007199254740993,"p":1.10}',
    conflict: false,
  });
});

test('payloadsAsText_payloadOfAPayload_staysInside', () => {
  expect(
    read('{"payload":{"payload":[1,{"payload":2}]},"copies":[{"payload":"text"},{"payload":null}]}'),
  ).toEqual({
    payload_text: '{"payload":[1,{"payload":2}]}',
    copies: [{ payload_text: '"text"' }, { payload_text: null }],
  });
});

test('payloadsAsText_theWordAsAValue_isNoKey', () => {
  expect(read('{"subject":"payload","list":["payload"]}')).toEqual({ subject: 'payload', list: ['payload'] });
});

test('payloadsAsText_escapedQuotesAndBraces_doNotEndIt', () => {
  const payload = { note: 'he said "}" and \\ left', deep: [[{}]] };
  expect(read(JSON.stringify({ payload, after: 1 }))).toEqual({
    payload_text: JSON.stringify(payload),
    after: 1,
  });
});

// SPDX-License-Identifier: MIT
import { afterEach, expect, test, vi } from 'vitest';
import { askJson, queryString } from './http';
import { ApiProblem } from './problem';
import { worthRetrying } from './query-client';

afterEach(() => vi.unstubAllGlobals());

function serverSays(body: string, status: number, headers: Record<string, string> = {}) {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { status, headers })));
}

async function refusal(): Promise<ApiProblem> {
  const error = await askJson('/api/v1/stats').then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiProblem)) throw new Error(`Expected a problem, found ${error}`);
  return error;
}

test('ask_problemDocument_keepsCodeTitleDetailAndRequestId', async () => {
  const body = {
    type: 't',
    title: 'Log full',
    status: 503,
    detail: 'Expected room, found none.',
    instance: 'req-1',
    code: 'log.full',
  };
  serverSays(JSON.stringify(body), 503, { 'Content-Type': 'application/problem+json', 'Retry-After': '2' });
  expect(await refusal()).toMatchObject({
    status: 503,
    code: 'log.full',
    title: 'Log full',
    message: 'Expected room, found none.',
    requestId: 'req-1',
    retryAfterSeconds: 2,
  });
});

test('ask_refusalThatIsNoProblem_getsACodeOfItsStatus', async () => {
  serverSays('<html>Bad gateway</html>', 502, { 'X-Request-Id': 'req-9' });
  expect(await refusal()).toMatchObject({ code: 'http.502', requestId: 'req-9', retryAfterSeconds: null });
});

test('ask_answerThatIsNotJson_isAProblem', async () => {
  serverSays('<html>Sign in</html>', 200);
  expect(await refusal()).toMatchObject({ code: 'network.not_json' });
});

test('ask_noAnswer_isUnreachable', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  expect(await refusal()).toMatchObject({ code: 'network.unreachable', status: 0 });
});

test('ask_noAnswerInTime_isATimeout', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new DOMException('late', 'TimeoutError')));
  expect(await refusal()).toMatchObject({ code: 'network.timeout' });
});

test('worthRetrying_refusals_areNot', () => {
  const of = (status: number) => new ApiProblem({ status, code: 'x', title: 'x', detail: 'x' });
  expect([0, 429, 500, 503].map((status) => worthRetrying(0, of(status)))).toEqual([true, true, true, true]);
  expect([400, 404, 409, 422].map((status) => worthRetrying(0, of(status)))).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(worthRetrying(2, of(503))).toBe(false);
  expect(worthRetrying(0, new Error('ours'))).toBe(false);
});

test('queryString_emptyParameters_areLeftOut', () => {
  expect(queryString({ cloud: 'aws,gcp', q: '', after: null, limit: 50 })).toBe('?cloud=aws%2Cgcp&limit=50');
  expect(queryString({})).toBe('');
});

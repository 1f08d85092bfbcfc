// SPDX-License-Identifier: MIT

/** What the server (RFC 9457) or the way to it said instead of an answer. */
export class ApiProblem extends Error {
  readonly status: number;
  /** Stable, for programs and support: the server's `code`, or `network.*` / `http.NNN` of our own. */
  readonly code: string;
  readonly title: string;
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;
  /** What is wrong one by one, where the server says so. */
  readonly errors: readonly unknown[];

  constructor(facts: {
    status: number;
    code: string;
    title: string;
    detail: string;
    requestId?: string | null;
    retryAfterSeconds?: number | null;
    errors?: readonly unknown[];
  }) {
    super(facts.detail);
    this.name = 'ApiProblem';
    this.status = facts.status;
    this.code = facts.code;
    this.title = facts.title;
    this.requestId = facts.requestId ?? null;
    this.retryAfterSeconds = facts.retryAfterSeconds ?? null;
    this.errors = facts.errors ?? [];
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Reads a refused answer; one that is not a problem document still gets a code, a title and its request id. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  const said: Record<string, unknown> = body !== null && typeof body === 'object' ? { ...body } : {};
  const retryAfter = Number(response.headers.get('Retry-After'));
  return new ApiProblem({
    status: response.status,
    code: text(said.code) ?? `http.${response.status}`,
    title: text(said.title) ?? (response.statusText || 'The server refused'),
    detail: text(said.detail) ?? `Expected an answer, found status ${response.status}.`,
    requestId: response.headers.get('X-Request-Id') ?? text(said.instance),
    retryAfterSeconds: Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null,
    errors: Array.isArray(said.errors) ? said.errors : [],
  });
}

/** Any thrown thing as a problem: no answer and no time left have codes of their own. */
export function toProblem(error: unknown, timeoutMs = 15_000): ApiProblem {
  if (error instanceof ApiProblem) return error;
  const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
  return timedOut
    ? new ApiProblem({
        status: 0,
        code: 'network.timeout',
        title: 'No answer in time',
        detail: `The server took longer than ${timeoutMs / 1_000} s.`,
      })
    : new ApiProblem({
        status: 0,
        code: 'network.unreachable',
        title: 'Server not reachable',
        detail: 'The request got no answer.',
      });
}

// SPDX-License-Identifier: MIT
import { ApiProblem, readProblem, toProblem } from './problem';

const TIMEOUT_MS = 15_000;

export interface Ask {
  method?: 'GET' | 'POST' | 'DELETE' | 'PUT';
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, instead of a body. */
  text?: string;
  signal?: AbortSignal | undefined;
  /** How long to wait for the answer; 15 s unless said. */
  timeoutMs?: number;
}

/** Asks the server. Resolves with any 2xx response; everything else throws an {@link ApiProblem}. */
async function ask(path: string, options: Ask): Promise<Response> {
  const { method = 'GET', signal, timeoutMs = TIMEOUT_MS } = options;
  const timeout = AbortSignal.timeout(timeoutMs);
  const sent = sentBody(options);
  const init: RequestInit = {
    method,
    headers: { Accept: 'application/json', ...(sent === null ? {} : { 'Content-Type': sent.type }) },
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    ...(sent === null ? {} : { body: sent.body }),
  };
  try {
    const response = await fetch(path, init);
    if (!response.ok) throw await readProblem(response);
    return response;
  } catch (error) {
    if (signal?.aborted) throw error;
    throw toProblem(error, timeoutMs);
  }
}

function sentBody({ body, text }: Ask): { type: string; body: string } | null {
  if (text !== undefined) return { type: 'application/yaml; charset=utf-8', body: text };
  return body === undefined ? null : { type: 'application/json', body: JSON.stringify(body) };
}

/** The JSON answer. `prepare` may change the text before it is read. */
export async function askJson<T>(
  path: string,
  options: Ask = {},
  prepare = (text: string) => text,
): Promise<T> {
  const response = await ask(path, options);
  try {
    return JSON.parse(prepare(await response.text())) as T;
  } catch {
    throw new ApiProblem({
      status: response.status,
      code: 'network.not_json',
      title: 'Unreadable answer',
      detail: `Expected JSON from ${path.split('?')[0]}, found something else.`,
      requestId: response.headers.get('X-Request-Id'),
    });
  }
}

export async function askBytes(path: string, options: Ask = {}): Promise<Uint8Array> {
  return new Uint8Array(await (await ask(path, options)).arrayBuffer());
}

/** `?a=1&b=2` of the parameters that say something; empty text, null and undefined are left out. */
export function queryString(parameters: Record<string, string | number | null | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

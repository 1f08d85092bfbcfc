// SPDX-License-Identifier: MIT
import type { Frame } from '../api/wire';
import { backoffMs } from './backoff';
import { readFrame } from './frames';

/** What a LiveSocket needs of a WebSocket. */
export interface Wire {
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  close: () => void;
}

export type SocketState =
  | { phase: 'connecting'; attempt: number }
  | { phase: 'open'; since: number; version: string; serverAheadMs: number }
  | { phase: 'waiting'; attempt: number; retryAt: number; reason: string };

export interface SocketParts {
  open: (after: string | null) => Wire;
  onFrame: (frame: Frame, resumed: boolean) => void;
  /** A text came that is no frame: what was in it is not known. */
  onUnreadable: () => void;
  onState: (state: SocketState) => void;
  random?: () => number;
}

const HELLO_WITHIN_MS = 10_000;
const STABLE_AFTER_MS = 5_000;
const SILENT_HEARTBEATS = 2.5;

/**
 * One lasting connection to the feed. It opens, resumes after the last position it was told, gives up on a
 * connection that says no hello or falls silent, and returns with growing patience until `stop`.
 * It counts as open only once the server has said hello. One owner; timers are the only concurrency.
 */
export class LiveSocket {
  readonly #parts: SocketParts;
  readonly #random: () => number;
  #wire: Wire | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #position: string | null = null;
  #resumed = false;
  #attempt = 0;
  #openedAt = 0;
  #heartbeatMs = 10_000;
  #stopped = true;

  constructor(parts: SocketParts) {
    this.#parts = parts;
    this.#random = parts.random ?? Math.random;
  }

  /** The position to resume after; null before the first hello. */
  get position(): string | null {
    return this.#position;
  }

  start(): void {
    if (!this.#stopped) return;
    this.#stopped = false;
    this.#connect();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#drop();
  }

  /** Tries at once when waiting; otherwise does nothing. */
  retryNow(): void {
    if (this.#stopped || this.#wire !== null) return;
    clearTimeout(this.#timer);
    this.#connect();
  }

  #connect(): void {
    this.#openedAt = 0;
    this.#resumed = this.#position !== null;
    this.#parts.onState({ phase: 'connecting', attempt: this.#attempt });
    const wire = this.#parts.open(this.#position);
    this.#wire = wire;
    wire.onmessage = (event) => this.#hear(String(event.data));
    wire.onclose = (event) => this.#lost(event.reason || `closed (${event.code})`);
    this.#watch(HELLO_WITHIN_MS, 'no hello');
  }

  #hear(text: string): void {
    const frame = readFrame(text);
    if (frame === null) return;
    if (frame === 'unreadable') {
      if (this.#openedAt !== 0) this.#parts.onUnreadable();
      return;
    }
    if (frame.type === 'hello') this.#greeted(frame);
    if (this.#openedAt === 0) return;
    this.#watch(this.#heartbeatMs * SILENT_HEARTBEATS, 'silent');
    this.#parts.onFrame(frame, this.#resumed);
    // A resumed hello names the end of the log, not what was sent: only frames after it move the position.
    if (frame.type === 'hello') this.#position ??= frame.position;
    else if (frame.type === 'gap') this.#position = frame.to;
    else this.#position = frame.position;
  }

  #greeted(hello: Extract<Frame, { type: 'hello' }>): void {
    this.#openedAt = Date.now();
    this.#heartbeatMs = Math.max(1, hello.heartbeat_seconds) * 1000;
    this.#parts.onState({
      phase: 'open',
      since: this.#openedAt,
      version: hello.version,
      serverAheadMs: Date.parse(hello.server_time) - this.#openedAt || 0,
    });
  }

  #watch(ms: number, reason: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#lost(reason), ms);
  }

  #lost(reason: string): void {
    this.#drop();
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    if (this.#openedAt !== 0 && Date.now() - this.#openedAt >= STABLE_AFTER_MS) this.#attempt = 0;
    const wait = backoffMs(this.#attempt, this.#random);
    this.#attempt += 1;
    this.#parts.onState({ phase: 'waiting', attempt: this.#attempt, retryAt: Date.now() + wait, reason });
    this.#timer = setTimeout(() => this.#connect(), wait);
  }

  #drop(): void {
    const wire = this.#wire;
    this.#wire = null;
    if (wire === null) return;
    wire.onmessage = null;
    wire.onclose = null;
    wire.close();
  }
}

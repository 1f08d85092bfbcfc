// SPDX-License-Identifier: MIT
import { type Connection, LAGGING_AFTER_MS } from './connection';
import type { SocketState } from './socket';
import { createStore, type OwnedStore, type Store } from './store';

/** What this page knows of its line to the server: whether it lives, how far it is behind, and the server's clock. */
export class Liveness {
  readonly #connection: OwnedStore<Connection> = createStore<Connection>({ phase: 'connecting' });
  #aheadMs = 0;
  #openedAt = 0;
  #lostAt = Number.POSITIVE_INFINITY;
  #lastEventsAt = 0;

  get connection(): Store<Connection> {
    return this.#connection;
  }

  /** Since when, by the server's clock, this page has been listening; 0 before the first hello. */
  get openedAt(): number {
    return this.#openedAt;
  }

  /** Whether this page was listening at a moment of the server's clock: silence then means that nothing happened. */
  listenedAt(moment: number): boolean {
    return this.#openedAt !== 0 && moment >= this.#openedAt && moment < this.#lostAt;
  }

  /** The server's clock as far as this page knows it. */
  serverNow(): number {
    return Date.now() + this.#aheadMs;
  }

  /** Events came; the last of them was received at this moment of the server's clock. */
  eventsArrived(lastReceivedAt: number | undefined): void {
    this.#lastEventsAt = Date.now();
    if (lastReceivedAt !== undefined) this.#behind(this.serverNow() - lastReceivedAt);
  }

  /** Nothing has been sent for a while: then there is nothing to be behind of. */
  heartbeat(serverTime: string): void {
    this.#aheadMs = Date.parse(serverTime) - Date.now() || 0;
    if (Date.now() - this.#lastEventsAt > LAGGING_AFTER_MS) this.#behind(0);
  }

  changed(state: SocketState): void {
    const known = this.#connection.get();
    switch (state.phase) {
      case 'connecting':
        if (known.phase !== 'reconnecting') this.#connection.set({ phase: 'connecting' });
        return;
      case 'open':
        this.#aheadMs = state.serverAheadMs;
        this.#lostAt = Number.POSITIVE_INFINITY;
        if (this.#openedAt === 0) this.#openedAt = this.serverNow();
        this.#connection.set({ phase: 'live', since: state.since, version: state.version });
        return;
      case 'waiting':
        this.#lostAt = Math.min(this.#lostAt, this.serverNow());
        this.#connection.set({
          phase: 'reconnecting',
          retryAt: state.retryAt,
          attempt: state.attempt,
          reason: state.reason,
        });
        return;
    }
  }

  #behind(ms: number): void {
    const known = this.#connection.get();
    if (known.phase !== 'live' && known.phase !== 'lagging') return;
    const { since, version } = known;
    if (ms >= LAGGING_AFTER_MS) {
      const behindMs = Math.round(ms / 1000) * 1000;
      if (known.phase === 'lagging' && known.behindMs === behindMs) return;
      this.#connection.set({ phase: 'lagging', behindMs, since, version });
    } else if (known.phase === 'lagging') {
      this.#connection.set({ phase: 'live', since, version });
    }
  }
}

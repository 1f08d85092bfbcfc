// SPDX-License-Identifier: MIT
import type { Frame, HeliosEvent } from '../api/wire';
import type { Connection } from './connection';
import { Liveness } from './liveness';
import { SeenPositions } from './seen';
import { LiveSocket, type SocketState, type Wire } from './socket';
import { createStore, type OwnedStore, type Store } from './store';
import { Throughput } from './throughput';
import { type Changes, VerdictWindow } from './verdicts';
import {
  append,
  around,
  type Entry,
  fill,
  type Gap,
  type LiveFilter,
  matches,
  NO_FILTER,
  newest,
  toRow,
} from './window';

export const SHOWN = 100;
export const KEPT = 5_000;

export type Hold = 'none' | 'asked' | 'scrolled';

/** What the stream shows now. `fresh` counts matching events that arrived since it was held. */
export interface StreamView {
  entries: readonly Entry[];
  hold: Hold;
  fresh: number;
  received: number;
  types: readonly string[];
  loaded: boolean;
}

export interface FeedParts {
  open: (after: string | null) => Wire;
  /** The newest events, newest first: what the stream begins with. */
  recent: (limit: number) => Promise<HeliosEvent[]>;
  between: (
    from: string | null,
    to: string | null,
    limit: number,
  ) => Promise<{ items: HeliosEvent[]; has_more: boolean }>;
  /** Asked after every change; calls `paint` back when it suits the screen. */
  schedule: (paint: () => void, minMs?: number) => () => void;
  random?: () => number;
}

const TYPES_MAX = 100;
/** Verdicts are read, not watched running by. */
const VERDICTS_PAINT_MS = 500;

/**
 * The live window: the newest {@link KEPT} events, of which {@link SHOWN} are shown. Holding freezes what is
 * shown while the socket, the window and the counts go on. Every buffer has an end. One owner, no threads.
 */
export class Feed {
  readonly throughput = new Throughput();
  readonly #verdicts: VerdictWindow;
  readonly #socket: LiveSocket;
  readonly #parts: FeedParts;
  readonly #liveness = new Liveness();
  readonly #view: OwnedStore<StreamView>;
  readonly #paint: () => void;
  readonly #seen = new SeenPositions(KEPT * 2);
  readonly #types = new Set<string>();
  #typesShown: readonly string[] = [];
  #entries: readonly Entry[] = [];
  #frozen: readonly Entry[] | null = null;
  #filter: LiveFilter = NO_FILTER;
  #hold: Hold = 'none';
  #fresh = 0;
  #received = 0;
  #sequence = 0;
  #loaded = false;
  #greeted = false;

  constructor(parts: FeedParts) {
    this.#parts = parts;
    this.#view = createStore(this.#look());
    this.#verdicts = new VerdictWindow((paint) => parts.schedule(paint, VERDICTS_PAINT_MS));
    this.#paint = parts.schedule(() => this.#view.set(this.#look()));
    this.#socket = new LiveSocket({
      open: parts.open,
      onFrame: (frame, resumed) => this.#take(frame, resumed),
      onUnreadable: () => this.#missUnreadable(),
      onState: (state) => this.#socketChanged(state),
      ...(parts.random ? { random: parts.random } : {}),
    });
  }

  get connection(): Store<Connection> {
    return this.#liveness.connection;
  }

  get view(): Store<StreamView> {
    return this.#view;
  }

  /** Which cases changed, at most twice a second. */
  get verdicts(): Store<Changes> {
    return this.#verdicts.view;
  }

  get position(): string | null {
    return this.#socket.position;
  }

  /** Since when, by the server's clock, this page has been listening; 0 before the first hello. */
  get openedAt(): number {
    return this.#liveness.openedAt;
  }

  /** Whether this page was listening at a moment of the server's clock: silence then means that nothing happened. */
  listenedAt(moment: number): boolean {
    return this.#liveness.listenedAt(moment);
  }

  /** The server's clock as far as this page knows it. */
  serverNow(): number {
    return this.#liveness.serverNow();
  }

  start(): void {
    this.#socket.start();
  }

  stop(): void {
    this.#socket.stop();
  }

  retryNow(): void {
    this.#socket.retryNow();
  }

  setFilter(filter: LiveFilter): void {
    this.#filter = filter;
    if (this.#frozen !== null) {
      const until = this.#frozen.at(-1)?.sequence ?? 0;
      this.#fresh = this.#entries.filter(
        (e) => e.kind === 'event' && e.sequence > until && matches(e, filter),
      ).length;
    }
    this.#view.set(this.#look());
  }

  /** Freezes what is shown. A hold that was asked for outlasts one that came from scrolling. */
  hold(why: Exclude<Hold, 'none'>): void {
    if (this.#hold === 'asked' || this.#hold === why) return;
    this.#hold = why;
    this.#frozen ??= this.#entries;
    this.#view.set(this.#look());
  }

  release(): void {
    this.#hold = 'none';
    this.#frozen = null;
    this.#fresh = 0;
    this.#view.set(this.#look());
  }

  clear(): void {
    this.#entries = [];
    this.#frozen = this.#frozen === null ? null : [];
    this.#fresh = 0;
    this.#view.set(this.#look());
  }

  /** Fetches what a gap left out, newest first up to {@link SHOWN}; what is older still stays a gap. */
  async loadMissing(gap: Gap): Promise<void> {
    const { from, to } = around(this.#entries, gap);
    const page = await this.#parts.between(from, to, SHOWN);
    const rows = this.#seen.unseen(page.items.toReversed()).map((event) => toRow(event, gap.sequence));
    const missed = page.has_more ? Math.max(1, gap.missed - rows.length) : 0;
    this.#entries = fill(this.#entries, gap, rows, missed);
    if (this.#frozen !== null) this.#frozen = fill(this.#frozen, gap, rows, missed);
    this.#view.set(this.#look());
  }

  #take(frame: Frame, resumed: boolean): void {
    switch (frame.type) {
      case 'hello':
        if (!resumed) this.#begin();
        if (this.#greeted) this.#verdicts.mayHaveMissed();
        this.#greeted = true;
        return;
      case 'events':
        this.#arrived(frame.events);
        return;
      case 'gap':
        this.#verdicts.mayHaveMissed();
        this.#push([{ kind: 'gap', sequence: this.#next(), missed: frame.missed, reason: frame.reason }]);
        return;
      case 'heartbeat':
        this.#liveness.heartbeat(frame.server_time);
        return;
      case 'verdicts':
        this.#verdicts.arrived(frame.verdicts);
        return;
    }
  }

  /** What a frame that cannot be read held is fetched; where that fails, the gap stays in sight. */
  #missUnreadable(): void {
    const gap: Gap = { kind: 'gap', sequence: this.#next(), missed: 1, reason: 'unreadable' };
    this.#verdicts.mayHaveMissed();
    this.#push([gap]);
    this.loadMissing(gap).catch(() => this.#paint());
  }

  #arrived(events: readonly HeliosEvent[]): void {
    const unseen = this.#seen.unseen(events);
    for (const event of unseen) {
      this.throughput.count(event.source, Date.parse(event.ingested_at));
      if (this.#types.size < TYPES_MAX) this.#types.add(event.event_type);
    }
    const last = events.at(-1);
    this.#liveness.eventsArrived(last && Date.parse(last.ingested_at));
    this.#received += unseen.length;
    this.#push(unseen.map((event) => toRow(event, this.#next())));
  }

  #push(entries: readonly Entry[]): void {
    this.#entries = append(this.#entries, entries, KEPT);
    if (this.#frozen !== null) {
      this.#fresh += entries.filter((e) => e.kind === 'event' && matches(e, this.#filter)).length;
    }
    this.#paint();
  }

  /** Puts the log's newest events before what the socket brought meanwhile. */
  #begin(): void {
    this.#parts.recent(SHOWN).then(
      (events) => {
        const older = this.#seen.unseen(events.toReversed());
        for (const event of older) if (this.#types.size < TYPES_MAX) this.#types.add(event.event_type);
        this.#entries = [...older.map((event) => toRow(event, 0)), ...this.#entries];
        this.#loaded = true;
        this.#paint();
      },
      () => {
        this.#loaded = true;
        this.#paint();
      },
    );
  }

  #socketChanged(state: SocketState): void {
    // Without a feed the newest events can still be read.
    if (state.phase === 'waiting' && !this.#loaded && this.#socket.position === null) this.#begin();
    this.#liveness.changed(state);
  }

  #next(): number {
    this.#sequence += 1;
    return this.#sequence;
  }

  #look(): StreamView {
    if (this.#types.size !== this.#typesShown.length) this.#typesShown = [...this.#types].sort();
    return {
      entries: newest(this.#frozen ?? this.#entries, this.#filter, SHOWN),
      hold: this.#hold,
      fresh: this.#fresh,
      received: this.#received,
      types: this.#typesShown,
      loaded: this.#loaded,
    };
  }
}

// SPDX-License-Identifier: MIT
import type { Connection } from '../../live/connection';
import type { Feed, Hold } from '../../live/feed';
import { TOUCHABLE } from '../../ui/Button';
import { Dot, type Light } from '../../ui/Dot';
import { duration } from '../../ui/format';
import { useNow } from '../../ui/useNow';
import { useStore } from '../../ui/useStore';

interface Look {
  state: string;
  words: string;
  light: Light;
  hint: string;
}

/** What the header says of the line; a held stream is still connected, and says so in its hint. */
export function describe(connection: Connection, hold: Hold, now: number): Look {
  switch (connection.phase) {
    case 'connecting':
      return { state: 'connecting', words: 'Connecting', light: 'warn', hint: 'Opening the live feed' };
    case 'reconnecting': {
      const seconds = Math.ceil((connection.retryAt - now) / 1000);
      const when = seconds > 0 ? `Reconnecting in ${seconds} s` : 'Reconnecting…';
      return {
        state: 'reconnecting',
        words: when,
        light: 'bad',
        hint: `Attempt ${connection.attempt}: ${connection.reason}. Press to try now.`,
      };
    }
    case 'live':
    case 'lagging':
      if (hold !== 'none')
        return { state: 'paused', words: 'Paused', light: 'warn', hint: 'Connected; the stream is held' };
      return connection.phase === 'live'
        ? { state: 'live', words: 'Live', light: 'good', hint: 'Events appear as they are logged' }
        : {
            state: 'lagging',
            words: `Lagging ${duration(connection.behindMs)}`,
            light: 'warn',
            hint: 'Connected; the events shown are older than that',
          };
  }
}

/** The state of the live line; pressing it while it waits tries at once. */
export function ConnectionState({ feed }: { feed: Feed }) {
  const connection = useStore(feed.connection);
  const { hold } = useStore(feed.view);
  const waiting = connection.phase === 'reconnecting';
  const now = useNow(waiting ? 250 : null);
  const look = describe(connection, hold, waiting ? now : Date.now());
  return (
    <button
      type="button"
      data-testid="connection-state"
      data-state={look.state}
      title={look.hint}
      onClick={() => feed.retryNow()}
      className={`inline-flex ${TOUCHABLE} min-w-0 items-center gap-2 rounded-full border px-3 text-sm font-medium whitespace-nowrap tabular-nums ${
        look.light === 'bad' ? 'border-bad bg-bad-soft text-bad' : 'border-line bg-surface'
      }`}
    >
      <Dot light={look.light} beating={look.state === 'live'} />
      <span className="truncate">{look.words}</span>
    </button>
  );
}

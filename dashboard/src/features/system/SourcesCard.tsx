// SPDX-License-Identifier: MIT
import { cloudLook } from '../../api/clouds';
import type { SourceRow, SourceState, Sources } from '../../api/sources';
import { Badge } from '../../ui/Badge';
import { Card } from '../../ui/Card';
import { Dot, type Light } from '../../ui/Dot';
import { count, duration, plural } from '../../ui/format';
import { useNow } from '../../ui/useNow';

const LOOKS: Record<SourceState, { label: string; light: Light }> = {
  listening: { label: 'Listening', light: 'good' },
  connecting: { label: 'Connecting', light: 'warn' },
  running: { label: 'Running', light: 'good' },
  waiting: { label: 'Lost, trying again', light: 'warn' },
  failed: { label: 'Failed, trying again', light: 'bad' },
  closed: { label: 'Closed', light: 'off' },
};

const COLUMNS = ['State', 'Last event', 'Kept', 'Lag', 'Errors'];

/** Every way in: whether events are pushed or pulled, when one last came, what waits, what went wrong. */
export function SourcesCard({ sources }: { sources: Sources }) {
  const now = useNow(1_000);
  return (
    <Card title="Sources" aside={<Modes modes={sources.modes} />}>
      <div className="-mx-4 overflow-x-auto px-4" tabIndex={0}>
        <table data-testid="sources-table" className="w-full min-w-2xl text-sm tabular-nums">
          <thead>
            <tr className="border-b border-line text-left text-xs text-ink-soft">
              <th scope="col" className="py-1.5 font-medium">
                Source
              </th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className="pl-4 font-medium">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sources.sources.map((row) => (
              <Row key={`${row.cloud} ${row.kind} ${row.name}`} row={row} now={now} />
            ))}
          </tbody>
        </table>
      </div>
      {sources.sources.every((row) => row.mode === 'push') && (
        <p className="pt-3 text-sm text-ink-soft">
          Nothing is pulled: no queue or subscription is configured. Events come by push.
        </p>
      )}
    </Card>
  );
}

function Modes({ modes }: { modes: Record<string, string> }) {
  return (
    <span data-testid="modes" className="flex flex-wrap gap-x-3 gap-y-1 text-sm text-ink-soft">
      {Object.entries(modes).map(([cloud, mode]) => (
        <span key={cloud}>
          {cloudLook(cloud).label} <span className="font-medium text-ink">{mode}</span>
        </span>
      ))}
    </span>
  );
}

function Row({ row, now }: { row: SourceRow; now: number }) {
  const look = LOOKS[row.state] ?? { label: row.state, light: 'off' };
  return (
    <tr
      data-testid="source-row"
      data-state={row.state}
      className="border-b border-line align-top last:border-0"
    >
      <th scope="row" className="max-w-72 py-2 text-left font-normal">
        <span className="flex items-center gap-2">
          <Badge {...cloudLook(row.cloud)} />
          {row.mode} <span className="text-ink-soft">{row.kind}</span>
        </span>
        <span className="block truncate font-mono text-xs text-ink-soft" title={row.name}>
          {row.name}
        </span>
      </th>
      <td className="py-2 pl-4">
        <span className="flex items-center gap-2 whitespace-nowrap">
          <Dot light={look.light} />
          {look.label}
        </span>
      </td>
      <td className="py-2 pl-4 whitespace-nowrap">{ago(row.last_event, now)}</td>
      <td className="py-2 pl-4">
        {count(row.kept)}
        {row.later > 0 && <span className="block text-xs text-warn">{count(row.later)} given back</span>}
      </td>
      <td className="py-2 pl-4 whitespace-nowrap">{lag(row)}</td>
      <td className="max-w-64 min-w-52 py-2 pl-4">
        {count(row.errors)}
        {row.last_error !== null && (
          <span className="block text-xs wrap-anywhere text-ink-soft" title={row.last_error.message}>
            {ago(row.last_error.at, now)}: {row.last_error.message}
          </span>
        )}
      </td>
    </tr>
  );
}

/** Whole seconds: nobody reads tenths that tick. */
function ago(at: string | null, now: number): string {
  if (at === null) return '–';
  const seconds = Math.max(0, Math.floor((now - Date.parse(at)) / 1_000));
  return seconds < 1 ? 'now' : seconds < 60 ? `${seconds} s ago` : `${duration(seconds * 1_000)} ago`;
}

function lag({ mode, lag: waits }: SourceRow): string {
  if (mode === 'push') return '–';
  if (waits === null) return 'unknown';
  const oldest = waits.oldest_seconds === null ? '' : `, ${duration(waits.oldest_seconds * 1_000)}`;
  return waits.messages === 0 ? 'none' : plural(waits.messages, 'message') + oldest;
}

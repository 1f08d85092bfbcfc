// SPDX-License-Identifier: MIT
import type { EventDetail } from '../../../api/wire';
import { CopyButton } from '../../../ui/CopyButton';
import { type Fact, Facts, Part } from '../../../ui/Facts';
import { bytes, fullTime, money } from '../../../ui/format';

function fact(
  name: string,
  value: string | null | undefined,
  options: { mono?: boolean; copy?: boolean } = {},
): Fact[] {
  if (value === null || value === undefined || value === '') return [];
  const act = options.copy ? (
    <CopyButton compact text={value} label={`Copy ${name.toLowerCase()}`} />
  ) : undefined;
  return [{ name, value, act, mono: options.mono ?? false }];
}

function when(name: string, iso: string | null, note = ''): Fact[] {
  if (iso === null) return [];
  return [
    {
      name,
      value: (
        <time dateTime={iso} title={iso}>
          {fullTime(iso)}
          {note && <span className="text-ink-soft"> {note}</span>}
        </time>
      ),
    },
  ];
}

/** What the envelope says. */
export function EventFacts({ event }: { event: EventDetail }) {
  const extensions = Object.entries(event.extensions ?? {});
  return (
    <>
      <Part title="Event">
        <Facts
          facts={[
            ...fact('Id', event.event_id, { mono: true, copy: true }),
            ...fact('Key', event.key, { mono: true, copy: true }),
            ...fact('Order', event.order_id, { mono: true, copy: true }),
            ...fact('Customer', event.customer_id, { mono: true, copy: true }),
            ...fact('Amount', event.amount === null ? null : money(event.amount, event.currency)),
            ...when(
              'Occurred',
              event.occurred_at,
              event.time_assumed ? '(the sender gave no time: the time received)' : '',
            ),
            ...when('Received', event.ingested_at),
            ...when('Stored', event.stored_at),
            ...fact('Sender', event.event_source, { mono: true }),
            ...fact('Subject', event.subject, { mono: true }),
            ...fact('Content type', event.content_type, { mono: true }),
            ...fact('Size', bytes(event.data_bytes)),
            ...fact('Position', event.position, { mono: true, copy: true }),
            ...fact('Content hash', event.content_hash, { mono: true, copy: true }),
            ...fact('Data SHA-256', event.data_sha256, { mono: true, copy: true }),
            ...fact('Replay', event.replay, { mono: true }),
          ]}
        />
      </Part>
      {extensions.length > 0 && (
        <Part title="Extensions">
          <Facts facts={extensions.flatMap(([name, value]) => fact(name, String(value), { mono: true }))} />
        </Part>
      )}
    </>
  );
}

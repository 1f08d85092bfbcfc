// SPDX-License-Identifier: MIT
import { Link } from 'wouter';
import { cloudLook } from '../../../api/clouds';
import type { EventDetail, ExactEvent } from '../../../api/wire';
import { Badge } from '../../../ui/Badge';
import { Part } from '../../../ui/Facts';
import { fullTime } from '../../../ui/format';
import { prettyTokens } from '../../../ui/json-text';

const FIELDS: { name: string; of: (event: ExactEvent) => string }[] = [
  { name: 'Type', of: (event) => event.event_type },
  { name: 'Sender', of: (event) => event.event_source ?? '' },
  { name: 'Order', of: (event) => event.order_id ?? '' },
  { name: 'Customer', of: (event) => event.customer_id ?? '' },
  { name: 'Amount', of: (event) => [event.amount, event.currency].filter(Boolean).join(' ') },
  { name: 'Occurred', of: (event) => fullTime(event.occurred_at) },
  { name: 'Received', of: (event) => fullTime(event.ingested_at) },
  { name: 'Content hash', of: (event) => event.content_hash },
];

/** The lines of a payload, indented, with every number as it was sent. */
export function payloadLines(event: ExactEvent): string[] {
  if (event.payload_text === null) return [event.payload_truncated ? '(too long to compare here)' : '(none)'];
  const tokens = prettyTokens(event.payload_text);
  return (tokens?.map((token) => token.text).join('') ?? event.payload_text).split('\n');
}

/** Events that carry the same id, of this cloud and of others, beside this one, with what differs marked. */
export function CopiesPart({ event }: { event: EventDetail }) {
  if (event.copies.length === 0) return null;
  const all: ExactEvent[] = [event, ...event.copies];
  const own = new Set(payloadLines(event));
  const others = new Set(event.copies.flatMap(payloadLines));
  return (
    <Part
      title={event.copies.some((copy) => copy.conflict) || event.conflict ? 'Conflicting copies' : 'Copies'}
    >
      <div className="overflow-x-auto">
        <table data-testid="copies" className="w-full min-w-md table-fixed border-collapse text-left text-xs">
          <thead>
            <tr>
              <th className="w-24 py-1 font-medium text-ink-soft">Field</th>
              {all.map((copy, index) => (
                <th key={copy.position} className="px-2 py-1">
                  <span className="flex items-center gap-1.5">
                    <Badge {...cloudLook(copy.source)} />
                    {index === 0 && <span className="font-medium">this event</span>}
                    {copy.source !== event.source && (
                      <Link
                        className="text-accent underline"
                        href={`/events/${encodeURIComponent(copy.event_id)}?cloud=${copy.source}`}
                      >
                        open
                      </Link>
                    )}
                    {copy.conflict && <Badge label="conflict" tone="bad" />}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {FIELDS.map((field) => (
              <tr key={field.name} className="border-t border-line">
                <th scope="row" className="py-1.5 font-normal text-ink-soft">
                  {field.name}
                </th>
                {all.map((copy) => (
                  <td key={copy.position} className="px-2 py-1.5 wrap-anywhere">
                    <Marked on={field.of(copy) !== field.of(event)}>{field.of(copy) || '–'}</Marked>
                  </td>
                ))}
              </tr>
            ))}
            <tr className="border-t border-line align-top">
              <th scope="row" className="py-1.5 font-normal text-ink-soft">
                Data
              </th>
              {all.map((copy, index) => (
                <td key={copy.position} className="px-2 py-1.5">
                  <pre className="font-mono whitespace-pre-wrap wrap-anywhere">
                    {payloadLines(copy).map((line, at) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
                      <Marked key={at} on={index === 0 ? !others.has(line) : !own.has(line)}>
                        {`${line}\n`}
                      </Marked>
                    ))}
                  </pre>
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </Part>
  );
}

function Marked({ on, children }: { on: boolean; children: string }) {
  return on ? <mark className="rounded-sm bg-warn-soft font-semibold text-warn">{children}</mark> : children;
}

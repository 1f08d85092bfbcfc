// SPDX-License-Identifier: MIT
import { Link } from 'wouter';
import { cloudLook } from '../../api/clouds';
import { toProblem } from '../../api/problem';
import { useQuarantineItem } from '../../api/quarantine';
import type { QuarantineDetail } from '../../api/wire';
import { Badge } from '../../ui/Badge';
import { CopyButton } from '../../ui/CopyButton';
import { ErrorNote } from '../../ui/ErrorNote';
import { Facts, Part } from '../../ui/Facts';
import { bytes, fullTime } from '../../ui/format';
import { hexDump } from '../../ui/hex';
import { JsonView } from '../../ui/JsonView';
import { Sheet } from '../../ui/Sheet';
import { SkeletonLines } from '../../ui/Skeleton';
import { useShortcuts } from '../../ui/useShortcuts';
import { DiscardForm } from './DiscardForm';
import { ReleaseForm } from './ReleaseForm';
import { StatusBadge } from './StatusBadge';

const HEX_MAX = 16_384;

/** One quarantined delivery: why, what exactly came, and what can be done about it. */
export function QuarantineSheet({ id, onClose }: { id: string; onClose: () => void }) {
  useShortcuts({ Escape: onClose });
  const { data: item, error, refetch, isFetching } = useQuarantineItem(id);
  return (
    <Sheet title="Quarantined delivery" testId="quarantine-inspector" onClose={onClose}>
      {error && item === undefined && (
        <ErrorNote trouble={toProblem(error)} onRetry={() => refetch()} busy={isFetching} />
      )}
      {!error && item === undefined && <SkeletonLines lines={10} />}
      {item && <Delivery item={item} />}
    </Sheet>
  );
}

function Delivery({ item }: { item: QuarantineDetail }) {
  const headers = Object.entries(item.headers);
  return (
    <>
      <div className="flex flex-col gap-2 border-b border-line p-4">
        <div className="flex flex-wrap items-center gap-2">
          <Badge {...cloudLook(item.source)} />
          <StatusBadge status={item.status} />
          <span className="font-mono text-sm font-semibold">{item.reason}</span>
        </div>
        <p className="wrap-anywhere">{item.detail}</p>
      </div>
      <ReleaseForm item={item} />
      {item.status === 'open' ? <DiscardForm id={item.id} /> : <Closing item={item} />}
      <Part title="Body" aside={<CopyButton compact label="Copy the body" text={item.body} />}>
        <pre className="max-h-96 overflow-auto rounded-md border border-line bg-well p-3 font-mono text-xs whitespace-pre-wrap wrap-anywhere">
          {item.body_encoding === 'utf-8' ? <JsonView text={item.body} /> : dump(item.body)}
        </pre>
      </Part>
      <Part title="Delivery">
        <Facts
          facts={[
            {
              name: 'Id',
              value: item.id,
              mono: true,
              act: <CopyButton compact text={item.id} label="Copy id" />,
            },
            { name: 'Received', value: fullTime(item.received_at) },
            { name: 'Route', value: item.route, mono: true },
            { name: 'Content type', value: item.content_type ?? '–', mono: true },
            { name: 'Size', value: bytes(item.size) },
          ]}
        />
      </Part>
      {headers.length > 0 && (
        <Part title="Headers">
          <Facts facts={headers.map(([name, value]) => ({ name, value, mono: true }))} />
        </Part>
      )}
    </>
  );
}

function dump(base64: string): string {
  return hexDump(
    Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)),
    HEX_MAX,
  );
}

function Closing({ item }: { item: QuarantineDetail }) {
  return (
    <Part title={item.status === 'released' ? 'Released' : 'Discarded'}>
      <Facts
        facts={[
          { name: 'When', value: item.closed_at === null ? '–' : fullTime(item.closed_at) },
          { name: 'Note', value: item.closed_note ?? '–' },
          ...(item.released_event_id === null
            ? []
            : [
                {
                  name: 'Event',
                  value: (
                    <Link
                      className="text-accent underline"
                      href={`/events/${encodeURIComponent(item.released_event_id)}`}
                    >
                      {item.released_event_id}
                    </Link>
                  ),
                },
              ]),
        ]}
      />
    </Part>
  );
}

// SPDX-License-Identifier: MIT
import { cloudLook } from '../../api/clouds';
import { useIncidents } from '../../api/reconciliation';
import type { Incident } from '../../api/wire-reconciliation';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { clockTime, duration, plural } from '../../ui/format';
import { Icon } from '../../ui/Icon';
import { useNow } from '../../ui/useNow';

/** Sources that have fallen silent, and how many cases wait for them. Nothing is shown while all of them speak. */
export function Incidents({ onShow }: { onShow: () => void }) {
  const { data, isError } = useIncidents();
  const now = useNow(1_000);
  const open = data?.items.filter((incident) => incident.until === null) ?? [];
  if (isError && data === undefined)
    return <p className="text-sm text-ink-soft">Whether a source is silent is not known right now.</p>;
  if (open.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2">
      {open.map((incident) => (
        <Silent key={incident.id} incident={incident} now={now} onShow={onShow} />
      ))}
    </ul>
  );
}

/** The server's sentence in this browser's time of day. */
export function silentSince(incident: Incident): string {
  const since = clockTime(incident.since).replace(/:\d\d\.\d+$/, '');
  const { label } = cloudLook(incident.cloud);
  const who = incident.source ? `${label} source ${incident.source}` : label;
  return `${who} is silent since ${since}: ${plural(incident.undecided, 'case')} undecided`;
}

function Silent({ incident, now, onShow }: { incident: Incident; now: number; onShow: () => void }) {
  return (
    <li
      data-testid="incident"
      data-cloud={incident.cloud}
      data-source={incident.source ?? undefined}
      className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-warn/40 bg-warn-soft px-4 py-2.5 text-sm"
    >
      <span className="text-warn">
        <Icon name="alert" size={18} />
      </span>
      <Badge {...cloudLook(incident.cloud)} />
      <strong className="min-w-0 flex-1 basis-64 font-semibold wrap-anywhere" title={incident.sentence}>
        {silentSince(incident)}
      </strong>
      <span className="text-ink-soft tabular-nums">
        for {duration(Math.max(0, now - Date.parse(incident.since)))}
      </span>
      {incident.undecided > 0 && <Button onClick={onShow}>Show them</Button>}
    </li>
  );
}

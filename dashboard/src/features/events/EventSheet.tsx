// SPDX-License-Identifier: MIT
import { Link } from 'wouter';
import { TOUCHABLE } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Sheet } from '../../ui/Sheet';
import { useShortcuts } from '../../ui/useShortcuts';
import { EventInspector, eventPagePath, type Inspected } from './inspector/EventInspector';

/** One event beside the page that led to it. */
export function EventSheet({ id, cloud, onClose }: Inspected & { onClose: () => void }) {
  useShortcuts({ Escape: onClose });
  return (
    <Sheet
      title={id}
      testId="inspector"
      onClose={onClose}
      actions={
        <Link
          href={eventPagePath({ id, cloud })}
          title="Open as a page"
          className={`inline-flex ${TOUCHABLE} min-w-9 items-center justify-center rounded-md text-ink-soft hover:bg-well max-sm:min-w-11`}
        >
          <Icon name="expand" />
          <span className="sr-only">Open as a page</span>
        </Link>
      }
    >
      <EventInspector key={`${cloud} ${id}`} id={id} cloud={cloud} />
    </Sheet>
  );
}

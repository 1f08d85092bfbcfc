// SPDX-License-Identifier: MIT
import { EventSheet } from '../features/events/EventSheet';
import { useUrl } from '../ui/useUrl';

/** The event that `?event=` names, beside whatever page is shown. */
export default function EventSheetRoute() {
  const [url, patch] = useUrl();
  const id = url.get('event');
  if (id === null) return null;
  return (
    <EventSheet
      id={id}
      cloud={url.get('event_cloud')}
      onClose={() => patch({ event: null, event_cloud: null })}
    />
  );
}

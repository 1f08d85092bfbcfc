// SPDX-License-Identifier: MIT
import { EventPage } from '../features/events/EventPage';
import { useSegments } from '../ui/useSegments';
import { useUrl } from '../ui/useUrl';

export default function EventRoute() {
  const [, id = ''] = useSegments();
  const [url] = useUrl();
  return <EventPage id={id} cloud={url.get('cloud')} />;
}

// SPDX-License-Identifier: MIT
import { useParams } from 'wouter';
import { EventPage } from '../features/events/EventPage';
import { useUrl } from '../ui/useUrl';

export default function EventRoute() {
  const { id } = useParams<{ id: string }>();
  const [url] = useUrl();
  return <EventPage id={id} cloud={url.get('cloud')} />;
}

// SPDX-License-Identifier: MIT
import { EventsPage } from '../features/events/EventsPage';

export default function EventsRoute() {
  return <EventsPage />;
}

// SPDX-License-Identifier: MIT
import { Stream } from '../features/feed/Stream';
import { Overview } from '../features/overview/Overview';
import type { Feed } from '../live/feed';

export function OverviewRoute({ feed }: { feed: Feed }) {
  return <Overview feed={feed} stream={<Stream feed={feed} />} />;
}

// SPDX-License-Identifier: MIT
import { SystemPage } from '../features/system/SystemPage';
import type { Feed } from '../live/feed';

export default function SystemRoute({ feed }: { feed: Feed }) {
  return <SystemPage feed={feed} />;
}

// SPDX-License-Identifier: MIT
import { ReconciliationPage } from '../features/reconciliation/ReconciliationPage';
import type { Feed } from '../live/feed';

export default function ReconciliationRoute({ feed }: { feed: Feed }) {
  return <ReconciliationPage feed={feed} />;
}

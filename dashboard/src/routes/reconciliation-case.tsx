// SPDX-License-Identifier: MIT
import { CasePage } from '../features/reconciliation/case/CasePage';
import type { Feed } from '../live/feed';
import { useSegments } from '../ui/useSegments';

export default function CaseRoute({ feed }: { feed: Feed }) {
  const [, , flow = '', key = ''] = useSegments();
  return <CasePage key={`${flow} ${key}`} feed={feed} flow={flow} caseKey={key} />;
}

// SPDX-License-Identifier: MIT
import { useParams } from 'wouter';
import { CasePage } from '../features/reconciliation/case/CasePage';
import type { Feed } from '../live/feed';

export default function CaseRoute({ feed }: { feed: Feed }) {
  const { flow, key } = useParams<{ flow: string; key: string }>();
  return <CasePage key={`${flow} ${key}`} feed={feed} flow={flow} caseKey={key} />;
}

// SPDX-License-Identifier: MIT
import { expect, test } from 'vitest';
import { aChange } from '../testing/case-fixtures';
import { wires } from '../testing/fixtures';
import { Feed } from './feed';
import { CHANGES_KEPT, caseId, VerdictWindow } from './verdicts';

const opened = () => new VerdictWindow((paint) => paint);
const revisionOf = (window: VerdictWindow, key: string) =>
  window.view.get().cases.get(caseId({ flow: 'order-fulfilment', key }))?.change.revision;

test('arrived_olderRevisionAfterANewer_isNotTaken', () => {
  const window = opened();
  window.arrived([aChange('ORD-1', { revision: 5 })]);
  window.arrived([aChange('ORD-1', { revision: 4 })]);
  expect(revisionOf(window, 'ORD-1')).toBe(5);
  expect(window.view.get().received).toBe(2);
});

test('arrived_moreCasesThanAreKept_theOldestGo', () => {
  const window = opened();
  window.arrived(Array.from({ length: CHANGES_KEPT + 1 }, (_, index) => aChange(`ORD-${index}`)));
  expect(window.view.get().cases.size).toBe(CHANGES_KEPT);
  expect(revisionOf(window, 'ORD-0')).toBeUndefined();
  expect(revisionOf(window, `ORD-${CHANGES_KEPT}`)).toBe(4);
});

test('feed_verdictsFrame_reachesTheWindow', () => {
  const line = wires();
  const feed = new Feed({
    open: line.open,
    recent: () => Promise.resolve([]),
    between: () => Promise.resolve({ items: [], has_more: false }),
    schedule: (paint) => paint,
  });
  feed.start();
  line.last().hello();
  line.last().says({ type: 'verdicts', position: '0:1', verdicts: [aChange('ORD-1')] });
  expect(feed.verdicts.get()).toMatchObject({ received: 1, missed: 0 });
  line.last().says({ type: 'gap', missed: 3, from: '0:1', to: '0:4', reason: 'slow_client' });
  expect(feed.verdicts.get().missed).toBe(1);
  feed.stop();
});

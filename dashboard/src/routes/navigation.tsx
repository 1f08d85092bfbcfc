// SPDX-License-Identifier: MIT
import { lazy, type ReactNode } from 'react';
import type { Stats } from '../api/wire';
import type { Summary } from '../api/wire-reconciliation';
import type { Feed } from '../live/feed';
import { OverviewRoute } from './overview';

const EventsRoute = lazy(() => import('./events'));
const EventRoute = lazy(() => import('./event'));
const QuarantineRoute = lazy(() => import('./quarantine'));
const ReconciliationRoute = lazy(() => import('./reconciliation'));
const CaseRoute = lazy(() => import('./reconciliation-case'));
const FlowsRoute = lazy(() => import('./flows'));
const SystemRoute = lazy(() => import('./system'));

/** What the header knows without asking for more. */
export interface Figures {
  stats: Stats | undefined;
  summary: Summary | undefined;
}

/** What disagrees, lacks a step, or cannot be decided. */
const TROUBLED = new Set(['mismatched', 'missing', 'undecided']);

function troubled({ summary }: Figures): number {
  const statuses = summary?.statuses ?? [];
  return statuses.filter((each) => TROUBLED.has(each.status)).reduce((sum, each) => sum + each.cases, 0);
}

/** One page: where it is, what it is called, and, where it belongs in the header, how to get there. */
export interface Place {
  path: string;
  title: string;
  page: (feed: Feed) => ReactNode;
  /** Shown in the header; `key` follows `g` on the keyboard, `badge` counts what waits there. */
  menu?: { label: string; key: string; badge?: (figures: Figures) => number };
}

/** Every page of the dashboard. A new page is a line here. */
export const PLACES: readonly Place[] = [
  {
    path: '/',
    title: 'Overview',
    page: (feed) => <OverviewRoute feed={feed} />,
    menu: { label: 'Overview', key: 'o' },
  },
  { path: '/events', title: 'Events', page: () => <EventsRoute />, menu: { label: 'Events', key: 'e' } },
  { path: '/events/:id', title: 'Event', page: () => <EventRoute /> },
  {
    path: '/reconciliation',
    title: 'Reconciliation',
    page: (feed) => <ReconciliationRoute feed={feed} />,
    menu: { label: 'Reconciliation', key: 'r', badge: troubled },
  },
  {
    path: '/reconciliation/cases/:flow/:key',
    title: 'Case',
    page: (feed) => <CaseRoute feed={feed} />,
  },
  { path: '/reconciliation/flows', title: 'Flows', page: () => <FlowsRoute /> },
  {
    path: '/quarantine',
    title: 'Quarantine',
    page: () => <QuarantineRoute />,
    menu: { label: 'Quarantine', key: 'q', badge: ({ stats }) => stats?.quarantine_open ?? 0 },
  },
  {
    path: '/system',
    title: 'System',
    page: (feed) => <SystemRoute feed={feed} />,
    menu: { label: 'System', key: 's' },
  },
];

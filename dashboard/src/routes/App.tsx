// SPDX-License-Identifier: MIT
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { StaleBanner } from '../features/system/StaleBanner';
import type { Feed } from '../live/feed';
import { Boundary } from '../ui/Boundary';
import { EmptyState } from '../ui/EmptyState';
import { HelpDialog } from '../ui/HelpDialog';
import { SkeletonLines } from '../ui/Skeleton';
import { useShortcuts } from '../ui/useShortcuts';
import { useUrl } from '../ui/useUrl';
import { Header } from './Header';
import { PLACES } from './navigation';

const EventSheetRoute = lazy(() => import('./event-sheet'));

const GO_WITHIN_MS = 1_000;
const MENU = PLACES.flatMap(({ path, menu }) => (menu ? [{ path, ...menu }] : []));
const KEYS: [string, string][] = [
  ['/', 'Filter'],
  ['space', 'Pause or resume the stream'],
  ['esc', 'Close'],
  ...MENU.map(({ label, key }): [string, string] => [`g ${key}`, `Go to ${label}`]),
  ['?', 'This help'],
];

/** `g` and then a page's key goes there. */
function useGoKeys() {
  const [, navigate] = useLocation();
  const pressed = useRef(Number.NEGATIVE_INFINITY);
  const go = (path: string) => {
    if (performance.now() - pressed.current < GO_WITHIN_MS) navigate(path);
  };
  useShortcuts({
    g: () => {
      pressed.current = performance.now();
    },
    ...Object.fromEntries(MENU.map(({ key, path }) => [key, () => go(path)])),
  });
}

export function App({ feed }: { feed: Feed }) {
  const [help, setHelp] = useState(false);
  const [url] = useUrl();
  const [path] = useLocation();
  useGoKeys();
  useShortcuts({ '?': () => setHelp(true) });
  return (
    <>
      <a
        href="#main"
        className="sr-only z-40 rounded-md bg-accent p-3 text-surface focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <Header feed={feed} onHelp={() => setHelp(true)} />
      <StaleBanner />
      <main id="main" className="mx-auto max-w-360 p-3 sm:p-4 lg:p-6">
        <Boundary of={path}>
          <Suspense fallback={<SkeletonLines lines={10} />}>
            <Switch>
              {PLACES.map(({ path, title, page }) => (
                <Route key={path} path={path}>
                  <Titled title={title} />
                  {page(feed)}
                </Route>
              ))}
              <Route>
                <EmptyState title="There is no such page">
                  <Link href="/" className="text-accent underline">
                    To the overview
                  </Link>
                </EmptyState>
              </Route>
            </Switch>
          </Suspense>
        </Boundary>
      </main>
      <Boundary of={url.get('event') ?? ''}>
        <Suspense>{url.has('event') && <EventSheetRoute />}</Suspense>
      </Boundary>
      {help && <HelpDialog keys={KEYS} onClose={() => setHelp(false)} />}
    </>
  );
}

function Titled({ title }: { title: string }) {
  useEffect(() => {
    document.title = `${title} · HELIOS`;
  }, [title]);
  return null;
}

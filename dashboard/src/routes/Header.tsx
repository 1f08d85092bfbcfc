// SPDX-License-Identifier: MIT
import { Link, useLocation } from 'wouter';
import { useSummary } from '../api/reconciliation';
import { useStats } from '../api/stats';
import { ConnectionState } from '../features/feed/ConnectionState';
import type { Feed } from '../live/feed';
import { Button } from '../ui/Button';
import { count } from '../ui/format';
import { Logo } from '../ui/Logo';
import { ThemeSwitch } from '../ui/ThemeSwitch';
import { PLACES } from './navigation';

/** The name, the ways, the state of the line. */
export function Header({ feed, onHelp }: { feed: Feed; onHelp: () => void }) {
  const [path] = useLocation();
  const { data: stats } = useStats();
  const { data: summary } = useSummary();
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-surface">
      <div className="mx-auto grid max-w-360 grid-cols-[1fr_auto] items-center gap-x-4 px-4 md:grid-cols-[auto_1fr_auto] lg:px-6">
        <Link href="/" className="flex min-h-14 items-center gap-2.5">
          <Logo />
          <span className="text-lg font-bold tracking-[0.14em]">HELIOS</span>
        </Link>
        <div className="flex items-center gap-1 md:order-3">
          <ConnectionState feed={feed} />
          <Button look="quiet" icon="help" compact onClick={onHelp} className="max-sm:hidden">
            Keyboard help
          </Button>
          <ThemeSwitch />
        </div>
        <nav
          aria-label="Pages"
          className="-mx-4 flex overflow-x-auto px-1 max-md:col-span-2 max-md:border-t max-md:border-line md:order-2 md:mx-0"
        >
          {PLACES.map(({ path: to, menu }) => {
            if (menu === undefined) return null;
            const here = to === '/' ? path === '/' : path.startsWith(to);
            const waiting = menu.badge?.({ stats, summary }) ?? 0;
            return (
              <Link
                key={to}
                href={to}
                aria-current={here ? 'page' : undefined}
                className={`relative inline-flex min-h-11 items-center gap-1.5 px-2.5 text-base sm:px-3 font-medium whitespace-nowrap -outline-offset-2 md:min-h-14 ${
                  here
                    ? 'text-ink after:absolute after:inset-x-3 after:bottom-0 after:h-0.5 after:rounded-full after:bg-accent'
                    : 'text-ink-soft hover:text-ink'
                }`}
              >
                {menu.label}
                {waiting > 0 && (
                  <span className="rounded-full bg-warn-soft px-1.5 text-xs font-semibold text-warn tabular-nums">
                    {count(waiting)}
                  </span>
                )}
              </Link>
            );
          })}
        </nav>
      </div>
    </header>
  );
}

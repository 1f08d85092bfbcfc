// SPDX-License-Identifier: MIT
import type { ReactNode } from 'react';

interface Props {
  title?: ReactNode;
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
  /** Lets the content touch the edges. */
  flush?: boolean;
}

/** A titled surface. */
export function Card({ title, aside, className = '', children, flush = false }: Props) {
  return (
    <section
      className={`flex min-w-0 flex-col rounded-lg border border-line bg-surface shadow-card ${className}`}
    >
      {title !== undefined && (
        <header className="flex min-h-12 flex-wrap items-center justify-between gap-x-3 gap-y-1 px-4 py-2">
          <h2 className="text-base font-semibold">{title}</h2>
          {aside}
        </header>
      )}
      <div
        className={flush ? 'flex min-h-0 flex-1 flex-col' : `px-4 pb-4 ${title === undefined ? 'pt-4' : ''}`}
      >
        {children}
      </div>
    </section>
  );
}

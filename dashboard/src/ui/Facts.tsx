// SPDX-License-Identifier: MIT
import type { ReactNode } from 'react';

export interface Fact {
  name: string;
  value: ReactNode;
  /** Shown after the value, for example a copy button. */
  act?: ReactNode;
  mono?: boolean;
}

/** Names and values, one a line. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[minmax(6.5rem,auto)_minmax(0,1fr)] text-sm">
      {facts.map((fact) => (
        <div
          key={fact.name}
          className="col-span-2 grid min-h-9 grid-cols-subgrid items-center border-b border-line last:border-b-0"
        >
          <dt className="py-1 pr-4 text-ink-soft">{fact.name}</dt>
          <dd
            className={`flex min-w-0 items-center justify-between gap-2 py-0.5 ${fact.mono ? 'font-mono text-xs' : ''}`}
          >
            <span className="min-w-0 wrap-anywhere">{fact.value}</span>
            {fact.act}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A titled part of a sheet. */
export function Part({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-b border-line px-4 py-4 last:border-b-0">
      <header className="mb-2 flex min-h-9 flex-wrap items-center justify-between gap-2">
        <h3 className="text-base font-semibold">{title}</h3>
        {aside}
      </header>
      {children}
    </section>
  );
}

// SPDX-License-Identifier: MIT
import type { ReactNode } from 'react';

/** A page's heading line and its content. */
export function Page({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-4">
      <div className="flex min-h-9 flex-wrap items-center justify-between gap-2">
        <h1 className="text-xl font-semibold">{title}</h1>
        {aside}
      </div>
      {children}
    </div>
  );
}

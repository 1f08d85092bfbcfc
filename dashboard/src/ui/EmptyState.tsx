// SPDX-License-Identifier: MIT
import type { ReactNode } from 'react';

/** What a place without content says: why it is empty, and what to do next. */
export function EmptyState({
  title,
  children,
  testId,
}: {
  title: string;
  children?: ReactNode;
  testId?: string;
}) {
  return (
    <div
      data-testid={testId}
      className="flex flex-1 flex-col items-center justify-center gap-3 px-4 py-10 text-center"
    >
      <h3 className="text-lg font-semibold">{title}</h3>
      {children}
    </div>
  );
}

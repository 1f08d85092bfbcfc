// SPDX-License-Identifier: MIT

/** Holds the place of what is still loading, so that nothing jumps when it comes. */
export function Skeleton({ className = '' }: { className?: string }) {
  return <span aria-hidden="true" className={`inline-block animate-pulse rounded-sm bg-line ${className}`} />;
}

/** Several lines of it. */
export function SkeletonLines({ lines }: { lines: number }) {
  return (
    <div className="flex flex-col gap-3 p-4" role="status" aria-label="Loading">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no other identity
        <Skeleton key={line} className="h-5 w-full" />
      ))}
    </div>
  );
}

// SPDX-License-Identifier: MIT
import type { MarkKind } from './lanes';

interface Look {
  label: string;
  color: string;
  /** Drawn in a square of 20. */
  path: string;
  filled: boolean;
  dashed?: boolean;
}

const LOOKS: Record<MarkKind, Look> = {
  on_time: {
    label: 'in time',
    color: 'text-good-fill',
    path: 'M10 4a6 6 0 1 1 0 12 6 6 0 0 1 0-12z',
    filled: true,
  },
  late: { label: 'late', color: 'text-bad-fill', path: 'M10 3l8 14H2z', filled: true },
  out_of_order: { label: 'before its cause', color: 'text-warn', path: 'M15 3v14L3 10z', filled: true },
  duplicate: {
    label: 'happened again',
    color: 'text-bad-fill',
    path: 'M3 3h10v10H3zM7 16h10V6',
    filled: false,
  },
  conflict: { label: 'other content', color: 'text-bad-fill', path: 'M10 2l8 8-8 8-8-8z', filled: false },
  unexpected: {
    label: 'unexpected',
    color: 'text-bad-fill',
    path: 'M4 4h12v12H4zM7 7l6 6M13 7l-6 6',
    filled: false,
  },
  other: { label: 'evidence only', color: 'text-neutral-fill', path: 'M4 4h12v12H4z', filled: false },
  closing: { label: 'ended the case', color: 'text-accent', path: 'M4 4h12v12H4z', filled: true },
  missing: {
    label: 'missing',
    color: 'text-bad-fill',
    path: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM7 7l6 6M13 7l-6 6',
    filled: false,
    dashed: true,
  },
  awaited: {
    label: 'awaited',
    color: 'text-neutral-fill',
    path: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14z',
    filled: false,
    dashed: true,
  },
};

export function markLabel(kind: MarkKind): string {
  return LOOKS[kind].label;
}

/** An event, or the place of one that is not there: every kind has a shape of its own. */
export function LaneMarkShape({ kind, size = 22 }: { kind: MarkKind; size?: number }) {
  const look = LOOKS[kind];
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      aria-hidden="true"
      className={`shrink-0 ${look.color}`}
    >
      <path
        d={look.path}
        fill={look.filled ? 'currentColor' : 'var(--surface)'}
        stroke={look.filled ? 'var(--surface)' : 'currentColor'}
        strokeWidth={look.filled ? 1.5 : 2.2}
        strokeLinejoin="round"
        strokeLinecap="round"
        strokeDasharray={look.dashed ? '3 2.6' : undefined}
      />
    </svg>
  );
}

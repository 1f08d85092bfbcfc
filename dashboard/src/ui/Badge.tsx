// SPDX-License-Identifier: MIT
import { type Mark, MarkShape, type Tone } from './Mark';

const TONES: Record<Tone, string> = {
  yellow: 'bg-yellow-soft text-yellow',
  green: 'bg-green-soft text-green',
  purple: 'bg-purple-soft text-purple',
  neutral: 'bg-neutral-soft text-neutral',
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
};

/** A short label in a colour, with a shape of its own where the colour tells kinds apart. */
export function Badge({ label, tone, mark }: { label: string; tone: Tone; mark?: Mark }) {
  return (
    <span
      className={`inline-flex h-5.5 items-center gap-1.5 rounded-sm px-1.5 text-xs font-semibold whitespace-nowrap ${TONES[tone]}`}
    >
      {mark && <MarkShape mark={mark} />}
      {label}
    </span>
  );
}

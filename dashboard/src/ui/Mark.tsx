// SPDX-License-Identifier: MIT

export type Tone = 'yellow' | 'green' | 'purple' | 'neutral' | 'good' | 'warn' | 'bad';
export type Mark = 'triangle' | 'circle' | 'square' | 'diamond';

const SHAPES: Record<Mark, string> = {
  triangle: 'M5 1l4.500 8h-9z',
  circle: 'M5 1a4 4 0 1 1 0 8 4 4 0 0 1 0-8z',
  square: 'M1.200 1.200h7.600v7.600h-7.600z',
  diamond: 'M5 .5L9.500 5 5 9.500.5 5z',
};

/** One of four shapes, in the colour of the text around it. */
export function MarkShape({ mark, size = 8 }: { mark: Mark; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 10 10" aria-hidden="true" className="shrink-0">
      <path d={SHAPES[mark]} fill="currentColor" />
    </svg>
  );
}

/** The strong colour of a tone, for bars and chart areas; a CSS value. */
export function fillOf(tone: Tone): string {
  return `var(--${tone}-fill)`;
}

const TEXT: Record<Tone, string> = {
  yellow: 'text-yellow-fill',
  green: 'text-green-fill',
  purple: 'text-purple-fill',
  neutral: 'text-neutral-fill',
  good: 'text-good-fill',
  warn: 'text-warn',
  bad: 'text-bad-fill',
};

/** The class that paints a mark in the strong colour of a tone. */
export function markColor(tone: Tone): string {
  return TEXT[tone];
}

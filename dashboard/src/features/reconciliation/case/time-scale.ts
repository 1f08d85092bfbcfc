// SPDX-License-Identifier: MIT

/** A time left out of the axis because nothing happened in it. */
export interface Break {
  from: number;
  to: number;
  /** Where it is drawn, in percent of the width. */
  left: number;
  width: number;
}

export interface TimeScale {
  /** Where a moment is drawn, in percent of the width; moments beyond the ends are drawn at the ends. */
  at: (moment: number) => number;
  breaks: readonly Break[];
  ticks: readonly { moment: number; left: number }[];
}

/** Gaps longer than this many times the usual length are folded … */
const FOLD_OVER = 1.5;
/** … to this part of it. */
const FOLDED = 0.3;
/** Room before the first and after the last moment, in percent. */
const EDGE = 4;
const TICKS_MAX = 6;
/** Marks on the axis keep at least this distance, in percent. */
const TICK_APART = 11;
const STEPS = [
  100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000,
  3_600_000, 7_200_000, 21_600_000, 43_200_000, 86_400_000,
];

interface Piece {
  from: number;
  to: number;
  drawn: number;
  folded: boolean;
}

function pieces(moments: readonly number[], usual: number): Piece[] {
  const sorted = [...new Set(moments)].sort((one, other) => one - other);
  return sorted.slice(1).map((to, index) => {
    const from = sorted[index] ?? to;
    const folded = to - from > usual * FOLD_OVER;
    return { from, to, drawn: folded ? usual * FOLDED : to - from, folded };
  });
}

/**
 * Puts moments on one axis. `usual` is how long a case usually takes: a far longer stretch in which nothing happened
 * is folded and said, so that what is close together can still be told apart. `zero` is where the marks count from.
 */
export function timeScale(moments: readonly number[], usual: number, zero: number): TimeScale {
  const all = pieces(moments.length === 0 ? [zero] : moments, Math.max(1, usual));
  const whole = all.reduce((sum, piece) => sum + piece.drawn, 0);
  const perUnit = whole === 0 ? 0 : (100 - 2 * EDGE) / whole;
  const starts: number[] = [];
  let left = EDGE;
  for (const piece of all) {
    starts.push(left);
    left += piece.drawn * perUnit;
  }
  const end = left;
  const at = (moment: number) => {
    const index = all.findIndex((piece) => moment <= piece.to);
    const piece = all[index];
    if (piece === undefined) return all.length === 0 ? 50 : end;
    const part = Math.max(0, moment - piece.from) / (piece.to - piece.from);
    return (starts[index] ?? EDGE) + part * piece.drawn * perUnit;
  };
  const breaks = all.flatMap((piece, index) =>
    piece.folded
      ? [{ from: piece.from, to: piece.to, left: starts[index] ?? EDGE, width: piece.drawn * perUnit }]
      : [],
  );
  return { at, breaks, ticks: ticks(all, whole, zero, at) };
}

function ticks(all: readonly Piece[], whole: number, zero: number, at: (moment: number) => number) {
  const step = STEPS.find((each) => whole / each <= TICKS_MAX) ?? 86_400_000;
  const marks: { moment: number; left: number }[] = [];
  for (const piece of all.filter((each) => !each.folded)) {
    const first = Math.ceil((piece.from - zero) / step) * step + zero;
    for (let moment = first; moment <= piece.to; moment += step) {
      const left = at(moment);
      const before = marks.at(-1);
      if (before === undefined || left - before.left >= TICK_APART) marks.push({ moment, left });
    }
  }
  return marks;
}

// SPDX-License-Identifier: MIT

const SIZE = 148;
const OUTER = 72.5;
const INNER = 48.8;
/** A whole turn has no end to draw to: a hair less looks the same. */
const WHOLE = 0.9999;

function point(part: number, radius: number): string {
  const angle = part * 2 * Math.PI - Math.PI / 2;
  const [x, y] = [SIZE / 2 + radius * Math.cos(angle), SIZE / 2 + radius * Math.sin(angle)];
  return `${x.toFixed(2)} ${y.toFixed(2)}`;
}

/** The outline of a ring's piece, clockwise from the top; `from` and `share` are parts of the whole turn. */
export function ringPiece(from: number, share: number): string {
  const to = from + Math.min(share, WHOLE);
  const large = share > 0.5 ? 1 : 0;
  return `M${point(from, OUTER)}A${OUTER} ${OUTER} 0 ${large} 1 ${point(to, OUTER)}L${point(to, INNER)}A${INNER} ${INNER} 0 ${large} 0 ${point(from, INNER)}Z`;
}

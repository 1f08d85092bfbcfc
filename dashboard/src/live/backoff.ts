// SPDX-License-Identifier: MIT

const FIRST_MS = 500;
const CAP_MS = 15_000;

/**
 * How long to wait before the attempt-th try (0 = the first after a break): doubling from 0.5 s to 15 s, half
 * of it fixed and half by chance, so that a thousand browsers do not return to a restarted server at once.
 */
export function backoffMs(attempt: number, random: () => number): number {
  const ceiling = Math.min(CAP_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
  return Math.round(ceiling / 2 + (random() * ceiling) / 2);
}

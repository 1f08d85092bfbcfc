// SPDX-License-Identifier: MIT

interface Scaled {
  units: bigint;
  scale: number;
}

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

function scaled(text: string): Scaled | null {
  const parts = DECIMAL.exec(text.trim());
  if (parts === null) return null;
  const [, sign = '', whole = '0', fraction = ''] = parts;
  const units = BigInt(whole + fraction);
  return { units: sign === '-' ? -units : units, scale: fraction.length };
}

function aligned(one: Scaled, other: Scaled): [bigint, bigint, number] {
  const scale = Math.max(one.scale, other.scale);
  const raise = (value: Scaled) => value.units * 10n ** BigInt(scale - value.scale);
  return [raise(one), raise(other), scale];
}

function written(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const cut = digits.length - scale;
  const fraction = scale === 0 ? '' : `.${digits.slice(cut)}`;
  return `${units < 0n ? '-' : ''}${digits.slice(0, cut)}${fraction}`;
}

/** Whether a text is a plain decimal like 12, -3.50 or +0.1. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text.trim());
}

/** The exact sum of two decimals, or null when one is none. Keeps the longer fraction: 1.5 + 1.50 = 3.00. */
export function addDecimals(one: string, other: string): string | null {
  const [a, b] = [scaled(one), scaled(other)];
  if (a === null || b === null) return null;
  const [left, right, scale] = aligned(a, b);
  return written(left + right, scale);
}

/** Negative, zero or positive as the first is smaller, equal or greater; null when one is no decimal. */
export function compareDecimals(one: string, other: string): number | null {
  const [a, b] = [scaled(one), scaled(other)];
  if (a === null || b === null) return null;
  const [left, right] = aligned(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

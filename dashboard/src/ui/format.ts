// SPDX-License-Identifier: MIT

const GROUPS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const pad = (value: number, width: number) => String(value).padStart(width, '0');

/** 12345 → "12,345". */
export function count(value: number): string {
  return GROUPS.format(value);
}

/** Groups a decimal's whole digits without ever making it a number: "1234567.890" → "1,234,567.890". */
export function decimal(text: string): string {
  const parts = /^([+-]?)(\d+)(\.\d+)?$/.exec(text);
  if (parts === null) return text;
  const [, sign = '', whole = '', fraction = ''] = parts;
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, ',') + fraction;
}

/** An exact amount with its currency where there is one: "1,299.90 EUR". */
export function money(amount: string, currency: string | null): string {
  return currency === null ? decimal(amount) : `${decimal(amount)} ${currency}`;
}

/** Local time of day with milliseconds; other days carry their date. Text that is no time stays as it is. */
export function clockTime(iso: string, now = Date.now()): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const time = `${pad(at.getHours(), 2)}:${pad(at.getMinutes(), 2)}:${pad(at.getSeconds(), 2)}.${pad(at.getMilliseconds(), 3)}`;
  return at.toDateString() === new Date(now).toDateString() ? time : `${dateOf(at)} ${time}`;
}

/** Local date and time with milliseconds and the offset from UTC, for where there is room. */
export function fullTime(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const offset = -at.getTimezoneOffset();
  const zone =
    offset === 0
      ? 'UTC'
      : `UTC${offset < 0 ? '−' : '+'}${pad(Math.trunc(Math.abs(offset) / 60), 2)}:${pad(Math.abs(offset) % 60, 2)}`;
  return `${dateOf(at)} ${clockTime(iso, at.getTime())} ${zone}`;
}

function dateOf(at: Date): string {
  return `${at.getFullYear()}-${pad(at.getMonth() + 1, 2)}-${pad(at.getDate(), 2)}`;
}

/** A rate with as many digits as it deserves: "0.04", "9.9", "1,024". */
export function rate(perSecond: number): string {
  if (perSecond >= 100) return count(Math.round(perSecond));
  if (perSecond >= 1 || perSecond === 0) return perSecond.toFixed(1);
  return perSecond.toFixed(2);
}

/** A share of a whole: "39.1 %"; of nothing: "–". */
export function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`;
}

/** A rate between 0 and 1 as percent, cut and not rounded: 0.99999 is "99.99 %", only 1 is "100 %". */
export function wholePercent(part: number): string {
  const shown = Math.floor(part * 10_000 + 1e-6) / 100;
  return `${shown >= 100 ? '100' : shown.toFixed(2)} %`;
}

/** Milliseconds in the unit a person would say: "0.8 ms", "340 ms", "2.4 s", "3 min 4 s", "2 h 5 min", "3 d 4 h". */
export function duration(ms: number): string {
  const size = Math.abs(ms);
  if (size < 10) return `${ms.toFixed(1)} ms`;
  if (size < 1_000) return `${Math.round(ms)} ms`;
  if (size < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  const sign = ms < 0 ? '−' : '';
  const seconds = Math.round(size / 1_000);
  if (seconds < 3_600) return `${sign}${Math.trunc(seconds / 60)} min ${seconds % 60} s`;
  if (seconds < 86_400)
    return `${sign}${Math.trunc(seconds / 3_600)} h ${Math.trunc((seconds % 3_600) / 60)} min`;
  return `${sign}${Math.trunc(seconds / 86_400)} d ${Math.trunc((seconds % 86_400) / 3_600)} h`;
}

/** Bytes: "812 B", "4.2 KiB", "1.0 MiB". */
export function bytes(size: number): string {
  if (size < 1_024) return `${size} B`;
  if (size < 1_048_576) return `${(size / 1_024).toFixed(1)} KiB`;
  return `${(size / 1_048_576).toFixed(1)} MiB`;
}

/** "1 event", "2 events", "1,024 events". */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

// SPDX-License-Identifier: MIT
// What every look at the dashboard in a real browser needs.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const PATIENCE_MS = 30_000;
export const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function findChromium() {
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const found = folders.map((folder) => join(folder, 'chromium')).find((path) => existsSync(path));
  if (found === undefined) throw new Error(`expected chromium in one of ${folders.join(', ')}, found none`);
  return found;
}

export function check(what, holds) {
  if (!holds) throw new Error(`expected ${what}`);
  process.stdout.write(`ok: ${what}\n`);
}

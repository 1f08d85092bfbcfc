// SPDX-License-Identifier: MIT
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('./styles.css', import.meta.url), 'utf8');

function tokens(block: string): Record<string, string> {
  const body = css.slice(css.indexOf(`${block} {`)).split('}')[0] ?? '';
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  );
}

/** WCAG 2 relative luminance of a #rrggbb colour. */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const TONES = ['yellow', 'green', 'purple', 'neutral', 'good', 'warn', 'bad'];
const PAIRS = [
  ...TONES.map((tone) => [tone, `${tone}-soft`]),
  ...['ink', 'ink-soft', 'accent', ...TONES].map((tone) => [tone, 'surface']),
  ...['ink', 'ink-soft', 'accent', 'green', 'purple', 'warn'].map((tone) => [tone, 'well']),
  ...['ink', 'ink-soft', 'accent'].map((tone) => [tone, 'page']),
  ...['ink', 'ink-soft', 'accent'].map((tone) => [tone, 'accent-soft']),
  ['surface', 'accent'],
];

test.each([':root', '.dark'])('tokens_%s_everyTextIsReadable', (theme) => {
  const colors = tokens(theme);
  const faint = PAIRS.map(([ink = '', ground = '']) => {
    const found = contrast(colors[ink] ?? '', colors[ground] ?? '');
    return found >= 4.5 ? null : `${ink} on ${ground}: ${found.toFixed(2)}`;
  });
  expect(faint.filter(Boolean)).toEqual([]);
});

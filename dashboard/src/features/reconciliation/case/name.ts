// SPDX-License-Identifier: MIT

const KEY = 'helios-name';

/** Who handled a case last in this browser; empty where nothing is remembered. */
export function rememberedName(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

export function rememberName(name: string): void {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // Not remembered: it is asked for again.
  }
}

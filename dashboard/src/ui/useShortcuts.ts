// SPDX-License-Identifier: MIT
import { useEffect, useRef } from 'react';

const TYPING = 'input, textarea, select, [contenteditable="true"]';
const PRESSING = 'button, a, summary, [role="button"]';

/**
 * Single-key shortcuts, by `KeyboardEvent.key`. Silent while a person types, while a modifier is held, and, for
 * the space bar, while something is focused that space presses.
 */
export function useShortcuts(keys: Record<string, () => void>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const act = latest.current[event.key];
      if (act === undefined || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
        return;
      const target = event.target instanceof Element ? event.target : null;
      if (event.key !== 'Escape' && target?.closest(TYPING)) return;
      if (event.key === ' ' && target?.closest(PRESSING)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
}

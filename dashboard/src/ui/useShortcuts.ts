// SPDX-License-Identifier: MIT
import { useEffect, useRef } from 'react';

const TYPING = 'input, textarea, select, [contenteditable="true"]';
const PRESSING = 'button, summary, [role="button"]';

/**
 * Single-key shortcuts, by `KeyboardEvent.key`. Silent while a person types (escape then only leaves the field, so
 * that it never throws away what was typed), under an open dialog, while a modifier is held, and, for the space
 * bar, while something is focused that space presses.
 */
export function useShortcuts(keys: Record<string, () => void>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      const typing = target?.closest<HTMLElement>(TYPING);
      // Always, whoever else listens for escape: no field may keep the other shortcuts dead.
      if (typing && event.key === 'Escape') typing.blur();
      const act = latest.current[event.key];
      if (act === undefined || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
        return;
      if (typing || document.querySelector('dialog[open]') !== null) return;
      if (event.key === ' ' && target?.closest(PRESSING)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
}

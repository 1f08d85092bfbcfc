// SPDX-License-Identifier: MIT
import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from './Button';

interface Props {
  title: ReactNode;
  actions?: ReactNode;
  testId?: string;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A panel at the side on wide screens, the whole screen on narrow ones. It does not block the page behind it, so
 * that one can look at row after row; it takes the focus when it opens and gives it back when it closes.
 */
export function Sheet({ title, actions, testId, onClose, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <aside
      role="dialog"
      aria-labelledby="sheet-title"
      data-testid={testId}
      data-sheet
      className="fixed inset-0 z-30 flex animate-slide flex-col border-line bg-surface shadow-sheet md:top-[calc(3.5rem+1px)] md:left-auto md:w-[min(38rem,92vw)] md:border-l"
    >
      <header className="flex min-h-14 items-center gap-2 border-b border-line py-2 pr-2 pl-4">
        <h2
          id="sheet-title"
          ref={heading}
          tabIndex={-1}
          className="min-w-0 flex-1 truncate text-lg font-semibold outline-none"
        >
          {title}
        </h2>
        {actions}
        <Button look="quiet" icon="close" compact onClick={onClose}>
          Close
        </Button>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">{children}</div>
    </aside>
  );
}

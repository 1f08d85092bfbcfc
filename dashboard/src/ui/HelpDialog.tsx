// SPDX-License-Identifier: MIT
import { useEffect, useRef } from 'react';
import { Button } from './Button';

/** The keys and what they do, over the page. */
export function HelpDialog({ keys, onClose }: { keys: readonly [string, string][]; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-labelledby="help-title"
      className="m-auto w-[min(26rem,92vw)] rounded-lg border border-line bg-surface p-4 text-ink shadow-sheet"
    >
      <div className="mb-2 flex items-center justify-between">
        <h2 id="help-title" className="text-lg font-semibold">
          Keyboard
        </h2>
        <Button look="quiet" icon="close" compact onClick={() => dialog.current?.close()}>
          Close
        </Button>
      </div>
      <dl className="text-sm">
        {keys.map(([key, does]) => (
          <div key={key} className="flex min-h-9 items-center justify-between border-t border-line">
            <dt>{does}</dt>
            <dd>
              <kbd className="rounded-sm border border-line bg-well px-2 py-0.5 font-mono text-xs">{key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}

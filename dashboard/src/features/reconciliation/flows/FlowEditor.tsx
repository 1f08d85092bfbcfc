// SPDX-License-Identifier: MIT
import { type KeyboardEvent, useRef } from 'react';
import type { FlowError } from '../../../api/wire-reconciliation';

interface Props {
  text: string;
  errors: readonly FlowError[];
  onChange: (text: string) => void;
}

const LINE = 'text-xs leading-5 font-mono';

/** A text with numbered lines, those with errors marked. Tab leaves it, as everywhere; Ctrl+] indents. */
export function FlowEditor({ text, errors, onChange }: Props) {
  const gutter = useRef<HTMLDivElement>(null);
  const lines = text.split('\n').length;
  const wrong = new Map(errors.map((error) => [error.line, error.message]));
  const keys = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== ']' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    event.currentTarget.setRangeText('  ', selectionStart, selectionEnd, 'end');
    onChange(event.currentTarget.value);
  };
  return (
    <div className="flex h-112 overflow-hidden rounded-md border border-line-strong/60 bg-surface focus-within:outline-2 focus-within:outline-accent">
      <div
        ref={gutter}
        aria-hidden="true"
        className="w-12 shrink-0 overflow-hidden border-r border-line bg-well py-3"
      >
        {Array.from({ length: lines }, (_, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
            key={index}
            title={wrong.get(index + 1)}
            className={`${LINE} flex justify-between px-2 tabular-nums ${wrong.has(index + 1) ? 'bg-bad-soft font-bold text-bad' : 'text-ink-soft'}`}
          >
            <span>{wrong.has(index + 1) ? '!' : ''}</span>
            {index + 1}
          </div>
        ))}
        <div className="h-24" />
      </div>
      <textarea
        data-testid="flow-editor"
        aria-label="The flow as YAML or JSON"
        aria-invalid={errors.length > 0}
        aria-describedby="flow-errors"
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={keys}
        onScroll={(event) => {
          if (gutter.current !== null) gutter.current.scrollTop = event.currentTarget.scrollTop;
        }}
        className={`${LINE} min-w-0 flex-1 resize-none overflow-auto bg-transparent p-3 whitespace-pre text-ink outline-none`}
      />
    </div>
  );
}

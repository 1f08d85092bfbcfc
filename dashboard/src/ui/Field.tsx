// SPDX-License-Identifier: MIT
import type { ComponentProps, ReactNode } from 'react';
import { TOUCHABLE } from './Button';

const BOX = `${TOUCHABLE} w-full min-w-0 rounded-md border border-line-strong/60 bg-surface px-3 text-sm text-ink max-sm:text-lg`;

/** A labelled place for an input. The label is shown unless `hidden`. */
export function Labelled({
  label,
  hidden = false,
  children,
  className = '',
}: {
  label: string;
  hidden?: boolean;
  children: ReactNode;
  className?: string;
}) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className={`flex min-w-0 flex-col gap-1 ${className}`}>
      <span className={hidden ? 'sr-only' : 'text-xs font-medium text-ink-soft'}>{label}</span>
      {children}
    </label>
  );
}

export function TextInput(props: ComponentProps<'input'>) {
  return (
    <input
      type="text"
      autoComplete="off"
      spellCheck={false}
      {...props}
      className={`${BOX} ${props.className ?? ''}`}
    />
  );
}

export function Select(props: ComponentProps<'select'>) {
  return <select {...props} className={`${BOX} ${props.className ?? ''}`} />;
}

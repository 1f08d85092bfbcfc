// SPDX-License-Identifier: MIT
import type { ButtonHTMLAttributes } from 'react';
import { Icon, type IconName } from './Icon';

type Look = 'plain' | 'primary' | 'quiet' | 'danger';

const LOOKS: Record<Look, string> = {
  plain: 'border border-line bg-surface text-ink hover:bg-well',
  primary: 'border border-transparent bg-accent text-surface hover:opacity-90',
  quiet: 'border border-transparent text-ink-soft hover:bg-well hover:text-ink',
  danger: 'border border-bad bg-surface text-bad hover:bg-bad-soft',
};

export const TOUCHABLE = 'min-h-9 max-sm:min-h-11 pointer-coarse:min-h-11';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: Look;
  icon?: IconName;
  /** Shows only the icon; the label is still read aloud. */
  compact?: boolean;
}

/** The one button: at least 44 px to a finger, 36 px to a mouse. */
export function Button({ look = 'plain', icon, compact = false, className = '', children, ...rest }: Props) {
  const square = compact ? 'min-w-9 max-sm:min-w-11 pointer-coarse:min-w-11 px-0' : 'px-3';
  return (
    <button
      type="button"
      {...rest}
      className={`inline-flex ${TOUCHABLE} ${square} items-center justify-center gap-1.5 rounded-md text-sm font-medium whitespace-nowrap transition-colors disabled:opacity-50 ${LOOKS[look]} ${className}`}
    >
      {icon && <Icon name={icon} />}
      {compact ? <span className="sr-only">{children}</span> : children}
    </button>
  );
}

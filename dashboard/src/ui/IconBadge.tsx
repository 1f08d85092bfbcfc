// SPDX-License-Identifier: MIT
import { Icon, type IconName } from './Icon';

const TONES = {
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  neutral: 'bg-neutral-soft text-neutral',
  purple: 'bg-purple-soft text-purple',
};

interface Props {
  label: string;
  tone: keyof typeof TONES;
  icon: IconName;
  /** A longer word for it, on hover. */
  means?: string;
  large?: boolean;
}

/** A state: a word, a colour and a drawing. */
export function IconBadge({ label, tone, icon, means, large = false }: Props) {
  const size = large ? 'h-9 gap-2 px-3 text-lg' : 'h-5.5 gap-1 px-1.5 text-xs';
  return (
    <span
      title={means}
      className={`inline-flex items-center rounded-sm font-semibold whitespace-nowrap ${size} ${TONES[tone]}`}
    >
      <Icon name={icon} size={large ? 20 : 14} />
      {label}
    </span>
  );
}

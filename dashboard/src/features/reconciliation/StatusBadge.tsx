// SPDX-License-Identifier: MIT
import { statusLook } from '../../api/verdict-looks';
import { Icon } from '../../ui/Icon';

const TONES = {
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  neutral: 'bg-neutral-soft text-neutral',
  purple: 'bg-purple-soft text-purple',
};

/** A case's status: a word, a colour and a drawing. */
export function StatusBadge({ status, large = false }: { status: string; large?: boolean }) {
  const look = statusLook(status);
  const size = large ? 'h-9 gap-2 px-3 text-lg' : 'h-5.5 gap-1 px-1.5 text-xs';
  return (
    <span
      title={look.means}
      className={`inline-flex items-center rounded-sm font-semibold whitespace-nowrap ${size} ${TONES[look.tone]}`}
    >
      <Icon name={look.icon} size={large ? 20 : 14} />
      {look.label}
    </span>
  );
}

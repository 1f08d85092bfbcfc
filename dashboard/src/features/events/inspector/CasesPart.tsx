// SPDX-License-Identifier: MIT
import { Link } from 'wouter';
import { useCasesOf } from '../../../api/reconciliation';
import { statusLook } from '../../../api/verdict-looks';
import { TOUCHABLE } from '../../../ui/Button';
import { IconBadge } from '../../../ui/IconBadge';

/** The cases that an event's key has, as links; nothing where no flow knows the key or nobody can say. */
export function CasesPart({ orderId }: { orderId: string }) {
  const { data } = useCasesOf(orderId);
  return data?.map((one) => (
    <Link
      key={one.flow}
      data-testid="event-case"
      href={`/reconciliation/cases/${encodeURIComponent(one.flow)}/${encodeURIComponent(one.key)}`}
      title={one.sentence}
      className={`inline-flex ${TOUCHABLE} items-center gap-2 rounded-md border border-line px-3 text-sm font-medium hover:bg-well`}
    >
      Case {one.key}
      <IconBadge {...statusLook(one.status)} />
    </Link>
  ));
}

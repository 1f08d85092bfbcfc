// SPDX-License-Identifier: MIT
import { statusLook } from '../../api/verdict-looks';
import { IconBadge } from '../../ui/IconBadge';

/** A case's status. */
export function StatusBadge({ status, large = false }: { status: string; large?: boolean }) {
  return <IconBadge {...statusLook(status)} large={large} />;
}

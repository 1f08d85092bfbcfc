// SPDX-License-Identifier: MIT
import type { QuarantineStatus } from '../../api/wire';
import { Badge } from '../../ui/Badge';
import type { Tone } from '../../ui/Mark';

const TONES: Record<QuarantineStatus, Tone> = { open: 'warn', released: 'good', discarded: 'neutral' };

export function StatusBadge({ status }: { status: QuarantineStatus }) {
  return <Badge label={status} tone={TONES[status]} />;
}

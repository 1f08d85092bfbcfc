// SPDX-License-Identifier: MIT
import { QuarantinePage } from '../features/quarantine/QuarantinePage';

export default function QuarantineRoute() {
  return <QuarantinePage />;
}

// SPDX-License-Identifier: MIT
import { FlowsPage } from '../features/reconciliation/flows/FlowsPage';

export default function FlowsRoute() {
  return <FlowsPage />;
}

// SPDX-License-Identifier: MIT
import { CLOUDS } from '../../../api/clouds';
import type { Cloud } from '../../../api/wire';
import type { FlowError, FlowVersion, ParsedFlow, ParsedStep } from '../../../api/wire-reconciliation';

export interface PreviewStep {
  name: string;
  type: string;
  within: string;
  times: string;
  /** Other clouds that may bring it as well. */
  others: readonly Cloud[];
}

function timesOf(step: ParsedStep): string {
  const { times } = step;
  if (times === undefined) return '';
  const { min, max } = times;
  if (min === 0 && max === 1) return 'optional';
  return min === max ? `${min} times` : `${min} to ${max} times`;
}

/** The steps of a flow by the cloud that brings them, in the flow's order. */
export function previewLanes(flow: ParsedFlow): { cloud: Cloud; steps: PreviewStep[] }[] {
  const steps = Object.entries(flow.steps).map(([name, step]) => {
    const [first, ...others] = step.cloud;
    return {
      cloud: first ?? 'direct',
      step: { name, type: step.type, within: step.deadline ?? flow.window, times: timesOf(step), others },
    };
  });
  return CLOUDS.map((cloud) => ({
    cloud,
    steps: steps.filter((each) => each.cloud === cloud).map((each) => each.step),
  })).filter((lane) => lane.steps.length > 0);
}

/** `text` with its version number replaced; unchanged where it names none. */
export function withVersion(text: string, version: number): string {
  return text.replace(/^(\s*"?version"?\s*:\s*)\d+/m, `$1${version}`);
}

/** The number after the highest version of a flow. */
export function nextVersion(flows: readonly FlowVersion[], name: string): number {
  return Math.max(0, ...flows.filter((flow) => flow.name === name).map((flow) => flow.version)) + 1;
}

function isFlowError(value: unknown): value is FlowError {
  return typeof value === 'object' && value !== null && 'message' in value;
}

/** The errors that a refusal names, as far as they can be read. */
export function refusedErrors(errors: readonly unknown[]): FlowError[] {
  return errors.filter(isFlowError);
}

export const FIRST_FLOW = `flow: order-fulfilment
version: 1
key: order_id
window: 30s
steps:
  placed:   { cloud: aws,   type: OrderPlaced }
  paid:     { cloud: gcp,   type: PaymentProcessed }
  reserved: { cloud: azure, type: InventoryReserved, deadline: 45s }
order:
  - [placed, paid]
  - [placed, reserved]
agree:
  - { fields: [placed.amount, paid.amount], tolerance: "0.01" }
closes:
  - { cloud: aws, type: OrderCancelled, reason: cancelled }
exposure: { amount: placed.amount, currency: placed.currency }
`;

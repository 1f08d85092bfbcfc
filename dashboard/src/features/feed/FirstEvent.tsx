// SPDX-License-Identifier: MIT
import { CopyButton } from '../../ui/CopyButton';
import { EmptyState } from '../../ui/EmptyState';

/** The request that sends a first event to the server at `origin`. */
export function firstEventCurl(origin: string): string {
  const event = {
    version: '0',
    id: 'test-1',
    'detail-type': 'OrderPlaced',
    source: 'test',
    account: '123',
    time: '2025-11-26T12:00:00Z',
    region: 'us-east-1',
    detail: { order_id: 'ORD-1', customer_id: 'CUST-1', amount: 100 },
  };
  return [
    `curl -X POST ${origin}/api/v1/webhooks/aws/eventbridge \\`,
    '  -H "Content-Type: application/json" \\',
    `  -d '${JSON.stringify(event)}'`,
  ].join('\n');
}

/** What an empty stream teaches. */
export function FirstEvent() {
  const curl = firstEventCurl(window.location.origin);
  return (
    <EmptyState title="Waiting for the first event" testId="empty-state">
      <p className="max-w-prose text-ink-soft">
        The feed is connected and nothing has arrived yet. Send an event from a terminal; it shows up here at
        once.
      </p>
      <div className="w-full max-w-2xl overflow-hidden rounded-md border border-line bg-well text-left">
        <div className="flex items-center justify-between border-b border-line py-1 pr-1 pl-3">
          <span className="text-xs font-medium text-ink-soft">An order from AWS EventBridge</span>
          <CopyButton text={curl} label="Copy" />
        </div>
        <pre className="p-3 font-mono text-xs whitespace-pre-wrap wrap-anywhere">{curl}</pre>
      </div>
    </EmptyState>
  );
}

// SPDX-License-Identifier: MIT
import type { HeliosEvent } from '../api/wire';
import type { Wire } from '../live/socket';

/** An event at one place of the log. */
export function anEvent(offset: number, facts: Partial<HeliosEvent> = {}): HeliosEvent {
  return {
    event_id: `evt-${offset}`,
    event_type: 'OrderPlaced',
    source: 'aws',
    order_id: `ORD-${offset}`,
    customer_id: 'CUST-0001',
    amount: '12.50',
    currency: 'EUR',
    payload: null,
    occurred_at: '2026-11-22T12:00:00Z',
    ingested_at: new Date(Date.parse('2026-11-22T12:00:00Z') + offset).toISOString(),
    position: `0:${offset}`,
    event_source: 'aws://123/eu/shop',
    key: `ORD-${offset}`,
    subject: null,
    content_type: 'application/json',
    content_hash: '00',
    conflict: false,
    time_assumed: false,
    replay: null,
    ...facts,
  };
}

/** A WebSocket that the test plays the server of. */
export class FakeWire implements Wire {
  onopen: Wire['onopen'] = null;
  onmessage: Wire['onmessage'] = null;
  onclose: Wire['onclose'] = null;
  closed = false;
  readonly after: string | null;

  constructor(after: string | null) {
    this.after = after;
  }

  close(): void {
    this.closed = true;
  }

  says(frame: object): void {
    this.text(JSON.stringify(frame));
  }

  text(data: string): void {
    this.onmessage?.({ data } as MessageEvent);
  }

  hello(position = '0:0'): void {
    const server_time = new Date().toISOString();
    this.says({ type: 'hello', position, server_time, version: '0.1.0', heartbeat_seconds: 10 });
  }

  events(...events: HeliosEvent[]): void {
    this.says({ type: 'events', position: events.at(-1)?.position ?? '0:0', events });
  }

  breaks(code = 1006): void {
    this.onclose?.({ code, reason: '' } as CloseEvent);
  }
}

/** Every wire a feed has opened, newest last. */
export function wires(): { open: (after: string | null) => FakeWire; all: FakeWire[]; last: () => FakeWire } {
  const all: FakeWire[] = [];
  return {
    all,
    open: (after) => {
      const wire = new FakeWire(after);
      all.push(wire);
      return wire;
    },
    last: () => {
      const wire = all.at(-1);
      if (wire === undefined) throw new Error('Expected an opened wire, found none');
      return wire;
    },
  };
}

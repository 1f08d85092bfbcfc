// SPDX-License-Identifier: MIT
// Seeded events and deliveries for looking at the dashboard without a server.
import { createHash } from 'node:crypto';

/** mulberry32: small, seeded, good enough to look at. */
export function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const TYPES = {
  aws: ['OrderPlaced', 'OrderPlaced', 'OrderShipped', 'OrderCancelled'],
  gcp: ['PaymentCaptured', 'PaymentCaptured', 'PaymentRefunded'],
  azure: ['StockReserved', 'StockReserved', 'StockReleased'],
  direct: ['OrderReviewed'],
};
const PRODUCTS = [
  'Ceramic Pour-Over Set',
  'Trail Running Shoes',
  'Noise-Cancelling Headphones',
  'Linen Duvet Cover',
  'USB-C Dock',
];
const CURRENCIES = ['EUR', 'EUR', 'USD', 'GBP', null];
const PUSH = {
  aws: 'aws://482910376655/eu-central-1/shop',
  gcp: 'gcp://shop-payments/topics/payments',
  azure: '/subscriptions/7c1e/stock',
  direct: 'backoffice',
};

function sourceOf(roll) {
  if (roll < 0.4) return 'aws';
  if (roll < 0.69) return 'gcp';
  return roll < 0.98 ? 'azure' : 'direct';
}

/** The event at one place of the log, the same for the same random source. */
export function makeEvent(random, offset, at) {
  const source = sourceOf(random());
  const types = TYPES[source];
  const cents = Math.floor(random() * 90_000) + 900;
  const order = `ORD-${Math.floor(random() * 0xffffffff)
    .toString(16)
    .padStart(8, '0')
    .toUpperCase()}`;
  const customer = `CUST-${String(Math.floor(random() * 100) + 1).padStart(4, '0')}`;
  const amount = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
  const raw = `{"order_id":"${order}","customer_id":"${customer}","amount":${amount},"ledger_id":9007199254740993,"items":[{"product":"${PRODUCTS[Math.floor(random() * PRODUCTS.length)]}","quantity":${Math.floor(random() * 3) + 1}}]}`;
  const micros = String(Math.floor(random() * 1000)).padStart(3, '0');
  return {
    raw: Buffer.from(raw),
    event: {
      event_id: `evt-${Math.floor(random() * 0xffffffff).toString(16)}-${offset}`,
      event_type: types[Math.floor(random() * types.length)],
      source,
      order_id: order,
      customer_id: customer,
      amount,
      currency: CURRENCIES[Math.floor(random() * CURRENCIES.length)],
      payload: JSON.parse(raw),
      occurred_at: new Date(at - 40 - random() * 400).toISOString(),
      ingested_at: new Date(at).toISOString().replace('Z', `${micros}Z`),
      position: `0:${offset}`,
      event_source: PUSH[source],
      key: order,
      subject: null,
      content_type: 'application/json',
      content_hash: createHash('md5').update(raw).digest('hex'),
      conflict: random() < 0.004,
      time_assumed: false,
      replay: null,
    },
  };
}

/** Deliveries that were not understood. */
export function makeQuarantine(now) {
  const body =
    '{"version":"0","id":"7b1f","detail-type":"OrderPlaced","source":"shop","time":"yesterday","detail":{"order_id":"ORD-77","amount":"12,50"}}';
  const one = (id, minutes, source, reason, detail, status, extra = {}) => ({
    id,
    received_at: new Date(now - minutes * 60_000).toISOString(),
    source,
    route: { aws: 'aws/eventbridge', gcp: 'gcp/pubsub', azure: 'azure/eventgrid' }[source],
    reason,
    detail,
    content_type: 'application/json',
    size: body.length,
    status,
    closed_at: status === 'open' ? null : new Date(now - minutes * 30_000).toISOString(),
    closed_note: status === 'open' ? null : 'checked with the sender',
    released_event_id: status === 'released' ? 'evt-released-1' : null,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Amazon/EventBridge/ApiDestinations',
      'x-request-id': `req-${id}`,
    },
    body,
    body_encoding: 'utf-8',
    ...extra,
  });
  return [
    one(
      'q-1',
      3,
      'aws',
      'event.time_unreadable',
      'Expected an RFC 3339 time in "time", found a text that is none (delivery 7b1f).',
      'open',
    ),
    one(
      'q-2',
      14,
      'gcp',
      'pubsub.data_not_base64',
      'Expected base64 in message.data, found a character outside its alphabet (message 10293847).',
      'open',
      {
        body: Buffer.from([0, 255, 17, 1, 2, 3, 72, 69, 76, 73, 79, 83]).toString('base64'),
        body_encoding: 'base64',
        content_type: 'application/octet-stream',
      },
    ),
    one(
      'q-3',
      52,
      'azure',
      'rule.amount_negative',
      'Expected an amount of zero or more, found a negative one (event a4c1).',
      'released',
    ),
    one('q-4', 190, 'aws', 'event.id_missing', 'Expected a text in "id", found nothing.', 'discarded'),
  ];
}

// SPDX-License-Identifier: MIT
// Reads every answer of a running server with a client of the ecosystem: node dashboard/e2e/client.mjs BASE_URL
// The routes are those of its own OpenAPI document; one that has no example here is a failure.
import createClient from 'openapi-fetch';
import { check, PATIENCE_MS } from './browser.mjs';
import { CLOUDS, post } from './events.mjs';

const base = process.argv[2].replace(/\/$/, '');
const client = createClient({ baseUrl: base });
const ORDER = 'ORD-client';
const CASE = '/api/v1/reconciliation/cases/{flow}/{key}';
const casePath = { flow: 'order-fulfilment', key: ORDER };

async function caseOf() {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const { data } = await client.GET(CASE, { params: { path: casePath } });
    if (data !== undefined) return data;
    if (Date.now() > end) throw new Error(`waited in vain for the case of ${ORDER}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A delivery without its order id is kept aside. */
async function keptAside() {
  await client.POST('/api/v1/webhooks/aws/eventbridge', {
    body: { id: 'client-aside', 'detail-type': 'OrderPlaced', source: 'shop', detail: { customer_id: 'C' } },
  });
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const { data } = await client.GET('/api/v1/quarantine');
    if (data.items.length > 0) return data.items[0].id;
    if (Date.now() > end) throw new Error('waited in vain for the delivery kept aside');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

for (const cloud of CLOUDS) await post(base, cloud, `client-${cloud}`, ORDER);
const judged = await caseOf();
const PATHS = {
  '/api/v1/backfills/{id}': null, // there is none without an account at a cloud
  '/api/v1/events/{id}': { id: 'client-aws' },
  '/api/v1/events/{id}/raw': { id: 'client-aws' },
  '/api/v1/events/{id}/journey': { id: 'client-aws' },
  '/api/v1/quarantine/{id}': { id: await keptAside() },
  '/api/v1/reconciliation/verdicts/{id}': { id: judged.verdict_id },
  '/api/v1/reconciliation/{order_id}': { order_id: ORDER },
  [CASE]: casePath,
};

const QUERIES = {
  '/api/v1/case': casePath,
  '/api/v1/event': { id: 'client-aws' },
  '/api/v1/event/raw': { id: 'client-aws' },
  '/api/v1/event/journey': { id: 'client-aws' },
  '/api/v1/order': { key: ORDER },
};

const document = await (await fetch(`${base}/openapi.json`)).json();
for (const [route, operations] of Object.entries(document.paths)) {
  if (operations.get === undefined || PATHS[route] === null) continue;
  check(`${route} has an example`, !route.includes('{') || PATHS[route] !== undefined);
  const json = operations.get.responses['200'].content['application/json'] !== undefined;
  const { data, error } = await client.GET(route, {
    params: { path: PATHS[route] ?? {}, query: QUERIES[route] ?? {} },
    parseAs: json ? 'json' : 'text',
  });
  check(`${route} is read, found ${JSON.stringify(error)}`, error === undefined && data !== undefined);
}
const { error } = await client.GET('/api/v1/events/{id}', { params: { path: { id: 'nobody' } } });
check('a problem is read', error?.code === 'event.unknown' && error.status === 404);
process.stdout.write('DONE\n');

// SPDX-License-Identifier: MIT
// What each cloud sends, in its own envelope, with data spelled in a way that no JSON writer would choose.

const TIME = '2026-11-20T07:41:09Z';

function dataOf(order) {
  return `{ "order_id" : "${order}",  "customer_id":"CUST-7", "amount": 1299.00, "note":"caf\\u00e9 \\/" }`;
}

const envelopes = {
  aws: {
    path: '/api/v1/webhooks/aws/eventbridge',
    body: (id, data) =>
      `{"version":"0","id":"${id}","detail-type":"OrderPlaced","source":"shop","account":"1","time":"${TIME}","region":"r","detail":${data}}`,
  },
  gcp: {
    path: '/api/v1/webhooks/gcp/pubsub',
    body: (id, data) =>
      JSON.stringify({
        message: {
          messageId: id,
          publishTime: TIME,
          attributes: { eventType: 'PaymentProcessed' },
          data: Buffer.from(data).toString('base64'),
        },
        subscription: 'projects/acme/subscriptions/helios',
      }),
  },
  azure: {
    path: '/api/v1/webhooks/azure/eventgrid',
    body: (id, data) =>
      `[{"id":"${id}","topic":"/topics/stock","subject":"s","eventType":"InventoryReserved","eventTime":"${TIME}","dataVersion":"1","data":${data}}]`,
  },
};

export const CLOUDS = Object.keys(envelopes);

/** Posts one event; gives back its data, as it was sent. */
export async function post(base, cloud, id, order) {
  const data = dataOf(order);
  const { path, body } = envelopes[cloud];
  const answer = await fetch(base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: body(id, data),
  });
  const text = await answer.text();
  if (answer.status !== 200 || !text.includes('"accepted"')) {
    throw new Error(`expected ${id} to be accepted, found ${answer.status} ${text}`);
  }
  return data;
}

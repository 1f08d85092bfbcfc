// SPDX-License-Identifier: MIT
// A custom topic of Event Grid as far as HELIOS calls it, from its documented wire, with an event
// subscription to a storage queue of Azurite. For walking through docs/guides/production/AZURE.md:
//
//   node topic.mjs PORT KEYSTORE.p12 QUEUE_ENDPOINT QUEUE BLOB_ENDPOINT CONTAINER
import https from 'node:https';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [port, store, queues, queue, blobs, container] = process.argv.slice(2);
const ACCOUNT = 'devstoreaccount1';
// Published with Azurite, for everyone.
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
const TOPIC_KEY = 'walked-through';
const TOPIC = '/subscriptions/walk/resourceGroups/walk/providers/Microsoft.EventGrid/topics/stock';

/** One call of the storage account, signed with its key. */
async function storage(method, url, query, body) {
  const headers = { 'x-ms-date': new Date().toUTCString(), 'x-ms-version': '2021-12-02' };
  if (body) headers['content-type'] = 'application/xml';
  const signed = [
    method, '', '', body ? body.length : '', '', body ? 'application/xml' : '', '', '', '', '', '', '',
    `x-ms-date:${headers['x-ms-date']}`, `x-ms-version:${headers['x-ms-version']}`,
    `/${ACCOUNT}${new URL(url).pathname}${query.map((one) => `\n${one.replace('=', ':')}`).join('')}`,
  ].join('\n');
  const signature = createHmac('sha256', Buffer.from(KEY, 'base64')).update(signed).digest('base64');
  headers.authorization = `SharedKey ${ACCOUNT}:${signature}`;
  const answer = await fetch(query.length ? `${url}?${query.join('&')}` : url, { method, headers, body });
  if (!answer.ok && answer.status !== 409) throw new Error(`${url} answered ${answer.status}`);
}

/** In base64, as Event Grid sends to queues. */
const toQueue = (event) =>
  storage(
    'POST', `${queues}/${queue}/messages`, [],
    `<QueueMessage><MessageText>${Buffer.from(event).toString('base64')}</MessageText></QueueMessage>`,
  );

await storage('PUT', `${queues}/${queue}`, []);
await storage('PUT', `${blobs}/${container}`, ['restype=container']);

https
  .createServer({ pfx: readFileSync(store), passphrase: 'stand-in' }, async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    if (request.headers['aeg-sas-key'] !== TOPIC_KEY) {
      response.writeHead(401).end('{"error":{"code":"Unauthorized","message":"a wrong key"}}');
      return;
    }
    for (const event of JSON.parse(text)) {
      await toQueue(JSON.stringify({ topic: TOPIC, metadataVersion: '1', ...event }));
    }
    response.writeHead(200).end();
  })
  .listen(Number(port), '127.0.0.1', () => console.log(`topic on ${port}, to ${queues}/${queue}`));

// SPDX-License-Identifier: MIT
// Serves the built dashboard with a fake of docs/api.md behind it, for unit and visual work only.
//   node src/testing/fake-server.mjs [port]
// What it shows can be changed at /fake?rate=10&down=redis&gap=120&drop=1&empty=1
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import { chance, makeEvent, makeQuarantine } from './fake-data.mjs';
import { makeReconciliation, passTime, reconciliation } from './fake-reconciliation.mjs';

const KEPT = 20_000;
const DIST = fileURLToPath(new URL('../../target/classes/META-INF/resources', import.meta.url));
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
const POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'";
const CLOUDS = ['aws', 'gcp', 'azure', 'direct'];

/** Starts a fake on `port` (0 = any) and answers with its address and a way to stop it. */
export async function startFake({ port = 0, seed = 7, backlog = 400, rate = 12 } = {}) {
  const random = chance(seed);
  const world = {
    rate,
    down: [],
    refuseSockets: false,
    log: [],
    offset: 0,
    quarantine: makeQuarantine(Date.now()),
    reconciled: makeReconciliation(chance(seed)),
    started: Date.now(),
  };
  const grow = (at) => {
    world.log.push(makeEvent(random, world.offset, at));
    world.offset += 1;
    if (world.log.length > KEPT) world.log.shift();
  };
  for (let i = 0; i < backlog; i += 1) grow(Date.now() - (backlog - i) * 800);

  const http = createServer((request, response) =>
    answer(world, request, response, sockets).catch((error) => response.destroy(error)),
  );
  const sockets = new WebSocketServer({ noServer: true });
  http.on('upgrade', (request, socket, head) => {
    if (world.refuseSockets) return socket.destroy();
    return sockets.handleUpgrade(request, socket, head, (client) =>
      greet(world, client, new URL(request.url, 'http://fake')),
    );
  });
  const send = (frame) => {
    for (const client of sockets.clients) client.send(JSON.stringify(frame));
  };
  let owed = 0;
  const ticking = setInterval(() => {
    owed += (world.rate / 10) * (0.5 + random());
    const from = world.log.length;
    for (; owed >= 1; owed -= 1) grow(Date.now());
    const events = world.log.slice(from).map((entry) => entry.event);
    if (events.length > 0) send({ type: 'events', position: events.at(-1).position, events });
  }, 100);
  const judging = setInterval(() => {
    if (world.rate === 0) return;
    const verdicts = passTime(world.reconciled);
    send({ type: 'verdicts', position: `0:${world.offset - 1}`, verdicts });
  }, 1_000);
  const beating = setInterval(
    () =>
      send({ type: 'heartbeat', position: `0:${world.offset - 1}`, server_time: new Date().toISOString() }),
    10_000,
  );
  await new Promise((resolve) => http.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${http.address().port}`,
    stop: () => {
      clearInterval(ticking);
      clearInterval(judging);
      clearInterval(beating);
      for (const client of sockets.clients) client.terminate();
      http.closeAllConnections();
      http.close();
    },
  };
}

function greet(world, client, url) {
  const hello = {
    type: 'hello',
    position: `0:${world.offset - 1}`,
    server_time: new Date().toISOString(),
    version: '0.1.0',
    heartbeat_seconds: 10,
  };
  client.send(JSON.stringify(hello));
  const after = Number(url.searchParams.get('after')?.split(':')[1] ?? Number.NaN);
  if (Number.isNaN(after)) return;
  const events = world.log
    .map((entry) => entry.event)
    .filter((event) => Number(event.position.split(':')[1]) > after);
  if (events.length > 0)
    client.send(JSON.stringify({ type: 'events', position: events.at(-1).position, events }));
}

async function answer(world, request, response, sockets) {
  const url = new URL(request.url, 'http://fake');
  const json = (body, status = 200, type = 'application/json') => {
    response.writeHead(status, { 'Content-Type': type, 'X-Request-Id': 'req-5f1c9a70' });
    response.end(JSON.stringify(body));
  };
  const problem = (status, code, title, detail) =>
    json(
      { type: `/problems/${code}`, title, status, detail, instance: 'req-5f1c9a70', code },
      status,
      'application/problem+json',
    );
  const { pathname: path } = url;
  if (path === '/fake') return json(change(world, url.searchParams, sockets));
  if (!path.startsWith('/api/')) return file(path, response);
  if (world.down.includes('api'))
    return problem(503, 'server.unavailable', 'Not available', 'The server cannot answer now.');
  if (path === '/api/v1/stats') return json(stats(world));
  if (path === '/api/v1/balance') return json(balance(world));
  if (path === '/api/v1/health/detailed') return json(health(world, sockets));
  if (path === '/api/v1/sources') return json(sources(world));
  if (path === '/api/v1/events') return json(search(world, url.searchParams));
  if (path === '/api/v1/quarantine') return json(quarantined(world, url.searchParams));
  const reconciled = /^\/api\/v1\/reconciliation(\/.*)$/.exec(path);
  if (reconciled) {
    const text = request.method === 'POST' ? await textOf(request) : null;
    return reconciliation(world.reconciled, reconciled[1], url.searchParams, text, json, problem);
  }
  const one = /^\/api\/v1\/quarantine\/([^/]+)(?:\/(release|discard))?$/.exec(path);
  if (one) return settle(world, one[1], one[2], await bodyOf(request), json, problem);
  const event = /^\/api\/v1\/events\/([^/]+)(?:\/(raw|journey))?$/.exec(path);
  const entry = event && world.log.find((each) => each.event.event_id === decodeURIComponent(event[1]));
  if (!entry)
    return problem(
      404,
      'event.unknown',
      'No such event',
      `Expected a stored event with this id, found none (${event?.[1] ?? path}).`,
    );
  if (event[2] === 'raw')
    return response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(entry.raw);
  return json(event[2] === 'journey' ? journey(entry.event) : detail(entry));
}

async function textOf(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

async function bodyOf(request) {
  const text = await textOf(request);
  return text === '' ? {} : JSON.parse(text);
}

function change(world, asked, sockets) {
  if (asked.has('rate')) world.rate = Number(asked.get('rate'));
  if (asked.has('down')) world.down = asked.get('down').split(',').filter(Boolean);
  if (asked.has('refuse')) world.refuseSockets = asked.get('refuse') === '1';
  if (asked.get('empty') === '1') {
    Object.assign(world, { log: [], rate: 0, quarantine: [] });
    Object.assign(world.reconciled, { cases: [], incidents: [], flows: [] });
  }
  const gap = {
    type: 'gap',
    missed: Number(asked.get('gap')),
    from: '0:1',
    to: `0:${world.offset - 1}`,
    reason: 'slow_client',
  };
  for (const client of sockets.clients) {
    if (asked.has('gap')) client.send(JSON.stringify(gap));
    if (asked.get('drop') === '1') client.terminate();
  }
  return { rate: world.rate, down: world.down };
}

function counts(world) {
  const by = Object.fromEntries(CLOUDS.map((cloud) => [cloud, 0]));
  for (const { event } of world.log) by[event.source] += 1;
  return by;
}

function stats(world) {
  const total = world.log.length;
  const rates = { aws: 0.4, gcp: 0.29, azure: 0.29, direct: 0.02 };
  return {
    total_events: total,
    events_by_source: counts(world),
    last_24h: total,
    health: { database: word(world, 'database'), redis: word(world, 'redis'), kafka: word(world, 'kafka') },
    rates: {
      per_second_10s: world.rate,
      per_second_1m: world.rate,
      by_source_1m: Object.fromEntries(CLOUDS.map((cloud) => [cloud, world.rate * rates[cloud]])),
    },
    quarantine_open: world.quarantine.filter((item) => item.status === 'open').length,
    conflicts: 0,
    duplicates: Math.floor(total / 40),
    open_cases: null,
    balanced: true,
    timestamp: new Date().toISOString(),
  };
}

function balance(world) {
  const by = Object.fromEntries(
    Object.entries(counts(world)).map(([cloud, admitted]) => {
      const duplicate = Math.floor(admitted / 40);
      const quarantined = world.quarantine.filter((item) => item.source === cloud).length;
      return [
        cloud,
        {
          received: admitted + duplicate + quarantined,
          admitted,
          duplicate,
          quarantined,
          refused: 0,
          stored: admitted,
        },
      ];
    }),
  );
  const sum = (name) => Object.values(by).reduce((total, each) => total + each[name], 0);
  const all = Object.fromEntries(
    ['received', 'admitted', 'duplicate', 'quarantined', 'refused', 'stored'].map((name) => [
      name,
      sum(name),
    ]),
  );
  const equation = (text, left, right) => ({ equation: text, left, right, holds: left === right });
  const parts = all.admitted + all.duplicate + all.quarantined + all.refused;
  return {
    balanced: true,
    idle: world.rate === 0,
    ...all,
    judged: null,
    outside_flows: null,
    log: { end: all.admitted, read: all.admitted, lag: 0 },
    by_cloud: by,
    equations: [
      equation('received = admitted + duplicate + quarantined + refused', all.received, parts),
      equation('admitted = stored', all.admitted, all.stored),
      equation('log read = log end', all.admitted, all.admitted),
    ],
    timestamp: new Date().toISOString(),
  };
}

const word = (world, part) => (world.down.includes(part) ? 'unavailable' : 'healthy');

/** `down=pull` leaves the pushes alone. */
function sources(world) {
  const now = Date.now();
  const ago = (ms) => new Date(now - ms).toISOString();
  const row = (cloud, mode, kind, name, facts) => ({
    cloud,
    mode,
    kind,
    name,
    state: mode === 'push' ? 'listening' : 'running',
    since: mode === 'push' ? null : ago(3_600_000),
    last_event: ago(400),
    kept: 41_204,
    later: 0,
    errors: 0,
    last_error: null,
    lag: mode === 'push' ? null : { messages: 12, oldest_seconds: 0.4, asked_at: ago(4_000) },
    ...facts,
  });
  const lost = {
    state: 'failed',
    last_event: ago(754_000),
    errors: 9,
    lag: null,
    later: 130,
    last_error: {
      at: ago(21_000),
      message: 'Pub/Sub refused: the account lacks pubsub.subscriptions.consume',
    },
  };
  const pulled = [
    row('aws', 'pull', 'sqs', 'https://sqs.eu-west-1.amazonaws.com/123456789012/helios-orders', {}),
    row('gcp', 'pull', 'pubsub', 'projects/shop-production/subscriptions/helios-payments', lost),
    row('azure', 'pull', 'storage-queue', 'helios-stock', {
      lag: { messages: 0, oldest_seconds: null, asked_at: ago(2_000) },
    }),
  ];
  const pushed = [
    row('aws', 'push', 'webhook', '/api/v1/webhooks/aws/eventbridge', {}),
    row('gcp', 'push', 'webhook', '/api/v1/webhooks/gcp/pubsub', {}),
    row('azure', 'push', 'webhook', '/api/v1/webhooks/azure/eventgrid', { last_event: null, kept: 0 }),
    row('direct', 'push', 'api', '/api/v1/events/ingest', { last_event: null, kept: 0 }),
  ];
  return {
    sources: world.down.includes('pull') ? pushed : [...pulled, ...pushed],
    modes: { aws: 'production', gcp: 'production', azure: 'demo' },
    timestamp: ago(0),
  };
}

function health(world, sockets) {
  const part = (name, figures) => ({
    status: word(world, name),
    ...(world.down.includes(name)
      ? { latency_ms: null, detail: `${name} did not answer within 2 s` }
      : figures),
  });
  return {
    status: world.down.length > 0 ? 'degraded' : 'healthy',
    database: word(world, 'database'),
    redis: word(world, 'redis'),
    kafka: word(world, 'kafka'),
    websocket: 'healthy',
    uptime: (Date.now() - world.started) / 1000 + 7_400,
    timestamp: new Date().toISOString(),
    version: '0.1.0',
    parts: {
      database: part('database', { latency_ms: 0.8, detail: 'PostgreSQL 18.6' }),
      redis: part('redis', { latency_ms: 0.2, detail: 'Redis 7.0.15' }),
      kafka: part('kafka', { latency_ms: 1.4, detail: '1 broker, 2 partitions' }),
      event_writer: part('event_writer', { lag_events: 3, lag_seconds: 0.02 }),
      feed: part('feed', { clients: sockets.clients.size, lag_events: 0 }),
      gateway: part('gateway', { in_flight: 2 }),
    },
    modes: { aws: 'demo', gcp: 'demo', azure: 'demo' },
  };
}

function search(world, asked) {
  const clouds = asked.get('cloud')?.split(',');
  const wanted = asked.get('q')?.toLowerCase();
  const after = Number(asked.get('after') ?? Number.POSITIVE_INFINITY);
  const limit = Number(asked.get('limit') ?? 50);
  const fits = ({ event, raw }) =>
    (!clouds || clouds.includes(event.source)) &&
    (!asked.get('type') || event.event_type === asked.get('type')) &&
    (!asked.get('key') || event.key === asked.get('key')) &&
    (!asked.get('customer') || event.customer_id === asked.get('customer')) &&
    (!asked.get('conflict') || event.conflict) &&
    (!asked.get('from') || event.ingested_at >= asked.get('from')) &&
    (!asked.get('to') || event.ingested_at <= asked.get('to')) &&
    (!wanted || `${event.event_id}${raw}`.toLowerCase().includes(wanted));
  const offsetOf = (entry) => Number(entry.event.position.split(':')[1]);
  const found = world.log.filter((entry) => offsetOf(entry) < after && fits(entry)).reverse();
  const page = found.slice(0, limit);
  const more = found.length > limit;
  return {
    items: page.map((entry) => entry.event),
    next: more ? String(offsetOf(page.at(-1))) : null,
    has_more: more,
    ...(wanted ? { examined: world.log.length } : {}),
  };
}

function detail({ event, raw }) {
  const other = {
    ...event,
    source: event.source === 'aws' ? 'gcp' : 'aws',
    amount: '99.00',
    conflict: true,
    position: `${event.position}-copy`,
    payload: { ...event.payload, amount: 99 },
  };
  return {
    ...event,
    stored_at: new Date(Date.parse(event.ingested_at) + 21).toISOString(),
    extensions: { traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' },
    data_sha256: createHash('sha256').update(raw).digest('hex'),
    data_bytes: raw.length,
    copies: event.conflict ? [other] : [],
  };
}

function journey(event) {
  const start = Date.parse(event.ingested_at);
  const at = (ms) => new Date(start + ms).toISOString();
  return {
    event_id: event.event_id,
    source: event.source,
    steps: [
      { step: 'occurred', at: event.occurred_at, after_ms: null, detail: event.event_source },
      { step: 'received', at: at(0), after_ms: start - Date.parse(event.occurred_at), detail: 'webhook' },
      { step: 'logged', at: at(3), after_ms: 3.2, detail: `position ${event.position}` },
      { step: 'stored', at: at(21), after_ms: 17.9, detail: 'PostgreSQL' },
      { step: 'fed', at: at(6), after_ms: 2.4, detail: 'to 1 client' },
    ],
    redeliveries: [],
  };
}

const summary = ({ headers, body, body_encoding, ...item }) => item;

function quarantined(world, asked) {
  const items = world.quarantine.filter(
    (item) =>
      (!asked.get('status') || item.status === asked.get('status')) &&
      (!asked.get('reason') || item.reason === asked.get('reason')),
  );
  return {
    items: items.map(summary),
    next: null,
    has_more: false,
    open: world.quarantine.filter((item) => item.status === 'open').length,
  };
}

function settle(world, id, act, body, json, problem) {
  const item = world.quarantine.find((each) => each.id === id);
  if (!item)
    return problem(
      404,
      'quarantine.unknown',
      'No such delivery',
      `Expected a quarantined delivery, found none (${id}).`,
    );
  if (act === undefined) return json(item);
  if (item.status !== 'open')
    return problem(
      409,
      'quarantine.closed',
      'Closed already',
      `Expected an open delivery, found a ${item.status} one (${id}).`,
    );
  if (act === 'release' && body.body === undefined)
    return problem(422, item.reason, 'Still not understood', item.detail);
  if (act === 'discard' && !body.reason)
    return problem(422, 'quarantine.reason_missing', 'Reason missing', 'Expected a reason, found none.');
  Object.assign(item, {
    status: act === 'release' ? 'released' : 'discarded',
    closed_at: new Date().toISOString(),
    closed_note: body.reason ?? body.note ?? null,
  });
  if (act === 'discard') return json(summary(item));
  item.released_event_id = `evt-${id}`;
  return json({ status: 'accepted', event_id: item.released_event_id });
}

async function file(path, response) {
  const asked = normalize(extname(path) === '' ? '/index.html' : path);
  const content = await readFile(join(DIST, asked)).catch(() => null);
  if (content === null) return response.writeHead(404).end();
  return response
    .writeHead(200, {
      'Content-Type': TYPES[extname(asked)] ?? 'application/octet-stream',
      'Content-Security-Policy': POLICY,
    })
    .end(content);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const fake = await startFake({ port: Number(process.argv[2] ?? 8001) });
  console.log(`Fake HELIOS at ${fake.url}`);
}

// SPDX-License-Identifier: MIT
// The reconciliation routes of docs/api.md over the seeded cases, for visual work only.
import { readFileSync } from 'node:fs';
import { FLOW, makeCase, pick } from './fake-cases.mjs';

const STATUSES = ['mismatched', 'missing', 'undecided', 'pending', 'matched'];
const FLOW_TEXT = readFileSync(new URL('../../../flows/order-fulfilment.yaml', import.meta.url), 'utf8');
const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const CASES = 1_800;

export function makeReconciliation(random, now = Date.now()) {
  const cases = [];
  for (let number = 0; number < CASES; number += 1) {
    const old = (CASES - number) * 1_900 + 60_000;
    let scenario = pick(random);
    if (scenario === 'pending') scenario = 'matched';
    if (scenario === 'stalled' && old > 560_000) scenario = 'matched';
    cases.push(makeCase(random, number, now - old, scenario, now));
  }
  for (let number = CASES; number < CASES + 14; number += 1)
    cases.push(makeCase(random, number, now - 20_000 + (number - CASES) * 900, 'pending', now));
  for (let number = CASES + 14; number < CASES + 26; number += 1)
    cases.push(makeCase(random, number, now - 200_000 + (number - CASES) * 700, 'stalled', now));
  const older = FLOW_TEXT.replace('window: 30s', 'window: 2m');
  return {
    random,
    next: CASES + 26,
    cases,
    flows: [
      version(
        'order-fulfilment',
        2,
        'draft',
        now - 600_000,
        FLOW_TEXT.replace('version: 1', 'version: 2').replace('"0.01"', '"1.00"'),
      ),
      version('order-fulfilment', 1, 'active', now - 86_400_000 * 3, FLOW_TEXT),
      version('returns', 1, 'retired', now - 86_400_000 * 20, older.replace('order-fulfilment', 'returns')),
    ],
    incidents: [
      {
        id: 'inc-1',
        cloud: 'azure',
        since: new Date(now - 252_000).toISOString(),
        until: null,
      },
    ],
  };
}

function version(name, number, status, created, text) {
  const at = (on) => (on ? new Date(created + 60_000).toISOString() : null);
  return {
    name,
    version: number,
    status,
    created_at: new Date(created).toISOString(),
    activated_at: at(status !== 'draft'),
    retired_at: at(status === 'retired'),
    text,
  };
}

/** Lets time pass: cases that were pending get their end, new ones open. Answers with the changes. */
export function passTime(world, now = Date.now()) {
  const changes = [];
  for (const [index, old] of world.cases.entries()) {
    if (old.status !== 'pending' || now - Date.parse(old.opened_at) < 24_000) continue;
    let scenario = pick(world.random);
    if (scenario === 'pending' || scenario === 'stalled') scenario = 'matched';
    const number = (Number.parseInt(old.key.slice(4), 16) - 0xa3000000) / 7919;
    const next = makeCase(
      world.random,
      number,
      Date.parse(old.timeline[0].occurred_at),
      scenario,
      now + 60_000,
    );
    Object.assign(next, {
      handling: old.handling,
      revision: old.revision + 2,
      opened_at: old.opened_at,
      judged_at: new Date(now).toISOString(),
    });
    next.closed_at = next.judged_at;
    world.cases[index] = next;
    changes.push(next);
  }
  const opened = makeCase(world.random, world.next, now - 700, 'pending', now);
  world.next += 1;
  world.cases.push(opened);
  return [...changes, opened].map(bare);
}

const brief = ({ timeline, steps, agreements, evidence, revisions, comments, ...one }) => one;
const bare = (one) => {
  const { handling, ...rest } = brief(one);
  return rest;
};

function filtered(world, asked) {
  const list = (name) => asked.get(name)?.split(',').filter(Boolean) ?? [];
  const among = (name, of) => list(name).length === 0 || of.some((one) => list(name).includes(one));
  const age = /^(\d+)([smhd])$/.exec(asked.get('older_than') ?? '');
  const before = age ? Date.now() - Number(age[1]) * UNITS[age[2]] : Number.POSITIVE_INFINITY;
  return world.cases
    .filter(
      (one) =>
        among('status', [one.status]) &&
        among(
          'finding',
          one.findings.map((finding) => finding.kind),
        ) &&
        among('cloud', one.clouds) &&
        (!asked.get('flow') || one.flow === asked.get('flow')) &&
        (!asked.get('key') || one.key === asked.get('key')) &&
        (!asked.get('min_amount') || Number(one.exposure.amount) >= Number(asked.get('min_amount'))) &&
        Date.parse(one.opened_at) <= before &&
        (asked.get('open') !== 'true' || one.closed_at === null),
    )
    .sort((one, other) => other.judged_at.localeCompare(one.judged_at));
}

function sums(cases) {
  const by = new Map();
  for (const { exposure } of cases) {
    const units = BigInt(exposure.amount.replace('.', ''));
    if (units > 0n) by.set(exposure.currency, (by.get(exposure.currency) ?? 0n) + units);
  }
  return [...by].sort().map(([currency, units]) => ({
    currency,
    amount: `${units / 100n}.${String(units % 100n).padStart(2, '0')}`,
  }));
}

function summary(world, asked) {
  const from = asked.get('from') ?? '';
  const cases = world.cases.filter((one) => one.judged_at >= from);
  const of = (status) => cases.filter((one) => one.status === status);
  const settled = cases.filter((one) => one.status !== 'pending' && one.status !== 'undecided');
  const kinds = new Map();
  for (const one of cases)
    for (const kind of new Set(one.findings.map((finding) => finding.kind)))
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  return {
    statuses: STATUSES.map((status) => ({ status, cases: of(status).length, exposure: sums(of(status)) })),
    total: { cases: cases.length, exposure: sums(cases) },
    match_rate: settled.length === 0 ? null : of('matched').length / settled.length,
    open: cases.filter((one) => one.closed_at === null).length,
    at_risk: sums(cases.filter((one) => ['mismatched', 'missing', 'undecided'].includes(one.status))),
    findings: [...kinds].map(([kind, count]) => ({ kind, cases: count })),
    over_time: overTime(cases),
    ties_out: true,
  };
}

function overTime(cases) {
  if (cases.length === 0) return [];
  const width = 120_000;
  const buckets = new Map();
  const first = Math.min(...cases.map((one) => Date.parse(one.judged_at)));
  for (let at = Math.floor(first / width) * width; at <= Date.now(); at += width)
    buckets.set(at, {
      at: new Date(at).toISOString(),
      matched: 0,
      mismatched: 0,
      missing: 0,
      undecided: 0,
      findings: {},
    });
  for (const one of cases) {
    const bucket = buckets.get(Math.floor(Date.parse(one.judged_at) / width) * width);
    if (bucket === undefined) continue;
    if (one.status in bucket) bucket[one.status] += 1;
    for (const { kind } of one.findings) bucket.findings[kind] = (bucket.findings[kind] ?? 0) + 1;
  }
  return [...buckets.values()].slice(-60);
}

function incidents(world) {
  return world.incidents.map((incident) => {
    const undecided = world.cases.filter((one) => one.status === 'undecided').length;
    const since = new Date(incident.since).toISOString();
    return {
      ...incident,
      undecided,
      sentence: `${incident.cloud} is silent since ${since}: ${undecided} cases undecided`,
    };
  });
}

function page(world, asked) {
  const all = filtered(world, asked);
  const start = Number(asked.get('after') ?? 0);
  const limit = Number(asked.get('limit') ?? 50);
  const more = all.length > start + limit;
  return {
    items: all.slice(start, start + limit).map(brief),
    next: more ? String(start + limit) : null,
    has_more: more,
  };
}

/** Enough of a check to see errors on lines; the real one is the server's. */
function check(text) {
  const lines = text.split('\n');
  const errors = lines.flatMap((line, index) => {
    if (/\t/.test(line))
      return [
        {
          line: index + 1,
          path: '',
          message: 'Expected spaces, found a tab',
          cure: 'indent with two spaces',
        },
      ];
    const odd = /(?:window|deadline|hold|lateness):\s*([^\s,}]+)/.exec(line);
    if (odd && !/^\d+(ms|s|m|h|d)$/.test(odd[1]))
      return [
        {
          line: index + 1,
          path: line.trim().split(':')[0],
          message: `Expected a duration, found ${odd[1]}`,
          cure: 'write a number and a unit, like 30s or 10m',
        },
      ];
    const cloud = /cloud:\s*(\w+)/.exec(line);
    if (cloud && !['aws', 'gcp', 'azure', 'direct'].includes(cloud[1]))
      return [
        {
          line: index + 1,
          path: 'steps',
          message: `Expected aws, gcp, azure or direct, found ${cloud[1]}`,
          cure: 'name one of the four, or a list of them',
        },
      ];
    return [];
  });
  const value = (name) => new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(text)?.[1];
  if (!value('flow'))
    errors.push({
      line: 0,
      path: 'flow',
      message: 'Expected a name, found none',
      cure: 'begin with flow: name',
    });
  if (errors.length > 0) return { valid: false, errors };
  const steps = Object.fromEntries(
    [...text.matchAll(/^ {2}(\w+):\s*\{([^}]*)\}/gm)].map(([, name, body]) => {
      const field = (of) => new RegExp(`${of}:\\s*([\\w]+)`).exec(body)?.[1];
      return [
        name,
        {
          cloud: [field('cloud')],
          type: field('type'),
          ...(field('deadline') ? { deadline: field('deadline') } : {}),
        },
      ];
    }),
  );
  const tolerance = /tolerance: "([^"]+)"/.exec(text)?.[1];
  return {
    valid: true,
    flow: {
      flow: value('flow'),
      version: Number(value('version') ?? 1),
      key: value('key'),
      window: value('window'),
      lateness: '1s',
      hold: '10m',
      steps,
      order: [
        ['placed', 'paid'],
        ['placed', 'reserved'],
      ],
      agree: [
        { fields: ['placed.amount', 'paid.amount'], ...(tolerance ? { tolerance } : {}) },
        { fields: ['placed.quantity', 'reserved.quantity'] },
      ],
      closes: [
        { cloud: ['aws'], type: 'OrderCancelled', reason: 'cancelled' },
        { cloud: ['gcp'], type: 'PaymentFailed', reason: 'payment failed' },
      ],
      exposure: { amount: 'placed.amount', currency: 'placed.currency' },
    },
  };
}

function whatif(world, asked) {
  const within = world.cases.filter((one) => one.opened_at >= asked.from && one.opened_at < asked.to);
  const moves = within.filter((one) => one.findings.some((finding) => finding.kind === 'mismatch'));
  const some = moves.filter((_, index) => index % 3 === 0);
  const late = within.filter((one) => one.findings.some((finding) => finding.kind === 'late')).slice(0, 3);
  const moved = (from, to, all) => ({
    from,
    to,
    cases: all.length,
    exposure: sums(
      all.map((one) => ({
        exposure: {
          amount: one.exposure.amount === '0.00' ? '129.90' : one.exposure.amount,
          currency: one.exposure.currency,
        },
      })),
    ),
    examples: all.slice(0, 5).map((one) => ({
      key: one.key,
      was: from,
      would_be: to,
      sentence: `${one.key} is ${to}, ${to === 'matched' ? 'complete' : 'because paid did not come in time'}.`,
    })),
  });
  const groups = [moved('mismatched', 'matched', some), moved('matched', 'missing', late)].filter(
    (group) => group.cases > 0,
  );
  const differ = groups.reduce((sum, group) => sum + group.cases, 0);
  return { cases: within.length, same: within.length - differ, differ, moved: groups };
}

function handle(one, act, body) {
  const now = new Date().toISOString();
  if (act === 'acknowledge') Object.assign(one.handling, { acknowledged_by: body.by, acknowledged_at: now });
  if (act === 'assign') one.handling.assignee = body.assignee;
  if (act === 'accept') one.handling.accepted_until = body.until;
  one.comments.push({ at: now, by: body.by, kind: act, text: body.text ?? body.assignee ?? '' });
  one.handling.comments = one.comments.length;
  return brief(one);
}

function flowRoutes(world, path, text, json, problem) {
  if (path === '') {
    if (text === null) return json({ items: world.flows });
    const checked = check(text);
    if (!checked.valid)
      return json(
        {
          status: 422,
          code: 'flow.invalid',
          title: 'Not a flow',
          detail: `Expected a flow, found ${checked.errors.length} errors.`,
          errors: checked.errors,
        },
        422,
      );
    const { flow: name, version: number } = checked.flow;
    const known = world.flows.find((flow) => flow.name === name && flow.version === number);
    if (known && known.status !== 'draft')
      return problem(
        409,
        'flow.version_exists',
        'Version exists',
        `Expected a new version of ${name}, found ${number}, which is ${known.status}.`,
      );
    const made = version(name, number, 'draft', Date.now(), text);
    world.flows = [made, ...world.flows.filter((flow) => flow !== known)];
    return json(made, 201);
  }
  if (path === '/validate') return json(check(text));
  const [, name, number, move] = /^\/([^/]+)\/(\d+)\/(activate|retire)$/.exec(path) ?? [];
  const flow = world.flows.find((each) => each.name === name && each.version === Number(number));
  if (!flow) return problem(404, 'flow.unknown', 'No such flow', `Expected a flow, found none (${path}).`);
  const now = new Date().toISOString();
  if (move === 'activate') {
    for (const other of world.flows.filter((each) => each.name === name && each.status === 'active'))
      Object.assign(other, { status: 'retired', retired_at: now });
    Object.assign(flow, { status: 'active', activated_at: now });
  } else Object.assign(flow, { status: 'retired', retired_at: now });
  return json(flow);
}

/** Answers a path below /api/v1/reconciliation. `text` is the body of a POST, else null. */
export function reconciliation(world, path, asked, text, json, problem) {
  if (path.startsWith('/flows')) return flowRoutes(world, path.slice(6), text, json, problem);
  if (path === '/summary') return json(summary(world, asked));
  if (path === '/cases') return json(page(world, asked));
  if (path === '/incidents') return json({ items: incidents(world) });
  if (path === '/whatif') return json(whatif(world, JSON.parse(text)));
  if (path === '/verify') return json({ verified: 1, equal: 1, different: [], events_missing: [] });
  const found = /^\/cases\/([^/]+)\/([^/]+)(?:\/(\w+))?$/.exec(path);
  const wanted = found ? decodeURIComponent(found[2]) : path.slice(1);
  const one = world.cases.find((each) => each.key === wanted && (!found || found[1] === FLOW));
  if (!one)
    return problem(
      404,
      'case.unknown',
      'No such case',
      `Expected a case with this key, found none (${wanted}).`,
    );
  if (!found)
    return json({ order_id: wanted, status: one.status, findings: one.findings, cases: [brief(one)] });
  return json(found[3] ? handle(one, found[3], JSON.parse(text)) : one);
}

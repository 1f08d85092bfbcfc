// SPDX-License-Identifier: MIT
// Seeded cases of the flow order-fulfilment, for looking at the reconciliation pages without a server.
import { createHash } from 'node:crypto';

export const FLOW = 'order-fulfilment';
const STEPS = [
  { step: 'placed', clouds: ['aws'], type: 'OrderPlaced', within: 30_000 },
  { step: 'paid', clouds: ['gcp'], type: 'PaymentProcessed', within: 30_000 },
  { step: 'reserved', clouds: ['azure'], type: 'InventoryReserved', within: 45_000 },
];
const SOURCES = {
  aws: 'aws://482910376655/eu-central-1/shop',
  gcp: 'gcp://shop-payments/topics/payments',
  azure: '/subscriptions/7c1e/stock',
};
const CURRENCIES = ['EUR', 'EUR', 'EUR', 'USD', 'GBP'];
const GRAVITY = ['mismatch', 'duplicate', 'conflict', 'unexpected'];
const iso = (at) => new Date(at).toISOString();
const hash = (text) => createHash('md5').update(text).digest('hex');
const cents = (amount) => `${Math.trunc(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;

/** What may happen to an order; the number is how often among a hundred. */
export const SCENARIOS = {
  matched: 74,
  late: 5,
  missing: 4,
  mismatch: 4,
  absent: 1,
  duplicate: 3,
  conflict: 1,
  cancelled: 3,
  after_closing: 1,
  out_of_order: 1,
  stalled: 1,
  pending: 2,
};

export function pick(random) {
  let roll = random() * 100;
  for (const [name, share] of Object.entries(SCENARIOS)) {
    roll -= share;
    if (roll < 0) return name;
  }
  return 'matched';
}

/** The case of one order, whole, as GET /cases/{flow}/{key} answers. */
export function makeCase(random, number, startedAt, scenario, now) {
  const key = `ORD-${(0xa3000000 + number * 7919).toString(16).toUpperCase()}`;
  const amount = Math.floor(random() * 90_000) + 1_900;
  const currency = CURRENCIES[Math.floor(random() * CURRENCIES.length)];
  const made = { key, amount, currency, quantity: Math.floor(random() * 3) + 1, t0: startedAt, random };
  const events = eventsOf(made, scenario);
  return judge(made, events, scenario, now);
}

function eventsOf(made, scenario) {
  const { t0, amount, currency, quantity, random } = made;
  const one = (step, after, values, extra = {}) => {
    const of = STEPS.find((each) => each.step === step);
    const cloud = extra.cloud ?? of.clouds[0];
    const id = `${cloud}-${hash(`${made.key}${step}${extra.salt ?? ''}`).slice(0, 10)}`;
    return {
      step,
      event_id: id,
      source: cloud,
      event_source: SOURCES[cloud],
      time_assumed: false,
      content_hash: hash(id),
      out_of_order: false,
      occurred_at: iso(t0 + after),
      received_at: iso(t0 + after + (extra.travels ?? 60 + random() * 500)),
      late: extra.late ?? false,
      values,
      standing: extra.standing ?? true,
    };
  };
  const placed = one('placed', 0, { amount: cents(amount), currency, quantity: String(quantity) });
  const paidAfter = 4_000 + random() * 16_000;
  const paid = (extra = {}, values = {}) =>
    one('paid', extra.after ?? paidAfter, { amount: cents(amount), currency, ...values }, extra);
  const reserved = one('reserved', 9_000 + random() * 24_000, { quantity: String(quantity) });
  const closing = (after) =>
    one('closes:aws/OrderCancelled', after, {}, { cloud: 'aws', type: 'OrderCancelled' });
  switch (scenario) {
    case 'late':
      return [placed, paid({ after: 38_400, late: true }), reserved];
    case 'missing':
      return random() < 0.6 ? [placed, paid()] : [placed, reserved];
    case 'stalled':
      return [placed, paid()];
    case 'pending':
      return random() < 0.5 ? [placed] : [placed, paid()];
    case 'mismatch':
      return [
        placed,
        paid({}, { amount: cents(amount - Math.floor(random() * amount * 0.4) - 2) }),
        reserved,
      ];
    case 'absent': {
      const without = paid();
      without.values = { currency };
      return [placed, without, reserved];
    }
    case 'duplicate':
      return [placed, paid(), paid({ after: paidAfter + 2_600, salt: 'again', standing: false }), reserved];
    case 'conflict':
      return [
        placed,
        paid(),
        { ...paid({ travels: 4_100 }, { amount: cents(amount + 500) }), standing: false },
        reserved,
      ];
    case 'cancelled':
      return [placed, closing(12_000)];
    case 'after_closing':
      return [placed, closing(9_000), paid({ after: 21_000, standing: false })];
    case 'out_of_order':
      return [placed, paid({ after: -6_200 }), reserved];
    default:
      return [placed, paid(), reserved];
  }
}

function judge(made, events, scenario, now) {
  const first = Math.min(...events.map((event) => Date.parse(event.occurred_at)));
  const closed = scenario === 'cancelled' || scenario === 'after_closing';
  const steps = STEPS.map((step) => {
    const deadline = first + step.within;
    const here = events.some((event) => event.step === step.step && event.standing);
    const absent = closed
      ? 'not_expected'
      : scenario === 'stalled'
        ? 'undecided'
        : now < deadline + 1_000
          ? 'pending'
          : 'missing';
    return {
      step: step.step,
      clouds: step.clouds,
      type: step.type,
      optional: false,
      deadline: iso(deadline),
      state: here ? 'present' : absent,
    };
  });
  const agreements = agreementsOf(events);
  const findings = findingsOf(made, events, steps, agreements, scenario);
  const status = statusOf(findings, steps);
  const reason = reasonOf(status, findings, steps, scenario);
  const last = Math.max(...events.map((event) => Date.parse(event.received_at)));
  const awaited = steps.filter((step) => ['pending', 'undecided'].includes(step.state));
  const due = steps
    .filter((step) => step.state === 'missing')
    .map((step) => Date.parse(step.deadline) + 1_000);
  const judged = Math.max(last + 80, ...due);
  const exposure = status === 'matched' ? '0.00' : cents(made.amount * (scenario === 'duplicate' ? 2 : 1));
  const revision = events.length + due.length;
  const said = {
    status,
    reason,
    findings,
    exposure: { amount: exposure, currency: made.currency },
    sentence: sentence(made, status, reason, findings, exposure),
  };
  return {
    flow: FLOW,
    version: 1,
    key: made.key,
    revision,
    verdict_id: `${FLOW}:${made.key}:${revision}`,
    ...said,
    clouds: [...new Set(findings.flatMap((f) => STEPS.find((s) => s.step === f.step)?.clouds ?? []))],
    opened_at: events[0].received_at,
    judged_at: iso(judged),
    closed_at: awaited.length > 0 ? null : iso(judged),
    next_due: awaited[0]?.deadline ?? null,
    handling: {
      acknowledged_by: null,
      acknowledged_at: null,
      assignee: null,
      accepted_until: null,
      comments: 0,
    },
    timeline: events,
    steps,
    agreements,
    evidence: evidenceOf(made, events, judged),
    revisions: revisionsOf(made, events, said, revision, judged),
    comments: [],
  };
}

function agreementsOf(events) {
  const of = (step, field) => events.find((e) => e.step === step && e.standing)?.values[field] ?? null;
  const there = (step) => events.some((e) => e.step === step && e.standing);
  const pair = (left, right, field, tolerance) => {
    if (!there(left) || !there(right)) return [];
    const [a, b] = [of(left, field), of(right, field)];
    const apart =
      a === null || b === null ? null : Math.abs(Math.round(Number(a) * 100) - Math.round(Number(b) * 100));
    return [
      {
        left: `${left}.${field}`,
        left_value: a,
        right: `${right}.${field}`,
        right_value: b,
        difference: apart === null ? null : cents(apart),
        tolerance,
        holds: apart !== null && apart <= (tolerance === null ? 0 : 1),
      },
    ];
  };
  return [...pair('placed', 'paid', 'amount', '0.01'), ...pair('placed', 'reserved', 'quantity', null)];
}

function findingsOf(made, events, steps, agreements, scenario) {
  const found = steps
    .filter((step) => step.state === 'missing')
    .map((step) => ({
      kind: 'missing',
      step: step.step,
      cause: 'progress_passed',
      deadline: step.deadline,
      detail: `${step.step} did not come from ${step.clouds[0]} by ${step.deadline}, and ${step.clouds[0]} has moved on`,
    }));
  for (const check of agreements.filter((each) => !each.holds)) {
    const absent = check.left_value === null || check.right_value === null;
    const values = `${check.left} is ${check.left_value ?? 'absent'}, ${check.right} is ${check.right_value ?? 'absent'}`;
    found.push({
      kind: 'mismatch',
      step: check.right.split('.')[0],
      cause: absent ? 'absent' : 'differs',
      ...check,
      detail: absent
        ? `${values}: one is not there`
        : `${values}: they differ by ${check.difference}, ${check.tolerance ?? 0} is allowed`,
    });
  }
  const ref = (event) => ({
    cloud: event.source,
    source: event.event_source,
    id: event.event_id,
    content_hash: hash(JSON.stringify(event.values)),
    occurred_at: event.occurred_at,
    received_at: event.received_at,
  });
  const [first, again] = events.filter((event) => event.step === 'paid');
  const paid = steps.find((step) => step.step === 'paid');
  const about = { step: 'paid' };
  if (scenario === 'late')
    found.push({
      kind: 'late',
      ...about,
      cause: 'happened',
      event: ref(first),
      detail: `paid happened at ${first.occurred_at}, its deadline was ${paid.deadline}`,
    });
  if (scenario === 'duplicate')
    found.push({
      kind: 'duplicate',
      ...about,
      cause: 'other_content',
      event: ref(again),
      first: ref(first),
      amount: cents(made.amount),
      detail: `paid happened again: event ${again.event_id} besides ${first.event_id}, amount ${cents(made.amount)}`,
    });
  if (scenario === 'conflict')
    found.push({
      kind: 'conflict',
      ...about,
      cause: 'other_content',
      event: ref(again),
      first: ref(first),
      detail: `event ${again.event_id} of paid came with two contents, ${ref(first).content_hash} first and ${ref(again).content_hash}`,
    });
  if (scenario === 'after_closing')
    found.push({
      kind: 'unexpected',
      ...about,
      cause: 'after_closing',
      event: ref(first),
      count: 1,
      detail: `paid happened after the case was closed: event ${first.event_id}, amount ${cents(made.amount)}`,
    });
  if (scenario === 'out_of_order')
    found.push({
      kind: 'out_of_order',
      ...about,
      cause: 'before_its_cause',
      event: ref(first),
      cause_step: 'placed',
      by: 'PT6.2S',
      tolerance: 'PT2S',
      detail: 'paid happened 6.2 s before placed, which causes it; the clocks explain 2 s',
    });
  return found;
}

function statusOf(findings, steps) {
  if (findings.some((finding) => GRAVITY.includes(finding.kind))) return 'mismatched';
  if (findings.some((finding) => finding.kind === 'missing')) return 'missing';
  if (steps.some((step) => step.state === 'undecided')) return 'undecided';
  return steps.some((step) => step.state === 'pending') ? 'pending' : 'matched';
}

function reasonOf(status, findings, steps, scenario) {
  const waits = steps.find((step) => ['pending', 'undecided'].includes(step.state));
  if (status === 'undecided') return `${waits.clouds[0]} is silent and ${waits.step} may still come`;
  if (status === 'pending') return `${waits.step} may still come`;
  if (status === 'matched') return scenario === 'cancelled' ? 'cancelled' : 'complete';
  const grave = findings.find((finding) => GRAVITY.includes(finding.kind)) ?? findings[0];
  return `${grave.kind} ${grave.step}`;
}

function sentence(made, status, reason, findings, exposure) {
  const told = findings.map((finding) => finding.detail).join('; ');
  const word =
    status === 'pending'
      ? `pending, ${reason}`
      : status === 'undecided'
        ? `undecided, because ${reason}`
        : status === 'matched'
          ? `matched, ${reason}`
          : status;
  const hangs = status === 'matched' ? '' : ` ${exposure} ${made.currency} hangs on it.`;
  return `${made.key} is ${word}${told === '' ? '' : `: ${told}`}.${hangs}`;
}

function evidenceOf(made, events, judged) {
  return {
    clock: iso(judged),
    overflow: 0,
    sightings: events.map((event, index) => ({
      step: event.step,
      tenant: 'default',
      cloud: event.source,
      source: event.event_source,
      id: event.event_id,
      content_hash: hash(JSON.stringify(event.values)),
      occurred_at: event.occurred_at,
      received_at: event.received_at,
      position: `${index % 2}:${48_211 + Math.floor(made.random() * 9_000)}`,
      values: {},
    })),
    progress: ['aws', 'gcp', 'azure'].map((cloud, index) => ({
      cloud,
      newest: iso(judged - 400 - index * 730),
      last_arrival: iso(judged - 120 - index * 310),
      usual_gap_ms: 900 + index * 700,
      skew_s: index,
    })),
  };
}

function revisionsOf(made, events, said, revision, judged) {
  const earlier = events.slice(0, revision - 1).map((event, index) => {
    const waits = STEPS[Math.min(index + 1, 2)].step;
    return {
      verdict_id: `${FLOW}:${made.key}:${index + 1}`,
      revision: index + 1,
      status: 'pending',
      reason: `${waits} may still come`,
      judged_at: event.received_at,
      sentence: `${made.key} is pending, ${waits} may still come. ${cents(made.amount)} ${made.currency} hangs on it.`,
    };
  });
  const { status, reason, sentence: words } = said;
  return [
    ...earlier,
    {
      verdict_id: `${FLOW}:${made.key}:${revision}`,
      revision,
      status,
      reason,
      judged_at: iso(judged),
      sentence: words,
    },
  ];
}

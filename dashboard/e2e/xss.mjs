// SPDX-License-Identifier: MIT
// Sends scripts in every field of events, cases and quarantine, and looks at them on every page:
// node dashboard/e2e/xss.mjs BASE_URL [--everywhere]. Nothing may run, ask elsewhere, or need the policy to stop it.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { ARGS, check, findChromium, PATIENCE_MS } from './browser.mjs';

const base = process.argv[2].replace(/\/$/, '');
const FLOW = 'order-fulfilment';
const TIME = '2026-11-20T07:41:09Z';
const AT_ONCE = 8;
// Each script is looked at on one of three pages in turn; with --everywhere on all three.
const EVERYWHERE = process.argv.includes('--everywhere');
const lines = readFileSync(new URL('xss.txt', import.meta.url), 'ascii').trim().split('\n');
const payloads = lines.map((line, i) => {
  const text = JSON.parse(`"${line}"`);
  // Attributes hold no control characters; data and notes hold everything.
  return { text, name: `x${i}x${text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '')}`, mark: `x${i}x` };
});

async function post(path, body, type = 'application/json') {
  const answer = await fetch(base + path, { method: 'POST', headers: { 'content-type': type }, body });
  const said = await answer.text();
  if (!answer.ok) throw new Error(`expected ${path} to take ${body}, found ${answer.status} ${said}`);
  return JSON.parse(said);
}

function order({ text, name }) {
  const detail = { order_id: name, customer_id: name, amount: 12.5, currency: name, [text]: text, deep: [{ [text]: [text] }] };
  const event = { id: name, 'detail-type': 'OrderPlaced', source: name, account: name, region: name, time: TIME, detail };
  return post('/api/v1/webhooks/aws/eventbridge', JSON.stringify(event));
}

function page({ text, name }) {
  const event = { specversion: '1.0', id: `d${name}`, source: `/${encodeURIComponent(name)}`, type: name, subject: name };
  const data = { datacontenttype: 'text/html', hint: name, data: text };
  return post('/api/v1/events/ingest', JSON.stringify({ ...event, ...data }), 'application/cloudevents+json');
}

function broken({ text, name }) {
  const event = { id: name, 'detail-type': 'OrderPlaced', source: name, detail: { customer_id: name, [text]: text } };
  return post('/api/v1/webhooks/aws/eventbridge', JSON.stringify(event));
}

async function note({ text, name }) {
  const path = `/api/v1/reconciliation/cases/${FLOW}/${encodeURIComponent(name)}`;
  await until(`a case of ${name}`, async () => (await fetch(base + path)).status === 200);
  await post(`${path}/comment`, JSON.stringify({ by: name, text }));
  await post(`${path}/assign`, JSON.stringify({ by: name, assignee: name }));
}

async function until(what, condition) {
  const end = Date.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function forAll(items, act) {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Everything a script that runs would be seen by. */
async function watched(context) {
  const seen = { dialogs: [], foreign: [], violations: [], failures: [] };
  await context.exposeFunction('heliosSaw', (violation) => seen.violations.push(violation));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) =>
      window.heliosSaw(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  const tab = await context.newPage();
  tab.setDefaultTimeout(PATIENCE_MS);
  tab.on('dialog', async (dialog) => {
    seen.dialogs.push(dialog.message());
    await dialog.dismiss();
  });
  tab.on('pageerror', (error) => seen.failures.push(error.message));
  tab.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:', 'about:'].includes(url.protocol) && url.host !== new URL(base).host) {
      seen.foreign.push(url.href);
    }
  });
  return { tab, seen };
}

/** The eyes: what must never happen is made to happen, and must be seen. */
async function seesWhatItLooksFor(browser) {
  const context = await browser.newContext();
  const { tab, seen } = await watched(context);
  await tab.goto(`${base}/system`);
  await tab.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.xss = 1';
    document.body.append(script);
  });
  await until('a violation is seen', () => seen.violations.length > 0);
  await tab.goto('about:blank');
  await tab.setContent('<img src="http://evil.invalid/x.png" onerror="alert(1)">');
  await until('a dialog and a foreign request are seen', () => seen.dialogs.length > 0 && seen.foreign.length > 0);
  await context.close();
}

/** Goes to a page inside the dashboard, and waits until it shows this. */
async function show(tab, path, text) {
  await tab.evaluate((to) => history.pushState(null, '', to), path);
  await tab.waitForFunction((mark) => document.body.innerText.includes(mark), text, { polling: 20 });
}

/** Scrolls whatever scrolls, to the end, so that what is shown only when it is near is shown. */
async function scrollThrough(tab) {
  for (let step = 0; step < 40; step++) {
    await tab.evaluate(() => {
      for (const element of [document.scrollingElement, ...document.querySelectorAll('main *')]) {
        if (element.scrollHeight > element.clientHeight + 8) element.scrollTop += 600;
      }
    });
    await tab.waitForTimeout(20);
  }
}

async function looksAtEveryPage(tab) {
  await tab.goto(`${base}/`);
  await tab.locator('[data-testid="connection-state"][data-state="live"]').waitFor();
  await forAll(payloads, order);
  await forAll(payloads, page);
  await forAll(payloads, broken);
  await forAll(payloads, note);
  await scrollThrough(tab);
  check('the stream has shown them', (await tab.getByTestId('stream-row').count()) > 0);
  for (const path of ['/events', '/reconciliation', '/quarantine', '/reconciliation/flows', '/system']) {
    await tab.goto(base + path);
    await tab.locator('main').waitFor();
    await scrollThrough(tab);
  }
  for (const [i, { name, mark }] of payloads.entries()) {
    const id = encodeURIComponent(name);
    const pages = [`/events/${id}?cloud=aws`, `/reconciliation/cases/${FLOW}/${id}`, `/events/d${id}`];
    for (const path of EVERYWHERE ? pages : [pages[i % pages.length]]) await show(tab, path, mark);
  }
  check('every event and every case has been looked at', true);
  const items = [];
  for (let after = ''; after !== null; ) {
    const list = await (await fetch(`${base}/api/v1/quarantine?limit=500${after}`)).json();
    items.push(...list.items);
    after = list.next === null ? null : `&after=${list.next}`;
  }
  for (const { id } of items.slice(0, payloads.length)) {
    await show(tab, `/quarantine?item=${id}`, 'order_id.missing');
  }
  await tab.goto(`${base}/reconciliation/flows`);
  for (const { name } of payloads.slice(0, 20)) {
    await tab.getByTestId('flow-editor').fill(`flow: ${JSON.stringify(name)}\n`);
    await tab.getByTestId('flow-error').first().waitFor();
  }
}

check('there are scripts enough', payloads.length >= 150);
const browser = await chromium.launch({ executablePath: findChromium(), args: ARGS });
try {
  await seesWhatItLooksFor(browser);
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  const { tab, seen } = await watched(context);
  await looksAtEveryPage(tab);
  check(`nothing ran, asked or was stopped, found ${JSON.stringify(seen)}`, Object.values(seen).every((list) => list.length === 0));
  process.stdout.write('DONE\n');
} finally {
  await browser.close();
}

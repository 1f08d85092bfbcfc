// SPDX-License-Identifier: MIT
// Looks at the dashboard of a running server in a real browser: node dashboard/e2e/run.mjs BASE_URL
// When it prints RESTART the server is to be ended and started again; a line on standard input says that it was.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { ARGS, check, findChromium, PATIENCE_MS } from './browser.mjs';
import { CLOUDS, post } from './events.mjs';

const base = process.argv[2].replace(/\/$/, '');
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const complaints = [];
let serverIsDown = false;

/** Waits for a condition in this process. */
async function until(what, condition) {
  const end = Date.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  process.stdout.write(`ok: ${what}\n`);
}

function watch(page) {
  page.setDefaultTimeout(PATIENCE_MS);
  page.on('console', (message) => {
    if (message.type() === 'error' && !serverIsDown) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`failure: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol) && url.host !== new URL(base).host) {
      complaints.push(`asked ${url.origin}`);
    }
  });
}

const part = (page, name) => page.getByTestId(name);
const row = (page, id) => page.locator(`[data-testid="stream-row"][data-event-id="${id}"]`);
const state = (page) => part(page, 'connection-state').getAttribute('data-state');
const value = async (page, name) => Number(await part(page, name).getAttribute('data-value'));

async function streamShowsEveryCloud(page) {
  await page.goto(`${base}/`);
  await until('the line is live', async () => (await state(page)) === 'live');
  await until('the cards have figures', async () => (await part(page, 'stat-total').getAttribute('data-value')) !== null);
  const before = await value(page, 'stat-total');
  for (const cloud of CLOUDS) {
    await post(base, cloud, `e2e-${cloud}`, `E2E-${cloud}`);
    await row(page, `e2e-${cloud}`).waitFor();
    const text = await row(page, `e2e-${cloud}`).innerText();
    check(`the event of ${cloud} is in the stream, with its order, customer and amount`,
      text.includes(`E2E-${cloud}`) && text.includes('CUST-7') && /1,?299\.00/.test(text));
    check(`its source is ${cloud}`, (await row(page, `e2e-${cloud}`).getAttribute('data-source')) === cloud);
    check('its time has milliseconds', /\d\d:\d\d:\d\d\.\d{3}/.test(text));
  }
  await until('the total counts them', async () => (await value(page, 'stat-total')) >= before + CLOUDS.length);
  for (const cloud of CLOUDS) {
    check(`the card of ${cloud} has a figure`, (await value(page, `stat-${cloud}`)) > 0);
  }
}

async function chartAndHealthAreThere(page) {
  await part(page, 'source-chart').locator('svg path').first().waitFor();
  check('the chart has a part for each source', (await part(page, 'source-chart').locator('svg path').count()) >= 3);
  for (const name of ['database', 'redis', 'kafka', 'websocket']) {
    await until(`${name} is healthy`, async () => (await part(page, `health-${name}`).getAttribute('data-state')) === 'healthy');
  }
}

async function filterNarrows(page) {
  await part(page, 'filter-input').fill('E2E-gcp');
  await until('the filter hides the others', async () => (await row(page, 'e2e-aws').count()) === 0);
  check('the filter shows what it names', (await row(page, 'e2e-gcp').count()) === 1);
  await part(page, 'filter-input').fill('');
  await row(page, 'e2e-aws').waitFor();
}

async function pauseHolds(page) {
  await part(page, 'pause-button').click();
  await post(base, 'aws', 'e2e-held-1', 'E2E-held');
  await post(base, 'gcp', 'e2e-held-2', 'E2E-held');
  await until('two new ones are counted', async () => (await part(page, 'new-count').getAttribute('data-count')) === '2');
  check('what is held is not shown', (await row(page, 'e2e-held-1').count()) === 0);
  await part(page, 'pause-button').click();
  await row(page, 'e2e-held-1').waitFor();
  await row(page, 'e2e-held-2').waitFor();
  check('nothing is counted any more', (await part(page, 'new-count').count()) === 0);
}

async function inspectorShowsExactBytes(page) {
  const data = await post(base, 'aws', 'e2e-exact', 'E2E-exact');
  await row(page, 'e2e-exact').click();
  const inspector = part(page, 'inspector');
  await inspector.waitFor();
  await inspector.getByText('Raw', { exact: true }).click();
  const raw = inspector.getByTestId('inspector-raw');
  await until('the raw view is shown', async () => (await raw.getAttribute('data-view')) === 'raw');
  check('the bytes are those that were sent', (await raw.textContent()) === data);
  await page.getByRole('button', { name: 'Close', exact: true }).first().click();
  await inspector.waitFor({ state: 'detached' });
}

async function themeChanges(page) {
  const colours = () =>
    page.evaluate(() =>
      [document.documentElement, document.body]
        .map((element) => getComputedStyle(element))
        .map((style) => `${style.backgroundColor} ${style.color}`)
        .join(),
    );
  const choose = async (theme) => {
    const button = part(page, 'theme-toggle');
    for (let i = 0; i < 3 && (await button.getAttribute('data-theme')) !== theme; i++) {
      await button.click();
    }
    check(`the theme ${theme} can be chosen`, (await button.getAttribute('data-theme')) === theme);
  };
  await choose('light');
  await until('the light theme is on', () => page.evaluate(() => !document.documentElement.classList.contains('dark')));
  const light = await colours();
  await choose('dark');
  await until('the dark theme has other colours', async () => (await colours()) !== light);
}

async function reconnects(page) {
  serverIsDown = true;
  process.stdout.write('RESTART\n');
  await until('the line is seen to be down', async () => (await state(page)) === 'reconnecting');
  await lines.next();
  await until('the line is live again', async () => (await state(page)) === 'live');
  serverIsDown = false;
  await post(base, 'azure', 'e2e-after-restart', 'E2E-again');
  await row(page, 'e2e-after-restart').waitFor();
  check('what was shown before is still shown', (await row(page, 'e2e-aws').count()) === 1);
}

async function fitsAPhone(browser) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  const page = await context.newPage();
  watch(page);
  for (const path of ['/', '/events', '/quarantine', '/system', '/events/e2e-aws']) {
    await page.goto(base + path);
    await page.locator('main').waitFor();
    await until(`${path} is live on a phone`, async () => (await state(page)) === 'live');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    check(`${path} needs no scrolling sideways at 390 pixels`, wide <= 390);
  }
  await context.close();
}

const profile = await mkdtemp(join(tmpdir(), 'helios-e2e-'));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: findChromium(),
  args: ARGS,
  viewport: { width: 1440, height: 1000 },
});
try {
  const page = context.pages()[0] ?? (await context.newPage());
  watch(page);
  await streamShowsEveryCloud(page);
  await chartAndHealthAreThere(page);
  await filterNarrows(page);
  await pauseHolds(page);
  await inspectorShowsExactBytes(page);
  await themeChanges(page);
  await reconnects(page);
  const browser = await chromium.launch({ executablePath: findChromium(), args: ARGS });
  await fitsAPhone(browser);
  await browser.close();
  check(`nothing was complained about, found [${complaints.join('; ')}]`, complaints.length === 0);
  process.stdout.write('DONE\n');
} finally {
  await context.close();
  await rm(profile, { recursive: true, force: true });
  process.stdin.destroy();
}

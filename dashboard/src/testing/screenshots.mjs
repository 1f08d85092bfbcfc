// SPDX-License-Identifier: MIT
// Takes pictures of the built dashboard, wide and narrow, light and dark: node src/testing/screenshots.mjs FOLDER [NAME…]
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { startFake } from './fake-server.mjs';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const WIDE = { width: 1440, height: 1000 };
const NARROW = { width: 390, height: 844 };

const folder = process.argv[2] ?? 'target/screenshots';
const only = process.argv.slice(3);
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ARGS,
});
const told = [];

async function shoot(name, options = {}) {
  const { path = '/', view = WIDE, scheme = 'light', fake = {}, wait = 2_500, tall = false, act } = options;
  if (only.length > 0 && !only.includes(name)) return;
  const server = await startFake(fake.start);
  const narrow = view.width < 640;
  const context = await browser.newContext({
    viewport: view,
    colorScheme: scheme,
    hasTouch: narrow,
    isMobile: narrow,
    deviceScaleFactor: narrow ? 2 : 1,
  });
  const page = await context.newPage();
  page.on(
    'console',
    (message) => ['error', 'warning'].includes(message.type()) && told.push(`${name}: ${message.text()}`),
  );
  page.on('pageerror', (error) => told.push(`${name}: ${error.message}`));
  page.on(
    'request',
    (request) => request.url().startsWith(server.url) || told.push(`${name}: asked ${request.url()}`),
  );
  if (fake.change) await fetch(`${server.url}/fake?${fake.change}`);
  await page.goto(server.url + path);
  await page.waitForTimeout(wait);
  await act?.(page, server);
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (over > 0) told.push(`${name}: ${over} px wider than the screen`);
  await page.screenshot({
    path: join(folder, `${name}.png`),
    fullPage: tall || (narrow && act === undefined),
  });
  await context.close();
  server.stop();
}

const openFirst = async (page) => {
  await page.getByTestId('stream-row').nth(2).click();
  await page.waitForTimeout(700);
};
const scroll = async (page) => {
  await page.getByTestId('stream').evaluate((list) => list.parentElement.scrollTo({ top: 300 }));
  await page.waitForTimeout(2_000);
};

/** Opens the case of the newest row that fits `query`. */
const openCase = (query) => async (page, server) => {
  const answer = await fetch(`${server.url}/api/v1/reconciliation/cases?limit=1&${query}`);
  const [one] = (await answer.json()).items;
  await page.goto(`${server.url}/reconciliation/cases/${one.flow}/${one.key}`);
  await page.waitForTimeout(1_200);
};
const breakApi = async (page, server) => {
  await fetch(`${server.url}/fake?down=api`);
  await page.goto(`${server.url}/reconciliation`);
  await page.waitForTimeout(5_000);
};
const handleCase = async (page, server) => {
  await openCase('finding=duplicate')(page, server);
  await page.getByRole('button', { name: 'Comment' }).click();
  await page.getByLabel('Comment').fill('Asked the payment provider: the second charge is being refunded.');
  await page.getByLabel('Your name').fill('Ada Keller');
  await page.getByLabel('Your name').press('Enter');
  await page.getByText('Comment added.').waitFor();
  await page.getByRole('button', { name: 'Accept' }).click();
};
const judgeHistory = async (page) => {
  await page.getByRole('button', { name: 'Judge history again' }).click();
  await page.getByTestId('whatif-result').waitFor();
  await page.waitForTimeout(300);
};
const breakFlow = async (page) => {
  const editor = page.getByTestId('flow-editor');
  const text = await editor.inputValue();
  await editor.fill(text.replace('window: 30s', 'window: soon').replace('cloud: azure', 'cloud: azur'));
  await page.getByTestId('flow-error').first().waitFor();
};

try {
  for (const scheme of ['light', 'dark']) {
    await shoot(`overview-wide-${scheme}`, { scheme, wait: 12_000 });
    await shoot(`overview-narrow-${scheme}`, { scheme, view: NARROW });
    await shoot(`empty-wide-${scheme}`, { scheme, fake: { change: 'empty=1' } });
    await shoot(`inspector-wide-${scheme}`, { scheme, act: openFirst });
    await shoot(`system-wide-${scheme}`, { scheme, path: '/system' });
    await shoot(`quarantine-item-${scheme}`, { scheme, path: '/quarantine?item=q-1' });
  }
  for (const scheme of ['light', 'dark']) {
    const path = '/reconciliation';
    await shoot(`reconciliation-wide-${scheme}`, { scheme, path, tall: true });
    await shoot(`reconciliation-narrow-${scheme}`, { scheme, path, view: NARROW });
    await shoot(`case-mismatch-${scheme}`, { scheme, path, tall: true, act: openCase('finding=mismatch') });
    await shoot(`case-missing-narrow-${scheme}`, {
      scheme,
      path,
      view: NARROW,
      tall: true,
      act: openCase('finding=missing'),
    });
  }
  await shoot('reconciliation-empty', { path: '/reconciliation', fake: { change: 'empty=1' } });
  await shoot('reconciliation-error', { act: breakApi });
  await shoot('reconciliation-filtered', {
    path: '/reconciliation?status=mismatched&finding=duplicate&min_amount=300',
  });
  for (const finding of ['late', 'duplicate', 'conflict', 'unexpected', 'out_of_order'])
    await shoot(`case-${finding}`, {
      path: '/reconciliation',
      tall: true,
      act: openCase(`finding=${finding}`),
    });
  await shoot('case-handling', { path: '/reconciliation', tall: true, act: handleCase });
  await shoot('case-unknown', { path: '/reconciliation/cases/order-fulfilment/ORD-0' });
  await shoot('case-undecided', { path: '/reconciliation', tall: true, act: openCase('status=undecided') });
  const flows = '/reconciliation/flows';
  await shoot('flows-wide-light', { path: flows, tall: true, act: judgeHistory });
  await shoot('flows-wide-dark', { path: flows, scheme: 'dark', tall: true, act: breakFlow });
  await shoot('flows-narrow', { path: flows, view: NARROW, tall: true, act: judgeHistory });
  await shoot('flows-empty', { path: flows, fake: { change: 'empty=1' } });
  await shoot('empty-narrow', { view: NARROW, fake: { change: 'empty=1' } });
  await shoot('inspector-narrow', { view: NARROW, act: openFirst });
  await shoot('down-wide', { fake: { change: 'down=redis' } });
  await shoot('api-down', {
    act: async (page, server) => {
      await fetch(`${server.url}/fake?down=api&refuse=1&drop=1`);
      await page.waitForTimeout(12_000);
    },
  });
  await shoot('paused', { act: scroll });
  await shoot('gap', {
    act: async (page, server) => {
      await fetch(`${server.url}/fake?rate=0.5&gap=120`);
      await page.waitForTimeout(1_500);
    },
  });
  await shoot('events-wide', { path: '/events' });
  await shoot('events-narrow', { path: '/events', view: NARROW });
  await shoot('events-360', { path: '/events', view: { width: 360, height: 740 } });
  await shoot('overview-360', { view: { width: 360, height: 740 } });
  await shoot('quarantine-narrow', { path: '/quarantine', view: NARROW });
  await shoot('system-narrow', { path: '/system', view: NARROW });
} finally {
  await browser.close();
}
for (const line of told) console.log(line);

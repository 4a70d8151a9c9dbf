import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Browser, Page as Tab } from 'playwright-core';
import { nightPage } from '#/features/callouts/pages/night.ts';
import type { NightShown } from '#/features/callouts/routes/night.ts';
import { buildAssets } from '#/platform/http/assets.ts';
import { securityHeaders } from '#/platform/http/headers.ts';
import { layout } from '#/platform/http/layout.ts';
import { viewWith } from '#test/drawn.ts';
import { launchChromium } from './harness/chromium.ts';

const names = { hant: '5號樓', hans: '5号楼', en: 'Building 5' };
const AT = Temporal.Instant.from('2026-11-23T15:40:00Z');
const told = [
  [0, 0, 'raised'],
  [2, 0, 'asked'],
  [30, 1, 'raised'],
  [40, 0, 'coming'],
  [400, 0, 'done'],
  [3_600, 1, 'withdrawn'],
] as const;

const night: NightShown = {
  place: { id: 'zd', names },
  on: Temporal.PlainDate.from('2026-11-23'),
  isExact: false,
  isCut: false,
  sum: { calls: 2, answered: 1, medianSeconds: 40 },
  step: told.length,
  calls: [0, 1].map((index) => ({
    id: `450107001001-2026-000${index + 1}`,
    categoryNames: names,
    where: names,
    buildingId: 'zd-5',
    window: undefined,
    raisedAt: AT.add({ seconds: index * 30 }),
  })),
  steps: told.map(([after, call, kind]) => ({
    at: AT.add({ seconds: after }),
    call,
    kind,
    count: 3,
  })),
  street: [{ id: 'zd-5', names, label: '5', units: 2, floors: 6, columns: 4, households: 24 }],
};

async function openSite(): Promise<{ readonly origin: string; readonly close: () => void }> {
  const assets = await buildAssets({
    styles: 'src/platform/http/style',
    scripts: 'src/platform/http/client',
  });
  const { stylePath: style, scriptPath: script, ownPaths: own } = assets;
  const view = viewWith({ assets: { style, script, own } });
  const app = new Hono();
  app.use(securityHeaders);
  for (const [path, asset] of assets.byPath) {
    app.get(path, (c) => c.body(asset.text, 200, { 'content-type': asset.mediaType }));
  }
  app.get('/night', async (c) => c.html(String(await layout(view, nightPage(view, night)))));
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
      resolve({ origin: `http://127.0.0.1:${port}`, close: () => void server.close() });
    });
  });
}

let browser: Browser;
let site: Awaited<ReturnType<typeof openSite>>;

before(async () => {
  [browser, site] = await Promise.all([launchChromium(), openSite()]);
});
after(async () => {
  await browser.close();
  site.close();
});

async function open(more: Parameters<Browser['newPage']>[0] = {}): Promise<Tab> {
  const tab = await browser.newPage(more);
  await tab.goto(`${site.origin}/night`);
  return tab;
}

const looksOf = async (tab: Tab) =>
  tab
    .locator('.street [data-sign]')
    .evaluateAll((signs) => signs.map((sign) => sign.getAttribute('data-look')));

test('with a script it is played to its end, and every window says how far its call came', async () => {
  const tab = await open();
  await tab.selectOption('[data-speed]', 'fast');
  await tab.click('[data-play]');
  await tab.waitForFunction(
    () => document.querySelector('[data-night]')?.hasAttribute('data-playing') === false,
  );
  assert.deepEqual(await looksOf(tab), ['done', 'over']);
  assert.equal(await tab.textContent('[data-stage="1"]'), '不用了');
  assert.equal(await tab.textContent('[data-legend="done"]'), '1');
  assert.match((await tab.textContent('[data-clock]')) ?? '', /12:40:00/);
  await tab.close();
});

test('step by step, back and by the slider, the picture stands as it did then', async () => {
  const tab = await open();
  const seek = tab.locator('[data-seek]');
  await seek.fill('0');
  assert.deepEqual(await looksOf(tab), ['', '']);
  assert.equal(await tab.textContent('[data-clock]'), '開始之前');
  await tab.click('[data-go=next]');
  assert.deepEqual(await looksOf(tab), ['seeking', '']);
  assert.equal(await tab.textContent('[data-waiting]'), '1');
  assert.equal(await tab.isVisible('[data-waiting]'), true);
  await seek.fill('3');
  assert.deepEqual(await looksOf(tab), ['seeking', 'seeking']);
  assert.equal(await tab.textContent('[data-called]'), '2');
  await seek.fill('6');
  assert.equal(await tab.isVisible('[data-waiting]'), false);
  await tab.click('[data-go=back]');
  assert.deepEqual(await looksOf(tab), ['done', 'seeking']);
  assert.match((await seek.getAttribute('aria-valuetext')) ?? '', /5號樓 · 辦好了/);
  assert.equal(await tab.locator('[aria-current=step]').getAttribute('data-step'), '5');
  await tab.close();
});

test('who would rather not see things move sees no breathing, and the clock stands between steps', async () => {
  const tab = await open({ reducedMotion: 'reduce' });
  await tab.locator('[data-seek]').fill('5');
  await tab.selectOption('[data-speed]', 'slow');
  await tab.click('[data-play]');
  const was = await tab.textContent('[data-clock]');
  await tab.waitForTimeout(600);
  assert.equal(await tab.textContent('[data-clock]'), was);
  const breath = await tab
    .locator('.street .mark-seeking')
    .first()
    .evaluate((mark) => getComputedStyle(mark).animationName);
  assert.equal(breath, 'none');
  await tab.click('[data-play]');
  await tab.close();
});

test('without a script links lead from step to step, and no button promises what it cannot do', async () => {
  const tab = await open({ javaScriptEnabled: false });
  assert.equal(await tab.isVisible('[data-play]'), false);
  assert.equal(await tab.isVisible('.night-ways a'), true);
  await tab.close();
  const played = await open();
  assert.equal(await played.isVisible('.night-ways a'), false);
  assert.equal(await played.isVisible('[data-play]'), true);
  await played.close();
});

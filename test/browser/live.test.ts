import assert from 'node:assert/strict';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { Browser, Page as Tab } from 'playwright-core';
import { PATIENCE, listen } from '#/app/listen.ts';
import type { Listening } from '#/app/listen.ts';
import { createApp } from '#/platform/http/app.ts';
import { buildAssets } from '#/platform/http/assets.ts';
import { LIVE_LIMITS, openLive } from '#/platform/http/live/live.ts';
import type { Live } from '#/platform/http/live/live.ts';
import { keepPulse } from '#/platform/journal/pulse.ts';
import { openMatterSite } from '#test/matter-site.ts';
import type { MatterSite } from '#test/matter-site.ts';
import { dispatcher, people, places, railing } from '#test/matters-world.ts';
import { launchChromium } from './harness/chromium.ts';

const BEAT_MS = 20;
const SOON_MS = 2_000;

type Process = { readonly origin: string; readonly live: Live; readonly listening: Listening };

let site: MatterSite;
let browser: Browser;
let near: Process;
let far: Process;
let cookie: string;

before(async () => {
  [site, browser] = await Promise.all([openMatterSite(), launchChromium()]);
  for (let number = 0; number < 8; number += 1) {
    await site.raise(people.wang, { ...railing, body: `坡上第 ${number} 根欄杆鬆了。` });
    site.app.clock.forward({ minutes: 1 });
  }
  [near, far] = await Promise.all([startProcess(), startProcess()]);
  cookie = (await site.as(dispatcher)).cookies.get('linli') ?? '';
});

after(async () => {
  for (const { live, listening } of [near, far]) {
    live.stop();
    await listening.close();
  }
  await browser.close();
  await site.close();
});

/** Listens over the database of the site, as one more process of the same installation. */
async function startProcess(): Promise<Process> {
  const assets = await buildAssets({
    styles: 'src/platform/http/style',
    scripts: 'src/platform/http/client',
  });
  const limits = { ...LIVE_LIMITS, leastMs: BEAT_MS, quietMs: 200 };
  const live = openLive(keepPulse(site.app.db, BEAT_MS), limits);
  const app = createApp({ ...site.app.parts, assets, live });
  const port = await freePort();
  const started = await listen(app.fetch, { host: '127.0.0.1', port, patience: PATIENCE });
  assert.ok(started.ok);
  return { origin: `http://127.0.0.1:${port}`, live, listening: started.value };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address();
      const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
      server.close(() => resolve(port));
    });
  });
}

/** Opens a page as the dispatcher; an error of a script fails the test. */
async function inTab(address: string, look: (tab: Tab) => Promise<void>): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    locale: 'zh-TW',
  });
  await context.addCookies([{ name: 'linli', value: cookie, url: near.origin }]);
  const tab = await context.newPage();
  tab.setDefaultTimeout(10_000);
  const errors: string[] = [];
  tab.on('pageerror', (error) => errors.push(error.message));
  await tab.goto(`${near.origin}${address}`);
  await look(tab);
  await context.close();
  assert.deepEqual(errors, []);
}

/** Opens the line of a page over a socket, and collects what comes. */
async function openRaw(process: Process, at: string) {
  const address = `${process.origin}/live?at=${encodeURIComponent(at)}`;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(address, { headers: { cookie: `linli=${cookie}` }, agent: false }, resolve).on(
      'error',
      reject,
    );
  });
  let text = '';
  answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  const ended = new Promise<void>((resolve) => answer.on('close', resolve));
  const has = async (pattern: RegExp): Promise<void> => {
    while (!pattern.test(text)) {
      assert.ok(!answer.closed, `${text}\n${JSON.stringify(site.app.logged)}`);
      await new Promise((resolve) => {
        answer.once('data', resolve);
        answer.once('close', resolve);
      });
    }
  };
  return { answer, ended, has };
}

const DESK = `/desk?place=${places.community}`;
const TOLD = '.live a:not([hidden])';

test('an open desk says what is new, and moves nothing and forgets nothing', async () => {
  await inTab(DESK, async (tab) => {
    await tab.fill('[name=reason]', '重複反映，一起處理');
    await tab.locator('[name=chosen]').first().check();
    const scrolled = 'Math.round(window.scrollY)';
    const before = await tab.evaluate(scrolled);
    assert.equal(await tab.locator(TOLD).count(), 0);
    await site.raise(people.wang, { ...railing, body: '燈也不亮了。', category: 'public_light' });
    await tab.waitForSelector(TOLD);
    assert.match((await tab.textContent(TOLD)) ?? '', /有 \d 處更新.*看看/s);
    assert.equal(await tab.evaluate(scrolled), before);
    assert.equal(await tab.inputValue('[name=reason]'), '重複反映，一起處理');
    assert.equal(await tab.locator('[name=chosen]').first().isChecked(), true);
    await tab.click(TOLD);
    await tab.waitForSelector('text=燈也不亮了');
    assert.equal(await tab.locator(TOLD).count(), 0);
  });
});

test('each process tells over the wire what any of them did, and keeps its lines alive', async () => {
  const [one, other] = [await openRaw(near, DESK), await openRaw(far, DESK)];
  for (const { answer, has } of [one, other]) {
    assert.equal(answer.statusCode, 200);
    assert.equal(answer.headers['content-type'], 'text/event-stream; charset=utf-8');
    assert.equal(answer.headers['x-accel-buffering'], 'no');
    await has(/^retry: \d+\n\n[\s\S]*event: marks\ndata: \S/);
    await has(/\n:\n\n/);
  }
  await site.raise(people.wang, { ...railing, body: '垃圾沒有收。', category: 'rubbish' });
  for (const { has } of [one, other]) await has(/event: marks[\s\S]*event: marks/);
  for (const { answer } of [one, other]) answer.destroy();
});

test('a process that stops closes its lines at once, and is not kept from ending', async () => {
  const leaving = await startProcess();
  const line = await openRaw(leaving, DESK);
  await line.has(/event: marks/);
  const began = performance.now();
  leaving.live.stop();
  await Promise.all([leaving.listening.close(), line.ended]);
  assert.ok(performance.now() - began < SOON_MS);
});

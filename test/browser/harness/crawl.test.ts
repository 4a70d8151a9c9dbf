import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchForLooks } from './chromium.ts';
import { startControlSite } from './control.ts';
import type { ControlSite } from './control.ts';
import { crawl, describeLooked } from './crawl.ts';
import type { Look } from './crawl.ts';

let browser: Browser;
let site: ControlSite;

before(async () => {
  browser = await launchForLooks();
  site = await startControlSite({
    faulty: ({ main }) => ({ main: `${main}<h1>二</h1>` }),
    whoever: ({ main, cookies }) => ({
      main: cookies.includes('linli=secret') ? main : main.replaceAll('h1', 'h2'),
    }),
    gone: () => ({ status: 404 }),
  });
});

after(async () => {
  await browser.close();
  await site.stop();
});

function look(address: string, part: Partial<Look> = {}): Look {
  const combination = { language: 'en', mode: 'normal', width: 1280 } as const;
  return { name: 'sample.show', address, reader: 'visitor', combination, status: 200, ...part };
}

function crawlAll(looks: readonly Look[]) {
  const sessions = { visitor: [], resident: [{ name: 'linli', value: 'secret' }] };
  return crawl(looks, { browser, origin: site.origin, sessions, atOnce: 2 });
}

test('every page is looked at once, and only the faulty one is found', async () => {
  const addresses = ['/good', '/faulty', '/good?again'];
  const looked = await crawlAll(addresses.map((address) => look(address)));
  assert.deepEqual(looked.map((one) => one.look.address).toSorted(), addresses.toSorted());
  const faulty = looked.filter(({ findings }) => findings.length > 0);
  assert.deepEqual(
    faulty.map((one) => one.look.address),
    ['/faulty'],
  );
  const [told = ''] = faulty.map(describeLooked);
  assert.match(told, /^\/faulty as visitor, en normal 1280px\n {4}heading: 2/);
});

test('a page is seen as its reader sees it', async () => {
  const [visitor, resident] = [
    await crawlAll([look('/whoever')]),
    await crawlAll([look('/whoever', { reader: 'resident' })]),
  ];
  assert.deepEqual(visitor[0]?.findings, ['heading: 0 of the first level']);
  assert.deepEqual(resident[0]?.findings, []);
});

test('an error page is judged like others, but for the status it must have', async () => {
  const [expected, unexpected] = [
    await crawlAll([look('/gone', { status: 404 })]),
    await crawlAll([look('/gone')]),
  ];
  assert.deepEqual(expected[0]?.findings, []);
  assert.deepEqual(unexpected[0]?.findings, ['status 404']);
});

test('a page that does not open is found, and the others are looked at', async () => {
  const looked = await crawlAll([look('/silent'), look('/good')]);
  const [silent, good] = looked.toSorted((one) => (one.look.address === '/silent' ? -1 : 1));
  assert.match(silent?.findings[0] ?? '', /^does not open: .*ERR_EMPTY_RESPONSE/);
  assert.deepEqual(good?.findings, []);
});

test('a reader nobody knows is an error, not a visitor', async () => {
  await assert.rejects(crawlAll([look('/good', { reader: 'stranger' })]), /no reader called/);
});

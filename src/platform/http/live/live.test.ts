import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { html } from 'hono/html';
import { sql } from 'kysely';
import { z } from 'zod';
import { succeed, refuse } from '#/lib/result.ts';
import { signedIn } from '#/platform/access/policy.ts';
import { findSetting, saveSetting } from '#/platform/config/secret.ts';
import { createApp } from '#/platform/http/app.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { line } from '#/platform/http/fields.ts';
import { keepPulse } from '#/platform/journal/pulse.ts';
import type { Pulse } from '#/platform/journal/pulse.ts';
import { testApp } from '#test/app.ts';
import type { Browser, TestApp } from '#test/app.ts';
import { askForLine, openLine } from '#test/live-lines.ts';
import { LIVE_LIMITS, openLive } from './live.ts';
import type { Live, LiveLimits } from './live.ts';

const PERSON = '01939a00-0000-7000-8000-000000000001';
const OTHER = '01939a00-0000-7000-8000-000000000002';
const noRefusals = { refusals: {} };
const words = { 'zh-Hant': noRefusals, 'zh-Hans': noRefusals, en: noRefusals };
const NAMES = 'test_names';
const LOOKS = 'test_looks';
const BEAT_MS = 10;
const QUICK: LiveLimits = { ...LIVE_LIMITS, leastMs: 1, quietMs: 60 };

/** A slate with names on it, one letter each; it counts who looks, and one is nobody's to see. */
const slate = endpoint({
  name: 'slates.show',
  method: 'GET',
  path: '/slates/:id',
  summary: 'Shows a slate.',
  policy: signedIn,
  input: z.object({ id: line(), only: line().optional() }),
  output: z.object({ names: z.string() }),
  words,
  run: async ({ db }, { id, only }) => {
    if (id === 'hidden') return refuse('not_found');
    if (id === 'broken') throw new Error('The slate is broken.');
    await saveSetting(db, LOOKS, `${await findSetting(db, LOOKS)}.`);
    const names = (await findSetting(db, NAMES)) ?? '';
    if (names.includes('!')) return refuse('not_allowed');
    return succeed({ names: only === undefined ? names : names.replaceAll(only, '') });
  },
  page: () => ({ title: 'Slate', section: 'none', width: 'column', body: html`<h1>Slate</h1>` }),
  live: ({ names }) => ({ communityIds: ['here'], things: [...names] }),
});

const plain = endpoint({
  name: 'slates.plain',
  method: 'GET',
  path: '/plain',
  summary: 'Shows what never changes.',
  policy: signedIn,
  input: z.object({}),
  output: z.object({}),
  words,
  run: async () => succeed({}),
  page: () => ({ title: 'Plain', section: 'none', width: 'column', body: html`<h1>Plain</h1>` }),
});

let app: TestApp;
let browser: Browser;
let live: Live;
let fetch: (request: Request) => Response | Promise<Response>;

/** Lines keep no process alive; the one that tests them has to wait. */
let waiting: NodeJS.Timeout;

before(async () => {
  waiting = setInterval(() => {}, 1_000);
  app = await testApp({ endpoints: [slate, plain] });
  browser = await app.signIn(PERSON);
});

after(async () => {
  clearInterval(waiting);
  live.stop();
  await app.close();
});

beforeEach(async () => {
  live?.stop();
  fetch = serveWith(QUICK);
  await saveSetting(app.db, NAMES, 'ab');
});

/** A process of its own over the same database. */
function serveWith(limits: LiveLimits) {
  live = openLive(keepPulse(app.db, BEAT_MS), limits);
  return createApp({ ...app.parts, live }).fetch;
}

async function writeNames(names: string, communityId = 'here'): Promise<void> {
  await saveSetting(app.db, NAMES, names);
  await app.context().record({ feature: 'slates', verb: 'write', subjectId: 'one', communityId });
}

async function pageMarks(at: string): Promise<readonly string[]> {
  const page = await browser.open(at);
  return /data-marks="([^"]*)"/.exec(page.text)?.[1]?.split(' ') ?? [];
}

test('a line begins with what stands on the page, and tells what came to it', async () => {
  const open = await openLine(fetch, browser, '/slates/one');
  assert.match(open.headers.get('content-type') ?? '', /^text\/event-stream/);
  assert.equal(open.headers.get('cache-control'), 'no-store');
  assert.equal(open.headers.get('content-encoding'), null);
  const own = await pageMarks('/slates/one');
  assert.equal(own.length, 2);
  assert.deepEqual(await open.marks(), own);
  await writeNames('abc');
  const more = (await open.marks()) ?? [];
  assert.equal(more.length, 3);
  assert.deepEqual(more.slice(0, 2), own);
  await open.leave();
});

test('the address is read as the page reads it, with what it asks for', async () => {
  const open = await openLine(fetch, browser, '/slates/one?only=a');
  assert.deepEqual(await open.marks(), await pageMarks('/slates/one?only=a'));
  await open.leave();
});

test('what happens elsewhere, and what changes nothing, is not told', async () => {
  const open = await openLine(fetch, browser, '/slates/one');
  await open.marks();
  await writeNames('abcd', 'elsewhere');
  for (const _ of [1, 2]) assert.equal(await open.next(), ':', 'the line is kept, nothing is told');
  await writeNames('abcde');
  assert.equal((await open.marks())?.length, 5);
  await open.leave();
});

test('a visitor, a page that never changes and one of another house have no line', async () => {
  const status = async (at: string, more: object = {}, who: Pick<Browser, 'cookies'> = browser) =>
    (await askForLine(fetch, who, { at, ...more })).status;
  assert.equal(await status('/slates/one', {}, app.visit()), 204);
  for (const at of ['/plain', '/nowhere', '/slates', '/slates/one/two', 'https://x.example/', '']) {
    assert.equal(await status(at), 204, at);
  }
  const foreign = { headers: { 'sec-fetch-site': 'cross-site' } };
  assert.equal(await status('/slates/one', foreign), 204);
  assert.equal(await status('/slates/one', { method: 'HEAD' }), 204);
  assert.equal(await status(`/slates/${'x'.repeat(1_001)}`), 204);
});

test('what is not the reader’s to see is told by nothing but the end of the line', async () => {
  const hidden = await openLine(fetch, browser, '/slates/hidden');
  assert.equal(await hidden.marks(), undefined);
  const open = await openLine(fetch, browser, '/slates/one');
  await open.marks();
  await writeNames('abc!');
  assert.equal(await open.marks(), undefined, 'the right was lost meanwhile');
});

test('a line ends when its session has ended, though nothing happens', async () => {
  const leaving = await app.signIn(OTHER);
  const open = await openLine(fetch, leaving, '/slates/one');
  await open.marks();
  await sql`delete from platform.session where person_id = ${OTHER}`.execute(app.db);
  assert.equal(await open.marks(), undefined);
  assert.equal((await askForLine(fetch, leaving, { at: '/slates/one' })).status, 204);
});

test('one session has so many lines, and room again when one is left', async () => {
  const lines = [];
  for (let number = 0; number < LIVE_LIMITS.perSession; number += 1) {
    lines.push(await openLine(fetch, browser, '/slates/one'));
  }
  assert.equal((await askForLine(fetch, browser, { at: '/slates/one' })).status, 204);
  const another = await app.signIn(OTHER);
  const theirs = await openLine(fetch, another, '/slates/one');
  assert.equal((await theirs.marks())?.length, 2);
  await lines[0]?.leave();
  const again = await openLine(fetch, browser, '/slates/one');
  assert.equal((await again.marks())?.length, 2);
  for (const one of [...lines, theirs, again]) await one.leave();
});

test('a process keeps so many lines and no more', async () => {
  fetch = serveWith({ ...QUICK, inAll: 1 });
  const open = await openLine(fetch, browser, '/slates/one');
  const another = await app.signIn(OTHER);
  assert.equal((await askForLine(fetch, another, { at: '/slates/one' })).status, 204);
  await open.leave();
});

test('to look whether something is new leaves no trace of having looked', async () => {
  await saveSetting(app.db, LOOKS, '');
  const open = await openLine(fetch, browser, '/slates/one');
  await open.marks();
  await writeNames('abc');
  await open.marks();
  assert.equal(await findSetting(app.db, LOOKS), '');
  await browser.open('/slates/one');
  assert.equal(await findSetting(app.db, LOOKS), '.', 'to open the page does');
  await open.leave();
});

test('however much happens, a page is read again only so often', async () => {
  fetch = serveWith({ ...QUICK, leastMs: 300, quietMs: 10_000 });
  const open = await openLine(fetch, browser, '/slates/one');
  await open.marks();
  const began = performance.now();
  for (const names of ['abc', 'abcd', 'abcde']) await writeNames(names);
  assert.equal((await open.marks())?.length, 5, 'all of it is told at once');
  assert.ok(performance.now() - began > 200);
  await open.leave();
});

test('a page that somebody waits for is read again at once, and before all others', async () => {
  const readings: string[] = [];
  const urgent = endpoint({
    name: 'slates.urgent',
    method: 'GET',
    path: '/urgent-slate',
    summary: 'Shows what somebody waits for.',
    policy: signedIn,
    input: z.object({}),
    output: z.object({ names: z.string() }),
    words,
    run: async ({ db }) => succeed({ names: (await findSetting(db, NAMES)) ?? '' }),
    page: () => ({ title: 'Slate', section: 'none', width: 'column', body: html`<h1>Slate</h1>` }),
    live: ({ names }) => {
      readings.push(names);
      return { communityIds: ['here'], things: [...names], isUrgent: true };
    },
  });
  const limits = { ...QUICK, leastMs: 60_000, urgentMs: 1, quietMs: 60_000 };
  const parts = { ...app.parts, endpoints: [...app.parts.endpoints, urgent] };
  live.stop();
  live = openLive(keepPulse(app.db, BEAT_MS), limits);
  fetch = createApp({ ...parts, live }).fetch;
  const usual = await openLine(fetch, browser, '/slates/one');
  const waiting = await openLine(fetch, await app.signIn(OTHER), '/urgent-slate');
  await usual.marks();
  await waiting.marks();
  for (const names of ['a', 'ab', 'abc']) {
    await writeNames(names);
    assert.equal((await waiting.marks())?.length, names.length);
  }
  assert.ok(readings.length >= 4);
  await Promise.all([usual.leave(), waiting.leave()]);
});

test('a line that is left before the pulse was heard is left for good, and harms no other', async () => {
  let beat: (() => void) | undefined;
  let isLeft = false;
  const began = Promise.withResolvers<void>();
  const pulse: Pulse = {
    listen: async (listener) => {
      beat = () => listener(new Set());
      await began.promise;
      return () => {
        isLeft = true;
      };
    },
    stop: () => {},
  };
  const slow = createApp({ ...app.parts, live: openLive(pulse, QUICK) }).fetch;
  const line = await askForLine(slow, browser, { at: '/slates/one' });
  await line.body?.cancel();
  assert.doesNotThrow(() => beat?.());
  began.resolve();
  await new Promise((resolve) => setImmediate(resolve));
  beat?.();
  assert.ok(isLeft);
});

test('when the process stops, all lines end, and none is opened any more', async () => {
  const lines = await Promise.all(
    [browser, await app.signIn(OTHER)].map((who) => openLine(fetch, who, '/slates/one')),
  );
  for (const one of lines) await one.marks();
  live.stop();
  for (const one of lines) assert.equal(await one.marks(), undefined);
});

test('of two processes on one database either tells what the other was told', async () => {
  const first = live;
  const firstFetch = fetch;
  const secondFetch = serveWith(QUICK);
  const near = await openLine(firstFetch, browser, '/slates/one');
  const far = await openLine(secondFetch, browser, '/slates/one');
  for (const one of [near, far]) assert.equal((await one.marks())?.length, 2);
  await writeNames('xyz');
  const [here, there] = await Promise.all([near.marks(), far.marks()]);
  assert.equal(here?.length, 3);
  assert.deepEqual(there, here);
  first.stop();
  assert.equal(await near.marks(), undefined);
  await writeNames('w');
  assert.equal((await far.marks())?.length, 1);
  await far.leave();
});

test('an application that keeps no lines says so, and its pages are whole', async () => {
  const bare = createApp(app.parts).fetch;
  assert.equal((await askForLine(bare, browser, { at: '/slates/one' })).status, 204);
  assert.equal((await browser.open('/slates/one')).status, 200);
});

test('a page that cannot be read ends its own line, is logged, and keeps no other back', async () => {
  const broken = await openLine(fetch, browser, '/slates/broken');
  assert.equal(await broken.marks(), undefined);
  assert.ok(app.logged.some(({ event }) => event === 'live_failed'));
  const open = await openLine(fetch, browser, '/slates/one');
  assert.equal((await open.marks())?.length, 2);
  await open.leave();
});

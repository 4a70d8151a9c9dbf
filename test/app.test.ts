import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { html } from 'hono/html';
import { z } from 'zod';
import { refuse, succeed } from '#/lib/result.ts';
import { everyone, signedIn } from '#/platform/access/policy.ts';
import { countAttempt } from '#/platform/auth/attempts.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { line } from '#/platform/http/fields.ts';
import { testApp } from './app.ts';
import type { TestApp } from './app.ts';

const PERSON = '019cf000-0000-7000-8000-000000000001';
const sentence = () => 'No.';
const refusals = { closed: sentence };
const words = { 'zh-Hant': { refusals }, 'zh-Hans': { refusals }, en: { refusals } };

const showBell = endpoint({
  name: 'bells.show',
  method: 'GET',
  path: '/bell',
  summary: 'Shows the bell.',
  policy: everyone,
  input: z.object({}),
  output: z.object({ personId: z.string().optional(), homes: z.number() }),
  words,
  run: async ({ subject }) => succeed({ personId: subject.personId, homes: subject.homes.length }),
  page: (view, { personId }) => ({
    title: 'Bell',
    section: 'none',
    width: 'column',
    body: html`<h1>Bell of ${personId ?? 'nobody'}</h1>
      <p>${view.form?.refusal ?? ''}${view.form?.values['tune'] ?? ''}</p>`,
  }),
});

const ringBell = endpoint({
  name: 'bells.ring',
  method: 'POST',
  path: '/bell',
  summary: 'Rings the bell.',
  policy: signedIn,
  input: z.object({ tune: line() }),
  output: z.object({ id: z.uuid() }),
  words,
  run: async (context, { tune }) => {
    if (tune === 'loud') return refuse('closed');
    const id = context.newId();
    await context.record({ feature: 'bells', verb: 'rung', subjectId: id });
    await context.addJob({ name: 'bells.tell', payload: { id } });
    return succeed({ id });
  },
  onward: () => ({ to: '/bell', notice: 'Rung' }),
});

const guessBell = endpoint({
  name: 'bells.guess',
  method: 'POST',
  path: '/bell/guess',
  summary: 'Guesses the tune.',
  policy: everyone,
  input: z.object({}),
  output: z.object({}),
  words,
  countsRefusals: true,
  run: async (context) => {
    const limit = { kind: 'bells.guess', subject: context.client.address, most: 2 };
    const isAllowed = await countAttempt(context.db, limit, context.now);
    return refuse(isAllowed ? 'closed' : 'too_many_requests');
  },
  onward: () => ({ to: '/bell' }),
});

describe('the application of a test', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp({
      endpoints: [showBell, ringBell, guessBell],
      jobs: [
        {
          name: 'bells.tell',
          run: async ({ services }) => {
            const message = { address: 'all', subject: 'Bell', text: 'Rung' };
            await services.sender.send({ channel: 'console', ...message });
          },
        },
      ],
    });
  });
  after(() => app.close());

  test('shows a page to a browser in which nobody has signed in', async () => {
    const seen = await app.visit().open('/bell');
    assert.equal(seen.status, 200);
    assert.match(seen.text, /Bell of nobody/);
  });

  test('knows who has signed in, with the standing the test gave', async () => {
    const home = { householdId: '1', placeId: '1', path: '1', communityId: '1' };
    const browser = await app.signIn(PERSON, { homes: [home] });
    assert.match((await browser.open('/bell')).text, new RegExp(PERSON));
    const { body } = await browser.api('GET /bell');
    assert.deepEqual(body, { personId: PERSON, homes: 1 });
  });

  test('sends a form with its key, and shows the notice of what happened', async () => {
    const browser = await app.signIn(PERSON);
    const sent = await browser.send('/bell', { tune: 'soft' });
    assert.equal(sent.status, 303);
    assert.equal(sent.location, '/bell');
    assert.match((await browser.open('/bell')).text, /Rung/);
  });

  test('draws the form again with what was typed after a refusal', async () => {
    const browser = await app.signIn(PERSON);
    const sent = await browser.send('/bell', { tune: 'loud' });
    assert.equal(sent.status, 409);
    assert.match(sent.text, /No\.loud/);
  });

  test('sends a visitor to sign in, and a form without a key back', async () => {
    const turned = await app.visit().send('/bell', { tune: 'soft' });
    assert.match(turned.location ?? '', /^\/sign-in\?kept=1/);
    const browser = await app.signIn(PERSON);
    const stale = await browser.send('/bell', { tune: 'soft' }, { key: 'stale' });
    assert.equal(stale.status, 403);
  });

  test('gives the same outcome to the same key', async () => {
    const browser = await app.signIn(PERSON);
    const one = await browser.api('POST /bell', { tune: 'soft' }, 'once');
    const other = await browser.api('POST /bell', { tune: 'soft' }, 'once');
    assert.deepEqual(other.body, one.body);
  });

  test('runs the jobs that wait and keeps what they send', async () => {
    const browser = await app.signIn(PERSON);
    await browser.send('/bell', { tune: 'soft' });
    await app.runJobs();
    assert.equal(app.sent.at(-1)?.text, 'Rung');
  });

  test('keeps what a counted refusal wrote', async () => {
    const browser = app.visit();
    const statuses = [];
    for (let turn = 0; turn < 3; turn += 1) {
      statuses.push((await browser.send('/bell/guess')).status);
    }
    assert.deepEqual(statuses, [409, 409, 429]);
  });

  test('moves its clock only when told', async () => {
    const before = app.clock.now();
    app.clock.forward({ minutes: 10 });
    assert.equal(before.until(app.clock.now()).total('minutes'), 10);
    assert.equal(app.context().now.toString(), app.clock.now().toString());
  });
});

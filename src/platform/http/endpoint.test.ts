import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import { z } from 'zod';
import { refuse, succeed } from '#/lib/result.ts';
import { everyone } from '#/platform/access/policy.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { viewWith } from '#test/drawn.ts';
import { endpoint } from './endpoint.ts';
import type { AnyEndpoint, Answer } from './endpoint.ts';
import { instant, whole } from './fields.ts';

const refusals = { refusals: { closed: () => 'Closed.' } };
const words = { 'zh-Hant': refusals, 'zh-Hans': refusals, en: refusals };
const at = Temporal.Instant.from('2026-11-22T12:00:00Z');

const shared = {
  summary: 'Opens a door.',
  policy: everyone,
  input: z.object({ door: whole(1, 9) }),
  output: z.object({ door: z.int(), at: instant }),
  words,
  run: async (_: unknown, { door }: { readonly door: number }) => {
    if (door === 9) return refuse('closed', { door: String(door) });
    // What the schema does not name never leaves, wherever it comes from.
    return succeed({ door, at, secret: 'never leaves' });
  },
} as const;

const look = endpoint({
  ...shared,
  name: 'doors.look',
  method: 'GET',
  path: '/doors/:door',
  page: (view, output, input) => ({
    title: `${view.language} ${output.door} ${input.door}`,
    section: 'none',
    width: 'column',
    body: html`<p></p>`,
  }),
});

const open = endpoint({
  ...shared,
  name: 'doors.open',
  method: 'POST',
  path: '/doors/:door/opening',
  onward: (language, output, input) => ({
    to: `/doors/${output.door}`,
    notice: `${language} ${input.door} ${output.at.toString()}`,
  }),
});

const picture = endpoint({
  ...shared,
  name: 'doors.picture',
  method: 'GET',
  path: '/doors/:door/picture',
  send: ({ door }) => ({ mediaType: 'text/plain', body: `door ${door}`, isImmutable: true }),
});

const enter = endpoint({
  ...shared,
  name: 'doors.enter',
  method: 'GET',
  path: '/enter/:door',
  onward: () => ({ to: '/' }),
});

function answer(one: AnyEndpoint, raw: unknown): Promise<Answer> {
  return rolledBack((tx) => one.answer(contextOn(tx), raw));
}

async function done(one: AnyEndpoint, raw: unknown) {
  const given = await answer(one, raw);
  assert.ok(given.kind === 'done', given.kind);
  return given;
}

test('an endpoint is of the kind that its declaration says', () => {
  assert.deepEqual(
    [look, open, picture, enter].map(({ kind }) => kind),
    ['reading', 'acting', 'sending', 'entering'],
  );
});

test('what is not said of an acting endpoint is no: it records, and counts no refusals', () => {
  assert.deepEqual([open.isUnrecorded, open.countsRefusals], [false, false]);
  const silent = endpoint({
    ...shared,
    name: 'doors.knock',
    method: 'PUT',
    path: '/doors/:door',
    isUnrecorded: true,
    countsRefusals: true,
    onward: () => ({ to: 'back' }),
  });
  assert.deepEqual([silent.isUnrecorded, silent.countsRefusals], [true, true]);
});

test('input that the schema does not read is invalid, and nothing is run', async () => {
  for (const raw of [{}, { door: 'x' }, { door: '0' }, { door: '10' }]) {
    const given = await answer(open, raw);
    assert.ok(given.kind === 'invalid');
    assert.deepEqual(given.issues[0]?.path, ['door']);
  }
});

test('a refusal keeps its code and what fills its sentence', async () => {
  assert.deepEqual(await answer(look, { door: '9' }), {
    kind: 'refused',
    code: 'closed',
    detail: { door: '9' },
  });
});

test('what leaves is encoded by the schema and holds nothing else', async () => {
  const given = await done(look, { door: '3' });
  assert.deepEqual(given.encoded(), { door: 3, at: '2026-11-22T12:00:00Z' });
});

test('a page is drawn for its reader, with what was asked and what was found', async () => {
  const given = await done(look, { door: ' 3 ' });
  assert.equal(given.page?.(viewWith({ language: 'en' })).title, 'en 3 3');
  assert.equal(given.onward, undefined);
  assert.equal(given.send, undefined);
});

test('a body that is no page is sent as it is', async () => {
  const given = await done(picture, { door: '3' });
  assert.equal(given.send?.().body, 'door 3');
  assert.equal(given.page, undefined);
});

test('after something was done the way leads on, in the reader’s language', async () => {
  const given = await done(open, { door: '3' });
  assert.deepEqual(given.onward?.('en'), {
    to: '/doors/3',
    notice: 'en 3 2026-11-22T12:00:00Z',
  });
  assert.equal(given.page, undefined);
});

test('an outcome that was kept leads on as it did the first time', async () => {
  const first = await done(open, { door: '3' });
  const kept: unknown = JSON.parse(JSON.stringify(first.encoded()));
  const again = open.repeat(kept, { door: '3' });
  assert.ok(again.kind === 'done');
  assert.deepEqual(again.encoded(), first.encoded());
  assert.deepEqual(again.onward?.('zh-Hant'), first.onward?.('zh-Hant'));
});

test('an outcome kept for other input is not taken for this one', () => {
  const again = open.repeat({ door: 3, at: at.toString() }, { door: 'x' });
  assert.equal(again.kind, 'invalid');
  assert.throws(() => open.repeat({ door: 3 }, { door: '3' }));
});

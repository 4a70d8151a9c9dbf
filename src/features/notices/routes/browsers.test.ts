import assert from 'node:assert/strict';
import { createECDH } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { MOST_PER_PERSON } from '#/features/notices/store/subscriptions.ts';
import { openSealed } from '#/platform/auth/seal.ts';
import type { TestApp } from '#test/app.ts';
import { people, worldApp } from '#test/world.ts';
import { noticeEndpoints } from './notices.ts';

let app: TestApp;
before(async () => {
  app = await worldApp({ endpoints: noticeEndpoints });
});
after(() => app.close());
beforeEach(() => sql`truncate notices.subscription`.execute(app.db));

const ADD = 'POST /me/notices/browsers';
const pair = createECDH('prime256v1');
const p256dh = pair.generateKeys().toString('base64url');
const auth = Buffer.alloc(16, 5).toString('base64url');

const said = (endpoint = 'https://push.example/one') => ({
  subscription: JSON.stringify({ endpoint, expirationTime: null, keys: { p256dh, auth } }),
});

const codeOf = (body: unknown): unknown => Reflect.get(Object(body), 'code');
const fieldOf = (body: unknown, name: string): unknown => Reflect.get(Object(body), name);

async function kept(): Promise<readonly { readonly sealed: string; readonly device: string }[]> {
  const { rows } = await sql<{ readonly sealed: string; readonly device: string }>`
    select sealed, device from notices.subscription order by made_at`.execute(app.db);
  return rows;
}

describe('the key of the installation', () => {
  test('is made once, however many ask for it at the same time, and given to all', async () => {
    const chen = await app.signIn(people.chen);
    const asked = await Promise.all(
      Array.from({ length: 4 }, () => chen.api('POST /me/notices/browsers/key', {})),
    );
    const keys = new Set(asked.map(({ body }) => fieldOf(body, 'key')));
    assert.equal(keys.size, 1);
    assert.match(String([...keys][0]), /^[\w-]{87}$/);
  });

  test('is for those who have signed in', async () => {
    const answer = await app.visit().api('POST /me/notices/browsers/key', {});
    assert.equal(answer.status, 401);
  });
});

describe('a browser', () => {
  test('is kept so that a copy of the database lets nobody write to it', async () => {
    const chen = await app.signIn(people.chen);
    assert.equal((await chen.api(ADD, said())).status, 200);
    const [row] = await kept();
    assert.doesNotMatch(JSON.stringify(row), /push\.example/);
    const opened = openSealed(app.services.secret, row?.sealed ?? '');
    assert.deepEqual(opened, {
      endpoint: 'https://push.example/one',
      keys: { p256dh, auth },
    });
  });

  test('added twice is there once; another is another', async () => {
    const chen = await app.signIn(people.chen);
    const first = await chen.api(ADD, said());
    const again = await chen.api(ADD, said());
    assert.equal(fieldOf(again.body, 'id'), fieldOf(first.body, 'id'));
    await chen.api(ADD, said('https://push.example/two'));
    assert.equal((await kept()).length, 2);
  });

  test('goes over to whoever uses it now, and the former one is told nothing there', async () => {
    const [chen, li] = [await app.signIn(people.chen), await app.signIn(people.li)];
    await chen.api(ADD, said());
    await li.api(ADD, said());
    const browsersOf = async (one: typeof chen) =>
      fieldOf((await one.api('GET /me/notices')).body, 'browsers');
    assert.deepEqual(await browsersOf(chen), []);
    assert.equal(Object(await browsersOf(li)).length, 1);
  });

  test('becomes a way of being told, and is none any more once it is taken away', async () => {
    const chen = await app.signIn(people.chen);
    await chen.api('POST /me/notices/browsers/key', {});
    const { body } = await chen.api(ADD, said());
    const reached = async () =>
      Object(fieldOf((await chen.api('GET /me/notices')).body, 'reached')).includes('push');
    assert.equal(await reached(), true);
    const gone = await chen.api(`DELETE /me/notices/browsers/${String(fieldOf(body, 'id'))}`, {});
    assert.equal(gone.status, 200);
    assert.equal(await reached(), false);
  });

  test('is taken away by its owner alone, and once', async () => {
    const [chen, li] = [await app.signIn(people.chen), await app.signIn(people.li)];
    const { body } = await chen.api(ADD, said());
    const address = `DELETE /me/notices/browsers/${String(fieldOf(body, 'id'))}` as const;
    assert.equal(codeOf((await li.api(address, {})).body), 'not_found');
    assert.equal((await chen.api(address, {})).status, 200);
    assert.equal(codeOf((await chen.api(address, {})).body), 'not_found');
  });

  test('more than can be told are refused, also when two come at once', async () => {
    const chen = await app.signIn(people.chen);
    const all = Array.from({ length: MOST_PER_PERSON + 2 }, (_, index) =>
      chen.api(ADD, said(`https://push.example/${index}`)),
    );
    const answers = await Promise.all(all);
    const refused = answers.filter(({ status }) => status !== 200);
    assert.equal((await kept()).length, MOST_PER_PERSON);
    assert.equal(refused.length, 2);
    assert.equal(codeOf(refused[0]?.body), 'too_many_browsers');
    assert.match(JSON.stringify(refused[0]?.body), /10/);
  });

  test('that says what no browser says is refused in words, and nothing is kept', async () => {
    const chen = await app.signIn(people.chen);
    const bad = [
      'no json',
      '{}',
      JSON.stringify({ endpoint: 'here', keys: { p256dh, auth } }),
      JSON.stringify({ endpoint: 'https://push.example/1', keys: { p256dh: 'short', auth } }),
      'x'.repeat(5_000),
    ];
    for (const subscription of bad) {
      assert.equal((await chen.api(ADD, { subscription })).status, 422, subscription.slice(0, 40));
    }
    const inner = await chen.api(ADD, said('https://me:secret@push.example/1'));
    assert.equal(codeOf(inner.body), 'address_not_allowed');
    assert.deepEqual(await kept(), []);
  });
});

test('whoever signs out leaves no browser behind that speaks to them', async () => {
  const [shared, own] = [await app.signIn(people.chen), await app.signIn(people.chen)];
  await shared.api(ADD, said('https://push.example/shared'));
  await own.api(ADD, said('https://push.example/own'));
  assert.equal((await kept()).length, 2);
  await shared.send('/sign-out');
  const [row, ...more] = await kept();
  assert.deepEqual(more, []);
  assert.match(JSON.stringify(openSealed(app.services.secret, row?.sealed ?? '')), /\/own"/);
});

test('who acts for somebody else does not add the device in their own hand', async () => {
  const lin = await app.signIn(people.lin);
  await lin.api(`POST /acting-for/${people.wang}`, {});
  assert.equal(codeOf((await lin.api('POST /me/notices/browsers/key', {})).body), 'only_oneself');
  assert.equal(codeOf((await lin.api(ADD, said())).body), 'only_oneself');
  const page = await lin.open('/me/notices');
  assert.match(page.text, /您正在替別人辦事/);
  assert.doesNotMatch(page.text, /在這台上通知我/);
  assert.deepEqual(await kept(), []);
});

test('the page says of each browser what it is and since when, in three languages', async () => {
  const chen = await app.signIn(people.chen);
  await chen.api(ADD, said());
  for (const [language, title, remove] of [
    ['zh-Hant', /在手機、電腦上直接通知/, /不再通知這台/],
    ['zh-Hans', /在手机、电脑上直接通知/, /不再通知这台/],
    ['en', /Tell me on this telephone or computer/, /Tell this one nothing any more/],
  ] as const) {
    chen.cookies.set('linli_lang', language);
    const page = await chen.open('/me/notices');
    assert.match(page.text, title);
    assert.match(page.text, remove);
  }
});

test('what happened to one’s browsers is recorded, without their address', async () => {
  const chen = await app.signIn(people.chen);
  // What the tests before left was written at this moment.
  app.clock.forward({ minutes: 1 });
  const { body } = await chen.api(ADD, said());
  app.clock.forward({ minutes: 1 });
  await chen.api(`DELETE /me/notices/browsers/${String(fieldOf(body, 'id'))}`, {});
  const { rows } = await sql<{ readonly verb: string; readonly entry: string }>`
    select verb, to_jsonb(j)::text as entry from platform.journal as j
    where verb like '%_browser' and actor_id = ${people.chen}::uuid order by at desc limit 2
    `.execute(app.db);
  assert.deepEqual(
    rows.map(({ verb }) => verb),
    ['remove_browser', 'add_browser'],
  );
  assert.doesNotMatch(JSON.stringify(rows), /push\.example/);
});

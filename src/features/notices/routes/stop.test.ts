import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { ALL } from '#/features/notices/model.ts';
import { readStopToken, writeStopToken } from '#/features/notices/actions/stop.ts';
import { insertDeliveries } from '#/features/notices/store/deliveries.ts';
import type { TestApp } from '#test/app.ts';
import { people, worldApp } from '#test/world.ts';
import { noticeEndpoints } from './notices.ts';

let app: TestApp;
before(async () => {
  app = await worldApp({ endpoints: noticeEndpoints, jobs: [] });
});
after(() => app.close());
beforeEach(async () => {
  await sql`truncate notices.stop, notices.delivery`.execute(app.db);
});

const link = (topic: string, personId: string = people.li) =>
  `/stop/${writeStopToken(app.services.secret, { personId, topic })}`;

async function statesOf(): Promise<readonly string[]> {
  const { rows } = await sql<{ line: string }>`
    select topic || ' ' || state as line from notices.delivery order by 1`.execute(app.db);
  return rows.map(({ line }) => line);
}

async function let2Wait(): Promise<void> {
  const now = app.clock.now();
  const one = {
    communityId: '-',
    personId: people.li,
    channel: 'email',
    kind: 'done',
    isUrgent: true,
    dueAt: now,
  } as const;
  const topics = ['followed', 'mine'];
  const both = topics.map((topic) => ({ ...one, topic, id: crypto.randomUUID() }));
  await insertDeliveries(app.db, both, now);
}

/** What the program of a mail reader sends, with no cookie and no form of ours (RFC 8058). */
function oneClick(address: string): Promise<Response> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return app.request(address, { method: 'POST', headers, body: 'List-Unsubscribe=One-Click' });
}

describe('the page of a link', () => {
  test('shows a visitor what it stops and one button, and stops nothing by itself', async () => {
    const { text, status } = await app.visit().open(link('mine'));
    assert.equal(status, 200);
    assert.match(text, /按一下就停：我提的事/);
    assert.equal(text.match(/<button[^>]*type="submit"[^>]*>\s*<span>不再發給我/g)?.length, 1);
    assert.doesNotMatch(text, /李大同|13800138007/);
    const { rows } = await sql`select from notices.stop`.execute(app.db);
    assert.equal(rows.length, 0);
  });

  test('stops by its button, says so, and can be undone', async () => {
    await let2Wait();
    const browser = app.visit();
    const address = link('mine');
    const stopped = await browser.send(address, {}, { from: address });
    assert.equal(stopped.location, address);
    assert.match((await browser.open(address)).text, /停了/);
    assert.deepEqual(await statesOf(), ['followed waiting', 'mine stopped']);
    await browser.send(address, {}, { from: address, method: 'DELETE' });
    assert.match((await browser.open(address)).text, /不再發給我/);
    assert.deepEqual(await statesOf(), ['followed waiting', 'mine stopped']);
  });

  test('of everything stops everything, urgent or not', async () => {
    await let2Wait();
    const browser = app.visit();
    assert.match((await browser.open(link(ALL))).text, /所有發到外面的消息/);
    await browser.send(link(ALL), {}, { from: link(ALL) });
    assert.deepEqual(await statesOf(), ['followed stopped', 'mine stopped']);
  });

  test('that was changed by a hand opens nothing and stops nothing', async () => {
    const address = link('mine');
    const forged = `${address.slice(0, 9)}${address[9] === 'A' ? 'B' : 'A'}${address.slice(10)}`;
    const seen = await app.visit().open(forged);
    assert.equal(seen.status, 409);
    assert.match(seen.text, /不是這裡發出去的/);
    assert.equal((await oneClick(forged)).status, 409);
    const { body } = await app.visit().api(`DELETE ${forged as '/stop/x'}`);
    assert.equal(Reflect.get(Object(body), 'code'), 'link_not_ours');
  });

  test('is said in three languages', async () => {
    const browser = app.visit();
    for (const [language, sentence] of [
      ['zh-Hans', /按一下就停：我提的事/],
      ['en', /One tap stops: What I raised/],
    ] as const) {
      browser.cookies.set('linli_lang', language);
      assert.match((await browser.open(link('mine'))).text, sentence);
    }
  });
});

describe('the program of a mail reader', () => {
  test('stops at once, without a key, a cookie, or being led elsewhere', async () => {
    await let2Wait();
    const answer = await oneClick(link(ALL));
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('location'), null);
    assert.deepEqual(await statesOf(), ['followed stopped', 'mine stopped']);
    assert.equal((await oneClick(link(ALL))).status, 200, 'a second time is as good');
    const { rows } = await sql<{ subject_id: string; actor_id: string | null }>`
      select subject_id, actor_id from platform.journal where verb = 'stop'`.execute(app.db);
    assert.deepEqual(rows[0], { subject_id: people.li, actor_id: null });
  });

  test('that sends anything else is held to be a form of somebody else', async () => {
    await let2Wait();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = 'List-Unsubscribe=Later';
    const answer = await app.request(link(ALL), { method: 'POST', headers, body });
    assert.notEqual(answer.status, 200);
    assert.deepEqual(await statesOf(), ['followed waiting', 'mine waiting']);
  });

  test('has this way at no other address', async () => {
    const answer = await oneClick('/notices/read');
    assert.notEqual(answer.status, 200);
  });
});

describe('the token', () => {
  test('says whom and what, and only with the secret of this installation', () => {
    const { secret } = app.services;
    for (const topic of [ALL, 'mine', 'body']) {
      const stopping = { personId: people.chen, topic };
      const token = writeStopToken(secret, stopping);
      assert.match(token, /^[\w-]{39}$/);
      assert.deepEqual(readStopToken(secret, token), stopping);
      assert.equal(readStopToken(new Uint8Array(32), token), undefined);
      assert.equal(readStopToken(secret, token.slice(1)), undefined);
    }
    assert.equal(readStopToken(secret, ''), undefined);
  });
});

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { languages } from '#/platform/i18n/language.ts';
import { readingKinds } from '#/platform/personal/readings.ts';
import { readingWords } from '#/features/people/words/readings.ts';
import { termWords } from '#/features/people/words/terms.ts';
import type { Browser, TestApp } from '#test/app.ts';
import { household, people, places, worldApp } from '#test/world.ts';

const shape = z.object({
  readings: z.array(
    z.object({ name: z.string(), kind: z.enum(readingKinds), office: z.string().optional() }),
  ),
});

async function toldTo(browser: Browser) {
  const { readings } = shape.parse((await browser.api('GET /me/readings')).body);
  return readings.map(({ name, kind, office }) => [name, kind, office]);
}

describe('who has looked at what is about me', () => {
  let app: TestApp;
  let zhuang: Browser;
  let wang: Browser;

  before(async () => {
    app = await worldApp();
    zhuang = await app.signIn(people.zhuang);
    wang = await app.signIn(people.wang);
  });
  beforeEach(() => sql`truncate platform.reading`.execute(app.db));
  after(() => app.close());

  test('a worker who opens the record, corrects it or prints a code is told once an hour', async () => {
    assert.deepEqual(await toldTo(wang), []);
    assert.match((await wang.open('/me/readings')).text, /還沒有人看過/);
    for (const page of ['', '/edit', '/sign-in-code', '/sign-in-sheet']) {
      assert.equal((await zhuang.open(`/people/${people.wang}${page}`)).status, 200, page);
    }
    assert.deepEqual(await toldTo(wang), [['莊文靜', 'record', 'community_worker']]);
    app.clock.forward({ hours: 1 });
    await zhuang.api(`GET /people/${people.wang}`);
    assert.equal((await toldTo(wang)).length, 2, 'programs read as pages do');
  });

  test('everybody on a page of the list is told of it, and nobody else', async () => {
    await zhuang.open(`/people?place=${places.building}`);
    assert.deepEqual(await toldTo(wang), [['莊文靜', 'list', 'community_worker']]);
    const he = await app.signIn(people.he);
    assert.deepEqual(await toldTo(he), [], 'who lives elsewhere');
    assert.deepEqual(await toldTo(zhuang), [], 'of oneself one is not told');
  });

  test('so is whoever a search finds', async () => {
    await zhuang.open(`/people?place=${places.community}&q=王秀英`);
    assert.deepEqual(await toldTo(wang), [['莊文靜', 'list', 'community_worker']]);
    assert.deepEqual(await toldTo(await app.signIn(people.li)), []);
  });

  test('what was refused was not read', async () => {
    const xu = await app.signIn(people.xu);
    assert.equal((await xu.open(`/people/${people.wang}`)).status, 404);
    assert.equal((await xu.open(`/people?place=${places.building}`)).status, 404);
    assert.deepEqual(await toldTo(wang), []);
  });

  test('an office that begins to act for somebody is told; what they do then is theirs', async () => {
    await zhuang.send(`/acting-for/${people.wang}`, { way: 'in_person' });
    await zhuang.open('/me');
    const refused = await zhuang.api('GET /me/readings');
    assert.equal(Reflect.get(Object(refused.body), 'code'), 'only_oneself');
    await zhuang.send('/acting-for', {}, { method: 'DELETE' });
    assert.deepEqual(await toldTo(wang), [['莊文靜', 'record', 'community_worker']]);
  });

  test('the family named when a consent is recorded is told', async () => {
    await zhuang.open(`/relations/new?person=${people.wang}`);
    assert.deepEqual(await toldTo(wang), [['莊文靜', 'list', 'community_worker']]);
  });

  test('it is told in words, in three languages, to whoever cannot read codes', async () => {
    await zhuang.open(`/people/${people.wang}`);
    for (const language of languages) {
      wang.cookies.set('linli_lang', language);
      const { text } = await wang.open('/me/readings');
      const say = readingWords[language];
      for (const part of [say.title, say.kinds.record, say.doubt]) assert.ok(text.includes(part));
      assert.ok(text.includes(termWords[language].roles.community_worker), language);
    }
    assert.match((await wang.open('/me')).text, /href="\/me\/readings"/);
  });

  test('who looked and has left since stays told, without a name', async () => {
    await zhuang.open(`/people/${people.wang}`);
    await sql`update platform.reading set actor_id = gen_random_uuid()`.execute(app.db);
    wang.cookies.set('linli_lang', 'en');
    assert.match((await wang.open('/me/readings')).text, /Somebody who has left/);
  });

  test('behind a broken glass it is told with the reason, and leads to what a steward said', async () => {
    await sql`insert into platform.reading
      values (${places.community}, ${people.wang}, ${people.xu}, 'glass', now(), now(),
        'community_worker', '<i>樓下</i>漏水，沒有人應門。')`.execute(app.db);
    const { text } = await wang.open('/me/readings');
    assert.match(text, /&lt;i&gt;樓下&lt;\/i&gt;漏水，沒有人應門/);
    assert.match(text, /href="\/glass"/);
    await sql`delete from platform.reading`.execute(app.db);
    await zhuang.open(`/people/${people.wang}`);
    assert.doesNotMatch((await wang.open('/me/readings')).text, /href="\/glass"/);
  });

  test('a visitor is asked to sign in', async () => {
    assert.match((await app.visit().open('/me/readings')).location ?? '', /^\/sign-in/);
    assert.equal((await app.visit().api('GET /me/readings')).status, 401);
  });

  test('a household of nobody notes nobody', async () => {
    const empty = household(7, 2, 202);
    await zhuang.open(`/people?place=${empty}`);
    const { rows } = await sql`select from platform.reading`.execute(app.db);
    assert.equal(rows.length, 0);
  });
});

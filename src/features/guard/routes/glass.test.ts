import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { languages } from '#/platform/i18n/language.ts';
import { GLASSES_PER_HOUR } from '#/features/guard/model.ts';
import { glassWords } from '#/features/guard/words/glass.ts';
import type { Browser, TestApp } from '#test/app.ts';
import { openBehalfSite } from '#test/behalf-site.ts';
import { hearEverything } from '#test/heard.ts';
import { above, told } from '#test/matters-world.ts';
import { NEXT_HOUSEHOLD, household, people, places, recordedIn, telephones } from '#test/world.ts';

const WANGS = household(3, 2, 201);
const REASON = '樓下漏水漏到電表上，屋裡沒有人應門。';

const lineShape = z.object({
  id: z.string(),
  by: z.string(),
  of: z.string().optional(),
  reason: z.string(),
  isOpen: z.boolean(),
  review: z.object({ finding: z.string(), words: z.string().optional() }).optional(),
});
const lines = z.array(lineShape);
const glassesShape = z.object({
  mayBreak: z.boolean(),
  mine: lines,
  own: lines,
  waiting: lines,
  reviewed: lines,
});
const brokenShape = z.object({ ids: z.array(z.string()) });

let app: TestApp;
let close: () => Promise<void>;
/** Works at the counter of the next community; no office of theirs reaches this one. */
let xu: Browser;
let wu: Browser;
let zhuang: Browser;
let chen: Browser;

before(async () => {
  const site = await openBehalfSite();
  ({ app, close } = site);
  [xu, wu] = [await site.as(people.xu), await site.as(people.wu)];
  [zhuang, chen] = [await site.as(people.zhuang), await site.as(people.chen)];
});
beforeEach(() => sql`delete from platform.attempt`.execute(app.db));
after(() => close());

async function glassesOf(browser: Browser) {
  return glassesShape.parse((await browser.api('GET /glass')).body);
}

async function breakAs(browser: Browser, aim: Readonly<Record<string, string>>) {
  const done = await browser.api('POST /glass', { reason: REASON, ...aim });
  const ids = done.status === 200 ? brokenShape.parse(done.body).ids : [];
  return { status: done.status, code: codeIn(done.body), ids };
}

function codeIn(body: unknown): unknown {
  return Reflect.get(Object(body), 'code');
}

describe('breaking the glass', () => {
  test('opens the record of a home beyond one’s office, and that alone', async () => {
    assert.equal((await xu.open(`/people/${people.wang}`)).status, 404);
    const from = `/glass/new?place=${places.building}`;
    const page = await xu.open(from);
    assert.match(page.text, /東興小區3號樓2單元201/);
    assert.doesNotMatch(page.text, /王秀英/);
    const sent = await xu.send('/glass', { householdId: WANGS, reason: REASON }, { from });
    assert.equal(sent.status, 303);
    assert.match(sent.location ?? '', /^\/glass\/[0-9a-f-]{36}$/);
    const glass = await xu.open(sent.location ?? '');
    assert.match(glass.text, /王秀英/);
    assert.match(glass.text, /東興小區3號樓2單元201/);
    assert.ok(glass.text.includes(REASON));
    assert.doesNotMatch(glass.text, /1944/, 'what is sensitive stays closed');
    assert.equal((await xu.open(`/people/${people.wang}`)).status, 404);
    assert.equal((await xu.open(`/people/${people.chen}`)).status, 404);
    const entry = (await recordedIn(app.db)).find(({ what }) => what === 'guard.break_glass');
    assert.deepEqual(
      [entry?.actorId, entry?.subjectId, entry?.communityId],
      [people.xu, people.wang, places.community],
    );
  });

  test('lets nothing be done, and nobody else be read, while it is open', async () => {
    const { ids } = await breakAs(xu, { householdId: WANGS });
    assert.equal((await xu.open(`/glass/${ids[0]}`)).status, 200);
    const closed = [
      `GET /people/${people.wang}`,
      `GET /people?place=${places.building}`,
      `GET /people?place=${WANGS}&q=王`,
      `GET /people/${people.wang}/sign-in-code`,
      `GET /relations/new?person=${people.wang}`,
      `GET /households/${WANGS}/code`,
      `PATCH /people/${people.wang}`,
      `POST /people/${people.wang}/sign-in-code`,
      `POST /people/${people.wang}/households`,
      `POST /acting-for/${people.wang}`,
      `POST /households/${WANGS}/code`,
    ] as const;
    const body = { name: '王秀英', language: 'zh-Hant', householdId: WANGS, way: 'in_person' };
    for (const asked of closed) {
      const { status } = await xu.api(asked, asked.startsWith('GET') ? undefined : body);
      assert.ok(status >= 403 && status < 500, `${asked} ${status}`);
    }
  });

  test('tells programs just as much as the page', async () => {
    const { ids } = await breakAs(xu, { householdId: WANGS });
    const { body } = await xu.api(`GET /glass/${ids[0]}`);
    assert.deepEqual(
      new Set(Object.keys(Object(body))),
      new Set(['name', 'called', 'homes', 'community', 'reason', 'endsAt']),
    );
  });

  test('is over after an hour, to the minute', async () => {
    const { ids } = await breakAs(xu, { householdId: WANGS });
    const address = `/glass/${ids[0]}`;
    app.clock.forward({ minutes: 59, seconds: 59 });
    assert.equal((await xu.open(address)).status, 200);
    app.clock.forward({ seconds: 1 });
    assert.equal((await xu.open(address)).status, 404);
    const own = (await glassesOf(xu)).own.find(({ id }) => id === ids[0]);
    assert.equal(own?.isOpen, false);
  });

  test('is for whoever broke it: to everybody else there is no such page', async () => {
    const { ids } = await breakAs(xu, { contact: telephones.chen });
    for (const browser of [zhuang, wu]) {
      assert.equal((await browser.open(`/glass/${ids[0]}`)).status, 404);
    }
    assert.equal((await chen.open(`/glass/${ids[0]}`)).status, 403);
    assert.match((await app.visit().open(`/glass/${ids[0]}`)).location ?? '', /^\/sign-in/);
  });

  test('is told at once to the person, with the reason, and to the stewards', async () => {
    app.clock.forward({ hours: 1 });
    await breakAs(xu, { contact: telephones.chen });
    const page = await chen.open('/me/readings');
    assert.match(page.text, /許青[\s\S]*破例打開了您的登記/);
    assert.ok(page.text.includes(REASON));
    await hearEverything(app);
    assert.match((await chen.open('/notices')).text, /有人破例打開了您的登記/);
    assert.match((await wu.open('/notices')).text, /有人破例打開了登記，等您看過簽字/);
    const kinds = await sql<{ readonly kind: string }>`select distinct kind from notices.notice
      where kind like 'glass%' and is_urgent`.execute(app.db);
    assert.deepEqual(kinds.rows, [{ kind: 'glass_broken' }]);
  });

  test('of several in one home each is told, and the steward once', async () => {
    const count = async () => {
      await hearEverything(app);
      const { rows } = await sql<{ readonly kind: string; readonly n: number }>`
        select kind, count(*) as n from notices.notice
        where kind in ('glass_broken', 'glass_to_review') group by kind`.execute(app.db);
      return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
    };
    const earlier = await count();
    await sql`insert into people.residence
      (id, household_id, community_id, person_id, relation, since)
      values (gen_random_uuid(), ${WANGS}, ${places.community}, ${people.li}, 'family',
        '2026-01-01')`.execute(app.db);
    const { ids } = await breakAs(xu, { householdId: WANGS });
    assert.equal(ids.length, 2);
    const later = await count();
    assert.equal((later['glass_broken'] ?? 0) - (earlier['glass_broken'] ?? 0), 2);
    assert.equal((later['glass_to_review'] ?? 0) - (earlier['glass_to_review'] ?? 0), 1);
  });

  test('reaches who asked in a matter that one sees from above', async () => {
    const raised = await chen.api('POST /matters', { ...told(), visibility: 'neighbours' });
    const matter = String(Reflect.get(Object(raised.body), 'id'));
    const dispatcher = await app.signIn(above);
    const page = await dispatcher.open(`/matters/${matter}`);
    assert.doesNotMatch(page.text, /陳志明/);
    assert.ok(page.text.includes(`/glass/new?matter=${matter}`));
    assert.match((await dispatcher.open(`/glass/new?matter=${matter}`)).text, /提這件事的人/);
    const { ids } = await breakAs(dispatcher, { matter });
    const glass = await dispatcher.open(`/glass/${ids[0]}`);
    assert.match(glass.text, /陳志明/);
    assert.ok(glass.text.includes(`/matters/${matter}`));
    assert.equal((await breakAs(zhuang, { matter })).code, 'within_reach');
    assert.doesNotMatch((await zhuang.open(`/matters/${matter}`)).text, /\/glass\/new/);
    for (const other of [`${places.community}-2026-9999`, 'nothing']) {
      assert.equal((await breakAs(dispatcher, { matter: other })).code, 'person_not_found');
    }
    assert.equal((await breakAs(xu, { matter })).code, 'person_not_found', 'not theirs to see');
  });

  test('is refused to whoever has no office for it, or needs none', async () => {
    const lin = await app.signIn(people.lin);
    const he = await app.signIn(people.he);
    for (const browser of [chen, lin, he]) {
      assert.equal((await breakAs(browser, { householdId: WANGS })).code, 'not_allowed');
      assert.equal((await browser.open('/glass/new')).status, 403);
    }
    const noes = [
      [zhuang, { contact: telephones.chen }, 'within_reach'],
      [zhuang, { contact: telephones.zhuang }, 'not_of_oneself'],
      [xu, { contact: '13900000000' }, 'person_not_found'],
      [xu, { householdId: household(7, 2, 202) }, 'person_not_found'],
      [xu, { householdId: NEXT_HOUSEHOLD }, 'within_reach'],
      [xu, { householdId: places.community }, 'person_not_found'],
    ] as const;
    for (const [browser, aim, code] of noes) {
      await sql`delete from platform.attempt`.execute(app.db);
      assert.equal((await breakAs(browser, aim)).code, code, JSON.stringify(aim));
    }
  });

  test('takes a reason of ten letters and somebody to find', async () => {
    for (const wrong of [{ reason: '急事', householdId: WANGS }, {}]) {
      assert.equal((await breakAs(xu, wrong)).status, 422, JSON.stringify(wrong));
    }
    const refused = await xu.send(
      '/glass',
      { contact: '', reason: REASON },
      { from: '/glass/new' },
    );
    assert.equal(refused.status, 422);
    assert.ok(refused.text.includes(REASON), 'what was typed stays');
  });

  test('is not done by whoever acts for somebody just now', async () => {
    await zhuang.api(`POST /acting-for/${people.wang}`, { way: 'in_person' });
    assert.equal((await breakAs(zhuang, { contact: telephones.lin })).code, 'not_allowed');
    assert.equal((await glassesOf(zhuang)).mayBreak, false);
    await zhuang.api('DELETE /acting-for', {});
  });

  test('is counted: whoever breaks many in an hour, or tries to, is stopped', async () => {
    for (let count = 0; count < GLASSES_PER_HOUR; count += 1) {
      assert.equal((await breakAs(xu, { contact: '13900000000' })).code, 'person_not_found');
    }
    assert.equal((await breakAs(xu, { householdId: WANGS })).code, 'too_many_requests');
  });

  test('is offered on a building beyond one’s office, and there alone', async () => {
    const offered = /glass\/new\?place=dongxing-3/;
    assert.match((await xu.open(`/places/${places.building}`)).text, offered);
    for (const browser of [zhuang, chen, app.visit()]) {
      assert.doesNotMatch((await browser.open(`/places/${places.building}`)).text, offered);
    }
    assert.doesNotMatch((await xu.open(`/places/${places.compound}`)).text, /glass\/new/);
    assert.match((await xu.open('/me')).text, /href="\/glass"/);
    assert.doesNotMatch((await chen.open('/me')).text, /href="\/glass"/);
    assert.equal((await xu.open(`/glass/new?place=${places.compound}`)).status, 404);
  });
});

describe('a steward', () => {
  const sign = (browser: Browser, id: string | undefined, finding: string, words = '') =>
    browser.api(`POST /glass/${id}/review`, { finding, words });

  test('looks at each, and says what they think; the person reads it', async () => {
    const { ids } = await breakAs(xu, { contact: telephones.chen });
    const [id] = ids;
    const waiting = (await glassesOf(wu)).waiting.find((glass) => glass.id === id);
    assert.deepEqual([waiting?.by, waiting?.of, waiting?.reason], ['許青', '陳志明', REASON]);
    assert.match((await wu.open(`/glass/${id}/review`)).text, /理由站得住嗎/);
    assert.equal(codeIn((await sign(wu, id, 'unfair')).body), 'words_required');
    assert.equal((await sign(wu, id, 'unfair', '應該先打給社區。')).status, 200);
    assert.equal(codeIn((await sign(wu, id, 'fair')).body), 'reviewed_already');
    const mine = (await glassesOf(chen)).mine.find((glass) => glass.id === id);
    assert.deepEqual(mine?.review, { finding: 'unfair', words: '應該先打給社區。' });
    assert.equal(mine?.of, undefined);
    assert.match((await xu.open('/glass')).text, /應該先打給社區/);
    await hearEverything(app);
    assert.match((await chen.open('/notices')).text, /管理員看過了/);
  });

  test('judges neither what they did nor what was done to them', async () => {
    const { ids } = await breakAs(xu, { contact: 'wu@example.org' });
    assert.match((await wu.open(`/glass/${ids[0]}/review`)).text, /請別的管理員來看/);
    assert.equal(codeIn((await sign(wu, ids[0], 'fair')).body), 'own_glass');
    const broken = await breakAs(wu, { contact: telephones.lin });
    assert.equal(codeIn((await sign(wu, broken.ids[0], 'fair')).body), 'not_found', 'elsewhere');
  });

  test('of elsewhere, and every other office, finds nothing to sign', async () => {
    const { ids } = await breakAs(xu, { contact: telephones.chen });
    for (const browser of [zhuang, xu, chen]) {
      assert.equal((await sign(browser, ids[0], 'fair')).status, 403);
    }
    await appoint(people.he, places.nextCommunity);
    const elsewhere = await app.signIn(people.he);
    assert.equal((await sign(elsewhere, ids[0], 'fair')).status, 404);
    assert.equal((await elsewhere.open(`/glass/${ids[0]}/review`)).status, 404);
    assert.deepEqual(
      (await glassesOf(elsewhere)).waiting.map(({ of }) => of),
      ['林小梅'],
    );
  });

  test('above the communities signs as well, and is told of whom by nobody', async () => {
    const { ids } = await breakAs(xu, { contact: telephones.chen });
    await appoint(people.li, places.district);
    const district = await app.signIn(people.li);
    const waiting = (await glassesOf(district)).waiting.find(({ id }) => id === ids[0]);
    assert.deepEqual([waiting?.by, waiting?.of], ['許青', undefined]);
    assert.doesNotMatch((await district.open(`/glass/${ids[0]}/review`)).text, /陳志明/);
    assert.equal((await sign(district, ids[0], 'fair')).status, 200);
  });

  async function appoint(personId: string, placeId: string): Promise<void> {
    const isCommunity = placeId === places.nextCommunity;
    await sql`insert into people.grant
      (id, person_id, role, place_id, community_id, starts_at, reason, granted_at)
      values (gen_random_uuid(), ${personId}, 'steward', ${placeId},
        ${isCommunity ? placeId : null}, '2026-01-01', '居民推選', '2026-01-01')`.execute(app.db);
  }
});

test('every page is told in three languages', async () => {
  const { ids } = await breakAs(xu, { contact: telephones.chen });
  for (const language of languages) {
    const say = glassWords[language];
    for (const browser of [xu, wu, chen]) browser.cookies.set('linli_lang', language);
    const seen = [
      [await xu.open('/glass'), say.ownTitle],
      [await xu.open('/glass/new'), say.contactHint],
      [await xu.open(`/glass/new?place=${places.building}`), say.householdHint],
      [await xu.open(`/glass/${ids[0]}`), say.recordTitle],
      [await wu.open('/glass'), say.waitingTitle],
      [await wu.open(`/glass/${ids[0]}/review`), say.findingChoices.unfair],
      [await chen.open('/glass'), say.mineText],
    ] as const;
    for (const [page, words] of seen) assert.ok(page.text.includes(words), `${language} ${words}`);
  }
});

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { guardEndpoints, guardJobs } from '#/features/guard/index.ts';
import { insertPasskey, hasPasskeys } from '#/features/guard/store/passkeys.ts';
import { recoveryWords } from '#/features/guard/words/recovery.ts';
import { startSession } from '#/platform/auth/sessions.ts';
import type { SignInWay } from '#/platform/auth/sessions.ts';
import { languages } from '#/platform/i18n/language.ts';
import type { Browser, TestApp } from '#test/app.ts';
import { makeAuthenticator } from '#test/authenticator.ts';
import { people, places, recordedIn, telephones, worldApp, wrongly } from '#test/world.ts';

const SITE = 'http://localhost:4600';
const ownShape = z.object({
  mayAsk: z.boolean(),
  recovery: z
    .object({ state: z.string(), number: z.string().optional(), confirmed: z.number() })
    .optional(),
});
const listShape = z.object({
  recoveries: z.array(z.object({ id: z.string(), name: z.string(), confirmed: z.number() })),
});

let app: TestApp;
/** The steward of the community, and one of the district. */
let wu: Browser;
let he: Browser;

before(async () => {
  app = await worldApp({ endpoints: guardEndpoints, jobs: guardJobs, publicUrl: SITE });
  await appoint(people.he, places.district, null);
  [wu, he] = [await app.signIn(people.wu), await app.signIn(people.he)];
});
beforeEach(async () => {
  await sql`delete from guard.recovery`.execute(app.db);
  await sql`delete from guard.passkey`.execute(app.db);
  await sql`delete from platform.attempt`.execute(app.db);
  await giveKey(people.zhuang);
});
after(() => app.close());

async function appoint(personId: string, placeId: string, communityId: string | null) {
  await sql`insert into people.grant
    (id, person_id, role, place_id, community_id, starts_at, reason, granted_at)
    values (gen_random_uuid(), ${personId}, 'steward', ${placeId}, ${communityId}, '2026-01-01',
      '居民推選', '2026-01-01')`.execute(app.db);
}

async function giveKey(personId: string): Promise<void> {
  const { newId, now } = app.context();
  const bytes = { publicKey: new Uint8Array([1]), counter: 0, transports: [] };
  const key = { id: newId(), personId, credentialId: personId, name: '舊手機' };
  await insertPasskey(app.db, { ...key, ...bytes, createdAt: now, usedAt: undefined });
}

/** Signs in with a code that travels, as who has lost every key still can. */
async function byCode(personId: string = people.zhuang, way: SignInWay = 'code') {
  const browser = app.visit();
  const wanted = { personId, device: 'Test', way } as const;
  browser.cookies.set('linli', (await startSession(app.context(), wanted)).token);
  return browser;
}

const ask = (browser: Browser) => browser.api('POST /me/recovery', {});
const codeIn = ({ body }: { readonly body: unknown }) => Reflect.get(Object(body), 'code');
const own = async (browser: Browser) =>
  ownShape.parse((await browser.api('GET /me/recovery')).body);
const waitingFor = async (browser: Browser) =>
  listShape.parse((await browser.api('GET /recoveries')).body).recoveries;

/** Has somebody ask, and gives the digits on their screen and the number of the request. */
async function asked(browser: Browser) {
  const done = await ask(browser);
  assert.equal(done.status, 200, JSON.stringify(done.body));
  const { recovery } = await own(browser);
  return { id: String(Reflect.get(Object(done.body), 'id')), number: recovery?.number ?? '' };
}

type Asked = Awaited<ReturnType<typeof asked>>;

const confirm = (steward: Browser, { id, number }: Asked) =>
  steward.api(`POST /recoveries/${id}/confirmations`, { number });

async function makeKey(browser: Browser) {
  const { body } = await browser.api('POST /me/passkeys/question', {});
  const { options } = z
    .object({
      options: z.looseObject({
        challenge: z.string(),
        user: z.object({ id: z.string() }).optional(),
      }),
    })
    .parse(body);
  const answer = makeAuthenticator(SITE).create(options);
  return browser.api('POST /me/passkeys', { answer, name: '新手機' });
}

describe('being let in again', () => {
  test('takes two stewards, to whom the digits are read; then a new key is made', async () => {
    const zhuang = await byCode();
    const elsewhere = await byCode();
    assert.match((await zhuang.open('/me/strengthen')).text, /href="\/me\/recovery"/);
    assert.match((await zhuang.open('/me/recovery')).text, /請兩位管理員幫忙/);
    const request = await asked(zhuang);
    assert.match(request.number, /^\d{6}$/);
    assert.equal(codeIn(await makeKey(zhuang)), 'strengthen_first', 'nothing is won by asking');
    assert.deepEqual((await confirm(wu, request)).body, { isGranted: false });
    assert.equal((await own(zhuang)).recovery?.confirmed, 1);
    assert.equal(await hasPasskeys(app.db, people.zhuang), true);
    assert.deepEqual((await confirm(he, request)).body, { isGranted: true });
    assert.equal(await hasPasskeys(app.db, people.zhuang), false);
    assert.equal((await elsewhere.open('/me')).status, 303, 'signed out everywhere else');
    assert.match((await zhuang.open('/me/recovery')).text, /兩位管理員都認了您/);
    assert.match((await zhuang.open('/me')).text, /您的職務先歇著/, 'until the key is made');
    assert.equal((await makeKey(zhuang)).status, 200);
    assert.equal((await zhuang.open('/people')).status, 200, 'the office works again');
    assert.equal((await own(zhuang)).recovery, undefined);
  });

  test('is made good in the browser that asked, and in no other', async () => {
    const zhuang = await byCode();
    const request = await asked(zhuang);
    await confirm(wu, request);
    await confirm(he, request);
    const thief = await byCode();
    assert.equal(codeIn(await makeKey(thief)), 'recovery_elsewhere');
    assert.match((await thief.open('/me/recovery')).text, /不是您請的，請馬上取消/);
    assert.equal(codeIn(await makeKey(thief)), 'recovery_elsewhere', 'trying does not end it');
    assert.equal((await makeKey(zhuang)).status, 200);
  });

  test('is told at each address when it is asked and when it is granted', async () => {
    await sql`insert into people.login (person_id, kind, address, confirmed_at)
      values (${people.zhuang}, 'email', 'zhuang@example.org', now())`.execute(app.db);
    await app.runJobs();
    const earlier = app.sent.length;
    const request = await asked(await byCode());
    await app.runJobs();
    await confirm(wu, request);
    await app.runJobs();
    await confirm(he, request);
    await app.runJobs();
    const told = app.sent.slice(earlier);
    assert.deepEqual(
      new Set(told.map(({ address }) => address)),
      new Set([telephones.zhuang, 'zhuang@example.org']),
    );
    assert.equal(told.length, 4);
    assert.equal(told.filter(({ text }) => text.includes('請兩位管理員讓您重新登記')).length, 2);
    assert.equal(told.filter(({ text }) => text.includes('兩位管理員認了您')).length, 2);
    assert.ok(
      told.every(({ text }) => !text.includes(request.number)),
      'the digits travel nowhere',
    );
  });

  test('stands in the journal, with who asked and which stewards spoke', async () => {
    app.clock.forward({ minutes: 1 });
    const request = await asked(await byCode());
    for (const steward of [wu, he]) {
      app.clock.forward({ minutes: 1 });
      await confirm(steward, request);
    }
    const entries = (await recordedIn(app.db)).filter(({ what }) => what.endsWith('_recovery'));
    assert.deepEqual(
      entries.slice(-3).map(({ what, actorId, subjectId }) => [what, actorId, subjectId]),
      [
        ['guard.ask_recovery', people.zhuang, people.zhuang],
        ['guard.confirm_recovery', people.wu, people.zhuang],
        ['guard.grant_recovery', people.he, people.zhuang],
      ],
    );
  });

  test('is for those whose office rests for want of a key, and for nobody else', async () => {
    const strong = await app.signIn(people.zhuang);
    const chen = await app.signIn(people.chen);
    const keyless = await byCode(people.wu);
    for (const browser of [strong, chen, keyless]) {
      assert.equal((await own(browser)).mayAsk, false);
      assert.equal(codeIn(await ask(browser)), 'recovery_not_needed');
      assert.match((await browser.open('/me/recovery')).text, /您現在不用請管理員幫忙/);
    }
    const paper = await byCode(people.zhuang, 'counter_code');
    assert.equal(codeIn(await ask(paper)), 'paper_alone');
    assert.match((await app.visit().open('/me/recovery')).location ?? '', /^\/sign-in/);
  });

  test('is not done for somebody else', async () => {
    const lin = await app.signIn(people.lin);
    await lin.api(`POST /acting-for/${people.wang}`, {});
    assert.equal(codeIn(await ask(lin)), 'only_oneself');
    await lin.api('DELETE /acting-for', {});
  });

  test('is asked once at a time, and taken back from anywhere', async () => {
    const zhuang = await byCode();
    const request = await asked(zhuang);
    const other = await byCode();
    assert.equal(codeIn(await ask(other)), 'recovery_elsewhere');
    assert.equal((await own(other)).recovery?.number, undefined, 'the digits stay where they are');
    assert.equal((await other.api('DELETE /me/recovery', {})).status, 200);
    const twice = await other.api('DELETE /me/recovery', {});
    assert.equal(
      codeIn(twice),
      'strength_required',
      'as whatever is not there for an office at rest',
    );
    assert.equal((await confirm(wu, request)).status, 404);
    assert.notEqual((await asked(other)).number, request.number);
  });

  test('is asked again once a day has gone by, and not before an hour has for the fourth', async () => {
    const zhuang = await byCode();
    const request = await asked(zhuang);
    app.clock.forward({ hours: 24 });
    assert.equal((await confirm(wu, request)).status, 404);
    assert.equal((await own(zhuang)).mayAsk, true);
    await asked(zhuang);
    for (let count = 0; count < 2; count += 1) {
      await zhuang.api('DELETE /me/recovery', {});
      await asked(zhuang);
    }
    await zhuang.api('DELETE /me/recovery', {});
    assert.equal(codeIn(await ask(zhuang)), 'too_many_requests');
  });
});

describe('a steward', () => {
  test('sees by name who waits, and no digits', async () => {
    const request = await asked(await byCode());
    const [waiting] = await waitingFor(wu);
    assert.deepEqual([waiting?.name, waiting?.confirmed], ['莊文靜', 0]);
    const page = await wu.open('/recoveries');
    assert.match(page.text, /莊文靜/);
    assert.ok(!page.text.includes(request.number));
    await confirm(wu, request);
    assert.deepEqual(await waitingFor(wu), [], 'whoever has spoken waits for the second');
    assert.equal((await waitingFor(he))[0]?.confirmed, 1);
  });

  test('recognises nobody twice, and a district nobody above it', async () => {
    const request = await asked(await byCode());
    await confirm(wu, request);
    assert.equal((await confirm(wu, request)).status, 404);
    await giveKey(people.he);
    const above = await asked(await byCode(people.he));
    assert.equal((await confirm(wu, above)).status, 404);
    assert.deepEqual(await waitingFor(wu), []);
  });

  test('is never the one who asks', async () => {
    await giveKey(people.wu);
    const request = await asked(await byCode(people.wu));
    assert.equal((await confirm(wu, request)).status, 404, 'nor in a strong session of theirs');
    assert.deepEqual((await confirm(he, request)).body, { isGranted: false });
  });

  test('of elsewhere, and every other office, is refused', async () => {
    await appoint(people.li, places.nextCommunity, places.nextCommunity);
    const request = await asked(await byCode());
    const elsewhere = await app.signIn(people.li);
    assert.equal((await confirm(elsewhere, request)).status, 404);
    assert.deepEqual(await waitingFor(elsewhere), []);
    for (const personId of [people.chen, people.xu, people.lin]) {
      assert.equal((await confirm(await app.signIn(personId), request)).status, 403);
    }
    const atRest = await byCode(people.he);
    assert.equal(codeIn(await confirm(atRest, request)), 'strength_required');
  });

  test('is heard with the right digits only, and guesses five times an hour', async () => {
    const request = await asked(await byCode());
    const wrong = { ...request, number: wrongly(request.number) };
    const from = '/recoveries';
    const page = await wu.send(
      `${from}/${request.id}/confirmations`,
      { ...wrong, recoveryId: wrong.id },
      { from },
    );
    assert.match(page.text, /號碼對不上/);
    for (let count = 1; count < 5; count += 1) {
      assert.equal(codeIn(await confirm(wu, wrong)), 'number_wrong');
    }
    assert.equal(codeIn(await confirm(wu, request)), 'too_many_requests');
    assert.equal((await confirm(he, request)).status, 200, 'another steward is not held up');
    app.clock.forward({ hours: 1 });
    assert.deepEqual((await confirm(wu, request)).body, { isGranted: true });
  });

  test('who speaks at the same moment as another is the second', async () => {
    const request = await asked(await byCode());
    const answers = await Promise.all([confirm(wu, request), confirm(he, request)]);
    assert.deepEqual(answers.map(({ body }) => Reflect.get(Object(body), 'isGranted')).toSorted(), [
      false,
      true,
    ]);
  });
});

test('every page is told in three languages', async () => {
  const zhuang = await byCode();
  const seen: [Browser, string, (language: (typeof languages)[number]) => string][] = [
    [zhuang, '/me/recovery', (language) => recoveryWords[language].steps[1] ?? ''],
    [wu, '/recoveries', (language) => recoveryWords[language].deskNone],
  ];
  for (const language of languages) {
    for (const [browser, address, words] of seen) {
      browser.cookies.set('linli_lang', language);
      assert.ok((await browser.open(address)).text.includes(words(language)), language);
    }
  }
  await asked(zhuang);
  for (const language of languages) {
    for (const browser of [zhuang, wu]) browser.cookies.set('linli_lang', language);
    const say = recoveryWords[language];
    assert.ok((await zhuang.open('/me/recovery')).text.includes(say.numberText), language);
    assert.ok((await wu.open('/recoveries')).text.includes(say.numberHint), language);
  }
});

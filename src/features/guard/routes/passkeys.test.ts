import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { guardEndpoints, guardJobs } from '#/features/guard/index.ts';
import { CHALLENGE_MINUTES, MOST_PASSKEYS } from '#/features/guard/model.ts';
import { passkeyWords } from '#/features/guard/words/passkeys.ts';
import { refusalWords } from '#/features/guard/words/refusals.ts';
import { startSession } from '#/platform/auth/sessions.ts';
import { languages } from '#/platform/i18n/language.ts';
import type { Browser, TestApp } from '#test/app.ts';
import { makeAuthenticator } from '#test/authenticator.ts';
import type { Authenticator, Question, Turns } from '#test/authenticator.ts';
import { people, worldApp } from '#test/world.ts';

const HERE = 'http://localhost:4600';
const NUMBERS = 'http://127.0.0.1:4600';

const questionShape = z.object({
  options: z.looseObject({
    challenge: z.string(),
    user: z.object({ id: z.string(), name: z.string() }).optional(),
  }),
});
const refusedShape = z.object({ code: z.string(), detail: z.string() });

/** Has the server say what a key is to sign. */
async function ask(browser: Browser, path: `/${string}`): Promise<Question> {
  const { status, body } = await browser.api(`POST ${path}/question`, {});
  assert.equal(status, 200, JSON.stringify(body));
  return questionShape.parse(body).options;
}

function codeOf(body: unknown): string {
  return refusedShape.parse(body).code;
}

describe('passkeys', () => {
  let app: TestApp;
  let key: Authenticator;

  before(async () => {
    app = await worldApp({ endpoints: guardEndpoints, jobs: guardJobs, publicUrl: HERE });
  });
  beforeEach(async () => {
    await sql`truncate guard.passkey, guard.challenge, platform.attempt`.execute(app.db);
    await sql`truncate platform.failure`.execute(app.db);
    key = makeAuthenticator(HERE);
  });
  after(() => app.close());

  /** Signs somebody in as a code does, which proves less than a key. */
  async function byCode(personId: string): Promise<Browser> {
    const browser = app.visit();
    const wanted = { personId, device: 'Test', way: 'code' } as const;
    const { token } = await startSession(app.context(), wanted);
    browser.cookies.set('linli', token);
    return browser;
  }

  async function register(browser: Browser, made = key, turns: Turns = {}) {
    const answer = made.create(await ask(browser, '/me/passkeys'), turns);
    return browser.api('POST /me/passkeys', { answer, name: '我的手機' });
  }

  async function signIn(turns: Turns = {}, browser = app.visit()) {
    const answer = key.sign(await ask(browser, '/sign-in/passkey'), turns);
    return browser.api('POST /sign-in/passkey', { answer });
  }

  async function confirm(browser: Browser, made = key, turns: Turns = {}) {
    const answer = made.sign(await ask(browser, '/me/strengthen'), turns);
    return browser.api('POST /me/strengthen', { answer });
  }

  test('one is registered, listed, renamed, used and removed', async () => {
    const zhuang = await byCode(people.zhuang);
    assert.match((await zhuang.open('/me/passkeys')).text, /還沒有通行密鑰。/);
    assert.equal((await register(zhuang)).status, 200);
    const listed = await zhuang.open('/me/passkeys');
    assert.match(listed.text, /我的手機/);
    assert.match(listed.text, /還沒有用它登入過/);
    assert.equal((await signIn()).status, 200);
    const used = await zhuang.open('/me/passkeys');
    assert.match(used.text, /最近用過/);
    const id = /\/me\/passkeys\/([0-9a-f-]{36})/.exec(used.text)?.[1] ?? '';
    const renamed = await zhuang.send(
      `/me/passkeys/${id}`,
      { name: '舊手機' },
      { method: 'PATCH' },
    );
    assert.equal(renamed.location, '/me/passkeys');
    assert.match((await zhuang.open('/me/passkeys')).text, /舊手機/);
    const removed = await zhuang.send(`/me/passkeys/${id}`, {}, { method: 'DELETE' });
    assert.equal(removed.location, '/me/passkeys');
    assert.equal(codeOf((await signIn()).body), 'passkey_unknown');
  });

  test('what a key is asked for names it, asks for the finger, and says whose it will be', async () => {
    const zhuang = await byCode(people.zhuang);
    const asked = await zhuang.api('POST /me/passkeys/question', {});
    const { options } = questionShape.parse(asked.body);
    assert.deepEqual(options['rp'], { id: 'localhost', name: 'localhost' });
    assert.equal(options.user?.name, '莊文靜');
    const wanted = z.object({ residentKey: z.string(), userVerification: z.string() });
    assert.deepEqual(wanted.parse(options['authenticatorSelection']), {
      residentKey: 'required',
      userVerification: 'required',
    });
    const entering = await app.visit().api('POST /sign-in/passkey/question', {});
    assert.equal(questionShape.parse(entering.body).options['userVerification'], 'required');
  });

  test('a session begun with one is strong, and one begun with a code is not', async () => {
    const plain = await byCode(people.zhuang);
    assert.doesNotMatch((await plain.open('/me/strengthen')).text, /已經確認過了/);
    await register(plain);
    const browser = app.visit();
    const answer = key.sign(await ask(browser, '/sign-in/passkey'));
    const entered = await browser.send('/sign-in/passkey', { answer, next: '/me/strengthen' });
    assert.equal(entered.location, '/me/strengthen');
    assert.match((await browser.open('/me/strengthen')).text, /已經確認過了/);
  });

  test('a session is strong for a working day and can be made so again', async () => {
    const zhuang = await byCode(people.zhuang);
    await register(zhuang);
    assert.match((await zhuang.open('/me/strengthen')).text, /已經確認過了/);
    app.clock.forward({ hours: 12 });
    assert.doesNotMatch((await zhuang.open('/me/strengthen')).text, /已經確認過了/);
    const answer = key.sign(await ask(zhuang, '/me/strengthen'));
    const done = await zhuang.send('/me/strengthen', { answer, next: '/me' });
    assert.equal(done.location, '/me');
    assert.match((await zhuang.open('/me/strengthen')).text, /已經確認過了/);
  });

  test('an answer that was given before opens nothing', async () => {
    await register(await byCode(people.zhuang));
    const browser = app.visit();
    const answer = key.sign(await ask(browser, '/sign-in/passkey'));
    assert.equal((await browser.api('POST /sign-in/passkey', { answer })).status, 200);
    const again = await app.visit().api('POST /sign-in/passkey', { answer });
    assert.equal(again.status, 409);
    assert.equal(codeOf(again.body), 'passkey_expired');
  });

  test('an answer that is refused has used up what it answered', async () => {
    await register(await byCode(people.zhuang));
    const browser = app.visit();
    const question = await ask(browser, '/sign-in/passkey');
    const wrong = key.sign(question, { origin: 'https://evil.example' });
    const refused = await browser.api('POST /sign-in/passkey', { answer: wrong });
    assert.equal(codeOf(refused.body), 'passkey_refused');
    const late = await browser.api('POST /sign-in/passkey', { answer: key.sign(question) });
    assert.equal(codeOf(late.body), 'passkey_expired');
  });

  test('an answer after five minutes comes too late', async () => {
    await register(await byCode(people.zhuang));
    const browser = app.visit();
    const question = await ask(browser, '/sign-in/passkey');
    app.clock.forward({ minutes: CHALLENGE_MINUTES });
    const late = await browser.api('POST /sign-in/passkey', { answer: key.sign(question) });
    assert.equal(codeOf(late.body), 'passkey_expired');
  });

  test('what was asked for one thing is no answer to another', async () => {
    const zhuang = await byCode(people.zhuang);
    await register(zhuang);
    const toConfirm = key.sign(await ask(zhuang, '/me/strengthen'));
    const entered = await app.visit().api('POST /sign-in/passkey', { answer: toConfirm });
    assert.equal(codeOf(entered.body), 'passkey_expired');
    const toEnter = key.sign(await ask(app.visit(), '/sign-in/passkey'));
    const confirmed = await zhuang.api('POST /me/strengthen', { answer: toEnter });
    assert.equal(codeOf(confirmed.body), 'passkey_expired');
  });

  test('what one browser was asked is no answer from another', async () => {
    const zhuang = await byCode(people.zhuang);
    await register(zhuang);
    const elsewhere = await byCode(people.zhuang);
    const answer = key.sign(await ask(elsewhere, '/me/strengthen'));
    const refused = await zhuang.api('POST /me/strengthen', { answer });
    assert.equal(codeOf(refused.body), 'passkey_expired');
  });

  test('a signature made for another site, or under another name, is refused', async () => {
    await register(await byCode(people.zhuang));
    for (const turns of [
      { origin: 'https://linli.example.org' },
      { origin: 'http://localhost:4601' },
      { rpId: 'example.org' },
      { type: 'webauthn.create' },
      { isUnverified: true },
    ]) {
      const refused = await signIn(turns);
      assert.equal(refused.status, 409, JSON.stringify(turns));
      assert.equal(codeOf(refused.body), 'passkey_refused', JSON.stringify(turns));
    }
    assert.equal(codeOf((await signIn()).body), 'wait_first', 'after five that failed');
    app.clock.forward({ seconds: 30 });
    assert.equal((await signIn()).status, 200);
  });

  test('a key that counts backwards was copied, and is refused', async () => {
    await register(await byCode(people.zhuang));
    assert.equal((await signIn({ counter: 9 })).status, 200);
    for (const counter of [9, 8, 0]) {
      assert.equal(codeOf((await signIn({ counter })).body), 'passkey_refused', `${counter}`);
    }
    assert.equal((await signIn({ counter: 10 })).status, 200);
  });

  test('a key that does not count at all may be used again and again', async () => {
    await register(await byCode(people.zhuang), key, { counter: 0 });
    assert.equal((await signIn({ counter: 0 })).status, 200);
    assert.equal((await signIn({ counter: 0 })).status, 200);
  });

  test('a key of one person neither confirms nor names another', async () => {
    await register(await byCode(people.zhuang));
    const wu = await byCode(people.wu);
    const own = makeAuthenticator(HERE);
    await register(wu, own);
    app.clock.forward({ hours: 12 });
    assert.equal(codeOf((await confirm(wu)).body), 'passkey_unknown');
    assert.equal(codeOf((await signIn({ userHandle: 'AAAA' })).body), 'passkey_refused');
    assert.equal((await confirm(wu, own)).status, 200);
  });

  test('a signature of another key under a known number is refused', async () => {
    await register(await byCode(people.zhuang));
    const browser = app.visit();
    const forged = z
      .looseObject({ id: z.string() })
      .parse(JSON.parse(makeAuthenticator(HERE).sign(await ask(browser, '/sign-in/passkey'))));
    const answer = JSON.stringify({ ...forged, id: key.id });
    const refused = await browser.api('POST /sign-in/passkey', { answer });
    assert.equal(codeOf(refused.body), 'passkey_refused');
  });

  test('the first key is taken from a session of a code, a second only from a strong one', async () => {
    const zhuang = await byCode(people.zhuang);
    assert.equal((await register(zhuang)).status, 200);
    const thief = await byCode(people.zhuang);
    const second = makeAuthenticator(HERE);
    assert.equal(codeOf((await register(thief, second)).body), 'strengthen_first');
    assert.equal((await register(zhuang, second)).status, 200);
  });

  test('a stolen code does not remove a key either', async () => {
    const zhuang = await byCode(people.zhuang);
    await register(zhuang);
    const listed = await zhuang.open('/me/passkeys');
    const id = /\/me\/passkeys\/([0-9a-f-]{36})/.exec(listed.text)?.[1] ?? '';
    const thief = await byCode(people.zhuang);
    const refused = await thief.api(`DELETE /me/passkeys/${id}`);
    assert.equal(codeOf(refused.body), 'strengthen_first');
    const shown = await thief.send(
      `/me/passkeys/${id}`,
      {},
      { method: 'DELETE', from: '/me/passkeys' },
    );
    assert.match(shown.text, /請先用已有的通行密鑰確認/);
    const li = await byCode(people.li);
    assert.equal((await li.api(`DELETE /me/passkeys/${id}`)).status, 404);
    assert.equal((await li.api(`PATCH /me/passkeys/${id}`, { name: '我的' })).status, 404);
  });

  test('a key that is known already is registered for nobody else', async () => {
    await register(await byCode(people.zhuang));
    const refused = await register(await byCode(people.wu));
    assert.equal(codeOf(refused.body), 'passkey_known');
  });

  test('a key made without finger, elsewhere, or never asked for is not registered', async () => {
    const zhuang = await byCode(people.zhuang);
    for (const turns of [
      { isUnverified: true },
      { origin: 'https://evil.example' },
      { rpId: 'evil.example' },
      { type: 'webauthn.get' },
    ]) {
      assert.equal(codeOf((await register(zhuang, key, turns)).body), 'passkey_refused');
    }
    const answer = key.create({ challenge: 'AAAA' });
    const never = await zhuang.api('POST /me/passkeys', { answer, name: '我的手機' });
    assert.equal(codeOf(never.body), 'passkey_expired');
    for (const wrong of ['', 'no answer', '{}', '{"id":"a"}']) {
      const { status } = await zhuang.api('POST /me/passkeys', { answer: wrong, name: '手機' });
      assert.equal(status, 422, wrong);
    }
  });

  test('nobody has more keys than they can look after', async () => {
    const zhuang = await byCode(people.zhuang);
    for (let count = 0; count < MOST_PASSKEYS; count += 1) {
      assert.equal((await register(zhuang, makeAuthenticator(HERE))).status, 200);
    }
    const refused = await register(zhuang);
    assert.equal(codeOf(refused.body), 'too_many_passkeys');
    assert.match(refusedShape.parse(refused.body).detail, /最多 10 把/);
  });

  test('whoever acts for somebody registers no key in their name', async () => {
    const lin = await byCode(people.lin);
    await lin.send(`/acting-for/${people.wang}`);
    assert.equal(codeOf((await register(lin)).body), 'only_oneself');
  });

  test('the owner is told at their address of each key, in their language', async () => {
    await register(await byCode(people.zhuang));
    await app.runJobs();
    const letter = app.sent.at(-1);
    assert.equal(letter?.address, '+8613800138004');
    assert.match(letter?.text ?? '', /「我的手機」.*如果不是您本人/);
  });

  test('too many questions from one network are refused for a while', async () => {
    await sql`insert into platform.attempt
      values ('guard.challenge', 'inside', date_trunc('hour', ${app.clock.now()}::timestamptz), 240)
      `.execute(app.db);
    const refused = await app.visit().api('POST /sign-in/passkey/question', {});
    assert.equal(refused.status, 429);
    await sql`update platform.attempt set kind = 'guard.answer'`.execute(app.db);
    await register(await byCode(people.zhuang));
    const answered = await signIn();
    assert.equal(answered.status, 429);
  });

  test('only the hash of a question is kept, and by the night it is gone', async () => {
    const question = await ask(app.visit(), '/sign-in/passkey');
    const { rows } = await sql<{ readonly row: string }>`
      select to_jsonb(c)::text as row from guard.challenge as c`.execute(app.db);
    const hex = Buffer.from(question.challenge, 'base64url').toString('hex');
    assert.equal(rows.length, 1);
    assert.ok(!JSON.stringify(rows).includes(hex));
    app.clock.forward({ minutes: CHALLENGE_MINUTES });
    const night = guardJobs.find(({ name }) => name === 'guard.forget');
    await night?.run(app.context(), {});
    const left = await sql`select from guard.challenge`.execute(app.db);
    assert.equal(left.rows.length, 0);
  });

  test('what happened to one’s keys is recorded', async () => {
    const zhuang = await byCode(people.zhuang);
    await register(zhuang);
    app.clock.forward({ minutes: 1 });
    await confirm(zhuang);
    const { rows } = await sql<{ readonly verb: string; readonly actor_id: string }>`
      select verb, actor_id from platform.journal where feature = 'guard' order by id desc limit 2
      `.execute(app.db);
    assert.deepEqual(rows.map(({ verb }) => verb).toSorted(), ['add_passkey', 'strengthen']);
    assert.ok(rows.every((row) => row.actor_id === people.zhuang));
  });

  test('a visitor is asked to sign in first, and finds the way with a key', async () => {
    assert.equal((await app.visit().open('/me/passkeys')).status, 303);
    assert.equal((await app.visit().open('/me/strengthen')).status, 303);
    const page = await app.visit().open('/sign-in/passkey?next=%2Fme');
    assert.match(page.text, /data-passkey="sign"/);
    assert.match(page.text, /data-question="\/api\/v1\/sign-in\/passkey\/question"/);
    assert.match(page.text, /href="\/sign-in\?next=%2Fme"/);
    assert.match(page.text, /<noscript>/);
  });

  test('every page of passkeys is said in three languages', async () => {
    const zhuang = await byCode(people.zhuang);
    for (const language of languages) {
      const say = passkeyWords[language];
      zhuang.cookies.set('linli_lang', language);
      assert.ok((await zhuang.open('/me/passkeys')).text.includes(say.addText));
      assert.ok((await zhuang.open('/me/strengthen')).text.includes(say.noneYetText));
      assert.ok((await zhuang.open('/sign-in/passkey')).text.includes(say.signInLead));
      const refused = await zhuang.api('POST /me/strengthen', {
        answer: key.sign({ challenge: 'A' }),
      });
      assert.equal(
        refusedShape.parse(refused.body).detail,
        refusalWords[language].refusals.passkey_unknown({}),
      );
    }
  });
});

test('at an address of numbers pages say why there are no keys, and what to do', async () => {
  const app = await worldApp({ endpoints: guardEndpoints, publicUrl: NUMBERS });
  const zhuang = await app.signIn(people.zhuang);
  for (const path of ['/me/passkeys', '/me/strengthen', '/sign-in/passkey']) {
    const { text } = await zhuang.open(path);
    assert.match(text, /這個網址是一串數字/, path);
    assert.doesNotMatch(text, /data-passkey="/, path);
  }
  const asked = await zhuang.api('POST /me/passkeys/question', {});
  assert.equal(codeOf(asked.body), 'passkeys_not_here');
  const answer = makeAuthenticator(NUMBERS).create({ challenge: 'AAAA' });
  const refused = await zhuang.api('POST /me/passkeys', { answer, name: '手機' });
  assert.equal(codeOf(refused.body), 'passkeys_not_here');
  await app.close();
});

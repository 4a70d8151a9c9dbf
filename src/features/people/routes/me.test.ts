import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { listSessions } from '#/platform/auth/sessions.ts';
import type { TestApp } from '#test/app.ts';
import { codeIn, people, telephones, worldApp, wrongly } from '#test/world.ts';
import { findLogin } from '#/features/people/store/logins.ts';
import { findPerson } from '#/features/people/store/persons.ts';

function codeOf(body: unknown): unknown {
  return Reflect.get(Object(body), 'code');
}

describe('one’s own page', () => {
  let app: TestApp;
  before(async () => {
    app = await worldApp();
  });
  after(() => app.close());

  test('a visitor is asked to sign in first', async () => {
    assert.equal((await app.visit().open('/me')).location, '/sign-in?next=%2Fme');
  });

  test('a building leader finds home, role, address and the way to the residents', async () => {
    const { text } = await (await app.signIn(people.chen)).open('/me');
    assert.match(text, /陳志明/);
    assert.match(text, /東興小區3號樓1單元101/);
    assert.match(text, /樓長/);
    assert.match(text, /138 0013 8001/);
    assert.match(text, /href="\/people"/);
  });

  test('an elder finds who may act for her, and her daughter for whom she may act', async () => {
    const wang = await (await app.signIn(people.wang)).open('/me');
    assert.match(wang.text, /林小梅/);
    assert.match(wang.text, /當面說的，2026年1月5日/);
    const lin = await (await app.signIn(people.lin)).open('/me');
    assert.match(lin.text, /王秀英/);
    assert.match(lin.text, /action="\/acting-for\/019cf000-0000-7000-8000-000000000002"/);
  });

  test('a program gets the same, with dates it can read', async () => {
    const { body } = await (await app.signIn(people.wang)).api('GET /me');
    const helpers: unknown = Reflect.get(Object(body), 'helpers');
    assert.deepEqual(helpers, [
      {
        id: '019cf000-0000-7000-8000-000000000031',
        personId: people.lin,
        name: '林小梅',
        kind: 'child',
        way: 'in_person',
        consentedOn: '2026-01-05',
      },
    ]);
  });

  test('the language one is written to is chosen, and the pages follow', async () => {
    const browser = await app.signIn(people.chen);
    const seen = await browser.send('/me', { language: 'en' }, { method: 'PATCH' });
    assert.equal(seen.location, '/me');
    assert.equal(browser.cookies.get('linli_lang'), 'en');
    assert.match((await browser.open('/me')).text, /The language is changed/);
    assert.equal((await findPerson(app.db, people.chen))?.language, 'en');
    assert.equal((await browser.send('/me', { language: 'tlh' }, { method: 'PATCH' })).status, 422);
  });
});

describe('where one is signed in', () => {
  test('devices are listed and ended, only one’s own', async () => {
    const app = await worldApp();
    const [here, there, other] = [
      await app.signIn(people.chen),
      await app.signIn(people.chen),
      await app.signIn(people.li),
    ];
    const { text } = await here.open('/me/sessions');
    assert.match(text, /就是這台/);
    const sessions = await listSessions(app.db, people.chen, app.clock.now());
    assert.equal(sessions.length, 2);
    const thisOne = /me\/sessions\/([0-9a-f-]{36})/g;
    assert.equal([...text.matchAll(thisOne)].length, 2);
    const { body } = await there.api('GET /me/sessions');
    const shown: { id: string; isThisOne: boolean }[] = Reflect.get(Object(body), 'sessions');
    const id = shown.find((session) => session.isThisOne)?.id ?? '';
    const foreign = await other.api(`DELETE /me/sessions/${id}`);
    assert.equal(foreign.status, 404);
    const ended = await here.send(`/me/sessions/${id}`, {}, { method: 'DELETE' });
    assert.equal(ended.location, '/me/sessions');
    assert.match((await there.open('/me')).location ?? '', /^\/sign-in/);
    await app.close();
  });

  test('ending the session one uses signs out', async () => {
    const app = await worldApp();
    const browser = await app.signIn(people.chen);
    const [session] = await listSessions(app.db, people.chen, app.clock.now());
    const address = `/me/sessions/${session?.id}`;
    const ended = await browser.send(address, {}, { method: 'DELETE' });
    assert.equal(ended.location, '/');
    assert.equal(browser.cookies.has('linli'), false);
    await app.close();
  });
});

describe('an address of one’s own', () => {
  const FRESH = { kind: 'telephone', address: '+8613800138066' } as const;
  let app: TestApp;
  before(async () => {
    app = await worldApp();
  });
  after(() => app.close());

  async function claim(personId: string, address: string) {
    const browser = await app.signIn(personId);
    const seen = await browser.send('/me/address', { address });
    await app.runJobs();
    const sent = new URL(seen.location ?? '', 'http://own').searchParams.get('sent') ?? '';
    return { browser, sent, code: codeIn(app) };
  }

  test('a telephone is one’s own when its code came back, and takes the place of the old', async () => {
    const { browser, sent, code } = await claim(people.chen, '138 0013 8066');
    assert.equal(app.sent.at(-1)?.address, FRESH.address);
    const page = await browser.open(`/me/address/code?sent=${sent}`);
    assert.match(page.text, /name="code"/);
    const wrong = await browser.api('POST /me/address/code', { sent, code: wrongly(code) });
    assert.equal(codeOf(wrong.body), 'code_wrong');
    const seen = await browser.send('/me/address/code', { sent, code });
    assert.equal(seen.location, '/me');
    assert.equal(await findLogin(app.db, FRESH), people.chen);
    const old = { kind: 'telephone', address: telephones.chen } as const;
    assert.equal(await findLogin(app.db, old), undefined);
    assert.equal((await findPerson(app.db, people.chen))?.telephone, FRESH.address);
  });

  test('a code sent to one’s old telephone does not confirm another', async () => {
    const first = await claim(people.li, '138 0013 8077');
    const asked = await app.visit().send('/sign-in', { address: telephones.li });
    await app.runJobs();
    const sent = new URL(asked.location ?? '', 'http://own').searchParams.get('sent') ?? '';
    await first.browser.api('POST /me/address/code', { sent, code: codeIn(app) });
    const claimed = { kind: 'telephone', address: '+8613800138077' } as const;
    assert.equal(await findLogin(app.db, claimed), undefined);
    const late = await first.browser.api('POST /me/address/code', { sent, code: codeIn(app) });
    assert.equal(codeOf(late.body), 'code_expired');
  });

  test('a code that is to confirm an address does not sign in', async () => {
    const { sent, code } = await claim(people.zhuang, '138 0013 8088');
    const { body } = await app.visit().api('POST /sign-in/code', { sent, code });
    assert.equal(codeOf(body), 'code_wrong');
  });

  test('the telephone of somebody else is refused only after the code came back', async () => {
    const { browser, sent, code } = await claim(people.wu, '138 0013 8007');
    const { body } = await browser.api('POST /me/address/code', { sent, code });
    assert.equal(codeOf(body), 'address_taken');
    const late = await browser.api('POST /me/address/code', { sent, code });
    assert.equal(codeOf(late.body), 'code_expired');
  });

  test('who acts for somebody changes neither their own address nor theirs', async () => {
    const lin = await app.signIn(people.lin);
    await lin.send(`/acting-for/${people.wang}`);
    const { body } = await lin.api('POST /me/address', { address: '138 0013 8099' });
    assert.equal(codeOf(body), 'only_oneself');
    const sent = '019cf000-0000-7000-8000-000000000099';
    const confirmed = await lin.api('POST /me/address/code', { sent, code: '123456' });
    assert.equal(codeOf(confirmed.body), 'only_oneself');
  });

  test('too many codes for one address are refused', async () => {
    const browser = await app.signIn(people.he);
    assert.match((await browser.open('/me/address')).text, /name="address"/);
    for (let turn = 0; turn < 6; turn += 1) {
      await browser.send('/me/address', { address: 'he@example.org' });
    }
    const { status, body } = await browser.api('POST /me/address', { address: 'he@example.org' });
    assert.equal(status, 429);
    assert.equal(codeOf(body), 'too_many_requests');
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Browser, TestApp } from '#test/app.ts';
import { codeIn, household, people, places, worldApp } from '#test/world.ts';
import { readPaperCode } from '#/features/people/rules/paper-codes.ts';
import { findLogin } from '#/features/people/store/logins.ts';
import { findPerson } from '#/features/people/store/persons.ts';
import { listResidents } from '#/features/people/store/residences.ts';

const HOME = household(3, 2, 201);

/** Issues a code for a household and reads it from the slip. */
async function issue(worker: Browser, householdId = HOME): Promise<string> {
  const issued = await worker.send(`/households/${householdId}/code`);
  assert.equal(issued.status, 303, issued.text);
  const slip = await worker.open(`/households/${householdId}/code`);
  return /\d{4}\s\d{4}\s\d{4}\s\d{4}/.exec(slip.text)?.[0] ?? '';
}

function codeOf(body: unknown): unknown {
  return Reflect.get(Object(body), 'code');
}

async function residentsOf(app: TestApp, householdId: string) {
  const wanted = { communityId: places.community, householdIds: [householdId] };
  return (await listResidents(app.db, wanted)).map(({ id, name, called }) => ({
    id,
    name,
    called,
  }));
}

describe('the slip of a household', () => {
  let app: TestApp;
  let chen: Browser;
  before(async () => {
    app = await worldApp();
    chen = await app.signIn(people.chen);
  });
  after(() => app.close());

  test('the building leader prints a code with a drawing and steps in three languages', async () => {
    const code = await issue(chen);
    assert.equal(readPaperCode(code)?.kind, 'household');
    const { text } = await chen.open(`/households/${HOME}/code`);
    assert.match(text, /東興小區3號樓2單元201/);
    assert.match(text, /<svg viewBox="0 0 \d+ \d+" shape-rendering="crispEdges"/);
    for (const sentence of ['您家的住戶號碼', '您家的住户号码', 'Your household code']) {
      assert.match(text, new RegExp(sentence));
    }
    assert.match(text, /linli\.test/);
  });

  test('the same slip can be printed again while its code lives', async () => {
    const one = await chen.open(`/households/${HOME}/code`);
    const other = await chen.open(`/households/${HOME}/code`);
    const code = /\d{4}\s\d{4}\s\d{4}\s\d{4}/;
    assert.equal(code.exec(one.text)?.[0], code.exec(other.text)?.[0]);
  });

  test('a household without a code says so', async () => {
    const { text } = await chen.open(`/households/${household(3, 1, 102)}/code`);
    assert.match(text, /現在沒有可用的號碼/);
  });

  test('nobody prints the code of another building, and nobody that of a building', async () => {
    const elsewhere = await chen.api(`POST /households/${household(7, 1, 101)}/code`, {});
    assert.equal(elsewhere.status, 403);
    assert.equal(codeOf(elsewhere.body), 'not_allowed');
    const building = await chen.api(`POST /households/${places.building}/code`, {});
    assert.equal(codeOf(building.body), 'no_household');
    const nowhere = await chen.api('POST /households/nowhere/code', {});
    assert.equal(nowhere.status, 404);
  });

  test('a neighbour without an office does not come to the page', async () => {
    const li = await app.signIn(people.li);
    assert.equal((await li.open(`/households/${HOME}/code`)).status, 403);
  });
});

describe('the first account', () => {
  let app: TestApp;
  let chen: Browser;
  before(async () => {
    app = await worldApp();
    chen = await app.signIn(people.chen);
  });
  after(() => app.close());

  test('a code typed from paper leads to the account, and the account signs in', async () => {
    const code = await issue(chen, household(3, 1, 102));
    const browser = app.visit();
    const typed = await browser.send('/sign-in/paper', { paperCode: code });
    const address = typed.location ?? '';
    assert.match(address, /^\/h\/\d{16}$/);
    const page = await browser.open(address);
    assert.match(page.text, /東興小區3號樓1單元102/);
    const fields = { code, name: '周小雨', called: '小雨', contact: '' };
    const opened = await browser.send('/household-code', fields, { from: address });
    assert.equal(opened.location, '/me');
    const me = await browser.open('/me');
    assert.match(me.text, /帳號開好了。您家是 東興小區3號樓1單元102/);
    assert.match(me.text, /周小雨/);
    const [resident] = await residentsOf(app, household(3, 1, 102));
    assert.deepEqual([resident?.name, resident?.called], ['周小雨', '小雨']);
  });

  test('a paper that opened all its accounts says so, offers help, and asks for no name', async () => {
    const home = household(3, 2, 101);
    const code = await issue(chen, home);
    await sql`update people.household_code set uses_left = 0
      where household_id = ${home}`.execute(app.db);
    const browser = app.visit();
    const typed = await browser.send('/sign-in/paper', { paperCode: code });
    const page = await browser.open(typed.location ?? '');
    assert.equal(page.status, 200);
    assert.match(page.text, /東興小區3號樓2單元101 的，已經不能再開帳號了/);
    assert.match(page.text, /href="\/h\/\d{16}\/urgent"/);
    assert.doesNotMatch(page.text, /name="called"/);
    const { body } = await browser.api('POST /household-code', { code, name: '周小晴' });
    assert.equal(codeOf(body), 'paper_code_wrong');
  });

  test('a paper that was replaced leads nowhere, to whoever is signed in as to others', async () => {
    const home = household(3, 2, 102);
    const before = await issue(chen, home);
    const after = await issue(chen, home);
    assert.notEqual(before, after);
    for (const browser of [app.visit(), chen]) {
      const old = await browser.open(`/h/${before.replace(/\s/g, '')}`);
      assert.equal(old.status, 409);
      assert.doesNotMatch(old.text, /東興小區3號樓2單元102/);
      const fresh = await browser.open(`/h/${after.replace(/\s/g, '')}`);
      assert.match(fresh.text, /東興小區3號樓2單元102/);
    }
  });

  test('a telephone given with the account signs in only after its code came back', async () => {
    const code = await issue(chen, household(3, 1, 201));
    const browser = app.visit();
    const fields = { code, name: '周大雨', contact: '138 0013 8055' };
    const opened = await browser.send('/household-code', fields);
    assert.match(opened.location ?? '', /^\/me\/address\/code\?sent=/);
    const address = { kind: 'telephone', address: '+8613800138055' } as const;
    assert.equal(await findLogin(app.db, address), undefined);
    await app.runJobs();
    const sent = new URL(opened.location ?? '', 'http://own').searchParams.get('sent') ?? '';
    await browser.send('/me/address/code', { sent, code: codeIn(app) });
    const [resident] = await residentsOf(app, household(3, 1, 201));
    assert.equal(await findLogin(app.db, address), resident?.id);
  });

  test('who was registered by others takes their own place', async () => {
    const code = await issue(chen);
    const browser = app.visit();
    await browser.send('/household-code', { code, name: '王秀英', called: '', contact: '' });
    assert.deepEqual(await residentsOf(app, HOME), [
      { id: people.wang, name: '王秀英', called: '王阿姨' },
    ]);
    const wang = await findPerson(app.db, people.wang);
    assert.equal(wang?.birthYear, 1944);
    assert.notEqual(wang?.accountSince, undefined);
  });

  test('who has an account is not taken over by who knows the name', async () => {
    const code = await issue(chen);
    const browser = app.visit();
    const again = await browser.send('/household-code', { code, name: '王秀英' });
    assert.equal(again.status, 409);
    const { body } = await browser.api('POST /household-code', { code, name: '王秀英' });
    assert.equal(codeOf(body), 'already_registered');
    const other = await issue(chen, household(3, 1, 101));
    const chens = await browser.api('POST /household-code', { code: other, name: '陈志明' });
    assert.equal(codeOf(chens.body), 'already_registered');
  });

  test('a code opens six accounts and no seventh, and a refusal uses none up', async () => {
    const code = await issue(chen, household(3, 2, 102));
    const open = (name: string) => app.visit().api('POST /household-code', { code, name });
    for (const name of ['甲一', '甲二', '甲三', '甲四', '甲五']) {
      assert.equal((await open(name)).status, 200, name);
    }
    assert.equal(codeOf((await open('甲五')).body), 'already_registered');
    assert.equal((await open('甲六')).status, 200);
    assert.equal(codeOf((await open('甲七')).body), 'paper_code_wrong');
  });

  test('a fresh code stops the one before', async () => {
    const before = await issue(chen, household(3, 2, 202));
    const now = await issue(chen, household(3, 2, 202));
    assert.equal((await app.visit().open(`/h/${before.replaceAll(/\s/g, '')}`)).status, 409);
    assert.equal((await app.visit().open(`/h/${now.replaceAll(/\s/g, '')}`)).status, 200);
  });

  test('a code that was mistyped is refused in words, with what was typed', async () => {
    const seen = await app
      .visit()
      .send(
        '/household-code',
        { code: '1234 5678 9012 3456', name: '周小雨' },
        { from: '/household-code' },
      );
    assert.equal(seen.status, 409);
    assert.match(
      (await app.visit().send('/sign-in/paper', { paperCode: '1234' }, { from: '/sign-in' })).text,
      /value="1234"/,
    );
  });

  test('the page that asks for a code needs none', async () => {
    assert.match((await app.visit().open('/household-code')).text, /name="paperCode"/);
  });
});

describe('a household more', () => {
  test('who has an account adds a household with its code, once', async () => {
    const app = await worldApp();
    const chen = await app.signIn(people.chen);
    const lin = await app.signIn(people.lin);
    const code = await issue(chen, household(3, 2, 101));
    const page = await lin.open(`/h/${code.replaceAll(/\s/g, '')}`);
    assert.match(page.text, /加到您的帳號裡/);
    const joined = await lin.send('/me/households', { code });
    assert.equal(joined.location, '/me');
    assert.match((await lin.open('/me')).text, /東興小區3號樓2單元101/);
    const again = await lin.api('POST /me/households', { code });
    assert.equal(codeOf(again.body), 'already_lives_here');
    assert.equal((await app.visit().open(`/h/${code.replaceAll(/\s/g, '')}`)).status, 200);
    await app.close();
  });
});

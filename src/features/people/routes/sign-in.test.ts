import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { after, before, describe, test } from 'node:test';
import { makeSignInLink } from '#/platform/auth/links.ts';
import type { Browser, TestApp } from '#test/app.ts';
import { codeIn, people, telephones, worldApp, wrongly } from '#test/world.ts';

const CHEN = '138 0013 8001';
const NOBODY = '139 9999 9999';

async function ask(browser: Browser, address: string, next?: string): Promise<string> {
  const seen = await browser.send('/sign-in', { address, next });
  assert.equal(seen.status, 303, seen.text);
  return seen.location ?? '';
}

function sentIn(location: string): string {
  return new URL(location, 'http://own').searchParams.get('sent') ?? '';
}

describe('signing in with a code', () => {
  let app: TestApp;
  before(async () => {
    app = await worldApp();
  });
  after(() => app.close());

  test('a code sent to one’s telephone signs one in and leads on', async () => {
    const browser = app.visit();
    const location = await ask(browser, CHEN, '/places?q=7');
    assert.match(location, /^\/sign-in\/code\?sent=[0-9a-f-]{36}&next=%2Fplaces%3Fq%3D7$/);
    await app.runJobs();
    const message = app.sent.at(-1);
    assert.equal(message?.channel, 'telephone');
    assert.equal(message?.address, telephones.chen);
    const fields = { sent: sentIn(location), code: codeIn(app), next: '/places?q=7' };
    const seen = await browser.send('/sign-in/code', fields, { from: location });
    assert.equal(seen.location, '/places?q=7');
    const me = await browser.open('/me');
    assert.match(me.text, /<h1>陳志明<\/h1>/);
  });

  test('a code may be typed with spaces and full-width digits', async () => {
    const browser = app.visit();
    const sent = sentIn(await ask(browser, CHEN));
    await app.runJobs();
    const spaced = codeIn(app).replace(/^(\d{3})/, '$1 ');
    const wide = spaced.replace(/\d/, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    const seen = await browser.send('/sign-in/code', { sent, code: wide });
    assert.equal(seen.location, '/');
  });

  test('an unknown address is answered like a known one, and nothing is sent', async () => {
    const count = app.sent.length;
    const location = await ask(app.visit(), NOBODY);
    assert.match(location, /^\/sign-in\/code\?sent=[0-9a-f-]{36}$/);
    await app.runJobs();
    assert.equal(app.sent.length, count);
    const known = await app.visit().open((await ask(app.visit(), CHEN)).replace(/=.*/, '=SENT'));
    const unknown = await app.visit().open(location.replace(/=.*/, '=SENT'));
    assert.equal(unknown.status, known.status);
  });

  test('the page that asks for a code looks the same for known and unknown addresses', async () => {
    const [known, unknown] = [await ask(app.visit(), CHEN), await ask(app.visit(), NOBODY)];
    const plain = async (location: string) => {
      const { text } = await app.visit().open(location);
      return text.replaceAll(sentIn(location), 'SENT').replaceAll(/[\w-]{36}\.[\w-]{43}/g, 'KEY');
    };
    assert.equal(await plain(known), await plain(unknown));
  });

  test('a wrong code is refused on the same page, and the sixth guess is too late', async () => {
    const browser = app.visit();
    const location = await ask(browser, '138 0013 8007');
    await app.runJobs();
    const [sent, code] = [sentIn(location), codeIn(app)];
    for (let guess = 0; guess < 5; guess += 1) {
      const seen = await browser.send(
        '/sign-in/code',
        { sent, code: wrongly(code) },
        { from: location },
      );
      assert.equal(seen.status, 409);
      assert.match(seen.text, /號碼不對/);
    }
    const seen = await browser.send('/sign-in/code', { sent, code }, { from: location });
    assert.match(seen.text, /已經失效/);
    const { body } = await browser.api('POST /sign-in/code', { sent, code });
    assert.equal(Reflect.get(Object(body), 'code'), 'code_expired');
  });

  test('a wrong code tells a program so, whether the address is known or not', async () => {
    for (const address of ['138 0013 8004', NOBODY]) {
      const asked = await app.visit().api('POST /sign-in', { address });
      const sent: unknown = Reflect.get(Object(asked.body), 'sent');
      const { status, body } = await app
        .visit()
        .api('POST /sign-in/code', { sent, code: '000000' });
      assert.equal(status, 409);
      assert.equal(Reflect.get(Object(body), 'code'), 'code_wrong');
    }
  });

  test('what is no address is said at the field, and what was typed stays', async () => {
    const seen = await app.visit().send('/sign-in', { address: '王阿姨' });
    assert.equal(seen.status, 422);
    assert.match(seen.text, /value="王阿姨"/);
    assert.match(seen.text, /href="#people-request_code-address"/);
  });

  test('an address elsewhere is not followed after signing in', async () => {
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example']) {
      const location = await ask(app.visit(), NOBODY.replace(/9$/, '8'), next);
      assert.equal(location.includes('evil'), false, next);
    }
  });

  test('two taps on the same button sign in once, both with the session', async () => {
    const browser = app.visit();
    const sent = sentIn(await ask(browser, 'wu@example.org'));
    await app.runJobs();
    assert.equal(app.sent.at(-1)?.channel, 'email');
    const key = await browser.newKey();
    const fields = { sent, code: codeIn(app) };
    const one = await browser.send('/sign-in/code', fields, { key });
    const session = browser.cookies.get('linli');
    browser.cookies.delete('linli');
    const other = await browser.send('/sign-in/code', fields, { key });
    assert.deepEqual([one.status, other.status], [303, 303]);
    assert.equal(browser.cookies.get('linli'), session);
  });

  test('neither code nor session can be read in the database', async () => {
    const browser = app.visit();
    const sent = sentIn(await ask(browser, '138 0013 8003'));
    await app.runJobs();
    const code = codeIn(app);
    await browser.send('/sign-in/code', { sent, code });
    const token = browser.cookies.get('linli') ?? '';
    assert.equal(token.length > 20, true);
    const kept = await app.db.selectFrom('platform.request_key').selectAll().execute();
    assert.equal(JSON.stringify(kept).includes(token), false);
    const jobs = await app.db.selectFrom('platform.journal').selectAll().execute();
    assert.equal(JSON.stringify(jobs).includes(code), false);
  });
});

describe('limits on signing in', () => {
  test('one address gets six codes an hour and no more', async () => {
    const app = await worldApp();
    for (let turn = 0; turn < 6; turn += 1) await ask(app.visit(), CHEN);
    const seen = await app.visit().send('/sign-in', { address: CHEN });
    assert.equal(seen.status, 429);
    assert.match(seen.text, /試得太快/);
    const other = await app.visit().send('/sign-in', { address: NOBODY });
    assert.equal(other.status, 303);
    app.clock.forward({ hours: 1 });
    assert.equal((await app.visit().send('/sign-in', { address: CHEN })).status, 303);
    await app.close();
  });

  test('whoever comes from many addresses is stopped by what all together may try', async () => {
    const app = await worldApp();
    await sql`insert into platform.attempt
      select kind, 'everybody', date_trunc('hour', ${app.clock.now()}::timestamptz), 20000
      from unnest(array['people.request_code', 'people.guess_code']) as kind`.execute(app.db);
    const asking = await app.visit().send('/sign-in', { address: CHEN });
    assert.equal(asking.status, 429);
    const sent = '019cf000-0000-7000-8000-000000000099';
    const guessing = await app.visit().send('/sign-in/code', { sent, code: '123456' });
    assert.equal(guessing.status, 429);
    assert.match(guessing.text, /試得太快/);
    app.clock.forward({ hours: 1 });
    assert.equal((await app.visit().send('/sign-in', { address: CHEN })).status, 303);
    await app.close();
  });

  test('who guesses at paper codes is stopped, others are not', async () => {
    const app = await worldApp();
    const guess = (network: string) =>
      app.request('/api/v1/sign-in/paper', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': crypto.randomUUID(),
          'x-forwarded-for': network,
        },
        body: JSON.stringify({ paperCode: '1234 5678 9012' }),
      });
    for (let turn = 0; turn < 20; turn += 1) assert.equal((await guess('192.0.2.1')).status, 409);
    assert.equal((await guess('192.0.2.1')).status, 429);
    const other = await guess('192.0.2.2');
    assert.equal(other.status, 409);
    assert.equal(Reflect.get(Object(await other.json()), 'code'), 'paper_code_wrong');
    await app.close();
  });
});

describe('coming and going', () => {
  let app: TestApp;
  before(async () => {
    app = await worldApp();
  });
  after(() => app.close());

  test('the page to sign in says that what was typed is kept, and where one goes on', async () => {
    const seen = await app.visit().open('/sign-in?kept=1&next=/people');
    assert.match(seen.text, /都替您留著/);
    assert.match(seen.text, /name="next" value="\/people"/);
    const plain = await app.visit().open('/sign-in');
    assert.doesNotMatch(plain.text, /都替您留著/);
  });

  test('who is signed in already is told so', async () => {
    const browser = await app.signIn(people.chen);
    const seen = await browser.open('/sign-in?next=/me');
    assert.match(seen.text, /您已經登入了：陳志明/);
    assert.match(seen.text, /href="\/me"/);
  });

  test('a persona enters by the link as often as it may', async () => {
    const link = { purpose: 'persona', personId: people.wang, hours: 1, uses: 2 } as const;
    const token = await makeSignInLink(app.context(), link);
    for (let turn = 0; turn < 2; turn += 1) {
      const browser = app.visit();
      assert.equal((await browser.open(`/enter/${token}?next=/me`)).location, '/me');
      assert.match((await browser.open('/me')).text, /王秀英/);
    }
    const seen = await app.visit().open(`/enter/${token}`);
    assert.equal(seen.status, 409);
    assert.match(seen.text, /這個連結已經用完或過期了/);
    const { body } = await app.visit().api(`GET /enter/${token}`);
    assert.equal(Reflect.get(Object(body), 'code'), 'link_used_up');
  });

  test('signing out ends the session for good', async () => {
    const browser = await app.signIn(people.chen);
    const token = browser.cookies.get('linli') ?? '';
    const seen = await browser.send('/sign-out');
    assert.equal(seen.location, '/');
    assert.equal(browser.cookies.has('linli'), false);
    browser.cookies.set('linli', token);
    assert.match((await browser.open('/me')).location ?? '', /^\/sign-in/);
  });

  test('signing out without a session does no harm', async () => {
    assert.equal((await app.visit().send('/sign-out')).location, '/');
  });

  test('a form that was sent without a session comes back after signing in', async () => {
    const browser = app.visit();
    const turned = await browser.send('/me/address', { address: 'chen@example.org' });
    const next = new URL(turned.location ?? '', 'http://own').searchParams.get('next') ?? '';
    const signedIn = await app.signIn(people.chen);
    assert.match((await signedIn.open(next)).text, /value="chen@example.org"/);
  });
});

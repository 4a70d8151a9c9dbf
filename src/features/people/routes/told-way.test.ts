import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readHolding } from '#/platform/personal/holding.ts';
import type { Browser, TestApp } from '#test/app.ts';
import { people, worldApp } from '#test/world.ts';
import { toldWays } from '#/features/people/model.ts';
import { readPaperCode } from '#/features/people/rules/paper-codes.ts';
import { peopleHoldings } from '#/features/people/store/holdings.ts';
import { toldWords } from '#/features/people/words/told.ts';
import { withCheckDigit } from '#/lib/check-digit.ts';

let app: TestApp;
before(async () => {
  app = await worldApp();
});
after(() => app.close());

function choose(browser: Browser, personId: string, told: unknown) {
  return browser.api(`PUT /people/${personId as typeof people.wang}/told-way`, { told });
}

describe('the question how one is told', () => {
  test('stands on one’s own page with every way, and what each needs', async () => {
    const li = await app.signIn(people.li);
    const { text } = await li.open('/me');
    const say = toldWords['zh-Hant'];
    for (const way of toldWays) {
      assert.ok(text.includes(say.ways[way]), way);
      assert.ok(text.includes(say.hints[way]), way);
    }
    assert.match(text, /替我辦了事，怎麼告訴我/);
  });

  test('asks staff about the person, not about themselves', async () => {
    const zhuang = await app.signIn(people.zhuang);
    const { text } = await zhuang.open(`/people/${people.wang}`);
    assert.match(text, /替王阿姨辦了事，怎麼告訴本人/);
    assert.doesNotMatch(text, /怎麼告訴我/);
    assert.match(text, /value="slip"[^>]*checked/);
  });

  test('is not asked of who acts for somebody', async () => {
    const lin = await app.signIn(people.lin);
    await lin.send(`/acting-for/${people.wang}`);
    const { text } = await lin.open('/me');
    assert.doesNotMatch(text, /told-way/);
    assert.match(text, /href="\/me\/deeds"/);
  });

  test('is answered in each language, and the notice says so', async () => {
    const li = await app.signIn(people.li);
    const notices = { 'zh-Hant': '記下了。', 'zh-Hans': '记下了。', en: 'Noted.' };
    for (const [language, notice] of Object.entries(notices)) {
      li.cookies.set('linli_lang', language);
      const form = { from: '/me', method: 'PUT' };
      const sent = await li.send(`/people/${people.li}/told-way`, { told: 'slip' }, form);
      assert.equal(sent.location, '/me');
      assert.ok((await li.open('/me')).text.includes(notice), language);
    }
  });

  test('takes no other answer, and loses nothing on the way', async () => {
    const li = await app.signIn(people.li);
    for (const told of ['', 'Slip', 'pigeon', "slip'; drop table people.told_way", null, 7]) {
      assert.equal((await choose(li, people.li, told)).status, 422, String(told));
    }
    assert.equal((await choose(li, 'not-a-person', 'slip')).status, 422);
    assert.equal((await choose(li, people.li, 'page')).status, 200);
  });

  test('what is noted is told to both: the person, and who noted it', async () => {
    const zhuang = await app.signIn(people.zhuang);
    await choose(zhuang, people.wang, 'slip');
    const held = async (personId: string, code: string) => {
      const holding = peopleHoldings.find((one) => one.code === code);
      assert.ok(holding !== undefined, code);
      return readHolding(app.db, holding, personId);
    };
    assert.equal((await held(people.wang, 'told_way'))[0]?.['way'], 'slip');
    assert.equal((await held(people.zhuang, 'told_way_chosen')).length, 1);
    assert.equal((await held(people.zhuang, 'told_way'))[0], undefined);
  });
});

describe('slips from here on', () => {
  test('only those who register people are led to the slips', async () => {
    const zhuang = await app.signIn(people.zhuang);
    assert.match((await zhuang.open('/me')).text, /href="\/slips"/);
    for (const id of [people.he, people.li]) {
      const browser = await app.signIn(id);
      assert.doesNotMatch((await browser.open('/me')).text, /href="\/slips"/);
    }
  });

  test('a code of ten digits typed where codes on paper go leads to its slip', async () => {
    const digits = withCheckDigit('123456789');
    assert.deepEqual(readPaperCode(digits), { kind: 'slip', digits });
    const visitor = app.visit();
    const typed = await visitor.send('/sign-in/paper', { paperCode: digits });
    assert.equal(typed.location, `/r/${digits}`);
    assert.equal(visitor.cookies.has('linli'), false);
  });

  test('a slip of the finger in it is told at once', async () => {
    const visitor = app.visit();
    const wrong = withCheckDigit('123456789').replace(/^1/, '2');
    assert.equal(readPaperCode(wrong), undefined);
    const typed = await visitor.send('/sign-in/paper', { paperCode: wrong }, { from: '/sign-in' });
    assert.equal(typed.status, 409);
  });
});

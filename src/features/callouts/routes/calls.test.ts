import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { NIGHT, openCallSite } from '#test/call-site.ts';
import type { CallSite, Helper } from '#test/call-site.ts';
import type { Browser } from '#test/app.ts';
import { people } from '#test/world.ts';

describe('a call at night', () => {
  let site: CallSite;
  let helpers: readonly Helper[];
  before(async () => {
    site = await openCallSite();
    helpers = await site.onDuty(12);
  });
  after(() => site.app.close());

  const helperOf = (personId: string | undefined): Helper => {
    const found = helpers.find(({ id }) => id === personId);
    assert.ok(found !== undefined, `${personId} was put on duty`);
    return found;
  };

  test('from two touches to thanks: called, seen, coming, there, done', async () => {
    const id = await site.raise();
    const first = await site.asked(id);
    assert.equal(first.length, 3);
    const waiting = await site.wang.open(`/calls/${id}`);
    assert.match(waiting.text, /正在叫人[^]*叫了 3 位/);
    const one = helperOf(first[0]?.personId);
    const question = await one.browser.open(`/calls/${id}`);
    assert.match(question.text, /您能去嗎[^]*尿布用完了/);
    assert.doesNotMatch(
      question.text,
      /王秀英|王阿姨|單元|dongxing-3-2/,
      'neither the name nor the flat is told',
    );
    assert.match((await site.wang.open(`/calls/${id}`)).text, /1 位看到了/);
    const address = `/calls/${id}`;
    const said = { answer: 'yes', minutes: '5' };
    const sent = await one.browser.send(`${address}/answer`, said, { from: address });
    assert.equal(sent.location, address);
    await site.look();
    assert.match((await one.browser.open(address)).text, /記下了：您能去/);
    await site.pass(20);
    const going = await one.browser.open(address);
    assert.match(going.text, /請您去一趟[^]*去哪裡、怎麼聯繫/);
    const coming = await site.wang.open(address);
    assert.match(coming.text, /有人來了[^]*鄰居\d+正在過來，大約下午11:45到/);
    const other = helperOf(first[1]?.personId);
    assert.match((await other.browser.open(address)).text, /已經有人去了，謝謝您/);
    await one.browser.send(`/matters/${id}/start`, {}, { from: address });
    assert.match((await site.wang.open(address)).text, /人到了/);
  });
});

describe('who sees and does what in a call', () => {
  let site: CallSite;
  let helpers: readonly Helper[];
  before(async () => {
    site = await openCallSite();
    helpers = await site.onDuty(3);
  });
  after(() => site.app.close());

  let told = 0;
  const raise = () => site.raise(site.wang, { category: 'urgent_goods', words: `第 ${told++} 次` });
  const codeOf = (seen: { readonly body: unknown }): unknown =>
    Reflect.get(Object(seen.body), 'code');

  test('the page says first whom to ring, and asks for one touch', async () => {
    const page = await site.wang.open('/urgent');
    assert.match(page.text, /有人受傷、起火[^]*tel:110[^]*tel:119[^]*tel:120/);
    assert.match(page.text, /在家：[^]*什麼事？點一下就發出去[^]*value="urgent_goods"/);
    const visitor = await site.app.visit().open('/urgent');
    assert.match(visitor.text, /點了以後要先登入一次/);
    for (const [language, words] of [
      ['zh-Hans', /急事，请人来帮忙[^]*急用的东西/],
      ['en', /Urgent: ask for help now[^]*Locked out/],
    ] as const) {
      const reader = site.app.visit();
      reader.cookies.set('linli_lang', language);
      assert.match((await reader.open('/urgent')).text, words);
    }
  });

  test('one touch sends it, and leads to where one sees who comes', async () => {
    const sent = await site.wang.send(
      '/urgent',
      { category: 'urgent_power', words: '' },
      { from: '/urgent' },
    );
    assert.equal(sent.status, 303);
    assert.match(sent.location ?? '', /^\/calls\/350203007010-2026-\d{4}$/);
    await site.look();
    const page = await site.wang.open(sent.location ?? '');
    assert.match(page.text, /發出去了，正在叫人[^]*家裡突然沒電/);
  });

  test('what cannot be asked for says why', async () => {
    const unknown = await site.wang.api('POST /urgent', { category: 'railing' });
    assert.equal(codeOf(unknown), 'category_not_here');
    const nowhere = { category: 'urgent_goods', place: 'nowhere' };
    assert.equal(codeOf(await site.wang.api('POST /urgent', nowhere)), 'place_unknown');
    const homeless = await site.worker.api('POST /urgent', { category: 'urgent_goods' });
    assert.equal(codeOf(homeless), 'no_home_known');
    assert.match((await site.worker.open('/urgent')).text, /還不知道您住哪裡/);
    const visitor = await site.app.visit().api('POST /urgent', { category: 'urgent_goods' });
    assert.equal(visitor.status, 401);
    const long = { category: 'urgent_goods', words: '急'.repeat(501) };
    assert.equal((await site.wang.api('POST /urgent', long)).status, 422);
  });

  test('whoever calls again and again is told whom to ring', async () => {
    const id = '019cf000-0000-7000-8000-00000000a001';
    const caller = await site.app.signIn(people.chen);
    for (let count = 0; count < 6; count += 1) {
      const said = { category: 'urgent_other', words: `${id} ${count}` };
      assert.equal((await caller.api('POST /urgent', said)).status, 200);
      assert.equal((await caller.api('POST /urgent', said)).status, 200, 'the same is one call');
    }
    const more = { category: 'urgent_other', words: '又一次' };
    const seventh = await caller.api('POST /urgent', more);
    assert.deepEqual([seventh.status, codeOf(seventh)], [429, 'too_many_requests']);
    site.app.clock.forward({ hours: 1 });
    assert.equal((await caller.api('POST /urgent', more)).status, 200);
    site.app.clock.set(NIGHT);
    await sql`update matters.matter set profile = 'need' where asker_id = ${people.chen}`.execute(
      site.app.db,
    );
  });

  test('a call is there for those in it, and for nobody else', async () => {
    const id = await raise();
    const seers = [site.wang, site.worker, ...helpers.map(({ browser }) => browser)];
    for (const one of seers) assert.equal((await one.api(`GET /calls/${id}`)).status, 200);
    const li = await site.app.signIn(people.li);
    assert.equal((await li.api(`GET /calls/${id}`)).status, 404);
    assert.equal(codeOf(await li.api(`POST /calls/${id}/answer`, {})), 'not_found');
    assert.equal((await site.app.visit().api(`GET /calls/${id}`)).status, 401);
    const none = '350203007010-2026-9999';
    assert.equal((await site.wang.api(`GET /calls/${none}`)).status, 404);
    assert.equal(codeOf(await li.api(`POST /calls/${none}/answer`, {})), 'not_found');
    assert.equal(codeOf(await li.api(`POST /calls/${none}/worse`, {})), 'not_found');
  });

  test('where exactly and how to reach them is told to who goes alone, and told on', async () => {
    const id = await raise();
    const [one, other] = helpers;
    assert.ok(one !== undefined && other !== undefined);
    for (const { browser } of helpers) {
      const seen = JSON.stringify((await browser.api(`GET /calls/${id}`)).body);
      assert.doesNotMatch(seen, /contact|單元|王/);
    }
    await site.answer(one, id, { minutes: 5 });
    await site.answer(other, id, { answer: 'no' });
    await site.pass(20);
    const gone = JSON.stringify((await one.browser.api(`GET /calls/${id}`)).body);
    assert.match(gone, /"part":"coming"[^]*"contact":\{[^]*dongxing|"contact":/);
    const left = JSON.stringify((await other.browser.api(`GET /calls/${id}`)).body);
    assert.doesNotMatch(left, /contact/);
    const { text } = await site.wang.open(`/matters/${id}`);
    assert.match(text, /看過/, 'the asker reads who saw it');
  });

  test('an answer comes too late, twice, or from who goes already', async () => {
    const id = await raise();
    const [one, other] = helpers;
    assert.ok(one !== undefined && other !== undefined);
    assert.equal(await site.answer(one, id, { answer: 'no' }), 200);
    assert.equal(await site.answer(one, id, { minutes: 15 }), 200, 'who said no may still go');
    await site.pass(20);
    const again = await one.browser.api(`POST /calls/${id}/answer`, { answer: 'no' });
    assert.equal(codeOf(again), 'you_go_already');
    const late = await other.browser.api(`POST /calls/${id}/answer`, { minutes: 5 });
    assert.equal(codeOf(late), 'call_over');
    const wrong = await other.browser.api(`POST /calls/${id}/answer`, { minutes: 241 });
    assert.equal(wrong.status, 422);
  });

  test('whoever asked says that it got worse, once: everybody and the chain are called', async () => {
    const id = await raise();
    const foreign = await helpers[0]?.browser.api(`POST /calls/${id}/worse`, {});
    assert.equal(foreign && codeOf(foreign), 'not_found');
    const address = `/calls/${id}` as const;
    const sent = await site.wang.send(`${address}/worse`, {}, { from: address });
    assert.equal(sent.location, address);
    await site.look();
    const rungs = (await site.asked(id)).map(({ rung }) => rung);
    assert.deepEqual(rungs.toSorted(), [0, 0, 0, 1]);
    assert.equal(codeOf(await site.wang.api(`POST ${address}/worse`, {})), 'said_already');
    const chen = await site.app.signIn(people.chen);
    assert.equal((await chen.api(`POST ${address}/answer`, { minutes: 5 })).status, 200);
    await site.look();
    await site.pass(20);
    assert.match((await site.wang.open(address)).text, /陳師傅正在過來/);
    assert.equal(codeOf(await site.wang.api(`POST ${address}/worse`, {})), 'call_over');
  });

  test('a call that found nobody can be called again', async () => {
    const id = await raise();
    await site.pass(1_000);
    assert.match((await site.wang.open(`/calls/${id}`)).text, /還沒有人能來/);
    assert.equal((await site.wang.api(`POST /calls/${id}/worse`, {})).status, 200);
    await site.look();
    assert.match((await site.wang.open(`/calls/${id}`)).text, /正在叫人/);
    assert.ok((await site.asked(id)).length > 0);
  });

  test('the page of the matter leads those in it to the call, and nobody else', async () => {
    const id = await raise();
    const led = async (by: Browser) =>
      new RegExp(`href="/calls/${id}"`).test((await by.open(`/matters/${id}`)).text);
    assert.equal(await led(site.wang), true);
    assert.equal(await led(site.worker), true);
    assert.equal(await led(await site.app.signIn(people.li)), false, 'a neighbour who reads it');
    assert.match((await site.wang.open(`/matters/${id}`)).text, /這一次[^]*正在叫人/);
  });

  test('one finds the calls to oneself again, those still open first', async () => {
    const [one] = helpers;
    assert.ok(one !== undefined);
    const id = await raise();
    const page = await one.browser.open('/calls');
    assert.match(page.text, /叫到我的急事[^]*正在找人/);
    assert.ok(page.text.indexOf(`/calls/${id}`) > 0);
    const li = await site.app.signIn(people.li);
    assert.match((await li.open('/calls')).text, /現在沒有人叫您/);
    assert.equal((await site.app.visit().api('GET /calls')).status, 401);
  });
});

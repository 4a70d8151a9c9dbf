import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { actForWang, codeOf, deedsShape, openBehalfSite, raise } from '#test/behalf-site.ts';
import type { BehalfSite } from '#test/behalf-site.ts';
import { people, places } from '#test/world.ts';

let site: BehalfSite;
before(async () => {
  site = await openBehalfSite();
});
after(() => site.close());

const whom = { communityId: places.community };

describe('beginning to act, and how it came in', () => {
  test('an office has to say how it came in; the form says so in place', async () => {
    const zhuang = await site.as(people.zhuang);
    const from = `/people/${people.wang}`;
    const form = await zhuang.open(from);
    assert.match(form.text, /這件事是怎麼來的/);
    for (const way of ['in_person', 'telephone', 'paper', 'letter']) {
      assert.match(form.text, new RegExp(`value="${way}"`), way);
    }
    assert.doesNotMatch(form.text, /name="way"[^>]*value="standing"/);
    const refused = await zhuang.send(`/acting-for/${people.wang}`, {}, { from });
    assert.equal(refused.status, 409);
    assert.match(refused.text, /請選這件事是怎麼來的/);
  });

  test('nobody of an office claims that it was agreed once and for all', async () => {
    const zhuang = await site.as(people.zhuang);
    const standing = await zhuang.api(`POST /acting-for/${people.wang}`, { way: 'standing' });
    assert.equal(codeOf(standing), 'way_required');
    const chen = await site.as(people.chen);
    assert.equal(codeOf(await chen.api(`POST /acting-for/${people.wang}`, {})), 'way_required');
  });

  test('no other way is taken than those there are', async () => {
    const zhuang = await site.as(people.zhuang);
    for (const way of ['pigeon', 'in_person ', "paper'--", 7, ['paper']]) {
      const seen = await zhuang.api(`POST /acting-for/${people.wang}`, { way });
      assert.equal(seen.status, 422, String(way));
    }
  });

  test('each thing done meanwhile carries the way, what is done afterwards does not', async () => {
    const zhuang = await site.as(people.zhuang);
    await actForWang(zhuang, 'paper');
    await raise(zhuang, '收音機不響了，想請人看看，這是填的單子。');
    await zhuang.api('DELETE /acting-for', {});
    await raise(zhuang, '櫃台的燈管壞了一根，這是我自己提的。');
    const rows = await site.app.db
      .selectFrom('platform.journal')
      .select(['person_id', 'data'])
      .where('actor_id', '=', people.zhuang)
      .where('verb', '=', 'raise')
      .orderBy('id')
      .execute();
    const ways = rows.map((row) => [row.person_id, Reflect.get(Object(row.data), 'way')]);
    assert.deepEqual(
      ways.toSorted(([one], [other]) => String(one).localeCompare(String(other))),
      [
        [people.wang, 'paper'],
        [people.zhuang, undefined],
      ],
    );
  });
});

describe('the page of what others did for one', () => {
  test('nobody has done anything: it says so and what will happen', async () => {
    const li = await site.as(people.li);
    const seen = await li.open('/me/deeds');
    assert.equal(seen.status, 200);
    assert.match(seen.text, /最近沒有人替您辦過事/);
    assert.deepEqual((await li.api('GET /me/deeds')).body, {
      name: '李大同',
      isActing: false,
      mayReverse: true,
      deeds: [],
    });
  });

  test('a visitor is led to sign in, and so is who would take something back', async () => {
    const visitor = site.app.visit();
    assert.equal((await visitor.open('/me/deeds')).status, 303);
    const sent = await visitor.api(`POST /me/deeds/${crypto.randomUUID()}/reversal`, {});
    assert.equal(codeOf(sent), 'sign_in_required');
  });

  test('the daughter sees what was done and has no button; it says whose it is', async () => {
    const lin = await site.as(people.lin);
    await site.raiseFor(lin, '陽台的花架搖晃，想請人看看會不會掉下去。');
    await actForWang(lin);
    const seen = await lin.open('/me/deeds');
    assert.match(seen.text, /別人替王秀英辦了什麼/);
    assert.match(seen.text, /撤回要本人來/);
    assert.doesNotMatch(seen.text, /action="\/me\/deeds/);
    const { deeds, mayReverse } = deedsShape.parse((await lin.api('GET /me/deeds')).body);
    assert.equal(mayReverse, false);
    const tried = await lin.api(`POST /me/deeds/${deeds[0]?.id ?? ''}/reversal`, {});
    assert.equal(codeOf(tried), 'only_oneself');
    await lin.api('DELETE /acting-for', {});
  });

  test('in each language it says what was done, by whom and until when', async () => {
    const wang = await site.as(people.wang);
    const said = {
      'zh-Hant': [/提了一件事：陽台的花架/, /林小梅辦的 · 說好了長期代辦/, /前可以撤回/],
      'zh-Hans': [/提了一件事：阳台的花架/, /林小梅办的 · 说好了长期代办/, /前可以撤回/],
      en: [/Raised a matter: /, /Done by 林小梅 · Agreed once and for all/, /Can be taken back/],
    };
    for (const [language, sentences] of Object.entries(said)) {
      wang.cookies.set('linli_lang', language);
      const seen = await wang.open('/me/deeds');
      for (const sentence of sentences) assert.match(seen.text, sentence, language);
    }
  });

  test('a refusal comes back to the page and says why', async () => {
    const wang = await site.as(people.wang);
    const nothing = `/me/deeds/${crypto.randomUUID()}/reversal`;
    const seen = await wang.send(nothing, {}, { from: '/me/deeds' });
    assert.equal(seen.status, 404);
    const { deeds } = deedsShape.parse((await wang.api('GET /me/deeds')).body);
    const open = deeds.find(({ state }) => state === 'open');
    const address = `/me/deeds/${open?.id ?? ''}/reversal`;
    await wang.send(address, {}, { from: '/me/deeds' });
    const again = await wang.send(address, {}, { from: '/me/deeds' });
    assert.equal(again.status, 409);
    assert.match(again.text, /這件事已經撤回過了/);
  });

  test('the same key takes back once, however often it is sent', async () => {
    const lin = await site.as(people.lin);
    await site.raiseFor(lin, '信箱的鎖打不開了，想請人換一個。');
    const wang = await site.as(people.wang);
    const { deeds } = deedsShape.parse((await wang.api('GET /me/deeds')).body);
    const open = deeds.find(({ state }) => state === 'open');
    const call = `POST /me/deeds/${open?.id ?? ''}/reversal` as const;
    const key = crypto.randomUUID();
    const both = await Promise.all([wang.api(call, {}, key), wang.api(call, {}, key)]);
    assert.deepEqual(
      both.map(({ status }) => status),
      [200, 200],
    );
    const rows = await site.app.db
      .selectFrom('platform.journal')
      .select('id')
      .where('subject_id', '=', open?.id ?? '')
      .execute();
    assert.equal(rows.length, 1);
  });

  test('of two who take back at once with keys of their own, one is told it was done', async () => {
    const lin = await site.as(people.lin);
    await site.raiseFor(lin, '曬衣杆的繩子斷了，想請人接一接。');
    const wang = await site.as(people.wang);
    const { deeds } = deedsShape.parse((await wang.api('GET /me/deeds')).body);
    const open = deeds.find(({ state }) => state === 'open');
    const call = `POST /me/deeds/${open?.id ?? ''}/reversal` as const;
    const both = await Promise.all([wang.api(call, {}), wang.api(call, {})]);
    const codes = both.map((seen) => (seen.status === 200 ? 'done' : String(codeOf(seen))));
    assert.equal(codes.filter((code) => code === 'done').length, 1, codes.join(' '));
    assert.match(codes.join(' '), /reversed_already|moved_on/);
  });
});

describe('choosing how one is told', () => {
  const told = (browser: Awaited<ReturnType<BehalfSite['as']>>, way: string, id = people.wang) =>
    browser.api(`PUT /people/${id as typeof people.wang}/told-way`, { told: way });

  test('one chooses on one’s own page, and it is noted there', async () => {
    const li = await site.as(people.li);
    const page = await li.open('/me');
    assert.match(page.text, /替我辦了事，怎麼告訴我/);
    assert.match(page.text, /value="page"[^>]*checked/);
    const sent = await li.send(
      `/people/${people.li}/told-way`,
      { told: 'slip' },
      { from: '/me', method: 'PUT' },
    );
    assert.equal(sent.location, '/me');
    assert.match((await li.open('/me')).text, /value="slip"[^>]*checked/);
  });

  test('the counter and the building leader ask her and note it; a neighbour does not', async () => {
    const chen = await site.as(people.chen);
    const page = await chen.open(`/people/${people.wang}`);
    assert.match(page.text, /別人替王阿姨辦了事/);
    assert.equal((await told(chen, 'relative')).status, 200);
    assert.equal((await told(await site.as(people.zhuang), 'slip')).status, 200);
    for (const id of [people.li, people.he, people.xu]) {
      assert.equal(codeOf(await told(await site.as(id), 'page')), 'not_found');
    }
    assert.equal(codeOf(await told(site.app.visit(), 'page')), 'sign_in_required');
  });

  test('a relative does not choose for her while acting, for she might never hear of it', async () => {
    const lin = await site.as(people.lin);
    assert.equal(codeOf(await told(lin, 'page')), 'not_found');
    await actForWang(lin);
    assert.equal(codeOf(await told(lin, 'page')), 'only_oneself');
    await lin.api('DELETE /acting-for', {});
  });

  test('a way needs what it goes by, and the refusal says what is missing', async () => {
    const zhuang = await site.as(people.zhuang);
    assert.equal(codeOf(await told(zhuang, 'telephone')), 'told_needs_telephone');
    assert.equal(codeOf(await told(zhuang, 'sms')), 'told_needs_address');
    assert.equal(codeOf(await told(zhuang, 'email')), 'told_needs_address');
    const li = await site.as(people.li);
    assert.equal(codeOf(await told(li, 'relative', people.li as never)), 'told_needs_helper');
    assert.equal((await told(li, 'sms', people.li as never)).status, 200);
    assert.equal((await told(li, 'pigeon', people.li as never)).status, 422);
  });
});

describe('slips on the pages of the counter', () => {
  test('a list without anybody says that all have been told', async () => {
    const xu = await site.as(people.xu);
    const seen = await xu.open('/slips');
    assert.match(seen.text, /湖光社區：告知本人/);
    assert.match(seen.text, /都告訴到了/);
    assert.match(seen.text, /沒有等著送的/);
  });

  test('for who is told by telephone there is a number to ring and words to read out', async () => {
    const zhuang = await site.as(people.zhuang);
    const chen = await site.as(people.chen);
    await chen.api(`PUT /people/${people.chen}/told-way`, { told: 'telephone' });
    await zhuang.api(`POST /acting-for/${people.chen}`, { way: 'telephone' });
    await raise(zhuang, '樓道口的門關不上，夜裡灌風，想請物業看看。');
    await zhuang.api('DELETE /acting-for', {});
    const list = await zhuang.open('/slips');
    assert.match(list.text, /tel:13800138001/);
    assert.match(list.text, /打電話說/);
    const from = '/slips';
    const made = await zhuang.send(`/people/${people.chen}/slips`, whom, { from });
    const page = await zhuang.open(made.location ?? '');
    assert.match(page.text, /照著念給本人聽/);
    assert.match(page.text, /138 0013 8001/);
    assert.match(page.text, /電話裡說到了/);
    assert.match((await zhuang.open('/slips')).text, /莊文靜準備/);
  });

  test('a slip is in the language of its person, whoever prints it', async () => {
    const zhuang = await site.as(people.zhuang);
    await site.app.pool.query(`update people.person set language = 'en' where id = $1`, [
      people.wang,
    ]);
    await site.raiseFor(zhuang, '暖水瓶的塞子找不到了，想問誰家有多的。', 'letter');
    const { id } = await site.slipOf(zhuang);
    const page = await zhuang.open(`/slips/${id}`);
    assert.match(page.text, /<div lang="en">/);
    assert.match(page.text, /Somebody did something for you/);
    assert.match(page.text, /They wrote, or sent word/);
    assert.match(page.text, /印這一頁/);
    await site.app.pool.query(`update people.person set language = 'zh-Hant' where id = $1`, [
      people.wang,
    ]);
  });

  test('with nothing more to tell, making one is declined on the page', async () => {
    const zhuang = await site.as(people.zhuang);
    const sent = await zhuang.send(`/people/${people.wang}/slips`, whom, { from: '/slips' });
    assert.equal(sent.status, 409);
    assert.match(sent.text, /沒有要告訴這位的事/);
  });

  test('who has no such office is not let in, and finds no slip', async () => {
    const slip = `/slips/${crypto.randomUUID()}`;
    const li = await site.as(people.li);
    assert.equal((await li.open('/slips')).status, 403);
    assert.equal((await li.open(slip)).status, 403);
    const zhuang = await site.as(people.zhuang);
    assert.equal((await zhuang.open(slip)).status, 404);
    assert.equal((await zhuang.open('/slips/not-a-number')).status, 404);
    assert.equal((await zhuang.open(`/slips?place=${places.district}`)).status, 404);
  });
});

describe('the page of a slip’s code', () => {
  test('it is drawn in each language for whoever holds the paper', async () => {
    const { code } = await site.slipOf(await anotherRaised());
    const titles = {
      'zh-Hant': '紙上寫的事',
      'zh-Hans': '纸上写的事',
      en: 'What stands on the paper',
    };
    for (const [language, title] of Object.entries(titles)) {
      const visitor = site.app.visit();
      visitor.cookies.set('linli_lang', language);
      assert.ok((await visitor.open(`/r/${code}`)).text.includes(`<h1>${title}</h1>`), language);
    }

    async function anotherRaised() {
      const zhuang = await site.as(people.zhuang);
      await site.raiseFor(zhuang, '風扇轉得很慢，想請人看看。', 'telephone');
      return zhuang;
    }
  });

  test('it tells what stands on the paper, and nothing of where she lives or who she is', async () => {
    const zhuang = await site.as(people.zhuang);
    await site.raiseFor(zhuang, '熱水器打不著火，想請懂的人看看。', 'in_person');
    const { code } = await site.slipOf(zhuang);
    const visitor = site.app.visit();
    const seen = await visitor.open(`/r/${code}`);
    assert.match(seen.text, /熱水器打不著火/);
    assert.doesNotMatch(seen.text, /王秀英|3號樓|單元/);
    assert.doesNotMatch(seen.text, /href="\/matters\//);
    assert.match(seen.text, /這一頁只開這張紙上的事/);
  });

  test('what is no code of a slip is declined alike, however it is written', async () => {
    const visitor = site.app.visit();
    const hostile = ['1', '0000000000', '1234567897', "1'or'1", '%00', '%F0%9F%92%A9', '..%2Fme'];
    for (const code of hostile) {
      const seen = await visitor.open(`/r/${code}`);
      assert.ok([404, 409, 422].includes(seen.status), `${code} ${seen.status}`);
      assert.doesNotMatch(seen.text, /behalf\.slip|select \*|at file:/i, code);
    }
  });

  test('a wrong code opens nothing to take back, and guesses are counted', async () => {
    const visitor = site.app.visit();
    const call = `POST /r/1234567897/reversals/${crypto.randomUUID()}` as const;
    assert.equal(codeOf(await visitor.api(call, {})), 'slip_code_wrong');
    let last: unknown;
    for (let guess = 0; guess < 20; guess += 1) last = codeOf(await visitor.api(call, {}));
    assert.equal(last, 'too_many_requests');
    site.app.clock.forward({ hours: 1 });
    assert.equal(codeOf(await visitor.api(call, {})), 'slip_code_wrong');
  });
});

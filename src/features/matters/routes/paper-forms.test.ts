import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { inGroups } from '#/features/people/index.ts';
import { codeOf, openBehalfSite } from '#test/behalf-site.ts';
import type { BehalfSite } from '#test/behalf-site.ts';
import { people, places } from '#test/world.ts';

const sheetsShape = z.object({
  sheets: z.array(z.object({ number: z.string(), address: z.string() })),
});
const batchesShape = z.object({
  batches: z.array(z.object({ printed: z.number(), entered: z.number() })),
});
const batchShape = z.object({ batchId: z.string() });

const NEED = { profile: 'need', category: 'home_electric', placeId: places.compound };

let site: BehalfSite;

before(async () => {
  site = await openBehalfSite();
});
after(() => site.close());

/** Prints sheets as somebody, and gives their numbers. */
async function print(by: string, count: number): Promise<readonly string[]> {
  const browser = await site.as(by);
  const made = await browser.api('POST /paper-forms', { count });
  assert.equal(made.status, 200, JSON.stringify(made.body));
  const { batchId } = batchShape.parse(made.body);
  const { body } = await browser.api(`GET /paper-forms/${batchId}`);
  return sheetsShape.parse(body).sheets.map(({ number }) => number);
}

async function printOne(by: string = people.zhuang): Promise<string> {
  const [number] = await print(by, 1);
  assert.ok(number !== undefined);
  return number;
}

/** Enters a sheet for somebody through the screens, up to the last; gives the draft. */
async function beginFor(by: string, number: string, personId: string = people.wang) {
  const worker = await site.as(by);
  const begun = await worker.send(
    `/form/${number}/entry`,
    { personId },
    { from: `/form/${number}` },
  );
  return { worker, location: begun.location ?? '', page: begun.text };
}

describe('sheets of paper', () => {
  test('the counter prints ten: ten numbers, ten codes, ten strips to keep', async () => {
    const zhuang = await site.as(people.zhuang);
    const list = await zhuang.open('/paper-forms');
    assert.match(list.text, /深田社區的紙表/);
    assert.match(list.text, /還沒有印過/);
    const made = await zhuang.send('/paper-forms', { count: '10' }, { from: '/paper-forms' });
    const paper = await zhuang.open(made.location ?? '');
    assert.equal([...paper.text.matchAll(/class="paper-form"/g)].length, 10);
    assert.equal([...paper.text.matchAll(/class="paper-form-stub"/g)].length, 10);
    const numbers = [...paper.text.matchAll(/您的號碼 ([\d\s\u{a0}]+)</gu)].map(([, one]) => one);
    assert.equal(new Set(numbers).size, 10);
    assert.match(paper.text, /有事請說/);
    assert.match(paper.text, /有危險請不要填表/);
    const again = await zhuang.open('/paper-forms');
    assert.ok(again.text.includes(`href="${made.location}"`), 'what was printed is found again');
  });

  test('how many is a number from 1 to 40, and what was typed stays', async () => {
    const zhuang = await site.as(people.zhuang);
    for (const count of ['0', '41', 'zehn', '']) {
      const made = await zhuang.send('/paper-forms', { count }, { from: '/paper-forms' });
      assert.equal(made.status, 422, count);
      assert.match(made.text, /要改一下/);
    }
  });

  test('the code on the paper leads to the form, in any way of writing the number', async () => {
    const number = await printOne();
    const chen = await site.as(people.chen);
    assert.match((await chen.open(`/form/${number}`)).text, /這張是誰填的/);
    const typed = `/paper-forms?number=${encodeURIComponent(inGroups(number))}`;
    assert.ok((await chen.open(typed)).text.includes(`href="/form/${number}"`));
    const swapped = number.replace(/\d$/, (last) => String((Number(last) + 1) % 10));
    assert.match((await chen.open(`/paper-forms?number=${swapped}`)).text, /沒有這個號碼的紙表/);
    assert.equal(codeOf(await chen.api(`GET /form/${swapped as '1'}`)), 'form_unknown');
  });

  test('typed where codes on paper are typed, its number leads to it as well', async () => {
    const number = await printOne();
    const typed = await site.app.visit().send('/sign-in/paper', { paperCode: inGroups(number) });
    assert.equal(typed.location, `/form/${number}`);
  });

  test('who filled it in is found by name; nobody found may be registered', async () => {
    const number = await printOne();
    const zhuang = await site.as(people.zhuang);
    const found = await zhuang.open(`/form/${number}?q=${encodeURIComponent('王秀英')}`);
    assert.match(found.text, /東興小區3號樓2單元201/);
    assert.ok(found.text.includes(`action="/form/${number}/entry"`));
    const nobody = await zhuang.open(`/form/${number}?q=${encodeURIComponent('查無此人')}`);
    assert.match(nobody.text, /沒有找到這個人/);
    assert.match(nobody.text, /href="\/people\/new\?place=/);
  });

  test('the worker copies it through the screens, and it is hers, on paper, with its number', async () => {
    const number = await printOne();
    const { worker, location } = await beginFor(people.zhuang, number);
    assert.match(location, /^\/raise\?draft=/);
    const begin = await worker.open(location);
    assert.ok(begin.text.includes(`正在錄入紙表 ${inGroups(number)}`), 'it says which sheet');
    const draft = new URL(location, 'http://x').searchParams.get('draft') ?? '';
    const raised = await worker.api('POST /matters', {
      ...NEED,
      body: '廚房的燈不亮了。',
      draft,
    });
    assert.equal(raised.status, 200, JSON.stringify(raised.body));
    const id = String(Reflect.get(Object(raised.body), 'id'));
    await worker.api('DELETE /acting-for', {});

    const form = await worker.open(`/form/${number}`);
    assert.match(form.text, /這張紙表已經錄入/);
    assert.ok(form.text.includes(`href="/matters/${id}"`));
    const { rows } = await site.app.pool.query(
      `select person_id, actor_id, data from platform.journal
       where verb = 'raise' order by at desc, id desc limit 1`,
    );
    assert.deepEqual(
      [rows[0].person_id, rows[0].actor_id, rows[0].data.way],
      [people.wang, people.zhuang, 'paper'],
    );
    const { body } = await worker.api('GET /paper-forms');
    const { batches } = batchesShape.parse(body);
    assert.ok(batches.some(({ printed, entered }) => printed === 1 && entered === 1));
    const story = await worker.open(`/matters/${id}`);
    assert.match(story.text, /填了紙/, 'staff see how it came in');
  });

  test('a sheet is entered once: whoever opens it again is refused, and loses nothing', async () => {
    const number = await printOne();
    const first = await beginFor(people.zhuang, number);
    const second = await beginFor(people.chen, number);
    const drafts = [first, second].map(
      ({ location }) => new URL(location, 'http://x').searchParams.get('draft') ?? '',
    );
    const bodies = ['水龍頭滴水。', '水龍頭一直滴水，換一個。'];
    const raised = await Promise.all(
      [first, second].map(({ worker }, index) =>
        worker.api('POST /matters', { ...NEED, body: bodies[index], draft: drafts[index] }),
      ),
    );
    assert.deepEqual(raised.map(({ status }) => status).toSorted(), [200, 409]);
    const late = raised.findIndex(({ status }) => status !== 200);
    assert.equal(codeOf(raised[late] ?? { body: undefined }), 'form_entered_already');
    const { worker, location } = late === 0 ? first : second;
    assert.match((await worker.open(location)).text, /正在錄入紙表/, 'the draft is still there');
    await Promise.all([first, second].map(({ worker }) => worker.api('DELETE /acting-for', {})));
    const third = await beginFor(people.zhuang, number);
    assert.match(third.page, /這張紙表已經錄入，/);
  });

  test('a sheet taken back by its asker is still one that was entered', async () => {
    const number = await printOne();
    const { worker, location } = await beginFor(people.zhuang, number);
    const draft = new URL(location, 'http://x').searchParams.get('draft') ?? '';
    const raised = await worker.api('POST /matters', { ...NEED, body: '門鎖很緊。', draft });
    const id = String(Reflect.get(Object(raised.body), 'id'));
    const withdrawn = await worker.api(`POST /matters/${id}/withdrawal`, { reason: '不用了' });
    assert.equal(withdrawn.status, 200, JSON.stringify(withdrawn.body));
    await worker.api('DELETE /acting-for', {});
    assert.match((await worker.open(`/form/${number}`)).text, /這張紙表已經錄入/);
  });
});

describe('who may enter sheets', () => {
  test('one who has no office here is told where to take it, and finds nobody', async () => {
    const number = await printOne();
    for (const browser of [site.app.visit(), await site.as(people.li), await site.as(people.xu)]) {
      const { status, text } = await browser.open(`/form/${number}?q=${encodeURIComponent('王')}`);
      assert.equal(status, 200);
      assert.match(text, /這張紙表交給社區就行/);
      assert.doesNotMatch(text, /王秀英|東興小區/);
    }
    const xu = await site.as(people.xu);
    const entry = { personId: people.wang };
    assert.equal(codeOf(await xu.api(`POST /form/${number as '1'}/entry`, entry)), 'not_found');
  });

  test('a building leader enters for their own building, and for nobody elsewhere', async () => {
    const number = await printOne(people.chen);
    const chen = await site.as(people.chen);
    const elsewhere = await chen.api(`POST /form/${number as '1'}/entry`, { personId: people.li });
    assert.equal(codeOf(elsewhere), 'no_consent');
    const own = await chen.api(`POST /form/${number as '1'}/entry`, { personId: people.wang });
    assert.equal(own.status, 200);
    const again = await chen.api(`POST /form/${number as '1'}/entry`, { personId: people.wang });
    assert.equal(codeOf(again), 'not_allowed', 'one at a time: the office rests meanwhile');
    await chen.api('DELETE /acting-for', {});
  });

  test('sheets of another community are not printed, listed or shown', async () => {
    const [xu, zhuang] = [await site.as(people.xu), await site.as(people.zhuang)];
    const made = await zhuang.api('POST /paper-forms', { count: 2 });
    const { batchId } = batchShape.parse(made.body);
    assert.equal((await xu.api(`GET /paper-forms/${batchId}`)).status, 404);
    assert.equal((await xu.api(`GET /paper-forms/${crypto.randomUUID()}`)).status, 404);
    const there = { place: places.community, count: 1 };
    assert.equal((await xu.api('POST /paper-forms', there)).status, 404);
    assert.equal((await xu.api(`GET /paper-forms?place=${places.community}`)).status, 404);
    const high = await zhuang.api(`GET /paper-forms?place=${places.district}`);
    assert.equal(codeOf(high), 'place_too_high');
  });

  test('nobody names a sheet in a form or as a program: only the draft knows it', async () => {
    const number = await printOne();
    const li = await site.as(people.li);
    const raised = await li.api('POST /matters', {
      ...NEED,
      body: '想請人看看插座。',
      paperForm: number,
    });
    assert.equal(raised.status, 200);
    const zhuang = await site.as(people.zhuang);
    assert.match((await zhuang.open(`/form/${number}`)).text, /這張是誰填的/);
  });
});

describe('the pages in the other languages', () => {
  for (const [language, words] of [
    ['en', [/Paper forms of/, /Who filled it in/, /Tell us what it is/]],
    ['zh-Hans', [/的纸表/, /这张是谁填的/, /有事请说/]],
  ] as const) {
    test(`the list, the sheet and the form speak ${language}`, async () => {
      const zhuang = await site.as(people.zhuang);
      const made = await zhuang.api('POST /paper-forms', { count: 1 });
      const { batchId } = batchShape.parse(made.body);
      const { body } = await zhuang.api(`GET /paper-forms/${batchId}`);
      const number = sheetsShape.parse(body).sheets[0]?.number;
      zhuang.cookies.set('linli_lang', language);
      const addresses = ['/paper-forms', `/form/${number}`, `/paper-forms/${batchId}`];
      const pages = await Promise.all(addresses.map((address) => zhuang.open(address)));
      words.forEach((word, index) => assert.match(pages[index]?.text ?? '', word));
    });
  }
});

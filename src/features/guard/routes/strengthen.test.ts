import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { guardEndpoints } from '#/features/guard/index.ts';
import { refusalWords } from '#/features/guard/words/refusals.ts';
import { sheetWords } from '#/features/guard/words/sheets.ts';
import { inGroups } from '#/features/people/index.ts';
import { startSession } from '#/platform/auth/sessions.ts';
import type { SignInWay } from '#/platform/auth/sessions.ts';
import { languages } from '#/platform/i18n/language.ts';
import type { Browser, TestApp } from '#test/app.ts';
import { people, places, worldApp } from '#test/world.ts';

const CONFIRM = 'POST /me/strengthen/code';
const sheetShape = z.object({
  sheet: z.object({ codes: z.array(z.object({ digits: z.string() })).optional() }).optional(),
});
const refusedShape = z.object({ code: z.string(), detail: z.string() });

function codeOf(body: unknown): string {
  return refusedShape.parse(body).code;
}

/** Signs somebody in as a code does, which proves less than a key. */
async function byCode(app: TestApp, personId: string, way: SignInWay = 'code'): Promise<Browser> {
  const browser = app.visit();
  const wanted = { personId, device: 'Test', way } as const;
  browser.cookies.set('linli', (await startSession(app.context(), wanted)).token);
  return browser;
}

async function shownTo(browser: Browser): Promise<readonly string[]> {
  const { sheet } = sheetShape.parse((await browser.api('GET /me/sign-in-sheet')).body);
  return (sheet?.codes ?? []).map(({ digits }) => digits);
}

/** Prints a sheet for oneself and reads its codes off the paper. */
async function printed(browser: Browser): Promise<readonly string[]> {
  assert.equal((await browser.api('POST /me/sign-in-sheet', {})).status, 200);
  return shownTo(browser);
}

async function confirmed(app: TestApp, personId: string): Promise<Browser> {
  const browser = await byCode(app, personId);
  const [code] = await printed(browser);
  assert.equal((await browser.api(CONFIRM, { code })).status, 200);
  return browser;
}

describe('a sheet of codes, where there can be no passkeys', () => {
  let app: TestApp;

  before(async () => {
    app = await worldApp({ endpoints: guardEndpoints, publicUrl: 'http://127.0.0.1:4600' });
  });
  beforeEach(async () => {
    await sql`truncate people.sheet_code, platform.attempt`.execute(app.db);
  });
  after(() => app.close());

  test('the first is printed by whoever has signed in, and one of its codes confirms', async () => {
    const zhuang = await byCode(app, people.zhuang);
    const before = await zhuang.open('/me/strengthen');
    assert.match(before.text, /您還沒有自己印的登入號碼單/);
    assert.match(before.text, /href="\/me\/sign-in-sheet"/);
    const [code = ''] = await printed(zhuang);
    assert.match((await zhuang.open('/me/strengthen')).text, /name="code"/);
    const done = await zhuang.send('/me/strengthen/code', { code: inGroups(code), next: '/me' });
    assert.equal(done.location, '/me');
    assert.match((await zhuang.open('/me')).text, /號碼單還剩 9 個號碼/);
    assert.match((await zhuang.open('/me/strengthen')).text, /已經確認過了/);
  });

  test('a code confirms once, and opens nothing more afterwards', async () => {
    const zhuang = await byCode(app, people.zhuang);
    const [code = ''] = await printed(zhuang);
    assert.deepEqual((await zhuang.api(CONFIRM, { code })).body, { left: 9 });
    const again = await (await byCode(app, people.zhuang)).api(CONFIRM, { code });
    assert.equal(codeOf(again.body), 'sheet_code_wrong');
    const entering = await app.visit().send('/sign-in/paper', { code });
    assert.notEqual(entering.status, 303);
  });

  test('the codes are told only where they were printed', async () => {
    const zhuang = await byCode(app, people.zhuang);
    assert.equal((await printed(zhuang)).length, 10);
    assert.deepEqual(await shownTo(await byCode(app, people.zhuang)), []);
    app.clock.forward({ minutes: 15 });
    assert.deepEqual(await shownTo(zhuang), []);
  });

  test('of several who use a code at the same moment one is confirmed', async () => {
    const zhuang = await byCode(app, people.zhuang);
    const [code = ''] = await printed(zhuang);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => zhuang.api(CONFIRM, { code })),
    );
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  });

  test('after five wrong codes this way is closed for an hour, also to the right one', async () => {
    const zhuang = await byCode(app, people.zhuang);
    const [code = ''] = await printed(zhuang);
    for (const wrong of ['00000000000000', '1', 'abc', code.slice(1), '12345678901237']) {
      assert.equal(codeOf((await zhuang.api(CONFIRM, { code: wrong })).body), 'sheet_code_wrong');
    }
    assert.equal(codeOf((await zhuang.api(CONFIRM, { code })).body), 'sheet_codes_locked');
    app.clock.forward({ hours: 1 });
    assert.equal((await zhuang.api(CONFIRM, { code })).status, 200);
  });

  test('what one person gets wrong closes the way to nobody else', async () => {
    const [zhuang, wu] = [await byCode(app, people.zhuang), await byCode(app, people.wu)];
    const [code = ''] = await printed(wu);
    for (let turn = 0; turn < 6; turn += 1) await zhuang.api(CONFIRM, { code: '00000000000000' });
    assert.equal((await wu.api(CONFIRM, { code })).status, 200);
  });

  test('the code of one is no code of another, and of a sheet before it is none', async () => {
    const [zhuang, wu] = [await confirmed(app, people.zhuang), await byCode(app, people.wu)];
    const [, old = ''] = await printed(zhuang);
    assert.equal(codeOf((await wu.api(CONFIRM, { code: old })).body), 'sheet_code_wrong');
    await printed(zhuang);
    assert.equal(codeOf((await zhuang.api(CONFIRM, { code: old })).body), 'sheet_code_wrong');
  });

  test('a sheet that the counter printed signs in, and confirms no office', async () => {
    const wu = await confirmed(app, people.wu);
    const at = `/people/${people.zhuang}/sign-in-sheet` as const;
    assert.equal((await wu.api(`POST ${at}`, {})).status, 200);
    const { sheet } = sheetShape.parse((await wu.api(`GET ${at}`)).body);
    const code = sheet?.codes?.[0]?.digits ?? '';
    const zhuang = await byCode(app, people.zhuang);
    assert.match((await zhuang.open('/me/strengthen')).text, /您還沒有自己印的/);
    assert.equal(codeOf((await zhuang.api(CONFIRM, { code })).body), 'sheet_code_wrong');
  });

  test('a stolen code of the telephone prints no other sheet', async () => {
    await printed(await byCode(app, people.zhuang));
    const thief = await byCode(app, people.zhuang);
    const refused = await thief.api('POST /me/sign-in-sheet', {});
    assert.equal(codeOf(refused.body), 'strengthen_first');
    const shown = await thief.send('/me/sign-in-sheet', {}, { from: '/me/sign-in-sheet' });
    assert.match(shown.text, /您手上還有一張號碼單/);
    const li = await byCode(app, people.li);
    await printed(li);
    assert.equal(
      (await printed(li)).length,
      10,
      'whoever holds no such office prints as they like',
    );
  });

  test('a paper that was found is not all that it takes', async () => {
    const [, , code = ''] = await printed(await byCode(app, people.zhuang));
    for (const way of ['sheet_code', 'counter_code'] as const) {
      const finder = await byCode(app, people.zhuang, way);
      assert.equal(codeOf((await finder.api(CONFIRM, { code })).body), 'paper_alone', way);
    }
    const owner = await byCode(app, people.zhuang);
    assert.equal((await owner.api(CONFIRM, { code })).status, 200, 'nothing was used up');
  });

  test('coming to an office ends the sheet that was printed before', async () => {
    const li = await byCode(app, people.li);
    const [code = ''] = await printed(li);
    const wu = await confirmed(app, people.wu);
    const office = { role: 'dispatcher', placeId: places.community, reason: '值班' };
    const granted = await wu.api('POST /grants', { ...office, personId: people.li });
    assert.equal(granted.status, 200);
    const again = await byCode(app, people.li);
    assert.equal(codeOf((await again.api(CONFIRM, { code })).body), 'sheet_code_wrong');
    assert.equal((await printed(again)).length, 10);
  });

  test('confirming is recorded, without the code', async () => {
    const zhuang = await byCode(app, people.zhuang);
    const [code = ''] = await printed(zhuang);
    await zhuang.api(CONFIRM, { code });
    const { rows } = await sql<{ readonly text: string }>`
      select to_jsonb(j)::text as text from platform.journal as j
      where feature = 'guard' and verb = 'strengthen' and actor_id = ${people.zhuang}
    `.execute(app.db);
    assert.ok(rows.length > 0);
    assert.ok(rows.every(({ text }) => !text.includes(code)));
  });

  test('the pages and refusals are said in three languages', async () => {
    const zhuang = await byCode(app, people.zhuang);
    for (const language of languages) {
      zhuang.cookies.set('linli_lang', language);
      const { text } = await zhuang.open('/me/strengthen');
      assert.ok(text.includes(sheetWords[language].firstText), language);
      const { detail } = refusedShape.parse((await zhuang.api(CONFIRM, { code: '0' })).body);
      assert.equal(detail, refusalWords[language].refusals.sheet_code_wrong({}));
    }
  });
});

test('where there can be passkeys no code on paper confirms', async () => {
  const app = await worldApp({ endpoints: guardEndpoints, publicUrl: 'http://localhost:4600' });
  const zhuang = await byCode(app, people.zhuang);
  const [code = ''] = await printed(zhuang);
  assert.equal(codeOf((await zhuang.api(CONFIRM, { code })).body), 'sheet_not_needed');
  assert.doesNotMatch((await zhuang.open('/me/strengthen')).text, /號碼單/);
  await app.close();
});

describe('an office over personal data', () => {
  let app: TestApp;

  before(async () => {
    app = await worldApp({ endpoints: guardEndpoints, publicUrl: 'http://127.0.0.1:4600' });
  });
  beforeEach(async () => {
    await sql`truncate people.sheet_code, platform.attempt`.execute(app.db);
  });
  after(() => app.close());

  test('rests in a session of a code, and every page says how to go on', async () => {
    const zhuang = await byCode(app, people.zhuang);
    const turned = await zhuang.open(`/people/${people.wang}`);
    assert.equal(turned.location, `/me/strengthen?next=%2Fpeople%2F${people.wang}`);
    const { text } = await zhuang.open('/me');
    assert.match(text, /您的職務先歇著/);
    assert.match(text, /href="\/me\/strengthen\?next=%2Fme"/);
    assert.doesNotMatch((await zhuang.open('/me/strengthen')).text, /您的職務先歇著/);
  });

  test('works once it is confirmed, and the bar is gone', async () => {
    const zhuang = await confirmed(app, people.zhuang);
    const { text, status } = await zhuang.open(`/people/${people.wang}`);
    assert.equal(status, 200);
    assert.match(text, /王秀英/);
    assert.doesNotMatch(text, /您的職務先歇著/);
    app.clock.forward({ hours: 12 });
    assert.equal((await zhuang.open(`/people/${people.wang}`)).status, 303);
  });

  test('a form that was sent comes back filled after confirming', async () => {
    const zhuang = await byCode(app, people.zhuang);
    const form = { householdId: 'dongxing-3-1-102', relation: 'family', name: '孟一凡' };
    const from = `/people/new?place=${places.community}`;
    const sent = await zhuang.send('/people', { ...form, language: 'zh-Hant' }, { from });
    assert.match(sent.location ?? '', /^\/me\/strengthen\?kept=1&next=/);
    assert.match((await zhuang.open(sent.location ?? '')).text, /替您留著/);
    await zhuang.api('POST /me/strengthen/code', { code: (await printed(zhuang))[0] });
    const next = new URL(sent.location ?? '', 'http://own').searchParams.get('next') ?? '';
    assert.match((await zhuang.open(next)).text, /孟一凡/);
  });

  test('a program is told in words, the same whether it is there or not', async () => {
    const zhuang = await byCode(app, people.zhuang);
    const nobody = '019cf000-0000-7000-8000-00000009ffff';
    const [there, nowhere] = [
      await zhuang.api(`GET /people/${people.wang}`),
      await zhuang.api(`GET /people/${nobody}`),
    ];
    assert.equal(there.status, 403);
    assert.deepEqual(there.body, nowhere.body);
    assert.equal(codeOf(there.body), 'strength_required');
  });

  test('offices that see less than a community’s data work with a code', async () => {
    const chen = await byCode(app, people.chen);
    assert.equal((await chen.open(`/people/${people.wang}`)).status, 200);
    assert.doesNotMatch((await chen.open('/me')).text, /先歇著/);
    assert.equal((await chen.open('/people/019cf000-0000-7000-8000-00000009ffff')).status, 404);
  });
});

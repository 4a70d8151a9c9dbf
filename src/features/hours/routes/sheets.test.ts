import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { encode } from 'uqr';
import { z } from 'zod';
import { hoursLeaver } from '#/features/hours/actions/leave.ts';
import { MOST_SHEETS } from '#/features/hours/model.ts';
import { contextOn } from '#test/app.ts';
import type { Browser } from '#test/app.ts';
import { fetchRows } from '#test/fetch-rows.ts';
import { TEAM, actFor, evening, morning, openHoursSite } from '#test/hours-site.ts';
import type { HoursSite } from '#test/hours-site.ts';
import { mainOf } from '#test/matter-site.ts';
import { readPdf, textOfPdf } from '#test/pdf-words.ts';
import { people } from '#test/world.ts';

const HERE = '/me/hours/sheets';
const { chen, li, lin, wang, zhuang } = people;
const wish = { from: '2026-01-01', to: '2026-12-31', name: 'called', validUntil: '2027-11-23' };
const ownShape = z.object({
  id: z.string(),
  holds: z.boolean(),
  sheet: z.looseObject({ code: z.string(), address: z.string(), minutes: z.number() }),
});
const idShape = z.object({ id: z.string() });

let site: HoursSite;
let giver: Browser;
let given: string;

before(async () => {
  site = await openHoursSite();
  giver = await site.as(chen);
  given = await site.record(giver, { ...morning, team: TEAM });
  await (await site.as(li)).api(`POST /hours/${given}/confirmation`);
});
after(() => site.close());
/** Begins anew before each test. */
const afresh = async () => {
  await sql`delete from hours.sheet`.execute(site.app.db);
  site.app.clock.set('2026-11-23T01:00:00Z');
};

const make = async (changes: object = {}, by: Browser = giver) => {
  const made = await by.api(`POST ${HERE}`, { ...wish, ...changes });
  assert.equal(made.status, 200, JSON.stringify(made.body));
  const { id } = idShape.parse(made.body);
  return ownShape.parse((await by.api(`GET ${HERE}/${id}`)).body);
};
const refusal = (changes: object) => site.refusal(giver, `POST ${HERE}`, { ...wish, ...changes });
/** Opens a sheet by its code as somebody who has not signed in, without the frame around it. */
const check = async (code: string) => {
  const { status, text } = await site.app.visit().open(`/records/${code}`);
  return { status, text: mainOf(text) };
};

/** Fetches the file of a sheet as its bytes, read letter by letter. */
async function fileOf(id: string, browser = giver, language = 'zh-Hant'): Promise<Response> {
  const held = { ...Object.fromEntries(browser.cookies), linli_lang: language };
  const cookie = Object.entries(held).map(([name, value]) => `${name}=${value}`);
  return site.app.request(`${HERE}/${id}/pdf`, { headers: { cookie: cookie.join('; ') } });
}

describe('a record sheet', () => {
  beforeEach(afresh);
  test('is made by a form, with this year proposed, and opens with code and file', async () => {
    const page = await giver.open(HERE);
    assert.match(
      page.text,
      /name="from"[^>]*value="2026-01-01"[^]*name="to"[^>]*value="2026-11-23"/,
    );
    assert.match((await giver.open('/me/hours')).text, /href="\/me\/hours\/sheets"/);
    const sent = await giver.send(HERE, { ...wish, activities: '1' }, { from: HERE });
    const shown = await giver.open(sent.location ?? '');
    assert.match(shown.text, /志願服務記錄單[^]*1 小時 30 分鐘[^]*下載 PDF[^]*收回這張記錄單/);
    assert.match(shown.text, /這是記錄單，不是志願服務證明/);
    assert.match((await giver.open(HERE)).text, /有效到 2027年11月23日/);
  });

  test('is shown to whoever has the code, and tells what its person chose', async () => {
    const { sheet } = await make();
    const page = await check(sheet.code);
    assert.equal(page.status, 200);
    assert.match(page.text, /這張記錄單是真的[^]*陳師傅[^]*1 小時 30 分鐘[^]*深田社區/);
    assert.doesNotMatch(page.text, /陳志明|清理樓道|掃了三個單元|紅馬甲|138001/);
    const full = await make({ name: 'full', activities: '1' });
    const more = await check(full.sheet.code);
    assert.match(more.text, /陳志明[^]*清理樓道：掃了三個單元的樓道/);
    assert.doesNotMatch(more.text, /陳師傅|138001|dongxing/);
  });

  test('is read with spaces in its number, and in each language', async () => {
    const { sheet } = await make();
    const groups = (sheet.code.match(/\d{4}/g) ?? []).join(' ');
    assert.equal((await check(encodeURIComponent(groups))).status, 200);
    const visitor = site.app.visit();
    for (const [language, words] of [
      ['zh-Hans', /这张记录单是真的/],
      ['en', /genuine and holds[^]*1 h 30 min/],
    ] as const) {
      visitor.cookies.set('linli_lang', language);
      assert.match((await visitor.open(`/records/${sheet.code}`)).text, words);
    }
  });

  test('that is forged leads nowhere, whichever digit is another', async () => {
    const { sheet } = await make();
    for (let at = 0; at < sheet.code.length; at += 1) {
      const other = String((Number(sheet.code[at]) + 1) % 10);
      const forged = sheet.code.slice(0, at) + other + sheet.code.slice(at + 1);
      const page = await check(forged);
      assert.equal(page.status, 404, forged);
      assert.doesNotMatch(page.text, /陳師傅/);
    }
    for (const code of ['1', 'abc', `${sheet.code}0`, "' or 1=1"]) {
      assert.notEqual((await check(encodeURIComponent(code))).status, 200, code);
    }
  });

  test('says what its paper says, and what was corrected since', async () => {
    const { sheet } = await make();
    const matter = await site.helped(chen, li);
    const more = await site.record(giver, { ...evening, matter });
    await (await site.as(li)).api(`POST /hours/${more}/confirmation`);
    const page = await check(sheet.code);
    assert.match(page.text, /開出的時候是 1 小時 30 分鐘；後來有更正，現在是 2 小時 15 分鐘/);
    await giver.api(`DELETE /hours/${more}`);
    assert.doesNotMatch((await check(sheet.code)).text, /後來有更正/);
  });

  test('is taken back with one tap, and nobody reads it any more', async () => {
    const { id, sheet } = await make();
    const address = `${HERE}/${id}`;
    const sent = await giver.send(address, {}, { from: address, method: 'DELETE' });
    assert.equal(sent.location, HERE);
    const page = await check(sheet.code);
    assert.equal(page.status, 409);
    assert.match(page.text, /已經收回，或者過了有效期/);
    assert.doesNotMatch(page.text, /陳師傅/);
    assert.equal((await fileOf(id)).status, 409);
    assert.equal(await site.refusal(giver, `DELETE ${HERE}/${id}`), 'not_found');
    assert.match((await giver.open(HERE)).text, /不再有效/);
  });

  test('ends by itself after its day', async () => {
    const { id, sheet } = await make({ validUntil: '2026-11-30' });
    site.app.clock.set('2026-11-30T15:59:00Z');
    assert.equal((await check(sheet.code)).status, 200);
    site.app.clock.set('2026-11-30T16:00:00Z');
    assert.equal((await check(sheet.code)).status, 409);
    assert.equal(ownShape.parse((await giver.api(`GET ${HERE}/${id}`)).body).holds, false);
  });
});

describe('the file of a sheet', () => {
  beforeEach(afresh);
  test('is a PDF that says in Chinese what the page says, and carries its address', async () => {
    const { id, sheet } = await make({ activities: '1' });
    const response = await fileOf(id);
    assert.equal(response.headers.get('content-type'), 'application/pdf');
    assert.match(response.headers.get('content-disposition') ?? '', /attachment; filename/);
    const bytes = new Uint8Array(await response.arrayBuffer());
    assert.ok(textOfPdf(bytes).startsWith('%PDF-'));
    assert.ok(bytes.length < 200_000, `${bytes.length}`);
    const words = readPdf(bytes).words.join('\n');
    assert.match(words, /^志願服務記錄單\n志願者\n陳師傅\n/);
    assert.match(words, /1 小時 30 分鐘[^]*深田社區[^]*2026-11-22[^]*清理樓道：掃了三個單元的樓道/);
    assert.ok(words.replaceAll('\n', '').includes(sheet.address));
    assert.ok(words.includes((sheet.code.match(/\d{4}/g) ?? []).join(' ')));
    assert.match(words, /這是記錄單，不是志願服務證明/);
    assert.doesNotMatch(words, /陳志明/);
  });

  test('has the code of that address drawn in it, square by square', async () => {
    const { id, sheet } = await make();
    const file = Buffer.from(await (await fileOf(id)).arrayBuffer()).toString('latin1');
    const { data, size } = encode(sheet.address, { border: 2 });
    const dark = data.flat().filter(Boolean).length;
    const boxes = [...file.matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) [\d.]+ re f$/gm)];
    assert.equal(boxes.length, dark);
    const side = 120 / size;
    const read = new Set(
      boxes.map(([, x, y, h]) => {
        const column = Math.round((Number(x) - 60) / side);
        const row = Math.round((842 - 660 - Number(y) - Number(h)) / side);
        return `${row} ${column}`;
      }),
    );
    for (const [row, line] of data.entries()) {
      for (const [column, isDark] of line.entries()) {
        assert.equal(read.has(`${row} ${column}`), isDark, `${row} ${column}`);
      }
    }
  });

  test('comes in the reader’s language, and says what did not fit', async () => {
    const { id } = await make({ activities: '1' });
    const readIn = async (language: string) => {
      const response = await fileOf(id, giver, language);
      return readPdf(new Uint8Array(await response.arrayBuffer())).words.join('\n');
    };
    assert.match(await readIn('en'), /Record of voluntary service[^]*Volunteer[^]*no certificate/);
    assert.match(await readIn('zh-Hans'), /志愿服务记录单/);
  });

  test('is for its person alone', async () => {
    const { id } = await make();
    for (const by of [li, lin, zhuang]) {
      const browser = await site.as(by);
      assert.equal((await fileOf(id, browser)).status, 404, by);
      assert.equal(await site.refusal(browser, `GET ${HERE}/${id}`), 'not_found');
      assert.equal(await site.refusal(browser, `DELETE ${HERE}/${id}`), 'not_found');
    }
    assert.equal((await site.app.visit().api(`GET ${HERE}`)).status, 401);
  });
});

describe('a sheet is refused', () => {
  beforeEach(afresh);
  test('with what is wrong, and keeps what was typed', async () => {
    assert.equal(await refusal({ from: '2026-12-31', to: '2026-01-01' }), 'dates_backwards');
    assert.equal(await refusal({ from: '2020-01-01', to: '2020-12-31' }), 'nothing_counts');
    assert.equal(await refusal({ validUntil: '2026-11-23' }), 'validity_past');
    assert.equal(await refusal({ validUntil: '2029-01-01' }), 'validity_past');
    const fields = { ...wish, from: '2020-01-01', to: '2020-12-31' };
    const page = await giver.send(HERE, fields, { from: HERE });
    assert.match(page.text, /這段日子還沒有已確認的時間/);
    assert.match(page.text, /name="to"[^>]*value="2020-12-31"/);
  });

  test('beside twenty that hold, until one is taken back', async () => {
    const first = await make();
    for (let more = 1; more < MOST_SHEETS; more += 1) await make();
    assert.equal(await refusal({}), 'too_many_sheets');
    await giver.api(`DELETE ${HERE}/${first.id}`);
    assert.equal(await refusal({}), 'done');
  });
});

test('the counter makes a sheet for somebody who is never online', async () => {
  await afresh();
  const clerk = await site.app.signIn(zhuang);
  await actFor(clerk, wang, 'in_person');
  const id = await site.record(clerk, { ...morning, team: TEAM });
  await (await site.as(li)).api(`POST /hours/${id}/confirmation`);
  const { sheet } = await make({}, clerk);
  assert.match((await check(sheet.code)).text, /王阿姨/);
});

test('the sheets of somebody are taken away as a list, and go with them when they leave', async () => {
  await afresh();
  const { sheet } = await make();
  const rows = await fetchRows(site.app, giver, `${HERE}?_as=xlsx`);
  assert.deepEqual(rows.at(-1), ['2026-01-01', '2026-12-31', '90', '2026-11-23', '2027-11-23']);
  const { db } = site.app;
  const departure = { personId: chen, takesWords: false, pattern: '(?!)' };
  await hoursLeaver.forget(contextOn(db), departure);
  assert.equal((await check(sheet.code)).status, 404);
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { organisationHoldings } from '#/features/organisations/index.ts';
import { peopleHoldings } from '#/features/people/index.ts';
import { platformHoldings } from '#/platform/personal/holdings.ts';
import { beginReading, endReading } from '#/features/rights/store/readings.ts';
import { rightsHoldings } from '#/features/rights/store/holdings.ts';
import type { TestApp } from '#test/app.ts';
import { readWorkbook } from '#test/unpack.ts';
import { people, places, worldApp } from '#test/world.ts';
import { rightsEndpoints } from './rights.ts';
import { dataShape } from './shapes.ts';

const endpoints = rightsEndpoints({
  holdings: [...peopleHoldings, ...organisationHoldings, ...rightsHoldings, ...platformHoldings],
  leavers: [],
});

let app: TestApp;
before(async () => {
  app = await worldApp({ endpoints });
});
after(() => app.close());

const field = (body: unknown, name: string): unknown => Reflect.get(Object(body), name);

describe('the page of my data', () => {
  test('a visitor is asked to sign in first', async () => {
    const seen = await app.visit().open('/me/data');
    assert.equal(seen.location, '/sign-in?next=%2Fme%2Fdata');
  });

  test('what is held is read in words: name, year, home, role, and since when', async () => {
    const { text } = await (await app.signIn(people.chen)).open('/me/data');
    assert.match(text, /<h1>我的資料<\/h1>/);
    assert.match(text, /登記資料/);
    assert.match(text, /陳志明/);
    assert.match(text, /138 0013 8001/);
    assert.match(text, /東興小區3號樓1單元101/);
    assert.match(text, /樓長/);
    assert.match(text, /繁體字/);
    assert.match(text, /2026年1月1日 上午8:00/);
    assert.doesNotMatch(text, /2026-01-01T/);
  });

  test('others stand in it without their names', async () => {
    const browser = await app.signIn(people.wang);
    const { text } = await browser.open('/me/data');
    assert.match(text, /代辦的同意/);
    assert.match(text, /<dt>代辦的人<\/dt>\s*<dd>別人<\/dd>/);
    assert.match(text, /<dt>本人<\/dt>\s*<dd>您本人<\/dd>/);
    // Among the consents one reads whom one has let act; the records themselves name nobody.
    const kinds = JSON.stringify(field((await browser.api('GET /me/data')).body, 'kinds'));
    assert.doesNotMatch(kinds, /林小梅/);
    assert.doesNotMatch(kinds, new RegExp(people.lin));
  });

  test('each language has its own words for the same record', async () => {
    const browser = await app.signIn(people.chen);
    browser.cookies.set('linli_lang', 'en');
    const english = (await browser.open('/me/data')).text;
    assert.match(english, /Who I am and where I live/);
    assert.match(english, /building leader/);
    browser.cookies.set('linli_lang', 'zh-Hans');
    assert.match((await browser.open('/me/data')).text, /楼长/);
  });

  test('what was done more often than fits says how often, and that the files hold all', async () => {
    const browser = await app.signIn(people.li);
    const subject = { actorId: people.li, personId: people.li, sessionId: undefined };
    const context = app.context({ ...subject, homes: [], grants: [], organisationIds: [] });
    for (let index = 0; index < 25; index += 1) {
      await context.record({ feature: 'matters', verb: 'raised', subjectId: `m${index}` });
    }
    const { text } = await browser.open('/me/data');
    assert.match(text, /這裡列出最近的 20 筆，一共 25 筆/);
    const { body } = await browser.api('GET /me/data');
    const journal = dataShape.decode(asInput(body)).kinds.find(({ code }) => code === 'journal');
    assert.equal(journal?.rows.length, 25);
  });
});

/** What was answered has the shape that is declared. */
function asInput(body: unknown): Parameters<typeof dataShape.decode>[0] {
  const parsed = dataShape.safeParse(body);
  assert.ok(parsed.success, JSON.stringify(parsed.error));
  return dataShape.encode(parsed.data);
}

describe('the files of my data', () => {
  test('a program has every kind with its table, its source in words and its rows', async () => {
    const { body, status } = await (await app.signIn(people.chen)).api('GET /me/data');
    assert.equal(status, 200);
    const data = dataShape.decode(asInput(body));
    assert.equal(data.personId, people.chen);
    const person = data.kinds.find(({ code }) => code === 'person');
    assert.equal(person?.table, 'people.person');
    assert.equal(person?.source, '登記資料');
    assert.equal(person?.rows[0]?.['name'], '陳志明');
    assert.equal(data.places[places.community]?.hant, '深田社區');
    const codes = data.kinds.map(({ code }) => code);
    assert.ok(codes.includes('leaving') && codes.includes('journal'), codes.join());
  });

  test('the file for programs is the same, to be saved', async () => {
    const browser = await app.signIn(people.chen);
    const seen = await browser.open('/me/data/file');
    assert.match(seen.headers.get('content-type') ?? '', /application\/json/);
    const named = decodeURIComponent(seen.headers.get('content-disposition') ?? '');
    assert.match(named, /attachment.*我的資料\.json/);
    assert.equal(seen.headers.get('cache-control'), 'no-store');
    const saved: unknown = JSON.parse(seen.text);
    const { body } = await browser.api('GET /me/data');
    assert.deepEqual(field(saved, 'kinds'), field(body, 'kinds'));
  });

  test('the workbook has a list of its sheets and one for each kind that has rows', async () => {
    const sheets = await workbookOf(people.chen, 'zh-Hant');
    const [contents, person] = sheets;
    assert.equal(contents?.name, '目錄');
    assert.deepEqual(
      contents?.rows.slice(1).map(([name]) => name),
      sheets.slice(1).map(({ name }) => name),
    );
    assert.equal(person?.name, '登記資料');
    const cellOf = (heading: string) => person?.rows[1]?.[person.rows[0]?.indexOf(heading) ?? -1];
    assert.equal(cellOf('姓名'), '陳志明');
    assert.equal(cellOf('社區'), '深田社區');
    assert.equal(cellOf('電話'), '138 0013 8001');
  });

  test('each language names its sheets and columns in its own words', async () => {
    const names = new Set((await workbookOf(people.wang, 'en')).map(({ name }) => name));
    assert.ok(names.has('Your record') && names.has('Consents to act for somebody'));
    const hans = new Set((await workbookOf(people.wang, 'zh-Hans')).map(({ name }) => name));
    assert.ok(hans.has('登记资料') && hans.has('代办的同意'));
  });

  test('a name that looks like a formula computes nothing', async () => {
    await app.db
      .withTables<{ 'people.person': { id: string; called: string | null } }>()
      .updateTable('people.person')
      .set({ called: '=HYPERLINK("http://x")' })
      .where('id', '=', people.wang)
      .execute();
    const [, person] = await workbookOf(people.wang, 'zh-Hant');
    assert.ok(person?.rows[1]?.includes('\'=HYPERLINK("http://x")'));
  });
});

async function workbookOf(personId: string, language: string) {
  const browser = await app.signIn(personId);
  const token = browser.cookies.get('linli') ?? '';
  const cookie = `linli=${token}; linli_lang=${language}`;
  const response = await app.request('/me/data/workbook', { headers: { cookie } });
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type') ?? '', /spreadsheetml\.sheet/);
  return readWorkbook(new Uint8Array(await response.arrayBuffer()));
}

describe('who acts for somebody', () => {
  /** The daughter, who has consent to act for her mother. */
  async function daughter() {
    const browser = await app.signIn(people.lin);
    const seen = await browser.send(`/acting-for/${people.wang}`);
    assert.equal(seen.status, 303);
    return browser;
  }

  test('reads nothing without a consent to this very thing', async () => {
    const browser = await daughter();
    const seen = await browser.open('/me/data');
    assert.equal(seen.status, 409);
    assert.match(seen.text, /沒有同意您看資料/);
    for (const file of ['workbook', 'file']) {
      assert.equal((await browser.open(`/me/data/${file}`)).status, 409);
    }
    const { body } = await browser.api('GET /me/data');
    assert.equal(field(body, 'code'), 'no_consent_to_read');
  });

  test('reads it with that consent, on record, and no longer once it has ended', async () => {
    const browser = await daughter();
    const pair = { personId: people.wang, helperId: people.lin };
    assert.equal(await beginReading(app.db, pair, app.clock.now()), true);
    assert.equal(await beginReading(app.db, pair, app.clock.now()), false);
    const seen = await browser.open('/me/data');
    assert.match(seen.text, /<h1>王秀英的資料<\/h1>/);
    assert.match(seen.text, /1944/);
    const own = await (await app.signIn(people.wang)).api('GET /me/data');
    assert.match(JSON.stringify(own.body), /"feature":"rights","verb":"read"/);
    assert.equal(await endReading(app.db, pair, app.clock.now()), true);
    assert.equal(await endReading(app.db, pair, app.clock.now()), false);
    assert.equal((await browser.open('/me/data')).status, 409);
  });

  test('finds nothing of somebody whose record is gone', async () => {
    const nobody = '019cf000-0000-7000-8000-00000000dead';
    const browser = await app.signIn(nobody);
    assert.equal((await browser.open('/me/data')).status, 404);
  });
});

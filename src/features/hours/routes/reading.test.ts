import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { fetchRows } from '#test/fetch-rows.ts';
import { TEAM, evening, morning, openHoursSite } from '#test/hours-site.ts';
import type { HoursSite } from '#test/hours-site.ts';
import { people, places } from '#test/matters-world.ts';
import { mineShape, newShape, oneShape, waitingShape } from './shapes.ts';

let site: HoursSite;
let first: string;
let ofMatter: string;
let matter: string;
before(async () => {
  site = await openHoursSite();
  const chen = await site.as(people.chen);
  first = await site.record(chen, { ...morning, team: TEAM });
  matter = await site.helped(people.li);
  ofMatter = await site.record(await site.as(people.li), { ...evening, matter });
});
after(() => site.close());

const read = async (by: string, address: `/${string}`) =>
  (await (await site.as(by)).api(`GET ${address}`)).body;

describe('a program', () => {
  test('reads one’s own hours: the sum, the years, each record', async () => {
    const body = await read(people.chen, '/me/hours');
    const shown = z
      .looseObject({
        minutes: z.number(),
        years: z.array(z.unknown()),
        records: z.array(z.looseObject({ id: z.string(), on: z.string(), minutes: z.number() })),
      })
      .parse(body);
    assert.equal(shown.minutes, 0, 'nothing is confirmed yet');
    assert.deepEqual(shown.years, []);
    assert.deepEqual(
      shown.records.map(({ id, on, minutes }) => [id, on, minutes]),
      [[first, '2026-11-22', 90]],
    );
    const former = z
      .looseObject({ records: z.array(z.unknown()) })
      .parse(await read(people.chen, '/me/hours?year=2025'));
    assert.deepEqual(former.records, []);
  });

  test('reads a record with all the law asks for, and with nothing more of persons', async () => {
    const body = await read(people.chen, `/hours/${first}`);
    const { record, history } = z
      .looseObject({ record: z.record(z.string(), z.unknown()), history: z.array(z.unknown()) })
      .parse(body);
    assert.equal(record['person'], '陳師傅');
    assert.deepEqual(record['activity'], { name: '清理樓道', inCharge: '莊文靜' });
    assert.deepEqual(record['team'], { id: TEAM, name: '紅馬甲隊' });
    assert.equal(record['startedAt'], '2026-11-22T01:00:00Z');
    assert.equal(record['endedAt'], '2026-11-22T02:30:00Z');
    assert.equal(record['mayCorrect'], true);
    assert.equal(history.length, 1);
    assert.doesNotMatch(JSON.stringify(body), /陳志明|138001|personId|recorded_by/);
  });

  test('is given what the descriptions promise', async () => {
    const encoded = [
      [mineShape, '/me/hours'],
      [waitingShape, '/hours/waiting'],
      [oneShape, `/hours/${first}`],
      [newShape, '/hours/new'],
    ] as const;
    for (const [shape, address] of encoded) {
      const body = await read(people.chen, address);
      assert.ok(z.safeDecode(shape, body as never).success, address);
    }
  });

  test('is asked to sign in, and finds nothing that is not theirs', async () => {
    const { app } = site;
    for (const address of [
      '/me/hours',
      '/hours/waiting',
      '/hours/new',
      `/hours/${first}`,
    ] as const) {
      assert.equal((await app.visit().api(`GET ${address}`)).status, 401, address);
    }
    for (const by of [people.lin, people.xu, people.he, people.wu]) {
      assert.equal((await (await site.as(by)).api(`GET /hours/${first}`)).status, 404, by);
    }
    const nothing = '019cf000-0000-7000-8000-00000009ffff';
    assert.equal((await (await site.as(people.chen)).api(`GET /hours/${nothing}`)).status, 404);
  });

  test('hears which field is wrong', async () => {
    const browser = await site.as(people.li);
    const wrong = [
      { minutes: 0 },
      { minutes: 1441 },
      { from: '25:00' },
      { on: '2026-13-01' },
      { content: '' },
      { voluntary: 'perhaps' },
      { activity: '' },
      { inCharge: '' },
      { place: '' },
      { matter: 'nothing' },
    ];
    for (const changes of wrong) {
      const seen = await browser.api('POST /hours', { ...morning, on: '2026-11-18', ...changes });
      assert.equal(seen.status, 422, JSON.stringify(changes));
      assert.ok(
        JSON.stringify(seen.body).includes(Object.keys(changes)[0] ?? ''),
        JSON.stringify(seen.body),
      );
    }
  });
});

describe('a list', () => {
  test('of one’s own hours is taken away as a spreadsheet', async () => {
    const rows = await fetchRows(site.app, await site.as(people.chen), '/me/hours?_as=xlsx');
    assert.deepEqual(rows.at(-1)?.slice(0, 4), ['陳師傅', '2026-11-22', '90', '清理樓道']);
  });

  test('of what waits holds what is the reader’s to confirm, and never their own', async () => {
    const waiting = async (by: string) =>
      waitingIds.parse(await read(by, '/hours/waiting')).records.map(({ id }) => id);
    assert.deepEqual(await waiting(people.li), [first], 'of their team');
    assert.deepEqual(await waiting(people.chen), [ofMatter], 'what they asked for');
    assert.deepEqual((await waiting(people.zhuang)).toSorted(), [first, ofMatter].toSorted());
    assert.deepEqual(await waiting(people.lin), []);
  });
});

const waitingIds = z.object({ records: z.array(z.looseObject({ id: z.string() })) });

describe('the form', () => {
  test('offers the places of one’s home, and the bodies there', async () => {
    const shown = z
      .looseObject({
        places: z.array(z.looseObject({ id: z.string() })),
        teams: z.array(z.looseObject({ name: z.string() })),
      })
      .parse(await read(people.li, '/hours/new'));
    assert.deepEqual(
      shown.places.map(({ id }) => id),
      [places.community, places.compound],
    );
    assert.ok(shown.teams.some(({ name }) => name === '紅馬甲隊'));
  });

  test('proposes when it was begun, where it was begun on the day it was done', async () => {
    const known = z.looseObject({ on: z.string(), from: z.string().optional() });
    const shown = known.parse(await read(people.li, `/hours/new?matter=${matter}`));
    assert.deepEqual([shown.on, shown.from], ['2026-11-23', '09:00']);
    await sql`update matters.assignment set started_at = started_at - interval '2 days'`.execute(
      site.app.db,
    );
    const later = known.parse(await read(people.li, `/hours/new?matter=${matter}`));
    assert.deepEqual([later.on, later.from], ['2026-11-23', undefined]);
  });
});

describe('the panels', () => {
  test('show on the page of a matter what it took, to those it concerns alone', async () => {
    const seen = async (by: string) => (await (await site.as(by)).open(`/matters/${matter}`)).text;
    for (const by of [people.li, people.chen, people.zhuang]) {
      assert.match(await seen(by), /用了多少時間[^]*李老師：45 分鐘/, by);
    }
    for (const by of [people.lin, people.he, people.xu]) {
      assert.doesNotMatch(await seen(by), /用了多少時間/, by);
    }
    const visitor = await site.app.visit().open(`/matters/${matter}`);
    assert.doesNotMatch(visitor.text, /用了多少時間/);
  });

  test('say on one’s own page how much counts', async () => {
    const chen = await site.as(people.chen);
    assert.match((await chen.open('/me')).text, /我的志願服務時間[^]*可以記下來/);
    await (await site.as(people.li)).api(`POST /hours/${first}/confirmation`);
    assert.match((await chen.open('/me')).text, /已確認 1 小時 30 分鐘/);
    assert.match((await chen.open('/me/hours')).text, /已確認，一共[^]*1 小時 30 分鐘/);
  });

  test('are said in the reader’s language', async () => {
    const chen = await site.app.signIn(people.chen);
    for (const [language, words] of [
      ['zh-Hans', /我的志愿服务时间[^]*不换钱/],
      ['en', /My volunteer hours[^]*1 h 30 min[^]*turn into no money/],
    ] as const) {
      chen.cookies.set('linli_lang', language);
      assert.match((await chen.open('/me/hours')).text, words);
    }
  });
});

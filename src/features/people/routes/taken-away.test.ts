import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { fetchRows } from '#test/fetch-rows.ts';
import { openSheetsSite } from '#test/sheets-site.ts';
import type { SheetsSite } from '#test/sheets-site.ts';
import { people, places } from '#test/world.ts';

const MORE = 30;

let site: SheetsSite;
before(async () => {
  site = await openSheetsSite();
  await sql`insert into places.place (id, path, kind, level, community_id, name, ordinal)
    select 'more-' || g, '35.02.03.007.010.dx.7.2.' || (300 + g), 'household', 90,
      ${places.community}, (300 + g)::text, g from generate_series(1, ${MORE}) as g`.execute(
    site.app.db,
  );
});
after(() => site.close());

test('the people of a place are taken away household by household, masked as on the page', async () => {
  const [head, ...rows] = await fetchRows(
    site.app,
    site.worker,
    `/people?place=${places.community}&_as=xlsx`,
  );
  assert.deepEqual(head, ['戶', '姓名', '鄰居怎麼稱呼', '手機或電話', '帳號', '和這一戶的關係']);
  const { rows: homes } = await sql<{ readonly count: number }>`
    select count(*)::int as count from places.place
    where level = 90 and community_id = ${places.community}`.execute(site.app.db);
  assert.equal(new Set(rows.map(([household]) => household)).size, homes[0]?.count);
  const all = JSON.stringify(rows);
  assert.doesNotMatch(all, /陳志明|王秀英|李大同|13800138001/);
  const pages = await Promise.all(
    [1, 2].map((page) => site.worker.open(`/people?place=${places.community}&page=${page}`)),
  );
  const shown = pages.map(({ text }) => text).join();
  for (const [, name = '', called = '', telephone = ''] of rows.filter((row) => row[2] !== '')) {
    for (const cell of [name, called, telephone.replaceAll(' ', '\u00a0')]) {
      assert.ok(shown.includes(cell), cell);
    }
  }
});

test('whom a search found is taken away with their homes', async () => {
  const address = `/people?place=${places.community}&q=${encodeURIComponent('陳師傅')}&_as=csv`;
  const [, ...rows] = await fetchRows(site.app, site.worker, address);
  assert.equal(rows.length, 1);
  assert.equal(rows[0]?.[2], '陳師傅');
});

test('whoever is on a list that was taken away can see who took it', async () => {
  await fetchRows(site.app, site.worker, `/people?place=${places.community}&_as=csv`);
  const li = await site.as(people.li);
  const [head, ...rows] = await fetchRows(site.app, li, '/me/readings?_as=csv');
  assert.deepEqual(head, ['時間', '誰', '身分', '看了什麼']);
  assert.deepEqual(
    rows.map(([, who]) => who),
    ['莊文靜'],
  );
});

test('roles are taken away with their days and reasons', async () => {
  const [head, ...rows] = await fetchRows(
    site.app,
    site.worker,
    `/grants?place=${places.community}&_as=csv`,
  );
  assert.equal(head?.length, 7);
  const days = rows.map((row) => row[3]);
  assert.ok(rows.length >= 3 && days.every((day) => /^\d{4}-\d\d-\d\d$/.test(day ?? '')));
});

test('neighbours take away no list of people', async () => {
  const li = await site.as(people.li);
  const { status, text } = await li.open(`/people?place=${places.community}&_as=csv`);
  assert.ok(status === 403 || status === 404, `${status}`);
  assert.doesNotMatch(text, /陳/);
});

test('a page holds as many households as are asked for, and no more than there may be', async () => {
  const homesOf = async (size: string) =>
    site.worker.api(`GET /people?place=${places.community}&size=${size}`);
  const { body } = await homesOf('2');
  assert.equal(Object(body).households?.length, 2);
  assert.equal((await homesOf('5000')).status, 422);
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fetchRows } from '#test/fetch-rows.ts';
import { openMatterSite } from '#test/matter-site.ts';
import type { MatterSite } from '#test/matter-site.ts';
import { dispatcher, people, places, railing } from '#test/matters-world.ts';

const MATTERS = 24;
const here = `?place=${places.community}`;

let site: MatterSite;
before(async () => {
  site = await openMatterSite();
  for (let number = 1; number <= MATTERS; number += 1) {
    site.app.clock.forward({ minutes: 11 });
    await site.raise(people.wang, { ...railing, body: `=第 ${number} 根欄杆鬆了` });
  }
  site.app.clock.forward({ minutes: 11 });
  await site.raise(people.wang, { ...railing, visibility: 'staff', body: '有人把欄杆鋸了。' });
});
after(() => site.close());

async function take(address: string, personId: string | undefined) {
  const browser = personId === undefined ? site.app.visit() : await site.as(personId);
  const [head, ...rows] = await fetchRows(site.app, browser, address);
  return { head, rows, titles: rows.map((row) => row[1] ?? '') };
}

test('a desk is taken away with all of its pages, the most pressing first', async () => {
  const { head, rows, titles } = await take(`/desk${here}&_as=xlsx`, dispatcher);
  assert.deepEqual(head, [
    '編號',
    '事',
    '類別',
    '進度',
    '地點',
    '誰在辦',
    '提出',
    '接下來',
    '期限',
  ]);
  assert.equal(rows.length, MATTERS + 1);
  assert.equal(new Set(rows.map(([number]) => number)).size, MATTERS + 1);
  assert.ok(titles.includes('有人把欄杆鋸了'), titles.join());
  const dues = rows.map((row) => row[8] ?? '');
  assert.match(dues[0] ?? '', /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/);
  assert.deepEqual(dues, dues.toSorted());
});

test('a filter of the desk holds for what is taken away', async () => {
  const { rows } = await take(`/desk${here}&show=mine&_as=csv`, dispatcher);
  assert.deepEqual(rows, []);
});

test('a board is taken away as its reader sees it: nobody gets what is for staff', async () => {
  for (const reader of [undefined, people.li]) {
    const { rows, titles } = await take(`/matters${here}&show=open&_as=csv`, reader);
    assert.equal(rows.length, MATTERS);
    assert.ok(titles.every((title) => title.startsWith('=第')));
  }
});

test('one’s own matters are taken away with the part one has in them', async () => {
  const { head, rows } = await take('/me/matters?_as=csv', people.wang);
  assert.equal(head?.[0], '與我');
  assert.equal(rows.length, MATTERS + 1);
});

test('who may not see a desk is told so, whatever they ask it as', async () => {
  const li = await site.as(people.li);
  const page = await li.open(`/desk${here}`);
  const list = await li.open(`/desk${here}&_as=csv`);
  assert.deepEqual([list.status, list.text === ''], [page.status, false]);
  assert.doesNotMatch(list.text, /欄杆/);
});

test('headings, states and titles are in the language of whoever takes it away', async () => {
  const browser = await site.as(dispatcher);
  const all = new Set<string | undefined>();
  for (const [language, head, title] of [
    ['zh-Hans', '编号', '根栏杆松了'],
    ['en', 'Number', '根欄杆鬆了'],
    ['zh-Hant', '編號', '根欄杆鬆了'],
  ] as const) {
    browser.cookies.set('linli_lang', language);
    const [headings, ...rows] = await fetchRows(site.app, browser, `/desk${here}&_as=csv`);
    assert.equal(headings?.[0], head);
    assert.ok(
      rows.some((row) => row[1]?.endsWith(title)),
      language,
    );
    all.add(rows[0]?.[2]);
  }
  assert.equal(all.size, 3, [...all].join());
});

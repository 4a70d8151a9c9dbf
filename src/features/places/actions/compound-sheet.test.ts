import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { findPlace } from '#/features/places/store/find.ts';
import { fetchRows } from '#test/fetch-rows.ts';
import { openSheetsSite } from '#test/sheets-site.ts';
import type { SheetsSite } from '#test/sheets-site.ts';
import { people, places } from '#test/world.ts';

const HEAD = '小區或里弄,種類,英文名\n';
const PATH = '35.02.03.007.010';

let site: SheetsSite;
before(async () => {
  site = await openSheetsSite();
});
after(() => site.close());

const bring = (lines: string) => site.bring(HEAD + lines, 'compounds');

type Row = { readonly path: string; readonly name_hant: string; readonly name_en: string };

async function compounds(): Promise<readonly (readonly string[])[]> {
  const { rows } = await sql<Row>`
    select path, name_hant, name_en from places.place
    where level = 60 and path like ${`${PATH}.%`} order by path`.execute(site.app.db);
  return rows.map((row) => [row.path.slice(PATH.length + 1), row.name_hant, row.name_en]);
}

async function faultsOf(id: string) {
  return (await site.show(id)).rows.map(({ row, column, code }) => [row, column, code]);
}

describe('a sheet of compounds', () => {
  test('makes those that are not there, each with a code of its own, and takes them out', async () => {
    const was = await compounds();
    const id = await bring('星光里,里弄,Starlight lane\n杏果里,里弄,\n東興小區,小區,\n');
    const ready = await site.show(id);
    assert.deepEqual([ready.created, ready.skipped, ready.wrong], [2, 1, 0]);
    assert.deepEqual(await compounds(), was);
    await site.carryOut(id);
    const made = (await compounds()).filter(([code]) => code?.startsWith('xgl'));
    assert.deepEqual(
      made.map(([code, hant]) => [code, hant]),
      [
        ['xgl', '星光里'],
        ['xgl2', '杏果里'],
      ],
    );
    assert.equal(made[0]?.[2], 'Starlight lane');
    const page = await site.worker.open(`/places?q=${encodeURIComponent('星光里')}`);
    assert.match(page.text, /星光里/);
    await site.undo(id);
    assert.deepEqual(await compounds(), was);
  });

  test('comes before its households, and stays as long as they do', async () => {
    const was = await compounds();
    const first = await bring('星光里,里弄,\n');
    await site.carryOut(first);
    const homes = await site.bring('小區或里弄,樓棟,門牌\n星光里,1,101\n');
    assert.equal((await site.show(homes)).created, 1);
    await site.carryOut(homes);
    await site.undo(first);
    assert.deepEqual(await faultsOf(first), [[2, undefined, 'compound_in_use']]);
    assert.equal((await compounds()).length, was.length + 1);
    await site.undo(homes);
    await sql`delete from places.place where path = ${`${PATH}.xgl`}`.execute(site.app.db);
  });

  test('changes the English name of one that is there, and puts it back', async () => {
    const names = async () => (await findPlace(site.app.db, places.compound))?.names;
    const was = await names();
    const id = await bring('东兴小区,小區,Dongxing Court\n');
    assert.equal((await site.show(id)).updated, 1);
    await site.carryOut(id);
    assert.deepEqual(await names(), { ...was, en: 'Dongxing Court' });
    await site.undo(id);
    assert.deepEqual(await names(), was);
  });

  test('leaves a name that somebody has changed since', async () => {
    const id = await bring('東興小區,小區,Dongxing Court\n');
    await site.carryOut(id);
    await sql`update places.place set name_en = 'Dongxing Gardens'
      where id = ${places.compound}`.execute(site.app.db);
    await site.undo(id);
    assert.deepEqual(await faultsOf(id), [[2, undefined, 'compound_changed_since']]);
  });

  test('tells a kind there is not, another kind, and one that is written twice', async () => {
    const id = await bring('甲,宮殿,\n東興小區,里弄,\n乙,小區,\n乙,小區,\n');
    assert.deepEqual(await faultsOf(id), [
      [2, 'kind', 'compound_kind_unknown'],
      [3, 'kind', 'compound_other_kind'],
      [5, 'name', 'row_twice'],
    ]);
    for (const language of ['zh-Hans', 'en', 'zh-Hant']) {
      site.worker.cookies.set('linli_lang', language);
      const { text } = await site.worker.open(`/sheets/${id}`);
      assert.match(text, /宮殿/);
      assert.doesNotMatch(text, /undefined/);
    }
  });

  test('goes out as it can come back', async () => {
    const address = `/places/${places.community}/sheets/compounds?format=csv`;
    const [head, ...rows] = await fetchRows(site.app, site.worker, address);
    assert.equal(head?.join(), HEAD.trim());
    assert.equal(rows.length, (await compounds()).length);
    const id = await bring(rows.map((row) => `${row.join()}\n`).join(''));
    const ready = await site.show(id);
    assert.deepEqual([ready.created, ready.updated, ready.wrong], [0, 0, 0]);
  });

  test('is for those who build there', async () => {
    for (const person of [people.chen, people.xu, people.li]) {
      const browser = await site.as(person);
      const body = { kind: 'compounds', file: HEAD };
      const { status } = await browser.api(`POST /places/${places.community}/sheets`, body);
      assert.ok(status === 403 || status === 404, `${status}`);
    }
  });
});

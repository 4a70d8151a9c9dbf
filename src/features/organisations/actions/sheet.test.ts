import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { loadOrganisationReference } from '#/features/organisations/index.ts';
import { REFERENCE } from '#test/compound.ts';
import { fetchRows } from '#test/fetch-rows.ts';
import { openSheetsSite } from '#test/sheets-site.ts';
import type { SheetsSite } from '#test/sheets-site.ts';
import { people, places } from '#test/world.ts';

const HEAD = '組織名稱,組織種類,小區或里弄,樓棟,電話\n';

let site: SheetsSite;
before(async () => {
  site = await openSheetsSite();
  await loadOrganisationReference(site.app.db, REFERENCE);
});
after(() => site.close());

const bring = (lines: string, placeId: string = places.community) =>
  site.bring(HEAD + lines, 'organisations', placeId);

async function organisations(): Promise<readonly (readonly [string, string, string | null])[]> {
  const { rows } = await sql<{
    readonly name: string;
    readonly place_id: string;
    readonly telephone: string | null;
  }>`select name, place_id, telephone from organisations.organisation order by name`.execute(
    site.app.db,
  );
  return rows.map(({ name, place_id, telephone }) => [name, place_id, telephone]);
}

async function countsOf(id: string) {
  const { created, updated, skipped, wrong } = await site.show(id);
  return [created, updated, skipped, wrong];
}

describe('a sheet of organisations', () => {
  test('founds what is not there where it says, and takes it back', async () => {
    const id = await bring(
      '東興業委會,業委會,東興小區,,0592-000 0001\n三號樓小組,自管小組,東興小區,3,\n茶社,社團,,,\n',
    );
    const shown = await site.show(id);
    assert.deepEqual(shown.rows, []);
    assert.deepEqual(await organisations(), []);
    await site.carryOut(id);
    assert.deepEqual(await organisations(), [
      ['三號樓小組', places.building, null],
      ['東興業委會', places.compound, '0592-000 0001'],
      ['茶社', places.community, null],
    ]);
    const page = await site.worker.open(`/organisations?place=${places.compound}`);
    assert.match(page.text, /東興業委會/);
    await site.undo(id);
    assert.deepEqual(await organisations(), []);
    assert.equal((await site.show(id)).kept, 0);
  });

  test('changes telephones only, and puts them back', async () => {
    const first = await bring('東興業委會,業委會,東興小區,,0592-000 0001\n');
    await site.carryOut(first);
    const rows =
      '東兴业委会,業委會,東興小區,,0592-000 0002\n東興業委會,業委會,,,\n東興業委會,黨支部,東興小區,,1234\n';
    const id = await bring(rows);
    assert.deepEqual(await countsOf(id), [1, 1, 0, 1]);
    const [wrong] = (await site.show(id)).rows;
    assert.deepEqual([wrong?.row, wrong?.column], [4, 'name']);
    await site.carryOut(id);
    assert.deepEqual(await organisations(), [
      ['東興業委會', places.community, null],
      ['東興業委會', places.compound, '0592-000 0002'],
    ]);
    await site.undo(id);
    assert.deepEqual(await organisations(), [['東興業委會', places.compound, '0592-000 0001']]);
    await site.undo(first);
    assert.deepEqual(await organisations(), []);
  });

  test('does not make another kind of what is there, nor empty what it leaves out', async () => {
    const first = await bring('東興業委會,業委會,東興小區,,0592-000 0001\n');
    await site.carryOut(first);
    const id = await bring('東興業委會,黨支部,東興小區,,1234\n');
    assert.deepEqual(
      (await site.show(id)).rows.map(({ column, code }) => [column, code]),
      [['kind', 'organisation_other_kind']],
    );
    assert.deepEqual(await countsOf(await bring('東興業委會,業委會,東興小區,,\n')), [0, 0, 1, 0]);
    await site.undo(first);
  });

  test('tells what is wrong at the column that says it', async () => {
    const id = await bring(
      [
        '甲,龍舟隊,,,',
        '乙,業委會,西興,,',
        '丙,業委會,東興小區,99,',
        '丁,業委會,,3,',
        '戊,業委會,,,--',
      ]
        .map((line) => `${line}\n`)
        .join(''),
    );
    assert.deepEqual(
      (await site.show(id)).rows.map(({ column, code }) => [column, code]),
      [
        ['kind', 'organisation_kind_unknown'],
        ['compound', 'compound_unknown'],
        ['building', 'building_unknown'],
        ['compound', 'compound_needed'],
        ['telephone', 'telephone_unreadable'],
      ],
    );
    for (const language of ['zh-Hant', 'zh-Hans', 'en']) {
      const page = await site.worker.open(`/sheets/${id}?lang=${language}`);
      assert.doesNotMatch(page.text, /undefined/);
    }
  });

  test('leaves, when it is undone, what somebody has a post in', async () => {
    const id = await bring('東興業委會,業委會,東興小區,,\n茶社,社團,東興小區,,\n');
    await site.carryOut(id);
    const { rows } = await sql<{ readonly id: string }>`
      select id from organisations.organisation where name = '東興業委會'`.execute(site.app.db);
    const body = { kind: 'director', placeId: places.compound };
    const made = await site.worker.api(`POST /organisations/${rows[0]?.id}/posts`, body);
    assert.equal(made.status, 200, JSON.stringify(made.body));
    await site.undo(id);
    const shown = await site.show(id);
    assert.deepEqual(
      [shown.kept, shown.rows.map(({ row, code }) => [row, code])],
      [1, [[2, 'organisation_in_use']]],
    );
    assert.deepEqual(
      (await organisations()).map(([name]) => name),
      ['東興業委會'],
    );
  });

  test('goes out as it can come back, of a compound only what is in it', async () => {
    const id = await bring('茶社,社團,,,110\n三號樓小組,自管小組,東興小區,3,\n');
    await site.carryOut(id);
    const address = `/places/${places.community}/sheets/organisations?format=csv`;
    const [head, ...rows] = await fetchRows(site.app, site.worker, address);
    assert.equal(head?.join(), HEAD.trim());
    assert.equal(rows.length, (await organisations()).length);
    assert.ok(rows.some((row) => row.join() === '三號樓小組,自管小組,東興小區,3,'));
    const again = await bring(rows.map((row) => `${row.join()}\n`).join(''));
    assert.deepEqual(await countsOf(again), [0, 0, rows.length, 0]);
    const own = `/places/${places.compound}/sheets/organisations`;
    const inside = await fetchRows(site.app, site.worker, own);
    assert.ok(inside.length > 1 && inside.every((row) => row[0] !== '茶社'));
  });

  test('is for those who keep the organisations of the place', async () => {
    for (const person of [people.chen, people.xu, people.he]) {
      const browser = await site.as(person);
      const body = { kind: 'organisations', file: HEAD };
      const { status } = await browser.api(`POST /places/${places.community}/sheets`, body);
      assert.ok(status === 403 || status === 404, `${status}`);
    }
  });

  test('is told to others as one thing that happened', async () => {
    const { rows } = await sql<{ readonly verb: string; readonly place_id: string }>`
      select distinct verb, place_id from platform.journal where feature = 'organisations'
        and verb = 'import'`.execute(site.app.db);
    assert.deepEqual(rows, [{ verb: 'import', place_id: places.community }]);
  });
});

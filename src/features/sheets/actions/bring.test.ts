import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { loadSubject } from '#/features/people/index.ts';
import { householdSheet } from '#/features/places/index.ts';
import { MAX_FILE_BYTES, MAX_FILE_NAME } from '#/features/sheets/model.ts';
import { findImport } from '#/features/sheets/store/imports.ts';
import { contextOn } from '#test/app.ts';
import { openSheetsSite } from '#test/sheets-site.ts';
import type { SheetsSite } from '#test/sheets-site.ts';
import { people, places } from '#test/world.ts';
import { bringSheet, carryOutSheet, findSheetPlace, undoSheet } from './bring.ts';
import { sheetsLeaver } from './leave.ts';

const TEXT = '小區或里弄,樓棟,單元,門牌\n東興小區,80,1,101\n';
const kinds = [householdSheet];

let site: SheetsSite;
before(async () => {
  site = await openSheetsSite();
});
after(() => site.close());

/** The context of somebody who is signed in. */
async function as(personId: string | undefined) {
  const { db } = site.app;
  if (personId === undefined) return contextOn(db);
  const { newId, now } = contextOn(db);
  const strongUntil = now.add({ hours: 1 });
  const session = { id: newId(), personId, actingForId: undefined, strongUntil };
  return contextOn(db, { subject: await loadSubject(db, session, now) });
}

const fileOf = (name: string, bytes: Uint8Array = Buffer.from(TEXT, 'utf8')) => ({ name, bytes });

async function bringAs(
  personId: string | undefined,
  changes: Partial<Parameters<typeof bringSheet>[2]> = {},
) {
  const brought = { placeId: places.community, kind: 'households', file: fileOf('a.csv') };
  return bringSheet(await as(personId), kinds, { ...brought, ...changes });
}

describe('who brings what to where', () => {
  test('is refused with a code for each reason', async () => {
    const cases = [
      [people.zhuang, { placeId: 'nowhere' }, 'not_found'],
      [people.zhuang, { placeId: places.district }, 'not_found'],
      [people.zhuang, { placeId: places.building }, 'not_found'],
      [people.zhuang, { placeId: places.nextCommunity }, 'not_allowed'],
      [people.chen, {}, 'not_allowed'],
      [people.li, {}, 'not_allowed'],
      [undefined, {}, 'not_allowed'],
      [people.zhuang, { kind: 'dragons' }, 'unknown_sheet'],
      [people.zhuang, { file: fileOf('a.csv', new Uint8Array()) }, 'file_missing'],
      [
        people.zhuang,
        { file: fileOf('a.csv', new Uint8Array(MAX_FILE_BYTES + 1)) },
        'file_too_large',
      ],
    ] as const;
    for (const [person, changes, code] of cases) {
      const brought = await bringAs(person, changes);
      assert.partialDeepStrictEqual(brought, { ok: false, refusal: code });
    }
    const { rows } = await sql`select 1 from sheets.import`.execute(site.app.db);
    assert.equal(rows.length, 0);
  });

  test('tells how large a file may be, and takes one of just that size', async () => {
    const large = await bringAs(people.zhuang, {
      file: fileOf('a.csv', new Uint8Array(MAX_FILE_BYTES + 1)),
    });
    assert.ok(!large.ok);
    assert.deepEqual(large.detail, { most: '20' });
  });

  test('a steward and a worker may, to the community and to a compound of it', async () => {
    for (const person of [people.zhuang, people.wu]) {
      for (const placeId of [places.community, places.compound]) {
        assert.ok((await bringAs(person, { placeId })).ok);
      }
    }
    await site.app.runJobs();
  });
});

describe('the name of a file', () => {
  const nameOf = async (name: string) => {
    const brought = await bringAs(people.zhuang, { file: fileOf(name) });
    assert.ok(brought.ok);
    return (await findImport(site.app.db, brought.value.id))?.fileName;
  };

  test('is kept as it is, without what leads elsewhere or turns it round', async () => {
    assert.equal(await nameOf('三月 住戶.xlsx'), '三月 住戶.xlsx');
    assert.equal(await nameOf('..\\..//a\u0000b\u202Exslx.exe'), '.. ..  a b xslx.exe');
    assert.equal(await nameOf('  \u2066 '), '-');
    assert.equal(await nameOf(''), '-');
  });

  test('that is too long keeps its end, and no half of a sign', async () => {
    const name = await nameOf(`${'🏮'.repeat(MAX_FILE_NAME)}.xlsx`);
    assert.ok(name?.endsWith('🏮.xlsx') && name.isWellFormed());
    assert.equal([...(name ?? '')].length, MAX_FILE_NAME);
  });
});

describe('a sheet of somebody else', () => {
  test('is not there for who may not read it, whatever they ask', async () => {
    const brought = await bringAs(people.zhuang);
    assert.ok(brought.ok);
    const { id } = brought.value;
    await site.app.runJobs();
    for (const person of [people.xu, people.chen, undefined]) {
      const context = await as(person);
      const carried = await carryOutSheet(context, kinds, { id, isAllOrNothing: false });
      assert.partialDeepStrictEqual(carried, { ok: false, refusal: 'not_found' });
      assert.partialDeepStrictEqual(await undoSheet(context, kinds, id), {
        ok: false,
        refusal: 'not_found',
      });
    }
    assert.equal((await site.show(id)).state, 'ready');
    const nothing = await carryOutSheet(await as(people.zhuang), kinds, {
      id: '019cf000-0000-7000-8000-0000000fffff',
      isAllOrNothing: false,
    });
    assert.partialDeepStrictEqual(nothing, { ok: false, refusal: 'not_found' });
  });
});

test('a place that takes sheets is found with its path and community', async () => {
  const context = await as(people.zhuang);
  const found = await findSheetPlace(context, places.compound);
  assert.ok(found.ok);
  assert.deepEqual(found.value, {
    id: places.compound,
    path: '35.02.03.007.010.dx',
    communityId: places.community,
  });
});

test('when somebody leaves, the row they came in by says nothing any more', async () => {
  const id = await site.bring(TEXT);
  await site.carryOut(id);
  const { rows } = await sql<{ readonly target_id: string }>`
    select target_id from sheets.row where import_id = ${id}`.execute(site.app.db);
  const personId = rows[0]?.target_id ?? '';
  const context = contextOn(site.app.db);
  assert.equal(await sheetsLeaver.findObstacle(context, personId), undefined);
  await sheetsLeaver.forget(context, { personId, takesWords: true, pattern: '陳' });
  const { rows: left } = await sql`
    select cells, target_id from sheets.row where import_id = ${id}`.execute(site.app.db);
  assert.deepEqual(left, [{ cells: {}, target_id: null }]);
  await site.undo(id);
  assert.equal((await site.show(id)).state, 'undone');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { SheetRow } from '#/platform/sheet/kind.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { household, makeWorld, NEXT_HOUSEHOLD, places } from '#test/world.ts';
import { eachNamedHousehold, findNamedHouseholds } from './named-households.ts';
import { findNamedPlaces } from './named-places.ts';

const PATH = '35.02.03.007.010';
const here = { id: places.community, path: PATH, communityId: places.community };

function rowsOf(...said: readonly SheetRow['cells'][]): readonly SheetRow[] {
  return said.map((cells, index) => ({ number: index + 2, cells }));
}

const flat = { compound: '東興小區', building: '3', unit: '1', door: '101' };

test('households are found by their doors, their path, their code and a path they had before', () =>
  rolledBack(async (tx) => {
    await makeWorld(tx);
    await sql`insert into places.alias (path, place_id, moved_at)
      values (${`${PATH}.old`}, ${places.compound}, now())`.execute(tx);
    const path = `${PATH}.dx.3.1.101`;
    const codes = [path, household(3, 1, 101), `${PATH}.old.3.1.101`];
    const rows = rowsOf(flat, ...codes.map((code) => ({ household: code })));
    const found = await findNamedHouseholds(contextOn(tx), here, rows);
    assert.deepEqual(
      [...found.values()],
      rows.map(() => ({ id: household(3, 1, 101) })),
    );
  }));

test('what is no household, or one of elsewhere, is none that is known here', () =>
  rolledBack(async (tx) => {
    await makeWorld(tx);
    const codes = [places.building, NEXT_HOUSEHOLD, 'nothing', `${PATH}.dx.3.9`, "'; drop"];
    const rows = rowsOf({ ...flat, door: '909' }, ...codes.map((code) => ({ household: code })));
    const found = await findNamedHouseholds(contextOn(tx), here, rows);
    const faults = [...found.values()].map((one) => ('fault' in one ? one.fault : undefined));
    assert.ok(faults.every((fault) => fault?.code === 'household_unknown'));
    assert.deepEqual(
      faults.map((fault) => fault?.column),
      ['door', ...codes.map(() => 'household')],
    );
  }));

test('each household of a place is written in the columns in which it is found', () =>
  rolledBack(async (tx) => {
    await makeWorld(tx);
    const lines = await Array.fromAsync(eachNamedHousehold(contextOn(tx), here));
    assert.ok(lines.length >= 8);
    const rows = rowsOf(...lines.map(({ cells }) => cells));
    const found = await findNamedHouseholds(contextOn(tx), here, rows);
    assert.deepEqual(
      [...found.values()],
      lines.map(({ id }) => ({ id })),
    );
  }));

test('a place is found by its code or path before its names, where a row says one', () =>
  rolledBack(async (tx) => {
    await makeWorld(tx);
    const named = { compound: '東興小區', building: '7' };
    const codes = ['', `${PATH}.dx.3`, places.compound, household(3, 1, 101)];
    const rows = rowsOf(...codes.map((place) => ({ ...named, place })));
    const found = await findNamedPlaces(contextOn(tx), here, rows);
    assert.deepEqual(
      [...found.values()],
      [
        { id: places.otherBuilding },
        { id: places.building },
        { id: places.compound },
        { id: household(3, 1, 101) },
      ],
    );
  }));

test('a place of elsewhere, or of nowhere, is told at the column that said it', () =>
  rolledBack(async (tx) => {
    await makeWorld(tx);
    const rows = rowsOf({ place: places.nextCommunity }, { place: '35.02' }, { place: '?' });
    const found = await findNamedPlaces(contextOn(tx), here, rows);
    for (const [index, said] of [places.nextCommunity, '35.02', '?'].entries()) {
      assert.deepEqual(found.get(index + 2), {
        fault: { column: 'place', code: 'place_unknown', detail: { said } },
      });
    }
  }));

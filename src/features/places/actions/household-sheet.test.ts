import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Context } from '#/platform/action/context.ts';
import type { CarriedRow, SheetRow } from '#/platform/sheet/kind.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { household, makeWorld, places } from '#test/world.ts';
import { householdSheet } from './household-sheet.ts';

const PATH = '35.02.03.007.010';
const place = { id: places.community, path: PATH, communityId: places.community };
const DX = '東興小區';

type Said = readonly [building: string, unit: string, door: string, floor?: string];

function rowsOf(...said: readonly Said[]): readonly SheetRow[] {
  return said.map(([building, unit, door, floor = ''], index) => ({
    number: index + 2,
    cells: { compound: DX, building, unit, door, floor, position: '' },
  }));
}

function inWorld(work: (context: Context) => Promise<void>) {
  return () =>
    rolledBack(async (tx) => {
      await makeWorld(tx);
      await work(contextOn(tx));
    });
}

async function outcomes(context: Context, rows: readonly SheetRow[]) {
  const { verdicts } = await householdSheet.judge(context, place, rows);
  return rows.map(({ number }) => {
    const verdict = verdicts.get(number);
    return verdict?.outcome === 'error' ? verdict.fault.code : verdict?.outcome;
  });
}

async function carry(context: Context, ...said: readonly Said[]): Promise<readonly CarriedRow[]> {
  const judged = await householdSheet.judge(context, place, rowsOf(...said));
  return judged.save();
}

async function pathsBelow({ db }: Context, path: string): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly path: string }>`
    select path from places.place where path like ${`${path}%`} order by path`.execute(db);
  return rows.map((row) => row.path.slice(PATH.length + 1));
}

async function windowOf({ db }: Context, id: string) {
  const { rows } = await sql<{ readonly floor: unknown; readonly position: unknown }>`
    select attributes -> 'floor' as floor, attributes -> 'position' as position
    from places.place where id = ${id}`.execute(db);
  return [rows[0]?.floor, rows[0]?.position];
}

describe('what would become of a row', () => {
  test(
    'is told without changing anything',
    inWorld(async (context) => {
      const rows = rowsOf(
        ['9', '1', '101'],
        ['3', '1', '101'],
        ['3', '1', '102', '7'],
        ['?', '', '1'],
      );
      const before = await pathsBelow(context, PATH);
      assert.deepEqual(await outcomes(context, rows), [
        'create',
        'skip',
        'update',
        'label_unreadable',
      ]);
      assert.deepEqual(await pathsBelow(context, PATH), before);
    }),
  );

  test(
    'where a place of another kind stands is told at the column that would make it',
    inWorld(async (context) => {
      const { verdicts } = await householdSheet.judge(context, place, rowsOf(['3', '', '1']));
      const verdict = verdicts.get(2);
      assert.ok(verdict?.outcome === 'error');
      assert.deepEqual([verdict.fault.column, verdict.fault.code], ['door', 'place_other_kind']);
    }),
  );

  test(
    'does not reach into a community beside it',
    inWorld(async (context) => {
      const beside = {
        id: places.nextCommunity,
        path: '35.02.03.007.011',
        communityId: places.nextCommunity,
      };
      const judged = await householdSheet.judge(context, beside, rowsOf(['3', '1', '101']));
      const verdict = judged.verdicts.get(2);
      assert.ok(verdict?.outcome === 'error' && verdict.fault.code === 'compound_unknown');
      assert.deepEqual(await judged.save(), []);
    }),
  );

  test(
    'brought to a compound itself is the same as to its community',
    inWorld(async (context) => {
      const own = { ...place, id: places.compound, path: `${PATH}.dx` };
      const judged = await householdSheet.judge(context, own, rowsOf(['3', '1', '101']));
      assert.equal(judged.verdicts.get(2)?.outcome, 'skip');
    }),
  );
});

describe('carrying out', () => {
  test(
    'makes each building and stairwell once, however many households are in them',
    inWorld(async (context) => {
      const carried = await carry(
        context,
        ['9', '1', '101'],
        ['9棟', '1', '102'],
        ['9', '2', '101'],
      );
      assert.equal(carried.length, 3);
      assert.deepEqual(await pathsBelow(context, `${PATH}.dx.9`), [
        'dx.9',
        'dx.9.1',
        'dx.9.1.101',
        'dx.9.1.102',
        'dx.9.2',
        'dx.9.2.101',
      ]);
      const [first, second, third] = carried.map(({ before }) =>
        Reflect.get(Object(before), 'made'),
      );
      assert.deepEqual([first?.length, second?.length, third?.length], [2, 0, 1]);
    }),
  );

  test(
    'of a row that says what is there already does nothing',
    inWorld(async (context) => {
      assert.deepEqual(await carry(context, ['3', '1', '101'], ['7', '2', '202']), []);
    }),
  );

  test(
    'of one household that stands in two rows makes one',
    inWorld(async (context) => {
      assert.equal((await carry(context, ['9', '1', '101'], ['9', '1', '101'])).length, 1);
    }),
  );

  test(
    'moves a household behind the window that is said, and nothing else of it',
    inWorld(async (context) => {
      const id = household(3, 1, 102);
      await sql`update places.place set attributes = '{"note": "x"}' where id = ${id}`.execute(
        context.db,
      );
      const [carried] = await carry(context, ['3', '1', '102', '7']);
      assert.equal(carried?.targetId, id);
      assert.deepEqual(await windowOf(context, id), [7, 2]);
      const { rows } = await sql<{ readonly note: string }>`
        select attributes ->> 'note' as note from places.place where id = ${id}`.execute(
        context.db,
      );
      assert.equal(rows[0]?.note, 'x');
    }),
  );
});

describe('undoing', () => {
  test(
    'takes out households, then what is empty above them',
    inWorld(async (context) => {
      const before = await pathsBelow(context, PATH);
      const carried = await carry(context, ['9', '1', '101'], ['9', '', '5'], ['3', '1', '301']);
      const { kept, left } = await householdSheet.undo(context, place, carried.toReversed());
      assert.deepEqual([kept.size, left.size], [0, 0]);
      assert.deepEqual(await pathsBelow(context, PATH), before);
    }),
  );

  test(
    'leaves a household that somebody is registered in, with what is above it',
    inWorld(async (context) => {
      const carried = await carry(context, ['9', '1', '101'], ['9', '1', '102']);
      await sql`update people.residence set household_id = ${carried[0]?.targetId ?? ''}
        where household_id = ${household(3, 1, 101)}`.execute(context.db);
      const { kept, left } = await householdSheet.undo(context, place, carried.toReversed());
      assert.deepEqual([[...kept], left.size], [[[2, 'household_in_use']], 0]);
      assert.deepEqual(await pathsBelow(context, `${PATH}.dx.9`), ['dx.9', 'dx.9.1', 'dx.9.1.101']);
    }),
  );

  test(
    'leaves a building as long as somebody has a household there that came since',
    inWorld(async (context) => {
      const carried = await carry(context, ['9', '1', '101']);
      const later = await carry(context, ['9', '2', '102']);
      const { kept, left } = await householdSheet.undo(context, place, carried);
      assert.equal(kept.size, 0);
      assert.deepEqual(await pathsBelow(context, `${PATH}.dx.9`), ['dx.9', 'dx.9.2', 'dx.9.2.102']);
      const rest = carried.map((row) => ({ ...row, before: left.get(row.number) ?? null }));
      const again = await householdSheet.undo(context, place, rest);
      assert.deepEqual([again.kept.size, again.left], [0, left]);
      await householdSheet.undo(context, place, later);
      assert.deepEqual(await pathsBelow(context, `${PATH}.dx.9`), ['dx.9']);
      assert.equal((await householdSheet.undo(context, place, rest)).left.size, 0);
      assert.deepEqual(await pathsBelow(context, `${PATH}.dx.9`), []);
    }),
  );

  test(
    'passes over a household that somebody else has taken out',
    inWorld(async (context) => {
      const carried = await carry(context, ['9', '', '101']);
      await sql`delete from places.place where path = ${`${PATH}.dx.9.101`}`.execute(context.db);
      assert.equal((await householdSheet.undo(context, place, carried)).kept.size, 0);
      assert.deepEqual(await pathsBelow(context, `${PATH}.dx.9`), []);
    }),
  );

  test(
    'moves a household back behind its window, unless it was moved again',
    inWorld(async (context) => {
      const id = household(3, 1, 102);
      const carried = await carry(context, ['3', '1', '102', '7']);
      assert.equal((await householdSheet.undo(context, place, carried)).kept.size, 0);
      assert.deepEqual(await windowOf(context, id), [null, null]);
      const again = await carry(context, ['3', '1', '102', '7']);
      await carry(context, ['3', '1', '102', '8']);
      const { kept } = await householdSheet.undo(context, place, again);
      assert.deepEqual([...kept], [[2, 'household_changed_since']]);
      assert.deepEqual(await windowOf(context, id), [8, 2]);
    }),
  );
});

describe('what is there', () => {
  test(
    'goes out as it can come back: every row of it is skipped',
    inWorld(async (context) => {
      await carry(context, ['A3', '', '12-a'], ['9', '1', '501', '5']);
      const keys = householdSheet.columns.map(({ key }) => key);
      const listed: SheetRow[] = [];
      for await (const line of householdSheet.list(context, place)) {
        const cells = Object.fromEntries(keys.map((key, index) => [key, line[index] ?? '']));
        listed.push({ number: listed.length + 2, cells });
      }
      assert.equal(listed.length, 18);
      assert.deepEqual(new Set(await outcomes(context, listed)), new Set(['skip']));
    }),
  );
});

test(
  'those who reckon with places hear of it',
  inWorld(async (context) => {
    await householdSheet.finish(context, place);
    const { rows } = await sql<{ readonly verb: string; readonly community_id: string }>`
      select verb, community_id from platform.journal where feature = 'places'`.execute(context.db);
    assert.deepEqual(rows, [{ verb: 'import', community_id: places.community }]);
  }),
);

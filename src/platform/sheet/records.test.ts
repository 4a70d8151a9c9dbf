import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { z } from 'zod';
import type { CarriedRow, SheetRow } from './kind.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { sheetOfRecords } from './records.ts';
import type { RecordStore, SheetRecord, Understood } from './records.ts';

type Tool = { readonly name: string; readonly shelf: string };

const own = { column: 'name', code: 'own', detail: {} };
const place = { id: 'c', path: '35', communityId: 'c' };

/** A shelf of tools in memory: each is known by its name, and those that are lent stay. */
function shelf(
  first: Readonly<Record<string, Tool>>,
  lent: ReadonlySet<string> = new Set(),
  isSame?: RecordStore<Tool>['isSame'],
) {
  const kept = new Map(Object.entries(first));
  const asked: string[] = [];
  const put = (records: readonly SheetRecord<Tool>[]) => {
    for (const { id, fields } of records) kept.set(id, fields);
  };
  const store: RecordStore<Tool> = {
    fields: z.object({ name: z.string(), shelf: z.string() }),
    understand: async (_, __, rows) => new Map(rows.map((row) => [row.number, held(row)])),
    make: async (_, __, records) => {
      asked.push('make');
      put(records);
    },
    change: async (_, records) => {
      asked.push('change');
      put(records);
    },
    takeOut: async (_, ids) => {
      for (const id of ids) if (!lent.has(id)) kept.delete(id);
    },
    current: async (_, ids) =>
      new Map(ids.flatMap((id) => [...kept].filter(([one]) => one === id))),
    ...(isSame === undefined ? {} : { isSame }),
    kept: { inUse: 'lent', changedSince: 'moved' },
    keyColumn: 'name',
  };
  const held = ({ cells }: SheetRow): Understood<Tool> => {
    const { name = '', shelf: on = '' } = cells;
    if (on === '?') return { fault: { column: 'shelf', code: 'unknown', detail: { said: on } } };
    const there = [...kept].find(([, tool]) => tool.name === name);
    return {
      key: name,
      fields: { name, shelf: on },
      there: there && { id: there[0], fields: there[1] },
      keeps: name.startsWith('我的') ? own : undefined,
    };
  };
  return { kept, asked, ...sheetOfRecords(store) };
}

function rowsOf(...said: readonly (readonly [name: string, shelf: string])[]): SheetRow[] {
  return said.map(([name, on], index) => ({ number: index + 2, cells: { name, shelf: on } }));
}

type Shelf = ReturnType<typeof shelf>;

/** No row of a database is touched; the context gives numbers. */
async function carry(one: Shelf, rows: readonly SheetRow[]): Promise<readonly CarriedRow[]> {
  return rolledBack(async (tx) => (await one.judge(contextOn(tx), place, rows)).save());
}

async function undo(one: Shelf, carried: readonly CarriedRow[]) {
  return rolledBack((tx) => one.undo(contextOn(tx), place, carried));
}

describe('a sheet of records', () => {
  const ladder = { ladder: { name: '梯子', shelf: '1' } };

  test('makes what is not there, changes what differs, and leaves what is the same', async () => {
    const one = shelf({ ...ladder, drill: { name: '電鑽', shelf: '2' } });
    const rows = rowsOf(['梯子', '1'], ['電鑽', '3'], ['鋸子', '4'], ['錘子', '?']);
    const outcomes = await rolledBack(async (tx) => {
      const { verdicts } = await one.judge(contextOn(tx), place, rows);
      return [...verdicts.values()].map(({ outcome }) => outcome);
    });
    assert.deepEqual(outcomes, ['skip', 'update', 'create', 'error']);
    assert.equal(one.kept.size, 2);
    const carried = await carry(one, rows);
    assert.deepEqual(
      carried.map(({ number }) => number),
      [3, 4],
    );
    const names = [...one.kept.values()].map(({ name, shelf: on }) => name + on);
    assert.deepEqual(names, ['梯子1', '電鑽3', '鋸子4']);
  });

  test('leaves what keeps itself, and says why where the row says something else', async () => {
    const one = shelf({ mine: { name: '我的鋸子', shelf: '1' } });
    const rows = rowsOf(['我的鋸子', '9'], ['我的電鑽', '2']);
    const verdictsOf = (some: readonly SheetRow[]) =>
      rolledBack(async (tx) => [
        ...(await one.judge(contextOn(tx), place, some)).verdicts.values(),
      ]);
    const [kept, made] = await verdictsOf(rows);
    assert.deepEqual(kept, { outcome: 'skip', fault: own });
    assert.deepEqual(made, { outcome: 'create' });
    assert.deepEqual(await verdictsOf(rowsOf(['我的鋸子', '1'])), [{ outcome: 'skip' }]);
    const carried = await carry(one, rows);
    assert.deepEqual(
      carried.map(({ number }) => number),
      [3],
    );
    assert.equal(one.kept.get('mine')?.shelf, '1');
  });

  test('compares as the store says, where that is not all of a record', async () => {
    const bySize = (some: Tool, other: Tool) => some.shelf.length === other.shelf.length;
    const one = shelf(ladder, new Set(), bySize);
    assert.deepEqual(await carry(one, rowsOf(['梯子', '9'])), []);
    const carried = await carry(one, rowsOf(['梯子', '10']));
    one.kept.set('ladder', { name: '梯子', shelf: '11' });
    assert.equal((await undo(one, carried)).kept.size, 0);
    assert.equal(one.kept.get('ladder')?.shelf, '1');
  });

  test('asks the store for nothing where nothing is to be done', async () => {
    const one = shelf(ladder);
    assert.deepEqual(await carry(one, rowsOf(['梯子', '1'])), []);
    assert.deepEqual(one.asked, []);
  });

  test('tells the second of two rows about one record, and does the first', async () => {
    const one = shelf({});
    const rows = rowsOf(['鋸子', '1'], ['鋸子', '2']);
    const verdicts = await rolledBack(
      async (tx) => (await one.judge(contextOn(tx), place, rows)).verdicts,
    );
    assert.deepEqual(verdicts.get(3), {
      outcome: 'error',
      fault: { column: 'name', code: 'row_twice', detail: { row: '2' } },
    });
    await carry(one, rows);
    assert.deepEqual([...one.kept.values()], [{ name: '鋸子', shelf: '1' }]);
  });

  test('is undone: what it made goes, what it changed is as it was', async () => {
    const one = shelf(ladder);
    const carried = await carry(one, rowsOf(['梯子', '9'], ['鋸子', '4']));
    const { kept, left } = await undo(one, carried);
    assert.deepEqual([kept.size, left.size], [0, 0]);
    assert.deepEqual([...one.kept], [['ladder', { name: '梯子', shelf: '1' }]]);
  });

  test('leaves, when it is undone, what was changed since, and tells it', async () => {
    const one = shelf(ladder);
    const carried = await carry(one, rowsOf(['梯子', '9']));
    one.kept.set('ladder', { name: '梯子', shelf: '10' });
    assert.deepEqual([...(await undo(one, carried)).kept], [[2, 'moved']]);
    assert.equal(one.kept.get('ladder')?.shelf, '10');
  });

  test('leaves what it made where that was changed since; what an earlier release made goes', async () => {
    const one = shelf({});
    const carried = await carry(one, rowsOf(['鋸子', '4'], ['錘子', '5']));
    const [saw = '', hammer = ''] = carried.map(({ targetId }) => targetId);
    one.kept.set(saw, { name: '鋸子', shelf: '6' });
    assert.deepEqual([...(await undo(one, carried)).kept], [[2, 'moved']]);
    assert.deepEqual([one.kept.has(saw), one.kept.has(hammer)], [true, false]);
    const earlier = [{ number: 2, targetId: saw, before: { made: true } }];
    assert.equal((await undo(one, earlier)).kept.size, 0);
    assert.equal(one.kept.size, 0);
  });

  test('leaves what somebody makes use of, and what has gone by itself is no matter', async () => {
    const lent = new Set<string>();
    const one = shelf({}, lent);
    const carried = await carry(one, rowsOf(['鋸子', '4'], ['錘子', '5']));
    lent.add(carried[0]?.targetId ?? '');
    one.kept.delete(carried[1]?.targetId ?? '');
    assert.deepEqual([...(await undo(one, carried)).kept], [[2, 'lent']]);
    assert.equal(one.kept.size, 1);
  });

  test('whose notes of what was before are none of its own cannot be undone', async () => {
    const broken = [{ number: 2, targetId: 'ladder', before: { made: [] } }];
    await assert.rejects(undo(shelf(ladder), broken), /Invalid/);
  });
});

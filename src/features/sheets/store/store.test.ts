import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Json } from '#/platform/db/json.ts';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack } from '#test/database.ts';
import {
  contentOf,
  findImport,
  findSame,
  forgetImports,
  forgetRowsOf,
  insertImport,
  listImports,
  listLeft,
  lockImport,
  saveImport,
} from './imports.ts';
import type { NewImport } from './imports.ts';
import {
  countRows,
  insertRows,
  listRows,
  listRowsBack,
  saveCarried,
  saveUndone,
  saveVerdicts,
} from './rows.ts';
import { orTakeBack } from './transaction.ts';

const COMMUNITY = '350203007010';
const PERSON = '019cf000-0000-7000-8000-000000000004';
const at = (time: string) => Temporal.Instant.from(time);
const idOf = (number: number) => `019cf000-0000-7000-8000-00000000500${number}`;

function sheet(number: number, changes: Partial<NewImport> = {}): NewImport {
  return {
    id: idOf(number),
    communityId: COMMUNITY,
    kind: 'households',
    placeId: COMMUNITY,
    fileName: '住戶.xlsx',
    broughtBy: PERSON,
    broughtAt: at('2026-11-22T00:00:00Z'),
    sha256: Buffer.alloc(32, 1),
    content: Buffer.from('小區,門牌'),
    ...changes,
  };
}

const fault = { column: 'door', code: 'cell_empty', detail: { limit: '3' } };

/** Brings a sheet of so many rows of which the second is wrong. */
async function bringRows(tx: Db, rows: number) {
  const owner = sheet(1);
  await insertImport(tx, owner);
  await insertRows(
    tx,
    owner,
    Array.from({ length: rows }, (_, index) => ({
      number: index + 2,
      cells: { door: String(index) },
      fault: index === 1 ? fault : undefined,
    })),
  );
  return owner;
}

describe('a sheet that was brought', () => {
  test('is found as it came, with its file until something has come of it', () =>
    rolledBack(async (tx) => {
      await insertImport(tx, sheet(1));
      const found = await findImport(tx, idOf(1));
      assert.partialDeepStrictEqual(found, {
        communityId: COMMUNITY,
        kind: 'households',
        fileName: '住戶.xlsx',
        broughtBy: PERSON,
        state: 'reading',
        total: 0,
        isAllOrNothing: false,
      });
      assert.equal((await contentOf(tx, idOf(1)))?.toString(), '小區,門牌');
      await saveImport(tx, sheet(1), { state: 'judging', total: 3 });
      assert.equal(await contentOf(tx, idOf(1)), undefined);
      assert.equal((await lockImport(tx, idOf(1)))?.total, 3);
      assert.equal(await findImport(tx, idOf(2)), undefined);
      assert.equal(await contentOf(tx, idOf(2)), undefined);
    }));

  test('keeps why it could not be read, until that is taken back', () =>
    rolledBack(async (tx) => {
      await insertImport(tx, sheet(1));
      const told = { code: 'sheet_merged_cells', detail: { cells: 'A2:A3' } };
      await saveImport(tx, sheet(1), { state: 'unreadable', fault: told });
      assert.deepEqual((await findImport(tx, idOf(1)))?.fault, told);
      await saveImport(tx, sheet(1), { state: 'ready', fault: null });
      assert.equal((await findImport(tx, idOf(1)))?.fault, undefined);
    }));

  test('keeps what came of it, and when', () =>
    rolledBack(async (tx) => {
      await insertImport(tx, sheet(1));
      const carriedAt = at('2026-11-22T01:00:00Z');
      const undoneAt = at('2026-11-22T02:00:00Z');
      const counts = { created: 4, updated: 3, skipped: 2, wrong: 1 };
      await saveImport(tx, sheet(1), {
        state: 'done',
        ...counts,
        carriedAt,
        isAllOrNothing: true,
      });
      assert.partialDeepStrictEqual(await findImport(tx, idOf(1)), {
        ...counts,
        isAllOrNothing: true,
      });
      await saveImport(tx, sheet(1), { state: 'undone', kept: 2, undoneAt });
      const undone = await findImport(tx, idOf(1));
      assert.deepEqual(
        [undone?.kept, String(undone?.carriedAt), String(undone?.undoneAt)],
        [2, String(carriedAt), String(undoneAt)],
      );
    }));

  test('cannot be in a state that contradicts itself', async () => {
    for (const wrong of [
      `state = 'done'`,
      `state = 'unreadable'`,
      `state = 'lost'`,
      `state = 'undone', carried_at = now()`,
      `state = 'judging', content = 'x'`,
    ]) {
      await rolledBack(async (tx) => {
        await insertImport(tx, sheet(1));
        const saved = sql`update sheets.import set ${sql.raw(wrong)}`.execute(tx);
        await assert.rejects(saved, /check constraint/, wrong);
      });
    }
  });

  test('stands in the list of its community, the latest first', () =>
    rolledBack(async (tx) => {
      await insertImport(tx, sheet(1));
      await insertImport(tx, sheet(2, { broughtAt: at('2026-11-22T03:00:00Z') }));
      await insertImport(tx, sheet(3, { communityId: '350203007011' }));
      const listed = await listImports(tx, COMMUNITY);
      assert.deepEqual(
        listed.map(({ id }) => id),
        [idOf(2), idOf(1)],
      );
    }));

  test('is the same as another of the same content, kind and community that was carried out', () =>
    rolledBack(async (tx) => {
      const others = [
        sheet(2, { sha256: Buffer.alloc(32, 2) }),
        sheet(3, { kind: 'people' }),
        sheet(4, { communityId: '350203007011' }),
        sheet(5),
      ];
      for (const one of [sheet(1), ...others, sheet(6)]) await insertImport(tx, one);
      const own = await findImport(tx, idOf(1));
      assert.ok(own);
      const carriedAt = at('2026-11-22T01:00:00Z');
      for (const one of others.slice(0, 3)) {
        await saveImport(tx, one, { state: 'done', carriedAt });
      }
      assert.equal(await findSame(tx, own), undefined);
      await saveImport(tx, sheet(5), { state: 'done', carriedAt });
      assert.equal((await findSame(tx, own))?.id, idOf(5));
      await saveImport(tx, sheet(5), { state: 'undone', undoneAt: carriedAt });
      assert.equal(await findSame(tx, own), undefined);
    }));

  test('is forgotten with its rows once it is old enough, and not before', () =>
    rolledBack(async (tx) => {
      await bringRows(tx, 2);
      await insertImport(tx, sheet(2, { broughtAt: at('2026-11-23T00:00:00Z') }));
      assert.equal(await forgetImports(tx, at('2026-11-22T00:00:00Z')), 0);
      assert.equal(await forgetImports(tx, at('2026-11-22T12:00:00Z')), 1);
      assert.equal(await findImport(tx, idOf(1)), undefined);
      assert.equal((await countRows(tx, sheet(1))).total, 0);
      assert.ok(await findImport(tx, idOf(2)));
    }));
});

describe('the rows of a sheet', () => {
  const numbersOf = (rows: readonly { readonly number: number }[]) =>
    rows.map(({ number }) => number);

  test('are kept as they came, and what is wrong with one by itself', () =>
    rolledBack(async (tx) => {
      const owner = await bringRows(tx, 3);
      const rows = await listRows(tx, owner, { wanted: 'all', after: 0 });
      assert.deepEqual(numbersOf(rows), [2, 3, 4]);
      assert.deepEqual(rows[1]?.fault, fault);
      assert.deepEqual(rows[2], {
        number: 4,
        cells: { door: '2' },
        outcome: undefined,
        fault: undefined,
        targetId: undefined,
        before: null,
        undone: undefined,
      });
      assert.deepEqual(
        numbersOf(await listRows(tx, owner, { wanted: 'unjudged', after: 0 })),
        [2, 4],
      );
    }));

  test('of nobody are written, and of none found', () =>
    rolledBack(async (tx) => {
      const owner = await bringRows(tx, 0);
      await saveVerdicts(tx, owner, new Map());
      await saveCarried(tx, owner, []);
      await saveUndone(tx, owner, { numbers: [], kept: new Map(), left: new Map() });
      assert.deepEqual(await listRows(tx, owner, { wanted: 'all', after: 0 }), []);
    }));

  test('come one batch after another, also from the last', () =>
    rolledBack(async (tx) => {
      const owner = await bringRows(tx, 7);
      const first = await listRows(tx, owner, { wanted: 'all', after: 0, most: 3 });
      const next = await listRows(tx, owner, { wanted: 'all', after: 4, most: 3 });
      assert.deepEqual(
        [numbersOf(first), numbersOf(next)],
        [
          [2, 3, 4],
          [5, 6, 7],
        ],
      );
      await saveCarried(
        tx,
        owner,
        [2, 5, 8].map((number) => ({ number, targetId: `t${number}`, before: { made: [] } })),
      );
      const backFrom = async (before: number) =>
        numbersOf(await listRowsBack(tx, owner, { wanted: 'carried', before }));
      assert.deepEqual(
        [await backFrom(100), await backFrom(8)],
        [
          [8, 5, 2],
          [5, 2],
        ],
      );
    }));

  test('take what would become of them, in whatever order it is told, and are counted by it', () =>
    rolledBack(async (tx) => {
      const owner = await bringRows(tx, 6);
      await saveVerdicts(
        tx,
        owner,
        new Map([
          [7, { outcome: 'error', fault }] as const,
          [2, { outcome: 'create' }] as const,
          [4, { outcome: 'update' }] as const,
          [5, { outcome: 'skip' }] as const,
        ]),
      );
      assert.deepEqual(await countRows(tx, owner), {
        total: 6,
        judged: 5,
        created: 1,
        updated: 1,
        skipped: 1,
        wrong: 2,
      });
      const wanted = async (what: 'right' | 'wrong' | 'unjudged') =>
        numbersOf(await listRows(tx, owner, { wanted: what, after: 0 }));
      assert.deepEqual(await wanted('right'), [2, 4]);
      assert.deepEqual(await wanted('wrong'), [3, 7]);
      assert.deepEqual(await wanted('unjudged'), [6]);
    }));

  test('may be judged again: a row that was right becomes wrong, and right again', () =>
    rolledBack(async (tx) => {
      const owner = await bringRows(tx, 1);
      const judge = async (
        verdict: Parameters<typeof saveVerdicts>[2] extends ReadonlyMap<number, infer One>
          ? One
          : never,
      ) => {
        await saveVerdicts(tx, owner, new Map([[2, verdict]]));
        return (await listRows(tx, owner, { wanted: 'all', after: 0 }))[0]?.fault;
      };
      assert.equal(await judge({ outcome: 'create' }), undefined);
      assert.deepEqual(await judge({ outcome: 'error', fault }), fault);
      assert.equal(await judge({ outcome: 'skip' }), undefined);
    }));

  test('note what they made, what was undone, and why others stay', () =>
    rolledBack(async (tx) => {
      const owner = await bringRows(tx, 4);
      const before = { was: { floor: 1 } };
      await saveCarried(tx, owner, [
        { number: 4, targetId: 'b', before },
        { number: 2, targetId: 'a', before: null },
      ]);
      const kept = new Map([[2, 'household_in_use']]);
      await saveUndone(tx, owner, { numbers: [4, 2], kept, left: new Map() });
      const rows = await listRows(tx, owner, { wanted: 'all', after: 0 });
      assert.deepEqual(
        rows.map(({ targetId, undone }) => [targetId, undone]),
        [
          ['a', 'household_in_use'],
          [undefined, undefined],
          ['b', ''],
          [undefined, undefined],
        ],
      );
      assert.equal(rows[2]?.before, null);
      assert.deepEqual(numbersOf(await listRows(tx, owner, { wanted: 'kept', after: 0 })), [2]);
      assert.deepEqual(await listRowsBack(tx, owner, { wanted: 'carried', before: 100 }), []);
    }));

  test('keep what others needed until it is gone too, and their sheet is found by it', () =>
    rolledBack(async (tx) => {
      const owner = await bringRows(tx, 3);
      const made = (id: string) => ({ made: [id] });
      await saveCarried(tx, owner, [
        { number: 2, targetId: 'a', before: made('x') },
        { number: 4, targetId: 'b', before: made('y') },
      ]);
      const [kept, none] = [new Map<number, string>(), new Map<number, Json>()];
      const left = new Map([[2, made('x')]]);
      const found = async (kind = 'households') =>
        (await listLeft(tx, { communityId: COMMUNITY, kind })).map(({ id }) => id);
      await saveUndone(tx, owner, { numbers: [2, 4], kept, left });
      assert.deepEqual(await found(), []);
      const then = at('2026-11-22T01:00:00Z');
      await saveImport(tx, owner, { state: 'undone', carriedAt: then, undoneAt: then });
      assert.deepEqual([await found(), await found('people')], [[owner.id], []]);
      const back = await listRowsBack(tx, owner, { wanted: 'left', before: 100 });
      assert.deepEqual(
        back.map(({ number, before }) => [number, before]),
        [[2, made('x')]],
      );
      await saveUndone(tx, owner, { numbers: [2], kept, left: none });
      assert.deepEqual(await found(), []);
    }));

  test('of other sheets are left alone', () =>
    rolledBack(async (tx) => {
      const owner = await bringRows(tx, 2);
      const other = sheet(2);
      await insertImport(tx, other);
      await insertRows(tx, other, [{ number: 2, cells: { door: 'x' }, fault: undefined }]);
      await saveVerdicts(tx, owner, new Map([[2, { outcome: 'create' }]]));
      await saveCarried(tx, owner, [{ number: 2, targetId: 't', before: null }]);
      const [row] = await listRows(tx, other, { wanted: 'all', after: 0 });
      assert.deepEqual([row?.outcome, row?.targetId], [undefined, undefined]);
    }));

  test('that came to be somebody say nothing any more once that person leaves', () =>
    rolledBack(async (tx) => {
      const owner = await bringRows(tx, 2);
      await saveCarried(tx, owner, [
        { number: 2, targetId: PERSON, before: { name: '陳' } },
        { number: 3, targetId: 'other', before: null },
      ]);
      await forgetRowsOf(tx, { personId: PERSON, pattern: '(?!)' });
      const [gone, kept] = await listRows(tx, owner, { wanted: 'all', after: 0 });
      assert.deepEqual([gone?.cells, gone?.before, gone?.targetId], [{}, null, undefined]);
      assert.deepEqual(kept?.cells, { door: '1' });
    }));
});

test('what must not be is taken back within the transaction, what was before stays', () =>
  rolledBack(async (tx) => {
    const owner = await bringRows(tx, 1);
    const name = async (isKept: boolean) =>
      orTakeBack(tx, async () => {
        await saveImport(tx, owner, { state: 'judging', judged: isKept ? 1 : 9 });
        return isKept;
      });
    assert.equal(await name(false), false);
    assert.equal((await findImport(tx, owner.id))?.state, 'reading');
    assert.equal(await name(true), true);
    assert.equal((await findImport(tx, owner.id))?.judged, 1);
  }));

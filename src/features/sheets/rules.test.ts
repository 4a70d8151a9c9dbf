import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SheetColumn } from '#/platform/sheet/kind.ts';
import type { SheetImport } from './model.ts';
import {
  cutCells,
  faultOf,
  findObstacle,
  findUndoObstacle,
  matchHeadings,
  readCells,
  undoableUntil,
} from './rules.ts';

function column(key: string, hant: string, more: Partial<SheetColumn> = {}): SheetColumn {
  const heading = { hant, hans: hant.replace('樓', '楼').replace('門', '门'), en: `The ${key}` };
  return { key, heading, note: heading, example: '1', isRequired: false, most: 10, ...more };
}

const columns = [
  column('building', '樓棟', { isRequired: true }),
  column('unit', '單元'),
  column('door', '門牌', { isRequired: true }),
];

const NOW = Temporal.Instant.from('2026-11-23T00:00:00Z');

function brought(change: Partial<SheetImport>): SheetImport {
  return {
    id: 'i',
    communityId: 'c',
    kind: 'households',
    placeId: 'p',
    fileName: 'a.xlsx',
    broughtBy: 'b',
    broughtAt: NOW,
    state: 'ready',
    fault: undefined,
    total: 5,
    judged: 5,
    created: 3,
    updated: 1,
    skipped: 1,
    wrong: 0,
    kept: 0,
    isAllOrNothing: false,
    carriedAt: undefined,
    undoneAt: undefined,
    ...change,
  };
}

describe('the headings of a sheet', () => {
  const places = (cells: readonly string[]) => [...matchHeadings(columns, cells).places];

  test('are known in each language, in any order, beside others', () => {
    assert.deepEqual(places(['樓棟', '單元', '門牌']), [
      ['building', 0],
      ['unit', 1],
      ['door', 2],
    ]);
    assert.deepEqual(places(['備註', 'the DOOR', '', '楼栋']), [
      ['building', 3],
      ['door', 1],
    ]);
    assert.deepEqual(places(['door', 'building']), [
      ['building', 1],
      ['door', 0],
    ]);
  });

  test('are known with the signs that people set beside them', () => {
    assert.deepEqual(places(['樓棟 *', '（門牌）：']), [
      ['building', 0],
      ['door', 1],
    ]);
  });

  test('stand for their first column if they stand twice', () => {
    assert.deepEqual(places(['門牌', '樓棟', '門牌']), [
      ['building', 1],
      ['door', 0],
    ]);
  });

  test('that must be there are missed, others are not', () => {
    const missing = (cells: readonly string[]) =>
      matchHeadings(columns, cells).missing.map(({ key }) => key);
    assert.deepEqual(missing(['樓棟', '門牌']), []);
    assert.deepEqual(missing(['樓棟', '單元']), ['door']);
    assert.deepEqual(missing([]), ['building', 'door']);
    assert.deepEqual(missing(['樓', '門']), ['building', 'door']);
  });
});

describe('a row', () => {
  const at = matchHeadings(columns, ['備註', '門牌', '樓棟']).places;

  test('gives what stands in the columns that are known, without spaces around it', () => {
    assert.deepEqual(readCells(at, ['x', ' 501 ', '3', 'more']), { building: '3', door: '501' });
    assert.deepEqual(readCells(at, ['x', '501']), { building: '', door: '501' });
  });

  test('in which none of them is filled is passed over', () => {
    assert.equal(readCells(at, ['a note', '', '  ']), undefined);
    assert.equal(readCells(at, []), undefined);
  });

  test('that lacks what must be filled in is wrong at that column', () => {
    assert.partialDeepStrictEqual(faultOf(columns, { building: '3', door: '' }), {
      column: 'door',
      code: 'cell_empty',
    });
    assert.equal(faultOf(columns, { building: '3', door: '1', unit: '' }), undefined);
    assert.equal(faultOf(columns, {})?.column, 'building');
  });

  test('with a cell that is too long is wrong, with the limit', () => {
    assert.deepEqual(faultOf(columns, { building: '3', door: '1'.repeat(11) }), {
      column: 'door',
      code: 'cell_too_long',
      detail: { limit: '10' },
    });
    assert.equal(faultOf(columns, { building: '3', door: '1'.repeat(10) }), undefined);
  });

  test('with a formula that came to nothing is wrong there', () => {
    for (const said of ['#REF!', '#DIV/0!', '#N/A', '#VALUE!', '#NAME?']) {
      const row = { building: '3', unit: said, door: '1' };
      assert.equal(faultOf(columns, row)?.code, 'cell_broken', said);
    }
    assert.equal(faultOf(columns, { building: '#3', door: '1' }), undefined);
  });

  test('is never kept longer than its columns take', () => {
    const cut = cutCells(columns, { building: 'x'.repeat(4_000), door: '1', strange: 'y' });
    assert.equal(cut['building']?.length, 11);
    assert.deepEqual(Object.keys(cut), ['building', 'door']);
    assert.equal(faultOf(columns, cut)?.code, 'cell_too_long');
  });
});

describe('carrying out', () => {
  test('waits until a sheet has been read, and happens once', () => {
    for (const state of ['reading', 'judging', 'carrying', 'done', 'undoing', 'undone'] as const) {
      assert.equal(findObstacle(brought({ state }), 'what_is_right'), 'not_ready', state);
    }
    assert.equal(findObstacle(brought({}), 'what_is_right'), undefined);
  });

  test('of all or nothing needs every row to be right', () => {
    const wrong = brought({ wrong: 1 });
    assert.equal(findObstacle(wrong, 'all_or_nothing'), 'rows_wrong');
    assert.equal(findObstacle(wrong, 'what_is_right'), undefined);
    assert.equal(findObstacle(brought({}), 'all_or_nothing'), undefined);
  });

  test('needs a row that does something', () => {
    const idle = brought({ created: 0, updated: 0, skipped: 5 });
    assert.equal(findObstacle(idle, 'what_is_right'), 'nothing_right');
    assert.equal(findObstacle(brought({ created: 0 }), 'what_is_right'), undefined);
  });
});

describe('undoing', () => {
  const done = brought({ state: 'done', carriedAt: NOW });

  test('is possible for a day', () => {
    assert.equal(undoableUntil(done)?.toString(), '2026-11-24T00:00:00Z');
    assert.equal(findUndoObstacle(done, NOW), undefined);
    assert.equal(findUndoObstacle(done, NOW.add({ hours: 24 })), undefined);
    const late = NOW.add({ hours: 24, nanoseconds: 1 });
    assert.equal(findUndoObstacle(done, late), 'too_late_to_undo');
  });

  test('is for what was carried out and not undone', () => {
    for (const state of ['ready', 'carrying', 'undoing', 'undone'] as const) {
      const other = brought({ state, carriedAt: state === 'undone' ? NOW : undefined });
      assert.equal(findUndoObstacle(other, NOW), 'not_carried_out', state);
      assert.equal(undoableUntil(other), undefined);
    }
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack } from '#test/database.ts';
import { forgetRowsOf, insertImport } from './imports.ts';
import type { NewImport } from './imports.ts';
import { clearVerdicts, insertRows, listRows, saveCarried, saveVerdicts } from './rows.ts';

const COMMUNITY = '350203007010';
const PERSON = '019cf000-0000-7000-8000-000000000004';
const fault = { column: 'name', code: 'person_keeps_own', detail: { said: '李大同' } };

const owner: NewImport = {
  id: '019cf000-0000-7000-8000-000000005009',
  communityId: COMMUNITY,
  kind: 'people',
  placeId: COMMUNITY,
  fileName: '居民.xlsx',
  broughtBy: PERSON,
  broughtAt: Temporal.Instant.from('2026-11-22T00:00:00Z'),
  sha256: Buffer.alloc(32, 1),
  content: Buffer.from('姓名'),
};

/** Brings a sheet of so many rows that say nothing yet. */
async function bringRows(tx: Db, rows: number): Promise<void> {
  await insertImport(tx, owner);
  const numbers = Array.from({ length: rows }, (_, index) => index + 2);
  await insertRows(
    tx,
    owner,
    numbers.map((number) => ({ number, cells: { door: String(number) }, fault: undefined })),
  );
}

describe('rows that come to nothing', () => {
  test('say why they are left as they are, and nothing of it once they are judged anew', () =>
    rolledBack(async (tx) => {
      await bringRows(tx, 1);
      await saveVerdicts(tx, owner, new Map([[2, { outcome: 'skip', fault }]]));
      const first = async () => (await listRows(tx, owner, { wanted: 'all', after: 0 }))[0];
      assert.partialDeepStrictEqual(await first(), { outcome: 'skip', fault });
      assert.deepEqual(await listRows(tx, owner, { wanted: 'wrong', after: 0 }), []);
      assert.equal((await listRows(tx, owner, { wanted: 'skipped_for', after: 0 })).length, 1);
      await clearVerdicts(tx, owner);
      assert.deepEqual([(await first())?.outcome, (await first())?.fault], [undefined, undefined]);
      const made = sql`update sheets.row set outcome = 'create', fault_code = 'x'
        where import_id = ${owner.id}`;
      await assert.rejects(made.execute(tx), /row_reason/);
    }));

  test('that name somebody and came to nothing are emptied, those of another of the name are not', () =>
    rolledBack(async (tx) => {
      await bringRows(tx, 4);
      const said = { column: 'name', code: 'x', detail: { said: '陳志明' } };
      await saveVerdicts(
        tx,
        owner,
        new Map([
          [3, { outcome: 'skip', fault: said }],
          [4, { outcome: 'create' }],
        ]),
      );
      await sql`update sheets.row set cells = '{"name": "陳志明"}' where number > 2`.execute(tx);
      await saveCarried(tx, owner, [{ number: 4, targetId: 'other', before: null }]);
      await forgetRowsOf(tx, { personId: PERSON, pattern: '陳志明|13800138001' });
      const rows = await listRows(tx, owner, { wanted: 'all', after: 0 });
      assert.deepEqual(rows[1]?.fault?.detail, {});
      const there = { name: '陳志明' };
      assert.deepEqual(
        rows.map(({ cells }) => cells),
        [{ door: '2' }, {}, there, {}],
      );
    }));
});

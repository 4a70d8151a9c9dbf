import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { readHolding } from '#/platform/personal/holding.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import type { Slip } from '#/features/behalf/model.ts';
import { behalfLeaver } from '#/features/behalf/actions/leave.ts';
import { behalfHoldings } from './holdings.ts';
import { findReversals, insertReversal, listRules } from './reversals.ts';
import {
  findOnSlips,
  findSlip,
  findSlipByHash,
  insertSlip,
  listEntriesOf,
  listSlipsToTell,
  markTold,
} from './slips.ts';

const NOW = Temporal.Instant.from('2026-11-23T01:00:00Z');
const HERE = '350203007010';
const NEXT = '350203007011';
const GRANDMOTHER = idOf(1);
const LEADER = idOf(2);
const [ONE, TWO, THREE] = [idOf(11), idOf(12), idOf(13)];

function idOf(number: number): string {
  return `019cf000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

function slip(changes: Partial<Slip> = {}): Omit<Slip, 'told'> {
  return {
    communityId: HERE,
    id: idOf(100),
    personId: GRANDMOTHER,
    way: 'slip',
    madeBy: LEADER,
    madeAt: NOW,
    expiresAt: NOW.add({ hours: 24 }),
    ...changes,
  };
}

let hashes = 0;

async function save(db: Db, changes: Partial<Slip>, entryIds: readonly string[]): Promise<number> {
  hashes += 1;
  return insertSlip(db, slip(changes), {
    codeHash: Buffer.from([hashes]),
    entryIds,
    tidingIds: [],
  });
}

/** What the database itself declines. */
async function declined(db: Db, statement: () => Promise<unknown>): Promise<string> {
  await sql`savepoint attempt`.execute(db);
  try {
    await statement();
  } catch (error) {
    await sql`rollback to savepoint attempt`.execute(db);
    return String(error);
  }
  return '';
}

describe('slips', () => {
  test('a slip is found by its number and by its code, with what stands on it', async () => {
    await rolledBack(async (tx) => {
      const codeHash = Buffer.from('code');
      assert.equal(
        await insertSlip(tx, slip(), { codeHash, entryIds: [ONE, TWO], tidingIds: [] }),
        2,
      );
      const found = await findSlip(tx, idOf(100));
      assert.deepEqual(found, { ...slip(), told: undefined });
      assert.deepEqual(await findSlipByHash(tx, codeHash, NOW), found);
      assert.deepEqual((await listEntriesOf(tx, slip())).toSorted(), [ONE, TWO]);
      assert.equal(await findSlip(tx, idOf(101)), undefined);
      assert.equal(await findSlipByHash(tx, Buffer.from('other'), NOW), undefined);
    });
  });

  test('a code opens until its moment and not at it', async () => {
    await rolledBack(async (tx) => {
      const codeHash = Buffer.from('code');
      await insertSlip(tx, slip(), { codeHash, entryIds: [], tidingIds: [] });
      const last = slip().expiresAt.subtract({ milliseconds: 1 });
      assert.ok((await findSlipByHash(tx, codeHash, last)) !== undefined);
      assert.equal(await findSlipByHash(tx, codeHash, slip().expiresAt), undefined);
    });
  });

  test('what one slip tells no other tells again', async () => {
    await rolledBack(async (tx) => {
      assert.equal(await save(tx, {}, [ONE, TWO]), 2);
      assert.equal(await save(tx, { id: idOf(101) }, [TWO, THREE]), 1);
      assert.deepEqual(await listEntriesOf(tx, slip({ id: idOf(101) })), [THREE]);
      assert.equal(await save(tx, { id: idOf(102) }, [ONE, TWO]), 0);
      const known = await findOnSlips(tx, HERE, [ONE, TWO, idOf(14)]);
      assert.deepEqual([...known].toSorted(), [ONE, TWO]);
      assert.deepEqual(await findOnSlips(tx, NEXT, [ONE]), new Set());
      assert.deepEqual(await findOnSlips(tx, HERE, []), new Set());
    });
  });

  test('those that wait are listed for their community, the oldest first', async () => {
    await rolledBack(async (tx) => {
      await save(tx, { id: idOf(101), madeAt: NOW.add({ minutes: 1 }) }, [ONE]);
      await save(tx, { id: idOf(102) }, [TWO]);
      await save(tx, { id: idOf(103), communityId: NEXT }, [THREE]);
      const ids = async () => (await listSlipsToTell(tx, HERE)).map(({ id }) => id);
      assert.deepEqual(await ids(), [idOf(102), idOf(101)]);
      const told = { at: NOW.add({ minutes: 5 }), by: LEADER };
      assert.equal(await markTold(tx, slip({ id: idOf(102) }), told), true);
      assert.deepEqual(await ids(), [idOf(101)]);
      assert.deepEqual((await findSlip(tx, idOf(102)))?.told, told);
      assert.equal(await markTold(tx, slip({ id: idOf(102) }), told), false);
      const elsewhere = slip({ id: idOf(101), communityId: NEXT });
      assert.equal(await markTold(tx, elsewhere, told), false);
    });
  });

  test('the database itself declines what can never be', async () => {
    await rolledBack(async (tx) => {
      await save(tx, {}, [ONE]);
      const twice = await declined(tx, () => save(tx, {}, []));
      assert.match(twice, /duplicate key/);
      const backwards = { id: idOf(104), expiresAt: NOW };
      assert.match(await declined(tx, () => save(tx, backwards, [])), /slip_check/);
      const half = () => sql`update behalf.slip set told_by = ${LEADER}`.execute(tx);
      assert.match(await declined(tx, half), /slip_check/);
      const early = () =>
        sql`update behalf.slip set told_by = ${LEADER}, told_at = '2020-01-01'`.execute(tx);
      assert.match(await declined(tx, early), /slip_check/);
      const pigeon = () => sql`update behalf.slip set way = 'pigeon'`.execute(tx);
      assert.match(await declined(tx, pigeon), /way_check/);
      const loose = () =>
        sql`insert into behalf.slip_deed values (${HERE}, ${idOf(9)}, ${TWO})`.execute(tx);
      assert.match(await declined(tx, loose), /foreign key/);
    });
  });
});

describe('rules and reversals', () => {
  const reversal = {
    communityId: HERE,
    entryId: ONE,
    personId: GRANDMOTHER,
    actorId: LEADER,
    by: 'behalf',
    at: NOW,
  } as const;

  test('the rules of a fresh installation say what can go back, and for how long', async () => {
    await rolledBack(async (tx) => {
      assert.deepEqual(
        (await listRules(tx)).map(({ feature, verb, days }) => `${feature}.${verb} ${days}`),
        [
          'hours.make_sheet 365',
          'hours.record 90',
          'matters.claim 30',
          'matters.follow 90',
          'matters.raise 30',
          'people.move_in 90',
          'people.record_consent 365',
          'people.vouch 365',
        ],
      );
    });
  });

  test('a rule has days that make sense, and a source with its date', async () => {
    await rolledBack(async (tx) => {
      for (const days of [0, -1, 366]) {
        const set = () => sql`update behalf.reversal_rule set days = ${days}`.execute(tx);
        assert.match(await declined(tx, set), /days_check/, String(days));
      }
      const empty = () => sql`update behalf.reversal_rule set source = ''`.execute(tx);
      assert.match(await declined(tx, empty), /source_check/);
    });
  });

  test('what was taken back is so once, and is found for its person only', async () => {
    await rolledBack(async (tx) => {
      assert.equal(await insertReversal(tx, reversal), true);
      assert.equal(await insertReversal(tx, { ...reversal, by: 'slip' }), false);
      const found = await findReversals(tx, GRANDMOTHER);
      assert.deepEqual([...found.keys()], [ONE]);
      assert.equal(found.get(ONE)?.toString(), NOW.toString());
      assert.equal((await findReversals(tx, LEADER)).size, 0);
    });
  });
});

describe('what is held about people, and their leaving', () => {
  test('each hears of their own part: the slip, that they made it, that they took it back', async () => {
    await rolledBack(async (tx) => {
      await save(tx, {}, [ONE]);
      await markTold(tx, slip(), { at: NOW, by: LEADER });
      await insertReversal(tx, {
        communityId: HERE,
        entryId: ONE,
        personId: GRANDMOTHER,
        actorId: GRANDMOTHER,
        by: 'oneself',
        at: NOW,
      });
      const heldBy = async (personId: string) => {
        const held: string[] = [];
        for (const holding of behalfHoldings) {
          const rows = await readHolding(tx, holding, personId);
          held.push(...rows.map(() => holding.code));
        }
        return held;
      };
      assert.deepEqual(await heldBy(GRANDMOTHER), ['slip', 'reversal']);
      assert.deepEqual(await heldBy(LEADER), ['slip_made']);
      assert.deepEqual(await heldBy(idOf(3)), []);
    });
  });

  test('the slips of who leaves go with what stood on them, those of others stay', async () => {
    await rolledBack(async (tx) => {
      await save(tx, {}, [ONE]);
      await save(tx, { id: idOf(101), personId: idOf(3) }, [TWO]);
      const context = contextOn(tx);
      assert.equal(await behalfLeaver.findObstacle(context, GRANDMOTHER), undefined);
      const leaving = { personId: GRANDMOTHER, takesWords: true, pattern: '(?!)' };
      for (const time of ['first', 'second']) {
        await behalfLeaver.forget(context, leaving);
        assert.equal(await findSlip(tx, idOf(100)), undefined, time);
      }
      assert.deepEqual(await findOnSlips(tx, HERE, [ONE, TWO]), new Set([TWO]));
      assert.equal((await findSlip(tx, idOf(101)))?.personId, idOf(3));
    });
  });
});

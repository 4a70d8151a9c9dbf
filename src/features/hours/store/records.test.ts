import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { sql } from 'kysely';
import type { HoursRecord } from '#/features/hours/model.ts';
import { confirm, correct, object, withdraw } from '#/features/hours/rules/records.ts';
import type { Moved } from '#/features/hours/rules/records.ts';
import { hoursLeaver } from '#/features/hours/actions/leave.ts';
import { enterWall } from '#/platform/access/wall.ts';
import type { Db } from '#/platform/db/pool.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import { contextOn } from '#test/app.ts';
import { testDatabase } from '#test/database.ts';
import { recountLedger, sumByYear } from './ledger.ts';
import {
  findRecord,
  insertRecord,
  isCorrected,
  listGivers,
  listHistory,
  listMeeting,
  listOfMatter,
  listOfPerson,
  listWaiting,
  lockPerson,
  lockRecord,
  saveMoved,
} from './records.ts';

let shared: Db;
before(async () => {
  const { connection } = await testDatabase();
  const pool = openPool(connection);
  pool.options.allowExitOnIdle = true;
  shared = openDb(pool);
});

const COMMUNITY = '350203007010';
const TEAM = '019cf000-0000-7000-8000-00000000f0a1';
const idOf = (number: number) => `019cf000-0000-7000-8000-0000000${String(10_000 + number)}`;
const GIVER = idOf(1);
const ASKER = idOf(2);
const LEADER = idOf(3);
const MATTER = idOf(4);
const now = Temporal.Instant.from('2026-11-23T01:00:00Z');

let made = 0;

function record(changes: Partial<HoursRecord> = {}): HoursRecord {
  made += 1;
  const startedAt = changes.startedAt ?? now.subtract({ hours: 24 * made });
  const minutes = changes.minutes ?? 60;
  const heldOn = startedAt.toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
  return {
    communityId: COMMUNITY,
    id: idOf(100 + made),
    personId: GIVER,
    matter: { id: MATTER, askerId: ASKER },
    activity: undefined,
    teamId: undefined,
    placeId: COMMUNITY,
    content: '換了燈座',
    materials: '燈座一個',
    startedAt,
    minutes,
    endedAt: startedAt.add({ minutes }),
    heldOn,
    dueOn: Temporal.PlainDate.from('2026-12-24'),
    isDueCertain: true,
    recordedAt: now,
    recordedOn: Temporal.PlainDate.from('2026-11-23'),
    recordedBy: GIVER,
    lateReason: undefined,
    replaces: undefined,
    state: 'waiting',
    confirmed: undefined,
    closed: undefined,
    ...changes,
  };
}

/** Runs a test in a transaction and takes it back. */
async function inBooks(work: (db: Db) => Promise<void>): Promise<void> {
  const transaction = await shared.startTransaction().execute();
  try {
    await work(transaction);
    await sql`set constraints all immediate`.execute(transaction);
  } finally {
    await transaction.rollback().execute();
  }
}

const newId = () => crypto.randomUUID();
const making = { newId, now };

async function kept(db: Db, changes: Partial<HoursRecord> = {}): Promise<HoursRecord> {
  const one = record(changes);
  await insertRecord(db, one);
  return one;
}

async function moveOn(db: Db, result: { readonly ok: boolean; readonly value?: Moved }) {
  assert.ok(result.ok && result.value !== undefined);
  await saveMoved(db, result.value, making);
}

async function counted(db: Db, changes: Partial<HoursRecord> = {}): Promise<HoursRecord> {
  const one = await kept(db, changes);
  await moveOn(db, confirm(one, { former: undefined, capacity: 'asker', by: ASKER, now }));
  const found = await findRecord(db, one.id);
  assert.ok(found !== undefined);
  return found;
}

describe('a record', () => {
  test('comes back as it was written, with or without what may be left out', () =>
    inBooks(async (db) => {
      const full = await kept(db, {
        matter: undefined,
        activity: { name: '清樓道', inCharge: '莊文靜' },
        teamId: TEAM,
        lateReason: '住院',
        isDueCertain: false,
      });
      assert.deepEqual(await findRecord(db, full.id), full);
      const bare = await kept(db, { materials: undefined });
      assert.deepEqual(await lockRecord(db, bare.id), bare);
      assert.equal(await findRecord(db, idOf(99)), undefined);
    }));

  test('keeps who confirmed it, and who ended it and why', () =>
    inBooks(async (db) => {
      const one = await counted(db);
      assert.deepEqual(one.confirmed, { at: now, by: ASKER, capacity: 'asker' });
      const reason = '那天沒有來';
      await moveOn(db, object(one, { capacity: 'leader', by: LEADER, now, reason }));
      const ended = await findRecord(db, one.id);
      assert.deepEqual(ended?.closed, { at: now, by: LEADER, reason });
      assert.deepEqual(ended?.confirmed, one.confirmed);
    }));
});

describe('lists', () => {
  test('give what one person gave in some days, the latest first', () =>
    inBooks(async (db) => {
      const at = (date: string) => Temporal.Instant.from(`${date}T01:00:00Z`);
      const [early, late, former] = [
        await kept(db, { startedAt: at('2026-01-01') }),
        await kept(db, { startedAt: at('2026-11-01') }),
        await kept(db, { startedAt: at('2025-12-30') }),
      ];
      await kept(db, { startedAt: at('2026-11-02'), personId: LEADER, recordedBy: LEADER });
      const year = {
        from: Temporal.PlainDate.from('2026-01-01'),
        before: Temporal.PlainDate.from('2027-01-01'),
      };
      const found = await listOfPerson(db, GIVER, year);
      assert.deepEqual(
        found.map(({ id }) => id),
        [late.id, early.id],
      );
      assert.ok(!found.some(({ id }) => id === former.id));
    }));

  test('give what meets a time, and not what only touches it', () =>
    inBooks(async (db) => {
      const startedAt = Temporal.Instant.from('2026-11-01T01:00:00Z');
      const one = await kept(db, { startedAt });
      const meeting = async (from: number, to: number) =>
        (
          await listMeeting(db, GIVER, {
            startedAt: startedAt.add({ minutes: from }),
            endedAt: startedAt.add({ minutes: to }),
          })
        ).map(({ id }) => id);
      assert.deepEqual(await meeting(59, 90), [one.id]);
      assert.deepEqual(await meeting(-30, 1), [one.id]);
      assert.deepEqual(await meeting(60, 90), []);
      assert.deepEqual(await meeting(-30, 0), []);
    }));

  test('give what was recorded of a matter, of that community alone', () =>
    inBooks(async (db) => {
      const one = await kept(db);
      await kept(db, { matter: { id: idOf(5), askerId: ASKER } });
      const found = await listOfMatter(db, { communityId: COMMUNITY, id: MATTER });
      assert.deepEqual(
        found.map(({ id }) => id),
        [one.id],
      );
      assert.deepEqual(await listOfMatter(db, { communityId: '350203007011', id: MATTER }), []);
    }));

  test('give what waits for who asked, who leads, who keeps the records', () =>
    inBooks(async (db) => {
      const asked = await kept(db);
      const activity = { matter: undefined, activity: { name: '清樓道', inCharge: '莊' } };
      const led = await kept(db, { ...activity, teamId: TEAM });
      const free = await kept(db, activity);
      await counted(db);
      type Of = Parameters<typeof listWaiting>[1];
      const none: Of = { askerId: idOf(9), teamIds: [], communityIds: [] };
      const ids = async (of: Partial<Of>) =>
        (await listWaiting(db, { ...none, ...of })).map(({ id }) => id).toSorted();
      assert.deepEqual(await ids({}), []);
      assert.deepEqual(await ids({ askerId: ASKER }), [asked.id]);
      assert.deepEqual(await ids({ teamIds: [TEAM] }), [led.id]);
      assert.deepEqual(
        await ids({ communityIds: [COMMUNITY] }),
        [asked.id, led.id, free.id].toSorted(),
      );
    }));
});

describe('the line of corrections', () => {
  test('is found from each of its records, the first one first', () =>
    inBooks(async (db) => {
      const first = await counted(db);
      const changed = { startedAt: first.startedAt, recordedAt: now.add({ minutes: 1 }) };
      const second = await kept(db, {
        ...changed,
        minutes: 30,
        state: 'proposed',
        replaces: { id: first.id, reason: '多寫了' },
      });
      await kept(db);
      assert.ok(await isCorrected(db, first));
      assert.ok(!(await isCorrected(db, second)));
      await moveOn(db, confirm(second, { former: first, capacity: 'asker', by: ASKER, now }));
      const lines = [await listHistory(db, first), await listHistory(db, second)];
      for (const line of lines) {
        assert.deepEqual(
          line.map(({ id, state }) => [id, state]),
          [
            [first.id, 'replaced'],
            [second.id, 'confirmed'],
          ],
        );
      }
      assert.deepEqual(await sumByYear(db, GIVER), [{ year: 2026, minutes: 30 }]);
    }));

  test('has no second correction beside one that waits', () =>
    inBooks(async (db) => {
      const first = await counted(db);
      const next = { startedAt: first.startedAt, state: 'proposed' } as const;
      const replaces = { id: first.id, reason: '多寫了' };
      await kept(db, { ...next, replaces });
      await assert.rejects(kept(db, { ...next, replaces }), /record_one_correction/);
    }).catch((error: unknown) => assert.match(String(error), /aborted/)));
});

describe('sums', () => {
  test('are those of the years, without what was taken out again', () =>
    inBooks(async (db) => {
      await counted(db, { startedAt: Temporal.Instant.from('2025-05-01T01:00:00Z') });
      await counted(db, { minutes: 45 });
      const gone = await counted(db, { minutes: 500 });
      await moveOn(db, withdraw(gone, { by: GIVER, now }));
      await kept(db, { minutes: 700 });
      assert.deepEqual(await sumByYear(db, GIVER), [
        { year: 2026, minutes: 45 },
        { year: 2025, minutes: 60 },
      ]);
      assert.deepEqual(await sumByYear(db, ASKER), []);
      assert.deepEqual(await recountLedger(db), []);
    }));

  test('agree per person, team and place after any history', () =>
    inBooks(async (db) => {
      const expected = new Map<string, number>();
      const add = ({ personId, teamId, minutes }: HoursRecord, sign: 1 | -1) => {
        const key = `${personId} ${teamId ?? ''}`;
        expected.set(key, (expected.get(key) ?? 0) + sign * minutes);
      };
      for (let turn = 0; turn < 24; turn += 1) {
        const teamId = turn % 3 === 0 ? TEAM : undefined;
        const personId = turn % 2 === 0 ? GIVER : LEADER;
        const one = await counted(db, {
          personId,
          recordedBy: personId,
          teamId,
          minutes: 10 + turn,
        });
        add(one, 1);
        if (turn % 4 === 0) {
          await moveOn(db, withdraw(one, { by: personId, now }));
          add(one, -1);
        }
        if (turn % 4 !== 0 && turn % 5 === 1) {
          const corrected = correct(one, {
            former: undefined,
            by: personId,
            now,
            isCorrected: false,
          });
          assert.ok(corrected.ok);
          const { state } = corrected.value;
          const replaces = { id: one.id, reason: '-' };
          const { startedAt } = one;
          const next = await kept(db, {
            ...one,
            id: newId(),
            startedAt,
            minutes: 5,
            replaces,
            state,
            endedAt: startedAt.add({ minutes: 5 }),
            confirmed: undefined,
          });
          await moveOn(db, confirm(next, { former: one, capacity: 'asker', by: ASKER, now }));
          add(one, -1);
          add(next, 1);
        }
      }
      const { rows } = await sql<{ readonly key: string; readonly sum: number }>`
        select person_id || ' ' || team as key, sum(minutes)::int as sum from hours.change
        group by 1`.execute(db);
      for (const { key, sum } of rows) assert.equal(sum, expected.get(key), key);
      const total = rows.reduce((all, { sum }) => all + sum, 0);
      const places = await sql<{ readonly sum: number }>`
        select sum(minutes)::int as sum from hours.change where place_id = ${COMMUNITY}`.execute(
        db,
      );
      assert.equal(places.rows[0]?.sum, total);
      assert.deepEqual(await recountLedger(db), []);
    }));
});

describe('the wall', () => {
  const reach = (personIds: readonly string[], communityIds: readonly string[] = []) => ({
    communityIds,
    householdIds: [],
    personIds,
  });
  test('hands out a record to its person, who asked, who confirmed and the community', () =>
    inBooks(async (db) => {
      const one = await counted(db);
      const seenBy = async (to: ReturnType<typeof reach>) => {
        await enterWall(db, to);
        return (await findRecord(db, one.id)) !== undefined;
      };
      assert.ok(await seenBy(reach([GIVER])));
      assert.ok(await seenBy(reach([ASKER])));
      assert.ok(await seenBy(reach([LEADER], [COMMUNITY])));
      assert.ok(!(await seenBy(reach([LEADER]))));
      assert.ok(!(await seenBy(reach([LEADER], ['350203007011']))));
      assert.ok(!(await seenBy(reach([]))));
    }));

  test('has a door for who leads a team: whose records these are, and no more', () =>
    inBooks(async (db) => {
      const activity = { matter: undefined, activity: { name: '清樓道', inCharge: '莊' } };
      await kept(db, { ...activity, teamId: TEAM });
      await kept(db, { ...activity, personId: LEADER, recordedBy: LEADER });
      await enterWall(db, reach([idOf(9)]));
      assert.deepEqual(await listGivers(db, TEAM, 10), [GIVER]);
      assert.deepEqual(await listGivers(db, '', 10), [], 'the community is no team');
      assert.deepEqual(await listGivers(db, TEAM, 0), []);
      assert.equal(
        (await listWaiting(db, { askerId: ASKER, teamIds: [TEAM], communityIds: [] })).length,
        0,
      );
    }));
});

test('two who write for one person wait for each other', async () => {
  const first = await shared.startTransaction().execute();
  const second = await shared.startTransaction().execute();
  await lockPerson(first, GIVER);
  const order: string[] = [];
  const waiting = lockPerson(second, GIVER).then(() => order.push('second'));
  await lockPerson(first, LEADER);
  order.push('first');
  await first.rollback().execute();
  await waiting;
  await second.rollback().execute();
  assert.deepEqual(order, ['first', 'second']);
});

test('who leaves is named in no record, and the time stays', () =>
  inBooks(async (db) => {
    const words = { content: '陪王秀英看病', materials: '王秀英的輪椅' };
    const one = await counted(db, words);
    const activity = { name: '看望王秀英', inCharge: '王秀英' };
    const other = await kept(db, { matter: undefined, activity, lateReason: '王秀英住院' });
    const departure = { personId: ASKER, takesWords: false, pattern: '王秀英' };
    await hoursLeaver.forget(contextOn(db, { now: now.toString() }), departure);
    for (const id of [one.id, other.id]) {
      assert.doesNotMatch(JSON.stringify(await findRecord(db, id)), /王秀英/);
    }
    assert.equal((await findRecord(db, one.id))?.content, '陪＊＊＊看病');
    assert.deepEqual(await sumByYear(db, GIVER), [{ year: 2026, minutes: 60 }]);
    assert.equal(await hoursLeaver.findObstacle({ db, now }, GIVER), undefined);
  }));

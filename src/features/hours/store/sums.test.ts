import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import type { HoursRecord, SumScope } from '#/features/hours/model.ts';
import { confirm, correct, object, withdraw } from '#/features/hours/rules/records.ts';
import type { Moved } from '#/features/hours/rules/records.ts';
import { findPlace } from '#/features/places/index.ts';
import { enterWall } from '#/platform/access/wall.ts';
import type { Db } from '#/platform/db/pool.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import { testDatabase } from '#test/database.ts';
import { property } from '#test/property.ts';
import { makeWorld, places } from '#test/world.ts';
import { recountLedger } from './ledger.ts';
import { insertRecord, saveMoved } from './records.ts';
import {
  findRecords,
  hasSums,
  listBooked,
  listSumYears,
  sumActivities,
  sumMonths,
} from './sums.ts';

let shared: Db;
let compoundPath = '';
let communityPath = '';
before(async () => {
  const { connection } = await testDatabase();
  const pool = openPool(connection);
  pool.options.allowExitOnIdle = true;
  shared = openDb(pool);
  await makeWorld(shared);
  compoundPath = (await findPlace(shared, places.compound))?.path ?? '';
  communityPath = (await findPlace(shared, places.community))?.path ?? '';
});

const COMMUNITY = places.community;
const TEAM = '019cf000-0000-7000-8000-00000000f0a1';
const OTHER_TEAM = '019cf000-0000-7000-8000-00000000f0a9';
const KEEPER = '019cf000-0000-7000-8000-00000000f0a7';
const idOf = (number: number) => `019cf000-0000-7000-8000-0000000${String(10_000 + number)}`;
const now = Temporal.Instant.from('2026-12-31T12:00:00Z');
const newId = () => crypto.randomUUID();
const year = {
  from: Temporal.PlainDate.from('2026-01-01'),
  before: Temporal.PlainDate.from('2027-01-01'),
};
const whole = { activity: { kind: 'any' }, after: undefined, limit: 1_000 } as const;
const team: SumScope = { kind: 'team', id: TEAM };
const community = (): SumScope => ({
  kind: 'place',
  communityId: COMMUNITY,
  path: communityPath,
});
const compound = (): SumScope => ({ kind: 'place', communityId: COMMUNITY, path: compoundPath });

let made = 0;

function record(changes: Partial<HoursRecord> = {}): HoursRecord {
  made += 1;
  const startedAt = changes.startedAt ?? Temporal.Instant.from('2026-11-02T01:00:00Z');
  const minutes = changes.minutes ?? 60;
  return {
    communityId: COMMUNITY,
    id: newId(),
    personId: idOf(made),
    matter: undefined,
    activity: { name: '清樓道', inCharge: '莊文靜' },
    teamId: TEAM,
    placeId: COMMUNITY,
    content: '掃了三層',
    materials: undefined,
    startedAt,
    minutes,
    endedAt: startedAt.add({ minutes }),
    heldOn: startedAt.toZonedDateTimeISO('Asia/Shanghai').toPlainDate(),
    dueOn: Temporal.PlainDate.from('2027-01-24'),
    isDueCertain: true,
    recordedAt: now,
    recordedOn: Temporal.PlainDate.from('2026-12-31'),
    recordedBy: changes.personId ?? idOf(made),
    lateReason: undefined,
    replaces: undefined,
    state: 'waiting',
    confirmed: undefined,
    closed: undefined,
    ...changes,
  };
}

async function inBooks(work: (db: Db) => Promise<void>): Promise<void> {
  const transaction = await shared.startTransaction().execute();
  try {
    await work(transaction);
    await sql`set constraints all immediate`.execute(transaction);
  } finally {
    await transaction.rollback().execute();
  }
}

async function moveOn(db: Db, moved: Moved): Promise<void> {
  await saveMoved(db, moved, { newId, now });
}

async function counted(db: Db, changes: Partial<HoursRecord> = {}): Promise<HoursRecord> {
  const one = record(changes);
  await insertRecord(db, one);
  return confirmIt(db, one, undefined);
}

async function confirmIt(db: Db, one: HoursRecord, former: HoursRecord | undefined) {
  const done = confirm(one, { former, capacity: 'community', by: KEEPER, now });
  assert.ok(done.ok);
  await moveOn(db, done.value);
  const own = done.value.records.find(({ id }) => id === one.id);
  assert.ok(own !== undefined);
  return own;
}

const help = { matter: { id: idOf(901), askerId: idOf(902) }, activity: undefined } as const;
const named = (name: string) => ({ activity: { name, inCharge: '莊文靜' } });

describe('what a team and a place add up to', () => {
  test('is by month and activity, each with the records it adds up', () =>
    inBooks(async (db) => {
      const at = (date: string) => ({ startedAt: Temporal.Instant.from(`${date}T01:00:00Z`) });
      await counted(db, { ...at('2026-11-02'), minutes: 90 });
      await counted(db, { ...at('2026-11-30'), minutes: 30, placeId: places.compound });
      await counted(db, { ...at('2026-11-05'), ...help, minutes: 45 });
      await counted(db, { ...at('2026-10-31'), ...named('巡樓'), minutes: 15 });
      await counted(db, { ...at('2026-11-06'), teamId: OTHER_TEAM, minutes: 500 });
      await counted(db, { ...at('2025-11-06'), minutes: 7 });
      assert.deepEqual(
        (await sumMonths(db, team, year)).map(({ month, minutes, givers }) => [
          month.toString(),
          minutes,
          givers,
        ]),
        [
          ['2026-11', 165, 3],
          ['2026-10', 15, 1],
        ],
      );
      assert.deepEqual(
        (await sumActivities(db, team, year)).map(({ month, activity, minutes, records }) => [
          month.toString(),
          activity,
          minutes,
          records,
        ]),
        [
          ['2026-11', '清樓道', 120, 2],
          ['2026-11', undefined, 45, 1],
          ['2026-10', '巡樓', 15, 1],
        ],
      );
      assert.deepEqual(await listSumYears(db, team), [2026, 2025]);
      const [month] = await sumMonths(db, compound(), year);
      assert.deepEqual([month?.minutes, month?.givers], [30, 1]);
      const [all] = await sumMonths(db, community(), year);
      assert.equal(all?.minutes, 665);
    }));

  test('counts a person once who gave several times', () =>
    inBooks(async (db) => {
      const personId = idOf(700);
      const at = (hour: number) => ({
        startedAt: Temporal.Instant.from(`2026-11-02T0${String(hour)}:00:00Z`),
      });
      await counted(db, { ...at(1), personId });
      await counted(db, { ...at(3), personId });
      const gone = await counted(db, at(5));
      const back = withdraw(gone, { by: gone.personId, now });
      assert.ok(back.ok);
      await moveOn(db, back.value);
      const [month] = await sumMonths(db, team, year);
      assert.deepEqual([month?.minutes, month?.givers], [120, 1]);
    }));

  test('is nothing where nothing was ever given', () =>
    inBooks(async (db) => {
      assert.equal(await hasSums(db, team), false);
      assert.deepEqual(await sumMonths(db, community(), year), []);
      assert.deepEqual(await listSumYears(db, team), []);
      await counted(db);
      assert.equal(await hasSums(db, team), true);
      assert.equal(await hasSums(db, { kind: 'team', id: '' }), false, 'no team is none');
      assert.equal(await hasSums(db, community()), true);
      assert.equal(await hasSums(db, compound()), false);
    }));
});

describe('the list that a figure opens into', () => {
  test('goes on page by page, the latest first, without a gap', () =>
    inBooks(async (db) => {
      const all: string[] = [];
      for (let day = 1; day <= 9; day += 1) {
        const startedAt = Temporal.Instant.from(`2026-11-0${String(Math.ceil(day / 2))}T01:00:00Z`);
        all.push((await counted(db, { startedAt })).id);
      }
      const found: string[] = [];
      for (let after: string | undefined; ;) {
        const page = await listBooked(db, team, { ...year, ...whole, after, limit: 2 });
        found.push(...page.map(({ id }) => id));
        after = page.at(-1)?.id;
        if (page.length < 2) break;
      }
      assert.equal(found.length, 9);
      assert.deepEqual(found.toSorted(), all.toSorted());
      const days = (await findRecords(db, found)).map(({ heldOn }) => heldOn.toString());
      assert.deepEqual(days, days.toSorted().toReversed());
    }));

  test('is for a leader behind the wall: the door tells whose, the wall hands out no more', () =>
    inBooks(async (db) => {
      const { id, personId } = await counted(db);
      await enterWall(db, { communityIds: [], householdIds: [], personIds: [idOf(903)] });
      assert.deepEqual(await listBooked(db, team, { ...year, ...whole }), [{ id, personId }]);
      assert.equal((await sumActivities(db, team, year))[0]?.minutes, 60);
      assert.deepEqual(await listBooked(db, community(), { ...year, ...whole }), []);
      assert.deepEqual(await sumActivities(db, { kind: 'team', id: '' }, year), []);
    }));
});

describe('after any history', () => {
  type Step = {
    readonly what: 'give' | 'withdraw' | 'object' | 'correct';
    readonly at: number;
    readonly minutes: number;
    readonly kind: number;
  };
  const step = fc.record({
    what: fc.constantFrom('give', 'give', 'withdraw', 'object', 'correct'),
    at: fc.nat(300),
    minutes: fc.integer({ min: 1, max: 300 }),
    kind: fc.nat(11),
  });

  /** A plain notebook beside the ledger: what counts, each as it stands now. */
  async function walk(db: Db, steps: readonly Step[]): Promise<readonly HoursRecord[]> {
    const book = new Map<string, HoursRecord>();
    for (const { what, at, minutes, kind } of steps) {
      const one = [...book.values()][at % Math.max(1, book.size)];
      if (what === 'give' || one === undefined) {
        const day = Temporal.Instant.from('2026-01-01T02:00:00Z').add({ hours: 24 * at });
        const kept = await counted(db, {
          startedAt: day,
          minutes,
          teamId: [TEAM, OTHER_TEAM, undefined][kind % 3],
          placeId: kind % 2 === 0 ? places.community : places.compound,
          ...(kind < 4 ? help : named(`活動${String(kind % 3)}`)),
        });
        book.set(kept.id, kept);
        continue;
      }
      book.delete(one.id);
      const doer = { by: one.personId, now };
      if (what === 'correct') {
        const next = await correctIt(db, one, minutes);
        book.set(next.id, next);
        continue;
      }
      const ended =
        what === 'withdraw'
          ? withdraw(one, doer)
          : object(one, { capacity: 'community', by: KEEPER, now, reason: '沒有來' });
      assert.ok(ended.ok);
      await moveOn(db, ended.value);
    }
    return [...book.values()];
  }

  async function correctIt(db: Db, one: HoursRecord, minutes: number): Promise<HoursRecord> {
    const corrected = correct(one, {
      former: undefined,
      by: one.personId,
      now,
      isCorrected: false,
    });
    assert.ok(corrected.ok);
    const next: HoursRecord = {
      ...one,
      id: newId(),
      minutes,
      endedAt: one.startedAt.add({ minutes }),
      state: corrected.value.state,
      replaces: { id: one.id, reason: '多寫了' },
      confirmed: undefined,
    };
    await insertRecord(db, next);
    return confirmIt(db, next, one);
  }

  const isIn = (scope: SumScope, { teamId, placeId }: HoursRecord) =>
    scope.kind === 'team'
      ? teamId === scope.id
      : scope.path === communityPath || placeId === places.compound;
  const sumOf = (all: readonly { readonly minutes: number }[]) =>
    all.reduce((sum, { minutes }) => sum + minutes, 0);

  property(
    'each figure equals the recount of what it opens into, and a plain notebook',
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), (steps) =>
      inBooks(async (db) => {
        const book = await walk(db, steps);
        for (const scope of [team, community(), compound()]) {
          const own = book.filter((one) => isIn(scope, one));
          const months = await sumMonths(db, scope, year);
          const activities = await sumActivities(db, scope, year);
          assert.equal(sumOf(months), sumOf(own));
          for (const { month, minutes, givers } of months) {
            const of = activities.filter((one) => one.month.equals(month));
            assert.equal(sumOf(of), minutes);
            const inMonth = own.filter(({ heldOn }) => heldOn.toPlainYearMonth().equals(month));
            assert.equal(givers, new Set(inMonth.map(({ personId }) => personId)).size);
          }
          for (const { month, activity, minutes, records } of activities) {
            const from = month.toPlainDate({ day: 1 });
            const listed = await listBooked(db, scope, {
              ...whole,
              from,
              before: from.add({ months: 1 }),
              activity:
                activity === undefined ? { kind: 'help' } : { kind: 'named', name: activity },
            });
            const opened = await findRecords(
              db,
              listed.map(({ id }) => id),
            );
            assert.equal(opened.length, records);
            assert.equal(sumOf(opened), minutes);
            assert.ok(opened.every(({ state }) => state === 'confirmed'));
          }
        }
        assert.deepEqual(await recountLedger(db), []);
      }),
    ),
    25,
  );
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Roster, ShiftKind, Stand } from '#/features/rosters/model.ts';
import { rolledBack } from '#test/database.ts';
import {
  COMMUNITY,
  NOW,
  idOf,
  nextId,
  CHEN,
  LI,
  WANG,
  TEAM,
  roster,
  kind,
  night,
  drawUp,
  stand,
} from '#test/roster-rows.ts';
import {
  deleteKind,
  deleteRoster,
  findRoster,
  findShift,
  insertKind,
  insertRoster,
  listKinds,
  listRosters,
  listShifts,
  lockRoster,
  readOne,
  saveRosterState,
} from './rosters.ts';
import {
  deletePlanned,
  findStand,
  insertStands,
  listStandingYes,
  listStands,
  listStandsOf,
  saveStand,
  saveStandingYes,
  withdrawAhead,
} from './stands.ts';

const refusedBy = (name: RegExp) => (error: unknown) => name.test(String(error));

describe('a roster', () => {
  test('comes back as it was drawn up, with its kinds and shifts in order', () =>
    rolledBack(async (db) => {
      await drawUp(db);
      assert.deepEqual(await findRoster(db, roster.id), roster);
      assert.deepEqual(await lockRoster(db, roster.id), roster);
      assert.deepEqual(await listKinds(db, roster), [kind]);
      const shifts = await listShifts(db, roster);
      assert.deepEqual(
        shifts.map(({ id }) => id),
        [night(1).id, night(3).id, night(5).id],
      );
      const own = { communityId: COMMUNITY, rosterId: roster.id, kindId: kind.id };
      assert.deepEqual(await findShift(db, night(3).id), { ...night(3), ...own });
      assert.equal(await findShift(db, idOf(999)), undefined);
      assert.equal(await findRoster(db, idOf(999)), undefined);
    }));

  test('is listed with those of its team, the latest first', () =>
    rolledBack(async (db) => {
      await insertRoster(db, roster);
      const later = { ...roster, id: idOf(3), startsOn: Temporal.PlainDate.from('2026-12-15') };
      await insertRoster(db, later);
      await insertRoster(db, { ...roster, id: idOf(4), organisationId: idOf(9) });
      const listed = await listRosters(db, [TEAM]);
      assert.deepEqual(
        listed.map(({ id }) => id),
        [later.id, roster.id],
      );
      assert.equal((await listRosters(db, [TEAM, idOf(9)])).length, 3);
      assert.deepEqual(await listRosters(db, []), []);
    }));

  test('is published, and then ended', () =>
    rolledBack(async (db) => {
      await drawUp(db);
      await saveRosterState(db, roster, { state: 'published', at: NOW });
      const held = await findRoster(db, roster.id);
      assert.deepEqual([held?.state, held?.publishedAt], ['published', NOW]);
      await saveRosterState(db, roster, { state: 'ended', at: NOW.add({ hours: 1 }) });
      assert.equal((await findRoster(db, roster.id))?.state, 'ended');
    }));

  test('goes with all that is in it', () =>
    rolledBack(async (db) => {
      await drawUp(db);
      await insertStands(db, [stand(1)]);
      await saveStandingYes(db, { roster, personId: LI, kindIds: [kind.id], at: NOW });
      await deleteRoster(db, roster);
      for (const table of ['kind', 'shift', 'stand', 'standing_yes']) {
        const { rows } = await sql`select from ${sql.table(`rosters.${table}`)}`.execute(db);
        assert.equal(rows.length, 0, table);
      }
    }));

  test('loses a kind with its shifts, once', () =>
    rolledBack(async (db) => {
      await drawUp(db);
      assert.equal(await deleteKind(db, roster, kind.id), true);
      assert.deepEqual(await listShifts(db, roster), []);
      assert.equal(await deleteKind(db, roster, kind.id), false);
      assert.equal(await deleteKind(db, { ...roster, id: idOf(9) }, kind.id), false);
    }));

  test('holds no word that is none', () => {
    assert.equal(readOne(['a', 'b'], 'b'), 'b');
    assert.throws(() => readOne(['a', 'b'], 'c'), /There is no c/);
  });
});

describe('what the database does not take', () => {
  const broken: readonly (readonly [string, Partial<Roster>, RegExp])[] = [
    ['days that go backwards', { endsOn: Temporal.PlainDate.from('2026-11-30') }, /check/],
    ['more than two months', { endsOn: Temporal.PlainDate.from('2027-02-28') }, /check/],
    ['no shift a week', { mostPerWeek: 0 }, /check/],
    ['a rest of three days', { restMinutes: 4_320 }, /check/],
    ['no name', { name: '' }, /check/],
    ['one that holds and was never published', { state: 'published' }, /check/],
  ];
  for (const [what, changes, name] of broken) {
    test(`a roster with ${what}`, () =>
      rolledBack(async (db) => {
        await assert.rejects(insertRoster(db, { ...roster, ...changes }), refusedBy(name));
      }));
  }

  const kinds: readonly (readonly [string, Partial<ShiftKind>])[] = [
    ['no day', { days: [] }],
    ['an eighth day', { days: [8] }],
    ['nobody wanted', { firstWanted: 0 }],
    ['ten in reserve', { secondWanted: 10 }],
    ['an hour that no clock shows', { from: '25:00' }],
    ['no week', { everyWeeks: 0 }],
  ];
  for (const [what, changes] of kinds) {
    test(`a kind of shift with ${what}`, () =>
      rolledBack(async (db) => {
        await insertRoster(db, roster);
        const made = insertKind(db, roster, { kind: { ...kind, ...changes }, shifts: [night(1)] });
        await assert.rejects(made, refusedBy(/check/));
      }));
  }

  const stands: readonly (readonly [string, Partial<Stand>])[] = [
    ['taken without a yes', { consent: undefined }],
    ['offered with a yes already', { state: 'offered' }],
    ['left without ever having said yes', { state: 'given_up', consent: undefined }],
    ['a third level', { seat: 10 }],
    ['an end before its beginning', { endsAt: night(1).beginsAt }],
  ];
  for (const [what, changes] of stands) {
    test(`a place that is ${what}`, () =>
      rolledBack(async (db) => {
        await drawUp(db);
        await assert.rejects(insertStands(db, [stand(1, changes)]), refusedBy(/check/));
      }));
  }

  test('a place of a shift that is not there', () =>
    rolledBack(async (db) => {
      await drawUp(db);
      const made = insertStands(db, [stand(1, { shiftId: idOf(999) })]);
      await assert.rejects(made, refusedBy(/foreign key/));
    }));

  test('a swap that was agreed by somebody else than who was asked, or by nobody', () =>
    rolledBack(async (db) => {
      await drawUp(db);
      const own = stand(1);
      await insertStands(db, [own]);
      const swap = async (answeredBy: string | null) => {
        await sql`savepoint before`.execute(db);
        await sql`insert into rosters.swap (community_id, id, stand_id, asked_id, asked_at, state,
            answered_at, answered_by)
          values (${COMMUNITY}, ${nextId()}, ${own.id}, ${WANG}, ${NOW}, 'agreed', ${NOW},
            ${answeredBy})`.execute(db);
      };
      await assert.rejects(swap(CHEN), refusedBy(/check/));
      await sql`rollback to savepoint before`.execute(db);
      await assert.rejects(swap(null), refusedBy(/check/));
      await sql`rollback to savepoint before`.execute(db);
      await swap(WANG);
    }));
});

describe('places', () => {
  test('are had once: by seat, by person, and by time in whichever roster', () =>
    rolledBack(async (db) => {
      await drawUp(db);
      assert.equal((await insertStands(db, [stand(1)])).length, 1);
      const planned = { state: 'planned', consent: undefined } as const;
      assert.deepEqual(await insertStands(db, [stand(1, { personId: WANG })]), [], 'the seat');
      assert.deepEqual(await insertStands(db, [stand(1, { level: 2 })]), [], 'the person');
      assert.equal((await insertStands(db, [stand(1, { level: 2, personId: WANG })])).length, 1);
      const other = { ...roster, id: idOf(3) };
      await insertRoster(db, other);
      const again = { ...kind, id: idOf(12) };
      const same = { ...night(1), id: idOf(61) };
      await insertKind(db, other, { kind: again, shifts: [same] });
      const elsewhere = { rosterId: other.id, shiftId: same.id };
      assert.deepEqual(await insertStands(db, [stand(1, elsewhere)]), [], 'the time');
      assert.equal((await insertStands(db, [stand(1, { ...elsewhere, ...planned })])).length, 1);
      assert.deepEqual(await insertStands(db, []), []);
    }));

  test('that were left are free again, and the history stays', () =>
    rolledBack(async (db) => {
      await drawUp(db);
      const first = stand(1);
      await insertStands(db, [first]);
      assert.equal(await saveStand(db, first, { state: 'given_up', at: NOW }), true);
      assert.equal(await saveStand(db, first, { state: 'given_up', at: NOW }), false, 'once');
      assert.equal((await insertStands(db, [stand(1, { personId: WANG })])).length, 1);
      const all = await listStands(db, roster);
      assert.deepEqual(
        all.map(({ personId, state }) => [personId, state]).toSorted(),
        [
          [LI, 'given_up'],
          [WANG, 'taken'],
        ].toSorted(),
      );
      const kept = await findStand(db, first.id);
      assert.deepEqual([kept?.state, kept?.consent], ['given_up', 'said']);
    }));

  test('are taken with a yes', () =>
    rolledBack(async (db) => {
      await drawUp(db);
      const offer = stand(1, { state: 'offered', consent: undefined });
      await insertStands(db, [offer]);
      assert.equal(await saveStand(db, offer, { state: 'taken', consent: 'said', at: NOW }), true);
      assert.deepEqual((await findStand(db, offer.id))?.consent, 'said');
    }));

  test('that were only thought of go, one or all; what was offered stays', () =>
    rolledBack(async (db) => {
      await drawUp(db);
      const planned = { state: 'planned', consent: undefined } as const;
      const [one, two] = [stand(1, planned), stand(3, planned)];
      const held = stand(5, { state: 'offered', consent: undefined });
      await insertStands(db, [one, two, held]);
      await deletePlanned(db, roster, one.id);
      assert.equal((await listStands(db, roster)).length, 2);
      await deletePlanned(db, roster);
      assert.deepEqual(
        (await listStands(db, roster)).map(({ id }) => id),
        [held.id],
      );
    }));

  test('of people are listed from a moment on: what they promised or were offered', () =>
    rolledBack(async (db) => {
      await drawUp(db);
      const [past, coming] = [stand(1), stand(5)];
      const offer = stand(3, { personId: WANG, state: 'offered', consent: undefined });
      await insertStands(db, [past, coming, offer]);
      const from = night(1).endsAt;
      const listed = await listStandsOf(db, { personIds: [LI, WANG], from });
      assert.deepEqual(
        listed.map(({ id }) => id),
        [offer.id, coming.id],
      );
      assert.deepEqual(await listStandsOf(db, { personIds: [CHEN], from }), []);
    }));

  test('ahead end with their roster, and those concerned are told', () =>
    rolledBack(async (db) => {
      await drawUp(db);
      await insertStands(db, [stand(1), stand(3), stand(5, { personId: WANG })]);
      const told = await withdrawAhead(db, roster, night(1).endsAt);
      assert.deepEqual(told.toSorted(), [LI, WANG]);
      const states = (await listStands(db, roster)).map(({ state }) => state);
      assert.deepEqual(states, ['taken', 'withdrawn', 'withdrawn']);
    }));
});

describe('a yes once and for all', () => {
  test('takes the place of what was said before, in this roster alone', () =>
    rolledBack(async (db) => {
      await drawUp(db);
      const other = { ...roster, id: idOf(3) };
      await insertRoster(db, other);
      const elsewhere = { ...kind, id: idOf(12) };
      await insertKind(db, other, { kind: elsewhere, shifts: [{ ...night(1), id: idOf(61) }] });
      const both = [kind.id, elsewhere.id];
      const of = { communityId: COMMUNITY, kindIds: both };
      await saveStandingYes(db, { roster, personId: LI, kindIds: both, at: NOW });
      assert.deepEqual(await listStandingYes(db, of), [{ kindId: kind.id, personId: LI }]);
      await saveStandingYes(db, { roster: other, personId: LI, kindIds: both, at: NOW });
      await saveStandingYes(db, { roster, personId: LI, kindIds: both, at: NOW });
      assert.equal((await listStandingYes(db, of)).length, 2, 'said twice is said once');
      await saveStandingYes(db, { roster, personId: LI, kindIds: [], at: NOW });
      assert.deepEqual(await listStandingYes(db, of), [{ kindId: elsewhere.id, personId: LI }]);
    }));
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { rolledBack } from '#test/database.ts';
import {
  COMMUNITY,
  NOW,
  idOf,
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
import { listAhead, listDue, listStandingBy, noteEntered, releaseAhead } from './entered.ts';
import { forgetStander } from './leave.ts';
import { findRoster } from './rosters.ts';
import { insertStands, listStandingYes, listStands, saveStand, saveStandingYes } from './stands.ts';

describe('what is entered on duty', () => {
  const by = night(1).beginsAt;
  const moments = (now: Temporal.Instant) => ({ now, since: now.subtract({ hours: 48 }), by });

  test('is due when it begins soon or runs and has not been entered', () =>
    rolledBack(async (db) => {
      await drawUp(db);
      await insertStands(db, [stand(1), stand(3, { personId: WANG })]);
      assert.deepEqual(await listDue(db, moments(NOW)), [LI]);
      const span = { from: night(1).beginsAt, to: night(1).endsAt };
      await noteEntered(db, { personId: LI, span, at: NOW });
      assert.deepEqual(await listDue(db, moments(NOW)), []);
      const after = night(1).endsAt.add({ minutes: 1 });
      assert.deepEqual(await listDue(db, moments(after)), [LI], 'its end is looked at, too');
    }));

  test('is not due any more when it was left, nor noted when it lies elsewhere', () =>
    rolledBack(async (db) => {
      await drawUp(db);
      const own = stand(1);
      await insertStands(db, [own]);
      const span = { from: night(5).beginsAt, to: night(5).endsAt };
      await noteEntered(db, { personId: LI, span, at: NOW });
      assert.deepEqual(await listDue(db, moments(NOW)), [LI]);
      await noteEntered(db, { personId: LI, span: undefined, at: NOW });
      assert.deepEqual(await listDue(db, moments(NOW)), [LI]);
      await saveStand(db, own, { state: 'given_up', at: NOW });
      assert.deepEqual(await listDue(db, moments(NOW)), []);
    }));

  test('is found for a stretch of time: those who said yes alone', () =>
    rolledBack(async (db) => {
      await drawUp(db);
      const offer = { personId: WANG, state: 'offered', consent: undefined } as const;
      await insertStands(db, [stand(1), stand(3, offer), stand(5, { personId: CHEN })]);
      const all = await listStandingBy(db, { from: NOW, to: night(5).endsAt });
      assert.deepEqual(
        all.map(({ personId }) => personId),
        [LI, CHEN],
      );
      const none = await listStandingBy(db, { from: NOW, to: night(1).beginsAt });
      assert.deepEqual(none, []);
    }));

  test('of those who have left a team ends with what is ahead', () =>
    rolledBack(async (db) => {
      await drawUp(db);
      await insertStands(db, [stand(1), stand(3), stand(5, { personId: WANG })]);
      const now = night(1).beginsAt.add({ hours: 1 });
      assert.deepEqual(await listAhead(db, now), [
        { organisationId: TEAM, personId: LI },
        { organisationId: TEAM, personId: WANG },
      ]);
      await releaseAhead(db, { organisationId: TEAM, personId: LI, now });
      const states = (await listStands(db, roster)).map(({ state }) => state);
      assert.deepEqual(states, ['taken', 'withdrawn', 'taken'], 'what runs is finished');
      await releaseAhead(db, { organisationId: idOf(9), personId: WANG, now });
      assert.equal((await listAhead(db, now)).length, 1, 'of another team nothing ends');
    }));
});

describe('who leaves the neighbourhood', () => {
  test('is on no roster any more, nor in a name that was typed', () =>
    rolledBack(async (db) => {
      await drawUp(db, { name: '李大同的班' });
      await insertStands(db, [stand(1), stand(3, { personId: WANG })]);
      await saveStandingYes(db, { roster, personId: LI, kindIds: [kind.id], at: NOW });
      await sql`insert into rosters.feed (community_id, id, token_hash, person_id, made_at)
        values (${COMMUNITY}, ${idOf(71)}, sha256('x'), ${LI}, ${NOW})`.execute(db);
      const gone = { personId: LI, pattern: '李大同', by: '＊＊＊' };
      await forgetStander(db, gone);
      await forgetStander(db, gone);
      const left = (await listStands(db, roster)).map(({ personId }) => personId);
      assert.deepEqual(left, [WANG]);
      assert.equal((await findRoster(db, roster.id))?.name, '＊＊＊的班');
      const of = { communityId: COMMUNITY, kindIds: [kind.id] };
      assert.deepEqual(await listStandingYes(db, of), []);
      const { rows } = await sql`select from rosters.feed`.execute(db);
      assert.equal(rows.length, 0);
    }));
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { rolledBack } from '#test/database.ts';
import type { Call } from '#/features/callouts/model.ts';
import type { Db } from '#/platform/db/pool.ts';
import { findLatestCall, insertCall, listWaking, saveCall } from './calls.ts';
import {
  countAnswers,
  forgetAlerts,
  forgetFitness,
  insertAlerts,
  listAlerts,
  listAskedOf,
  noteChosen,
  noteSeen,
  saveAnswer,
} from './alerts.ts';
import { eraseAlerts } from './leave.ts';
import { readPlan } from './rules.ts';

const COMMUNITY = '350203007010';
const NOW = Temporal.Instant.from('2026-11-23T15:40:00Z');
const idOf = (number: number) => `019cf000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const MATTER = idOf(1);
const [CHEN, LI, LIN] = [idOf(101), idOf(102), idOf(103)];
const key = { communityId: COMMUNITY, id: idOf(11) };
const ofMatter = { communityId: COMMUNITY, id: MATTER };

async function begin(db: Db, changes: Partial<Call> = {}): Promise<Call> {
  const plan = await readPlan(db, []);
  const call: Call = {
    ...key,
    matterId: MATTER,
    plan,
    wanted: 1,
    begunAt: NOW,
    wave: 0,
    rung: 0,
    isPressing: false,
    askedUntil: undefined,
    collectUntil: undefined,
    nextAt: NOW,
    endedAt: undefined,
    endedAs: undefined,
    ...changes,
  };
  assert.equal(await insertCall(db, call), true);
  return call;
}

const alert = (personId: string, changes: object = {}) => ({
  personId,
  wave: 1,
  rung: 0,
  fitness: 0.5,
  askedAt: NOW,
  ...changes,
});

async function isDeclined(work: () => Promise<unknown>): Promise<boolean> {
  return work().then(
    () => false,
    () => true,
  );
}

describe('the rules of calling', () => {
  test('hold everywhere, unless a place or one above it has its own; the nearest counts', () =>
    rolledBack(async (db) => {
      const usual = await readPlan(db, ['350203', COMMUNITY]);
      assert.deepEqual(usual.targets.length, 3);
      assert.deepEqual(
        usual.chain.map(({ role }) => role),
        ['building_leader', 'community_worker', 'dispatcher'],
      );
      assert.deepEqual(usual.prior, { yes: 5, asked: 20 });
      for (const [placeId, seconds] of [
        ['350203', 30],
        [COMMUNITY, 10],
      ] as const) {
        await sql`insert into callouts.rule select ${placeId}, targets, ${seconds}, collect_seconds,
          rung_seconds, prior_yes, prior_asked, rest_hours, travel_minutes, most_asked, chain,
          '居民會議', '2026-11-23', true from callouts.rule where place_id = '-'`.execute(db);
      }
      assert.equal((await readPlan(db, ['350203', COMMUNITY])).waveSeconds, 10);
      assert.equal((await readPlan(db, ['350203', 'other'])).waveSeconds, 30);
      assert.equal((await readPlan(db, ['other'])).waveSeconds, 45);
    }));
});

describe('a call', () => {
  test('is kept as it was begun, and saved as far as it came', () =>
    rolledBack(async (db) => {
      const call = await begin(db);
      assert.deepEqual(await findLatestCall(db, ofMatter), call);
      const far = { ...call, wave: 2, rung: 1, isPressing: true, askedUntil: NOW, nextAt: NOW };
      await saveCall(db, far);
      assert.deepEqual(await findLatestCall(db, ofMatter), far);
      const other = { ...ofMatter, id: idOf(2) };
      assert.equal(await findLatestCall(db, other), undefined);
    }));

  test('is the only one under way for its matter; once it has ended there may be another', () =>
    rolledBack(async (db) => {
      const call = await begin(db);
      assert.equal(await insertCall(db, { ...call, id: idOf(12) }), false);
      const ended = { nextAt: undefined, endedAt: NOW, endedAs: 'nobody' } as const;
      await saveCall(db, { ...call, ...ended });
      const later = NOW.add({ minutes: 5 });
      const again = await begin(db, { id: idOf(12), begunAt: later, nextAt: later });
      assert.equal((await findLatestCall(db, ofMatter))?.id, again.id);
    }));

  test('that has not ended is never without somebody who looks at it next', () =>
    rolledBack(async (db) => {
      const call = await begin(db);
      assert.ok(await isDeclined(() => saveCall(db, { ...call, nextAt: undefined })));
    }));

  test('wakes at its time, the longest waiting first', () =>
    rolledBack(async (db) => {
      await begin(db);
      const soon = NOW.add({ seconds: 45 });
      const second = { id: idOf(12), matterId: idOf(2), begunAt: soon, nextAt: soon };
      await begin(db, second);
      assert.deepEqual(await listWaking(db, NOW.subtract({ seconds: 1 }), 9), []);
      assert.deepEqual(await listWaking(db, NOW, 9), [ofMatter]);
      const both = [ofMatter, { communityId: COMMUNITY, id: idOf(2) }];
      assert.deepEqual(await listWaking(db, soon, 9), both);
      assert.equal((await listWaking(db, soon, 1)).length, 1);
    }));
});

describe('an alert', () => {
  test('is given once to each, and kept with what they said', () =>
    rolledBack(async (db) => {
      await begin(db);
      assert.deepEqual(await insertAlerts(db, key, []), []);
      const first = await insertAlerts(db, key, [alert(CHEN), alert(LI)]);
      assert.deepEqual([...first].toSorted(), [CHEN, LI]);
      assert.deepEqual(await insertAlerts(db, key, [alert(LI), alert(LIN)]), [LIN]);
      const at = NOW.add({ seconds: 3 });
      assert.equal(await noteSeen(db, key, { personId: CHEN, at }), true);
      assert.equal(await noteSeen(db, key, { personId: CHEN, at: NOW }), false, 'the first counts');
      assert.equal(await noteSeen(db, key, { personId: idOf(999), at }), false);
      const yes = { personId: CHEN, answer: 'yes', minutes: 5, at } as const;
      assert.equal(await saveAnswer(db, key, yes), true);
      const [chen] = await listAlerts(db, key);
      assert.deepEqual(chen, {
        ...alert(CHEN),
        seenAt: at,
        answer: 'yes',
        answeredAt: at,
        minutes: 5,
        chosenAt: undefined,
      });
    }));

  test('may be answered otherwise until it is settled who goes, and never after', () =>
    rolledBack(async (db) => {
      await begin(db);
      await insertAlerts(db, key, [alert(CHEN)]);
      const no = { personId: CHEN, answer: 'no', minutes: undefined, at: NOW } as const;
      assert.equal(await saveAnswer(db, key, no), true);
      assert.equal(await saveAnswer(db, key, { ...no, answer: 'yes' }), true);
      await noteChosen(db, key, { personId: CHEN, at: NOW });
      assert.equal(await saveAnswer(db, key, no), false);
      assert.equal((await listAlerts(db, key))[0]?.answer, 'yes');
    }));

  test('sends nobody who did not say yes', () =>
    rolledBack(async (db) => {
      await begin(db);
      await insertAlerts(db, key, [alert(CHEN)]);
      assert.ok(await isDeclined(() => noteChosen(db, key, { personId: CHEN, at: NOW })));
    }));

  test('tells how well suited somebody is only while the call is open', () =>
    rolledBack(async (db) => {
      await begin(db);
      await insertAlerts(db, key, [alert(CHEN)]);
      await forgetFitness(db, key);
      const { rows } = await sql<{ fitness: number | null }>`
        select fitness from callouts.alert`.execute(db);
      assert.deepEqual(rows, [{ fitness: null }]);
      assert.equal((await listAlerts(db, key))[0]?.fitness, 0);
    }));

  test('is found by who was asked, what is open first', () =>
    rolledBack(async (db) => {
      const call = await begin(db);
      await insertAlerts(db, key, [alert(CHEN, { askedAt: NOW })]);
      const ended = { nextAt: undefined, endedAt: NOW, endedAs: 'over' } as const;
      await saveCall(db, { ...call, ...ended });
      const earlier = NOW.subtract({ hours: 1 });
      const other = { communityId: COMMUNITY, id: idOf(12) };
      await begin(db, { ...other, matterId: idOf(2), begunAt: earlier, nextAt: NOW });
      await insertAlerts(db, other, [alert(CHEN, { askedAt: earlier }), alert(LI)]);
      const since = NOW.subtract({ hours: 2 });
      const found = await listAskedOf(db, { personId: CHEN, since, most: 9 });
      assert.deepEqual(
        found.map(({ matterId, isLive }) => [matterId, isLive]),
        [
          [idOf(2), true],
          [MATTER, false],
        ],
      );
      assert.equal((await listAskedOf(db, { personId: CHEN, since, most: 1 })).length, 1);
      const recent = await listAskedOf(db, { personId: CHEN, since: NOW, most: 9 });
      assert.deepEqual(
        recent.map(({ matterId }) => matterId),
        [MATTER],
      );
      assert.deepEqual(await listAskedOf(db, { personId: LIN, since, most: 9 }), []);
    }));

  test('is counted by hour of the day, volunteers alone, and only of the time that is asked', () =>
    rolledBack(async (db) => {
      const call = await begin(db);
      const noon = Temporal.Instant.from('2026-11-23T04:00:00Z');
      await insertAlerts(db, key, [
        alert(CHEN),
        alert(LI, { askedAt: noon }),
        alert(LIN, { rung: 1 }),
      ]);
      const yes = { personId: CHEN, answer: 'yes', minutes: undefined, at: NOW } as const;
      await saveAnswer(db, key, yes);
      const of = { communityId: COMMUNITY, zone: 'Asia/Shanghai' };
      const since = NOW.subtract({ hours: 24 });
      const until = NOW.add({ seconds: 1 });
      const early = await countAnswers(db, { ...of, since, until });
      assert.equal(early.size, 0, 'nobody has had their time yet');
      await saveCall(db, { ...call, nextAt: undefined, endedAt: until, endedAs: 'taken' });
      const all = await countAnswers(db, { ...of, since, until });
      assert.deepEqual(
        [...all].toSorted(([a], [b]) => a - b),
        [
          [12, { asked: 1, yes: 0 }],
          [23, { asked: 1, yes: 1 }],
        ],
      );
      const before = await countAnswers(db, { ...of, since, until: NOW });
      assert.equal(before.has(23), false);
      const elsewhere = { ...of, communityId: 'elsewhere' };
      assert.equal((await countAnswers(db, { ...elsewhere, since, until })).size, 0);
    }));

  test('is forgotten after its time, and when somebody leaves', () =>
    rolledBack(async (db) => {
      await begin(db);
      const old = NOW.subtract({ hours: 24 * 101 });
      await insertAlerts(db, key, [alert(CHEN, { askedAt: old }), alert(LI), alert(LIN)]);
      await forgetAlerts(db, NOW.subtract({ hours: 24 * 100 }));
      const left = async () => (await listAlerts(db, key)).map(({ personId }) => personId);
      assert.deepEqual(await left(), [LI, LIN]);
      await eraseAlerts(db, LI);
      assert.deepEqual(await left(), [LIN]);
    }));
});

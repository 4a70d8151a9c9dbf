import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { addHours } from '#/features/volunteers/rules.ts';
import type { SaidLevel, Setting } from '#/features/volunteers/model.ts';
import { enterWall } from '#/platform/access/wall.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack, testDatabase } from '#test/database.ts';
import { addMissingAbilities } from './abilities.ts';
import { insertAvoidance } from './avoidances.ts';
import { listCallable, noteAsked } from './callable.ts';
import type { Wanted } from './callable.ts';
import { findSetting, refreshWatch, saveDuty, saveLimits, saveSkills } from './settings.ts';

const [HERE, THERE] = ['220102001001', '220102001002'];
const NOW = Temporal.Instant.from('2026-11-23T12:00:00Z');
/** Monday 20:00 in Shanghai. */
const MINUTE = 20 * 60;
const GATE = { lon: 125.3, lat: 43.88 };
/** About how many degrees north a metre is. */
const METRE = 1 / 111_195;
const idOf = (number: number) => `019cf000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const [ONE, TWO, THREE, ASKER] = [idOf(1), idOf(2), idOf(3), idOf(9)];

type Someone = Partial<Omit<Setting, 'point'>> & {
  readonly personId: string;
  /** How far north of the gate they set out; nothing for a building that is on no map. */
  readonly metres?: number | undefined;
  readonly skills?: Readonly<Record<string, SaidLevel>>;
};

/** Switched on for an hour, a hundred metres from the gate, unless said. */
async function settle(db: Db, someone: Someone): Promise<void> {
  const { personId, skills = {}, ...set } = someone;
  const metres = 'metres' in someone ? someone.metres : 100;
  const communityId = set.communityId ?? HERE;
  const limits = {
    communityId,
    buildingId: 'b1',
    gridId: undefined,
    point: metres === undefined ? undefined : { ...GATE, lat: GATE.lat + metres * METRE },
    languages: set.languages ?? [],
    groups: set.groups,
    quiet: set.quiet,
    weeklyCap: set.weeklyCap,
  };
  await saveLimits(db, { personId, limits }, NOW);
  const onUntil = 'onUntil' in set ? set.onUntil : NOW.add({ hours: 1 });
  await saveDuty(db, { personId, hours: set.hours ?? [], onUntil, offUntil: set.offUntil });
  const names = { hant: '會', hans: '会', en: 'Can' };
  const abilities = Object.keys(skills).map((code) => ({
    code,
    icon: 'hand',
    needsProof: false,
    names,
  }));
  await addMissingAbilities(db, abilities);
  await saveSkills(db, { personId, communityId, skills: new Map(Object.entries(skills)) });
  await refreshWatch(db, personId);
}

const wanted: Wanted = {
  near: GATE,
  communityIds: [HERE],
  ability: [],
  group: 'mending',
  at: NOW,
  localMinuteOfWeek: MINUTE,
  localTime: '20:00',
  notMeeting: [ASKER],
  except: [],
  limit: 10,
};

async function idsOf(db: Db, changed: Partial<Wanted> = {}): Promise<readonly string[]> {
  return (await listCallable(db, { ...wanted, ...changed })).map(({ personId }) => personId);
}

/** Settles people and says who is found, near the gate and as one of the community. */
async function found(someone: Someone, changed: Partial<Wanted> = {}) {
  return rolledBack(async (tx) => {
    await settle(tx, someone);
    const near = (await idsOf(tx, changed)).length;
    const without = (await idsOf(tx, { ...changed, near: undefined })).length;
    assert.equal(near, without, 'with a point and without one the same is decided');
    return near === 1;
  });
}

describe('the nearest', () => {
  test('come first, whichever community they are in, and no more than wanted', async () => {
    await rolledBack(async (tx) => {
      await settle(tx, { personId: ONE, metres: 900 });
      await settle(tx, { personId: TWO, metres: 200, communityId: THERE });
      await settle(tx, { personId: THREE, metres: 500 });
      assert.deepEqual(await idsOf(tx), [TWO, THREE, ONE]);
      assert.deepEqual(await idsOf(tx, { limit: 2 }), [TWO, THREE]);
    });
  });

  test('are near on the ground, not on a map that is wider in the north', async () => {
    await rolledBack(async (tx) => {
      await settle(tx, { personId: ONE, metres: 2_900 });
      await settle(tx, { personId: TWO, metres: 3_100 });
      assert.deepEqual(await idsOf(tx), [ONE]);
    });
  });

  test('stand on a sheet of the switch and of regular hours, and are listed once', async () => {
    await rolledBack(async (tx) => {
      const hours = addHours([], { days: [1], from: '18:00', to: '22:00' });
      await settle(tx, { personId: ONE, hours });
      assert.deepEqual(await idsOf(tx), [ONE]);
    });
  });

  test('are not found by who stands on no map, but by their community', async () => {
    await rolledBack(async (tx) => {
      await settle(tx, { personId: ONE, metres: undefined });
      assert.deepEqual(await idsOf(tx), []);
      assert.deepEqual(await idsOf(tx, { near: undefined }), [ONE]);
      assert.deepEqual(await idsOf(tx, { near: undefined, communityIds: [THERE] }), []);
    });
  });

  test('are told with everything that ranking them needs', async () => {
    await rolledBack(async (tx) => {
      await settle(tx, {
        personId: ONE,
        languages: ['cmn', 'ko'],
        groups: ['mending'],
        quiet: { from: '23:00', to: '06:00' },
        weeklyCap: 3,
        skills: { electrical: 'able', plumbing: 'learning' },
      });
      await noteAsked(tx, { personIds: [ONE], at: NOW.subtract({ hours: 1 }) });
      const [one] = await listCallable(tx, wanted);
      assert.ok(one !== undefined);
      const { point, abilities, ...rest } = one;
      assert.ok(Math.abs((point?.lat ?? 0) - GATE.lat - 100 * METRE) < 1e-9);
      assert.deepEqual([...abilities].toSorted(), [
        ['electrical', 'able'],
        ['plumbing', 'learning'],
      ]);
      assert.deepEqual(rest, {
        personId: ONE,
        communityId: HERE,
        buildingId: 'b1',
        languages: ['cmn', 'ko'],
        groups: ['mending'],
        quiet: { from: '23:00', to: '06:00' },
        weeklyCap: 3,
        askedThisWeek: 1,
        lastAskedAt: NOW.subtract({ hours: 1 }),
        isOnDuty: true,
      });
    });
  });
});

test('of a community, who was asked longest ago comes first, and who never was before them', async () => {
  await rolledBack(async (tx) => {
    for (const personId of [ONE, TWO, THREE]) await settle(tx, { personId });
    await noteAsked(tx, { personIds: [ONE], at: NOW.subtract({ hours: 2 }) });
    await noteAsked(tx, { personIds: [TWO], at: NOW.subtract({ hours: 9 }) });
    assert.deepEqual(await idsOf(tx, { near: undefined }), [THREE, TWO, ONE]);
  });
});

describe('nobody is asked', () => {
  const off = { personId: ONE, onUntil: undefined };
  const monday = addHours([], { days: [1], from: '18:00', to: '20:00' });

  test('who is on duty never, not any more, or not yet', async () => {
    assert.equal(await found({ ...off }), false);
    assert.equal(await found({ personId: ONE, onUntil: NOW }), false);
    assert.equal(await found({ ...off, hours: monday }), false, 'at eight it is over');
    assert.equal(await found({ ...off, hours: monday }, { localMinuteOfWeek: MINUTE - 1 }), true);
    const later = { localMinuteOfWeek: 18 * 60 - 1 };
    assert.equal(await found({ ...off, hours: monday }, later), false, 'just before six');
  });

  test('who is away, whatever their hours', async () => {
    const hours = addHours([], { days: [1], from: '18:00', to: '22:00' });
    assert.equal(await found({ ...off, hours, offUntil: NOW.add({ seconds: 1 }) }), false);
    assert.equal(await found({ ...off, hours, offUntil: NOW }), true);
  });

  test('in their quiet hours, over midnight too, though they are switched on', async () => {
    const night = { from: '22:00', to: '06:00' };
    for (const [localTime, isFound] of [
      ['21:59', true],
      ['22:00', false],
      ['05:59', false],
      ['06:00', true],
    ] as const) {
      assert.equal(await found({ personId: ONE, quiet: night }, { localTime }), isFound, localTime);
    }
    const noon = { from: '12:00', to: '14:00' };
    assert.equal(await found({ personId: ONE, quiet: noon }, { localTime: '13:00' }), false);
    assert.equal(await found({ personId: ONE, quiet: noon }, { localTime: '14:00' }), true);
  });

  test('who was asked as often as they wish within seven days', async () => {
    await rolledBack(async (tx) => {
      await settle(tx, { personId: ONE, weeklyCap: 2 });
      await noteAsked(tx, { personIds: [ONE], at: NOW.subtract({ hours: 24 * 7 }) });
      await noteAsked(tx, { personIds: [ONE], at: NOW.subtract({ hours: 5 }) });
      assert.deepEqual(await idsOf(tx), [ONE], 'a week ago is over');
      await noteAsked(tx, { personIds: [ONE], at: NOW.subtract({ hours: 1 }) });
      assert.deepEqual(await idsOf(tx), []);
      const inAWeek = NOW.add({ hours: 24 * 7 - 2 });
      await saveDuty(tx, {
        personId: ONE,
        hours: [],
        onUntil: inAWeek.add({ hours: 1 }),
        offUntil: undefined,
      });
      assert.deepEqual(await idsOf(tx, { at: inAWeek }), [ONE]);
    });
  });

  test('for kinds of calls they do not take', async () => {
    assert.equal(await found({ personId: ONE, groups: ['care'] }), false);
    assert.equal(await found({ personId: ONE, groups: ['care', 'mending'] }), true);
  });

  test('who can do none of what is wanted, or is learning it', async () => {
    const ability = ['electrical', 'plumbing'];
    assert.equal(await found({ personId: ONE }, { ability }), false);
    const learner = { personId: ONE, skills: { electrical: 'learning' } } as const;
    assert.equal(await found(learner, { ability }), false);
    const able = { personId: ONE, skills: { plumbing: 'able' } } as const;
    assert.equal(await found(able, { ability }), true);
  });

  test('who has been left out, or is concerned themselves', async () => {
    assert.equal(await found({ personId: ONE }, { except: [ONE] }), false);
    assert.equal(await found({ personId: ASKER }), false);
  });

  test('who would rather not meet the asker, nor whom the asker would rather not meet', async () => {
    await rolledBack(async (tx) => {
      for (const personId of [ONE, TWO, THREE]) await settle(tx, { personId });
      const row = { id: idOf(50), communityId: HERE, note: '樓上', notedAt: NOW };
      await insertAvoidance(tx, { ...row, personId: ONE, otherId: ASKER });
      const other = { ...row, id: idOf(51), personId: ASKER, otherId: TWO };
      await insertAvoidance(tx, other);
      const nobody = { ...row, id: idOf(52), personId: THREE, otherId: undefined };
      await insertAvoidance(tx, nobody);
      assert.deepEqual(await idsOf(tx), [THREE]);
      await enterWall(tx, { communityIds: [THERE], householdIds: [], personIds: [ASKER] });
      assert.deepEqual(await idsOf(tx), [THREE], 'though who asks may read none of that');
      const { rows } = await sql<{ readonly reach: string }>`
        select current_setting('linli.communities') as reach`.execute(tx);
      assert.equal(rows[0]?.reach, `{${THERE}}`, 'and the door is closed again');
    });
  });
});

describe('what was set', () => {
  test('goes along to another community, with skills and who was asked', async () => {
    await rolledBack(async (tx) => {
      const hours = addHours([], { days: [1], from: '18:00', to: '22:00' });
      await settle(tx, { personId: ONE, hours, skills: { electrical: 'able' } });
      await noteAsked(tx, { personIds: [ONE], at: NOW });
      const before = await findSetting(tx, ONE);
      assert.ok(before !== undefined);
      const limits = { ...before, communityId: THERE, buildingId: undefined, gridId: 'g7' };
      await saveLimits(tx, { personId: ONE, limits }, NOW.add({ hours: 5 }));
      await refreshWatch(tx, ONE);
      assert.deepEqual(await findSetting(tx, ONE), limits);
      const [one] = await listCallable(tx, { ...wanted, ability: ['electrical'] });
      assert.deepEqual([one?.communityId, one?.askedThisWeek], [THERE, 1]);
      assert.equal(one?.buildingId, undefined);
    });
  });

  test('about skills takes the place of what was said before', async () => {
    await rolledBack(async (tx) => {
      await settle(tx, { personId: ONE, skills: { electrical: 'able', plumbing: 'able' } });
      await settle(tx, { personId: ONE, skills: { plumbing: 'learning' } });
      const [one] = await listCallable(tx, wanted);
      assert.deepEqual([...(one?.abilities ?? [])], [['plumbing', 'learning']]);
    });
  });

  test('asked twice in one week counts what is within it alone', async () => {
    await rolledBack(async (tx) => {
      await settle(tx, { personId: ONE });
      for (const days of [9, 8, 3, 0]) {
        await noteAsked(tx, { personIds: [ONE, TWO], at: NOW.subtract({ hours: 24 * days }) });
      }
      const [one] = await listCallable(tx, wanted);
      assert.deepEqual([one?.askedThisWeek, one?.lastAskedAt], [2, NOW]);
    });
  });
});

test('two calls that ask the same people in another order do not wait for each other for ever', async () => {
  const database = await testDatabase();
  const pool = openPool(database.connection);
  const db = openDb(pool);
  const everybody = Array.from({ length: 12 }, (_, index) => idOf(index + 1));
  for (const personId of everybody) await settle(db, { personId });
  const asking = Array.from({ length: 16 }, (_, index) => {
    const personIds = index % 2 === 0 ? everybody : everybody.toReversed();
    return noteAsked(db, { personIds, at: NOW.add({ seconds: index }) });
  });
  await Promise.all(asking);
  const volunteers = await listCallable(db, { ...wanted, limit: 12, at: NOW.add({ minutes: 1 }) });
  assert.deepEqual(new Set(volunteers.map((one) => one.askedThisWeek)), new Set([16]));
  await pool.end();
  await database.drop();
});

test('the nearest are found by the index of the map, with what they can do', async () => {
  await rolledBack(async (tx) => {
    await settle(tx, { personId: ONE, skills: { electrical: 'able' } });
    await sql`set local enable_seqscan = off`.execute(tx);
    const { rows } = await sql<{ readonly 'QUERY PLAN': string }>`
      explain select w.person_id from volunteers.watch w
      where w.spot <@ box(point(0, 0), point(9, 9)) and w.abilities && '{electrical}'
      order by w.spot <-> point(5, 5) limit 5`.execute(tx);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    assert.match(plan, /Index (Only )?Scan using watch_spot/);
    assert.match(plan, /Order By: \(spot <->/);
  });
});

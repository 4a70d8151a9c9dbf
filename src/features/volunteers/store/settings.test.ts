import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { addHours } from '#/features/volunteers/rules.ts';
import type { SaidLevel, Stretch } from '#/features/volunteers/model.ts';
import { readHolding } from '#/platform/personal/holding.ts';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack } from '#test/database.ts';
import { addMissingAbilities, listAbilities } from './abilities.ts';
import { deleteAvoidance, insertAvoidance, listAvoidances } from './avoidances.ts';
import { volunteersHoldings } from './holdings.ts';
import { forgetAvoided } from './leave.ts';
import { insertProof } from './proofs.ts';
import {
  dropSetting,
  findSetting,
  listSkills,
  listSkillsOf,
  lockSetting,
  refreshWatch,
  saveDuty,
  saveLimits,
  saveSkills,
} from './settings.ts';

const HERE = '220102001001';
const NOW = Temporal.Instant.from('2026-11-23T12:00:00Z');
const ME = '019cf000-0000-7000-8000-000000000001';
const OTHER = '019cf000-0000-7000-8000-000000000002';
const names = { hant: '修電', hans: '修电', en: 'Electrical' };
const limits = {
  communityId: HERE,
  buildingId: 'b1',
  gridId: undefined,
  point: { lon: 125.3, lat: 43.88 },
  languages: ['cmn'],
  groups: undefined,
  quiet: undefined,
  weeklyCap: undefined,
};

async function begin(db: Db, personId = ME): Promise<void> {
  await saveLimits(db, { personId, limits }, NOW);
}

async function setHours(db: Db, hours: readonly Stretch[]): Promise<readonly number[]> {
  await saveDuty(db, { personId: ME, hours, onUntil: undefined, offUntil: undefined });
  await refreshWatch(db, ME);
  const { rows } = await sql<{ readonly number: number }>`
    select number from volunteers.watch where person_id = ${ME} order by number`.execute(db);
  return rows.map(({ number }) => number);
}

async function tell(db: Db, skills: Readonly<Record<string, SaidLevel>>): Promise<void> {
  const said = new Map(Object.entries(skills));
  await saveSkills(db, { personId: ME, communityId: HERE, skills: said });
}

/** Runs what the database has to refuse. */
async function refuses(db: Db, statement: string, why: RegExp): Promise<void> {
  await sql`savepoint wrong`.execute(db);
  await assert.rejects(sql.raw(statement).execute(db), why, statement);
  await sql`rollback to savepoint wrong`.execute(db);
}

describe('what somebody has set', () => {
  test('is nothing for whoever has set nothing', async () => {
    await rolledBack(async (tx) => {
      assert.equal(await findSetting(tx, ME), undefined);
      assert.equal(await lockSetting(tx, ME), undefined);
      assert.equal((await listSkills(tx, ME)).size, 0);
      assert.equal(await dropSetting(tx, ME), false);
    });
  });

  test('comes back as it was kept, regular hours too', async () => {
    await rolledBack(async (tx) => {
      const quiet = { from: '22:00', to: '06:30' };
      const chosen = { ...limits, groups: ['care', 'mending'], quiet, weeklyCap: 5 };
      await saveLimits(tx, { personId: ME, limits: chosen }, NOW);
      const hours = addHours([], { days: [1, 7], from: '22:00', to: '06:00' });
      const onUntil = NOW.add({ hours: 2 });
      await saveDuty(tx, { personId: ME, hours, onUntil, offUntil: undefined });
      const on = { hours, onUntil, offUntil: undefined, stint: undefined };
      const kept = { ...chosen, personId: ME, ...on, since: NOW };
      assert.deepEqual(await findSetting(tx, ME), kept);
      assert.deepEqual(await lockSetting(tx, ME), kept);
    });
  });

  test('is of one person', async () => {
    await rolledBack(async (tx) => {
      await begin(tx);
      await begin(tx, OTHER);
      await setHours(tx, [{ from: 0, to: 60 }]);
      assert.deepEqual((await findSetting(tx, OTHER))?.hours, []);
      assert.equal(await dropSetting(tx, ME), true);
      assert.ok((await findSetting(tx, OTHER)) !== undefined);
    });
  });

  test('is one row a person, however many press at once', async () => {
    await rolledBack(async (tx) => {
      await begin(tx);
      await begin(tx);
      const { rows } = await sql<{ readonly count: number }>`
        select count(*) from volunteers.volunteer`.execute(tx);
      assert.equal(rows[0]?.count, 1);
    });
  });
});

describe('the sheets of the map', () => {
  test('on which somebody stands are those of the quarters of days in their hours', async () => {
    await rolledBack(async (tx) => {
      await begin(tx);
      const evening = addHours([], { days: [1], from: '18:00', to: '22:00' });
      assert.deepEqual(await setHours(tx, evening), [3]);
      const touching = addHours([], { days: [1], from: '17:59', to: '18:00' });
      assert.deepEqual(await setHours(tx, touching), [2], 'the end is not part of it');
      const night = addHours([], { days: [7], from: '23:00', to: '01:00' });
      assert.deepEqual(await setHours(tx, night), [0, 27]);
      const days = [1, 2, 3, 4, 5, 6, 7];
      const always = addHours([], { days, from: '00:00', to: '00:00' });
      assert.equal((await setHours(tx, always)).length, 28);
      assert.deepEqual(await setHours(tx, []), []);
    });
  });

  test('are none where nobody knows where the building stands', async () => {
    await rolledBack(async (tx) => {
      const nowhere = { ...limits, point: undefined };
      await saveLimits(tx, { personId: ME, limits: nowhere }, NOW);
      assert.deepEqual(await setHours(tx, [{ from: 0, to: 60 }]), []);
    });
  });

  test('carry what somebody can do, not what they are learning', async () => {
    await rolledBack(async (tx) => {
      const codes = ['electrical', 'legal', 'plumbing'];
      await addMissingAbilities(
        tx,
        codes.map((code) => ({ code, names, icon: 'bolt', needsProof: false })),
      );
      await begin(tx);
      await tell(tx, { plumbing: 'able', electrical: 'able', legal: 'learning' });
      await setHours(tx, [{ from: 0, to: 60 }]);
      const { rows } = await sql<{ readonly abilities: readonly string[] }>`
        select abilities from volunteers.watch`.execute(tx);
      assert.deepEqual(rows[0]?.abilities, ['electrical', 'plumbing']);
    });
  });

  test('lie so far apart that nobody near on one is near on another', async () => {
    await rolledBack(async (tx) => {
      const { rows } = await sql<{ readonly metres: number }>`
        select volunteers.sheet(volunteers.spot(180, 85), 0)
          <-> volunteers.sheet(volunteers.spot(-180, 85), 1) as metres`.execute(tx);
      assert.ok((rows[0]?.metres ?? 0) > 900_000_000);
    });
  });

  test('show what is near as near in all directions', async () => {
    await rolledBack(async (tx) => {
      // A thousandth of a degree north, and as many metres east, at the latitude of Changchun.
      const { rows } = await sql<{ readonly north: number; readonly east: number }>`
        with here as (select volunteers.spot(125.3, 43.88) as spot)
        select spot <-> volunteers.spot(125.3, 43.881) as north,
          spot <-> volunteers.spot(125.3 + 0.001 / cos(radians(43.88)), 43.88) as east
        from here`.execute(tx);
      const { north = 0, east = 1 } = rows[0] ?? {};
      assert.ok(Math.abs(north / east - 1) < 0.001, `${north} ${east}`);
    });
  });
});

describe('the database refuses', () => {
  const wrong = [
    ['an anchor that is neither building nor grid', `building_id = null`],
    ['an anchor that is both', `grid_id = 'g1'`],
    ['half a point', `lat = null`],
    ['half of quiet hours', `quiet_from = '22:00'`],
    ['quiet hours of no clock', `quiet_from = '24:00', quiet_to = '06:00'`],
    ['quiet hours without length', `quiet_from = '06:00', quiet_to = '06:00'`],
    ['no call a week', `weekly_cap = 0`],
    ['an empty list of kinds', `groups = '{}'`],
    ['hours beyond the week', `minutes = '{[10000,10081)}'`],
    ['to be on and away', `on_until = now(), off_until = now()`],
  ] as const;
  for (const [what, change] of wrong) {
    test(what, async () => {
      await rolledBack(async (tx) => {
        await begin(tx);
        await refuses(tx, `update volunteers.volunteer set ${change}`, /check constraint/);
      });
    });
  }

  test('skills that nobody has named, and levels there are not', async () => {
    await rolledBack(async (tx) => {
      await addMissingAbilities(tx, [
        { code: 'electrical', names, icon: 'bolt', needsProof: false },
      ]);
      const row = (ability: string, level: string) =>
        `insert into volunteers.skill values ('${HERE}', '${ME}', '${ability}', '${level}')`;
      await refuses(tx, row('flying', 'able'), /foreign key/);
      await refuses(tx, row('electrical', 'expert'), /check constraint/);
    });
  });
});

test('abilities stand in the host’s order, and their names are the host’s', async () => {
  await rolledBack(async (tx) => {
    const one = { code: 'plumbing', names, icon: 'wrench', needsProof: false };
    await addMissingAbilities(tx, [one, { ...one, code: 'electrical' }]);
    await addMissingAbilities(tx, [{ ...one, names: { ...names, hant: '別的' } }]);
    const abilities = await listAbilities(tx);
    assert.deepEqual(
      abilities.map(({ code }) => code),
      ['plumbing', 'electrical'],
    );
    assert.equal(abilities[0]?.names.hant, '修電');
  });
});

describe('whom somebody would rather not meet', () => {
  const note = (number: number, text: string) => ({
    id: `019cf000-0000-7000-8000-0000000000${number}`,
    communityId: HERE,
    personId: ME,
    note: text,
    notedAt: NOW.add({ seconds: number }),
  });

  test('is listed by when it was noted, without who it is', async () => {
    await rolledBack(async (tx) => {
      await insertAvoidance(tx, { ...note(12, '樓下'), otherId: undefined });
      await insertAvoidance(tx, { ...note(11, '樓上'), otherId: OTHER });
      const listed = await listAvoidances(tx, ME);
      assert.deepEqual(
        listed.map((one) => one.note),
        ['樓上', '樓下'],
      );
      assert.ok(!JSON.stringify(listed).includes(OTHER));
      assert.deepEqual(await listAvoidances(tx, OTHER), []);
    });
  });

  test('is taken out by its own writer alone', async () => {
    await rolledBack(async (tx) => {
      const one = note(11, '樓上');
      await insertAvoidance(tx, { ...one, otherId: OTHER });
      assert.equal(await deleteAvoidance(tx, { personId: OTHER, id: one.id }), false);
      assert.equal(await deleteAvoidance(tx, { personId: ME, id: one.id }), true);
      assert.equal(await deleteAvoidance(tx, { personId: ME, id: one.id }), false);
    });
  });

  test('is forgotten where that one has left, and their name in what others noted', async () => {
    await rolledBack(async (tx) => {
      await insertAvoidance(tx, { ...note(11, '王秀英'), otherId: OTHER });
      await insertAvoidance(tx, { ...note(12, '王秀英的弟弟'), otherId: undefined });
      await forgetAvoided(tx, { personId: OTHER, pattern: '王秀英', by: '＊＊＊' });
      assert.deepEqual(
        (await listAvoidances(tx, ME)).map((one) => one.note),
        ['＊＊＊的弟弟'],
      );
    });
  });
});

test('everything that is kept about somebody is told to them, but for who is avoided', async () => {
  await rolledBack(async (tx) => {
    await addMissingAbilities(tx, [{ code: 'electrical', names, icon: 'bolt', needsProof: false }]);
    await begin(tx);
    await tell(tx, { electrical: 'able' });
    await setHours(tx, [{ from: 60, to: 120 }]);
    const row = { id: OTHER, communityId: HERE, personId: ME, note: '樓上', notedAt: NOW };
    await insertAvoidance(tx, { ...row, otherId: OTHER.replace('02', '09') });
    await insertProof(tx, {
      id: OTHER,
      communityId: HERE,
      personId: ME,
      ability: 'electrical',
      kind: 'shown',
      what: '電工證',
      organisationId: OTHER,
      recordedBy: OTHER.replace('02', '08'),
      beganAt: NOW,
      endsAt: NOW.add({ hours: 1 }),
    });
    const told = await Promise.all(volunteersHoldings.map((one) => readHolding(tx, one, ME)));
    assert.deepEqual(
      told.map((rows) => rows.length),
      [1, 1, 1, 0, 1],
    );
    const all = JSON.stringify(told);
    for (const word of ['b1', '{[60,120)}', 'electrical', 'able', '電工證', '樓上']) {
      assert.ok(all.includes(word), word);
    }
    assert.ok(!all.includes('0009'));
    for (const one of volunteersHoldings) {
      assert.deepEqual(await readHolding(tx, one, OTHER), [], one.code);
    }
  });
});

test('what several persons can do is found at once, and of no others', async () => {
  await rolledBack(async (tx) => {
    await addMissingAbilities(tx, [{ code: 'electrical', names, icon: 'bolt', needsProof: false }]);
    await begin(tx);
    await begin(tx, OTHER);
    await tell(tx, { electrical: 'learning' });
    const found = await listSkillsOf(tx, [ME, OTHER, ME]);
    assert.deepEqual([...found], [[ME, new Map([['electrical', 'learning']])]]);
    assert.equal((await listSkillsOf(tx, [])).size, 0);
  });
});

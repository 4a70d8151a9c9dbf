import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';

import {
  claimMatter,
  confirmMatter,
  markDone,
  openWork,
  publicIdOf,
} from '#/features/matters/index.ts';
import {
  company,
  gridWorker,
  inWorld,
  railing,
  refusalOf,
  repairer,
  valueOf,
} from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { people, places } from '#test/world.ts';
import { holdsOffice, readCircumstances } from './circumstances.ts';
import { mayRecordLate, recordTime } from './record.ts';
import { confirmTime } from './settle.ts';

const { chen, li, lin, wang, xu, zhuang } = people;
const YESTERDAY = Temporal.Instant.from('2026-11-22T01:00:00Z');
const time = {
  startedAt: YESTERDAY,
  minutes: 30,
  content: '換了燈座',
  materials: undefined,
} as const;
const cleaning = {
  name: '清樓道',
  inCharge: '莊文靜',
  placeId: places.community,
  teamId: undefined,
};

/** A neighbour does what another asked for. */
async function done(world: MatterWorld, by: string = li, asker: string = chen) {
  const key = await world.raise(asker);
  valueOf(await claimMatter(await world.as(by), key));
  world.forward({ minutes: 20 });
  valueOf(await markDone(await world.as(by), { ...key, note: '修好了', photos: [] }));
  return key;
}

const name = ({ communityId, reference }: { communityId: string; reference: string }) => ({
  communityId,
  reference,
});

describe('what was done in a matter', () => {
  test('is told with who did it, since when, and when it was done', () =>
    inWorld(async (world) => {
      const key = await done(world);
      const work = valueOf(await openWork(await world.as(li), name(key)));
      assert.equal(work.publicId, publicIdOf(key));
      assert.equal(work.askerId, chen);
      assert.deepEqual(
        work.doers.map(({ personId, organisationId }) => [personId, organisationId]),
        [[li, undefined]],
      );
      const [own] = work.doers;
      assert.equal(own?.since.until(work.doneAt ?? own.since).total('minutes'), 20);
      assert.equal(work.category.code, 'home_electric');
    }));

  test('names nobody before it is done, and the same ones after it was confirmed', () =>
    inWorld(async (world) => {
      const key = await world.raise(chen);
      valueOf(await claimMatter(await world.as(li), key));
      const open = valueOf(await openWork(await world.as(li), name(key)));
      assert.deepEqual([open.doneAt, open.doers], [undefined, []]);
      valueOf(await markDone(await world.as(li), { ...key, note: '修好了', photos: [] }));
      valueOf(
        await confirmMatter(await world.as(chen), {
          ...key,
          answer: 'solved',
          wishesToHelp: false,
        }),
      );
      const closed = valueOf(await openWork(await world.as(li), name(key)));
      assert.deepEqual(
        closed.doers.map(({ personId }) => personId),
        [li],
      );
    }));

  test('is not told of what is not theirs to see, nor of what there is not', () =>
    inWorld(async (world) => {
      const key = await world.raise(chen, { visibility: 'staff' });
      assert.equal(refusalOf(await openWork(await world.as(xu), name(key))), 'not_found');
      const nothing = { communityId: places.community, reference: '2026-9999' };
      assert.equal(refusalOf(await openWork(await world.as(chen), nothing)), 'not_found');
    }));
});

describe('recording', () => {
  test('needs somebody who has signed in, and something that was done', () =>
    inWorld(async (world) => {
      const visitor = await recordTime(world.asVisitor(), { ...time, activity: cleaning });
      assert.equal(refusalOf(visitor), 'sign_in_required');
      assert.equal(refusalOf(await recordTime(await world.as(li), time)), 'activity_unnamed');
    }));

  test('keeps when it was, until when it had to be written down, and that nobody confirmed it', () =>
    inWorld(async (world) => {
      const key = await done(world);
      const { id } = valueOf(await recordTime(await world.as(li), { ...time, matter: name(key) }));
      const { rows } = await sql<Record<string, unknown>>`
        select minutes, held_on::text as held, due_on::text as due, is_due_certain as certain, state,
          asker_id as asker, person_id as person, team, plus
        from hours.record where id = ${id}`.execute(world.db);
      assert.deepEqual(rows, [
        {
          minutes: 30,
          held: '2026-11-22',
          due: '2026-12-04',
          certain: true,
          state: 'waiting',
          asker: chen,
          person: li,
          team: '',
          plus: null,
        },
      ]);
    }));

  test('refuses nobody for a guess while the holidays of a year are not announced', () =>
    inWorld(async (world) => {
      const late = Temporal.Instant.from('2026-12-28T01:00:00Z');
      const days = world.now().until(Temporal.Instant.from('2027-01-18T02:00:00Z'));
      world.forward(days);
      const said = { ...time, startedAt: late, activity: cleaning };
      const { id } = valueOf(await recordTime(await world.as(li), said));
      const { rows } = await sql<{ readonly certain: boolean; readonly due: string }>`
        select is_due_certain as certain, due_on::text as due from hours.record
        where id = ${id}`.execute(world.db);
      assert.equal(rows[0]?.certain, false);
      assert.ok((rows[0]?.due ?? '') > '2027-01-18');
      world.forward({ hours: 24 * 14 });
      const former = { ...said, startedAt: late.add({ hours: 2 }) };
      assert.equal(refusalOf(await recordTime(await world.as(li), former)), 'too_late');
    }));

  test('is written beside no other of theirs, and by two at once one after the other', () =>
    inWorld(async (world) => {
      const said = { ...time, activity: cleaning };
      valueOf(await recordTime(await world.as(li), said));
      const again = await recordTime(await world.as(li), said);
      assert.equal(refusalOf(again), 'times_overlap');
      assert.deepEqual(again.ok ? undefined : again.detail, {
        on: '2026-11-22',
        from: '09:00',
        to: '09:30',
      });
      valueOf(await recordTime(await world.as(chen), said));
    }));
});

describe('what shows that work was no voluntary one', () => {
  const circumstances = async (
    world: MatterWorld,
    by: string,
    key: Awaited<ReturnType<typeof done>>,
  ) =>
    readCircumstances(
      await world.as(by),
      by,
      valueOf(await openWork(await world.as(by), name(key))),
    );

  test('is an office that reaches the place', () =>
    inWorld(async (world) => {
      const { path } = valueOf(await openWork(await world.as(li), name(await done(world))));
      const context = await world.as(chen);
      const holds = (personId: string) =>
        holdsOffice(context, personId, {
          path,
          roles: ['grid_worker', 'community_worker', 'dispatcher', 'steward'],
        });
      assert.deepEqual(
        [await holds(zhuang), await holds(gridWorker), await holds(people.wu)],
        [true, true, true],
      );
      assert.equal(await holds(chen), false, 'a building leader serves of their own will');
      assert.equal(await holds(xu), false, 'an office elsewhere');
      assert.equal(await holds(li), false);
    }));

  test('is a body that is no team of volunteers, with which it waited', () =>
    inWorld(async (world) => {
      const key = await world.raise(chen, railing);
      await sql`insert into organisations.membership
          (community_id, id, organisation_id, person_id, joined_on)
        values (${places.community}, gen_random_uuid(), ${company}, ${repairer}, '2026-01-01')
        on conflict do nothing`.execute(world.db);
      await sql`update matters.matter set queue = ${`organisation:${company}`}
        where id = ${key.id}`.execute(world.db);
      assert.equal((await circumstances(world, repairer, key)).isDuty, true);
      assert.equal((await circumstances(world, li, key)).isDuty, false, 'of no such body');
      await sql`insert into organisations.kind (code, name_hant, name_hans, name_en, icon, ordinal)
        values ('volunteer_team', '-', '-', '-', 'users', 90) on conflict do nothing`.execute(
        world.db,
      );
      await sql`update organisations.organisation set kind = 'volunteer_team'
        where id = ${company}`.execute(world.db);
      assert.equal((await circumstances(world, repairer, key)).isDuty, false);
    }));

  test('is that they live in the household they helped', () =>
    inWorld(async (world) => {
      const key = await done(world, li, chen);
      assert.equal((await circumstances(world, li, key)).isHousehold, false);
      await sql`insert into people.residence
          (community_id, id, household_id, person_id, relation, since)
        select community_id, gen_random_uuid(), household_id, ${li}, 'family', since
        from people.residence where person_id = ${chen} and until is null`.execute(world.db);
      assert.equal((await circumstances(world, li, key)).isHousehold, true);
      await sql`update people.residence set until = '2026-11-01', since = '2026-01-01'
        where person_id = ${chen}`.execute(world.db);
      assert.equal((await circumstances(world, li, key)).isHousehold, false, 'once, not now');
    }));
});

describe('who may record what is late', () => {
  test('is a community worker at the counter, for somebody else', () =>
    inWorld(async (world) => {
      const may = async (actor: string, forWhom?: string) =>
        mayRecordLate(await world.as(actor, forWhom), places.community);
      assert.equal(await may(zhuang, wang), true);
      assert.equal(await may(zhuang), false, 'not for themselves');
      assert.equal(await may(lin, wang), false, 'nor a relative');
      assert.equal(await may(chen, wang), false, 'nor a building leader');
      assert.equal(await mayRecordLate(world.asVisitor(), places.community), false);
      assert.equal(await mayRecordLate(await world.as(zhuang, wang), undefined), false);
      const elsewhere = await world.as(zhuang, wang);
      assert.equal(await mayRecordLate(elsewhere, places.nextCommunity), false);
    }));
});

test('confirming and the rest need somebody who has signed in', () =>
  inWorld(async (world) => {
    const { id } = valueOf(await recordTime(await world.as(li), { ...time, activity: cleaning }));
    assert.equal(refusalOf(await confirmTime(world.asVisitor(), id)), 'sign_in_required');
    assert.equal(refusalOf(await confirmTime(await world.as(lin), id)), 'not_found');
    valueOf(await confirmTime(await world.as(zhuang), id));
    const { rows } = await sql<{ readonly as: string }>`
      select confirmed_as as "as" from hours.record where id = ${id}`.execute(world.db);
    assert.deepEqual(rows, [{ as: 'community' }]);
  }));

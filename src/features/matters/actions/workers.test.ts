import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { brand } from '#/lib/brand.ts';
import type { Queue } from '#/features/matters/model/matter.ts';
import { organisationQueue, roleQueue } from '#/features/matters/rules/routing.ts';
import {
  above,
  company,
  dispatcher,
  inWorld,
  people,
  places,
  repairer,
} from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { listWorkers } from './workers.ts';

const workersAt = (world: MatterWorld, desk: Queue) => listWorkers(world.asSystem(), desk);

async function join(world: MatterWorld, personId: string): Promise<void> {
  await sql`insert into organisations.membership
      (community_id, id, organisation_id, person_id, joined_on)
    values (${places.community}, gen_random_uuid(), ${company}, ${personId}, '2026-01-01')`.execute(
    world.db,
  );
}

async function appoint(world: MatterWorld, personId: string): Promise<void> {
  const post = crypto.randomUUID();
  await sql`insert into organisations.post_kind
      (code, name_hant, name_hans, name_en, reaches_households, ordinal)
    values ('manager', '經理', '经理', 'Manager', false, 1) on conflict do nothing`.execute(
    world.db,
  );
  await sql`insert into organisations.post
      (community_id, id, organisation_id, place_id, kind, created_at)
    values (${places.community}, ${post}, ${company}, ${places.compound}, 'manager',
      '2026-01-01')`.execute(world.db);
  await sql`insert into organisations.term (community_id, id, post_id, person_id, starts_on)
    values (${places.community}, gen_random_uuid(), ${post}, ${personId}, '2026-01-01')`.execute(
    world.db,
  );
}

describe('those who work at the desk of a body', () => {
  test('are its members and those who hold its posts, each once', async () => {
    await inWorld(async (world) => {
      const desk = organisationQueue(company);
      assert.deepEqual(await workersAt(world, desk), []);
      await join(world, repairer);
      await appoint(world, people.li);
      await appoint(world, repairer);
      assert.deepEqual(new Set(await workersAt(world, desk)), new Set([repairer, people.li]));
      assert.equal((await workersAt(world, desk)).length, 2);
    });
  });

  test('are no more those who have left or whose term is over', async () => {
    await inWorld(async (world) => {
      await join(world, repairer);
      await appoint(world, people.li);
      await sql`update organisations.membership set left_on = '2026-06-01'`.execute(world.db);
      await sql`update organisations.term set ended_on = '2026-06-01', end_reason = '換人'`.execute(
        world.db,
      );
      assert.deepEqual(await workersAt(world, organisationQueue(company)), []);
    });
  });
});

describe('those who work at the desk of an office', () => {
  test('hold the role at the place', async () => {
    await inWorld(async (world) => {
      const desk = roleQueue('dispatcher', places.community);
      assert.deepEqual(await workersAt(world, desk), [dispatcher]);
      const workers = roleQueue('community_worker', places.community);
      assert.deepEqual(await workersAt(world, workers), [people.zhuang]);
    });
  });

  test('or at the nearest place above it, where nobody holds it there', async () => {
    await inWorld(async (world) => {
      await sql`update people.grant set withdrawn_at = now(), withdrawn_by = person_id,
        withdrawal_reason = '調走' where person_id = ${dispatcher}`.execute(world.db);
      const desk = roleQueue('dispatcher', places.community);
      assert.deepEqual(await workersAt(world, desk), [above]);
    });
  });

  test('not before their time has begun, nor after it has ended', async () => {
    await inWorld(async (world) => {
      const desk = roleQueue('dispatcher', places.community);
      await sql`update people.grant set starts_at = '2027-01-01'
        where person_id = ${dispatcher}`.execute(world.db);
      assert.deepEqual(await workersAt(world, desk), [above]);
      await sql`update people.grant set starts_at = '2026-01-01', ends_at = '2026-02-01'
        where person_id in (${dispatcher}, ${above})`.execute(world.db);
      assert.deepEqual(await workersAt(world, desk), []);
    });
  });

  test('are nobody at a place that is not there, or at no desk at all', async () => {
    await inWorld(async (world) => {
      assert.deepEqual(await workersAt(world, roleQueue('dispatcher', 'nowhere')), []);
      assert.deepEqual(await workersAt(world, brand<Queue>('role:cook@350203007010')), []);
    });
  });
});

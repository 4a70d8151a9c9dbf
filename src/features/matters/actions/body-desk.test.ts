import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { servePlace } from '#/features/places/index.ts';
import { NO_COMMUNITY } from '#/platform/journal/journal.ts';
import { roles, visitor } from '#/platform/access/subject.ts';
import type { Subject } from '#/platform/access/subject.ts';
import {
  company,
  dispatcher,
  inWorld,
  people,
  places,
  railing,
  repairer,
} from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { hasDesk, listBodyDesks } from './body-desk.ts';
import { readDesk } from './desk.ts';

const CHOIR = '019cf000-0000-7000-8000-0000000000c2';
const UPPER = '019cf000-0000-7000-8000-0000000000c3';

const inBody = (...organisationIds: string[]): Subject => ({ ...visitor, organisationIds });

/** A choir, which no route asks, and a company of the whole subdistrict. */
async function addBodies({ db, now }: MatterWorld): Promise<void> {
  await servePlace(db, places.community, now());
  await sql`insert into organisations.kind (code, name_hant, name_hans, name_en, icon, ordinal)
    values ('choir', '合唱團', '合唱团', 'Choir', 'users', 9)`.execute(db);
  await sql`insert into organisations.organisation
      (community_id, id, place_id, kind, name, opened_on) values
    (${places.community}, ${CHOIR}, ${places.community}, 'choir', '老人合唱團', '2026-01-01'),
    (${NO_COMMUNITY}, ${UPPER}, ${places.subdistrict}, 'property_company', '開元物業', '2026-01-01')
  `.execute(db);
}

async function giveTo({ db }: MatterWorld, queue: string): Promise<void> {
  await sql`update matters.matter set queue = ${queue}`.execute(db);
}

test('whoever works somewhere by a role has a desk, and nobody by another role', () =>
  inWorld(async ({ db }) => {
    const working = new Set(['community_worker', 'grid_worker', 'dispatcher']);
    const at = { placeId: places.community, path: '35', communityId: places.community };
    for (const role of roles) {
      const grants = [{ ...at, role, organisationId: undefined }];
      assert.equal(await hasDesk(db, { ...visitor, grants }), working.has(role), role);
    }
    assert.equal(await hasDesk(db, visitor), false);
  }));

test('a body that a route asks has a desk before its first matter', () =>
  inWorld(async (world) => {
    assert.deepEqual(await listBodyDesks(world.db, inBody(company)), [places.community]);
    assert.equal(await hasDesk(world.db, inBody(company)), true);
    assert.equal(await hasDesk(world.db, (await world.as(repairer)).subject), true);
    assert.equal(await hasDesk(world.db, (await world.as(people.wang)).subject), false);
  }));

test('a body that no route asks has a desk as long as matters wait for it', () =>
  inWorld(async (world) => {
    await addBodies(world);
    const key = await world.raise(people.wang, railing);
    assert.equal(await hasDesk(world.db, inBody(CHOIR)), false);
    for (const queue of [`organisation:${CHOIR}`, `organisation:${CHOIR}/duty_officer`]) {
      await giveTo(world, queue);
      assert.deepEqual(await listBodyDesks(world.db, inBody(CHOIR)), [places.community]);
    }
    const context = { ...(await world.as(people.lin)), subject: inBody(CHOIR) };
    const desk = await readDesk(context, { placeId: places.community, filter: 'all' });
    assert.deepEqual(desk.ok && desk.value.rows.map(({ id }) => id), [key.id]);
    await giveTo(world, `role:dispatcher@${places.community}`);
    assert.equal(await hasDesk(world.db, inBody(CHOIR)), false);
  }));

test('what waits for others, or for one whose id only begins alike, is no desk of a body', () =>
  inWorld(async (world) => {
    await addBodies(world);
    await world.raise(people.wang, railing);
    for (const queue of [`organisation:${company}`, `organisation:${CHOIR}0`, 'role:x@y']) {
      await giveTo(world, queue);
      assert.deepEqual(await listBodyDesks(world.db, inBody(CHOIR)), [], queue);
    }
  }));

test('a body above the communities has a desk in those of them that are served', () =>
  inWorld(async (world) => {
    assert.deepEqual(await listBodyDesks(world.db, inBody(UPPER)), []);
    await addBodies(world);
    assert.deepEqual(await listBodyDesks(world.db, inBody(UPPER)), [places.community]);
    await sql`delete from places.served_place`.execute(world.db);
    assert.deepEqual(await listBodyDesks(world.db, inBody(UPPER)), []);
  }));

test('several bodies share the desk of a community, and one that is gone has none', () =>
  inWorld(async (world) => {
    await addBodies(world);
    const gone = '019cf000-0000-7000-8000-0000000000c9';
    assert.deepEqual(await listBodyDesks(world.db, inBody(gone)), []);
    const desks = await listBodyDesks(world.db, inBody(gone, company, UPPER, CHOIR));
    assert.deepEqual(desks, [places.community]);
    assert.equal(await hasDesk(world.db, (await world.as(dispatcher)).subject), true);
  }));

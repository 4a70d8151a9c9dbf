import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { inWorld, valueOf } from '#test/matters-world.ts';
import { people, places } from '#test/world.ts';
import { enterAsLeader, listLed } from './leading.ts';
import { openRecord } from './open.ts';
import { recordTime } from './record.ts';

const { chen, li, wang } = people;
const idOf = (number: number) => `019cf000-0000-7000-8000-0000000f${String(1_000 + number)}`;
const TEAM = idOf(1);
const OTHER_TEAM = idOf(2);
const COMMITTEE = idOf(3);

async function found(db: Db, id: string, kind: string): Promise<void> {
  await sql`insert into organisations.kind (code, name_hant, name_hans, name_en, icon, ordinal)
    values (${kind}, ${kind}, ${kind}, ${kind}, 'users', 90) on conflict do nothing`.execute(db);
  await sql`insert into organisations.organisation (community_id, id, place_id, kind, name, opened_on)
    values (${places.community}, ${id}, ${places.community}, ${kind}, ${kind},
      '2026-01-01')`.execute(db);
}

let posts = 0;

async function appoint(
  db: Db,
  personId: string,
  at: { readonly body: string; readonly post: string },
) {
  const { body, post } = at;
  posts += 1;
  const id = idOf(500 + posts);
  await sql`insert into organisations.post_kind
      (code, name_hant, name_hans, name_en, reaches_households, ordinal)
    values (${post}, ${post}, ${post}, ${post}, false, 90) on conflict do nothing`.execute(db);
  await sql`insert into organisations.post (community_id, id, organisation_id, kind, place_id, created_at)
    values (${places.community}, ${id}, ${body}, ${post}, ${places.community}, '2026-01-01')`.execute(
    db,
  );
  await sql`insert into organisations.term (community_id, id, post_id, person_id, starts_on)
    values (${places.community}, gen_random_uuid(), ${id}, ${personId}, '2026-01-01')`.execute(db);
}

async function join(db: Db, personId: string, body: string): Promise<void> {
  await sql`insert into organisations.membership
      (community_id, id, organisation_id, person_id, joined_on)
    values (${places.community}, gen_random_uuid(), ${body}, ${personId}, '2026-01-01')`.execute(
    db,
  );
}

describe('who answers for the time given for a body', () => {
  test('is who leads a team of volunteers, not its members, nor who keeps its keys', () =>
    inWorld(async ({ db }) => {
      await found(db, TEAM, 'volunteer_team');
      await appoint(db, li, { body: TEAM, post: 'team_leader' });
      await appoint(db, chen, { body: TEAM, post: 'key_holder' });
      await join(db, wang, TEAM);
      assert.deepEqual(await listLed(db, li), [TEAM]);
      assert.deepEqual(await listLed(db, chen), []);
      assert.deepEqual(await listLed(db, wang), []);
      assert.deepEqual(await listLed(db, undefined), []);
    }));

  test('is who holds any post in another body, and no mere member', () =>
    inWorld(async ({ db }) => {
      await found(db, COMMITTEE, 'residents_committee');
      await appoint(db, chen, { body: COMMITTEE, post: 'deputy' });
      await join(db, li, COMMITTEE);
      assert.deepEqual(await listLed(db, chen), [COMMITTEE]);
      assert.deepEqual(await listLed(db, li), []);
    }));

  test('is who does so for each of several, while the body is open and the term lasts', () =>
    inWorld(async ({ db }) => {
      for (const team of [TEAM, OTHER_TEAM]) {
        await found(db, team, 'volunteer_team');
        await appoint(db, li, { body: team, post: 'team_leader' });
      }
      assert.deepEqual((await listLed(db, li)).toSorted(), [TEAM, OTHER_TEAM]);
      await sql`update organisations.term set ended_on = '2026-11-01', end_reason = '期滿'
        where post_id in (select id from organisations.post where organisation_id = ${TEAM})`.execute(
        db,
      );
      assert.deepEqual(await listLed(db, li), [OTHER_TEAM]);
    }));
});

describe('whoever leads a team', () => {
  const time = {
    startedAt: Temporal.Instant.from('2026-11-22T01:00:00Z'),
    minutes: 30,
    content: '掃樓道',
    materials: undefined,
  } as const;
  const cleaning = { name: '清樓道', inCharge: '李大同', placeId: places.community } as const;

  test('reads what was given for it, and nothing that was given elsewhere', () =>
    inWorld(async (world) => {
      const { db } = world;
      await found(db, TEAM, 'volunteer_team');
      await appoint(db, li, { body: TEAM, post: 'team_leader' });
      const giver = await world.as(chen);
      const own = { ...time, activity: { ...cleaning, teamId: TEAM } };
      const free = {
        ...time,
        startedAt: time.startedAt.add({ hours: 2 }),
        activity: { ...cleaning, teamId: undefined },
      };
      const led = valueOf(await recordTime(giver, own));
      const other = valueOf(await recordTime(giver, free));
      const leader = await world.as(li);
      assert.deepEqual(await enterAsLeader(leader), [TEAM]);
      assert.ok((await openRecord(leader, led.id)).ok);
      assert.ok(!(await openRecord(leader, other.id)).ok);
      assert.ok(!(await openRecord(await world.as(wang), led.id)).ok);
    }));

  test('is nobody any more once another does', () =>
    inWorld(async (world) => {
      const { db } = world;
      await found(db, TEAM, 'volunteer_team');
      await appoint(db, li, { body: TEAM, post: 'team_leader' });
      const own = { ...time, activity: { ...cleaning, teamId: TEAM } };
      const { id } = valueOf(await recordTime(await world.as(chen), own));
      await sql`update organisations.term set ended_on = '2026-11-01', end_reason = '換屆'`.execute(
        db,
      );
      await sql`update organisations.term set person_id = ${wang}, ended_on = null, end_reason = null
        where person_id = ${li}`.execute(db);
      assert.ok(!(await openRecord(await world.as(li), id)).ok);
      const opened = valueOf(await openRecord(await world.as(wang), id));
      assert.deepEqual(opened.standing.capacities, ['leader']);
    }));
});

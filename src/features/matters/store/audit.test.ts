import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { claimMatter } from '#/features/matters/actions/claim.ts';
import type { MatterKey } from '#/features/matters/actions/open.ts';
import { findingKinds } from '#/features/matters/model/record.ts';
import { inWorld, people, places, valueOf } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { clearFinding, findWrong, insertFinding, listAllFindings, listFindings } from './audit.ts';
import { insertComment, insertEvents } from './events.ts';

const communityId = places.community;

async function wrongIn({ db, now }: MatterWorld): Promise<readonly string[]> {
  return (await findWrong(db, now())).map(({ kind }) => kind);
}

/** A matter whose next clock has just ended with nobody having said anything. */
async function late(world: MatterWorld): Promise<MatterKey> {
  const key = await world.raise(people.wang);
  await sql`update matters.matter set next_due_at = ${world.now()} where id = ${key.id}`.execute(
    world.db,
  );
  await sql`update matters.clock set due_at = ${world.now()}
    where matter_id = ${key.id} and stage in ('handle', 'total')`.execute(world.db);
  return key;
}

test('whoever keeps the time is given an hour before the auditor speaks up', () =>
  inWorld(async (world) => {
    await late(world);
    assert.deepEqual(await wrongIn(world), []);
    world.forward({ minutes: 60 });
    assert.deepEqual(await wrongIn(world), [], 'an hour is not more than an hour');
    world.forward({ seconds: 1 });
    assert.deepEqual(await wrongIn(world), ['clock_unanswered']);
  }));

const voices = [
  ['staff', true],
  ['holder', true],
  ['neighbour', false],
  ['asker', false],
  ['helper', false],
] as const;

for (const [voice, answers] of voices) {
  test(`a word of the ${voice} ${answers ? 'answers' : 'does not answer'} a clock that has ended`, () =>
    inWorld(async (world) => {
      const told = await late(world);
      const said = await late({
        ...world,
        raise: async (by) => world.raise(by, { body: '第二件' }),
      });
      world.forward({ hours: 2 });
      const by = { at: world.now(), personId: people.li, actorId: people.li, voice } as const;
      const id = '019cf000-0000-7000-8000-000000000401';
      const line = {
        id,
        verb: 'note',
        fromState: undefined,
        toState: undefined,
        addressedTo: undefined,
        note: undefined,
        visibility: 'staff',
      } as const;
      await insertEvents(world.db, told, [{ ...by, ...line }]);
      await insertComment(world.db, said, { ...by, id, body: '來了', visibility: 'parties' });
      assert.equal((await wrongIn(world)).length, answers ? 0 : 2);
    }));
}

test('what was said before the clock ended is no answer to its end', () =>
  inWorld(async (world) => {
    const key = await late(world);
    const comment = {
      id: '019cf000-0000-7000-8000-000000000402',
      personId: people.chen,
      actorId: people.chen,
      voice: 'staff',
      body: '知道了',
      visibility: 'public',
    } as const;
    await insertComment(world.db, key, { ...comment, at: world.now().subtract({ seconds: 1 }) });
    world.forward({ hours: 2 });
    assert.deepEqual(await wrongIn(world), ['clock_unanswered']);
  }));

test("a window that is over, and clocks of what is closed, are nobody's fault", () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang);
    valueOf(await claimMatter(await world.as(people.chen), key));
    await sql`insert into matters.clock (community_id, matter_id, stage, round, kind, quantity,
        started_at, due_at, is_provisional)
      values (${communityId}, ${key.id}, 'return_window', 1, 'hours', 1, ${world.now()},
        ${world.now().subtract({ hours: 5 })}, false)`.execute(world.db);
    assert.deepEqual(await wrongIn(world), []);
    await sql`update matters.clock set stopped_at = ${world.now()}, wakes_at = null`.execute(
      world.db,
    );
    assert.deepEqual(await wrongIn(world), ['no_clock']);
    await sql`update matters.assignment set ended_at = ${world.now()}, end_reason = 'closed'`.execute(
      world.db,
    );
    await sql`update matters.matter set state = 'withdrawn', closed_as = 'withdrawn', holder_id = null,
      closed_at = ${world.now()}, next_due_at = null`.execute(world.db);
    assert.deepEqual(await wrongIn(world), []);
  }));

for (const kind of findingKinds) {
  test(`${kind} is kept once while it lasts, cleared when mended, and may be found again`, () =>
    inWorld(async (world) => {
      const { db } = world;
      const { id: matterId } = await world.raise(people.wang);
      const found = { communityId, matterId, kind };
      assert.equal(await insertFinding(db, found, world.now()), true);
      world.forward({ hours: 1 });
      assert.equal(await insertFinding(db, found, world.now()), false);
      assert.deepEqual(
        (await listAllFindings(db)).map((one) => one.kind),
        [kind],
      );
      await clearFinding(db, found, world.now());
      await clearFinding(db, found, world.now().add({ hours: 1 }));
      assert.deepEqual(await listAllFindings(db), []);
      assert.equal(await insertFinding(db, found, world.now()), true);
      const { rows } = await sql`select 1 from matters.finding`.execute(db);
      assert.equal(rows.length, 2, 'what was found before stays on record');
    }));
}

test('a community reads what was found in it, the oldest first, and nothing of another', () =>
  inWorld(async (world) => {
    const { db } = world;
    const { id: matterId } = await world.raise(people.wang);
    const kinds = ['no_clock', 'holder_mismatch', 'clock_mismatch'] as const;
    for (const [index, kind] of kinds.entries()) {
      await insertFinding(
        db,
        { communityId, matterId, kind },
        world.now().subtract({ hours: index }),
      );
    }
    const listed = async (community: string, most = 10) =>
      (await listFindings(db, community, most)).map(({ kind }) => kind);
    assert.deepEqual(await listed(communityId), kinds.toReversed());
    assert.deepEqual(await listed(communityId, 1), ['clock_mismatch']);
    assert.deepEqual(await listed(places.nextCommunity), []);
  }));

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { openDb, openPool } from '#/platform/db/pool.ts';
import type { Context } from '#/platform/action/context.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import { testDatabase } from '#test/database.ts';
import { inWorld, makeMatterWorld, people, refusalOf, told, valueOf } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { claimMatter, releaseMatter } from './claim.ts';
import { assignMatter } from './dispatch.ts';
import type { MatterKey } from './open.ts';
import { raiseMatter } from './raise.ts';
import { readMatter } from './view.ts';

const ROUNDS = 100;
/** So many open at once, each on a connection and in a transaction of its own. */
const RIVALS = 2;

const database = await testDatabase();
const pool = openPool(database.connection, RIVALS + 2);
const db = openDb(pool);
const world = await makeMatterWorld(db);
after(async () => {
  await pool.end();
  await database.drop();
});

/** Runs one claim as a request does: in a transaction that rolls back if it is refused. */
async function claimAs(rival: Context, key: MatterKey): Promise<string> {
  const { subject, services, language } = rival;
  let outcome = 'claimed';
  await db
    .transaction()
    .execute(async (tx) => {
      const context = makeContext({ db: tx, subject, services, language });
      const result = await claimMatter(context, key);
      if (!result.ok) outcome = result.refusal;
      if (!result.ok) throw new Error('undone');
    })
    .catch((error: unknown) => {
      if (!(error instanceof Error) || error.message !== 'undone') throw error;
    });
  return outcome;
}

async function leadsOf(key: MatterKey): Promise<readonly string[]> {
  const { rows } = await sql<{ personId: string }>`
    select person_id as "personId" from matters.assignment
    where community_id = ${key.communityId} and matter_id = ${key.id}
      and role = 'lead' and ended_at is null`.execute(db);
  return rows.map(({ personId }) => personId);
}

test('of two who claim in the same instant one gets it, a hundred times', async () => {
  const rivals = [await world.as(people.chen), await world.as(people.li)];
  const asker = await world.as(people.wang);
  let rounds = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const body = `第 ${round} 次，請幫忙換燈管`;
    const key = valueOf(await raiseMatter(asker, told({ body })));
    const outcomes = await Promise.all(rivals.map((rival) => claimAs(rival, key)));
    assert.deepEqual(outcomes.toSorted(), ['already_claimed', 'claimed']);
    const leads = await leadsOf(key);
    assert.deepEqual(leads, [rivals[outcomes.indexOf('claimed')]?.subject.personId]);
    rounds += 1;
  }
  assert.equal(rounds, ROUNDS);
});

/** The claim as one would write it in a hurry: look whether somebody has it, then take it. */
async function claimCarelessly(
  personId: string,
  key: MatterKey,
  ready: () => Promise<void>,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ holder: string | null }>`
      select holder_id as holder from matters.matter
      where community_id = ${key.communityId} and id = ${key.id}`.execute(tx);
    await ready();
    if (rows[0]?.holder !== null) return false;
    await sql`insert into matters.assignment
        (community_id, matter_id, id, role, origin, person_id, started_at)
      values (${key.communityId}, ${key.id}, gen_random_uuid(), 'lead', 'claimed', ${personId},
        ${world.now()})`.execute(tx);
    await sql`update matters.matter set holder_id = ${personId}, state = 'claimed'
      where community_id = ${key.communityId} and id = ${key.id}`.execute(tx);
    return true;
  });
}

function meeting(count: number): () => Promise<void> {
  let waiting = count;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  return async () => {
    waiting -= 1;
    if (waiting === 0) resolve(undefined);
    await promise;
  };
}

test('the test can fail: a claim in two statements is won twice once nothing else stops it', async () => {
  const both = [people.chen, people.li];
  const raiseOne = async (body: string) => world.raise(people.wang, { body });
  const guarded = await raiseOne('請幫忙看看電視');
  const met = meeting(RIVALS);
  const first = await Promise.allSettled(both.map((rival) => claimCarelessly(rival, guarded, met)));
  const refused = first.filter(({ status }) => status === 'rejected');
  assert.equal(refused.length, 1, 'the database itself lets no second holder in');
  assert.equal((await leadsOf(guarded)).length, 1);

  await sql`drop index matters.assignment_one_lead`.execute(db);
  const bare = await raiseOne('請幫忙看看收音機');
  const again = meeting(RIVALS);
  const second = await Promise.all(both.map((rival) => claimCarelessly(rival, bare, again)));
  assert.deepEqual(second, [true, true]);
  assert.equal((await leadsOf(bare)).length, 2, 'two holders: what the statement is there against');
});

test('whoever comes later is told that somebody has it', () =>
  inWorld(async (own: MatterWorld) => {
    const key = await own.raise(people.wang);
    valueOf(await claimMatter(await own.as(people.chen), key));
    assert.equal(refusalOf(await claimMatter(await own.as(people.li), key)), 'already_claimed');
    assert.equal(refusalOf(await claimMatter(await own.as(people.chen), key)), 'already_claimed');
    const assign = { ...key, assigneeId: people.li };
    assert.equal(
      refusalOf(await assignMatter(await own.as(people.zhuang), assign)),
      'already_claimed',
    );
  }));

test('who lives elsewhere, and who asked, claims nothing', () =>
  inWorld(async (own) => {
    const key = await own.raise(people.wang);
    assert.equal(refusalOf(await claimMatter(await own.as(people.lin), key)), 'not_allowed');
    assert.equal(refusalOf(await claimMatter(await own.as(people.wang), key)), 'own_matter');
    assert.equal(refusalOf(await claimMatter(await own.as(people.he), key)), 'not_allowed');
  }));

test('what is released goes back on the board with a reason, and another takes it', () =>
  inWorld(async (own) => {
    const key = await own.raise(people.wang);
    valueOf(await claimMatter(await own.as(people.chen), key));
    const holder = await own.as(people.chen);
    assert.equal(refusalOf(await releaseMatter(holder, { ...key, reason: '' })), 'reason_required');
    assert.equal(
      refusalOf(await releaseMatter(await own.as(people.li), { ...key, reason: '換人' })),
      'not_allowed',
    );
    own.forward({ hours: 1 });
    valueOf(await releaseMatter(await own.as(people.chen), { ...key, reason: '出差了' }));
    const view = valueOf(await readMatter(await own.as(people.li), key));
    assert.deepEqual([view.state, view.bucket], ['accepted', 'open']);
    valueOf(await claimMatter(await own.as(people.li), key));
  }));

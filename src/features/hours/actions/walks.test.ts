import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { recountLedger, sumByYear } from '#/features/hours/store/ledger.ts';
import { createRandom } from '#/lib/random.ts';
import type { Random } from '#/lib/random.ts';
import type { Db } from '#/platform/db/pool.ts';
import { inWorld } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { people, places } from '#test/world.ts';
import { recordTime } from './record.ts';
import { confirmTime, correctTime, objectToTime, withdrawTime } from './settle.ts';

/**
 * Some neighbours record, correct, take back, confirm and object in an order of chance, each also
 * what is not theirs. Whatever happens, the ledger agrees with the records, nobody has given one
 * hour twice, and nobody has confirmed their own.
 */
const WALKS = 6;
const STEPS = 45;
const actors = [people.chen, people.li, people.wang, people.zhuang] as const;

type Step = (
  context: Awaited<ReturnType<MatterWorld['as']>>,
  random: Random,
  ids: string[],
) => Promise<boolean>;

const content = '掃樓道';
const startOf = (random: Random) =>
  Temporal.Instant.from('2026-11-20T00:00:00Z').add({ minutes: random.int(0, 48) * 30 });
const idFrom = (random: Random, ids: readonly string[]) =>
  ids[random.int(0, Math.max(0, ids.length - 1))] ?? '019cf000-0000-7000-8000-00000009ffff';

const steps: readonly Step[] = [
  async (context, random, ids) => {
    const activity = {
      name: '清樓道',
      inCharge: '莊文靜',
      placeId: places.community,
      teamId: undefined,
    };
    const minutes = random.int(10, 120);
    const startedAt = startOf(random);
    const done = await recordTime(context, {
      startedAt,
      minutes,
      content,
      materials: undefined,
      activity,
    });
    if (done.ok) ids.push(done.value.id);
    return done.ok;
  },
  async (context, random, ids) => (await confirmTime(context, idFrom(random, ids))).ok,
  async (context, random, ids) => (await confirmTime(context, idFrom(random, ids))).ok,
  async (context, random, ids) =>
    (await objectToTime(context, { id: idFrom(random, ids), reason: '沒有來' })).ok,
  async (context, random, ids) => (await withdrawTime(context, idFrom(random, ids))).ok,
  async (context, random, ids) => {
    const said = { startedAt: startOf(random), minutes: random.int(10, 120), content };
    const id = idFrom(random, ids);
    const done = await correctTime(context, {
      ...said,
      materials: undefined,
      id,
      reason: '寫錯了',
    });
    if (done.ok) ids.push(done.value.id);
    return done.ok;
  },
];

async function lookAt(db: Db, where: string): Promise<void> {
  assert.deepEqual(await recountLedger(db), [], where);
  const { rows } = await sql<{ readonly wrong: number }>`
    select count(*)::int as wrong from hours.record a join hours.record b
      on a.person_id = b.person_id and a.id < b.id and a.state = 'confirmed' and b.state = 'confirmed'
      and tstzrange(a.started_at, a.ended_at) && tstzrange(b.started_at, b.ended_at)`.execute(db);
  assert.equal(rows[0]?.wrong, 0, `${where}: one hour twice`);
  for (const personId of actors) {
    const summed = (await sumByYear(db, personId)).reduce((sum, { minutes }) => sum + minutes, 0);
    const counted = await sql<{ readonly minutes: number }>`
      select coalesce(sum(minutes), 0)::int as minutes from hours.record
      where person_id = ${personId} and state = 'confirmed' and confirmed_by <> person_id`.execute(
      db,
    );
    assert.equal(summed, counted.rows[0]?.minutes, where);
  }
}

for (let walk = 0; walk < WALKS; walk += 1) {
  test(`whatever neighbours do with their records in walk ${walk}, every sum agrees`, () =>
    inWorld(async (world) => {
      const random = createRandom(`hours ${walk}`);
      const ids: string[] = [];
      let done = 0;
      for (let step = 0; step < STEPS; step += 1) {
        const actor = actors[random.int(0, actors.length - 1)] ?? people.chen;
        const take = steps[random.int(0, steps.length - 1)];
        // A refusal after something was written is taken back, as each request is.
        const point = `step_${step}`;
        await sql`savepoint ${sql.raw(point)}`.execute(world.db);
        const isDone = (await take?.(await world.as(actor), random, ids)) === true;
        if (!isDone) await sql`rollback to savepoint ${sql.raw(point)}`.execute(world.db);
        await sql`set constraints all immediate`.execute(world.db);
        await sql`set constraints all deferred`.execute(world.db);
        if (isDone) done += 1;
        world.forward({ minutes: 7 });
        await lookAt(world.db, `walk ${walk}, step ${step}`);
      }
      assert.ok(done >= STEPS / 8, `${done} steps came to something`);
    }));
}

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { createRandom } from '#/lib/random.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import { testDatabase } from '#test/database.ts';
import { isLinearizable } from '#test/linear.ts';
import type { Model, Operation } from '#test/linear.ts';
import { makeMatterWorld, people, told, valueOf } from '#test/matters-world.ts';
import { seed } from '#test/property.ts';
import { claimMatter, releaseMatter } from './claim.ts';
import type { MatterKey } from './open.ts';
import { raiseMatter } from './raise.ts';

const HISTORIES = 6;
const CLIENTS = [people.chen, people.li];
const STEPS = 4;

const database = await testDatabase();
const pool = openPool(database.connection, 2 * CLIENTS.length + 2);
const db = openDb(pool);
const world = await makeMatterWorld(db);
after(async () => {
  await pool.end();
  await database.drop();
});

type Step = { readonly verb: 'claim' | 'release'; readonly who: string };
type Doing = (key: MatterKey, step: Step) => Promise<boolean>;

/** Whoever has it in hand, when only one acts at a time. */
const hand: Model<string, Step, boolean> = {
  initial: '',
  apply: (holder, { verb, who }) => {
    const isDone = verb === 'claim' ? holder === '' : holder === who;
    const after = verb === 'claim' ? who : '';
    return { state: isDone ? after : holder, output: isDone };
  },
  nameOf: (holder) => holder,
};

/** The program itself: each step as a request does it, in a transaction of its own. */
const asBuilt: Doing = async (key, { verb, who }) => {
  const { subject, services, language } = await world.as(who);
  return db
    .transaction()
    .execute(async (tx) => {
      const context = makeContext({ db: tx, subject, services, language });
      const done =
        verb === 'claim'
          ? await claimMatter(context, key)
          : await releaseMatter(context, { ...key, reason: '改天' });
      if (!done.ok) throw new Error('undone');
      return true;
    })
    .catch((error: unknown) => {
      if (error instanceof Error && error.message === 'undone') return false;
      throw error;
    });
};

/** A broken one: it looks, thinks for a moment, and then writes whatever it saw. */
const lookThenWrite: Doing = async ({ id }, { verb, who }) => {
  const { rows } = await sql<{ holder: string | null }>`
    select holder from control where matter_id = ${id}`.execute(db);
  const holder = rows[0]?.holder ?? null;
  const mayDo = verb === 'claim' ? holder === null : holder === who;
  await sql`select pg_sleep(0.002)`.execute(db);
  if (!mayDo) return false;
  await sql`insert into control values (${id}, ${verb === 'claim' ? who : null})
    on conflict (matter_id) do update set holder = excluded.holder`.execute(db);
  return true;
};

let raised = 0;

/** Lets everybody claim and let go as they come, and writes down when each began and ended. */
async function record(doing: Doing): Promise<readonly Operation<Step, boolean>[]> {
  raised += 1;
  const random = createRandom(`history ${seed} ${raised}`);
  const asker = await world.as(people.wang);
  const body = `第 ${raised} 件，大家搶著辦`;
  const key = valueOf(await raiseMatter(asker, told({ body })));
  const history: Operation<Step, boolean>[] = [];
  // Two hands of the same person act at once, too.
  const clients = [...CLIENTS, ...CLIENTS];
  const plans = clients.map((who) =>
    Array.from({ length: STEPS }, () => ({
      verb: random.chance(0.6) ? ('claim' as const) : ('release' as const),
      who,
    })),
  );
  await Promise.all(
    plans.map(async (plan) => {
      for (const input of plan) {
        const from = performance.now();
        const output = await doing(key, input);
        history.push({ input, output, from, to: performance.now() });
      }
    }),
  );
  return history;
}

test('what many do at once could have been done one after the other, in every history', async (t) => {
  let taken = 0;
  for (let number = 0; number < HISTORIES; number += 1) {
    const history = await record(asBuilt);
    taken += history.filter(({ output }) => output).length;
    assert.ok(isLinearizable(history, hand), JSON.stringify(history));
  }
  t.diagnostic(`seed ${seed}, ${HISTORIES} histories, ${taken} steps succeeded`);
  assert.ok(taken > HISTORIES, 'something happened in them');
});

test('a program that looks and then writes is caught', async () => {
  await sql`create table control (matter_id uuid primary key, holder uuid)`.execute(db);
  let caught = 0;
  for (let number = 0; number < HISTORIES; number += 1) {
    if (!isLinearizable(await record(lookThenWrite), hand)) caught += 1;
  }
  assert.ok(caught > 0, 'no history of the broken one was caught');
});

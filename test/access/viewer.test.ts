import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { endpoints } from '#/app/endpoints.ts';
import type { Db } from '#/platform/db/pool.ts';
import { ask, endpointOf, markBeginning } from './ask.ts';
import { NOTHING } from './request.ts';
import type { Request } from './request.ts';
import { asker, readers } from './readers.ts';
import { requestsOf } from './requests.ts';
import { openAccessWorld } from './world.ts';
import type { AccessWorld } from './world.ts';

/**
 * A viewer of the district tries every address with every number of the people of a street:
 * persons, where they live, who acts for them. Each answer is that for a number of nothing.
 */
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Nobody but its holder has a secret; who has it may use it, whoever they are. */
const SECRETS = new Set(['sent', 'draft', 'photo']);

let world: AccessWorld;
let ids: readonly string[];

before(
  async () => {
    world = await openAccessWorld();
    const own = readers.find(({ name }) => name === 'viewer_above')?.personId ?? '';
    const { rows } = await sql<{ readonly id: string }>`
      select id from people.person where id <> ${own}
      union all select id from people.residence where person_id <> ${own}
      union all select id from people.relation`.execute(world.app.db);
    ids = rows.map(({ id }) => id);
  },
  { timeout: 120_000 },
);

after(() => world.app.close());

type Told = { readonly address: string; readonly id: string; readonly told: string };

/** Asks everything that takes a number with each number, and gives what differs from nothing. */
async function tryEverything(
  db: Db,
  reader: string,
  requests: readonly Request[],
): Promise<{ readonly asked: number; readonly told: readonly Told[] }> {
  const subject = world.subjects.get(reader);
  assert.ok(subject !== undefined);
  const told: Told[] = [];
  let asked = 0;
  for (const request of requests) {
    const endpoint = endpointOf(request);
    for (const [field, value] of Object.entries(request.raw)) {
      if (typeof value !== 'string' || !ID.test(value) || SECRETS.has(field)) continue;
      const answer = (id: string) =>
        ask({ ...world, db }, subject, { endpoint, raw: { ...request.raw, [field]: id } });
      const nothing = await answer(NOTHING);
      for (const id of ids) {
        const outcome = await answer(id);
        asked += 1;
        if (outcome.told.replaceAll(id, NOTHING) !== nothing.told) {
          told.push({ address: `${request.endpoint} ${field}`, id, told: outcome.cell });
        }
      }
    }
  }
  return { asked, told };
}

/** Works in a transaction that is taken back. */
async function takenBack<Value>(work: (db: Db) => Promise<Value>): Promise<Value> {
  const tx = await world.app.db.startTransaction().execute();
  try {
    await markBeginning(tx);
    return await work(tx);
  } finally {
    await tx.rollback().execute();
  }
}

describe('a viewer of the district', () => {
  test('is told nothing by any address with any number of a street’s people', async () => {
    const requests = requestsOf(world.targets);
    assert.ok(new Set(requests.map(({ endpoint }) => endpoint)).size === endpoints.length);
    const { asked, told } = await takenBack((db) => tryEverything(db, 'viewer_above', requests));
    assert.deepEqual(told.slice(0, 5), []);
    assert.ok(ids.length > 40 && asked > 1_000, `${asked} with ${ids.length} numbers`);
  });

  test('and the same walk as a worker of the street is told a great deal', async () => {
    const requests = requestsOf(world.targets).filter(
      ({ endpoint }) => endpoint === 'people.person',
    );
    const walk = await takenBack((db) => tryEverything(db, 'community_worker_in', requests));
    assert.ok(walk.told.some(({ id }) => id === asker.id));
    assert.ok(walk.told.length > 10);
  });
});

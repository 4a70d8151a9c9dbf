import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { inWorld } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { takenBack } from './store.ts';

const SERVED = 'places.served_place';

async function count({ db }: MatterWorld): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(SERVED)}`.execute(db);
  return rows[0]?.count ?? 0;
}

async function serve({ db, now }: MatterWorld): Promise<void> {
  await sql`insert into ${sql.table(SERVED)} (place_id, since)
    values ('350203007010', ${now()})`.execute(db);
}

test('what is done is seen while it is done, and gone after it', () =>
  inWorld(async (world) => {
    const before = await count(world);
    const during = await takenBack(world.db, async () => {
      await serve(world);
      return count(world);
    });
    assert.deepEqual([during, await count(world)], [before + 1, before]);
  }));

test('what was done before and what is done after it stays', () =>
  inWorld(async (world) => {
    const before = await count(world);
    await serve(world);
    await takenBack(world.db, async () => {
      await sql`delete from ${sql.table(SERVED)}`.execute(world.db);
    });
    assert.equal(await count(world), before + 1);
  }));

test('a fault within is a fault, and the transaction can go on', () =>
  inWorld(async (world) => {
    const before = await count(world);
    const broken = takenBack(world.db, async () => {
      await serve(world);
      await serve(world);
    });
    await assert.rejects(broken, /duplicate key/);
    assert.equal(await count(world), before);
  }));

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { loadReferenceFiles, raiseMatter, withdrawMatter } from '#/features/matters/index.ts';
import { createRandom } from '#/lib/random.ts';
import { visitor } from '#/platform/access/subject.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';
import { addEverythingUp } from '#test/added-up.ts';
import { testApp } from '#test/app.ts';
import type { TestApp } from '#test/app.ts';
import { REFERENCE, makeWorld } from '#test/compound.ts';
import type { World } from '#test/compound.ts';
import { addWhatHappened, countWrongSums, readSums, recountSums } from './index.ts';

let app: TestApp;
let world: World;

before(async () => {
  app = await testApp({ endpoints: [] });
  world = await makeWorld(app.db, app.clock.now());
  const newId = () => crypto.randomUUID();
  await app.db.transaction().execute((tx) => loadReferenceFiles(tx, { folder: REFERENCE, newId }));
});

after(() => app.close());

const span = {
  from: Temporal.PlainYearMonth.from('2026-01'),
  to: Temporal.PlainYearMonth.from('2026-12'),
};

function contextOf(db: Db, at: Temporal.Instant): Context {
  const home = world.households[0];
  assert.ok(home);
  const subject = {
    ...visitor,
    actorId: world.people.chen,
    personId: world.people.chen,
    homes: [
      {
        householdId: home.id,
        placeId: home.id,
        path: home.path,
        communityId: world.community.id,
      },
    ],
  };
  const services = { ...app.services, clock: () => at };
  return makeContext({ db, subject, language: 'zh-Hant', services });
}

async function raiseAt(at: string, placeId: string, title: string) {
  return app.db.transaction().execute(async (tx) => {
    const raised = await raiseMatter(contextOf(tx, Temporal.Instant.from(at)), {
      profile: 'need',
      placeId,
      category: 'company',
      title,
      body: title,
      visibility: 'all',
      isAnonymous: false,
      photos: [],
    });
    assert.ok(raised.ok, JSON.stringify(raised));
    return raised.value;
  });
}

async function totals(path: { id: string; path: string }, measure = 'raised') {
  const sums = await readSums(app.db, path, span);
  return sums
    .filter((one) => one.measure === measure)
    .map(({ month, value }) => `${month.toString()} ${value}`);
}

test('a figure moves at once, before anything was added up', async () => {
  const [building] = world.buildings;
  assert.ok(building);
  await raiseAt('2026-11-03T03:00:00Z', building.id, '樓道燈不亮');
  assert.deepEqual(await totals(building), ['2026-11 1']);
  assert.deepEqual(await totals(world.community), ['2026-11 1']);
  assert.deepEqual(await totals({ id: '35', path: '35' }), ['2026-11 1']);
});

test('adding up changes no figure, and adding up twice changes none either', async () => {
  const before = await readSums(app.db, world.community, span);
  await addWhatHappened(app.db);
  assert.deepEqual(await readSums(app.db, world.community, span), before);
  await addWhatHappened(app.db);
  assert.deepEqual(await readSums(app.db, world.community, span), before);
});

test('what is taken back is taken back from every place above it too', async () => {
  const [, building] = world.buildings;
  assert.ok(building);
  const { communityId, id } = await raiseAt('2026-10-05T03:00:00Z', building.id, '想找人搬桌子');
  await addWhatHappened(app.db);
  await app.db.transaction().execute(async (tx) => {
    const context = contextOf(tx, Temporal.Instant.from('2026-10-05T04:00:00Z'));
    assert.ok((await withdrawMatter(context, { communityId, id })).ok);
  });
  assert.deepEqual(await totals(building, 'closed'), ['2026-10 1']);
  await addWhatHappened(app.db);
  assert.deepEqual(await totals({ id: '3502', path: '35.02' }, 'closed'), ['2026-10 1']);
});

test('the community next door counts nothing of it', async () => {
  assert.deepEqual(await readSums(app.db, world.neighbour, span), []);
});

test('a transaction that is still open when sums are added is counted when it ends', async () => {
  const [, , building] = world.buildings;
  assert.ok(building);
  const before = await totals(building);
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
  const slow = app.db.transaction().execute(async (tx) => {
    const raised = await raiseMatter(contextOf(tx, Temporal.Instant.from('2026-09-01T03:00:00Z')), {
      profile: 'need',
      placeId: building.id,
      category: 'company',
      title: '慢慢來',
      body: '慢慢來',
      visibility: 'all',
      isAnonymous: false,
      photos: [],
    });
    assert.ok(raised.ok);
    await mayEnd;
  });
  await addWhatHappened(app.db);
  end();
  await slow;
  assert.deepEqual(await totals(building), [...before, '2026-09 1']);
  await addWhatHappened(app.db);
  assert.deepEqual(await totals(building), [...before, '2026-09 1']);
});

test('kept sums equal a recount after any order of raising and adding up (seed 20261122)', async () => {
  const random = createRandom('20261122');
  for (let round = 0; round < 12; round += 1) {
    const place = random.pick([...world.buildings, ...world.households, world.compound]);
    const month = String(random.int(1, 10)).padStart(2, '0');
    await raiseAt(`2026-${month}-11T03:00:00Z`, place.id, `第 ${round} 件`);
    if (random.chance(0.4)) await addWhatHappened(app.db);
  }
  for (const place of [world.community, world.compound, ...world.buildings]) {
    const kept = await readSums(app.db, place, span);
    assert.deepEqual(kept, await recountSums(app.db, place.path), place.path);
  }
});

test('a sum that is not what a recount finds is counted, one by one', async () => {
  const place = world.households[0]?.id ?? '';
  await raiseAt('2026-06-03T02:00:00Z', place, 'Counted anew');
  await addEverythingUp(app.db);
  const transaction = await app.db.startTransaction().execute();
  assert.equal(await countWrongSums(transaction), 0);
  const changed = await sql`update figures.sum set value = value + 1
    where place_id = '35' and measure = 'raised'`.execute(transaction);
  assert.ok(Number(changed.numAffectedRows) > 0);
  assert.equal(await countWrongSums(transaction), Number(changed.numAffectedRows));
  await sql`insert into figures.sum values ('35', 'nothing_of_ours', '2026-01-01', 1)`.execute(
    transaction,
  );
  assert.equal(await countWrongSums(transaction), Number(changed.numAffectedRows) + 1);
  await transaction.rollback().execute();
});

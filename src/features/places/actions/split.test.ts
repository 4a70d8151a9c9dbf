import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { visitor } from '#/platform/access/subject.ts';
import type { Role, Subject } from '#/platform/access/subject.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { PlaceFollower } from '#/features/places/model.ts';
import { findPlace, findPlaceAt, listChildren } from '#/features/places/store/find.ts';
import { countBelow, measureSubtree } from '#/features/places/store/move.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { household, makeWorld, people, places } from '#test/world.ts';
import { movePlace } from './order.ts';
import { findDivisible, foreseeSplit, splitPlace } from './split.ts';

const PATH = '35.02.03.007.010';
const EAST = { hant: '東單元', hans: '东单元', en: 'East entrance' };

function holder(role: Role, path: string): Subject {
  const grant = { role, placeId: path, path, communityId: undefined, organisationId: undefined };
  return { ...visitor, actorId: people.zhuang, personId: people.zhuang, grants: [grant] };
}

const here = holder('community_worker', PATH);

async function inWorld(work: (tx: Db) => Promise<void>): Promise<void> {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await work(tx);
  });
}

/** The stairwells of building 3. */
async function unitsOf(tx: Db): Promise<readonly string[]> {
  return (await listChildren(tx, `${PATH}.dx.3`)).map(({ id }) => id);
}

describe('a building that is divided', () => {
  test('leaves its other stairwell where it is, and both their homes are found by old paths', () =>
    inWorld(async (tx) => {
      const [first = '', second = ''] = await unitsOf(tx);
      const context = contextOn(tx, { subject: here });
      const parts = [{ names: EAST, children: [first] }];
      const done = await splitPlace(context, { id: places.building, kind: '', parts });
      assert.ok(done.ok, JSON.stringify(done));
      assert.deepEqual([done.value.id, done.value.parts.length], [places.building, 1]);
      const part = await findPlace(tx, done.value.parts[0] ?? '');
      assert.deepEqual([part?.kind, part?.level], ['building', 70]);
      assert.deepEqual(await unitsOf(tx), [second]);
      assert.equal(done.value.places, (await measureSubtree(tx, part?.path ?? '')).places - 1);
      for (const unit of [1, 2] as const) {
        const found = await findPlaceAt(tx, `${PATH}.dx.3.${unit}.101`);
        assert.equal(found?.id, household(3, unit, 101));
      }
      const moved = await findPlace(tx, household(3, 1, 101));
      assert.ok(moved?.path.startsWith(`${part?.path}.`));
    }));

  test('has its parts in the grid it was put in', () =>
    inWorld(async (tx) => {
      await sql`update places.place set attributes = '{"grid": "07"}'
        where id = ${places.building}`.execute(tx);
      const [first = ''] = await unitsOf(tx);
      const parts = [{ names: EAST, children: [first] }];
      const order = { id: places.building, kind: '', parts };
      const done = await splitPlace(contextOn(tx, { subject: here }), order);
      assert.ok(done.ok);
      const part = await findPlace(tx, done.value.parts[0] ?? '');
      assert.deepEqual(part?.attributes, { grid: '07' });
    }));

  test('is put together again by moving back what went, under the very path it had', () =>
    inWorld(async (tx) => {
      const [first = ''] = await unitsOf(tx);
      const was = (await findPlace(tx, first))?.path;
      const context = contextOn(tx, { subject: here });
      const parts = [{ names: EAST, children: [first] }];
      const done = await splitPlace(context, { id: places.building, kind: '', parts });
      assert.ok(done.ok);
      const between = (await findPlace(tx, first))?.path ?? '';
      const back = await movePlace(context, { id: first, under: places.building });
      assert.ok(back.ok);
      assert.equal((await findPlace(tx, first))?.path, was);
      assert.equal((await findPlaceAt(tx, between))?.id, first);
      assert.equal((await unitsOf(tx)).length, 2);
    }));
});

describe('who divides a place', () => {
  test('is whoever may order it, and make its like beside it', () =>
    inWorld(async (tx) => {
      const may = async (subject: Subject, id: string) => {
        const found = await findDivisible(contextOn(tx, { subject }), id);
        return found.ok ? 'may' : found.refusal;
      };
      assert.equal(await may(here, places.compound), 'may');
      assert.equal(await may(here, places.community), 'not_allowed');
      assert.equal(await may(holder('steward', PATH), places.community), 'may');
      const street = holder('steward', '35.02.03.007');
      assert.equal(await may(street, places.subdistrict), 'not_allowed', 'its like lies beside it');
      assert.equal(await may(holder('steward', '35.02.03'), places.subdistrict), 'may');
      assert.equal(await may(holder('steward', `${PATH}.dx`), places.compound), 'not_allowed');
      assert.equal(await may(here, household(3, 1, 101)), 'not_divisible');
      assert.equal(await may(here, 'nowhere'), 'not_found');
      for (const role of ['building_leader', 'grid_worker', 'dispatcher', 'viewer'] as const) {
        assert.equal(await may(holder(role, PATH), places.compound), 'not_allowed', role);
      }
    }));
});

describe('what a division would come to', () => {
  test('is told with how much lies below each, and with what stands in its way', () =>
    inWorld(async (tx) => {
      const context = contextOn(tx, { subject: here });
      const order = { id: places.compound, kind: 'compound', parts: [] };
      const foreseen = await foreseeSplit(context, order);
      assert.ok(foreseen.ok);
      const { children, obstacle, isCommunity } = foreseen.value;
      assert.deepEqual([obstacle, isCommunity], ['nothing_parted', false]);
      const counts = await countBelow(tx, `${PATH}.dx`);
      assert.ok(children.length >= 2);
      for (const { path, places: own } of children) {
        assert.equal(own, (await measureSubtree(tx, path)).places);
        assert.equal(counts.get(path), own);
      }
      const parts = [{ names: EAST, children: [places.building] }];
      const fine = await foreseeSplit(context, { ...order, parts });
      assert.ok(fine.ok);
      assert.equal(fine.value.obstacle, undefined);
      assert.equal((await findPlace(tx, places.building))?.path, `${PATH}.dx.3`);
    }));

  test('counts nothing where nothing lies below, and no one that only begins alike', () =>
    inWorld(async (tx) => {
      assert.equal((await countBelow(tx, `${PATH}.dx.3.1.101`)).size, 0);
      assert.equal((await countBelow(tx, `${PATH}.d`)).size, 0);
    }));
});

describe('those who keep where something lies', () => {
  type Told = { readonly communityId: string; readonly path: string };

  /** Notes what it was told, and where that lay at the moment. */
  function listener() {
    const told: (Told & { readonly there: string | undefined })[] = [];
    const follow: PlaceFollower = async ({ db }, moved) => {
      told.push({ ...moved, there: (await findPlaceAt(db, moved.path))?.id });
    };
    return { told, follow };
  }

  test('hear of each part, once what goes to it lies there', () =>
    inWorld(async (tx) => {
      const { told, follow } = listener();
      const [first = '', second = ''] = await unitsOf(tx);
      await sql`insert into places.place (id, path, kind, level, community_id, name)
        values ('third', ${`${PATH}.dx.3.3`}, 'unit', 80, ${places.community}, '3')`.execute(tx);
      const parts = [
        { names: EAST, children: [first] },
        { names: { ...EAST, hant: '西單元' }, children: [second] },
      ];
      const order = { id: places.building, kind: '', parts };
      const done = await splitPlace(contextOn(tx, { subject: here }), order, follow);
      assert.ok(done.ok);
      assert.deepEqual(
        told.map(({ there }) => there),
        done.value.parts,
      );
      assert.ok(told.every(({ communityId }) => communityId === places.community));
    }));

  test('hear where something was moved to, within a community and not above', () =>
    inWorld(async (tx) => {
      const { told, follow } = listener();
      const context = contextOn(tx, { subject: holder('steward', '35') });
      const within = { id: household(3, 1, 101), under: `${PATH}.dx.3.2` };
      assert.equal((await movePlace(context, within, follow)).ok, false, 'its code is taken there');
      assert.deepEqual(told, []);
      const [unit = ''] = await unitsOf(tx);
      const building = { id: unit, under: places.compound };
      assert.ok((await movePlace(context, building, follow)).ok);
      assert.deepEqual(
        told.map(({ there }) => there),
        [unit],
      );
      const above = { id: places.community, under: places.nextCommunity };
      assert.ok((await movePlace(context, above, follow)).ok);
      assert.equal(told.length, 1);
    }));

  test('hear nothing of what is refused', () =>
    inWorld(async (tx) => {
      const { told, follow } = listener();
      const order = { id: places.building, kind: '', parts: [] };
      const refused = await splitPlace(contextOn(tx, { subject: here }), order, follow);
      assert.equal(refused.ok, false);
      assert.deepEqual(told, []);
    }));
});

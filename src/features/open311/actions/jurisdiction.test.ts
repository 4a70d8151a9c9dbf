import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { insertPlaces, servePlace } from '#/features/places/index.ts';
import type { NewPlace } from '#/features/places/index.ts';
import { inWorld, people, places, refusalOf, valueOf } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { discover } from './discovery.ts';
import { findJurisdiction } from './jurisdiction.ts';
import { findLocation } from './location.ts';
import { findRequest, findToken, listRequests } from './requests.ts';
import { listServices } from './services.ts';

/** The neighbourhood, with Open311 run for these places. */
function inServed(
  placeIds: readonly string[],
  work: (world: MatterWorld) => Promise<void>,
): Promise<void> {
  return inWorld(async (world) => {
    for (const id of placeIds) await servePlace(world.db, id, world.now());
    await work(world);
  });
}

const nothing = { ids: [], codes: [], statuses: [], start: undefined, end: undefined };
const both = [places.community, places.nextCommunity];

describe('which community is meant', () => {
  test('where two are served it has to be said', () =>
    inServed(both, async (world) => {
      const context = world.asVisitor();
      assert.equal(refusalOf(await findJurisdiction(context, undefined)), 'jurisdiction_missing');
      const named = await findJurisdiction(context, places.nextCommunity);
      assert.equal(valueOf(named).id, places.nextCommunity);
      const services = await listServices(context, { jurisdiction: undefined });
      assert.equal(refusalOf(services), 'jurisdiction_missing');
      const requests = await listRequests(context, { jurisdiction: undefined, ...nothing });
      assert.equal(refusalOf(requests), 'jurisdiction_missing');
    }));

  test('where a district is served it has to be said, and each of its communities may be', () =>
    inServed([places.district], async (world) => {
      const context = world.asVisitor();
      assert.equal(refusalOf(await findJurisdiction(context, undefined)), 'jurisdiction_missing');
      for (const id of both) assert.equal(valueOf(await findJurisdiction(context, id)).id, id);
      const above = await findJurisdiction(context, places.district);
      assert.equal(refusalOf(above), 'jurisdiction_unknown');
    }));

  test('where none is served there is none', () =>
    inServed([], async (world) => {
      const context = world.asVisitor();
      assert.equal(refusalOf(await findJurisdiction(context, undefined)), 'jurisdiction_missing');
      const found = await findJurisdiction(context, places.community);
      assert.equal(refusalOf(found), 'jurisdiction_unknown');
    }));
});

describe('numbers among several communities', () => {
  test('a number names its community, and numbers of both are listed together', () =>
    inServed(both, async (world) => {
      const here = await world.raise(people.wang, { body: '這裡的' });
      const there = await world.raise(people.wang, {
        body: '隔壁的',
        placeId: places.nextBuilding,
      });
      const ids = [here, there].map((one) => `${one.communityId}-${one.reference}`);
      const [first = '', second = ''] = ids;
      const context = world.asVisitor();
      const asked = { jurisdiction: undefined, ...nothing, ids };
      const all = valueOf(await listRequests(context, asked));
      assert.deepEqual(
        all.map(({ service_request_id: id, description }) => [id, description]),
        [
          [first, '這裡的'],
          [second, '隔壁的'],
        ],
      );
      const one = await findRequest(context, { jurisdiction: undefined, id: second });
      assert.equal(valueOf(one).length, 1);
      const narrowed = { ...asked, jurisdiction: places.community };
      assert.equal(valueOf(await listRequests(context, narrowed)).length, 1);
    }));

  test('a number of a community that is not served is not there', () =>
    inServed([places.community], async (world) => {
      const there = await world.raise(people.wang, { placeId: places.nextBuilding });
      const id = `${there.communityId}-${there.reference}`;
      const context = world.asVisitor();
      const found = await findRequest(context, { jurisdiction: undefined, id });
      assert.equal(refusalOf(found), 'request_unknown');
      const token = await findToken(context, { jurisdiction: undefined, token: id });
      assert.equal(refusalOf(token), 'token_unknown');
    }));
});

describe('a point where no grid is drawn', () => {
  const point = { lon: 118.1, lat: 24.48 };
  const said = { addressId: undefined, address: undefined, point };

  test('it is in the community if it is near one of its places', () =>
    inServed([places.community], async (world) => {
      const context = world.asVisitor();
      const jurisdiction = valueOf(await findJurisdiction(context, places.community));
      const unknown = await findLocation(context, jurisdiction, said);
      assert.equal(refusalOf(unknown), 'location_unknown');
      await sql`update places.place set lon = 118.1, lat = 24.4801
        where id = ${places.building}`.execute(world.db);
      const found = valueOf(await findLocation(context, jurisdiction, said));
      assert.deepEqual(found, { placeId: places.community, point });
      const far = { ...said, point: { lon: 118.2, lat: 24.48 } };
      const away = await findLocation(context, jurisdiction, far);
      assert.equal(refusalOf(away), 'location_unknown');
    }));

  test('a name in pinyin is found where only one place has it', () =>
    inServed([places.community], async (world) => {
      const context = world.asVisitor();
      const jurisdiction = valueOf(await findJurisdiction(context, places.community));
      const unsaid = { addressId: undefined, point: undefined };
      const missing = await findLocation(context, jurisdiction, { ...unsaid, address: undefined });
      assert.equal(refusalOf(missing), 'location_missing');
      const lane = (id: string, name: string): NewPlace => ({
        id,
        path: `${jurisdiction.path}.${id}`,
        kind: 'compound',
        level: 60,
        communityId: places.community,
        name,
        isSearched: true,
      });
      const spelt = { ...unsaid, address: 'baijiacun' };
      await insertPlaces(world.db, [lane('bjc', '百家村')]);
      assert.equal(valueOf(await findLocation(context, jurisdiction, spelt)).placeId, 'bjc');
      await insertPlaces(world.db, [lane('bjc2', '百家村')]);
      const twice = await findLocation(context, jurisdiction, spelt);
      assert.equal(refusalOf(twice), 'location_unknown');
    }));
});

test('a demonstration says that nothing in it is looked after', () =>
  inServed([places.community], async (world) => {
    const context = world.asVisitor();
    const services = { ...context.services, isDemonstration: true };
    const { endpoints } = await discover({ ...context, services });
    assert.deepEqual(
      endpoints.map(({ type }) => type),
      ['test', 'test'],
    );
    const real = await discover(context);
    assert.deepEqual(
      real.endpoints.map(({ type }) => type),
      ['production', 'test'],
    );
  }));

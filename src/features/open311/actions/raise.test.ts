import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { servePlace } from '#/features/places/index.ts';
import { inWorld, people, places, refusalOf, valueOf } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { editions } from '#/features/open311/model/asked.ts';
import { raiseRequest } from './raise.ts';
import type { RequestSaid } from './raise.ts';
import { defineService } from './services.ts';

const said: RequestSaid = {
  jurisdiction: undefined,
  code: 'rubbish',
  location: { addressId: places.building, address: undefined, point: undefined },
  description: '垃圾滿了',
  mediaUrl: undefined,
  answers: new Map(),
};

async function raise(world: MatterWorld, changes: Partial<RequestSaid> = {}) {
  await servePlace(world.db, places.community, world.now());
  return raiseRequest(await world.as(people.chen), { ...said, ...changes }, 'production');
}

describe('raising by Open311', () => {
  test('what is told becomes a matter with a number', () =>
    inWorld(async (world) => {
      const [raised] = valueOf(await raise(world));
      assert.equal(raised?.service_request_id, `${places.community}-2026-0001`);
    }));

  const refusals: readonly (readonly [string, Partial<RequestSaid>])[] = [
    ['jurisdiction_unknown', { jurisdiction: places.district }],
    ['service_missing', { code: undefined }],
    ['service_unknown', { code: '001' }],
    ['answer_missing', { code: 'railing' }],
    ['answer_unknown', { code: 'gas_smell', answers: new Map([['gas_now', '1']]) }],
    ['call_first', { code: 'gas_smell', answers: new Map([['gas_now', 'yes']]) }],
    ['location_missing', { location: { ...said.location, addressId: undefined } }],
    ['location_unknown', { location: { ...said.location, addressId: 'nowhere' } }],
    ['told_too_long', { description: '滿'.repeat(4_001) }],
  ];
  for (const [code, changes] of refusals) {
    test(`it is refused with ${code}, in either edition, and nothing is raised`, () =>
      inWorld(async (world) => {
        assert.equal(refusalOf(await raise(world, changes)), code);
        const chen = await world.as(people.chen);
        for (const edition of editions) {
          const refused = await raiseRequest(chen, { ...said, ...changes }, edition);
          assert.equal(refusalOf(refused), code);
        }
        const [first] = valueOf(await raiseRequest(chen, said, 'production'));
        assert.match(first?.service_request_id ?? '', /-0001$/);
      }));
  }

  test('a service that is not there has no definition', () =>
    inWorld(async (world) => {
      await servePlace(world.db, places.community, world.now());
      const asked = { jurisdiction: undefined, code: '001' };
      const found = await defineService(world.asVisitor(), asked);
      assert.equal(refusalOf(found), 'service_unknown');
    }));

  test('of a description that is full a photo is too much, to the letter', () =>
    inWorld(async (world) => {
      const mediaUrl = 'https://example.org/1.jpg';
      const room = 4_000 - `\n照片：${mediaUrl}`.length;
      const full = { mediaUrl, description: '滿'.repeat(room) };
      valueOf(await raise(world, full));
      const more = { mediaUrl, description: '滿'.repeat(room + 1) };
      assert.equal(refusalOf(await raise(world, more)), 'told_too_long');
    }));
});

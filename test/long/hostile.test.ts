import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { endpoints } from '#/app/endpoints.ts';
import { besiege } from '#test/faults/hostile/attack.ts';
import { openHostileWorld } from '#test/faults/hostile/world.ts';
import type { HostileWorld } from '#test/faults/hostile/world.ts';
import { seed } from '#test/property.ts';

const COUNT = 100_000;
/** Other requests than those of every day. */
const OTHERS = 1_000_000;
const timeout = 3_000_000;

describe('whatever is sent, for long', { timeout }, () => {
  let world: HostileWorld;
  before(async () => {
    world = await openHostileWorld();
  });
  after(() => world.close());

  test(`${COUNT} hostile requests find nothing (seed ${seed})`, { timeout }, async () => {
    const siege = await besiege(world, endpoints, { seed: seed + OTHERS, count: COUNT });
    assert.deepEqual(siege.complaints, []);
    assert.equal(siege.endpoints.size, endpoints.length);
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inWorld, people, places, railing, refusalOf, told } from '#test/matters-world.ts';
import { raiseMatter } from './raise.ts';

test('raising refuses what cannot be raised', () =>
  inWorld(async (world) => {
    const by = await world.as(people.li);
    const refused = async (changes: Parameters<typeof told>[0]) =>
      refusalOf(await raiseMatter(by, told(changes)));
    assert.equal(await refused({ body: ' ', title: '' }), 'nothing_told');
    assert.equal(await refused({ placeId: 'nowhere' }), 'place_unknown');
    assert.equal(await refused({ placeId: places.district }), 'place_unknown');
    assert.equal(await refused({ category: 'railing' }), 'category_not_here');
    assert.equal(await refused({ category: 'nothing' }), 'category_not_here');
    const photos = Array.from({ length: 13 }, () => by.newId());
    assert.equal(await refused({ photos }), 'too_many_photos');
  }));

test('the same words by the same person within ten minutes are one matter', () =>
  inWorld(async (world) => {
    const first = await world.raise(people.li, railing);
    world.forward({ minutes: 5 });
    const again = await world.raise(people.li, { ...railing, body: ` ${railing.body} ` });
    assert.deepEqual([again.id, again.isRepeat], [first.id, true]);
    const other = await world.raise(people.chen, railing);
    assert.notEqual(other.id, first.id, 'somebody else has seen it too');
    world.forward({ minutes: 6 });
    const later = await world.raise(people.li, railing);
    assert.notEqual(later.id, first.id);
    assert.deepEqual(
      [first, other, later].map(({ reference }) => reference),
      ['2026-0001', '2026-0002', '2026-0003'],
    );
  }));

test('numbers begin anew each year and in each community', () =>
  inWorld(async (world) => {
    await world.raise(people.li, railing);
    const next = await world.raise(people.li, { ...railing, placeId: places.nextCommunity });
    assert.equal(next.reference, '2026-0001');
    world.forward({ hours: 24 * 40 });
    const newYear = await world.raise(people.li, railing);
    assert.equal(newYear.reference, '2027-0001');
  }));

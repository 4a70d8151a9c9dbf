import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { writeReference } from '#/features/matters/rules/raising.ts';
import { property } from '#test/property.ts';
import { matterAddress, publicId, publicIdOf, roundAddress, roundSheetAddress } from './address.ts';

test('a matter is named in addresses by its community and the number one reads out', () => {
  const name = { communityId: '350203007010', reference: '2026-0371' };
  assert.equal(publicIdOf(name), '350203007010-2026-0371');
  assert.equal(matterAddress(name), '/matters/350203007010-2026-0371');
  assert.deepEqual(publicId.parse('350203007010-2026-0371'), name);
});

test('a community whose id has dashes and years of its own is read to its end', () => {
  for (const communityId of ['fr-75-056', 'a-2026-0001', '2026-0001', 'lane-12']) {
    const name = { communityId, reference: '2026-0002' };
    assert.deepEqual(publicId.parse(publicIdOf(name)), name);
  }
});

for (const wrong of [
  '',
  '350203007010',
  '2026-0371',
  '-2026-0371',
  '350203007010-26-0371',
  '350203007010-2026-371',
  '350203007010-2026-0371-',
  '350203007010-2026-0371/claim',
  '350203007010 -2026-0371',
  `${'9'.repeat(65)}-2026-0371`,
  '350203007010-2026-1234567890',
  "350203007010-2026-0371' or true",
  '三五-2026-0371',
]) {
  test(`no matter is named by ${JSON.stringify(wrong).slice(0, 40)} in an address`, () => {
    assert.equal(publicId.safeParse(wrong).success, false);
  });
}

const community = fc.stringMatching(/^[0-9a-z]([0-9a-z-]{0,30}[0-9a-z])?$/);
const year = fc.integer({ min: 2000, max: 2999 });
const number = fc.integer({ min: 1, max: 999_999_999 });

property(
  'whatever the community and the number, a name is read as it was written',
  fc.property(community, year, number, (communityId, of, count) => {
    const name = { communityId, reference: writeReference(of, count) };
    assert.deepEqual(publicId.parse(publicIdOf(name)), name);
  }),
);

property(
  'two matters never have one address',
  fc.property(community, community, year, number, number, (one, other, of, first, second) => {
    const names = [
      { communityId: one, reference: writeReference(of, first) },
      { communityId: other, reference: writeReference(of, second) },
    ] as const;
    const isSame = one === other && first === second;
    assert.equal(matterAddress(names[0]) === matterAddress(names[1]), isSame);
  }),
);

test('the address of a round names only what it is narrowed to', () => {
  assert.equal(roundAddress({}), '/round');
  assert.equal(roundSheetAddress({ grid: '' }), '/round/sheet');
  const narrowed = { place: 'a', show: 'to_look', grid: 'w 1', queue: 'role:dispatcher@a' };
  const address = roundSheetAddress({ ...narrowed, sheet: '2' });
  const read = new URL(address, 'https://linli.example.org');
  assert.equal(read.pathname, '/round/sheet');
  assert.deepEqual(Object.fromEntries(read.searchParams), { ...narrowed, sheet: '2' });
});

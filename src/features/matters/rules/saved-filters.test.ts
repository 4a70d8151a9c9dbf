import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { MAX_SAVED_FILTERS } from '#/features/matters/model/limits.ts';
import type { SavedFilter } from '#/features/matters/model/saved-filter.ts';
import { decideSaving } from './saved-filters.ts';

const ME = 'me';
const BODY = 'body';

function kept(changes: Partial<SavedFilter> = {}): SavedFilter {
  const choice = { placeId: 'p', show: 'all', queue: undefined, group: undefined } as const;
  return { ...choice, id: 'f', ownerId: ME, organisationId: undefined, name: '早上', ...changes };
}

const codeOf = (...of: Parameters<typeof decideSaving>) => {
  const decided = decideSaving(...of);
  return decided.ok ? 'kept' : decided.refusal;
};

test('a view is kept for oneself, or for a body of one’s own and no other', () => {
  assert.equal(codeOf([], kept(), []), 'kept');
  assert.equal(codeOf([], kept({ organisationId: BODY }), [BODY]), 'kept');
  assert.equal(codeOf([], kept({ organisationId: BODY }), ['other']), 'body_not_yours');
});

test('a name that one sees already is taken, however it is written', () => {
  const seen = [kept({ name: 'Lamps ' }), kept({ name: '晚上', ownerId: 'other' })];
  for (const name of ['lamps', 'ＬＡＭＰＳ', ' LAMPS']) {
    assert.equal(codeOf(seen, kept({ name }), []), 'filter_name_taken', name);
  }
  assert.equal(codeOf(seen, kept({ name: '晚上' }), []), 'filter_name_taken');
  assert.equal(codeOf(seen, kept({ name: 'lamp' }), []), 'kept');
});

test('property: one keeps as many as the limit, and those of others do not count', () => {
  fc.assert(
    fc.property(fc.nat({ max: 30 }), fc.nat({ max: 30 }), (own, others) => {
      const seen = [
        ...Array.from({ length: own }, (_, index) => kept({ name: `own ${index}` })),
        ...Array.from({ length: others }, (_, index) =>
          kept({ name: `theirs ${index}`, ownerId: 'other', organisationId: BODY }),
        ),
      ];
      const expected = own >= MAX_SAVED_FILTERS ? 'too_many_filters' : 'kept';
      assert.equal(codeOf(seen, kept({ name: 'mine' }), [BODY]), expected);
    }),
  );
});

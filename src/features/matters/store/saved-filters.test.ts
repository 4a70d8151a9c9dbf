import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SavedFilter } from '#/features/matters/model/saved-filter.ts';
import { rolledBack } from '#test/database.ts';
import { deleteSavedFilter, insertSavedFilter, listSavedFilters } from './saved-filters.ts';

const NOW = Temporal.Instant.from('2026-11-23T01:00:00Z');
const ME = '019cf000-0000-7000-8000-0000000000f1';
const OTHER = '019cf000-0000-7000-8000-0000000000f2';
const BODY = '019cf000-0000-7000-8000-0000000000f3';

function filter(changes: Partial<SavedFilter> = {}): SavedFilter {
  return {
    id: crypto.randomUUID(),
    ownerId: ME,
    organisationId: undefined,
    name: '早上先看的',
    placeId: 'p',
    show: 'overdue',
    queue: 'own',
    group: 'safety',
    ...changes,
  };
}

test('a view comes back as it was kept, with and without a queue and a group', () =>
  rolledBack(async (tx) => {
    const whole = filter();
    const bare = filter({ name: '全部', show: 'all', queue: undefined, group: undefined });
    for (const one of [whole, bare]) assert.equal(await insertSavedFilter(tx, one, NOW), true);
    const found = await listSavedFilters(tx, { personId: ME, bodyIds: [] });
    const byId = new Map(found.map((one) => [one.id, one]));
    assert.deepEqual(byId.get(whole.id), whole);
    assert.deepEqual(byId.get(bare.id), bare);
    assert.deepEqual(await listSavedFilters(tx, { personId: OTHER, bodyIds: [BODY] }), []);
  }));

test('two of one name are not kept for one person, and are for two', () =>
  rolledBack(async (tx) => {
    assert.equal(await insertSavedFilter(tx, filter(), NOW), true);
    assert.equal(await insertSavedFilter(tx, filter(), NOW), false);
    assert.equal(await insertSavedFilter(tx, filter({ ownerId: OTHER }), NOW), true);
  }));

test('what is shared with a body is listed for its members, and thrown away by its owner only', () =>
  rolledBack(async (tx) => {
    const shared = filter({ organisationId: BODY });
    await insertSavedFilter(tx, shared, NOW);
    const member = { personId: OTHER, bodyIds: [BODY] };
    assert.deepEqual(await listSavedFilters(tx, member), [shared]);
    assert.equal(await deleteSavedFilter(tx, { id: shared.id, ownerId: OTHER }), false);
    assert.equal(await deleteSavedFilter(tx, { id: shared.id, ownerId: ME }), true);
    assert.equal(await deleteSavedFilter(tx, { id: shared.id, ownerId: ME }), false);
    assert.deepEqual(await listSavedFilters(tx, member), []);
  }));

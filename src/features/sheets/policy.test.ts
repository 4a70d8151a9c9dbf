import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { householdSheet } from '#/features/places/index.ts';
import { roles, visitor } from '#/platform/access/subject.ts';
import type { Role, Subject } from '#/platform/access/subject.ts';
import { kindsFor, mayReadSheet, takesSheets } from './policy.ts';

const COMMUNITY = '35.02.03.007.010';
const COMPOUND = `${COMMUNITY}.dx`;
const BRINGER = '019cf000-0000-7000-8000-000000000004';
const OTHER = '019cf000-0000-7000-8000-000000000005';

function holder(role: Role, path: string, actorId = OTHER): Subject {
  const grant = { role, placeId: path, path, communityId: undefined, organisationId: undefined };
  return { ...visitor, actorId, personId: actorId, grants: [grant] };
}

const sheet = { brought: { broughtBy: BRINGER }, kind: householdSheet };
const personal = { ...sheet, kind: { ...householdSheet, readBy: 'who_brought' } } as const;

describe('a sheet is read', () => {
  test('by who brought it, as long as they work there', () => {
    assert.ok(mayReadSheet(holder('community_worker', COMMUNITY, BRINGER), sheet, COMPOUND));
    for (const role of ['building_leader', 'grid_worker', 'dispatcher', 'viewer'] as const) {
      assert.ok(!mayReadSheet(holder(role, COMMUNITY, BRINGER), sheet, COMPOUND), role);
    }
    const moved = holder('community_worker', '35.02.03.007.011', BRINGER);
    assert.ok(!mayReadSheet(moved, sheet, COMPOUND));
    assert.ok(!mayReadSheet({ ...visitor, actorId: BRINGER }, sheet, COMPOUND));
  });

  test('by the stewards over the place, and by nobody else who works there', () => {
    for (const role of roles) {
      const may = role === 'steward';
      assert.equal(mayReadSheet(holder(role, COMMUNITY), sheet, COMPOUND), may, role);
    }
    assert.ok(!mayReadSheet(holder('steward', `${COMMUNITY}.xx`), sheet, COMPOUND));
    assert.ok(!mayReadSheet(visitor, sheet, COMPOUND));
  });

  test('that says who people are by nobody but who brought it', () => {
    const bringer = holder('community_worker', COMMUNITY, BRINGER);
    assert.ok(mayReadSheet(bringer, personal, COMPOUND));
    for (const role of roles) assert.ok(!mayReadSheet(holder(role, COMMUNITY), personal, COMPOUND));
  });

  test('by nobody where its kind is none there is', () => {
    const strange = { ...sheet, kind: undefined };
    assert.ok(!mayReadSheet(holder('steward', COMMUNITY, BRINGER), strange, COMPOUND));
    assert.ok(!mayReadSheet(holder('steward', COMMUNITY), strange, COMPOUND));
  });
});

test('sheets are brought to communities and compounds, not above and not below', () => {
  const at = (level: number, communityId: string | undefined) =>
    takesSheets({
      id: 'p',
      path: COMMUNITY,
      kind: 'community',
      level,
      communityId,
      names: { hant: '', hans: '', en: '' },
      ordinal: 0,
      point: undefined,
      attributes: {},
    });
  assert.ok(at(50, 'c'));
  assert.ok(at(60, 'c'));
  assert.ok(!at(70, 'c'));
  assert.ok(!at(90, 'c'));
  assert.ok(!at(40, undefined));
  assert.ok(!takesSheets(undefined));
});

describe('the kinds that somebody may bring', () => {
  const never = { ...householdSheet, code: 'never', mayBring: () => false };

  test('are those that say so of them at that place, in their order', () => {
    const kinds = [never, householdSheet, { ...householdSheet, code: 'again' }];
    const codes = (subject: Subject, path: string) =>
      kindsFor(subject, kinds, path).map(({ code }) => code);
    assert.deepEqual(codes(holder('steward', COMMUNITY), COMPOUND), ['households', 'again']);
    assert.deepEqual(codes(holder('steward', COMPOUND), COMMUNITY), []);
    assert.deepEqual(codes(visitor, COMPOUND), []);
  });
});

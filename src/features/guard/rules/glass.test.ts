import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles } from '#/platform/access/subject.ts';
import { glassOffices } from '#/features/guard/model.ts';
import { amongOpened, isOpen, isOwnGlass, officeFor } from './glass.ts';

const at = (minutes: number) => Temporal.Instant.from('2026-11-23T01:00:00Z').add({ minutes });

test('only offices that work in a confirmed session break a glass', () => {
  const may = roles.filter((role) => officeFor([{ role }]) !== undefined);
  assert.deepEqual(new Set(may), new Set(glassOffices));
  assert.equal(officeFor([]), undefined);
  assert.equal(officeFor([{ role: 'viewer' }, { role: 'steward' }]), 'steward');
});

test('a glass is open from its first moment to its last, and not at its end', () => {
  const glass = { brokenAt: at(0), endsAt: at(60) };
  const open = [-1, 0, 59, 60, 61].map((minutes) => isOpen(glass, at(minutes)));
  assert.deepEqual(open, [false, true, true, false, false]);
});

test('of several opened at once each has its number, whatever order they are listed in', () => {
  const one = (id: string, more: object = {}) => ({ id, actorId: 'a', brokenAt: at(0), ...more });
  const home = [one('3'), one('1'), one('2'), one('1')];
  const others = [one('0', { actorId: 'b' }), one('4', { brokenAt: at(1) })];
  const numbers = home.map((glass) => amongOpened(glass, [...others, ...home]));
  assert.deepEqual(
    numbers.map((among) => among?.number),
    [3, 1, 2, 1],
  );
  assert.ok(numbers.every((among) => among?.count === 3));
  for (const alone of others) assert.equal(amongOpened(alone, [...others, ...home]), undefined);
});

test('a glass is one’s own if one broke it, and if it was broken about one', () => {
  const glass = { actorId: 'a', personId: 'p' };
  assert.deepEqual(
    ['a', 'p', 'x'].map((id) => isOwnGlass(glass, id)),
    [true, true, false],
  );
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  calendarFile,
  categoriesFile,
  clocksFile,
  condition,
  routesFile,
  target,
} from './reference-files.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', '..', 'db', 'reference');
const read = (name: string): unknown => JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));

const files = [
  ['categories.json', categoriesFile],
  ['clocks.json', clocksFile],
  ['routes.json', routesFile],
  ['calendar-cn.json', calendarFile],
] as const;

for (const [name, schema] of files) {
  test(`the file ${name} that is shipped is of the shape it is read by`, () => {
    assert.ok(schema.safeParse(read(name)).success);
    assert.equal(schema.safeParse({}).success, false);
    assert.equal(schema.safeParse([]).success, false);
  });
}

const good: readonly unknown[] = [
  { always: true },
  { all: [{ always: true }] },
  { any: [{ not: { profile: ['need'] } }, { category: ['railing'] }] },
  { group: ['safety'] },
  { clockClass: ['danger'] },
  { visibility: ['staff'] },
  { within: ['350203007010'] },
  { insideKind: ['compound'] },
  { between: ['22:00', '06:00'] },
  { between: ['18:00', '24:00'] },
  { weekday: [1, 7] },
  { isWorkingDay: false },
];

const bad: readonly unknown[] = [
  {},
  null,
  'always',
  { always: false },
  { always: true, not: { always: true } },
  { all: [] },
  { any: [{ never: true }] },
  { not: [] },
  { profile: [] },
  { category: 'railing' },
  { category: [''] },
  { within: ['x'.repeat(65)] },
  { between: ['22:00'] },
  { between: ['25:00', '06:00'] },
  { between: ['24:30', '06:00'] },
  { between: ['22:60', '06:00'] },
  { between: ['9:00', '17:00'] },
  { weekday: [] },
  { weekday: [0] },
  { weekday: [8] },
  { weekday: [1.5] },
  { isWorkingDay: 'yes' },
  { isWorkingDay: true, weekday: [1] },
  { all: Array.from({ length: 21 }, () => ({ always: true })) },
];

for (const one of good) {
  test(`a route may be held to ${JSON.stringify(one)}`, () => {
    assert.deepEqual(condition.parse(one), one);
  });
}

for (const one of bad) {
  test(`no route is held to ${JSON.stringify(one)?.slice(0, 60)}`, () => {
    assert.equal(condition.safeParse(one).success, false);
  });
}

test('whom a route names is a body or a role, and not both', () => {
  for (const one of [
    { organisation: 'property_company' },
    { organisation: 'grid_centre', post: 'duty_officer' },
    { role: 'grid_worker' },
    { role: 'building_leader', atKind: 'building' },
  ]) {
    assert.deepEqual(target.parse(one), one);
  }
  for (const one of [
    {},
    { post: 'duty_officer' },
    { role: 'grid_worker', organisation: 'property_company' },
    { role: 'Grid Worker' },
    { organisation: '' },
    { role: 'grid_worker', atKind: '' },
  ]) {
    assert.equal(target.safeParse(one).success, false, JSON.stringify(one));
  }
});

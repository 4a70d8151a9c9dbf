import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Condition, Route, Target } from '#/features/matters/model/reference.ts';
import {
  condition as conditionSchema,
  routesFile,
} from '#/features/matters/model/reference-files.ts';
import type { NearOrganisation, SpotPlace } from '#/features/matters/model/surroundings.ts';
import { office } from '#test/matters.ts';
import { property } from '#test/property.ts';
import { readRoutes } from './read-files.ts';
import {
  asksForPosts,
  findQueue,
  holds,
  organisationQueue,
  readQueue,
  roleQueue,
} from './routing.ts';
import type { RoutingFacts } from './routing.ts';

const line: readonly SpotPlace[] = [
  { placeId: '350203', kind: 'district', level: 30, path: '35.02.03' },
  { placeId: '350203007', kind: 'subdistrict', level: 40, path: '35.02.03.007' },
  { placeId: '350203007010', kind: 'community', level: 50, path: '35.02.03.007.010' },
  { placeId: 'dongxing', kind: 'compound', level: 60, path: '35.02.03.007.010.dx' },
  { placeId: 'dongxing-3', kind: 'building', level: 70, path: '35.02.03.007.010.dx.3' },
];

const bodies: readonly NearOrganisation[] = [
  body('a1', 'residents_committee', '350203007010', ['director']),
  body('b2', 'property_company', 'dongxing', ['manager']),
  body('c3', 'self_management_group', 'dongxing', ['building_leader']),
  body('d4', 'self_management_group', 'dongxing-3'),
];

function body(
  organisationId: string,
  kind: string,
  placeId: string,
  heldPosts: readonly string[] = [],
): NearOrganisation {
  return { organisationId, kind, placeId, heldPosts };
}

/** A Sunday evening. */
const at = Temporal.Instant.from('2026-11-22T12:00:00Z');

function facts(changes: Partial<RoutingFacts> = {}): RoutingFacts {
  return {
    profile: 'report',
    category: 'railing',
    group: 'safety',
    clockClass: 'danger',
    visibility: 'all',
    line,
    organisations: bodies,
    at,
    calendar: office,
    ...changes,
  };
}

function route(condition: Condition, ...targets: readonly Target[]): Route {
  return { placeId: '-', ordinal: 1, condition, targets };
}

test('the first route whose condition holds decides', () => {
  const routes = [
    route({ category: ['lift'] }, { organisation: 'property_company' }),
    route({ group: ['safety'] }, { organisation: 'residents_committee' }),
    route({ always: true }, { organisation: 'property_company' }),
  ];
  assert.equal(findQueue(routes, facts()), 'organisation:a1');
  assert.equal(findQueue(routes, facts({ category: 'lift' })), 'organisation:b2');
  assert.equal(findQueue(routes, facts({ group: 'care' })), 'organisation:b2');
});

test('of bodies of a kind the nearest up the tree is asked', () => {
  const routes = [route({ always: true }, { organisation: 'self_management_group' })];
  assert.equal(findQueue(routes, facts()), 'organisation:d4');
  assert.equal(findQueue(routes, facts({ line: line.slice(0, 4) })), 'organisation:c3');
  assert.equal(
    findQueue(routes, facts({ line: line.slice(0, 3) })),
    'role:dispatcher@350203007010',
    'a body below is not up the tree',
  );
});

test('a post is asked only where somebody holds it', () => {
  const target = { organisation: 'self_management_group', post: 'building_leader' };
  assert.equal(
    findQueue([route({ always: true }, target)], facts()),
    'organisation:c3/building_leader',
  );
});

test('posts have to be known only where a route that holds asks for one', () => {
  const target = { organisation: 'service_centre', post: 'duty_officer' };
  const night = route({ between: ['22:00', '06:00'] }, target);
  assert.ok(!asksForPosts([night, route({ always: true }, { role: 'dispatcher' })], facts()));
  assert.ok(asksForPosts([night], facts({ at: Temporal.Instant.from('2026-11-22T18:00:00Z') })));
});

test('targets are tried in order, the next route when no target stands', () => {
  const routes = [
    route({ always: true }, { organisation: 'department' }, { organisation: 'partner' }),
    route({ always: true }, { organisation: 'club' }, { role: 'community_worker' }),
  ];
  assert.equal(findQueue(routes, facts()), 'role:community_worker@350203007010');
});

test('a role is asked at the community, or at the nearest place of a kind', () => {
  const leader = { role: 'building_leader', atKind: 'building' };
  assert.equal(
    findQueue([route({ always: true }, leader)], facts()),
    'role:building_leader@dongxing-3',
  );
  const next = [route({ always: true }, leader, { role: 'grid_worker' })];
  assert.equal(findQueue(next, facts({ line: line.slice(0, 4) })), 'role:grid_worker@350203007010');
});

test('what no route knows waits for the dispatcher of the community', () => {
  assert.equal(findQueue([], facts()), 'role:dispatcher@350203007010');
});

test('expressions ask about category, place and time', () => {
  const holding: readonly Condition[] = [
    { profile: ['need', 'report'] },
    { clockClass: ['danger'] },
    { visibility: ['all'] },
    { within: ['dongxing'] },
    { insideKind: ['compound'] },
    { between: ['19:00', '21:00'] },
    { between: ['18:00', '06:00'] },
    { weekday: [7] },
    { isWorkingDay: false },
    { all: [{ weekday: [7] }, { not: { isWorkingDay: true } }] },
    { any: [{ weekday: [1] }, { weekday: [7] }] },
  ];
  for (const condition of holding) {
    assert.ok(holds(condition, facts()), JSON.stringify(condition));
    assert.ok(!holds({ not: condition }, facts()), `not ${JSON.stringify(condition)}`);
  }
  assert.ok(!holds({ between: ['20:01', '06:00'] }, facts()));
  assert.ok(!holds({ within: ['dongxing-7'] }, facts()));
  assert.ok(!holds({ insideKind: ['lane'] }, facts()));
  const monday = Temporal.Instant.from('2026-11-23T01:00:00Z');
  assert.ok(holds({ isWorkingDay: true }, facts({ at: monday })));
});

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.constant({ always: true as const }),
  fc.record({ category: fc.subarray(['railing', 'lift', 'noise'], { minLength: 1 }) }),
  fc.record({ weekday: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }) }),
  fc.record({ isWorkingDay: fc.boolean() }),
  fc.record({ within: fc.subarray(['dongxing', 'dongxing-7', '350203'], { minLength: 1 }) }),
);
const expression: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({ not: tie('tree') }),
    fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
  ),
})).tree;

property(
  'an expression and its negation never agree, and each survives being kept as JSON',
  fc.property(expression, (condition) => {
    assert.notEqual(holds(condition, facts()), holds({ not: condition }, facts()));
    const kept = conditionSchema.parse(JSON.parse(JSON.stringify(condition)));
    assert.equal(holds(kept, facts()), holds(condition, facts()));
  }),
);

property(
  'whatever the routes, a matter has a queue that can be read back',
  fc.property(
    fc.array(fc.tuple(expression, fc.constantFrom(...bodies)), { maxLength: 5 }),
    (drawn) => {
      const routes = drawn.map(([condition, { kind }]) => route(condition, { organisation: kind }));
      const queue = findQueue(routes, facts());
      const parts = readQueue(queue);
      const written =
        'organisationId' in parts
          ? organisationQueue(parts.organisationId, parts.post)
          : roleQueue(parts.role, parts.placeId);
      assert.equal(written, queue);
      const first = routes.find(({ condition }) => holds(condition, facts()));
      if (first === undefined) assert.equal(queue, 'role:dispatcher@350203007010');
    },
  ),
);

test('the routes that are shipped send each kind of matter to those it concerns', () => {
  const path = join(import.meta.dirname, '../../../../db/reference/routes.json');
  const { routes } = readRoutes(routesFile.parse(JSON.parse(readFileSync(path, 'utf8'))));
  const queueOf = (changes: Partial<RoutingFacts>) => findQueue(routes, facts(changes));
  const noon = Temporal.Instant.from('2026-11-23T04:00:00Z');
  const night = Temporal.Instant.from('2026-11-22T18:00:00Z');
  assert.equal(queueOf({ at: noon }), 'organisation:b2', 'danger by day: the company');
  assert.equal(queueOf({ at: night }), 'role:community_worker@350203007010', 'at night: on duty');
  assert.equal(
    queueOf({ visibility: 'staff' }),
    'role:community_worker@350203007010',
    'what only staff may see goes to no company',
  );
  const noise = { group: 'together', category: 'noise', clockClass: 'ordinary' };
  assert.equal(queueOf(noise), 'organisation:a1');
  const need = { profile: 'need', group: 'care', clockClass: 'ordinary' } as const;
  assert.equal(queueOf(need), 'organisation:a1');
  const lamp = { group: 'public_works', clockClass: 'ordinary' };
  assert.equal(queueOf({ ...lamp, organisations: bodies.slice(2) }), 'organisation:d4');
  assert.equal(
    queueOf({ ...lamp, organisations: [] }),
    'role:community_worker@350203007010',
    'no body at all: the people of the community',
  );
});

test('an expression of no known form is refused when it is set', () => {
  for (const bad of [
    {},
    { colour: ['red'] },
    { all: [] },
    { between: ['25:00', '06:00'] },
    { weekday: [0] },
  ]) {
    assert.equal(conditionSchema.safeParse(bad).success, false, JSON.stringify(bad));
  }
});

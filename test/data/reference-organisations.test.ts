import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { roles as grantable } from '#/platform/access/subject.ts';
import {
  codeShape,
  faultsOfNames,
  listTwice,
  namesShape,
  readData,
  sourceShape,
} from './read-data.ts';

const placeKind = z.enum([
  'province',
  'city',
  'district',
  'subdistrict',
  'community',
  'compound',
  'lane',
  'building',
  'unit',
  'household',
  'grid',
]);
const { kinds } = readData(
  'reference/organisation-kinds.json',
  z.strictObject({
    source: sourceShape,
    kinds: z.array(
      z.strictObject({
        code: codeShape,
        names: namesShape,
        icon: codeShape,
        placeKinds: z.array(placeKind).min(1),
        description: namesShape,
      }),
    ),
  }),
);
const { posts } = readData(
  'reference/posts.json',
  z.strictObject({
    source: sourceShape,
    posts: z.array(
      z.strictObject({
        code: codeShape,
        names: namesShape,
        organisationKinds: z.array(codeShape).min(1),
        answersFor: z.array(placeKind).min(1),
        reachesHouseholds: z.boolean(),
        description: namesShape,
      }),
    ),
  }),
);
const { roles } = readData(
  'reference/roles.json',
  z.strictObject({
    source: sourceShape,
    roles: z.array(
      z.strictObject({
        code: codeShape,
        names: namesShape,
        highestDataLevel: z.number().int().min(0).max(3),
        placeKinds: z.array(placeKind).min(1),
        can: namesShape,
        cannot: namesShape,
      }),
    ),
  }),
);

describe('kinds of organisations and posts', () => {
  test('kinds come in the order of the glossary, the others after them', () => {
    assert.deepEqual(
      kinds.slice(0, 8).map(({ code }) => code),
      [
        'party_branch',
        'residents_committee',
        'owners_committee',
        'self_management_group',
        'service_centre',
        'grid_centre',
        'partner',
        'volunteer_team',
      ],
    );
    for (const code of ['party_committee', 'property_company', 'club', 'department']) {
      assert.ok(
        kinds.some((kind) => kind.code === code),
        code,
      );
    }
  });

  test('no code stands twice', () => {
    for (const list of [kinds, posts, roles]) {
      assert.ok(list.length >= 7);
      assert.deepEqual(listTwice(list.map(({ code }) => code)), []);
    }
  });

  test('every name and description is written in its own script', () => {
    const named = [
      ...[...kinds, ...posts].flatMap(({ names, description }) => [names, description]),
      ...roles.flatMap(({ names, can, cannot }) => [names, can, cannot]),
    ];
    assert.deepEqual(named.flatMap(faultsOfNames), []);
  });

  test('each post belongs to kinds of organisations that exist', () => {
    const known = new Set(kinds.map(({ code }) => code));
    for (const { code, organisationKinds } of posts) {
      assert.deepEqual(
        organisationKinds.filter((kind) => !known.has(kind)),
        [],
        code,
      );
    }
  });

  test('who answers for a building, a stairwell or a grid makes its households reachable', () => {
    const reaching = posts.filter(({ reachesHouseholds }) => reachesHouseholds);
    assert.deepEqual(
      reaching.map(({ code, answersFor }) => [code, answersFor]),
      [
        ['building_leader', ['building']],
        ['unit_leader', ['unit']],
        ['grid_worker', ['grid']],
      ],
    );
  });
});

describe('roles', () => {
  test('each role that can be granted is explained, and besides them being a resident', () => {
    assert.deepEqual(new Set(roles.map(({ code }) => code)), new Set(['resident', ...grantable]));
  });

  test('nobody above the community sees more than names that neighbours use', () => {
    const viewer = roles.find(({ code }) => code === 'viewer');
    assert.equal(viewer?.highestDataLevel, 1);
  });
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  loadOrganisationReference,
  saveManyOrganisations,
} from '#/features/organisations/index.ts';
import type { ManyOrganisations } from '#/features/organisations/index.ts';
import { brand } from '#/lib/brand.ts';
import type { OrganisationId } from '#/features/organisations/model.ts';
import { bodiesSite } from '#test/bodies.ts';
import type { Site } from '#test/bodies.ts';
import { REFERENCE } from '#test/compound.ts';
import { listMembers } from './members.ts';
import {
  findOrganisation,
  listKinds,
  listOrganisationsUnder,
  renameKind,
} from './organisations.ts';
import { listPostKinds, listPosts } from './posts.ts';
import { addMissingKinds } from './reference.ts';

let site: Site;

before(async () => {
  site = await bodiesSite();
});

after(() => site.app.close());

const day = (text: string) => Temporal.PlainDate.from(text);
const nothing: ManyOrganisations = { organisations: [], posts: [], terms: [], members: [] };

/** A committee with one held and one vacant post and a member, and a branch under it. */
function twoBodies(): ManyOrganisations & { readonly ids: readonly [string, string] } {
  const { community, compound, people } = site.world;
  const [upper, lower, held, vacant] = Array.from({ length: 4 }, () => crypto.randomUUID());
  assert.ok(upper && lower && held && vacant);
  const at = { communityId: community.id, placeId: compound.id };
  const body = { ...at, telephone: undefined, openedOn: day('2019-03-01') };
  const post = { ...at, organisationId: upper, kind: 'building_leader' };
  return {
    ids: [upper, lower],
    organisations: [
      { ...body, id: upper, kind: 'party_committee', parentId: undefined, name: '黨委' },
      { ...body, id: lower, kind: 'party_branch', parentId: upper, name: '支部', telephone: '110' },
    ],
    posts: [
      { ...post, id: held },
      { ...post, id: vacant },
    ],
    terms: [
      {
        communityId: community.id,
        id: crypto.randomUUID(),
        postId: held,
        personId: people.lin,
        startsOn: day('2025-03-01'),
        plannedEndOn: day('2028-02-29'),
      },
    ],
    members: [
      {
        communityId: community.id,
        id: crypto.randomUUID(),
        organisationId: upper,
        personId: people.chen,
        joinedOn: day('2020-01-01'),
      },
    ],
  };
}

test('bodies, posts, holders and members are saved at once and read as if one by one', async () => {
  const many = twoBodies();
  const [upper, lower] = many.ids;
  await saveManyOrganisations(site.app.db, many, site.app.clock.now());
  const found = await findOrganisation(site.app.db, lower);
  assert.deepEqual([found?.name, found?.telephone, found?.parentId], ['支部', '110', upper]);
  const under = await listOrganisationsUnder(site.app.db, brand<OrganisationId>(upper));
  assert.deepEqual(
    under.map(({ id }) => id),
    [lower],
  );
  const posts = await listPosts(site.app.db, [upper]);
  assert.deepEqual(posts.map(({ holder }) => holder?.plannedEndOn?.toString()).toSorted(), [
    '2028-02-29',
    undefined,
  ]);
  assert.deepEqual(await listMembers(site.app.db, upper), [
    { personId: site.world.people.chen, joinedOn: day('2020-01-01') },
  ]);
});

test('nothing at all can be saved at once too', async () => {
  await saveManyOrganisations(site.app.db, nothing, site.app.clock.now());
});

test('a body above the communities is saved without one', async () => {
  const [first] = twoBodies().organisations;
  assert.ok(first);
  const office = { ...first, communityId: undefined, placeId: '350203' };
  await saveManyOrganisations(
    site.app.db,
    { ...nothing, organisations: [office] },
    site.app.clock.now(),
  );
  assert.equal((await findOrganisation(site.app.db, office.id))?.communityId, undefined);
});

test('when one row cannot be saved none of the others is', async () => {
  const many = twoBodies();
  const [first] = many.terms;
  assert.ok(first);
  const twice = [first, { ...first, id: crypto.randomUUID() }];
  const saving = site.app.db
    .transaction()
    .execute((tx) => saveManyOrganisations(tx, { ...many, terms: twice }, site.app.clock.now()));
  await assert.rejects(saving, /term_one_holder/);
  assert.equal(await findOrganisation(site.app.db, many.ids[0]), undefined);
});

test('the starting vocabulary is loaded at every start and changes no name a host has given', async () => {
  const names = { hant: '業主大會', hans: '业主大会', en: 'Owners’ assembly' };
  await renameKind(site.app.db, { code: 'owners_committee', names });
  const before = [await listKinds(site.app.db), await listPostKinds(site.app.db)];
  await loadOrganisationReference(site.app.db, REFERENCE);
  assert.deepEqual([await listKinds(site.app.db), await listPostKinds(site.app.db)], before);
  const kinds = await listKinds(site.app.db);
  assert.deepEqual(kinds.find(({ code }) => code === 'owners_committee')?.names, names);
});

test('a kind that a later release brings is added to those that are there', async () => {
  const kinds = await listKinds(site.app.db);
  const garden = {
    code: 'garden_team',
    icon: 'tree',
    names: { hant: '花園隊', hans: '花园队', en: 'Garden team' },
  };
  const warden = { code: 'warden', reachesHouseholds: true, names: garden.names };
  await addMissingKinds(site.app.db, { kinds: [...kinds, garden], postKinds: [warden] });
  assert.deepEqual(await listKinds(site.app.db), [...kinds, garden]);
  const posts = await listPostKinds(site.app.db);
  assert.equal(posts.find(({ code }) => code === 'warden')?.reachesHouseholds, true);
});

test('a folder without the vocabulary is a fault that is said', async () => {
  await assert.rejects(loadOrganisationReference(site.app.db, '/nowhere'), /ENOENT/);
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findOrganisation } from '#/features/organisations/store/organisations.ts';
import { findPost } from '#/features/organisations/store/posts.ts';
import { servePlace } from '#/features/places/index.ts';
import type { Grant } from '#/platform/access/subject.ts';
import { bodiesSite } from '#test/bodies.ts';
import type { Site } from '#test/bodies.ts';
import { roleAt } from '#test/compound.ts';
import { recordedIn, refusalOf } from '#test/world.ts';
import { renameKindOfPost, renameOrganisationKind } from './kinds.ts';

let site: Site;
let stewards: readonly Grant[];

before(async () => {
  site = await bodiesSite();
  stewards = [roleAt('steward', site.world.community)];
});

after(() => site.app.close());

const names = { hant: '戲隊', hans: '戏队', en: 'Opera team' };
const leaders = { hant: '樓組長', hans: '楼组长', en: 'Head of the building' };

const rename = (code: string, grants: readonly Grant[]) =>
  site.act((context) => renameOrganisationKind(context, { code, names }), grants);
const renamePost = (code: string, grants: readonly Grant[]) =>
  site.act((context) => renameKindOfPost(context, { code, names: leaders }), grants);

test('a kind of organisations is renamed by a steward of all that is served', async () => {
  const id = await site.found('夕陽紅', { kind: 'club' });
  assert.equal((await rename('club', stewards)).ok, true);
  assert.deepEqual((await findOrganisation(site.app.db, id))?.kind.names, names);
  assert.equal(refusalOf(await rename('parliament', stewards)), 'unknown_kind');
});

test('a kind of posts is renamed likewise, and every post of it follows', async () => {
  const post = await site.addPost(await site.found('業委會'));
  assert.equal((await renamePost('building_leader', stewards)).ok, true);
  const kind = (await findPost(site.app.db, post))?.kind;
  assert.deepEqual([kind?.names, kind?.reachesHouseholds], [leaders, true]);
  assert.equal(refusalOf(await renamePost('king', stewards)), 'unknown_kind');
});

test('neither a worker here nor a steward next door names anything for all', async () => {
  const { community, compound, neighbour } = site.world;
  for (const grants of [
    [],
    [roleAt('community_worker', community)],
    [roleAt('steward', neighbour)],
    [roleAt('steward', { ...community, id: compound.id, path: compound.path })],
  ]) {
    assert.equal(refusalOf(await rename('club', grants)), 'not_allowed');
    assert.equal(refusalOf(await renamePost('director', grants)), 'not_allowed');
  }
});

test('once a second community is served, neither steward names for the other', async () => {
  const own = await bodiesSite();
  const { community, neighbour } = own.world;
  await servePlace(own.app.db, neighbour.id, own.app.clock.now());
  const both = [community, neighbour].map((place) => roleAt('steward', place));
  const asked = (grants: readonly Grant[]) =>
    own.act((context) => renameOrganisationKind(context, { code: 'club', names }), grants);
  for (const grant of both) assert.equal(refusalOf(await asked([grant])), 'not_allowed');
  assert.equal((await asked(both)).ok, true);
  await own.app.close();
});

test('a renaming is one entry about the kind, a refusal none', async () => {
  site.app.clock.set('2026-11-22T19:00:00Z');
  const before = (await recordedIn(site.app.db)).length;
  await rename('club', stewards);
  await renamePost('director', stewards);
  await rename('club', []);
  const entries = (await recordedIn(site.app.db)).slice(before);
  assert.deepEqual(entries.map(({ what, subjectId }) => [what, subjectId]).toSorted(), [
    ['organisations.rename_kind', 'club'],
    ['organisations.rename_post_kind', 'director'],
  ]);
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { brand } from '#/lib/brand.ts';
import type { OrganisationId, PostId } from '#/features/organisations/model.ts';
import { bodiesSite } from '#test/bodies.ts';
import type { Site } from '#test/bodies.ts';
import { tablesOf } from './organisations.ts';
import {
  abolishPost,
  beginTerm,
  endTerm,
  findLastHeld,
  findPost,
  insertPost,
  listAbolishedPosts,
  listAnsweringPlaces,
  listPastTerms,
  listPostKinds,
  listPosts,
  listPostsFor,
} from './posts.ts';

let site: Site;
let committee: OrganisationId;

before(async () => {
  site = await bodiesSite();
  committee = brand<OrganisationId>(await site.found('業委會'));
});

after(() => site.app.close());

const day = (text: string) => Temporal.PlainDate.from(text);

async function makePost(changes: Partial<Parameters<typeof insertPost>[1]> = {}): Promise<PostId> {
  const id = brand<PostId>(crypto.randomUUID());
  await insertPost(site.app.db, {
    id,
    communityId: site.world.community.id,
    organisationId: committee,
    kindCode: 'building_leader',
    placeId: site.world.compound.id,
    createdAt: site.app.clock.now(),
    ...changes,
  });
  return id;
}

async function begin(
  postId: PostId,
  changes: Partial<Parameters<typeof beginTerm>[1]> = {},
): Promise<{ readonly id: string; readonly isOurs: boolean }> {
  const id = crypto.randomUUID();
  const isOurs = await beginTerm(site.app.db, {
    id,
    communityId: site.world.community.id,
    postId,
    personId: site.world.people.lin,
    startsOn: day('2026-02-01'),
    plannedEndOn: undefined,
    appointedBy: undefined,
    ...changes,
  });
  return { id, isOurs };
}

test('a post is found vacant, and with its holder once somebody has begun', async () => {
  const post = await makePost();
  assert.equal((await findPost(site.app.db, post))?.holder, undefined);
  await begin(post, { plannedEndOn: day('2029-01-31') });
  const { holder } = (await findPost(site.app.db, post)) ?? {};
  assert.equal(holder?.personId, site.world.people.lin);
  assert.deepEqual(
    [holder?.startsOn.toString(), holder?.plannedEndOn?.toString(), holder?.endedOn],
    ['2026-02-01', '2029-01-31', undefined],
  );
});

test('a second term of a held post does not begin, and changes nothing', async () => {
  const post = await makePost();
  assert.equal((await begin(post)).isOurs, true);
  assert.equal((await begin(post, { personId: site.world.people.huang })).isOurs, false);
  assert.equal((await findPost(site.app.db, post))?.holder?.personId, site.world.people.lin);
});

test('of many terms begun at once for one post exactly one is there', async () => {
  const post = await makePost();
  const all = await Promise.all(Array.from({ length: 12 }, () => begin(post)));
  assert.equal(all.filter(({ isOurs }) => isOurs).length, 1);
});

test('a term ends once; a second end changes neither day nor reason', async () => {
  const post = await makePost();
  const { id: termId } = await begin(post);
  const first = { termId, on: day('2026-06-01'), reason: '搬走' };
  assert.equal(await endTerm(site.app.db, first), true);
  const again = { termId, on: day('2026-07-01'), reason: '任滿' };
  assert.equal(await endTerm(site.app.db, again), false);
  const past = await listPastTerms(site.app.db, committee);
  const kept = past.find(({ id }) => id === termId);
  assert.deepEqual([kept?.endedOn?.toString(), kept?.endReason], ['2026-06-01', '搬走']);
});

test('past terms stand with the latest first, of this organisation only', async () => {
  const body = brand<OrganisationId>(await site.found('有歷史的'));
  const post = await makePost({ organisationId: body });
  for (const [from, to] of [
    ['2020-01-01', '2022-12-31'],
    ['2023-01-01', '2025-12-31'],
  ] as const) {
    const { id: termId } = await begin(post, { startsOn: day(from) });
    await endTerm(site.app.db, { termId, on: day(to), reason: '任滿' });
  }
  await begin(post);
  const past = await listPastTerms(site.app.db, body);
  assert.deepEqual(
    past.map(({ startsOn }) => startsOn.toString()),
    ['2023-01-01', '2020-01-01'],
  );
  assert.ok(past.every(({ postId }) => postId === post));
});

test('posts are listed in the order of their kinds, of several bodies at once', async () => {
  const [one, other] = [await site.found('甲'), await site.found('乙')].map((id) =>
    brand<OrganisationId>(id),
  );
  assert.ok(one && other);
  await makePost({ organisationId: one, kindCode: 'building_leader' });
  await makePost({ organisationId: one, kindCode: 'director' });
  await makePost({ organisationId: other, kindCode: 'director' });
  const kindsOf = async (ids: readonly string[]) =>
    (await listPosts(site.app.db, ids)).map(({ kind }) => kind.code);
  assert.deepEqual(await kindsOf([one]), ['director', 'building_leader']);
  assert.deepEqual(await kindsOf([one, other]), ['director', 'director', 'building_leader']);
  assert.deepEqual(await kindsOf([]), []);
});

test('a post is abolished once, and stands with those of its body, the latest first', async () => {
  const body = brand<OrganisationId>(await site.found('精簡'));
  const [first, second] = [
    await makePost({ organisationId: body }),
    await makePost({ organisationId: body, kindCode: 'director' }),
  ];
  assert.ok(first && second);
  assert.deepEqual(await listAbolishedPosts(site.app.db, body), []);
  assert.equal(await abolishPost(site.app.db, first, day('2026-06-01')), true);
  assert.equal(await abolishPost(site.app.db, first, day('2026-07-01')), false);
  assert.equal(await abolishPost(site.app.db, second, day('2026-06-15')), true);
  const gone = await listAbolishedPosts(site.app.db, body);
  assert.deepEqual(
    gone.map(({ id, kind, abolishedOn }) => [id, kind.code, abolishedOn.toString()]),
    [
      [second, 'director', '2026-06-15'],
      [first, 'building_leader', '2026-06-01'],
    ],
  );
  assert.deepEqual(await listPosts(site.app.db, [body]), []);
});

test('when a post was held last is the end of its latest term, and nothing while none has ended', async () => {
  const post = await makePost();
  const lastHeld = async () => (await findLastHeld(site.app.db, post))?.toString();
  assert.equal(await lastHeld(), undefined);
  for (const on of ['2026-06-01', '2026-03-01']) {
    const { id: termId } = await begin(post, { startsOn: day('2026-01-01') });
    await endTerm(site.app.db, { termId, on: day(on), reason: '任滿' });
  }
  await begin(post, { startsOn: day('2026-08-01') });
  assert.equal(await lastHeld(), '2026-06-01');
});

test('the past terms of an abolished post keep the name of the post', async () => {
  const body = brand<OrganisationId>(await site.found('散了的崗位'));
  const post = await makePost({ organisationId: body });
  const { id: termId } = await begin(post);
  await endTerm(site.app.db, { termId, on: day('2026-06-01'), reason: '合併' });
  await abolishPost(site.app.db, post, day('2026-06-01'));
  const past = await listPastTerms(site.app.db, body);
  assert.deepEqual(
    past.map(({ postNames }) => postNames.hans),
    ['楼长'],
  );
});

test('a post that was abolished is nowhere any more', async () => {
  const [building] = site.world.buildings;
  assert.ok(building);
  const post = await makePost({ placeId: building.id });
  await begin(post);
  assert.equal((await listPostsFor(site.app.db, [building.id])).length, 1);
  await tablesOf(site.app.db)
    .updateTable('organisations.post')
    .set({ abolished_on: day('2026-06-01') })
    .where('id', '=', post)
    .execute();
  assert.equal(await findPost(site.app.db, post), undefined);
  assert.deepEqual(await listPostsFor(site.app.db, [building.id]), []);
  const answering = await listAnsweringPlaces(site.app.db, site.world.community.id);
  assert.equal(answering.includes(building.id), false);
});

test('a place is answered for while a post that reaches households is held for it', async () => {
  const [, second, third] = site.world.buildings;
  assert.ok(second && third);
  const answering = async () =>
    (await listAnsweringPlaces(site.app.db, site.world.community.id)).filter((id) =>
      [second.id, third.id].includes(id),
    );
  const post = await makePost({ placeId: second.id });
  assert.deepEqual(await answering(), [], 'vacant');
  const { id: termId } = await begin(post);
  assert.deepEqual(await answering(), [second.id], 'held');
  // Two posts for one place are one place.
  await begin(await makePost({ placeId: second.id, kindCode: 'grid_worker' }));
  assert.deepEqual(await answering(), [second.id]);
  await endTerm(site.app.db, { termId, on: day('2026-06-01'), reason: '搬走' });
  assert.deepEqual(await answering(), [second.id], 'by the grid worker');
  // A director leads a body; a household turns to somebody else.
  await begin(await makePost({ placeId: third.id, kindCode: 'director' }));
  assert.deepEqual(await answering(), [second.id]);
});

test('what is answered for next door is not answered for here', async () => {
  assert.deepEqual(await listAnsweringPlaces(site.app.db, site.world.neighbour.id), []);
});

test('kinds of posts say whether a household can turn to their holder', async () => {
  const kinds = await listPostKinds(site.app.db);
  const reaching = new Map(kinds.map(({ code, reachesHouseholds }) => [code, reachesHouseholds]));
  assert.equal(reaching.get('building_leader'), true);
  assert.equal(reaching.get('grid_worker'), true);
  assert.equal(reaching.get('director'), false);
  assert.ok(kinds.every(({ names }) => names.hant && names.hans && names.en));
});

test('the database keeps no term that ends before it begins, and no end without its reason', async () => {
  const post = await makePost();
  const backwards = begin(post, { plannedEndOn: day('2026-02-01') });
  await assert.rejects(backwards, /violates/);
  const { id: termId } = await begin(post);
  const early = { termId, on: day('2026-01-31'), reason: '搬走' };
  await assert.rejects(endTerm(site.app.db, early), /violates/);
  await assert.rejects(endTerm(site.app.db, { ...early, on: day('2026-03-01'), reason: '' }));
});

test('the database keeps no post of an organisation of another community', async () => {
  await assert.rejects(makePost({ communityId: site.world.neighbour.id }), /violates/);
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { listMembers } from '#/features/organisations/store/members.ts';
import { brand } from '#/lib/brand.ts';
import type { OrganisationId } from '#/features/organisations/model.ts';
import {
  findPost,
  listAbolishedPosts,
  listPastTerms,
} from '#/features/organisations/store/posts.ts';
import { bodiesSite } from '#test/bodies.ts';
import type { Site } from '#test/bodies.ts';
import { roleAt } from '#test/compound.ts';
import { recordedIn, refusalOf } from '#test/world.ts';
import {
  abolish,
  addMember,
  appointHolder,
  createPost,
  endHolding,
  removeMember,
} from './posts.ts';
import type { Appointment } from './posts.ts';
import { closeOrganisation } from './organisations.ts';

let site: Site;
let body: string;

before(async () => {
  site = await bodiesSite();
  body = await site.found('業委會');
});

after(() => site.app.close());

const day = (text: string) => Temporal.PlainDate.from(text);
const nextDoor = () => [roleAt('community_worker', site.world.neighbour)];

const create = (changes: Partial<Parameters<typeof createPost>[1]> = {}) => {
  const { compound } = site.world;
  const asked = { organisationId: body, kind: 'building_leader', placeId: compound.id, ...changes };
  return site.act((context) => createPost(context, asked));
};

const appoint = (postId: string, changes: Partial<Appointment> = {}) => {
  const personId = site.world.people.lin;
  const asked = { postId, personId, startsOn: undefined, plannedEndOn: undefined, ...changes };
  return site.act((context) => appointHolder(context, asked));
};

const end = (postId: string, reason = '任滿') =>
  site.act((context) => endHolding(context, { postId, reason }));

const done = (postId: string, on?: string) =>
  site.act((context) => abolish(context, { postId, on: on === undefined ? undefined : day(on) }));

const join = (personId: string, organisationId = body) =>
  site.act((context) => addMember(context, { organisationId, personId }));

const leave = (personId: string, organisationId = body) =>
  site.act((context) => removeMember(context, { organisationId, personId }));

async function closed(): Promise<string> {
  const id = await site.found('已撤銷');
  assert.ok((await site.act((context) => closeOrganisation(context, { id }))).ok);
  return id;
}

test('a role next door fills no post and takes in nobody', async () => {
  const postId = await site.addPost(body);
  const personId = site.world.people.lin;
  const member = { organisationId: body, personId };
  const asked = { postId, personId, startsOn: undefined, plannedEndOn: undefined };
  const made = { organisationId: body, kind: 'director', placeId: site.world.compound.id };
  const denied = [
    await site.act((context) => createPost(context, made), nextDoor()),
    await site.act((context) => appointHolder(context, asked), nextDoor()),
    await site.act((context) => endHolding(context, { postId, reason: 'X' }), nextDoor()),
    await site.act((context) => addMember(context, member), nextDoor()),
    await site.act((context) => removeMember(context, member), nextDoor()),
  ];
  assert.deepEqual(new Set(denied.map(refusalOf)), new Set(['not_allowed']));
});

test('what there is not is not found: an organisation, a post', async () => {
  const id = crypto.randomUUID();
  const none = [
    await create({ organisationId: id }),
    await appoint(id),
    await end(id),
    await join(site.world.people.lin, id),
    await leave(site.world.people.lin, id),
  ];
  assert.deepEqual(new Set(none.map(refusalOf)), new Set(['not_found']));
});

test('a post is made for the place of its organisation or one below it', async () => {
  const [building] = site.world.buildings;
  const [home] = site.world.households;
  assert.ok(building && home);
  for (const placeId of [site.world.compound.id, building.id, home.id]) {
    assert.equal((await create({ placeId })).ok, true, placeId);
  }
});

test('a post names what is wrong with it: the kind, the place, the reach', async () => {
  assert.equal(refusalOf(await create({ kind: 'king' })), 'unknown_kind');
  assert.equal(refusalOf(await create({ placeId: 'nowhere' })), 'unknown_place');
  const { community, neighbour } = site.world;
  for (const { id } of [community, neighbour]) {
    assert.equal(refusalOf(await create({ placeId: id })), 'place_outside_organisation', id);
  }
});

test('a closed organisation gets no post and no member', async () => {
  const id = await closed();
  assert.equal(refusalOf(await create({ organisationId: id })), 'organisation_closed');
  assert.equal(refusalOf(await join(site.world.people.lin, id)), 'organisation_closed');
});

test('whoever is appointed without a day begins today, as the neighbourhood counts', async () => {
  site.app.clock.set('2026-11-22T17:00:00Z');
  const postId = await site.addPost(body);
  await appoint(postId);
  const post = await findPost(site.app.db, postId);
  assert.equal(post?.holder?.startsOn.toString(), '2026-11-23');
  site.app.clock.set('2026-11-22T12:00:00Z');
});

test('a term is entered when it has begun, with the day on which it is to end', async () => {
  const postId = await site.addPost(body);
  const tomorrow = await appoint(postId, { startsOn: day('2026-11-23') });
  assert.equal(refusalOf(tomorrow), 'term_in_future');
  const plannedEndOn = day('2028-11-22');
  assert.equal((await appoint(postId, { startsOn: day('2026-11-22'), plannedEndOn })).ok, true);
  const holder = (await findPost(site.app.db, postId))?.holder;
  assert.equal(holder?.plannedEndOn?.toString(), '2028-11-22');
});

test('a term whose planned end has passed goes on until somebody ends it', async () => {
  const postId = await site.addPost(body);
  const term = { startsOn: day('2020-01-01'), plannedEndOn: day('2022-12-31') };
  assert.equal((await appoint(postId, term)).ok, true);
  assert.ok((await findPost(site.app.db, postId))?.holder);
  assert.equal(refusalOf(await appoint(postId)), 'post_already_held');
  assert.equal((await end(postId, '換屆')).ok, true);
});

test('an appointment names what is wrong: the person, the order of days', async () => {
  const postId = await site.addPost(body);
  const nobody = await appoint(postId, { personId: crypto.randomUUID() });
  assert.equal(refusalOf(nobody), 'unknown_person');
  const backwards = { startsOn: day('2026-05-01'), plannedEndOn: day('2026-05-01') };
  assert.equal(refusalOf(await appoint(postId, backwards)), 'term_backwards');
  assert.equal((await findPost(site.app.db, postId))?.holder, undefined);
});

test('a post passes from hand to hand, and each hand stays in the history', async () => {
  const own = await site.found('換屆');
  const postId = await site.addPost(own);
  const { lin, huang } = site.world.people;
  await appoint(postId, { personId: lin, startsOn: day('2023-01-01') });
  await end(postId, '搬走');
  await appoint(postId, { personId: huang });
  await end(postId, '自己提出');
  const past = await listPastTerms(site.app.db, brand<OrganisationId>(own));
  assert.deepEqual(
    past.map(({ personId, endReason }) => [personId, endReason]).toSorted(),
    [
      [lin, '搬走'],
      [huang, '自己提出'],
    ].toSorted(),
  );
  assert.equal(refusalOf(await end(postId)), 'post_not_held');
});

test('an abolished post is gone, while who held it stays in the history with its name', async () => {
  const own = await site.found('精簡');
  const postId = await site.addPost(own);
  await appoint(postId, { startsOn: day('2023-01-01') });
  assert.equal(refusalOf(await done(postId)), 'post_still_held');
  await end(postId, '合併');
  assert.equal(refusalOf(await done(postId, '2026-11-21')), 'abolished_before_history');
  assert.equal(refusalOf(await done(postId, '2026-11-23')), 'abolished_in_future');
  assert.equal((await done(postId)).ok, true);
  assert.equal(await findPost(site.app.db, postId), undefined);
  const [gone] = await listAbolishedPosts(site.app.db, brand<OrganisationId>(own));
  assert.equal(gone?.abolishedOn.toString(), '2026-11-22');
  const [past] = await listPastTerms(site.app.db, brand<OrganisationId>(own));
  assert.deepEqual([past?.postId, past?.postNames.hant], [postId, '樓長']);
});

test('a post that was abolished is not there for a second time, nor for an appointment', async () => {
  const postId = await site.addPost(body);
  assert.equal((await done(postId, '2026-01-31')).ok, true);
  assert.equal(refusalOf(await done(postId)), 'not_found');
  assert.equal(refusalOf(await appoint(postId)), 'not_found');
  assert.equal(refusalOf(await done(crypto.randomUUID())), 'not_found');
});

test('of two who abolish a post and appoint to it at once one is told why not', async () => {
  for (let round = 0; round < 8; round += 1) {
    const postId = await site.addPost(body);
    const [abolishing, appointing] = await Promise.all([done(postId), appoint(postId)]);
    assert.notEqual(abolishing.ok, appointing.ok, `round ${round}`);
  }
});

test('of two who end a term in the same instant one gives the reason', async () => {
  const postId = await site.addPost(body);
  await appoint(postId);
  const both = await Promise.all([end(postId, '一'), end(postId, '二')]);
  assert.deepEqual(both.map(refusalOf).filter(Boolean), ['post_not_held']);
});

test('while a body is being closed nobody is appointed in it, or it does not close', async () => {
  for (let round = 0; round < 8; round += 1) {
    const id = await site.found('搶');
    const postId = await site.addPost(id);
    const [closing, appointing] = await Promise.all([
      site.act((context) => closeOrganisation(context, { id })),
      appoint(postId),
    ]);
    assert.notEqual(closing.ok, appointing.ok, `round ${round}`);
  }
});

test('a member joins once and leaves once, and may come again', async () => {
  const { huang } = site.world.people;
  assert.equal((await join(huang)).ok, true);
  assert.equal(refusalOf(await join(huang)), 'already_member');
  assert.equal((await leave(huang)).ok, true);
  assert.equal(refusalOf(await leave(huang)), 'not_a_member');
  assert.equal((await join(huang)).ok, true);
  const members = await listMembers(site.app.db, body);
  assert.ok(members.some(({ personId }) => personId === huang));
});

test('nobody unknown is taken in', async () => {
  assert.equal(refusalOf(await join(crypto.randomUUID())), 'unknown_person');
});

test('a member may leave a body that has been closed', async () => {
  const id = await site.found('散了');
  await join(site.world.people.wang, id);
  await site.act((context) => closeOrganisation(context, { id }));
  assert.equal((await leave(site.world.people.wang, id)).ok, true);
});

test('an appointment and its end ask for one count of the community, after the commit', async () => {
  await site.app.runJobs();
  const waiting = async () =>
    (
      await site.app.db
        .withTables<{ 'graphile_worker.jobs': { key: string; task_identifier: string } }>()
        .selectFrom('graphile_worker.jobs')
        .select(['key', 'task_identifier'])
        .execute()
    ).map(({ key, task_identifier }) => [task_identifier, key]);
  const postId = await site.addPost(body);
  assert.deepEqual(await waiting(), [], 'a vacant post changes nobody’s reach');
  await appoint(postId);
  await end(postId);
  const { id } = site.world.community;
  assert.deepEqual(await waiting(), [['organisations.count_coverage', `coverage:${id}`]]);
  await site.app.runJobs();
  assert.deepEqual(await waiting(), []);
});

test('each thing done is one entry about the post or the organisation', async () => {
  site.app.clock.set('2026-11-22T19:00:00Z');
  const before = (await recordedIn(site.app.db)).length;
  const postId = await site.addPost(body);
  await appoint(postId);
  await appoint(postId);
  await end(postId);
  await join(site.world.people.chen);
  await leave(site.world.people.chen);
  await done(postId);
  await done(postId);
  const entries = (await recordedIn(site.app.db)).slice(before);
  assert.deepEqual(entries.map(({ what, subjectId }) => [what, subjectId]).toSorted(), [
    ['organisations.abolish_post', postId],
    ['organisations.add_member', body],
    ['organisations.appoint', postId],
    ['organisations.create_post', postId],
    ['organisations.end_term', postId],
    ['organisations.remove_member', body],
  ]);
});

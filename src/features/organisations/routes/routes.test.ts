import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { testApp } from '#test/app.ts';
import type { Browser, TestApp } from '#test/app.ts';
import { makeWorld, roleAt } from '#test/compound.ts';
import type { World } from '#test/compound.ts';
import { organisationEndpoints, organisationJobs } from '#/features/organisations/index.ts';

let app: TestApp;
let world: World;
let worker: Browser;
let stranger: Browser;
let neighbourWorker: Browser;

before(async () => {
  app = await testApp({ endpoints: organisationEndpoints(), jobs: organisationJobs });
  world = await makeWorld(app.db, app.clock.now());
  const { people, community, neighbour } = world;
  worker = await app.signIn(people.chen, { grants: [roleAt('community_worker', community)] });
  stranger = await app.signIn(people.lin, {});
  neighbourWorker = await app.signIn(people.wang, {
    grants: [roleAt('community_worker', neighbour)],
  });
});

after(() => app.close());

const idShape = z.object({ id: z.string() });
const codeShape = z.object({ code: z.string() });

async function found(name: string, placeId = world.compound.id): Promise<string> {
  const seen = await worker.api('POST /organisations', {
    placeId,
    kind: 'owners_committee',
    name,
  });
  assert.equal(seen.status, 200, JSON.stringify(seen.body));
  return idShape.parse(seen.body).id;
}

async function addPost(organisationId: string, placeId = world.compound.id): Promise<string> {
  const seen = await worker.api(`POST /organisations/${organisationId}/posts`, {
    kind: 'building_leader',
    placeId,
  });
  assert.equal(seen.status, 200, JSON.stringify(seen.body));
  return idShape.parse(seen.body).id;
}

function refusalOf(seen: { readonly body: unknown }): string {
  return codeShape.parse(seen.body).code;
}

test('an organisation is founded, shown at its place and on a page of its own', async () => {
  const sent = await worker.send('/organisations', {
    placeId: world.compound.id,
    kind: 'owners_committee',
    name: '東興業主委員會',
    telephone: '0592-000 0001',
  });
  assert.equal(sent.status, 303);
  const page = await stranger.open(sent.location ?? '');
  assert.match(page.text, /<h1>東興業主委員會<\/h1>/);
  const list = await app.visit().open(`/organisations?place=${world.compound.id}`);
  assert.match(list.text, /東興業主委員會/);
  assert.match(list.text, /href="tel:05920000001"/);
});

test('whoever has no role there founds nothing', async () => {
  const body = { placeId: world.compound.id, kind: 'owners_committee', name: 'No' };
  assert.equal((await stranger.api('POST /organisations', body)).status, 403);
  assert.equal((await neighbourWorker.api('POST /organisations', body)).status, 403);
  assert.equal((await app.visit().api('POST /organisations', body)).status, 401);
});

test('founding refuses what is not there, each with its code', async () => {
  const body = { placeId: world.compound.id, kind: 'owners_committee', name: 'A' };
  const nowhere = { ...body, placeId: 'nowhere' };
  assert.equal(refusalOf(await worker.api('POST /organisations', nowhere)), 'unknown_place');
  const kindless = { ...body, kind: 'parliament' };
  assert.equal(refusalOf(await worker.api('POST /organisations', kindless)), 'unknown_kind');
  const orphan = { ...body, parentId: crypto.randomUUID() };
  assert.equal(refusalOf(await worker.api('POST /organisations', orphan)), 'unknown_parent');
});

test('a form without a name comes back with all else that was typed', async () => {
  const seen = await worker.send(
    '/organisations',
    { placeId: world.compound.id, kind: 'owners_committee', name: '', telephone: '0592-7' },
    { from: `/organisations/new?place=${world.compound.id}` },
  );
  assert.equal(seen.status, 422);
  assert.match(seen.text, /value="0592-7"/);
  assert.match(seen.text, /這裡要填/);
});

test('of two who appoint in the same instant one does, twenty times over', async () => {
  const organisation = await found('並發');
  for (let round = 0; round < 20; round += 1) {
    const post = await addPost(organisation);
    const address = `POST /posts/${post}/holder` as const;
    const both = await Promise.all([
      worker.api(address, { personId: world.people.lin }),
      worker.api(address, { personId: world.people.huang }),
    ]);
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409], `round ${round}`);
  }
});

test('a term ends with a reason that stays in the history, and another begins', async () => {
  const organisation = await found('換屆');
  const post = await addPost(organisation);
  const holder = `/posts/${post}/holder` as const;
  await worker.api(`POST ${holder}`, { personId: world.people.lin });
  const again = await worker.api(`POST ${holder}`, { personId: world.people.huang });
  assert.equal(refusalOf(again), 'post_already_held');
  const ended = await worker.send(
    `/posts/${post}/holder`,
    { reason: '任滿' },
    { method: 'DELETE' },
  );
  assert.equal(ended.status, 303);
  assert.match((await worker.open(ended.location ?? '')).text, /任滿/);
  const none = await worker.api(`DELETE ${holder}`, { reason: '再來' });
  assert.equal(refusalOf(none), 'post_not_held');
  const next = await worker.api(`POST ${holder}`, { personId: world.people.huang });
  assert.equal(next.status, 200);
});

test('a term that ends before it begins is refused, and so is somebody unknown', async () => {
  const post = await addPost(await found('任期'));
  const address = `POST /posts/${post}/holder` as const;
  const backwards = await worker.api(address, {
    personId: world.people.lin,
    startsOn: '2026-05-01',
    plannedEndOn: '2026-04-01',
  });
  assert.equal(refusalOf(backwards), 'term_backwards');
  const unknown = await worker.api(address, { personId: crypto.randomUUID() });
  assert.equal(refusalOf(unknown), 'unknown_person');
});

test('a post answers only for places its organisation reaches', async () => {
  const organisation = await found('範圍');
  const seen = await worker.api(`POST /organisations/${organisation}/posts`, {
    kind: 'director',
    placeId: world.community.id,
  });
  assert.equal(refusalOf(seen), 'place_outside_organisation');
});

test('members join once, leave once, and a stranger does not see who they are', async () => {
  const organisation = await found('志願隊');
  const members = `/organisations/${organisation}/members` as const;
  await worker.api(`POST ${members}`, { personId: world.people.lin });
  const twice = await worker.api(`POST ${members}`, { personId: world.people.lin });
  assert.equal(refusalOf(twice), 'already_member');
  assert.match((await worker.open(`/organisations/${organisation}`)).text, /林秀英/);
  const seen = await app.visit().open(`/organisations/${organisation}`);
  assert.doesNotMatch(seen.text, /林秀英|林阿姨/);
  const member = `DELETE ${members}/${world.people.lin}` as const;
  assert.equal((await worker.api(member, {})).status, 200);
  assert.equal(refusalOf(await worker.api(member, {})), 'not_a_member');
});

test('an organisation closes when nobody is in office, and is then as it was', async () => {
  const organisation = await found('舊組織');
  const post = await addPost(organisation);
  await worker.api(`POST /posts/${post}/holder`, { personId: world.people.lin });
  const held = await worker.api(`DELETE /organisations/${organisation}`, {});
  assert.equal(refusalOf(held), 'still_has_holders');
  await worker.api(`DELETE /posts/${post}/holder`, { reason: '撤銷' });
  assert.equal((await worker.api(`DELETE /organisations/${organisation}`, {})).status, 200);
  const change = await worker.api(`PUT /organisations/${organisation}`, { name: '新名' });
  assert.equal(refusalOf(change), 'organisation_closed');
});

test('no organisation stands under itself', async () => {
  const upper = await found('上');
  const lower = await found('下');
  await worker.api(`PUT /organisations/${lower}`, { name: '下', parentId: upper });
  const seen = await worker.api(`PUT /organisations/${upper}`, { name: '上', parentId: lower });
  assert.equal(refusalOf(seen), 'parent_circle');
});

test('a steward renames a kind for every page, others do not', async () => {
  const steward = await app.signIn(world.people.huang, {
    grants: [roleAt('steward', world.community)],
  });
  const names = { hant: '業主大會', hans: '业主大会', en: 'Owners’ assembly' };
  assert.equal((await worker.api('PUT /organisation-kinds/owners_committee', names)).status, 403);
  const seen = await steward.api('PUT /organisation-kinds/owners_committee', names);
  assert.equal(seen.status, 200);
  assert.match((await steward.open('/organisation-kinds')).text, /業主大會/);
  const unknown = await steward.api('PUT /organisation-kinds/parliament', names);
  assert.equal(refusalOf(unknown), 'unknown_kind');
});

test('whoever holds no role here changes, fills and closes nothing, and is told so', async () => {
  const organisation = await found('不給動');
  const post = await addPost(organisation);
  const member = { personId: world.people.lin };
  const calls = [
    [`PUT /organisations/${organisation}`, { name: 'X' }],
    [`DELETE /organisations/${organisation}`, {}],
    [`POST /organisations/${organisation}/posts`, { kind: 'director', placeId: world.compound.id }],
    [`POST /posts/${post}/holder`, member],
    [`DELETE /posts/${post}/holder`, { reason: 'X' }],
    [`POST /organisations/${organisation}/members`, member],
    [`DELETE /organisations/${organisation}/members/${member.personId}`, {}],
  ] as const;
  for (const [call, body] of calls) {
    assert.equal((await app.visit().api(call, body)).status, 401, call);
    assert.equal((await stranger.api(call, body)).status, 403, call);
    const next = await neighbourWorker.api(call, body);
    assert.deepEqual([next.status, refusalOf(next)], [403, 'not_allowed'], call);
  }
  const page = await app.visit().open(`/organisations/${organisation}`);
  assert.match(page.text, /<h1>不給動<\/h1>/);
  assert.doesNotMatch(page.text, /林阿姨|撤銷/);
});

test('of what there is not programs are told that it was not found', async () => {
  const id = crypto.randomUUID();
  const person = { personId: world.people.lin };
  const calls = [
    [`PUT /organisations/${id}`, { name: 'X' }],
    [`DELETE /organisations/${id}`, {}],
    [`POST /posts/${id}/holder`, person],
    [`DELETE /posts/${id}/holder`, { reason: 'X' }],
    [`POST /organisations/${id}/members`, person],
  ] as const;
  for (const [call, body] of calls) {
    const seen = await worker.api(call, body);
    assert.deepEqual([seen.status, refusalOf(seen)], [404, 'not_found'], call);
  }
});

test('every action is in the journal with who acted and where', async () => {
  const organisation = await found('留痕');
  const entries = await app.db
    .selectFrom('platform.journal')
    .selectAll()
    .where('subject_id', '=', organisation)
    .execute();
  assert.equal(entries.length, 1);
  const [entry] = entries;
  assert.deepEqual(
    [entry?.feature, entry?.verb, entry?.actor_id, entry?.community_id, entry?.place_id],
    ['organisations', 'found', world.people.chen, world.community.id, world.compound.id],
  );
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { brand } from '#/lib/brand.ts';
import type { OrganisationId, PostId } from '#/features/organisations/model.ts';
import { bodiesSite } from '#test/bodies.ts';
import type { Site } from '#test/bodies.ts';
import {
  countMembers,
  endMembership,
  insertMember,
  listMembers,
  listOrganisationsOfPerson,
} from './members.ts';
import { findOrganisation, saveOrganisation } from './organisations.ts';
import { beginTerm, endTerm } from './posts.ts';

let site: Site;

before(async () => {
  site = await bodiesSite();
});

after(() => site.app.close());

const day = (text: string) => Temporal.PlainDate.from(text);

async function join(
  organisationId: string,
  personId: string,
  joinedOn = '2026-03-01',
): Promise<boolean> {
  return insertMember(site.app.db, {
    id: crypto.randomUUID(),
    communityId: site.world.community.id,
    organisationId,
    personId,
    joinedOn: day(joinedOn),
  });
}

test('members are listed by how long they have been there', async () => {
  const team = await site.found('紅馬甲');
  const { chen, lin, huang } = site.world.people;
  await join(team, lin, '2026-03-01');
  await join(team, chen, '2025-03-01');
  await join(team, huang, '2026-02-01');
  const members = await listMembers(site.app.db, team);
  assert.deepEqual(
    members.map(({ personId }) => personId),
    [chen, huang, lin],
  );
  assert.equal(await countMembers(site.app.db, team), 3);
});

test('nobody joins twice, but whoever has left may come again', async () => {
  const team = await site.found('合唱隊');
  const personId = site.world.people.lin;
  assert.equal(await join(team, personId), true);
  assert.equal(await join(team, personId), false);
  const member = { organisationId: team, personId };
  assert.equal(await endMembership(site.app.db, member, day('2026-06-01')), true);
  assert.equal(await endMembership(site.app.db, member, day('2026-06-02')), false);
  assert.equal(await countMembers(site.app.db, team), 0);
  assert.equal(await join(team, personId, '2026-09-01'), true);
  assert.deepEqual(
    (await listMembers(site.app.db, team)).map(({ joinedOn }) => joinedOn.toString()),
    ['2026-09-01'],
  );
});

test('more members are counted than a page lists', async () => {
  const team = await site.found('白領驛家');
  const many = Array.from({ length: 520 }, () => crypto.randomUUID());
  await site.app.db.transaction().execute(async (tx) => {
    for (const personId of many) {
      await insertMember(tx, {
        id: crypto.randomUUID(),
        communityId: site.world.community.id,
        organisationId: team,
        personId,
        joinedOn: day('2026-03-01'),
      });
    }
  });
  assert.equal(await countMembers(site.app.db, team), 520);
  assert.equal((await listMembers(site.app.db, team)).length, 500);
});

test('of several who take the same person in at once one does', async () => {
  const team = await site.found('棋社');
  const all = await Promise.all(
    Array.from({ length: 6 }, () => join(team, site.world.people.huang)),
  );
  assert.equal(all.filter(Boolean).length, 1);
});

test('a person belongs where they are a member or hold a post, each said once', async () => {
  const wang = site.world.people.wang;
  const [club, committee] = [await site.found('書法社'), await site.found('業委會')];
  await join(club, wang);
  await join(committee, wang);
  const postId = brand<PostId>(await site.addPost(committee));
  const termId = crypto.randomUUID();
  await beginTerm(site.app.db, {
    id: termId,
    communityId: site.world.community.id,
    postId,
    personId: wang,
    startsOn: day('2026-02-01'),
    plannedEndOn: undefined,
    appointedBy: undefined,
  });
  const belongsTo = async () => (await listOrganisationsOfPerson(site.app.db, wang)).toSorted();
  assert.deepEqual(await belongsTo(), [club, committee].toSorted());
  const member = { organisationId: committee, personId: wang };
  await endMembership(site.app.db, member, day('2026-06-01'));
  assert.deepEqual(await belongsTo(), [club, committee].toSorted(), 'still in office');
  await endTerm(site.app.db, { termId, on: day('2026-06-01'), reason: '任滿' });
  assert.deepEqual(await belongsTo(), [club]);
});

test('nobody belongs to an organisation that has been closed', async () => {
  const id = brand<OrganisationId>(await site.found('舊社'));
  const personId = site.world.people.chen;
  await join(id, personId);
  const isMember = async () =>
    (await listOrganisationsOfPerson(site.app.db, personId)).includes(id);
  assert.equal(await isMember(), true);
  const found = await findOrganisation(site.app.db, id);
  assert.ok(found);
  const closedOn = day('2026-12-01');
  await saveOrganisation(site.app.db, { ...found, kindCode: found.kind.code, closedOn });
  assert.equal(await isMember(), false);
  assert.equal(await countMembers(site.app.db, id), 1, 'who was in it stays on record');
});

test('the database keeps nobody who left before joining', async () => {
  const team = await site.found('茶社');
  const member = { organisationId: team, personId: site.world.people.lin };
  await join(team, member.personId, '2026-03-01');
  await assert.rejects(endMembership(site.app.db, member, day('2026-02-28')), /violates/);
});

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { people, places } from '#test/world.ts';
import { codeOf, HERE, openTeamSite, teams } from '#test/team-site.ts';
import type { TeamSite } from '#test/team-site.ts';

let site: TeamSite;

/** Puts so many into the team that they may be counted in public. */
async function fill(count: number): Promise<void> {
  await sql`insert into teams.membership (community_id, id, organisation_id, person_id, joined_at,
      came_by, agreed_by, agreed_way, recorded_by)
    select ${places.community}, gen_random_uuid(), ${teams.mending}, p, '2026-11-01', 'asked', p,
      'oneself', p
    from (select gen_random_uuid() as p from generate_series(1, ${count}::int)) as many
  `.execute(site.app.db);
}

describe('what is read of a team', () => {
  before(async () => {
    site = await openTeamSite();
  });
  after(() => site.app.close());
  beforeEach(() => site.forget());

  describe('from outside', () => {
    test('is who leads it, what it does and how one joins, and of members a count alone', async () => {
      await fill(5);
      await site.join(site.li);
      const visitor = site.app.visit();
      const { leaders, members, memberCount, mine } = await site.seenBy(visitor);
      assert.deepEqual(leaders, [{ name: '陳師傅' }]);
      assert.deepEqual(members, []);
      assert.equal(memberCount, 6);
      assert.equal(mine, undefined);
      const { text } = await visitor.open(HERE);
      assert.match(text, /陳師傅/);
      assert.match(text, /6 位隊員/);
      assert.match(text, /我想加入/);
      assert.doesNotMatch(text, /李老師/);
    });

    test('is no count while it is below five', async () => {
      await fill(4);
      assert.equal((await site.seenBy(site.app.visit())).memberCount, undefined);
      assert.match((await site.app.visit().open(HERE)).text, /隊員還不多/);
      await fill(1);
      assert.equal((await site.seenBy(site.app.visit())).memberCount, 5);
    });

    test('stands on the page of the organisation, and of no other kind', async () => {
      const team = await site.app.visit().open(`/organisations/${teams.mending}`);
      assert.match(team.text, new RegExp(`href="${HERE}"`));
      const club = await site.app.visit().open(`/organisations/${teams.club}`);
      assert.doesNotMatch(club.text, /\/team"/);
    });

    test('is nothing where there is no team', async () => {
      for (const id of [teams.club, people.li]) {
        const seen = await site.chen.api(`GET /organisations/${id}/team`);
        assert.equal(codeOf(seen), 'not_found');
      }
    });

    test('leads a visitor to sign in, with what they said kept', async () => {
      const sent = await site.app
        .visit()
        .send(`${HERE}/requests`, { words: '我來' }, { from: HERE });
      assert.equal(sent.status, 303);
      assert.match(sent.location ?? '', /sign-in/);
    });
  });

  describe('from within', () => {
    test('members see how each is called, and neither since when nor what they can do', async () => {
      const lin = await site.app.signIn(people.lin);
      await site.join(lin);
      site.app.clock.forward({ minutes: 1 });
      await site.join(site.li);
      const { members, requests, invitations, leads } = await site.seenBy(site.li);
      assert.deepEqual(
        members.flatMap((one) => Object.keys(one)),
        ['name', 'name'],
      );
      assert.equal(members[1]?.name, '李老師');
      assert.deepEqual([requests, invitations, leads], [[], [], false]);
      const { text } = await site.li.open(HERE);
      assert.match(text, /李老師/);
      assert.doesNotMatch(text, new RegExp(`members/${people.lin}`));
    });

    test('those who lead it see since when and what each can do', async () => {
      await site.li.api('PUT /me/volunteering', { anchor: places.otherBuilding });
      const skills = { able: ['electrical'], learning: ['plumbing'] };
      await site.li.api('PUT /me/volunteering/skills', skills);
      await site.join(site.li);
      const [member] = (await site.seenBy(site.chen)).members;
      assert.equal(member?.personId, people.li);
      assert.equal(member?.['since'], '2026-11-22T12:00:00Z');
      const codes = JSON.stringify(member?.['abilities']);
      assert.match(codes, /electrical/);
      assert.doesNotMatch(codes, /plumbing/, 'who is learning is not counted on');
      assert.match((await site.chen.open(`${HERE}/members/${people.li}`)).text, /修電/);
    });

    test('the counter sees who is in it, and not what the team knows of them', async () => {
      await site.join(site.li, { sharesTelephone: true });
      const [member] = (await site.seenBy(site.zhuang)).members;
      assert.deepEqual([member?.personId, member?.['abilities']], [people.li, undefined]);
      const { text } = await site.zhuang.open(`${HERE}/members/${people.li}`);
      assert.doesNotMatch(text, /還沒有填|不公開/);
    });

    test('who asked is shown to those who lead the team alone', async () => {
      await site.li.api(`POST ${HERE}/requests`, { words: '週末有空', sharesTelephone: true });
      const [request] = (await site.seenBy(site.chen)).requests;
      const address = `${HERE}/requests/${request?.id ?? ''}` as const;
      const { text } = await site.chen.open(address);
      assert.match(text, /李老師想加入/);
      assert.match(text, /加入以後您看得到/);
      assert.doesNotMatch(text, /13800138007/);
      assert.equal((await site.zhuang.open(address)).status, 403);
      const nothing = await site.chen.open(`${HERE}/requests/${teams.other}`);
      assert.equal(nothing.status, 404);
    });

    test('a member who is gone is on no page of the team', async () => {
      await site.join(site.li);
      await site.li.api(`DELETE ${HERE}/membership`);
      const gone = await site.chen.api(`GET ${HERE}/members/${people.li}`);
      assert.equal(codeOf(gone), 'not_found');
      assert.deepEqual((await site.seenBy(site.chen)).members, []);
    });
  });

  describe('of one’s own', () => {
    test('is where one is, was and asked, and what one leads', async () => {
      assert.match((await site.li.open('/me/teams')).text, /您還沒有加入志願隊/);
      assert.doesNotMatch((await site.li.open('/me')).text, /我的志願隊/);
      await site.li.api(`POST ${HERE}/requests`);
      assert.match((await site.li.open('/me/teams')).text, /等隊長回話/);
      assert.match((await site.chen.open('/me/teams')).text, /1 位等您回話/);
      assert.match((await site.chen.open('/me')).text, /有人想加入您帶的隊/);
      const [request] = (await site.seenBy(site.chen)).requests;
      await site.chen.api(`POST ${HERE}/requests/${request?.id ?? ''}/answer`, { says: 'yes' });
      assert.match((await site.li.open('/me/teams')).text, /您在的隊/);
      assert.match((await site.li.open('/me')).text, /您在 1 支隊裡/);
      await site.li.api(`DELETE ${HERE}/membership`);
      site.app.clock.forward({ hours: 48 });
      const { text } = await site.li.open('/me/teams');
      assert.match(text, /以前在過的/);
      assert.doesNotMatch(text, /回到隊裡/);
    });

    test('is theirs for whom one acts, and not one’s own', async () => {
      const lin = await site.actingFor(people.lin, people.wang, 'standing');
      await site.join(lin);
      assert.match((await lin.open('/me/teams')).text, /修修補補隊/);
      const herself = await site.app.signIn(people.lin);
      assert.doesNotMatch((await herself.open('/me/teams')).text, /修修補補隊/);
    });
  });

  test('a team that is closed says so and takes nobody in', async () => {
    await sql`update organisations.organisation set closed_on = '2026-11-20'
      where id = ${teams.mending}`.execute(site.app.db);
    const { text } = await site.chen.open(HERE);
    assert.match(text, /這支隊已經解散了/);
    assert.doesNotMatch(text, /我想加入|請他加入/);
    const entering = await site.zhuang.api(`GET ${HERE}/entering`);
    assert.equal(codeOf(entering), 'not_found');
    const organisation = await site.chen.open(`/organisations/${teams.mending}`);
    assert.doesNotMatch(organisation.text, new RegExp(`href="${HERE}"`));
  });
});

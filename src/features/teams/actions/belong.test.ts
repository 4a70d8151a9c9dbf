import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { teamsOf } from '#/features/teams/index.ts';
import { people } from '#test/world.ts';
import { codeOf, HERE, openTeamSite, teams } from '#test/team-site.ts';
import type { TeamSite } from '#test/team-site.ts';

let site: TeamSite;

describe('being in a team', () => {
  before(async () => {
    site = await openTeamSite();
  });
  after(() => site.app.close());
  beforeEach(() => site.forget());

  describe('leaving', () => {
    const leave = () => site.li.api(`DELETE ${HERE}/membership`);
    const comeBack = () => site.li.api(`POST ${HERE}/membership/return`);

    test('is one tap, and for a day one tap takes it back', async () => {
      await site.join(site.li);
      const joined = (await site.seenBy(site.li)).mine?.since;
      assert.match((await site.li.open(HERE)).text, /退出這支隊/);
      site.app.clock.forward({ hours: 30 });
      assert.equal((await leave()).status, 200);
      assert.deepEqual(await teamsOf(site.app.db, people.li), []);
      assert.match((await site.li.open(HERE)).text, /回到隊裡/);
      assert.match((await site.li.open('/me/teams')).text, /回到隊裡/);
      site.app.clock.forward({ hours: 23 });
      assert.equal((await comeBack()).status, 200);
      assert.equal((await site.seenBy(site.li)).mine?.since, joined);
      assert.equal(codeOf(await comeBack()), 'already_in_team');
    });

    test('is for good after a day, and the history keeps it', async () => {
      await site.join(site.li);
      await leave();
      site.app.clock.forward({ hours: 24 });
      assert.equal(codeOf(await comeBack()), 'too_late_to_return');
      assert.equal(codeOf(await leave()), 'not_in_team');
      await site.join(site.li);
      const { rows } = await sql<{ readonly ended: boolean }>`
        select left_at is not null as ended from teams.membership order by joined_at
      `.execute(site.app.db);
      assert.deepEqual(rows, [{ ended: true }, { ended: false }]);
    });

    test('takes the number away from those who lead the team, and coming back does not share it', async () => {
      await site.join(site.li, { sharesTelephone: true });
      await leave();
      await comeBack();
      assert.equal((await site.seenBy(site.li)).mine?.sharesTelephone, false);
    });

    test('who never was in it does not come back', async () => {
      assert.equal(codeOf(await comeBack()), 'too_late_to_return');
    });
  });

  describe('the number', () => {
    const number = async () => (await site.chen.open(`${HERE}/members/${people.li}`)).text;

    test('is seen by who leads the team while it is released, who looked is told, and no other', async () => {
      await site.join(site.li);
      assert.doesNotMatch(await number(), /13800138007/);
      await site.li.api(`PUT ${HERE}/membership`, { sharesTelephone: true });
      assert.match(await number(), /13800138007/);
      const { rows } = await sql`select person_id, actor_id, kind from platform.reading
      `.execute(site.app.db);
      assert.deepEqual(rows, [{ person_id: people.li, actor_id: people.chen, kind: 'contact' }]);
      const counter = await site.zhuang.open(`${HERE}/members/${people.li}`);
      assert.equal(counter.status, 200);
      assert.doesNotMatch(counter.text, /13800138007/);
      const own = await site.li.open(`${HERE}/members/${people.li}`);
      assert.equal(own.status, 403);
      await site.li.api(`PUT ${HERE}/membership`, { sharesTelephone: false });
      assert.doesNotMatch(await number(), /13800138007/);
    });

    test('is shared by members only', async () => {
      const shared = await site.li.api(`PUT ${HERE}/membership`, { sharesTelephone: true });
      assert.equal(codeOf(shared), 'not_in_team');
    });
  });

  describe('at the counter', () => {
    const enter = (more: object) =>
      site.zhuang.api(`POST ${HERE}/members`, { agreedWay: 'in_person', ...more });
    const wang = { personId: people.wang, agreedBy: people.wang };

    test('somebody without an account is entered, with who said yes and how', async () => {
      const { text } = await site.zhuang.open(`${HERE}/entering?person=${people.wang}`);
      assert.match(text, /王阿姨本人/);
      assert.match(text, new RegExp(people.lin));
      assert.equal((await enter({ ...wang, agreedBy: people.lin })).status, 200);
      const { rows } = await sql`select came_by, agreed_by, agreed_way, recorded_by
        from teams.membership`.execute(site.app.db);
      const by = { came_by: 'entered', agreed_by: people.lin, agreed_way: 'in_person' };
      assert.deepEqual(rows, [{ ...by, recorded_by: people.zhuang }]);
      assert.equal(codeOf(await enter(wang)), 'already_in_team');
    });

    test('nobody is entered by a yes of somebody else, nor whom nobody knows', async () => {
      assert.equal(codeOf(await enter({ ...wang, agreedBy: people.li })), 'unknown_consent');
      const nobody = { personId: teams.other, agreedBy: teams.other };
      assert.equal(codeOf(await enter(nobody)), 'unknown_person');
    });

    test('only the counter of the community enters anybody', async () => {
      const body = { ...wang, agreedWay: 'paper' };
      assert.equal(codeOf(await site.chen.api(`POST ${HERE}/members`, body)), 'not_allowed');
      const xu = await site.app.signIn(people.xu);
      assert.equal(codeOf(await xu.api(`POST ${HERE}/members`, body)), 'not_allowed');
      assert.equal(codeOf(await xu.api(`GET ${HERE}/entering`)), 'not_allowed');
    });

    test('who is searched for is found with a masked name, and that is noted', async () => {
      const found = await site.zhuang.open(`${HERE}/entering?q=王`);
      assert.match(found.text, /王阿姨/);
      assert.doesNotMatch(found.text, /王秀英/);
      assert.match((await site.zhuang.open(`${HERE}/entering?q=不知`)).text, /沒有找到/);
      const { rows } = await sql`select person_id, kind from platform.reading
      `.execute(site.app.db);
      assert.deepEqual(rows, [{ person_id: people.wang, kind: 'list' }]);
    });
  });

  describe('letting go', () => {
    const letGo = (browser: TeamSite['chen'], reason = '搬走了') =>
      browser.api(`DELETE ${HERE}/members/${people.li}`, { reason });

    test('is for those who lead the team and the counter, with a reason that is read', async () => {
      await site.join(site.li);
      assert.equal(codeOf(await letGo(site.li)), 'not_allowed');
      assert.equal((await letGo(site.chen, '')).status, 422);
      assert.equal((await letGo(site.chen)).status, 200);
      assert.equal(codeOf(await letGo(site.zhuang)), 'not_in_team');
      assert.equal((await site.seenBy(site.li)).mine?.reason, '搬走了');
      assert.match((await site.li.open(HERE)).text, /搬走了/);
      const back = await site.li.api(`POST ${HERE}/membership/return`);
      assert.equal(codeOf(back), 'too_late_to_return');
      await site.join(site.li);
      site.app.clock.forward({ minutes: 1 });
      assert.equal((await letGo(site.zhuang)).status, 200);
    });
  });
});

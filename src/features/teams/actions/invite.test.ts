import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { teamsOf } from '#/features/teams/index.ts';
import { people, telephones } from '#test/world.ts';
import { codeOf, HERE, openTeamSite, teams } from '#test/team-site.ts';
import type { TeamSite } from '#test/team-site.ts';

let site: TeamSite;

describe('inviting to a team', () => {
  before(async () => {
    site = await openTeamSite();
  });
  after(() => site.app.close());
  beforeEach(() => site.forget());

  const invite = (address: string, more: object = {}) =>
    site.chen.api(`POST ${HERE}/invitations`, { address, note: '電工', ...more });
  const received = async () => (await site.seenBy(site.li)).mine?.invitation?.id ?? '';
  const answer = async (says: 'yes' | 'no', more: object = {}) =>
    site.li.api(`POST ${HERE}/invitations/${await received()}/answer`, { says, ...more });

  test('is answered and shown alike, whether the number is anybody’s or not', async () => {
    const known = await invite(telephones.li);
    site.app.clock.forward({ minutes: 1 });
    const unknown = await invite('13999999999');
    assert.deepEqual([known.status, known.body], [unknown.status, unknown.body]);
    const { invitations } = await site.seenBy(site.chen);
    const shown = invitations.map((one) => Object.keys(one).toSorted());
    assert.equal(shown.length, 2);
    assert.deepEqual(shown[0], shown[1]);
    const { text } = await site.chen.open(HERE);
    assert.match(text, /登記裡有沒有這個號碼，這裡不會說/);
    assert.doesNotMatch(text, /13800138007|李/);
  });

  test('lets somebody in who says yes on their own page, with their number or not', async () => {
    await invite(telephones.li, { words: '隊裡缺個懂電的' });
    assert.match((await site.li.open('/me/teams')).text, /隊裡缺個懂電的/);
    assert.match((await site.li.open('/me')).text, /有隊請您加入/);
    assert.match((await site.li.open(HERE)).text, /隊裡缺個懂電的/);
    site.app.clock.forward({ minutes: 1 });
    assert.equal((await answer('yes', { sharesTelephone: true })).status, 200);
    const { mine } = await site.seenBy(site.li);
    assert.equal(mine?.sharesTelephone, true);
    assert.equal((await teamsOf(site.app.db, people.li)).length, 1);
    assert.deepEqual((await site.seenBy(site.chen)).invitations, []);
    assert.deepEqual(await site.recorded(), ['teams.invite', 'teams.join']);
  });

  test('a no is told to nobody: it looks like no answer, and can be taken back like one', async () => {
    await invite(telephones.li);
    const before = (await site.seenBy(site.chen)).invitations;
    assert.equal((await answer('no')).status, 200);
    assert.deepEqual((await site.seenBy(site.chen)).invitations, before);
    assert.equal((await site.seenBy(site.li)).mine?.invitation, undefined);
    const id = before[0]?.id ?? '';
    assert.equal((await site.chen.api(`DELETE ${HERE}/invitations/${id}`)).status, 200);
    assert.deepEqual((await site.seenBy(site.chen)).invitations, []);
  });

  test('lapses after thirty days, and is over when taken back', async () => {
    await invite(telephones.li);
    const id = await received();
    const address = `POST ${HERE}/invitations/${id}/answer` as const;
    site.app.clock.forward({ hours: 24 * 30 });
    assert.equal(codeOf(await site.li.api(address, { says: 'yes' })), 'invitation_over');
    const gone = await site.chen.api(`DELETE ${HERE}/invitations/${id}`);
    assert.equal(codeOf(gone), 'invitation_over');
    await invite(telephones.li);
    const again = (await site.seenBy(site.chen)).invitations[0]?.id ?? '';
    await site.chen.api(`DELETE ${HERE}/invitations/${again}`);
    const late = `POST ${HERE}/invitations/${again}/answer` as const;
    assert.equal(codeOf(await site.li.api(late, { says: 'yes' })), 'invitation_over');
  });

  test('is nobody else’s to answer, and of another team not there', async () => {
    await invite(telephones.li);
    const id = await received();
    const address = `POST ${HERE}/invitations/${id}/answer` as const;
    assert.equal(codeOf(await site.zhuang.api(address, { says: 'yes' })), 'not_found');
    const other = `POST /organisations/${teams.other}/team/invitations/${id}/answer` as const;
    assert.equal(codeOf(await site.li.api(other, { says: 'yes' })), 'not_found');
    const gone = `DELETE ${HERE}/invitations/${teams.other}` as const;
    assert.equal(codeOf(await site.chen.api(gone)), 'not_found');
  });

  test('who is in the team, or was invited already, is invited to nothing more', async () => {
    await invite(telephones.li);
    site.app.clock.forward({ minutes: 1 });
    assert.equal((await invite(telephones.li)).status, 200);
    await answer('yes');
    assert.equal((await invite(telephones.li)).status, 200);
    assert.equal((await site.seenBy(site.li)).mine?.invitation, undefined);
    const { rows } = await sql<{ readonly person_id: string | null }>`
      select person_id from teams.invitation order by invited_at, id`.execute(site.app.db);
    assert.equal(rows.filter((row) => row.person_id !== null).length, 1);
    assert.equal(rows.length, 3);
  });

  test('who joined by another way is in already when they say yes', async () => {
    await invite(telephones.li);
    const id = await received();
    await site.join(site.li);
    const late = await site.li.api(`POST ${HERE}/invitations/${id}/answer`, { says: 'yes' });
    assert.equal(codeOf(late), 'already_in_team');
  });

  test('is for those who lead the team, thirty at a time, by a number or an address', async () => {
    const body = { address: telephones.li, note: '電工' };
    for (const browser of [site.li, site.zhuang]) {
      const tried = await browser.api(`POST ${HERE}/invitations`, body);
      assert.equal(codeOf(tried), 'not_allowed');
    }
    assert.equal((await invite('七號樓的')).status, 422);
    await sql`insert into teams.invitation
      select '350203007010', gen_random_uuid(), ${teams.mending}, null, '電工', null,
        '2026-11-22T11:00:00Z', ${people.chen}, '2026-12-20', 'open'
      from generate_series(1, 30)`.execute(site.app.db);
    assert.equal(codeOf(await invite(telephones.li)), 'too_many_invitations');
  });

  test('is not possible once the team is closed, and neither is saying yes', async () => {
    await invite(telephones.li);
    const id = await received();
    await sql`update organisations.organisation set closed_on = '2026-11-21'
      where id = ${teams.mending}`.execute(site.app.db);
    assert.equal(codeOf(await invite(telephones.li)), 'team_closed');
    const late = await site.li.api(`POST ${HERE}/invitations/${id}/answer`, { says: 'yes' });
    assert.equal(codeOf(late), 'team_closed');
  });
});

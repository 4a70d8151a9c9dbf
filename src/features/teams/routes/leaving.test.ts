import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { teamsHoldings, teamsLeaver, teamsOf } from '#/features/teams/index.ts';
import { readHolding } from '#/platform/personal/holding.ts';
import type { HeldRow } from '#/platform/personal/holding.ts';
import { people, telephones } from '#test/world.ts';
import { HERE, openTeamSite } from '#test/team-site.ts';
import type { TeamSite } from '#test/team-site.ts';

let site: TeamSite;

describe('what a team keeps of somebody', () => {
  before(async () => {
    site = await openTeamSite();
  });
  after(() => site.app.close());
  beforeEach(() => site.forget());

  const held = async (code: string, personId: string): Promise<readonly HeldRow[]> => {
    const holding = teamsHoldings.find((one) => one.code === code);
    assert.ok(holding !== undefined, code);
    return readHolding(site.app.db, holding, personId);
  };
  const go = async () => {
    const context = site.app.context();
    assert.equal(await teamsLeaver.findObstacle(context, people.li), undefined);
    const gone = { personId: people.li, takesWords: false, pattern: '李大同' };
    await teamsLeaver.forget(context, gone);
    await teamsLeaver.forget(context, gone);
  };

  test('is told to them: where they are, what they asked, and who said yes', async () => {
    await site.join(site.li, { words: '週末有空', sharesTelephone: true });
    const [membership] = await held('team_membership', people.li);
    assert.equal(membership?.['came_by'], 'asked');
    assert.equal(membership?.['agreed_by'], people.li);
    assert.equal(membership?.['recorded_by'], 'somebody_else');
    const [request] = await held('team_request', people.li);
    assert.deepEqual([request?.['words'], request?.['state']], ['週末有空', 'accepted']);
    const [recorded] = await held('team_membership_recorded', people.chen);
    assert.equal(recorded?.['recorded_by'], people.chen);
    const [answered] = await held('team_request_answered', people.chen);
    assert.equal(answered?.['answered_by'], people.chen);
  });

  test('tells who is invited what is for them, and not what is noted of them', async () => {
    const body = { address: telephones.li, note: '七號樓的', words: '來吧' };
    await site.chen.api(`POST ${HERE}/invitations`, body);
    const [invitation] = await held('team_invitation', people.li);
    assert.equal(invitation?.['words'], '來吧');
    assert.equal(invitation?.['note'], undefined);
    assert.equal(invitation?.['invited_by'], undefined);
    const [sent] = await held('team_invitation_sent', people.chen);
    assert.equal(sent?.['note'], '七號樓的');
    assert.equal(sent?.['person_id'], undefined, 'whether the number is on record');
    assert.equal(sent?.['state'], undefined, 'a no is told to nobody');
  });

  test('tells who described a team what they wrote', async () => {
    await site.chen.api(`PUT ${HERE}`, { words: '修燈', abilities: [] });
    const [purpose] = await held('team_purpose', people.chen);
    assert.equal(purpose?.['words'], '修燈');
  });

  test('goes with them, and their name with what others wrote', async () => {
    await site.join(site.li);
    await site.chen.api(`PUT ${HERE}`, { words: '修燈，找李大同', abilities: [] });
    const invite = { note: '李大同的哥哥', words: '李大同說您懂電' };
    await site.chen.api(`POST ${HERE}/invitations`, { address: '13911112222', ...invite });
    await site.zhuang.api(`POST ${HERE}/requests`, { words: '李大同叫我來的' });
    const [waiting] = (await site.seenBy(site.chen)).requests;
    await site.chen.api(`POST ${HERE}/requests/${waiting?.id ?? ''}/answer`, {
      says: 'no',
      words: '李大同沒說過',
    });
    const lin = await site.app.signIn(people.lin);
    await site.join(lin);
    const reason = '和李大同吵架';
    await site.chen.api(`DELETE ${HERE}/members/${people.lin}`, { reason });
    await go();
    assert.deepEqual(await teamsOf(site.app.db, people.li), []);
    for (const holding of teamsHoldings.filter(({ ties }) => ties.includes('person_id'))) {
      assert.deepEqual(await readHolding(site.app.db, holding, people.li), [], holding.code);
    }
    const { rows } = await sql<{ readonly text: string }>`
      select to_jsonb(t)::text as text from teams.purpose t
      union all select to_jsonb(t)::text from teams.invitation t
      union all select to_jsonb(t)::text from teams.request t
      union all select to_jsonb(t)::text from teams.membership t`.execute(site.app.db);
    const all = rows.map(({ text }) => text).join('\n');
    assert.doesNotMatch(all, /李大同/);
    assert.equal(all.match(/＊＊＊/g)?.length, 6);
  });

  test('takes nothing of others along', async () => {
    await site.join(site.li);
    const lin = await site.app.signIn(people.lin);
    await site.join(lin);
    await go();
    assert.equal((await teamsOf(site.app.db, people.lin)).length, 1);
    assert.equal((await held('team_request', people.lin)).length, 1);
  });
});

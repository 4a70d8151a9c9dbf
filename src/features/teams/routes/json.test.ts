import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { people, places, telephones } from '#test/world.ts';
import { HERE, openTeamSite, teams } from '#test/team-site.ts';
import type { TeamSite } from '#test/team-site.ts';

/* What programs are given, to the last field: what is not named here does not leave. */

let site: TeamSite;

describe('what a program is given of a team', () => {
  before(async () => {
    site = await openTeamSite();
  });
  after(() => site.app.close());
  beforeEach(() => site.forget());

  const at = '2026-11-22T12:00:00Z';
  const team = {
    id: teams.mending,
    name: '修修補補隊',
    place: { id: places.compound, names: { hant: '東興小區', hans: '東興小區', en: '東興小區' } },
  };
  const body = async (browser: TeamSite['chen'], path = '') =>
    (await browser.api(`GET ${HERE}${path}`)).body;

  test('by a visitor is the team, who leads it and what it does', async () => {
    await site.chen.api(`PUT ${HERE}`, { words: '修燈', abilities: ['electrical'] });
    await site.join(site.li, { sharesTelephone: true });
    const seen = Object(await body(site.app.visit()));
    assert.deepEqual(Object.keys(seen).toSorted(), [
      'enters',
      'invitations',
      'leaders',
      'leads',
      'members',
      'purpose',
      'requests',
      'team',
    ]);
    assert.equal(seen.team.id, team.id);
    assert.equal(seen.team.name, team.name);
    assert.deepEqual(seen.leaders, [{ name: '陳師傅' }]);
    assert.deepEqual([seen.members, seen.requests, seen.invitations], [[], [], []]);
  });

  test('by a member is how each is called, and what is their own', async () => {
    await site.join(site.li);
    const seen = Object(await body(site.li));
    assert.deepEqual(seen.members, [{ name: '李老師' }]);
    assert.deepEqual(seen.mine, { since: at, sharesTelephone: false, canReturn: false });
    assert.equal(seen.memberCount, 1);
  });

  test('by those who lead it is who waits and who was invited, and no number', async () => {
    await site.li.api(`POST ${HERE}/requests`, { words: '週末有空', sharesTelephone: true });
    await site.chen.api(`POST ${HERE}/invitations`, { address: telephones.lin, note: '小梅' });
    const seen = Object(await body(site.chen));
    const [request] = seen.requests;
    assert.deepEqual(request, { id: request.id, name: '李老師', words: '週末有空', askedAt: at });
    const [invitation] = seen.invitations;
    assert.deepEqual(invitation, {
      id: invitation.id,
      note: '小梅',
      invitedAt: at,
      lapsesAt: '2026-12-22T12:00:00Z',
    });
    assert.doesNotMatch(JSON.stringify(seen), /1380013800/);
  });

  test('of who asked is what they said and can do', async () => {
    await site.li.api(`POST ${HERE}/requests`, { words: '週末有空', sharesTelephone: true });
    const { requests } = await site.seenBy(site.chen);
    const id = requests[0]?.id ?? '';
    const { request } = Object(await body(site.chen, `/requests/${id}`));
    assert.deepEqual(request, {
      id,
      name: '李老師',
      words: '週末有空',
      askedAt: at,
      sharesTelephone: true,
      abilities: [],
    });
  });

  test('of a member is the number, to those who lead it, if it was released', async () => {
    await site.join(site.li);
    const member = { personId: people.li, name: '李老師', since: at, cameBy: 'asked' };
    const path = `/members/${people.li}`;
    const kept = Object(await body(site.chen, path));
    assert.deepEqual(kept.member, { ...member, abilities: [] });
    await site.li.api(`PUT ${HERE}/membership`, { sharesTelephone: true });
    const shared = Object(await body(site.chen, path));
    assert.deepEqual(shared.member, { ...member, abilities: [], telephone: telephones.li });
    const counter = Object(await body(site.zhuang, path));
    assert.deepEqual(counter.member, member);
  });

  test('at the counter is who was found, masked, and who may say yes', async () => {
    const seen = Object(await body(site.zhuang, '/entering?q=王'));
    const [found] = seen.found;
    assert.deepEqual([found.id, found.name, found.called], [people.wang, '王**', '王阿姨']);
    assert.equal(found.homes.length, 1);
    const chosen = Object(await body(site.zhuang, `/entering?person=${people.wang}`)).chosen;
    assert.equal(chosen.name, '王阿姨');
    assert.deepEqual(
      chosen.agreers.map(({ personId }: { readonly personId: string }) => personId),
      [people.wang, people.lin],
    );
  });

  test('at the counter is nobody of another community', async () => {
    const chosen = Object(await body(site.zhuang, `/entering?person=${people.xu}`));
    assert.equal(chosen.chosen, undefined);
    const seen = Object(await body(site.zhuang, '/entering?q=許青'));
    assert.deepEqual(seen.found, []);
  });

  test('of one’s own teams is what became of each', async () => {
    await site.join(site.li);
    site.app.clock.forward({ minutes: 1 });
    await site.chen.api(`DELETE ${HERE}/members/${people.li}`, { reason: '搬走了' });
    site.app.clock.forward({ minutes: 1 });
    await site.li.api(`POST ${HERE}/requests`);
    const own = Object((await site.li.api('GET /me/teams')).body);
    assert.deepEqual(own.invitations, []);
    assert.deepEqual(own.led, []);
    const [belonging] = own.belongings;
    assert.deepEqual(
      { ...belonging, team: undefined },
      {
        team: undefined,
        since: at,
        leftAt: '2026-11-22T12:01:00Z',
        leftAs: 'let_go',
        reason: '搬走了',
        sharesTelephone: false,
        canReturn: false,
      },
    );
    const [asking] = own.askings;
    assert.deepEqual([asking.state, asking.askedAt], ['waiting', '2026-11-22T12:02:00Z']);
    assert.equal(own.askings.length, 1, 'what was answered with a yes is a stay in the team');
  });
});

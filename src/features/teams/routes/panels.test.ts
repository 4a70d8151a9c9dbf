import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { people, places, telephones } from '#test/world.ts';
import { HERE, openTeamSite, teams } from '#test/team-site.ts';
import type { TeamSite } from '#test/team-site.ts';

/* What stands about teams on pages of other features. */

let site: TeamSite;

async function fill(count: number): Promise<void> {
  await sql`insert into teams.membership (community_id, id, organisation_id, person_id, joined_at,
      came_by, agreed_by, agreed_way, recorded_by)
    select ${places.community}, gen_random_uuid(), ${teams.mending}, p, '2026-11-01', 'asked', p,
      'oneself', p
    from (select gen_random_uuid() as p from generate_series(1, ${count}::int)) as many
  `.execute(site.app.db);
}

describe('on the page of an organisation', () => {
  before(async () => {
    site = await openTeamSite();
  });
  after(() => site.app.close());
  beforeEach(() => site.forget());

  const organisation = async (id: string = teams.mending) =>
    (await site.app.visit().open(`/organisations/${id}`)).text;

  test('a team has a way to join it, whoever looks', async () => {
    const text = await organisation();
    assert.match(text, new RegExp(`href="${HERE}"`));
    assert.match(text, /隨時可以退出/);
  });

  test('how many are in it stands there from five on', async () => {
    await fill(4);
    assert.match(await organisation(), /隊員還不多/);
    await fill(1);
    assert.match(await organisation(), /5 位隊員/);
  });

  test('each team has its own, and what is no team has none', async () => {
    await fill(6);
    assert.match(await organisation(teams.other), /隊員還不多/);
    assert.doesNotMatch(await organisation(teams.club), /隊員還不多|位隊員/);
  });

  test('it is gone when the team is closed', async () => {
    await sql`update organisations.organisation set closed_on = '2026-11-01'
      where id = ${teams.mending}`.execute(site.app.db);
    assert.doesNotMatch(await organisation(), /隨時可以退出/);
  });
});

describe('on one’s own page', () => {
  before(async () => {
    site = await openTeamSite();
  });
  after(() => site.app.close());
  beforeEach(() => site.forget());

  const own = async (browser: TeamSite['chen']) => (await browser.open('/me')).text;

  test('nothing stands of teams where somebody has to do with none', async () => {
    assert.doesNotMatch(await own(site.li), /我的志願隊/);
  });

  test('an invitation is said until it is answered or has lapsed', async () => {
    const invite = () =>
      site.chen.api(`POST ${HERE}/invitations`, { address: telephones.li, note: '電工' });
    await invite();
    assert.match(await own(site.li), /有隊請您加入/);
    site.app.clock.forward({ hours: 24 * 30 });
    assert.doesNotMatch(await own(site.li), /有隊請您加入/);
    await invite();
    const id = (await site.seenBy(site.li)).mine?.invitation?.id ?? '';
    await site.li.api(`POST ${HERE}/invitations/${id}/answer`, { says: 'no' });
    assert.doesNotMatch(await own(site.li), /有隊請您加入|我的志願隊/);
  });

  test('whoever leads a team reads there that somebody waits, until they answer', async () => {
    assert.match(await own(site.chen), /我的志願隊/);
    assert.doesNotMatch(await own(site.chen), /等您回話/);
    await site.li.api(`POST ${HERE}/requests`);
    assert.match(await own(site.chen), /等您回話/);
    await site.li.api(`DELETE ${HERE}/requests`);
    assert.doesNotMatch(await own(site.chen), /等您回話/);
  });

  test('the count is of the teams one is in now', async () => {
    await site.join(site.li);
    assert.match(await own(site.li), /您在 1 支隊裡/);
    await site.li.api(`DELETE ${HERE}/membership`);
    assert.doesNotMatch(await own(site.li), /您在 1 支隊裡/);
  });

  test('who waits for others is told to nobody else', async () => {
    await site.li.api(`POST ${HERE}/requests`);
    assert.doesNotMatch(await own(site.zhuang), /等您回話|我的志願隊/);
    const lin = await site.app.signIn(people.lin);
    assert.doesNotMatch(await own(lin), /我的志願隊/);
  });
});

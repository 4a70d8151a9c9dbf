import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { findPurpose } from '#/features/teams/store/purposes.ts';
import { codeOf, HERE, openTeamSite, teams } from '#test/team-site.ts';
import type { TeamSite } from '#test/team-site.ts';

let site: TeamSite;

describe('what a team does', () => {
  before(async () => {
    site = await openTeamSite();
  });
  after(() => site.app.close());
  beforeEach(() => site.forget());

  const describeIt = (browser: TeamSite['chen'], body: object) =>
    browser.api(`PUT ${HERE}`, { words: '週六修燈', abilities: ['electrical'], ...body });

  test('is said by those who lead it, and read by everybody', async () => {
    assert.equal((await describeIt(site.chen, {})).status, 200);
    const { text } = await site.app.visit().open(HERE);
    assert.match(text, /週六修燈/);
    assert.match(text, /修電/);
    assert.deepEqual(await site.recorded(), ['teams.describe']);
  });

  test('is said once for each ability, in their order on the list', async () => {
    const twice = ['plumbing', 'electrical', 'plumbing'];
    await describeIt(site.chen, { abilities: twice });
    const purpose = await findPurpose(site.app.db, teams.mending);
    assert.deepEqual(purpose?.abilities, ['plumbing', 'electrical']);
    const { text } = await site.chen.open(HERE);
    assert.ok(text.indexOf('修電') < text.indexOf('修水管'));
  });

  test('is not said by others, not by the counter either', async () => {
    for (const browser of [site.li, site.zhuang]) {
      assert.equal(codeOf(await describeIt(browser, {})), 'not_allowed');
    }
    assert.equal(await findPurpose(site.app.db, teams.mending), undefined);
  });

  test('needs words, and abilities that there are', async () => {
    assert.equal((await describeIt(site.chen, { words: ' ' })).status, 422);
    assert.equal((await describeIt(site.chen, { words: '長'.repeat(301) })).status, 422);
    assert.equal(codeOf(await describeIt(site.chen, { abilities: ['flying'] })), 'unknown_choice');
    assert.equal(await findPurpose(site.app.db, teams.mending), undefined);
  });

  test('is kept as it was typed when something was wrong with it', async () => {
    const sent = await site.chen.send(
      HERE,
      { words: '', abilities: ['electrical', 'plumbing'] },
      { from: HERE, method: 'PUT' },
    );
    assert.equal(sent.status, 422);
    assert.match(sent.text, /value="electrical"\s+checked/);
    assert.match(sent.text, /value="plumbing"\s+checked/);
  });

  test('is of volunteer teams only', async () => {
    const club = `PUT /organisations/${teams.club}/team` as const;
    assert.equal(codeOf(await site.chen.api(club, { words: '下棋' })), 'not_found');
  });
});

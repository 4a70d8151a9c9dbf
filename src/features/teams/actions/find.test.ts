import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { visitor } from '#/platform/access/subject.ts';
import { people, places } from '#test/world.ts';
import { openTeamSite, teams } from '#test/team-site.ts';
import type { TeamSite } from '#test/team-site.ts';
import { findTeam, lockTeam, openLedTeam } from './find.ts';

let site: TeamSite;

describe('finding a team', () => {
  before(async () => {
    site = await openTeamSite();
  });
  after(() => site.app.close());
  beforeEach(() => site.forget());

  const asPerson = (personId: string) =>
    site.app.context({ ...visitor, actorId: personId, personId });

  test('gives where it is, for those who decide who may do what there', async () => {
    const team = await findTeam(site.app.context(), teams.mending);
    assert.deepEqual(
      [team?.id, team?.communityId, team?.placeId, team?.path],
      [teams.mending, places.community, places.compound, '35.02.03.007.010.dx'],
    );
  });

  test('finds no other organisation, and none that is not there', async () => {
    const context = site.app.context();
    assert.equal(await findTeam(context, teams.club), undefined);
    assert.equal(await findTeam(context, people.li), undefined);
    assert.deepEqual(await lockTeam(context, teams.club), {
      ok: false,
      refusal: 'not_found',
      detail: {},
    });
  });

  test('finds none above the communities, where nobody is reached', async () => {
    await sql`update organisations.organisation set community_id = '-'
      where id = ${teams.other}`.execute(site.app.db);
    assert.equal(await findTeam(site.app.context(), teams.other), undefined);
    await sql`update organisations.organisation set community_id = ${places.community}
      where id = ${teams.other}`.execute(site.app.db);
  });

  test('holds one that is open, and refuses one that is closed', async () => {
    assert.equal((await lockTeam(site.app.context(), teams.mending)).ok, true);
    await sql`update organisations.organisation set closed_on = '2026-11-01'
      where id = ${teams.mending}`.execute(site.app.db);
    const closed = await lockTeam(site.app.context(), teams.mending);
    assert.equal(!closed.ok && closed.refusal, 'team_closed');
    assert.ok(await findTeam(site.app.context(), teams.mending), 'it is still read');
  });

  test('opens it for those who lead it, and for nobody else', async () => {
    assert.equal((await openLedTeam(asPerson(people.chen), teams.mending)).ok, true);
    for (const personId of [people.li, people.zhuang]) {
      const found = await openLedTeam(asPerson(personId), teams.mending);
      assert.equal(!found.ok && found.refusal, 'not_allowed');
    }
    const none = await openLedTeam(asPerson(people.chen), teams.club);
    assert.equal(!none.ok && none.refusal, 'not_found');
  });
});

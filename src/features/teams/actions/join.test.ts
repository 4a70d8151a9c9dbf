import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { listMembers, teamsOf } from '#/features/teams/index.ts';
import { people } from '#test/world.ts';
import { codeOf, HERE, openTeamSite, teams } from '#test/team-site.ts';
import type { TeamSite } from '#test/team-site.ts';

let site: TeamSite;
const at = (text: string) => Temporal.Instant.from(text);

describe('joining a team', () => {
  before(async () => {
    site = await openTeamSite();
  });
  after(() => site.app.close());
  beforeEach(() => site.forget());

  const ask = (more: object = {}) => site.li.api(`POST ${HERE}/requests`, more);
  const requestId = async () => (await site.seenBy(site.chen)).requests[0]?.id ?? '';
  const answer = async (says: object) =>
    site.chen.api(`POST ${HERE}/requests/${await requestId()}/answer`, says);

  test('needs a yes of both sides: asking alone lets nobody in', async () => {
    assert.equal((await ask({ words: '週末有空' })).status, 200);
    const now = site.app.clock.now();
    assert.deepEqual(await listMembers(site.app.db, teams.mending, now), []);
    assert.ok((await site.seenBy(site.li)).mine?.asked !== undefined);
    const [request] = (await site.seenBy(site.chen)).requests;
    assert.deepEqual([request?.name, request?.['words']], ['李老師', '週末有空']);
    site.app.clock.forward({ minutes: 5 });
    assert.equal((await answer({ says: 'yes' })).status, 200);
    const since = site.app.clock.now();
    assert.deepEqual(await listMembers(site.app.db, teams.mending, since), [
      { personId: people.li, since },
    ]);
    assert.deepEqual(await teamsOf(site.app.db, people.li), [
      { organisationId: teams.mending, since },
    ]);
    assert.deepEqual(await site.recorded(), ['teams.ask', 'teams.accept']);
  });

  test('is declined with words only, which who asked reads, and may ask again', async () => {
    await ask();
    const bare = await answer({ says: 'no' });
    assert.equal(bare.status, 422);
    assert.equal((await answer({ says: 'no', words: '這個月人夠了' })).status, 200);
    const { mine } = await site.seenBy(site.li);
    assert.equal(mine?.declined, '這個月人夠了');
    assert.match((await site.li.open(HERE)).text, /這個月人夠了/);
    assert.deepEqual(await teamsOf(site.app.db, people.li), []);
    site.app.clock.forward({ minutes: 1 });
    assert.equal((await ask()).status, 200);
    assert.equal((await site.seenBy(site.li)).mine?.declined, undefined);
  });

  test('is asked once at a time, and not by who is in already', async () => {
    await ask();
    assert.equal(codeOf(await ask()), 'already_asked');
    await answer({ says: 'yes' });
    assert.equal(codeOf(await ask()), 'already_in_team');
  });

  test('can be taken back before the answer, which then comes to nothing', async () => {
    await ask();
    const id = await requestId();
    assert.equal((await site.li.api(`DELETE ${HERE}/requests`)).status, 200);
    assert.equal(codeOf(await site.li.api(`DELETE ${HERE}/requests`)), 'not_waiting');
    const late = await site.chen.api(`POST ${HERE}/requests/${id}/answer`, { says: 'yes' });
    assert.equal(codeOf(late), 'not_waiting');
    assert.deepEqual(await teamsOf(site.app.db, people.li), []);
  });

  test('is answered by those who lead the team and nobody else, nor for another team', async () => {
    await ask();
    const id = await requestId();
    const address = `POST ${HERE}/requests/${id}/answer` as const;
    for (const browser of [site.li, site.zhuang]) {
      assert.equal(codeOf(await browser.api(address, { says: 'yes' })), 'not_allowed');
    }
    const other = `POST /organisations/${teams.other}/team/requests/${id}/answer` as const;
    assert.equal(codeOf(await site.chen.api(other, { says: 'yes' })), 'not_allowed');
    const club = `POST /organisations/${teams.club}/team/requests` as const;
    assert.equal(codeOf(await site.li.api(club)), 'not_found');
    const nobody = `POST ${HERE}/requests/${teams.other}/answer` as const;
    assert.equal(codeOf(await site.chen.api(nobody, { says: 'yes' })), 'not_found');
  });

  test('is not possible once the team is closed', async () => {
    await ask();
    const id = await requestId();
    await sql`update organisations.organisation set closed_on = '2026-11-21'
      where id = ${teams.mending}`.execute(site.app.db);
    assert.equal(codeOf(await ask()), 'team_closed');
    const yes = await site.chen.api(`POST ${HERE}/requests/${id}/answer`, { says: 'yes' });
    assert.equal(codeOf(yes), 'team_closed');
  });

  test('of two yeses at once one is done, and there is one membership', async () => {
    await ask();
    const address = `POST ${HERE}/requests/${await requestId()}/answer` as const;
    const both = await Promise.all([1, 2].map(() => site.chen.api(address, { says: 'yes' })));
    assert.deepEqual(both.map(codeOf).toSorted(), ['not_waiting', undefined]);
    const members = await listMembers(site.app.db, teams.mending, site.app.clock.now());
    assert.equal(members.length, 1);
  });

  test('by whoever acts for somebody keeps who said yes, and how it came in', async () => {
    const lin = await site.actingFor(people.lin, people.wang, 'standing');
    await site.join(lin);
    const { rows } = await sql`select person_id, agreed_by, agreed_way, recorded_by
      from teams.membership`.execute(site.app.db);
    assert.deepEqual(rows, [
      {
        person_id: people.wang,
        agreed_by: people.lin,
        agreed_way: 'standing',
        recorded_by: people.chen,
      },
    ]);
  });

  test('whoever acts for a leader does not lead', async () => {
    const worker = await site.actingFor(people.zhuang, people.chen, 'in_person');
    assert.equal((await site.seenBy(worker)).leads, false);
  });

  test('who was in a team at a moment is told, also after they left', async () => {
    await site.join(site.li);
    site.app.clock.set('2026-11-25T12:00:00Z');
    await site.li.api(`DELETE ${HERE}/membership`);
    const whoWas = async (moment: string) =>
      (await listMembers(site.app.db, teams.mending, at(moment))).map(({ personId }) => personId);
    assert.deepEqual(await whoWas('2026-11-22T11:59:59Z'), []);
    assert.deepEqual(await whoWas('2026-11-22T12:00:00Z'), [people.li]);
    assert.deepEqual(await whoWas('2026-11-25T11:59:59Z'), [people.li]);
    assert.deepEqual(await whoWas('2026-11-25T12:00:00Z'), []);
  });
});

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { listNotices } from '#/features/notices/store/notices.ts';
import { insertProof, volunteerJobs } from '#/features/volunteers/index.ts';
import { runJob } from '#/platform/jobs/worker.ts';
import { hearEverything } from '#test/heard.ts';
import { HERE, openTeamSite, teams } from '#test/team-site.ts';
import type { TeamSite } from '#test/team-site.ts';
import { people, places, telephones } from '#test/world.ts';

let site: TeamSite;

describe('volunteer teams', () => {
  before(async () => {
    site = await openTeamSite();
  });
  after(() => site.app.close());
  beforeEach(async () => {
    await site.forget();
    await hearEverything(site.app);
    await sql`delete from notices.notice`.execute(site.app.db);
  });

  /** What somebody was told since the last time this was asked. */
  const newsFor = async (personId: string) => {
    await hearEverything(site.app);
    const { db } = site.app;
    const found = await listNotices(db, { personId, limit: 100 });
    await sql`delete from notices.notice where person_id = ${personId}::uuid`.execute(db);
    return found.map(({ kind, isUrgent }) => `${kind}${isUrgent ? '!' : ''}`).toReversed();
  };
  const answer = async (body: object) => {
    const [request] = (await site.seenBy(site.chen)).requests;
    await site.chen.api(`POST ${HERE}/requests/${request?.id ?? ''}/answer`, body);
  };

  test('tell those who lead them that somebody asks, and who asked what is answered', async () => {
    await site.li.api(`POST ${HERE}/requests`);
    assert.deepEqual(await newsFor(people.chen), ['team_asked']);
    assert.deepEqual(await newsFor(people.li), []);
    await answer({ says: 'no', words: '人夠了' });
    assert.deepEqual(await newsFor(people.li), ['team_answered']);
    assert.deepEqual(await newsFor(people.chen), []);
  });

  test('tell who is invited, and nobody that they said no', async () => {
    await site.chen.api(`POST ${HERE}/invitations`, { address: telephones.li, note: '電工' });
    assert.deepEqual(await newsFor(people.li), ['team_invited']);
    const id = (await site.seenBy(site.li)).mine?.invitation?.id ?? '';
    await site.li.api(`POST ${HERE}/invitations/${id}/answer`, { says: 'no' });
    assert.deepEqual(await newsFor(people.chen), []);
  });

  test('tell who is let go, and nobody where a number is nobody’s', async () => {
    await site.join(site.li);
    await newsFor(people.li);
    await site.chen.api(`DELETE ${HERE}/members/${people.li}`, { reason: '搬走了' });
    assert.deepEqual(await newsFor(people.li), ['team_let_go']);
    await site.chen.api(`POST ${HERE}/invitations`, { address: '13911112222', note: '電工' });
    await hearEverything(site.app);
    const { rows } = await sql`select from notices.notice
      where kind = 'team_invited'`.execute(site.app.db);
    assert.equal(rows.length, 0);
  });

  test('tell who is entered at the counter, and whose licence was noted, as done for them', async () => {
    const wang = { personId: people.wang, agreedBy: people.wang, agreedWay: 'in_person' };
    await site.zhuang.api(`POST ${HERE}/members`, wang);
    assert.deepEqual(await newsFor(people.wang), ['done_for_you']);
    const licence = { ability: 'electrical', what: '電工證', until: '2027-01-01' };
    await site.chen.api(`POST ${HERE}/members/${people.wang}/proofs`, licence);
    assert.deepEqual(await newsFor(people.wang), ['done_for_you']);
  });

  test('whose proof ends soon hears of it, without being woken', async () => {
    const now = site.app.clock.now();
    await insertProof(site.app.db, {
      id: crypto.randomUUID(),
      communityId: places.community,
      personId: people.li,
      ability: 'electrical',
      kind: 'shown',
      what: '電工證',
      organisationId: teams.mending,
      recordedBy: people.chen,
      beganAt: now,
      endsAt: now.add({ hours: 24 * 10 }),
    });
    for (const job of volunteerJobs) await runJob(site.app, job, {});
    assert.deepEqual(await newsFor(people.li), ['proof_ends']);
  });
});

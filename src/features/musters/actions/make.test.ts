import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { AFTERNOON, memberId, openMusterSite, teams } from '#test/muster-site.ts';
import type { MusterSite } from '#test/muster-site.ts';
import { twoAtOnce } from '#test/two-at-once.ts';
import { people, places } from '#test/world.ts';
import { FURTHEST_DAYS, MOST_MUSTERS_AN_HOUR, MOST_TEAMS } from '#/features/musters/model.ts';
import { listAsked } from '#/features/musters/store/asked.ts';
import { findMuster, listTeams } from '#/features/musters/store/musters.ts';
import { askMembers } from './ask.ts';
import { makeMuster } from './make.ts';
import type { MusterInput } from './make.ts';

const NOW = Temporal.Instant.from(AFTERNOON);

describe('calling many', () => {
  let site: MusterSite;
  before(async () => {
    site = await openMusterSite();
  });
  after(() => site.app.close());
  beforeEach(() => site.forget());

  const input = (changes: Partial<MusterInput> = {}): MusterInput => ({
    title: '搬沙袋',
    meetingPlace: '2號門',
    teams: [teams.red],
    startsAt: NOW.add({ hours: 3 }),
    wanted: 3,
    ...changes,
  });
  const leader = () => {
    const context = site.contextOf(people.li, site.app.db);
    return context.as({ ...context.subject, organisationIds: [teams.red] });
  };
  const make = async (changes: Partial<MusterInput> = {}) => makeMuster(leader(), input(changes));
  const refusal = async (changes: Partial<MusterInput>) => {
    const done = await make(changes);
    return done.ok ? 'done' : done.refusal;
  };
  const made = async (changes: Partial<MusterInput> = {}) => {
    const done = await make(changes);
    assert.ok(done.ok, JSON.stringify(done));
    return done.value;
  };

  test('is kept as it was said, for the whole community unless an area is named', async () => {
    const { id, communityId } = await made({ note: '穿雨鞋' });
    const muster = await findMuster(site.app.db, id);
    assert.ok(muster !== undefined);
    assert.equal(communityId, places.community);
    assert.deepEqual(
      [muster.title, muster.meetingPlace, muster.note, muster.wanted, muster.coming],
      ['搬沙袋', '2號門', '穿雨鞋', 3, 0],
    );
    assert.equal(muster.areaId, places.community);
    assert.equal(muster.madeBy, people.li);
    assert.deepEqual(await listTeams(site.app.db, muster), [teams.red]);
    const near = await made({ title: '掃雪', areaId: places.compound });
    assert.equal((await findMuster(site.app.db, near.id))?.areaId, places.compound);
  });

  test('from this moment on, and for so many days', async () => {
    assert.equal(await refusal({ startsAt: NOW }), 'starts_in_past');
    assert.equal(await refusal({ startsAt: NOW.add({ nanoseconds: 1_000 }) }), 'done');
    const latest = NOW.add({ hours: 24 * FURTHEST_DAYS });
    assert.equal(await refusal({ title: '年底', startsAt: latest }), 'done');
    assert.equal(await refusal({ startsAt: latest.add({ seconds: 1 }) }), 'starts_too_late');
  });

  test('the same team twice is one team, too many are none', async () => {
    const { id, communityId } = await made({ teams: [teams.red, teams.red] });
    assert.deepEqual(await listTeams(site.app.db, { id, communityId }), [teams.red]);
    const many = Array.from({ length: MOST_TEAMS + 1 }, () => teams.red);
    assert.equal(await refusal({ teams: many }), 'team_unknown');
    assert.equal(await refusal({ teams: [teams.red, teams.flood] }), 'team_unknown');
  });

  test('a team of nobody but oneself is told so', async () => {
    const { db } = site.app;
    await sql`update organisations.membership set left_on = '2026-11-01'`.execute(db);
    await sql`insert into organisations.membership
      (community_id, id, organisation_id, person_id, joined_on) values (${places.community},
        gen_random_uuid(), ${teams.red}, ${people.li}, '2026-11-02')`.execute(db);
    assert.equal(await refusal({}), 'nobody_in_teams');
    await sql`delete from organisations.membership where person_id = ${people.li}`.execute(db);
    await sql`update organisations.membership set left_on = null`.execute(db);
    assert.equal(await refusal({}), 'done');
  });

  test('a visitor signs in first', async () => {
    const done = await makeMuster(site.contextOf(undefined, site.app.db), input());
    assert.deepEqual(done.ok ? 'done' : done.refusal, 'sign_in_required');
  });

  test('twice in one moment it is one', async () => {
    const { db, services, subject } = leader();
    const both = await twoAtOnce({ db, services, subject }, (context) =>
      makeMuster(context, input()),
    );
    const ids = both.map((done) => (done.ok ? done.value.id : done.refusal));
    assert.equal(new Set(ids).size, 1);
    const { rows } = await sql`select from musters.muster`.execute(db);
    assert.equal(rows.length, 1);
  });

  test('what is over does not stand in the way of the same again', async () => {
    const { id } = await made();
    await sql`update musters.muster set ended_at = now(), ended_as = 'held'`.execute(site.app.db);
    assert.notEqual((await made()).id, id);
  });

  test('so many within an hour, and then again', async () => {
    for (let count = 0; count < MOST_MUSTERS_AN_HOUR; count += 1) {
      assert.equal(await refusal({ title: `第 ${count} 次` }), 'done');
    }
    assert.equal(await refusal({ title: '又一次' }), 'too_many_requests');
    assert.equal(await refusal({ title: '第 0 次' }), 'done', 'what is repeated does not count');
  });

  test('members of several teams are asked once, whoever made it never', async () => {
    const { db } = site.app;
    await sql`insert into organisations.membership
        (community_id, id, organisation_id, person_id, joined_on)
      select community_id, gen_random_uuid(), ${teams.flood}, person_id, '2026-02-01'
      from organisations.membership where person_id in (${memberId(1)}, ${memberId(2)})`.execute(
      db,
    );
    const { id, communityId } = await made();
    await sql`insert into musters.team values (${communityId}, ${id}, ${teams.flood})`.execute(db);
    await askMembers(site.contextOf(undefined, db), id);
    const asked = (await listAsked(db, { id, communityId })).map(({ personId }) => personId);
    assert.equal(asked.length, 12);
    assert.equal(new Set(asked).size, 12);
    await sql`delete from organisations.membership where organisation_id = ${teams.flood}`.execute(
      db,
    );
  });

  test('who leads a team is asked with it when somebody else calls it', async () => {
    const { db } = site.app;
    const { id, communityId } = await made();
    await sql`update musters.muster set made_by = ${people.zhuang} where id = ${id}`.execute(db);
    await askMembers(site.contextOf(undefined, db), id);
    const asked = (await listAsked(db, { id, communityId })).map(({ personId }) => personId);
    assert.equal(asked.length, 13);
    assert.ok(asked.includes(people.li));
    assert.ok(!asked.includes(people.zhuang));
  });

  test('who joined a team by consent is asked, who left it is not', async () => {
    const { db } = site.app;
    for (const [person, left] of [
      [people.wang, null],
      [people.chen, '2026-11-01'],
    ] as const) {
      const way = left === null ? null : 'left';
      await sql`insert into teams.membership (community_id, id, organisation_id, person_id,
          joined_at, came_by, agreed_by, agreed_way, recorded_by, left_at, left_as, ended_by)
        values (${places.community}, gen_random_uuid(), ${teams.red}, ${person}, '2026-02-01',
          'entered', ${person}, 'paper', ${people.zhuang}, ${left}, ${way},
          ${left === null ? null : person})`.execute(db);
    }
    const { id, communityId } = await made();
    await askMembers(site.contextOf(undefined, db), id);
    const asked = await listAsked(db, { id, communityId });
    const isAsked = (person: string) => asked.some(({ personId }) => personId === person);
    assert.ok(isAsked(people.wang));
    assert.ok(!isAsked(people.chen));
    await sql`delete from teams.membership`.execute(db);
  });

  test('only who lives in the area is asked; who lives nowhere known is not', async () => {
    const { db } = site.app;
    const { id, communityId } = await made({ areaId: places.compound });
    await askMembers(site.contextOf(undefined, db), id);
    const asked = (await listAsked(db, { id, communityId })).map(({ personId }) => personId);
    assert.deepEqual(
      asked,
      Array.from({ length: 6 }, (_, index) => memberId(index + 1)),
    );
  });

  test('the journal tells numbers and ids, and no word that was said', async () => {
    const { id } = await made({ note: '穿雨鞋' });
    const { rows } = await sql<{ verb: string; data: unknown }>`
      select verb, data from platform.journal where feature = 'musters' and subject_id = ${id}
      order by at`.execute(site.app.db);
    assert.deepEqual(
      rows.map(({ verb }) => verb),
      ['make'],
    );
    assert.doesNotMatch(JSON.stringify(rows), /沙袋|雨鞋|號門/);
  });
});

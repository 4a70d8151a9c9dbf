import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { memberId, openMusterSite, sandbags, teams } from '#test/muster-site.ts';
import type { MusterSite } from '#test/muster-site.ts';
import type { Browser } from '#test/app.ts';
import { people, places } from '#test/world.ts';

const shownShape = z.object({
  stage: z.string(),
  coming: z.int(),
  wanted: z.int(),
  seating: z.string().optional(),
  answer: z.string().optional(),
  area: z.object({ hant: z.string() }).optional(),
  teams: z.array(z.string()),
  isOver: z.boolean(),
  endWords: z.string().optional(),
  madeBy: z.string(),
  keeping: z
    .object({
      asked: z.int(),
      seen: z.int(),
      reserve: z.int(),
      declined: z.int(),
      comers: z.array(
        z.object({ personId: z.string(), name: z.string(), came: z.boolean().optional() }),
      ),
    })
    .optional(),
});
const refusedShape = z.object({ code: z.string() });

describe('one call, a hundred answers', () => {
  let site: MusterSite;
  before(async () => {
    site = await openMusterSite();
  });
  after(() => site.app.close());
  beforeEach(() => site.forget());

  const shownTo = async (by: Browser, id: string) => {
    const { status, body } = await by.api(`GET /musters/${id}`);
    assert.equal(status, 200, JSON.stringify(body));
    return shownShape.parse(body);
  };
  const say = async (number: number, id: string, answer: 'yes' | 'no' = 'yes') => {
    // Of two things at one instant neither is the first.
    site.app.clock.forward({ seconds: 1 });
    const { status, body } = await (
      await site.member(number)
    ).api(`POST /musters/${id}/answer`, { answer });
    return status === 200 ? 'done' : refusedOf(body);
  };
  const refusedOf = (body: unknown) => refusedShape.parse(body).code;
  const recount = async (id: string) => {
    const { rows } = await sql<{ coming: number; counted: number }>`
      select m.coming, (select count(*)::int from musters.asked a where a.muster_id = m.id
        and a.place = 'coming') as counted
      from musters.muster m where m.id = ${id}`.execute(site.app.db);
    assert.equal(rows[0]?.coming, rows[0]?.counted, 'the number and the people agree');
    return rows[0]?.coming;
  };

  test('members are asked, answer with one tap, and there are enough', async () => {
    const id = await site.call();
    const before = await shownTo(site.leader, id);
    assert.deepEqual([before.stage, before.coming, before.keeping?.asked], ['open', 0, 12]);
    assert.deepEqual(await site.told(memberId(1)), ['muster_asked']);
    assert.deepEqual(await site.told(people.li), [], 'whoever called knows');
    for (const number of [1, 2, 3]) assert.equal(await say(number, id), 'done');
    const full = await shownTo(site.leader, id);
    assert.deepEqual([full.stage, full.coming], ['full', 3]);
    assert.deepEqual(
      full.keeping?.comers.map(({ name }) => name),
      ['隊員1', '隊員2', '隊員3'],
    );
    assert.equal(await recount(id), 3);
  });

  test('who says yes when there are enough stands in line, and moves up in that order', async () => {
    const id = await site.call();
    for (const number of [1, 2, 3, 9, 4]) {
      site.app.clock.forward({ seconds: 1 });
      await say(number, id);
    }
    assert.equal((await shownTo(await site.member(9), id)).seating, 'reserve');
    await say(2, id, 'no');
    assert.equal((await shownTo(await site.member(9), id)).seating, 'coming');
    assert.equal((await shownTo(await site.member(4), id)).seating, 'reserve');
    assert.deepEqual(await site.told(memberId(9)), ['muster_asked', 'muster_moved_up']);
    assert.deepEqual(await site.told(memberId(4)), ['muster_asked']);
    assert.equal(await recount(id), 3);
  });

  test('the same answer twice is one, and a mind may be changed', async () => {
    const id = await site.call();
    for (let time = 0; time < 2; time += 1) assert.equal(await say(1, id), 'done');
    assert.equal(await recount(id), 1);
    await say(1, id, 'no');
    assert.equal(await recount(id), 0);
    await say(1, id);
    assert.equal(await recount(id), 1);
  });

  test('who cannot come after all and then can, stands at the end of the line', async () => {
    const id = await site.call({ wanted: 1 });
    for (const number of [1, 2]) await say(number, id);
    await say(1, id, 'no');
    assert.equal((await shownTo(await site.member(2), id)).seating, 'coming');
    await say(3, id);
    await say(1, id);
    assert.equal((await shownTo(await site.member(1), id)).seating, 'reserve');
    await say(2, id, 'no');
    assert.equal((await shownTo(await site.member(3), id)).seating, 'coming');
    assert.equal((await shownTo(await site.member(1), id)).seating, 'reserve');
    assert.equal(await recount(id), 1);
  });

  test('only members who live in the area are asked, none who is not to be called', async () => {
    await sql`insert into volunteers.volunteer (community_id, person_id, building_id, off_until, since)
      values (${places.community}, ${memberId(2)}, ${places.building}, '2026-12-01', now())`.execute(
      site.app.db,
    );
    const id = await site.call({ area: places.compound });
    const shown = await shownTo(site.leader, id);
    assert.equal(shown.keeping?.asked, 5);
    assert.ok((shown.area?.hant ?? '').length > 0);
    await sql`delete from volunteers.volunteer`.execute(site.app.db);
  });

  test('a number that is raised lets the line in; it never falls below who comes', async () => {
    const id = await site.call({ wanted: 1 });
    for (const number of [1, 2, 3]) await say(number, id);
    assert.equal((await shownTo(site.leader, id)).keeping?.reserve, 2);
    const raised = await site.leader.api(`PUT /musters/${id}/wanted`, { wanted: 2 });
    assert.equal(raised.status, 200);
    assert.equal(await recount(id), 2);
    const less = await site.leader.api(`PUT /musters/${id}/wanted`, { wanted: 1 });
    assert.equal(refusedOf(less.body), 'fewer_than_coming');
  });

  test('called off, all who were to come or in line are told why', async () => {
    const id = await site.call({ wanted: 1 });
    for (const number of [1, 2]) await say(number, id);
    await say(3, id, 'no');
    site.app.clock.forward({ seconds: 1 });
    const off = await site.leader.api(`POST /musters/${id}/standing-down`, { words: '雨停了' });
    assert.equal(off.status, 200);
    assert.deepEqual(await site.told(memberId(1)), ['muster_asked', 'muster_off']);
    assert.deepEqual(await site.told(memberId(2)), ['muster_asked', 'muster_off']);
    assert.deepEqual(await site.told(memberId(3)), ['muster_asked']);
    const shown = await shownTo(await site.member(1), id);
    assert.deepEqual([shown.stage, shown.endWords], ['stood_down', '雨停了']);
    assert.equal(await say(4, id), 'muster_over');
  });

  test('afterwards the leader says who was there, and they are thanked', async () => {
    const id = await site.call();
    for (const number of [1, 2]) await say(number, id);
    const early = await site.leader.api(`POST /musters/${id}/closing`, { came: [] });
    assert.equal(refusedOf(early.body), 'not_begun');
    site.app.clock.forward({ hours: 5 });
    const closed = await site.leader.api(`POST /musters/${id}/closing`, {
      came: [memberId(1), memberId(7)],
      words: '辛苦了',
    });
    assert.equal(closed.status, 200);
    const { keeping, stage } = await shownTo(site.leader, id);
    assert.equal(stage, 'held');
    assert.deepEqual(
      keeping?.comers.map(({ came }) => came),
      [true, false],
    );
    assert.deepEqual(await site.told(memberId(1)), ['muster_asked', 'muster_thanks']);
    assert.deepEqual(await site.told(memberId(2)), ['muster_asked']);
    const again = await site.leader.api(`POST /musters/${id}/closing`, { came: [] });
    assert.equal(refusedOf(again.body), 'muster_over');
  });

  test('what nobody ended is over a day after it began', async () => {
    const id = await site.call();
    site.app.clock.forward({ hours: 3 + 24 });
    assert.equal(await say(1, id), 'muster_over');
    await site.runJobs();
    assert.equal((await shownTo(site.leader, id)).stage, 'held');
  });

  test('staff may call any team of their community, and keep what others called', async () => {
    const id = await site.call({ teams: [teams.red, teams.flood] }, site.worker);
    assert.deepEqual((await shownTo(site.worker, id)).teams.toSorted(), ['紅馬甲', '防汛隊']);
    assert.ok((await shownTo(site.leader, id)).keeping !== undefined, 'it is his team');
    const own = await site.call({ title: '掃雪' });
    assert.ok((await shownTo(site.worker, own)).keeping !== undefined);
  });

  test('others find nothing: neither a stranger, nor a member who is not asked', async () => {
    const id = await site.call({ area: places.compound });
    for (const by of [await site.app.signIn(people.chen), await site.member(9)]) {
      assert.equal((await by.api(`GET /musters/${id}`)).status, 404);
      assert.equal((await by.api(`POST /musters/${id}/answer`, {})).status, 404);
      const ways = [
        [`PUT /musters/${id}/wanted`, { wanted: 9 }],
        [`POST /musters/${id}/standing-down`, { words: '算了' }],
        [`POST /musters/${id}/closing`, { came: [] }],
      ] as const;
      for (const [way, body] of ways) assert.equal((await by.api(way, body)).status, 404, way);
    }
    const asked = await site.member(1);
    const refused = await asked.api(`POST /musters/${id}/standing-down`, { words: '算了' });
    assert.equal(refused.status, 404, 'who is asked does not keep it');
    assert.equal((await shownTo(asked, id)).keeping, undefined);
  });

  test('who comes is named as neighbours call them, and by no number', async () => {
    const id = await site.call();
    await say(1, id);
    const { body } = await site.leader.api(`GET /musters/${id}`);
    assert.doesNotMatch(JSON.stringify(body), /密名|1391111/);
    assert.match(JSON.stringify(body), /隊員1/);
  });

  test('sent twice it is one; five within an hour are enough', async () => {
    const first = await site.call();
    const again = await site.leader.api('POST /musters', sandbags);
    assert.deepEqual(again.body, { id: first });
    const asked = (await shownTo(site.leader, first)).keeping?.asked;
    await site.runJobs();
    assert.equal((await shownTo(site.leader, first)).keeping?.asked, asked);
    for (let count = 0; count < 4; count += 1) {
      const sent = await site.leader.api('POST /musters', { ...sandbags, title: `第 ${count} 次` });
      assert.equal(sent.status, 200);
    }
    const over = await site.leader.api('POST /musters', { ...sandbags, title: '又一次' });
    assert.equal(refusedOf(over.body), 'too_many_requests');
    const { rows } = await sql`select from musters.muster where title = '又一次'`.execute(
      site.app.db,
    );
    assert.equal(rows.length, 0);
  });

  test('what cannot be called says why', async () => {
    const refused = async (changes: object, by = site.leader) =>
      refusedOf((await by.api('POST /musters', { ...sandbags, ...changes })).body);
    assert.equal(await refused({ teams: [teams.flood] }), 'team_unknown');
    assert.equal(await refused({ teams: [] }), 'team_unknown');
    assert.equal(await refused({ teams: [teams.next] }, site.worker), 'team_unknown');
    assert.equal(await refused({ teams: [teams.flood] }, site.worker), 'nobody_in_teams');
    assert.equal(await refused({ area: places.nextCommunity }), 'area_unknown');
    assert.equal(await refused({ startsAt: '2026-11-23T11:00' }), 'starts_in_past');
    assert.equal(await refused({ startsAt: '2027-11-23T11:00' }), 'starts_too_late');
    const member = await site.member(1);
    assert.equal(await refused({}, member), 'team_unknown', 'members do not call');
    const typed = { title: '', meetingPlace: '2號門', startsAt: 'soon', wanted: '30' };
    const sent = await site.leader.send('/musters', typed, { from: '/musters/new' });
    assert.equal(sent.status, 422);
    assert.match(sent.text, /2號門/);
    assert.match(sent.text, /value="30"/);
  });
});

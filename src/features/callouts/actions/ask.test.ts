import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { NIGHT, openCallSite } from '#test/call-site.ts';
import type { CallSite, Helper } from '#test/call-site.ts';
import { people, places } from '#test/world.ts';

describe('who is asked', () => {
  let site: CallSite;
  let near: readonly Helper[];
  let far: readonly Helper[];
  let electricians: readonly Helper[];
  before(async () => {
    site = await openCallSite();
    near = await site.onDuty(4, { abilities: ['errands'] });
    far = await site.onDuty(4, { abilities: ['errands'], at: places.otherBuilding });
    electricians = await site.onDuty(2, { abilities: ['electrical'], at: places.otherBuilding });
    // Half a kilometre lies between the two buildings.
    await sql`update volunteers.volunteer set lon = 118.1, lat = 24.45
      where building_id = ${places.building}`.execute(site.app.db);
    await sql`update volunteers.volunteer set lon = 118.105, lat = 24.45
      where building_id = ${places.otherBuilding}`.execute(site.app.db);
  });
  beforeEach(async () => {
    const { db, clock } = site.app;
    clock.set(NIGHT);
    await sql`delete from callouts.alert`.execute(db);
    await sql`delete from callouts.call`.execute(db);
    await sql`update matters.matter set profile = 'need' where profile = 'urgent'`.execute(db);
    await sql`update volunteers.volunteer set asked = '{}', last_asked_at = null, groups = null,
      off_until = null, on_until = '2026-11-24T03:00:00Z'`.execute(db);
    await sql`delete from volunteers.avoidance`.execute(db);
    await sql`delete from platform.attempt`.execute(db);
  });
  after(() => site.app.close());

  let told = 0;
  const raise = (category = 'urgent_goods', by = site.wang) =>
    site.raise(by, { category, words: `第 ${told++} 次` });
  const sendAllHome = () =>
    sql`update volunteers.volunteer set on_until = null, off_until = '2027-01-01'`.execute(
      site.app.db,
    );
  const askedIds = async (id: string) => (await site.asked(id)).map(({ personId }) => personId);
  const idsOf = (helpers: readonly Helper[]) => helpers.map(({ id }) => id);
  const assertWithin = (ids: readonly string[], helpers: readonly Helper[]) => {
    const known = new Set(idsOf(helpers));
    assert.deepEqual(
      ids.filter((id) => !known.has(id)),
      [],
    );
  };

  test('those who live in the building come before those who live further', async () => {
    const ids = await askedIds(await raise());
    assert.equal(ids.length, 3);
    assertWithin(ids, near);
  });

  test('the last of the near ones and the far ones come with the next wave', async () => {
    const id = await raise();
    await site.pass(45);
    const ids = await askedIds(id);
    assert.equal(ids.length, 8);
    assertWithin(ids, [...near, ...far]);
  });

  test('only those who can do what is wanted, however near the others are', async () => {
    const ids = await askedIds(await raise('urgent_power'));
    assert.deepEqual([...ids].toSorted(), idsOf(electricians).toSorted());
  });

  test('where nothing in particular has to be known, anybody may be asked', async () => {
    const id = await raise('urgent_other');
    await site.pass(3 * 45);
    const volunteers = (await site.asked(id)).filter(({ rung }) => rung === 0);
    assert.equal(volunteers.length, near.length + far.length + electricians.length);
  });

  test('nobody is asked for a kind of call they do not take', async () => {
    await sql`update volunteers.volunteer set groups = '{urgent_ride}'
      where person_id = any(${idsOf(near)}::uuid[])`.execute(site.app.db);
    const ids = await askedIds(await raise());
    assertWithin(ids, far);
    assert.equal(ids.length, 3);
  });

  test('nobody is asked who would rather not meet the asker, nor whom the asker avoids', async () => {
    const [one, other] = near;
    assert.ok(one !== undefined && other !== undefined);
    const avoid = (id: number, from: string, to: string) =>
      sql`insert into volunteers.avoidance values (${places.community},
        ${`019cf000-0000-7000-8000-00000000d00${id}`}, ${from}, ${to}, '樓上', now())`.execute(
        site.app.db,
      );
    await avoid(1, one.id, people.wang);
    await avoid(2, people.wang, other.id);
    const id = await raise();
    await site.pass(3 * 45);
    const ids = await askedIds(id);
    assert.ok(!ids.includes(one.id) && !ids.includes(other.id));
    assert.ok(ids.length > 3);
  });

  test('nobody is asked about their own call, also when they hold the role that is called', async () => {
    const chen = await site.app.signIn(people.chen);
    await sendAllHome();
    const id = await raise('urgent_goods', chen);
    const rows = await site.asked(id);
    assert.deepEqual(
      rows.map(({ personId, rung }) => [personId, rung]),
      [[people.zhuang, 2]],
      'the building leader asks, so that the staff are called',
    );
  });

  test('of a role those are called who hold it nearest, and no others', async () => {
    await sendAllHome();
    await sql`insert into people.grant
      (id, person_id, role, place_id, community_id, starts_at, reason, granted_at)
      values ('019cf000-0000-7000-8000-00000000e001', ${people.li}, 'building_leader',
        ${places.compound}, ${places.community}, '2026-01-01', '居民推選', '2026-01-01')`.execute(
      site.app.db,
    );
    const id = await raise();
    assert.deepEqual(await askedIds(id), [people.chen], 'not the leader of the whole compound');
    await sql`delete from people.grant where person_id = ${people.li}`.execute(site.app.db);
  });

  test('where few said yes lately, more are asked at once', async () => {
    const { db, clock } = site.app;
    const call = '019cf000-0000-7000-8000-00000000f001';
    const lately = clock.now().subtract({ hours: 24 });
    await sql`insert into callouts.call (community_id, id, matter_id, plan, wanted, begun_at,
        ended_at, ended_as)
      select ${places.community}, ${call}, id, '{}', 1, ${lately}, ${lately}, 'nobody'
      from matters.matter limit 1`.execute(db);
    await sql`insert into callouts.alert (community_id, call_id, person_id, wave, rung, asked_at)
      select ${places.community}, ${call}, gen_random_uuid(), 1, 0, ${lately}
      from generate_series(1, 30)`.execute(db);
    // 5 of 50 are believed to accept now: half of the time seven are enough.
    assert.equal((await askedIds(await raise())).length, 7);
  });

  test('that somebody was asked counts for their week, and for who is fresh next time', async () => {
    const ids = await askedIds(await raise());
    const { rows } = await sql<{ id: string; asked: number }>`
      select person_id as id, cardinality(asked) as asked from volunteers.volunteer
      where last_asked_at = ${site.app.clock.now()}`.execute(site.app.db);
    assert.deepEqual(rows.map(({ id }) => id).toSorted(), [...ids].toSorted());
    assert.deepEqual(new Set(rows.map(({ asked }) => asked)), new Set([1]));
  });

  test('so many are sent as are wanted: one has it, the others lend a hand', async () => {
    const id = await raise();
    await sql`update callouts.call set wanted = 3 where ended_at is null`.execute(site.app.db);
    const asked = await askedIds(id);
    for (const helper of near.filter((one) => asked.includes(one.id))) {
      await site.answer(helper, id, { minutes: 5 });
    }
    await site.pass(21);
    const { rows } = await sql<{ role: string; personId: string }>`
      select a.role, a.person_id as "personId" from matters.assignment a
      join matters.matter m on m.id = a.matter_id
      where m.reference = ${id.slice(13)} and a.ended_at is null order by a.role`.execute(
      site.app.db,
    );
    assert.deepEqual(
      rows.map(({ role }) => role),
      ['helper', 'helper', 'lead'],
    );
    assert.deepEqual(rows.map(({ personId }) => personId).toSorted(), [...asked].toSorted());
    const page = await near
      .find((one) => one.id === rows[0]?.personId)
      ?.browser.open(`/calls/${id}`);
    assert.match(page?.text ?? '', /請您去一趟/);
  });

  test('a look that fails half-way leaves nothing behind, and the next one does it all', async () => {
    const sent = await site.wang.api('POST /urgent', { category: 'urgent_goods', words: '半路' });
    assert.equal(sent.status, 200);
    const { db } = site.app;
    await sql`alter table callouts.alert add constraint broken check (wave <> 1) not valid`.execute(
      db,
    );
    await assert.rejects(() => site.look());
    const counted = async () => {
      const { rows } = await sql<{ calls: number; asked: number; called: number }>`
        select (select count(*)::int from callouts.call) as calls,
          (select count(*)::int from volunteers.volunteer where last_asked_at is not null) as asked,
          (select count(*)::int from matters.matter
            where state = 'offered' and profile = 'urgent') as called`.execute(db);
      return rows[0];
    };
    assert.deepEqual(await counted(), { calls: 0, asked: 0, called: 0 });
    await sql`alter table callouts.alert drop constraint broken`.execute(db);
    await site.look();
    assert.deepEqual(await counted(), { calls: 1, asked: 3, called: 1 });
  });
});

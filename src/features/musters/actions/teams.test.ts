import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { listOrganisationsOfPerson } from '#/features/organisations/index.ts';
import { loadSubject as loadPerson } from '#/features/people/index.ts';
import { memberId, openMusterSite, teams } from '#test/muster-site.ts';
import type { MusterSite } from '#test/muster-site.ts';
import { people, places } from '#test/world.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import { keeps, listAreas, listCallableTeams } from './teams.ts';
import { findPlace } from '#/features/places/index.ts';

/** As the program loads who is signed in: the person, and the bodies they are in. */
async function loadSubject(...given: Parameters<typeof loadPerson>) {
  const [db, { personId }] = given;
  const subject = await loadPerson(...given);
  return { ...subject, organisationIds: await listOrganisationsOfPerson(db, personId) };
}

describe('who may call whom', () => {
  let site: MusterSite;
  before(async () => {
    site = await openMusterSite();
  });
  after(() => site.app.close());

  const contextOf = async (personId: string, actingForId?: string) => {
    const { db, services, clock } = site.app;
    const strongUntil = clock.now().add({ hours: 1 });
    const session = { id: crypto.randomUUID(), personId, actingForId, strongUntil };
    const subject = await loadSubject(db, { ...session }, clock.now());
    return makeContext({ db, services, subject, language: 'zh-Hant' });
  };
  const named = async (personId: string) =>
    (await listCallableTeams(await contextOf(personId))).map(({ name }) => name).toSorted();

  test('a leader the teams they lead, staff all of their community, others none', async () => {
    assert.deepEqual(await named(people.li), ['紅馬甲']);
    assert.deepEqual(await named(people.zhuang), ['紅馬甲', '防汛隊']);
    assert.deepEqual(await named(people.xu), ['湖光隊']);
    for (const nobody of [people.chen, people.wu, people.he, memberId(1)]) {
      assert.deepEqual(await named(nobody), []);
    }
  });

  test('staff are offered those who help together, not every shop; its head may call it', async () => {
    const { db } = site.app;
    const shop = '019cf000-0000-7000-8000-00000000b009';
    await sql`insert into organisations.organisation
        (community_id, id, place_id, kind, name, opened_on)
      values (${places.community}, ${shop}, ${places.community}, 'partner', '麵包房',
        '2026-01-01')`.execute(db);
    assert.deepEqual(await named(people.zhuang), ['紅馬甲', '防汛隊']);
    const post = '019cf000-0000-7000-8000-00000000b019';
    await sql`insert into organisations.post (community_id, id, organisation_id, kind, place_id,
        created_at)
      values (${places.community}, ${post}, ${shop}, 'team_leader', ${places.community},
        now())`.execute(db);
    await sql`insert into organisations.term (community_id, id, post_id, person_id, starts_on)
      values (${places.community}, gen_random_uuid(), ${post}, ${people.chen}, '2026-01-01')`.execute(
      db,
    );
    assert.deepEqual(await named(people.chen), ['麵包房']);
    await sql`delete from organisations.term where post_id = ${post}`.execute(db);
    assert.deepEqual(await named(people.chen), []);
  });

  test('whose term has ended leads no more, nor does anybody a team that was closed', async () => {
    const { db } = site.app;
    const undo = new Error('undo');
    const tried = (change: (tx: typeof db) => Promise<unknown>) =>
      db
        .transaction()
        .execute(async (tx) => {
          await change(tx);
          const { services, clock } = site.app;
          const session = { personId: people.li, actingForId: undefined, strongUntil: undefined };
          const id = crypto.randomUUID();
          const subject = await loadSubject(tx, { id, ...session }, clock.now());
          const context = makeContext({ db: tx, services, subject, language: 'zh-Hant' });
          assert.deepEqual(await listCallableTeams(context), []);
          throw undo;
        })
        .catch((error: unknown) => assert.equal(error, undo));
    await tried((tx) =>
      sql`update organisations.term set ended_on = '2026-11-01', end_reason = '到期'`.execute(tx),
    );
    await tried((tx) =>
      sql`update organisations.organisation set closed_on = '2026-11-01'`.execute(tx),
    );
  });

  test('it is kept by who leads one of its teams, and by staff', async () => {
    const muster = { communityId: places.community, teams: [teams.red] };
    const kept = async (personId: string) => keeps(await contextOf(personId), muster);
    assert.equal(await kept(people.chen), false, 'lives there');
    assert.equal(await kept(people.li), true, 'leads the team');
    assert.equal(await kept(people.zhuang), true, 'works there');
    assert.equal(await kept(people.xu), false, 'works next door');
    assert.equal(await kept(memberId(1)), false, 'is a member');
    assert.equal(await keeps(site.contextOf(undefined, site.app.db), muster), false, 'a visitor');
    const other = { ...muster, teams: [teams.flood] };
    assert.equal(await keeps(await contextOf(people.li), other), false, 'another team');
  });

  test('the areas of a community are itself and its compounds', async () => {
    const community = await findPlace(site.app.db, places.community);
    assert.ok(community !== undefined);
    const ids = (await listAreas(site.app.db, community)).map(({ id }) => id);
    assert.deepEqual(ids, [places.community, places.compound]);
  });
});

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import type { PaperHome } from '#/features/people/index.ts';
import { visitor } from '#/platform/access/subject.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import { NIGHT, openCallSite } from '#test/call-site.ts';
import type { CallSite } from '#test/call-site.ts';
import { household, people, places } from '#test/world.ts';
import { raiseByPaper } from './raise-by-paper.ts';
import type { PaperCall } from './raise-by-paper.ts';

const home: PaperHome = {
  communityId: places.community,
  householdId: household(3, 2, 201),
  paperId: '019cf000-0000-7000-8000-0000000c0001',
};
const other = { ...home, paperId: '019cf000-0000-7000-8000-0000000c0002' };

describe('a call with the paper of a household', () => {
  let site: CallSite;
  before(async () => {
    site = await openCallSite();
  });
  after(() => site.app.close());
  beforeEach(async () => {
    const { db, clock } = site.app;
    clock.set(NIGHT);
    await sql`delete from platform.attempt`.execute(db);
    await sql`delete from platform.journal`.execute(db);
  });

  const call = async (more: Partial<PaperCall> = {}, personId?: string) => {
    const { db, services, clock } = site.app;
    clock.forward({ seconds: 1 });
    return db.transaction().execute(async (tx) => {
      const subject =
        personId === undefined ? visitor : { ...visitor, actorId: personId, personId };
      const context = makeContext({ db: tx, services, subject, language: 'en' });
      const said = { home, category: 'urgent_goods', name: 'Xiao Zhou', ...more };
      return raiseByPaper(context, said);
    });
  };
  const refusalOf = (done: Awaited<ReturnType<typeof call>>) => (done.ok ? 'done' : done.refusal);

  test('is a matter at that door, of its guest and nobody else', async () => {
    const done = await call({ telephone: '+8613800138077' });
    assert.ok(done.ok);
    const { matter, signedIn } = done.value;
    const { rows } = await sql<{ placeId: string; askerId: string; actorId: string }>`
      select place_id as "placeId", asker_id as "askerId", actor_id as "actorId"
      from matters.matter where community_id = ${matter.communityId}
        and reference = ${matter.reference}`.execute(site.app.db);
    const guest = signedIn?.personId;
    assert.deepEqual(rows, [{ placeId: home.householdId, askerId: guest, actorId: guest }]);
    const { rows: told } = await sql<{ verb: string; actor: string }>`
      select feature || '.' || verb as verb, actor_id as actor from platform.journal
      where actor_id is distinct from ${guest}`.execute(site.app.db);
    assert.deepEqual(told, [], 'everything in the journal was done by the guest');
  });

  test('the name of a neighbour makes nobody that neighbour', async () => {
    const done = await call({ name: '王秀英' });
    assert.ok(done.ok);
    assert.notEqual(done.value.signedIn?.personId, people.wang);
    assert.notEqual(done.value.signedIn?.personId, undefined);
  });

  test('three within an hour with one paper, whoever holds it; another paper is another', async () => {
    for (let time = 0; time < 3; time += 1) assert.equal(refusalOf(await call()), 'done');
    assert.equal(refusalOf(await call()), 'too_many_requests');
    assert.equal(refusalOf(await call({ home: other })), 'done');
    site.app.clock.forward({ hours: 1 });
    assert.equal(refusalOf(await call()), 'done');
  });

  test('what is refused leaves nobody behind', async () => {
    const guests = async () => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from people.person
        where guest_of is not null`.execute(site.app.db);
      return rows[0]?.n;
    };
    const before = await guests();
    assert.equal(refusalOf(await call({ category: 'lights' })), 'category_not_here');
    assert.equal(refusalOf(await call({ category: 'no such' })), 'category_not_here');
    const gone = { ...home, householdId: 'nowhere' };
    assert.equal(refusalOf(await call({ home: gone })), 'place_unknown');
    assert.equal(await guests(), before);
  });

  test('whoever is signed in spends their own calls, not those of the paper', async () => {
    for (let time = 0; time < 5; time += 1) {
      const done = await call({ words: `${time}` }, people.li);
      assert.ok(done.ok, refusalOf(done));
      assert.equal(done.value.signedIn, undefined);
    }
    assert.equal(refusalOf(await call()), 'done');
  });
});

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { NIGHT, openCallSite } from '#test/call-site.ts';
import type { CallSite, Helper } from '#test/call-site.ts';
import { people } from '#test/world.ts';
import { answerClocks } from '#/features/matters/index.ts';
import { runJob } from '#/platform/jobs/worker.ts';
import { calloutJobs } from '#/features/callouts/jobs.ts';
import { visitor } from '#/platform/access/subject.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import { answerCall } from './answer.ts';

const WAVE = 45;
const stateShape = z.object({ stage: z.string(), asked: z.int(), role: z.string().optional() });

describe('the call-out engine', () => {
  let site: CallSite;
  let helpers: readonly Helper[];
  before(async () => {
    site = await openCallSite();
    helpers = await site.onDuty(24);
  });
  beforeEach(async () => {
    const { db, clock } = site.app;
    clock.set(NIGHT);
    await sql`delete from callouts.alert`.execute(db);
    await sql`delete from callouts.call`.execute(db);
    await sql`update matters.matter set profile = 'need' where profile = 'urgent'`.execute(db);
    await sql`update volunteers.volunteer set asked = '{}', last_asked_at = null, weekly_cap = null`.execute(
      db,
    );
  });
  after(() => site.app.close());

  let told = 0;
  /** The same words within ten minutes are one matter. */
  const raise = () => site.raise(site.wang, { category: 'urgent_goods', words: `第 ${told++} 次` });
  const helperOf = (personId: string | undefined): Helper => {
    const found = helpers.find(({ id }) => id === personId);
    assert.ok(found !== undefined, `${personId} was put on duty`);
    return found;
  };
  const stateOf = async (id: string) =>
    stateShape.parse((await site.wang.api(`GET /calls/${id}`)).body);
  const wavesOf = async (id: string) =>
    [...Map.groupBy(await site.asked(id), ({ wave, rung }) => `${wave}/${rung}`)].map(
      ([key, rows]) => `${key}:${rows.length}`,
    );
  const leadsOf = async (id: string) => {
    const { rows } = await sql<{ personId: string; endedAt: unknown }>`
      select a.person_id as "personId", a.ended_at as "endedAt" from matters.assignment a
      join matters.matter m on m.id = a.matter_id where m.reference = ${id.slice(13)}
        and a.role = 'lead' and a.ended_at is null`.execute(site.app.db);
    return rows.map(({ personId }) => personId);
  };

  test('waves of three, five, ten, then everybody; then the chain; then it is said plainly', async () => {
    const id = await raise();
    assert.deepEqual(await wavesOf(id), ['1/0:3']);
    await site.pass(WAVE - 1);
    assert.deepEqual(await wavesOf(id), ['1/0:3']);
    await site.pass(1);
    assert.deepEqual(await wavesOf(id), ['1/0:3', '2/0:5']);
    await site.pass(2 * WAVE);
    assert.deepEqual(await wavesOf(id), ['1/0:3', '2/0:5', '3/0:10', '4/0:6']);
    await site.pass(WAVE);
    assert.equal((await stateOf(id)).role, 'building_leader');
    assert.equal((await site.asked(id)).at(-1)?.personId, people.chen);
    await site.pass(120);
    assert.equal((await stateOf(id)).role, 'community_worker');
    assert.equal((await site.asked(id)).at(-1)?.personId, people.zhuang);
    await site.pass(120);
    assert.equal((await stateOf(id)).stage, 'nobody');
    assert.match((await site.wang.open(`/calls/${id}`)).text, /請打上面的值班電話/);
  });

  test('looked at a hundred times in one moment, nobody is asked twice', async () => {
    const id = await raise();
    for (let look = 0; look < 20; look += 1) await site.look();
    assert.deepEqual(await wavesOf(id), ['1/0:3']);
  });

  test('of many who say yes at once and many who look at once, one goes', async () => {
    const id = await raise();
    await site.pass(3 * WAVE);
    const asked = (await site.asked(id)).map(({ personId }) => helperOf(personId));
    const statuses = await Promise.all(
      asked.map(async ({ browser }) => {
        const seen = await browser.api(`POST /calls/${id}/answer`, { minutes: 5 });
        return seen.status;
      }),
    );
    assert.deepEqual(new Set(statuses), new Set([200]));
    await site.look();
    site.app.clock.forward({ seconds: 20 });
    await Promise.all(Array.from({ length: 6 }, () => site.look()));
    assert.equal((await leadsOf(id)).length, 1);
    const chosen = (await site.asked(id)).filter(({ isChosen }) => isChosen);
    assert.deepEqual(
      chosen.map(({ personId }) => personId),
      await leadsOf(id),
    );
  });

  test('of very many who say yes in one moment, one goes', async (t) => {
    const count = Number(process.env['LINLI_YES_AT_ONCE'] ?? 100);
    const id = await raise();
    const { db } = site.app;
    const ids = await site.asked(id);
    // Asked, all of them, without a night on duty for each.
    await sql`insert into callouts.alert (community_id, call_id, person_id, wave, rung, fitness,
        asked_at)
      select c.community_id, c.id, gen_random_uuid(), 1, 0, random(), c.begun_at
      from callouts.call c, generate_series(1, ${count - ids.length})
      where c.ended_at is null`.execute(db);
    const asked = await site.asked(id);
    assert.equal(asked.length, count);
    const name = { communityId: id.slice(0, 12), reference: id.slice(13) };
    const answers = await Promise.all(
      asked.map(({ personId }, index) =>
        db.transaction().execute(async (tx) => {
          if (index % 25 === 0) site.app.clock.forward({ seconds: 1 });
          const subject = { ...visitor, actorId: personId, personId };
          const { services } = site.app;
          const context = makeContext({ db: tx, services, subject, language: 'zh-Hant' });
          return (await answerCall(context, { ...name, answer: 'yes', minutes: 5 })).ok;
        }),
      ),
    );
    t.diagnostic(`${count} said yes at once`);
    assert.ok(answers.every(Boolean));
    site.app.clock.forward({ seconds: 20 });
    await Promise.all(Array.from({ length: 6 }, () => site.look()));
    assert.equal((await leadsOf(id)).length, 1);
    const chosen = (await site.asked(id)).filter(({ isChosen }) => isChosen);
    assert.deepEqual(
      chosen.map(({ personId }) => personId),
      await leadsOf(id),
    );
  });

  test('whoever said yes and cannot have it is passed over, and the next are asked', async () => {
    const id = await raise();
    // As if the counter had called for somebody who was asked: it is now their own.
    await sql`update callouts.alert set answer = 'yes', answered_at = asked_at
      where person_id = (select min(person_id::text)::uuid from callouts.alert)`.execute(
      site.app.db,
    );
    await sql`update matters.matter set asker_id = (select person_id from callouts.alert
      where answer = 'yes') where profile = 'urgent'`.execute(site.app.db);
    await site.look();
    await site.pass(20);
    assert.deepEqual(await leadsOf(id), []);
    assert.deepEqual(await wavesOf(id), ['1/0:3']);
    await site.pass(WAVE - 20);
    assert.deepEqual(await wavesOf(id), ['1/0:3', '2/0:5']);
  });

  test('within the moment of collecting the one who is sooner there is chosen', async () => {
    const id = await raise();
    const [slow, quick] = (await site.asked(id)).map(({ personId }) => helperOf(personId));
    assert.ok(slow !== undefined && quick !== undefined);
    await site.answer(slow, id, { minutes: 30 });
    await site.pass(10);
    assert.deepEqual(await leadsOf(id), []);
    await site.answer(quick, id, { minutes: 5 });
    await site.pass(10);
    assert.deepEqual(await leadsOf(id), [quick.id]);
  });

  test('where all three say no, the next are asked at once', async () => {
    const id = await raise();
    for (const { personId } of await site.asked(id)) {
      await site.answer(helperOf(personId), id, { answer: 'no' });
    }
    // Nobody of three said yes, yet this call is not what is learned from.
    assert.deepEqual(await wavesOf(id), ['1/0:3', '2/0:5']);
  });

  test('whoever was called last night is not called first tonight', async () => {
    const one = await raise();
    const before = new Set((await site.asked(one)).map(({ personId }) => personId));
    await site.wang.api(`POST /matters/${one}/withdrawal`, { reason: '好了' });
    site.app.clock.forward({ hours: 3 });
    const other = await raise();
    const again = (await site.asked(other)).map(({ personId }) => personId);
    assert.deepEqual(
      again.filter((id) => before.has(id)),
      [],
    );
  });

  test('whoever set a weekly limit is not asked beyond it', async () => {
    await sql`update volunteers.volunteer set weekly_cap = 1`.execute(site.app.db);
    const first = await raise();
    await site.pass(4 * WAVE - 1);
    assert.equal((await site.asked(first)).filter(({ rung }) => rung === 0).length, helpers.length);
    const second = await raise();
    assert.deepEqual(await wavesOf(second), ['4/1:1'], 'the chain is called at once');
  });

  test('taken back after half an hour of silence it is called anew, without the one who forgot', async () => {
    const id = await raise();
    const [first] = await site.asked(id);
    await site.answer(helperOf(first?.personId), id, { minutes: 5 });
    await site.pass(20);
    assert.deepEqual(await leadsOf(id), [first?.personId]);
    site.app.clock.forward({ minutes: 30 });
    const { rows } = await sql<{ communityId: string; id: string }>`
      select community_id as "communityId", id from matters.matter
      where profile = 'urgent'`.execute(site.app.db);
    for (const key of rows) {
      await site.app.db.transaction().execute(async (db) => {
        await answerClocks({ ...site.app.context(), db }, key);
      });
    }
    assert.deepEqual(await leadsOf(id), []);
    await site.look();
    const again = await site.asked(id);
    assert.equal(again.length, 3);
    assert.ok(again.every(({ personId }) => personId !== first?.personId));
  });

  test('whoever takes it over ends the call, and whoever asked ends it too', async () => {
    const id = await raise();
    const given = await site.worker.api(`POST /matters/${id}/claim`, {});
    assert.equal(given.status, 200);
    await site.look();
    assert.equal((await stateOf(id)).stage, 'coming');
    const other = await raise();
    await site.wang.api(`POST /matters/${other}/withdrawal`, { reason: '不用了' });
    await site.look();
    const { rows } = await sql<{ as: string }>`
      select ended_as as "as" from callouts.call order by begun_at, id`.execute(site.app.db);
    assert.deepEqual(rows.map((row) => row.as).toSorted(), ['over', 'taken']);
  });

  test('a call whose job was lost is found within a minute', async () => {
    const id = await raise();
    await sql`delete from graphile_worker._private_jobs`.execute(site.app.db);
    site.app.clock.forward({ seconds: WAVE + 15 });
    const watch = calloutJobs.find(({ name }) => name === 'callouts.watch');
    assert.ok(watch !== undefined);
    await runJob(site.app, watch, {});
    const { rows } = await sql<{ task: string }>`
      select task_identifier as task from graphile_worker.jobs
      where key like 'callouts.look:%'`.execute(site.app.db);
    assert.deepEqual(rows, [{ task: 'callouts.look' }]);
    await site.look();
    assert.deepEqual(await wavesOf(id), ['1/0:3', '2/0:5']);
  });

  test('what can wait is called by nobody', async () => {
    const sent = await site.wang.api('POST /matters', {
      profile: 'need',
      category: 'shopping',
      placeId: 'dongxing-3',
      body: '幫忙買米',
    });
    assert.equal(sent.status, 200);
    await site.look();
    const { rows } = await sql`select from callouts.call`.execute(site.app.db);
    assert.equal(rows.length, 0);
  });
});

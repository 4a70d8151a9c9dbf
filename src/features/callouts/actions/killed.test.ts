import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { NIGHT, openCallSite } from '#test/call-site.ts';
import type { CallSite, Helper } from '#test/call-site.ts';
import { calloutJobs } from '#/features/callouts/jobs.ts';
import type { Db } from '#/platform/db/pool.ts';
import { visitor } from '#/platform/access/subject.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import { runJob } from '#/platform/jobs/worker.ts';

const KILLED = 'The process was killed here.';
const MOST_STATEMENTS = 200;
const MOST_LOOKS = 60;

/** A database whose line is cut at the n-th statement of a transaction, as by `kill -9`. */
function dyingAt(db: Db, statement: number): { readonly db: Db; readonly asked: () => number } {
  let asked = 0;
  const dying = db.withPlugin({
    transformQuery: ({ node }) => {
      asked += 1;
      if (asked === statement) throw new Error(KILLED);
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return { db: dying, asked: () => asked };
}

describe('a process that is killed between any two steps of a call', () => {
  let site: CallSite;
  let helpers: readonly Helper[];
  let told = 0;
  before(async () => {
    site = await openCallSite();
    helpers = await site.onDuty(5);
  });
  after(() => site.app.close());

  const [handler] = calloutJobs;
  assert.ok(handler !== undefined);

  const begin = async () => {
    const { db, clock } = site.app;
    clock.set(NIGHT);
    await sql`delete from callouts.alert`.execute(db);
    await sql`delete from callouts.call`.execute(db);
    await sql`update matters.matter set profile = 'need' where profile = 'urgent'`.execute(db);
    await sql`update volunteers.volunteer set asked = '{}', last_asked_at = null`.execute(db);
    await sql`delete from platform.attempt where kind = 'callouts.raise'`.execute(db);
    told += 1;
    const sent = await site.wang.api('POST /urgent', {
      category: 'urgent_goods',
      words: `第 ${told} 次`,
    });
    assert.equal(sent.status, 200, JSON.stringify(sent.body));
    const { rows } = await sql<{ communityId: string; id: string; reference: string }>`
      select community_id as "communityId", id, reference from matters.matter
      where profile = 'urgent'`.execute(db);
    assert.ok(rows[0] !== undefined && rows.length === 1);
    return rows[0];
  };
  const writtenOf = async (id: string) => {
    const { rows } = await sql<{ call: unknown; alert: unknown; matter: unknown }>`
      select to_jsonb(c) as call, to_jsonb(a) as alert, to_jsonb(m) as matter
      from matters.matter m left join callouts.call c on c.matter_id = m.id
      left join callouts.alert a on a.call_id = c.id where m.id = ${id}
      order by c.begun_at, a.person_id`.execute(site.app.db);
    return JSON.stringify(rows);
  };
  const latest = async (id: string) => {
    const { rows } = await sql<{ endedAs: string | null; next: Temporal.Instant | null }>`
      select ended_as as "endedAs", next_at as next from callouts.call where matter_id = ${id}
      order by begun_at desc, id desc limit 1`.execute(site.app.db);
    return rows[0];
  };
  /** Looks, is killed once at that statement, and looks again; tells whether it was. */
  const lookKilled = async (key: { communityId: string; id: string }, statement: number) => {
    const before = await writtenOf(key.id);
    const { db, asked } = dyingAt(site.app.db, statement);
    const payload = { communityId: key.communityId, id: key.id };
    const parts = { services: site.app.services };
    const wasKilled = await runJob({ ...parts, db }, handler, payload).then(
      () => false,
      (error: unknown) => error instanceof Error && error.message === KILLED,
    );
    if (!wasKilled) {
      assert.ok(asked() < statement, 'whatever else fails is a fault of the look');
      return false;
    }
    assert.equal(await writtenOf(key.id), before, 'nothing of it stays');
    await runJob(site.app, handler, payload);
    return true;
  };
  /** Plays one call, in which every look is killed at its n-th statement. */
  const play = async (statement: number, answers: boolean) => {
    const key = await begin();
    const id = `${key.communityId}-${key.reference}`;
    let killed = 0;
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
      if (await lookKilled(key, statement)) killed += 1;
      const call = await latest(key.id);
      assert.ok(call !== undefined);
      if (call.endedAs !== null) return { killed, endedAs: call.endedAs, id, key };
      if (answers && looks === 0) {
        for (const { personId } of await site.asked(id)) {
          const helper = helpers.find((one) => one.id === personId);
          const said = helper && (await helper.browser.api(`POST /calls/${id}/answer`, {}));
          assert.equal(said?.status, 200);
        }
      } else if (call.next !== null && Temporal.Instant.compare(call.next, NIGHT) > 0) {
        site.app.clock.set(call.next.toString());
      }
    }
    throw new Error('The call never ended.');
  };

  test('each time nobody comes, that is said in the end, and nobody was asked twice', async () => {
    let statement = 1;
    for (; statement < MOST_STATEMENTS; statement += 1) {
      const { killed, endedAs, id } = await play(statement, false);
      assert.equal(endedAs, 'nobody', `killed at statement ${statement}`);
      const asked = (await site.asked(id)).map(({ personId }) => personId);
      assert.equal(new Set(asked).size, asked.length);
      assert.ok(asked.length >= helpers.length, 'all were asked, and then the chain');
      if (killed === 0) break;
    }
    assert.ok(statement > 20 && statement < MOST_STATEMENTS, `${statement} statements`);
  });

  test('each time somebody comes, one does', async () => {
    let statement = 1;
    for (; statement < MOST_STATEMENTS; statement += 1) {
      const { killed, endedAs, id, key } = await play(statement, true);
      assert.equal(endedAs, 'taken', `killed at statement ${statement}`);
      const chosen = (await site.asked(id)).filter(({ isChosen }) => isChosen);
      const { rows } = await sql<{ personId: string }>`
        select person_id as "personId" from matters.assignment
        where matter_id = ${key.id} and role = 'lead'`.execute(site.app.db);
      assert.deepEqual(
        chosen.map(({ personId }) => personId),
        rows.map(({ personId }) => personId),
      );
      assert.equal(rows.length, 1);
      if (killed === 0) break;
    }
    assert.ok(statement > 20 && statement < MOST_STATEMENTS, `${statement} statements`);
  });

  test('control: a look without a transaction leaves half of it behind', async () => {
    let halves = 0;
    for (let statement = 5; statement < 25; statement += 1) {
      const key = await begin();
      const before = await writtenOf(key.id);
      const { db } = dyingAt(site.app.db, statement);
      const { services } = site.app;
      const context = makeContext({ db, services, subject: visitor, language: 'zh-Hant' });
      await handler.run(context, { communityId: key.communityId, id: key.id }).catch(() => {});
      if ((await writtenOf(key.id)) !== before) halves += 1;
    }
    assert.ok(halves > 0);
  });
});

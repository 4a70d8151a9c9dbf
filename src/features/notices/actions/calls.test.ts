import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { noticeEndpoints } from '#/features/notices/routes/notices.ts';
import { listNotices } from '#/features/notices/store/notices.ts';
import { openCallSite } from '#test/call-site.ts';
import type { CallSite, Helper } from '#test/call-site.ts';
import { hearEverything } from '#test/heard.ts';
import { people } from '#test/world.ts';

describe('calls for help', () => {
  let site: CallSite;
  let helpers: readonly Helper[];
  before(async () => {
    site = await openCallSite(noticeEndpoints);
    helpers = await site.onDuty(6);
    await hearEverything(site.app);
  });
  after(() => site.app.close());

  /** What a person was told since the last time this was asked, and whether it may wake them. */
  const newsFor = async (personId: string) => {
    await hearEverything(site.app);
    const { db } = site.app;
    const found = await listNotices(db, { personId, limit: 100 });
    await sql`delete from notices.notice where person_id = ${personId}::uuid`.execute(db);
    return found.map(({ kind, isUrgent }) => `${kind}${isUrgent ? '!' : ''}`).toReversed();
  };
  const helperOf = (personId: string | undefined): Helper => {
    const found = helpers.find(({ id }) => id === personId);
    assert.ok(found !== undefined, `${personId} was put on duty`);
    return found;
  };
  let told = 0;
  const raise = () => site.raise(site.wang, { category: 'urgent_goods', words: `第 ${told++} 次` });
  const jobs = async (task: string) => {
    const { rows } = await sql`select id from graphile_worker.jobs
      where task_identifier = ${task}`.execute(site.app.db);
    return rows.length;
  };

  test('wake those who are asked, and nobody else, without waiting for the next minute', async () => {
    const id = await raise();
    assert.equal(await jobs('notices.hear'), 1);
    const asked = (await site.asked(id)).map(({ personId }) => personId);
    assert.equal(asked.length, 3);
    for (const { id: helper } of helpers) {
      assert.deepEqual(await newsFor(helper), asked.includes(helper) ? ['call_asked!'] : []);
    }
    assert.equal(await jobs('notices.dispatch'), 1);
    await site.pass(45);
    for (const helper of asked) assert.deepEqual(await newsFor(helper), [], 'once is enough');
  });

  test('tell who goes, and thank those who said yes or looked, and let the others sleep', async () => {
    const id = await raise();
    const [goes, looked, slept] = (await site.asked(id)).map(({ personId }) => helperOf(personId));
    assert.ok(goes !== undefined && looked !== undefined && slept !== undefined);
    for (const one of [goes, looked, slept]) await newsFor(one.id);
    await looked.browser.api(`GET /calls/${id}`);
    await site.answer(goes, id, { minutes: 5 });
    await site.pass(20);
    assert.deepEqual(await newsFor(goes.id), ['call_you_go!']);
    assert.deepEqual(await newsFor(looked.id), ['call_taken!']);
    assert.deepEqual(await newsFor(slept.id), []);
  });

  test('that found nobody say so to who asked, at once', async () => {
    await sql`update volunteers.volunteer set off_until = '2027-01-01', on_until = null`.execute(
      site.app.db,
    );
    await newsFor(people.wang);
    await raise();
    assert.deepEqual(await newsFor(people.chen), ['call_asked!'], 'the building leader');
    await site.pass(400);
    const news = await newsFor(people.wang);
    assert.ok(news.includes('call_nobody!'), news.join(' '));
  });

  test('lead to the page where one says whether one goes', async () => {
    await sql`update volunteers.volunteer set off_until = null,
      on_until = ${site.app.clock.now().add({ hours: 3 })}`.execute(site.app.db);
    const id = await raise();
    const one = helperOf((await site.asked(id))[0]?.personId);
    await hearEverything(site.app);
    const [notice] = await listNotices(site.app.db, { personId: one.id, limit: 1 });
    assert.equal(notice?.kind, 'call_asked');
    const opened = await one.browser.open(`/notices/${notice.id}`);
    // Who lives elsewhere does not see the matter itself, and finds it among their calls.
    assert.equal(opened.location, '/calls');
    const chen = await site.app.signIn(people.chen);
    await site.pass(400);
    await hearEverything(site.app);
    const [leads] = await listNotices(site.app.db, { personId: people.chen, limit: 1 });
    const seen = await chen.open(`/notices/${leads?.id ?? ''}`);
    assert.equal(seen.location, `/calls/${id}`);
  });
});

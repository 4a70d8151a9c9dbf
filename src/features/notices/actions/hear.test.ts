import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { noticeEndpoints } from '#/features/notices/routes/notices.ts';
import { listNotices } from '#/features/notices/store/notices.ts';
import { hearEverything } from '#test/heard.ts';
import { openMatterSite } from '#test/matter-site.ts';
import type { MatterSite } from '#test/matter-site.ts';
import { company, dispatcher, railing, repairer } from '#test/matters-world.ts';
import { people, places } from '#test/world.ts';

let site: MatterSite;
before(async () => {
  site = await openMatterSite(noticeEndpoints);
  await hear();
});
after(() => site.close());

async function hear(): Promise<void> {
  await hearEverything(site.app);
}

/** What a person was told since the last time this was asked. */
async function newsFor(personId: string): Promise<readonly string[]> {
  await hear();
  const { db } = site.app;
  const found = await listNotices(db, { personId, limit: 100 });
  await sql`delete from notices.notice where person_id = ${personId}::uuid`.execute(db);
  return found.map(({ kind }) => kind).toReversed();
}

let raised = 0;

/** Raises a need; the same words twice would be the same need. */
function raise(): Promise<string> {
  raised += 1;
  return site.raise(people.chen, { body: `第 ${raised} 盞燈不亮了，想請懂電的鄰居看看。` });
}

describe('the life of a need', () => {
  test('is told to the asker step by step, and to the helper what concerns him', async () => {
    const id = await raise();
    await site.act(people.li, `POST /matters/${id}/claim`);
    assert.deepEqual(await newsFor(people.chen), ['taken_up']);
    await site.act(people.li, `POST /matters/${id}/comments`, { body: '我下午過去。' });
    assert.deepEqual(await newsFor(people.chen), ['commented']);
    await site.act(people.li, `POST /matters/${id}/done`, { note: '換了一個開關。' });
    assert.deepEqual(await newsFor(people.chen), ['done']);
    assert.deepEqual(await newsFor(people.li), [], 'who does it is not told of it');
    await site.act(people.chen, `POST /matters/${id}/verdict`, { answer: 'solved' });
    assert.deepEqual(await newsFor(people.li), ['thanked']);
  });

  test('is told to those who follow it', async () => {
    const id = await raise();
    await site.act(people.zhuang, `POST /matters/${id}/followers`);
    await site.act(people.li, `POST /matters/${id}/claim`);
    assert.deepEqual(await newsFor(people.zhuang), ['moved_on']);
    await site.act(people.zhuang, `DELETE /matters/${id}/followers`);
    await site.act(people.li, `DELETE /matters/${id}/claim`, { reason: '病了' });
    assert.deepEqual(await newsFor(people.zhuang), []);
  });
});

test('a report that comes to a body is told to its members', async () => {
  await newsFor(people.chen);
  const { db } = site.app;
  await sql`insert into organisations.membership
      (community_id, id, organisation_id, person_id, joined_on)
    values ('350203007010', gen_random_uuid(), ${company}, ${repairer}, '2026-01-01')
    on conflict do nothing`.execute(db);
  const id = await site.raise(people.chen, railing);
  const queue = sql`update matters.matter set queue = ${`organisation:${company}`}
    where community_id || '-' || reference = ${id}`;
  await queue.execute(db);
  assert.deepEqual(await newsFor(repairer), ['body_has_it']);
  await site.act(dispatcher, `POST /matters/${id}/acceptance`);
  assert.deepEqual(await newsFor(people.chen), ['accepted']);
});

test('what somebody does for another is told to the other', async () => {
  const { db, services } = site.app;
  const context = await site.context(people.lin);
  const subject = { ...context.subject, personId: people.wang };
  const { makeContext } = await import('#/platform/action/make-context.ts');
  const acting = makeContext({ db, services, subject, language: 'zh-Hant' });
  const entry = { feature: 'people', verb: 'claim_address', subjectId: people.lin };
  await acting.record(entry);
  assert.deepEqual(await newsFor(people.wang), ['done_for_you']);
  assert.deepEqual(await newsFor(people.lin), []);
});

describe('hearing', () => {
  test('twice, or by two processes at once, tells once', async () => {
    const id = await raise();
    await site.act(people.li, `POST /matters/${id}/claim`);
    await Promise.all([hear(), hear(), hear()]);
    assert.deepEqual(await newsFor(people.chen), ['taken_up']);
  });

  test('of one entry again tells nobody again', async () => {
    const { db } = site.app;
    const id = await raise();
    await site.act(people.li, `POST /matters/${id}/claim`);
    await hear();
    const [{ heard = '0' } = {}] = (
      await sql<{
        heard: string;
      }>`select heard_before::text as heard from notices.progress`.execute(db)
    ).rows;
    await sql`update notices.progress set heard_before = '3'`.execute(db);
    await hear();
    const found = await listNotices(db, { personId: people.chen, limit: 100 });
    assert.equal(new Set(found.map(({ entryId }) => entryId)).size, found.length);
    assert.ok(BigInt(heard) > 3n);
  });

  test('of somebody who is on record no more tells nobody', async () => {
    const nobody = '019cf000-0000-7000-8000-00000000dead';
    const context = await site.context(people.zhuang);
    await context.record({ feature: 'people', verb: 'read', subjectId: nobody });
    assert.deepEqual(await newsFor(nobody), []);
    await context.record({ feature: 'people', verb: 'read', subjectId: people.he });
    assert.deepEqual(await newsFor(people.he), ['record_read']);
  });

  test('of a broken glass tells the person at once, and the stewards there and above', async () => {
    await sql`insert into people.grant
      (id, person_id, role, place_id, starts_at, reason, granted_at)
      values (gen_random_uuid(), ${people.he}, 'steward', ${places.district}, '2026-01-01',
        '聘任', '2026-01-01')`.execute(site.app.db);
    await newsFor(people.he);
    const context = await site.context(people.xu);
    const { community: communityId } = places;
    const broken = { feature: 'guard', verb: 'break_glass', subjectId: people.wang, communityId };
    await context.record({ ...broken, data: { calls: 'stewards' } });
    await hear();
    const { rows } = await sql<{ readonly person: string; readonly is_urgent: boolean }>`
      select person_id as person, is_urgent from notices.notice where kind like 'glass%'
      order by person_id`.execute(site.app.db);
    assert.deepEqual(rows, [
      { person: people.wang, is_urgent: true },
      { person: people.wu, is_urgent: false },
      { person: people.he, is_urgent: false },
    ]);
    assert.deepEqual(await newsFor(people.he), ['glass_to_review']);
    await context.record({ ...broken, communityId: 'nowhere', data: { calls: 'stewards' } });
    assert.deepEqual(await newsFor(people.he), [], 'of a place that is gone nobody is called');
  });

  test('keeps neither title nor name', async () => {
    const id = await site.raise(people.chen, { title: '金絲雀', body: '金絲雀不見了' });
    await site.act(people.li, `POST /matters/${id}/claim`);
    await hear();
    const { rows } = await sql<{ text: string }>`
      select to_jsonb(n)::text as text from notices.notice n`.execute(site.app.db);
    assert.ok(rows.length > 0);
    assert.ok(rows.every(({ text }) => !/金絲雀|陳志明|李大同/.test(text)));
  });
});

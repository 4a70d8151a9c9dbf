import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { startSession } from '#/platform/auth/sessions.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { platformLeaver } from './forget-person.ts';
import { readHolding } from './holding.ts';
import { platformHoldings } from './holdings.ts';

const ME = '019cf000-0000-7000-8000-0000000d0001';
const OTHER = '019cf000-0000-7000-8000-0000000d0002';

test('nothing of the platform stands in the way of leaving', async () => {
  await rolledBack(async (tx) => {
    assert.equal(await platformLeaver.findObstacle(contextOn(tx), ME), undefined);
  });
});

test('sessions, codes, links and presses of one go, the journal stays', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    for (const personId of [ME, OTHER]) {
      await startSession(context, { personId, device: 'Test' });
      await sql`insert into platform.sign_in_code
        values (gen_random_uuid(), ${personId}, '\\x01', 'sms', '\\x02', now(), now(), 5, null)
        `.execute(tx);
      await sql`insert into platform.sign_in_link
        values (${Buffer.from(personId)}, ${personId}, 'persona', now(), now(), 1)`.execute(tx);
      await sql`insert into platform.request_key (key, endpoint, actor_id, outcome, at)
        values (${personId}, 'e', ${personId}, null, now())`.execute(tx);
      const subject = { ...context.subject, actorId: personId, personId };
      await contextOn(tx, { subject }).record({ feature: 'f', verb: 'v', subjectId: 's' });
    }
    await platformLeaver.forget(context, { personId: ME, takesWords: false, pattern: '(?!)' });
    for (const holding of platformHoldings) {
      const isJournal = holding.code === 'journal';
      const mine = await readHolding(tx, holding, ME);
      assert.equal(mine.length, isJournal ? 1 : 0, holding.code);
      const has = ['session', 'sign_in_code', 'sign_in_link', 'request_key', 'journal'];
      const theirs = await readHolding(tx, holding, OTHER);
      assert.equal(theirs.length, has.includes(holding.code) ? 1 : 0, holding.code);
    }
  });
});

test('whoever acts for one who leaves is signed out of that', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const session = await startSession(context, { personId: OTHER, device: 'Test' });
    await sql`update platform.session set acting_for_id = ${ME}`.execute(tx);
    assert.ok(session.token.length > 10);
    await platformLeaver.forget(context, { personId: ME, takesWords: false, pattern: '(?!)' });
    const { rows } = await sql`select from platform.session`.execute(tx);
    assert.equal(rows.length, 0);
  });
});

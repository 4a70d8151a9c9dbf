import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { organisationLeaver } from './leave.ts';

const ME = '019cf000-0000-7000-8000-0000000d0001';
const OTHER = '019cf000-0000-7000-8000-0000000d0002';

async function sow(db: Db, personId: string, endedOn: string | null): Promise<void> {
  await sql`set local session_replication_role = replica`.execute(db);
  await sql`insert into organisations.term
      (community_id, id, post_id, person_id, starts_on, ended_on, end_reason)
    values ('c', gen_random_uuid(), gen_random_uuid(), ${personId}, '2025-01-01', ${endedOn},
      ${endedOn === null ? null : 'Moved to her son'})`.execute(db);
  await sql`insert into organisations.membership
      (community_id, id, organisation_id, person_id, joined_on)
    values ('c', gen_random_uuid(), gen_random_uuid(), ${personId}, '2025-01-01')`.execute(db);
}

test('who holds a post just now has to give it up first', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    assert.equal(await organisationLeaver.findObstacle(context, ME), undefined);
    await sow(tx, ME, '2026-01-01');
    assert.equal(await organisationLeaver.findObstacle(context, ME), undefined);
    await sow(tx, ME, null);
    assert.equal(await organisationLeaver.findObstacle(context, ME), 'post_still_held');
    assert.equal(await organisationLeaver.findObstacle(context, OTHER), undefined);
  });
});

test('a post keeps that it was held, and not why that ended; memberships go', async () => {
  await rolledBack(async (tx) => {
    await sow(tx, ME, '2026-01-01');
    await sow(tx, OTHER, '2026-01-01');
    const departure = { personId: ME, takesWords: false, pattern: '(?!)' };
    await organisationLeaver.forget(contextOn(tx), departure);
    await organisationLeaver.forget(contextOn(tx), departure);
    const { rows: terms } = await sql<{ readonly person_id: string; readonly end_reason: string }>`
      select person_id, end_reason from organisations.term
      where person_id in (${ME}, ${OTHER}) order by person_id`.execute(tx);
    assert.deepEqual(terms, [
      { person_id: ME, end_reason: '-' },
      { person_id: OTHER, end_reason: 'Moved to her son' },
    ]);
    const { rows: members } = await sql<{ readonly person_id: string }>`
      select person_id from organisations.membership
      where person_id in (${ME}, ${OTHER})`.execute(tx);
    assert.deepEqual(members, [{ person_id: OTHER }]);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack } from '#test/database.ts';
import { forgetMember } from './leave.ts';

/* What is left of somebody who has gone: nothing that names them, and what others need. */

const [TEAM, ME, LI] = [idOf(1), idOf(11), idOf(12)];
const gone = { personId: ME, pattern: '邱月娥|138[ .-]?0013', by: '＊＊＊' };

function idOf(number: number): string {
  return `019cf000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

async function invite(db: Db, note: string, words: string | null): Promise<void> {
  await sql`insert into teams.invitation values ('350203007010', gen_random_uuid(), ${TEAM}, ${LI},
    ${note}, ${words}, '2026-11-01', ${LI}, '2026-12-01', 'open')`.execute(db);
}

async function invited(db: Db): Promise<readonly unknown[]> {
  const { rows } = await sql`select note, words from teams.invitation order by note`.execute(db);
  return rows;
}

async function joinAs(db: Db, personId: string, by: string): Promise<void> {
  await sql`insert into teams.membership (community_id, id, organisation_id, person_id, joined_at,
      came_by, agreed_by, agreed_way, recorded_by)
    values ('350203007010', gen_random_uuid(), ${TEAM}, ${personId}, '2026-11-01', 'asked',
      ${personId}, 'oneself', ${by})`.execute(db);
}

describe('forgetting somebody', () => {
  test('takes out where they were, and leaves where others are, whom they let in', async () => {
    await rolledBack(async (tx) => {
      await joinAs(tx, ME, LI);
      await joinAs(tx, LI, ME);
      await forgetMember(tx, gone);
      const { rows } = await sql`select person_id, recorded_by from teams.membership`.execute(tx);
      assert.deepEqual(rows, [{ person_id: LI, recorded_by: ME }]);
    });
  });

  test('takes their name and number out of what others wrote, and leaves the rest', async () => {
    await rolledBack(async (tx) => {
      await invite(tx, 'a 邱月娥的兒子', '請打 138 0013');
      await invite(tx, 'b 電工', null);
      await invite(tx, 'c 鄰居', '請打 139 0013');
      await forgetMember(tx, gone);
      assert.deepEqual(await invited(tx), [
        { note: 'a ＊＊＊的兒子', words: '請打 ＊＊＊' },
        { note: 'b 電工', words: null },
        { note: 'c 鄰居', words: '請打 139 0013' },
      ]);
    });
  });

  test('keeps what it writes within what fits', async () => {
    await rolledBack(async (tx) => {
      const long = `${'邱月娥'.repeat(13)}！`;
      assert.equal([...long].length, 40);
      await invite(tx, long, null);
      const longer = { ...gone, by: '＊＊＊＊' };
      await forgetMember(tx, longer);
      const [row] = await invited(tx);
      assert.match(JSON.stringify(row), /"＊{40}"/);
    });
  });

  test('done twice finds nothing more to do', async () => {
    await rolledBack(async (tx) => {
      await joinAs(tx, ME, LI);
      await invite(tx, '邱月娥', null);
      await forgetMember(tx, gone);
      const once = await invited(tx);
      await forgetMember(tx, gone);
      assert.deepEqual(await invited(tx), once);
    });
  });

  test('is not stopped by a name that stands nowhere', async () => {
    await rolledBack(async (tx) => {
      await invite(tx, '電工', '來吧');
      await forgetMember(tx, { ...gone, pattern: '(?!)' });
      assert.deepEqual(await invited(tx), [{ note: '電工', words: '來吧' }]);
    });
  });
});

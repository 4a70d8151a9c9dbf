import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { patternOf } from '#/platform/personal/departure.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { listUnused } from '#/features/matters/store/leave.ts';
import { matterLeaver } from './leave.ts';

const ME = '019cf000-0000-7000-8000-0000000e0001';
const OTHER = '019cf000-0000-7000-8000-0000000e0002';
const id = (number: number) => `019cf000-0000-7000-8000-0000000f${String(number).padStart(4, '0')}`;
const PATTERN = patternOf({ names: ['王秀英'], telephones: ['+8613800138001'], emails: [] });
const SAID = '我是王秀英，138 0013 8001';

type Told = {
  readonly number: number;
  readonly askerId?: string;
  readonly isOpen?: true;
  readonly photo?: string;
};

/** Writes a matter as it stands when it is over, with a photo, or still open. */
async function tell(db: Db, { number, askerId = ME, isOpen, photo }: Told): Promise<void> {
  await sql`set local session_replication_role = replica`.execute(db);
  const state = isOpen ? 'submitted' : 'resolved';
  const over = isOpen ? null : '2026-02-01T00:00:00Z';
  const due = isOpen ? '2026-12-01T00:00:00Z' : null;
  await sql`insert into matters.matter (community_id, id, reference, place_id, profile, category,
      title, body, folded_hash, visibility, is_anonymous, state, state_since, raised_at, asker_id,
      actor_id, queue, next_due_at, closed_at, closed_as, photo_count)
    values ('c', ${id(number)}, ${`2026-${1_000 + number}`}, 'p', 'need', 'other', '燈不亮', ${SAID},
      '', 'all', false, ${state}, '2026-01-01', '2026-01-01', ${askerId}, ${askerId},
      'role:dispatcher@c', ${due}, ${over}, ${isOpen ? null : state}, 1)`.execute(db);
  if (photo !== undefined) {
    await sql`insert into matters.photo
        (community_id, matter_id, id, file_id, stage, at, person_id, actor_id)
      values ('c', ${id(number)}, gen_random_uuid(), ${photo}, 'before', '2026-01-01', ${askerId},
        ${askerId})`.execute(db);
  }
}

async function say(db: Db, number: number, said: { readonly by: string; readonly at: string }) {
  await sql`insert into matters.comment (community_id, matter_id, id, at, actor_id, person_id, part,
      body, visibility)
    values ('c', ${id(number)}, gen_random_uuid(), ${said.at}, ${said.by}, ${said.by}, 'neighbour',
      ${SAID}, 'public')`.execute(db);
}

async function take(db: Db, number: number, end: string | null, role = 'lead'): Promise<void> {
  await sql`insert into matters.assignment (community_id, matter_id, id, role, origin, person_id,
      started_at, ended_at, end_reason)
    values ('c', ${id(number)}, gen_random_uuid(), ${role}, 'claimed', ${ME}, '2026-01-01', ${end},
      ${end === null ? null : 'done'})`.execute(db);
}

async function bodyOf(db: Db, number: number): Promise<string | undefined> {
  const { rows } = await sql<{ readonly body: string }>`
    select body from matters.matter where id = ${id(number)}`.execute(db);
  return rows[0]?.body;
}

const leaving = (takesWords: boolean) => ({ personId: ME, takesWords, pattern: PATTERN });

test('who has a matter in hand gives it back first; who lends a hand may go', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    await tell(tx, { number: 1, askerId: OTHER });
    await take(tx, 1, '2026-01-02T00:00:00Z');
    await take(tx, 1, null, 'helper');
    assert.equal(await matterLeaver.findObstacle(context, ME), undefined);
    await tell(tx, { number: 2, askerId: OTHER });
    await take(tx, 2, null);
    assert.equal(await matterLeaver.findObstacle(context, ME), 'matter_in_hand');
    await matterLeaver.forget(context, leaving(false));
    const { rows } = await sql<{ readonly end_reason: string }>`select end_reason
      from matters.assignment where role = 'helper' and person_id = ${ME}`.execute(tx);
    assert.deepEqual(rows, [{ end_reason: 'left' }]);
  });
});

test('words stay unless they are taken along; what names the writer goes in any case', async () => {
  await rolledBack(async (tx) => {
    await tell(tx, { number: 1 });
    await matterLeaver.forget(contextOn(tx), leaving(false));
    assert.equal(await bodyOf(tx, 1), '我是＊＊＊，＊＊＊');
    await matterLeaver.forget(contextOn(tx), leaving(true));
    assert.equal(await bodyOf(tx, 1), '—');
  });
});

test('what is open, or what others had a part in, keeps its words', async () => {
  await rolledBack(async (tx) => {
    await tell(tx, { number: 1, isOpen: true });
    await tell(tx, { number: 2 });
    await say(tx, 2, { by: OTHER, at: '2026-01-02' });
    await tell(tx, { number: 3, askerId: OTHER });
    await matterLeaver.forget(contextOn(tx), leaving(true));
    assert.equal(await bodyOf(tx, 1), '我是＊＊＊，＊＊＊');
    assert.equal(await bodyOf(tx, 2), '我是＊＊＊，＊＊＊');
    // A stranger's matter in which the leaver had no part is not looked into.
    assert.equal(await bodyOf(tx, 3), SAID);
  });
});

test('a comment that somebody answered stays, the last word of a thread goes', async () => {
  await rolledBack(async (tx) => {
    await tell(tx, { number: 1, askerId: OTHER });
    await say(tx, 1, { by: ME, at: '2026-01-02' });
    await say(tx, 1, { by: OTHER, at: '2026-01-03' });
    await say(tx, 1, { by: ME, at: '2026-01-04' });
    await matterLeaver.forget(contextOn(tx), leaving(true));
    const { rows } = await sql<{ readonly body: string }>`
      select body from matters.comment where matter_id = ${id(1)} order by at`.execute(tx);
    const masked = '我是＊＊＊，＊＊＊';
    assert.deepEqual(
      rows.map(({ body }) => body),
      [masked, masked, '—'],
    );
  });
});

test('photos nobody else needs go with their words; one that lies elsewhere too is kept', async () => {
  await rolledBack(async (tx) => {
    const [gone, shared] = [id(901), id(902)];
    await tell(tx, { number: 1, photo: gone });
    await tell(tx, { number: 2, photo: shared });
    await tell(tx, { number: 3, askerId: OTHER, photo: shared });
    for (const file of [gone, shared]) {
      await sql`insert into platform.file (id, sha256, media_type, bytes, at)
        values (${file}, ${Buffer.from(file.slice(-4))}, 'image/webp', 7, '2026-01-01')`.execute(
        tx,
      );
    }
    assert.deepEqual(await listUnused(tx, [gone, shared, id(903)]), [id(903)]);
    await matterLeaver.forget(contextOn(tx), leaving(true));
    const { rows } = await sql<{ readonly id: string }>`
      select id from platform.file where id in (${gone}, ${shared})`.execute(tx);
    assert.deepEqual(rows, [{ id: shared }]);
  });
});

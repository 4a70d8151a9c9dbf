import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Decided, Review } from '#/features/moderation/model.ts';
import { moderationLeaver } from '#/features/moderation/actions/leave.ts';
import type { Db } from '#/platform/db/pool.ts';
import { readHolding } from '#/platform/personal/holding.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { sql } from 'kysely';
import { decideAppeal, findAppeal, insertAppeal } from './appeals.ts';
import { countReviews } from './counts.ts';
import { moderationHoldings } from './holdings.ts';
import { endHiding, listAppealed, listHiddenOf, openReview, saveDecision } from './reviews.ts';

const NOW = Temporal.Instant.from('2026-11-23T01:00:00Z');
const HERE = '350203007010';
const [AUTHOR, TYPIST, WORKER, OTHER] = [idOf(11), idOf(12), idOf(13), idOf(14)];
const decided: Decided = {
  decision: 'hidden',
  reason: 'insult',
  words: undefined,
  at: NOW,
  by: WORKER,
};

function idOf(number: number): string {
  return `019cf000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

/** Opens a review of a thing of its own, and decides it if told so. */
async function reviewed(
  db: Db,
  number: number,
  more: { readonly decided?: Decided; readonly openedAt?: Temporal.Instant } = {},
): Promise<Pick<Review, 'communityId' | 'id'>> {
  const key = { communityId: HERE, id: idOf(number) };
  await openReview(db, {
    ...key,
    matterId: idOf(1),
    thing: { kind: 'comment', id: idOf(number + 1_000) },
    personId: AUTHOR,
    actorId: TYPIST,
    openedAt: more.openedAt ?? NOW,
    dueAt: NOW,
  });
  if (more.decided !== undefined) await saveDecision(db, key, more.decided);
  return key;
}

function appealTo({ communityId, id }: Pick<Review, 'communityId' | 'id'>, dueInHours = 1) {
  const dueAt = NOW.add({ hours: dueInHours });
  return { communityId, reviewId: id, at: NOW, personId: AUTHOR, words: '不是罵人', dueAt };
}

describe('appeals', () => {
  test('one is kept as it was sent, and what came of it once', async () => {
    await rolledBack(async (tx) => {
      const key = await reviewed(tx, 100, { decided });
      assert.equal(await findAppeal(tx, key), undefined);
      await insertAppeal(tx, appealTo(key));
      assert.deepEqual(await findAppeal(tx, key), { ...appealTo(key), decided: undefined });
      const outcome = { outcome: 'upheld', answer: '仍不宜', at: NOW, by: OTHER } as const;
      await decideAppeal(tx, key, outcome);
      await decideAppeal(tx, key, { ...outcome, outcome: 'shown', by: WORKER });
      assert.deepEqual((await findAppeal(tx, key))?.decided, outcome);
    });
  });

  test('a second against the same review is declined by the database itself', async () => {
    await rolledBack(async (tx) => {
      const key = await reviewed(tx, 100, { decided });
      await insertAppeal(tx, appealTo(key));
      await assert.rejects(insertAppeal(tx, appealTo(key)), /appeal_pkey/);
    });
  });

  test('the database declines an outcome without who and when, and texts beyond their limit', async () => {
    await rolledBack(async (tx) => {
      const key = await reviewed(tx, 100, { decided });
      await insertAppeal(tx, appealTo(key));
      for (const wrong of [
        sql`outcome = 'upheld'`,
        sql`outcome = 'maybe', decided_at = now(), decided_by = ${OTHER}::uuid`,
        sql`answer = 'an answer before there is an outcome'`,
        sql`words = ''`,
        sql`words = repeat('長', 1001)`,
        sql`outcome = 'shown', decided_at = now(), decided_by = ${OTHER}::uuid, answer = ''`,
      ]) {
        await sql`savepoint attempt`.execute(tx);
        await assert.rejects(sql`update moderation.appeal set ${wrong}`.execute(tx), /appeal_/);
        await sql`rollback to savepoint attempt`.execute(tx);
      }
    });
  });

  test('an appeal belongs to a review that is there', async () => {
    await rolledBack(async (tx) => {
      const nowhere = appealTo({ communityId: HERE, id: idOf(999) });
      await assert.rejects(insertAppeal(tx, nowhere), /foreign key/);
    });
  });

  test('those that wait are listed, those due first', async () => {
    await rolledBack(async (tx) => {
      const late = await reviewed(tx, 100, { decided });
      const soon = await reviewed(tx, 101, { decided });
      const heard = await reviewed(tx, 102, { decided });
      await reviewed(tx, 103, { decided });
      await insertAppeal(tx, appealTo(late, 9));
      await insertAppeal(tx, appealTo(soon, 2));
      await insertAppeal(tx, appealTo(heard, 1));
      await decideAppeal(tx, heard, { outcome: 'upheld', answer: undefined, at: NOW, by: OTHER });
      const ids = (await listAppealed(tx, HERE)).map(({ id }) => id);
      assert.deepEqual(ids, [soon.id, late.id]);
      assert.deepEqual(await listAppealed(tx, '350203007011'), []);
    });
  });

  test('what was hidden of somebody is theirs, and of who typed it for them', async () => {
    await rolledBack(async (tx) => {
      const key = await reviewed(tx, 100, { decided });
      await reviewed(tx, 101, { decided: { ...decided, decision: 'kept', reason: undefined } });
      for (const who of [AUTHOR, TYPIST]) {
        assert.deepEqual(
          (await listHiddenOf(tx, [who])).map(({ id }) => id),
          [key.id],
        );
      }
      assert.deepEqual(await listHiddenOf(tx, [WORKER, OTHER]), []);
    });
  });

  test('who appealed reads it, who heard it what they decided; who leaves takes the words', async () => {
    await rolledBack(async (tx) => {
      const key = await reviewed(tx, 100, { decided });
      await insertAppeal(tx, appealTo(key));
      await decideAppeal(tx, key, { outcome: 'upheld', answer: '王秀英', at: NOW, by: OTHER });
      const read = async (code: string, who: string) => {
        const holding = moderationHoldings.find((one) => one.code === code);
        assert.ok(holding !== undefined);
        return (await readHolding(tx, holding, who))[0];
      };
      assert.equal((await read('appeal', AUTHOR))?.['answer'], '王秀英');
      assert.equal((await read('appeal_decided', OTHER))?.['outcome'], 'upheld');
      const leaving = { takesWords: false, pattern: '王秀英' };
      await moderationLeaver.forget(contextOn(tx), { ...leaving, personId: AUTHOR });
      const left = await findAppeal(tx, key);
      assert.equal(left?.words, undefined);
      assert.equal(left?.decided?.answer, '＊＊＊');
    });
  });
});

describe('counts for all to read', () => {
  test('each decision is counted, hidden ones by their reason, since a day', async () => {
    await rolledBack(async (tx) => {
      const shown = await reviewed(tx, 100, { decided });
      await endHiding(tx, shown, { at: NOW, by: OTHER });
      await reviewed(tx, 101, { decided });
      await reviewed(tx, 102, { decided: { ...decided, reason: 'personal' } });
      await reviewed(tx, 103, { decided: { ...decided, decision: 'kept', reason: undefined } });
      await reviewed(tx, 104);
      await reviewed(tx, 105, { decided, openedAt: NOW.subtract({ hours: 9_000 }) });
      const counts = await countReviews(tx, HERE, NOW.subtract({ hours: 24 }));
      const { byReason, ...sums } = counts;
      assert.deepEqual(sums, { waiting: 1, kept: 1, mended: 0, hidden: 3, shownAgain: 1 });
      assert.deepEqual(
        byReason.filter(({ hidden }) => hidden > 0),
        [
          { reason: 'personal', hidden: 1 },
          { reason: 'insult', hidden: 2 },
        ],
      );
      assert.equal(byReason.length, 5);
    });
  });
});

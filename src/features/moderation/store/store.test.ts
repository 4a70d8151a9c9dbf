import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { readHolding } from '#/platform/personal/holding.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import type { Decided, Review } from '#/features/moderation/model.ts';
import { moderationLeaver } from '#/features/moderation/actions/leave.ts';
import { moderationHoldings } from './holdings.ts';
import {
  dropWithheld,
  endHiding,
  findReview,
  findWithheld,
  insertObjection,
  listDeadlines,
  listDecided,
  listObjections,
  listOpen,
  lockReview,
  openReview,
  saveDecision,
  withhold,
} from './reviews.ts';

const NOW = Temporal.Instant.from('2026-11-23T01:00:00Z');
const HERE = '350203007010';
const NEXT = '350203007011';
const MATTER = idOf(1);
const THING = { kind: 'comment', id: idOf(2) } as const;
const [AUTHOR, TYPIST, WORKER, SAYER] = [idOf(11), idOf(12), idOf(13), idOf(14)];

function idOf(number: number): string {
  return `019cf000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

function review(changes: Partial<Review> = {}): Omit<Review, 'decided' | 'endedAt'> {
  return {
    communityId: HERE,
    id: idOf(100),
    matterId: MATTER,
    thing: THING,
    personId: AUTHOR,
    actorId: TYPIST,
    openedAt: NOW,
    dueAt: NOW.add({ hours: 24 }),
    ...changes,
  };
}

const hidden: Decided = {
  decision: 'hidden',
  reason: 'insult',
  words: '請好好說',
  at: NOW,
  by: WORKER,
};

function objection(number: number, personId: string | undefined) {
  return { id: idOf(number), at: NOW, personId, reason: 'insult', words: '罵人' } as const;
}

/** What the database itself declines. */
async function declined(db: Db, statement: () => Promise<unknown>): Promise<string> {
  await sql`savepoint attempt`.execute(db);
  try {
    await statement();
  } catch (error) {
    await sql`rollback to savepoint attempt`.execute(db);
    return String(error);
  }
  return '';
}

describe('reviews', () => {
  test('one thing has one open review, whoever opens it', async () => {
    await rolledBack(async (tx) => {
      assert.equal(await openReview(tx, review()), idOf(100));
      assert.equal(await openReview(tx, review({ id: idOf(101) })), idOf(100));
      const other = { id: idOf(102), thing: { kind: 'note', id: THING.id } } as const;
      assert.equal(await openReview(tx, review(other)), idOf(102));
      const found = await findReview(tx, idOf(100));
      assert.deepEqual(found, { ...review(), decided: undefined, endedAt: undefined });
      assert.deepEqual(await lockReview(tx, idOf(100)), found);
      assert.equal(await findReview(tx, idOf(101)), undefined);
    });
  });

  test('the list of a community has what is due first, and nothing of the next', async () => {
    await rolledBack(async (tx) => {
      await openReview(tx, review({ dueAt: NOW.add({ hours: 72 }) }));
      const soon = { id: idOf(101), thing: { kind: 'photo', id: idOf(3) } } as const;
      await openReview(tx, review(soon));
      await openReview(tx, review({ id: idOf(102), communityId: NEXT }));
      const ids = (await listOpen(tx, HERE)).map(({ id }) => id);
      assert.deepEqual(ids, [idOf(101), idOf(100)]);
      assert.deepEqual(await listDecided(tx, HERE), []);
    });
  });

  test('what was decided is kept with its reason, and leaves the list of what waits', async () => {
    await rolledBack(async (tx) => {
      await openReview(tx, review());
      await saveDecision(tx, review(), hidden);
      assert.deepEqual(await listOpen(tx, HERE), []);
      const [decided] = await listDecided(tx, HERE);
      assert.deepEqual(decided?.decided, hidden);
      await endHiding(tx, review(), { at: NOW, by: WORKER });
      assert.ok((await findReview(tx, idOf(100)))?.endedAt?.equals(NOW));
    });
  });

  test('a thing is hidden by one review, and once it is shown it can be hidden again', async () => {
    await rolledBack(async (tx) => {
      await openReview(tx, review());
      await saveDecision(tx, review(), hidden);
      const second = review({ id: idOf(101) });
      assert.equal(await openReview(tx, second), idOf(101));
      const twice = await declined(tx, () => saveDecision(tx, second, hidden));
      assert.match(twice, /review_one_hidden/);
      await endHiding(tx, review(), { at: NOW, by: WORKER });
      assert.equal(await declined(tx, () => saveDecision(tx, second, hidden)), '');
    });
  });

  test('the database declines what makes no sense', async () => {
    await rolledBack(async (tx) => {
      await openReview(tx, review());
      const bare = { ...hidden, reason: undefined };
      assert.match(await declined(tx, () => saveDecision(tx, review(), bare)), /check/);
      const kept = { ...hidden, decision: 'kept', reason: undefined } as const;
      await saveDecision(tx, review(), kept);
      const ended = { at: NOW, by: WORKER };
      assert.match(await declined(tx, () => endHiding(tx, review(), ended)), /check/);
    });
  });
});

describe('objections', () => {
  test('they are read in order and name nobody; visitors count one by one', async () => {
    await rolledBack(async (tx) => {
      await openReview(tx, review());
      for (const [number, who] of [
        [201, SAYER],
        [202, SAYER],
        [203, undefined],
        [204, undefined],
      ] as const) {
        await insertObjection(tx, review(), objection(number, who));
      }
      const said = await listObjections(tx, review());
      assert.equal(said.length, 3);
      assert.deepEqual(said[0], { at: NOW, reason: 'insult', words: '罵人' });
      assert.ok(!JSON.stringify(said).includes(SAYER));
    });
  });

  test('how soon they are looked at is data', async () => {
    await rolledBack(async (tx) => {
      const rules = await listDeadlines(tx);
      assert.deepEqual(
        rules.toSorted((one, other) => one.workingDays - other.workingDays),
        [
          { reason: 'personal', workingDays: 1 },
          { reason: '*', workingDays: 3 },
        ],
      );
    });
  });
});

describe('what is withheld', () => {
  const kept = { title: '題目', body: '原來的話', at: NOW };

  test('it is found by its review until it is shown again', async () => {
    await rolledBack(async (tx) => {
      await openReview(tx, review());
      await withhold(tx, review(), kept);
      assert.deepEqual(await findWithheld(tx, review()), { title: '題目', body: '原來的話' });
      await dropWithheld(tx, review());
      assert.equal(await findWithheld(tx, review()), undefined);
    });
  });

  test('what had no title has none', async () => {
    await rolledBack(async (tx) => {
      await openReview(tx, review());
      await withhold(tx, review(), { title: undefined, body: '一句話', at: NOW });
      assert.deepEqual(await findWithheld(tx, review()), { title: undefined, body: '一句話' });
    });
  });
});

describe('what people are told of it', () => {
  async function held(db: Db, code: string, personId: string) {
    const holding = moderationHoldings.find((one) => one.code === code);
    assert.ok(holding !== undefined);
    return readHolding(db, holding, personId);
  }

  async function fill(db: Db): Promise<void> {
    await openReview(db, review());
    await insertObjection(db, review(), objection(201, SAYER));
    await saveDecision(db, review(), hidden);
    await withhold(db, review(), { title: undefined, body: '王秀英說的話', at: NOW });
  }

  test('the author reads what was hidden and why, not who objected nor who decided', async () => {
    await rolledBack(async (tx) => {
      await fill(tx);
      const [withheld] = await held(tx, 'withheld', AUTHOR);
      assert.equal(withheld?.['body'], '王秀英說的話');
      const [own] = await held(tx, 'review', AUTHOR);
      assert.equal(own?.['reason'], 'insult');
      assert.ok(!JSON.stringify([withheld, own]).includes(WORKER));
      assert.deepEqual(await held(tx, 'objection', AUTHOR), []);
    });
  });

  test('who objected reads their own words, who decided what they decided', async () => {
    await rolledBack(async (tx) => {
      await fill(tx);
      assert.equal((await held(tx, 'objection', SAYER))[0]?.['words'], '罵人');
      assert.equal((await held(tx, 'review_decided', WORKER))[0]?.['decision'], 'hidden');
      assert.deepEqual(await held(tx, 'withheld', WORKER), []);
    });
  });

  test('who leaves takes their hidden words along, and objected as nobody', async () => {
    await rolledBack(async (tx) => {
      await fill(tx);
      const context = contextOn(tx);
      const leave = (personId: string, pattern: string) =>
        moderationLeaver.forget(context, { personId, takesWords: false, pattern });
      await leave(SAYER, '罵人');
      assert.deepEqual(await held(tx, 'objection', SAYER), []);
      assert.equal((await listObjections(tx, review()))[0]?.words, '＊＊＊');
      await leave(idOf(99), '王秀英');
      assert.equal((await findWithheld(tx, review()))?.body, '＊＊＊說的話');
      await leave(AUTHOR, '(?!)');
      assert.equal(await findWithheld(tx, review()), undefined);
      assert.equal((await listDecided(tx, HERE)).length, 1);
      assert.equal(await moderationLeaver.findObstacle(context, AUTHOR), undefined);
    });
  });
});

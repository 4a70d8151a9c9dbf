import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { visitor } from '#/platform/access/subject.ts';
import type { Db } from '#/platform/db/pool.ts';
import { listCorrectionsOf } from '#/features/rights/store/corrections.ts';
import { rolledBack } from '#test/database.ts';
import { contextOf, makeWorld, people, recordedIn, refusalOf } from '#test/world.ts';
import { answerCorrection, askToCorrect, listToAnswer } from './correct.ts';

const WORDS = '姓名第三個字應該是「明」。';

/** Has somebody ask for a correction; gives its id. */
async function ask(db: Db, personId: string, words = WORDS): Promise<string> {
  const asked = await askToCorrect(await contextOf(db, personId), words);
  assert.ok(asked.ok);
  return asked.value.id;
}

const corrected = (id: string) => ({ id, answer: 'corrected', reason: undefined }) as const;

describe('asking for a correction', () => {
  test('the words reach the community that keeps the record, and it is recorded', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const id = await ask(tx, people.chen);
      const [mine] = await listCorrectionsOf(tx, people.chen);
      assert.deepEqual([mine?.id, mine?.words, mine?.answer], [id, WORDS, undefined]);
      const waiting = await listToAnswer(await contextOf(tx, people.zhuang));
      assert.deepEqual(
        waiting.map((one) => one.personId),
        [people.chen],
      );
      assert.equal((await recordedIn(tx)).at(-1)?.what, 'rights.ask_to_correct');
      // The words themselves do not stand in the journal.
      assert.doesNotMatch(JSON.stringify(await recordedIn(tx)), /明/);
    });
  });

  test('a helper asks in the name of the person, who sees it', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const context = await contextOf(tx, people.lin, { actingForId: people.wang });
      assert.ok((await askToCorrect(context, WORDS)).ok);
      const [asked] = await listCorrectionsOf(tx, people.wang);
      assert.equal(asked?.askedBy, people.lin);
    });
  });

  test('after five that wait the sixth has to wait too, until one is answered', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const ids = [];
      for (let index = 0; index < 5; index += 1) ids.push(await ask(tx, people.chen));
      const context = await contextOf(tx, people.chen);
      assert.equal(refusalOf(await askToCorrect(context, WORDS)), 'too_many_corrections');
      const worker = await contextOf(tx, people.zhuang);
      assert.ok((await answerCorrection(worker, corrected(ids[0] ?? ''))).ok);
      assert.ok((await askToCorrect(context, WORDS)).ok);
    });
  });

  test('a visitor has no record to be mended', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const context = { ...(await contextOf(tx, people.chen)), subject: visitor };
      assert.equal(refusalOf(await askToCorrect(context, WORDS)), 'not_found');
      assert.equal(refusalOf(await answerCorrection(context, corrected(people.chen))), 'not_found');
      assert.deepEqual(await listToAnswer(context), []);
    });
  });
});

describe('answering a correction', () => {
  test('the answer with its reason stands with the request, and only once', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const id = await ask(tx, people.chen);
      const worker = await contextOf(tx, people.zhuang);
      const left = { id, answer: 'left', reason: '身分證上就是這個字。' } as const;
      assert.ok((await answerCorrection(worker, left)).ok);
      const [mine] = await listCorrectionsOf(tx, people.chen);
      assert.deepEqual([mine?.answer, mine?.reason], ['left', left.reason]);
      assert.equal(refusalOf(await answerCorrection(worker, left)), 'correction_gone');
      assert.deepEqual(await listToAnswer(worker), []);
    });
  });

  test('nobody answers their own, nor those of another community', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const own = await ask(tx, people.zhuang);
      const worker = await contextOf(tx, people.zhuang);
      assert.deepEqual(await listToAnswer(worker), []);
      assert.equal(refusalOf(await answerCorrection(worker, corrected(own))), 'not_found');
      const theirs = await ask(tx, people.chen);
      const outside = await contextOf(tx, people.xu);
      assert.deepEqual(await listToAnswer(outside), []);
      assert.equal(refusalOf(await answerCorrection(outside, corrected(theirs))), 'not_found');
      const leader = await contextOf(tx, people.chen);
      assert.equal(refusalOf(await answerCorrection(leader, corrected(own))), 'not_found');
    });
  });

  test('the steward of the community answers as well', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const id = await ask(tx, people.zhuang);
      const steward = await contextOf(tx, people.wu);
      assert.equal((await listToAnswer(steward)).length, 1);
      assert.ok((await answerCorrection(steward, corrected(id))).ok);
    });
  });
});

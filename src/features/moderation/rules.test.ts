import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import type { Decided } from './model.ts';
import { coverWords, isOwn, refusalOf, workingDaysFor } from './rules.ts';

const words = { title: '王家的燈', body: '王家的燈壞了，電話是13955512345。王家說急。' };
const said = (body: string) => ({ title: undefined, body });
const decided: Decided = {
  decision: 'kept',
  reason: undefined,
  words: undefined,
  at: Temporal.Instant.from('2026-11-23T01:00:00Z'),
  by: 'worker',
};

function valueOf(result: ReturnType<typeof coverWords>) {
  assert.ok(result.ok);
  return result.value;
}

describe('covering words', () => {
  test('without a passage title and body are covered, and nothing tells how long they were', () => {
    assert.deepEqual(valueOf(coverWords(words, undefined)), { title: '███', body: '███' });
    const short = valueOf(coverWords({ title: '長得多的一個題目', body: '短' }, undefined));
    assert.deepEqual(short, { title: '███', body: '███' });
  });

  test('what has no title gets none', () => {
    assert.deepEqual(valueOf(coverWords(said('罵人的話'), undefined)), said('███'));
  });

  test('a passage is covered wherever it stands, in the title too', () => {
    assert.deepEqual(valueOf(coverWords(words, '王家')), {
      title: '██的燈',
      body: '██的燈壞了，電話是13955512345。██說急。',
    });
  });

  test('a long passage does not tell its length', () => {
    assert.equal(
      valueOf(coverWords(words, '13955512345')).body,
      '王家的燈壞了，電話是███。王家說急。',
    );
  });

  test('a passage that is not there is refused, and so is a pattern of one', () => {
    for (const passage of ['李家', '.*', '王家 的燈', '\\d+']) {
      const covered = coverWords(words, passage);
      assert.equal(covered.ok ? '' : covered.refusal, 'passage_not_found', passage);
    }
  });

  test('signs that mean something elsewhere are covered as they stand', () => {
    assert.equal(valueOf(coverWords(said('價錢 $& (50) <b>'), '$& (50)')).body, '價錢 ███ <b>');
  });

  const text = fc.string({ minLength: 2, maxLength: 60 });
  property(
    'a covered text is no longer than it was, and shows that something was covered',
    fc.property(text, text, text, (head, passage, tail) => {
      const { body } = valueOf(coverWords(said(`${head}${passage}${tail}`), passage));
      assert.ok(body.length <= head.length + passage.length + tail.length);
      assert.ok(body.includes('█'));
    }),
  );
});

describe('when a review is due', () => {
  const rules = [
    { reason: 'personal', workingDays: 1 },
    { reason: '*', workingDays: 4 },
  ];

  test('what names somebody has its own days, everything else those of the rest', () => {
    assert.equal(workingDaysFor('personal', rules), 1);
    assert.equal(workingDaysFor('insult', rules), 4);
  });

  test('a host who has taken all rules out is not left without a day', () => {
    assert.equal(workingDaysFor('insult', []), 3);
    assert.equal(workingDaysFor('other', rules.slice(0, 1)), 3);
  });
});

describe('what is somebody’s own', () => {
  const review = { personId: 'wang', actorId: 'lin' };

  test('what they wrote, and what they typed for somebody else', () => {
    assert.equal(isOwn(review, ['wang']), true);
    assert.equal(isOwn(review, ['lin', undefined]), true);
    assert.equal(isOwn(review, ['zhuang', 'wang']), true, 'also while they act for them');
  });

  test('not what others wrote, and nothing of a visitor', () => {
    assert.equal(isOwn(review, ['zhuang']), false);
    assert.equal(isOwn(review, [undefined, undefined]), false);
  });
});

describe('how a review may be decided', () => {
  const open = { decided: undefined, thing: { kind: 'comment', id: 'c' } } as const;

  test('it stays, was mended, or is hidden with a reason', () => {
    assert.equal(refusalOf(open, { decision: 'kept', reason: undefined }), undefined);
    assert.equal(refusalOf(open, { decision: 'mended', reason: undefined }), undefined);
    assert.equal(refusalOf(open, { decision: 'hidden', reason: 'insult' }), undefined);
  });

  test('nothing is hidden without a reason', () => {
    const wish = { decision: 'hidden', reason: undefined } as const;
    assert.equal(refusalOf(open, wish), 'reason_required');
  });

  test('a name is mended or kept, never hidden', () => {
    const name = { ...open, thing: { kind: 'name', id: 'm' } } as const;
    assert.equal(refusalOf(name, { decision: 'hidden', reason: 'insult' }), 'not_hideable');
    assert.equal(refusalOf(name, { decision: 'mended', reason: undefined }), undefined);
  });

  test('what was decided is not decided again', () => {
    for (const decision of ['kept', 'hidden', 'mended'] as const) {
      const again = refusalOf({ ...open, decided }, { decision, reason: 'other' });
      assert.equal(again, 'decided_already');
    }
  });
});

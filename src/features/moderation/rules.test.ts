import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import { hidingReasons } from '#/features/matters/index.ts';
import { LEAST_PUBLISHED } from './model.ts';
import type { Appeal, Decided } from './model.ts';
import {
  coverWords,
  isHidden,
  isOwn,
  publishedCounts,
  refusalOf,
  refusalToAppeal,
  refusalToHear,
  workingDaysFor,
} from './rules.ts';

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

describe('an appeal', () => {
  const hidden = { decided: { ...decided, decision: 'hidden' }, endedAt: undefined } as const;
  const appeal: Appeal = {
    communityId: 'c',
    reviewId: 'r',
    at: decided.at,
    personId: 'wang',
    words: '沒有罵人',
    dueAt: decided.at,
    decided: undefined,
  };
  const heard = { outcome: 'upheld', answer: undefined, at: decided.at, by: 'wu' } as const;

  test('is made against what is hidden now, and once', () => {
    assert.equal(isHidden(hidden), true);
    assert.equal(refusalToAppeal(hidden, undefined), undefined);
    assert.equal(refusalToAppeal(hidden, appeal), 'appealed_already');
    assert.equal(refusalToAppeal({ ...hidden, endedAt: decided.at }, undefined), 'not_hidden');
    assert.equal(refusalToAppeal({ ...hidden, decided }, undefined), 'not_hidden');
    assert.equal(refusalToAppeal({ ...hidden, decided: undefined }, undefined), 'not_hidden');
  });

  test('is heard by somebody else than who hid it, also while they act for somebody', () => {
    assert.equal(refusalToHear(hidden, appeal, ['wu', 'wu']), undefined);
    assert.equal(refusalToHear(hidden, appeal, ['worker', undefined]), 'same_person');
    assert.equal(refusalToHear(hidden, appeal, ['wu', 'worker']), 'same_person');
  });

  test('is heard once, and where there is one', () => {
    assert.equal(refusalToHear(hidden, undefined, ['wu']), 'no_appeal');
    assert.equal(refusalToHear({ decided: undefined }, appeal, ['wu']), 'no_appeal');
    assert.equal(refusalToHear(hidden, { ...appeal, decided: heard }, ['wu']), 'decided_already');
  });
});

describe('what is published of how often something was hidden', () => {
  const published = (counts: readonly number[], more: object = {}) =>
    publishedCounts({
      waiting: 0,
      kept: 0,
      mended: 0,
      hidden: counts.reduce((sum, count) => sum + count, 0),
      shownAgain: 0,
      byReason: hidingReasons.map((reason, index) => ({ reason, hidden: counts[index] ?? 0 })),
      ...more,
    });

  test('none is none, five is five, and between them nothing is said', () => {
    const { waiting, kept, mended } = published([], { waiting: 1, kept: 4, mended: 5 });
    assert.deepEqual([waiting, kept, mended], [undefined, undefined, 5]);
    assert.deepEqual(
      [[], [4], [5]].map((counts) => published(counts).hidden),
      [0, undefined, 5],
    );
  });

  test('the reasons are told when none of them is a few, and otherwise only their sum', () => {
    const told = published([5, 12]).byReason?.map(({ hidden }) => hidden);
    assert.deepEqual(told, [5, 12, 0, 0, 0]);
    assert.deepEqual(published([12, 2, 7]).byReason, undefined);
    assert.equal(published([12, 2, 7]).hidden, 21);
  });

  test('how many are shown again is told unless that, or the rest, is a few', () => {
    const again = (shownAgain: number) => published([20], { shownAgain }).shownAgain;
    const none = undefined;
    assert.deepEqual([0, 1, 4, 5, 15, 16, 19, 20].map(again), [
      0,
      none,
      none,
      5,
      15,
      none,
      none,
      20,
    ]);
  });

  test('from what is told, no count of a few can be reckoned', () => {
    const most = LEAST_PUBLISHED + 4;
    const alike = new Map<string, number[][]>();
    for (let each = 0; each < most ** 3; each += 1) {
      const counts = [each % most, Math.floor(each / most) % most, Math.floor(each / most ** 2)];
      const key = JSON.stringify(published(counts));
      alike.set(key, [...(alike.get(key) ?? []), counts]);
    }
    for (const [key, worlds] of alike) {
      for (const at of [0, 1, 2]) {
        const possible = new Set(worlds.map((counts) => counts[at] ?? 0));
        const isTold = possible.size === 1;
        for (const count of possible)
          assert.ok(!isTold || count === 0 || count >= LEAST_PUBLISHED, key);
      }
    }
    assert.ok(alike.size > 100, 'most of it is still told');
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hidingReasons, reasonWords, thingKinds } from '#/features/matters/index.ts';
import { languages } from '#/platform/i18n/language.ts';
import { drawnAt, sentForm, textOf, viewWith } from '#test/drawn.ts';
import type {
  ObjectingShown,
  ReviewShown,
  ReviewsShown,
} from '#/features/moderation/routes/shapes.ts';
import { refusalWords } from '#/features/moderation/words/refusals.ts';
import { reviewWords } from '#/features/moderation/words/reviews.ts';
import { objectingPage } from './objecting.ts';
import { reviewPage } from './review.ts';
import { reviewsPage, standing } from './reviews.ts';

const ID = '019cf000-0000-7000-8000-000000000001';
const place = { id: '350203007010', names: { hant: '深田社區', hans: '深田社区', en: 'Shentian' } };
const line = {
  id: ID,
  kind: 'comment',
  matter: { id: '350203007010-2026-0001', title: '樓道的燈' },
  openedAt: drawnAt,
  dueAt: drawnAt,
} as const;

function review(changes: Partial<ReviewShown> = {}): ReviewShown {
  return {
    ...line,
    community: place,
    words: { body: '一句話' },
    objections: [{ at: drawnAt, reason: 'insult', words: '罵人' }],
    mayHear: false,
    ...changes,
  };
}

describe('the question what should not be there', () => {
  const shown: ObjectingShown = {
    matter: line.matter,
    things: thingKinds.map((kind) => ({ kind, id: ID, excerpt: `一段${kind}`, at: drawnAt })),
  };

  test('each part and each reason can be chosen, in three languages', async () => {
    for (const language of languages) {
      const text = await textOf(objectingPage(viewWith({ language }), shown).body);
      for (const reason of hidingReasons) {
        assert.ok(text.includes(reasonWords[language].reasons[reason]), `${language} ${reason}`);
      }
      for (const kind of thingKinds.filter((one) => one !== 'photo')) {
        assert.ok(text.includes(reasonWords[language].kinds[kind]), `${language} ${kind}`);
      }
      assert.ok(text.includes(reviewWords[language].photo('1')), language);
      assert.doesNotMatch(text, /undefined/);
    }
  });

  test('what was typed comes back with what was wrong', async () => {
    const form = sentForm({
      endpoint: 'moderation.object',
      values: { words: '裡面有電話' },
      refusal: refusalWords['zh-Hant'].refusals.thing_unknown({}),
    });
    const text = await textOf(objectingPage(viewWith({ form }), shown).body);
    assert.match(text, /裡面有電話/);
    assert.match(text, /已經不在了，或者已經隱藏/);
  });
});

describe('the list of what waits', () => {
  test('what waits says until when, what was decided what came of it', async () => {
    const decided = { ...line, decision: 'hidden', reason: 'insult' } as const;
    const shown: ReviewsShown = { place, appealed: [], waiting: [line], decided: [decided] };
    const text = await textOf(reviewsPage(viewWith(), shown).body);
    assert.match(text, /深田社區：內容複核/);
    assert.match(text, /前要看/);
    assert.match(text, /隱藏了 · 罵人、傷人/);
  });

  test('an empty list says so, in each language', async () => {
    for (const language of languages) {
      const shown: ReviewsShown = { place, appealed: [], waiting: [], decided: [] };
      const text = await textOf(reviewsPage(viewWith({ language }), shown).body);
      assert.ok(text.includes(reviewWords[language].none), language);
      assert.ok(text.includes(reviewWords[language].noneDecided), language);
    }
  });

  test('what is shown again says since when, and no reason any more', () => {
    const ended = { ...line, decision: 'hidden', reason: 'insult', endedAt: drawnAt } as const;
    assert.equal(standing(viewWith(), ended), '2026年11月22日起重新顯示');
    assert.equal(standing(viewWith(), { ...line, decision: 'kept' }), '保留了');
  });
});

describe('the page of a review', () => {
  const drawn = (changes: Partial<ReviewShown>) =>
    textOf(reviewPage(viewWith(), review(changes)).body);

  test('it shows the words, what was said of them, and three ways to decide', async () => {
    const text = await drawn({});
    for (const part of ['一句話', '罵人', '照樣保留', '已經在原來的地方改好', '只遮住這段話']) {
      assert.ok(text.includes(part), part);
    }
    assert.doesNotMatch(text, /隱藏前的原文/);
  });

  test('a name is not offered to be hidden, and neither is a passage of a photo', async () => {
    assert.doesNotMatch(await drawn({ kind: 'name', words: { body: '' } }), /只遮住這段話/);
    const name = String(await reviewPage(viewWith(), review({ kind: 'name' })).body);
    assert.doesNotMatch(name, /name="decision"\s+value="hidden"/);
    const photo = String(await reviewPage(viewWith(), review({ kind: 'photo', photo: ID })).body);
    assert.match(photo, new RegExp(`/photos/${ID}/card`));
    assert.doesNotMatch(photo, /name="passage"/);
  });

  test('what was decided is not decided again; what is hidden is shown to who looks', async () => {
    const text = await drawn({
      decision: 'hidden',
      reason: 'insult',
      words: { body: '███' },
      withheld: { title: '題目', body: '第一行\n第二行' },
    });
    assert.match(text, /隱藏前的原文/);
    assert.match(text, /題目\s*第一行\s*第二行/);
    assert.match(text, /重新顯示/);
    assert.doesNotMatch(text, /您的決定/);
  });

  test('who may hear an appeal is asked, who hid it only reads it, and what came of it is said', async () => {
    const appeal = { at: drawnAt, dueAt: drawnAt, words: '電話是我自己的' };
    const hidden = { decision: 'hidden', reason: 'personal', appeal } as const;
    const asked = String(await reviewPage(viewWith(), review({ ...hidden, mayHear: true })).body);
    assert.match(asked, /電話是我自己的/);
    assert.match(asked, /name="outcome"\s+value="upheld"/);
    const read = String(await reviewPage(viewWith(), review(hidden)).body);
    assert.match(read, /要由另一個人來看/);
    assert.doesNotMatch(read, /name="outcome"/);
    const upheld = {
      ...hidden,
      appeal: { ...appeal, words: undefined, outcome: 'upheld' },
    } as const;
    const heard = await drawn(upheld);
    assert.match(heard, /還是隱藏/);
    assert.match(heard, /沒有留下話/);
  });

  test('a photo that waits can be covered in part, one that was decided on not', async () => {
    const photo = { kind: 'photo', photo: ID, words: { body: '' } } as const;
    assert.match(String(await reviewPage(viewWith(), review(photo)).body), /covers\/new\?matter=/);
    const decided = { ...photo, decision: 'mended' } as const;
    assert.doesNotMatch(String(await reviewPage(viewWith(), review(decided)).body), /covers\/new/);
  });

  test('a button that came to nothing says why on top', async () => {
    const refusal = refusalWords['zh-Hant'].refusals.words_gone({});
    const form = sentForm({ endpoint: 'moderation.show_again', refusal });
    const text = await textOf(reviewPage(viewWith({ form }), review()).body);
    assert.match(text, /原文已經刪掉/);
  });

  test('markup in words and in what was said stays text', async () => {
    const bad = '<img src=x onerror=alert(1)>';
    const objections = [{ at: drawnAt, reason: 'other', words: bad } as const];
    const page = String(
      await reviewPage(viewWith(), review({ words: { body: bad }, objections })).body,
    );
    assert.ok(!page.includes(bad));
    assert.equal(page.match(/&lt;img src=x/g)?.length, 2);
  });
});

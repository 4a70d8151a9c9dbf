import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf, viewWith } from '#test/drawn.ts';
import { hours, personLine, plainMatter } from '#test/plain-shown.ts';
import { hidingReasons } from '#/features/matters/model/hiding.ts';
import { reasonWords } from '#/features/matters/words/hiding.ts';
import { languages } from '#/platform/i18n/language.ts';
import type { Language } from '#/platform/i18n/language.ts';
import { coverLinks, hiddenNotices, hiddenWords, objectLink } from './hidden.ts';
import { matterPage } from './matter.ts';
import { matterStory } from './story.ts';

const hidden = { at: hours(0), cause: 'personal' } as const;

test('each reason is said with its day in three languages', () => {
  for (const language of languages) {
    const said = hidingReasons.map((cause) =>
      hiddenWords(viewWith({ language }), { ...hidden, cause }),
    );
    assert.equal(new Set(said).size, hidingReasons.length, language);
    for (const sentence of said) {
      assert.match(sentence, /2026/);
      assert.doesNotMatch(sentence, /undefined|\{|\}/);
    }
  }
});

test('where nothing is hidden nothing is said', () => {
  assert.equal(hiddenNotices(viewWith(), plainMatter()), '');
});

test('words and each photo that are hidden are told apart', async () => {
  const shown = plainMatter({ hidden, hiddenPhotos: [hidden, { ...hidden, cause: 'insult' }] });
  const text = await textOf(hiddenNotices(viewWith(), shown));
  assert.match(text, /2026年11月22日起隱藏：寫了別人的個人資料/);
  assert.equal(text.match(/有一張照片/g)?.length, 2);
  assert.match(text, /罵人、傷人/);
});

test('beside what is hidden its author is led on, in three languages', async () => {
  for (const language of languages) {
    const shown = plainMatter({ hidden, hiddenPhotos: [hidden] });
    const page = String(await hiddenNotices(viewWith({ language }), shown));
    assert.equal(page.match(/href="\/me\/hidden"/g)?.length, 2, language);
    assert.ok(page.includes(reasonWords[language].isYours), language);
  }
});

test('who brought photos is led to covering parts of each, and nobody else is', async () => {
  const photo = (isMine: boolean) => ({
    id: crypto.randomUUID(),
    stage: 'before' as const,
    at: hours(-1),
    isMine,
  });
  const drawn = async (photos: readonly boolean[], language: Language = 'en') => {
    const shown = plainMatter({ photos: photos.map(photo) });
    return String(await Promise.all(coverLinks(viewWith({ language }), shown)));
  };
  assert.equal(await drawn([false, false]), '');
  for (const language of languages) {
    assert.ok((await drawn([false, true], language)).includes(reasonWords[language].cover));
    const two = await drawn([true, true], language);
    assert.ok(two.includes(reasonWords[language].coverOne('2')), language);
    assert.equal(two.match(/photo=/g)?.length, 2);
  }
});

test('a hidden comment is told with its reason, those beside it as they are', async () => {
  const comment = { at: hours(-1), by: personLine(), visibility: 'public' } as const;
  const comments = [
    { ...comment, body: '███', hidden },
    { ...comment, body: '好好的一句話' },
  ];
  const text = await textOf(matterStory(viewWith(), plainMatter({ comments, story: [] })));
  assert.match(text, /起隱藏：寫了別人的個人資料/);
  assert.match(text, /好好的一句話/);
  assert.equal(text.match(/起隱藏/g)?.length, 1);
});

test('words of the story that are hidden are told so as well', async () => {
  const line = { at: hours(-1), verb: 'release', by: personLine(), visibility: 'public' } as const;
  const shown = plainMatter({ story: [{ ...line, note: '███', hidden }], comments: [] });
  assert.match(await textOf(matterStory(viewWith(), shown)), /起隱藏/);
});

test('a page whose words are hidden says so and still leads on', async () => {
  for (const language of languages) {
    const shown = plainMatter({ title: '███', body: '███', hidden });
    const text = await textOf(matterPage(viewWith({ language }), shown).body);
    assert.ok(text.includes(reasonWords[language].reasons.personal), language);
    assert.ok(text.includes(reasonWords[language].object), language);
  }
});

test('the link to object names the matter as addresses do', async () => {
  const link = String(await objectLink(viewWith(), plainMatter()));
  assert.match(link, /href="\/objections\/new\?matter=[0-9A-Za-z%.-]+"/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertSound, sentForm, textOf, viewWith } from '#test/drawn.ts';
import { attributeOf, listNamed, readMarkup, wordsIn } from '#test/markup.ts';
import { hours, plainCard } from '#test/plain-shown.ts';
import type { CardLine } from '#/features/matters/routes/shapes.ts';
import { boardWords } from '#/features/matters/words/board.ts';
import { languages } from '#/platform/i18n/language.ts';
import { followButton, iconOf, matterCard } from './card.ts';

const view = viewWith();
const say = boardWords['zh-Hant'];

async function offered(
  changes: Partial<CardLine>,
  language: (typeof languages)[number] = 'zh-Hant',
) {
  const part = matterCard(viewWith({ language }), plainCard(changes));
  await assertSound(part);
  const root = readMarkup(`${await part}`);
  const buttons = listNamed(root, 'a', 'button').filter((one) =>
    attributeOf(one, 'class').startsWith('button'),
  );
  return {
    labels: buttons.map(wordsIn),
    spoken: buttons.map((one) => attributeOf(one, 'aria-label')),
    ways: [
      ...listNamed(root, 'form').map((one) => attributeOf(one, 'action')),
      ...buttons.flatMap((one) => (one.name === 'a' ? [attributeOf(one, 'href')] : [])),
    ],
  };
}

const ID = '/matters/350203007010-2026-0371';

/** What a card offers, by how the matter stands and what the reader is to it. */
const table: readonly (readonly [
  name: string,
  changes: Partial<CardLine>,
  labels: readonly string[],
  ways: readonly string[],
])[] = [
  [
    'open and to be taken: to do it, or to say “me too”',
    { mayClaim: true, followers: 7 },
    [say.claim, say.follow('7')],
    [`${ID}/claim`, `${ID}/followers`],
  ],
  ['open and not theirs to take: to say “me too”', {}, [say.followNone], [`${ID}/followers`]],
  [
    'open and followed: to follow it no longer',
    { isFollowing: true, followers: 8 },
    [say.following('8')],
    [`${ID}/followers?_method=DELETE`],
  ],
  ['open and their own: to see how it goes', { isMine: true }, [say.seeProgress], [ID]],
  ['under way: to see how it goes', { bucket: 'in_hand' }, [say.seeProgress], [ID]],
  [
    'in their hands: to see how it goes',
    { bucket: 'in_hand', isInMyHands: true },
    [say.seeProgress],
    [ID],
  ],
  [
    'done and their own: to say whether it is solved',
    { bucket: 'in_hand', state: 'done', isMine: true },
    [say.confirm],
    [`${ID}/confirm`],
  ],
  [
    'done and somebody else’s: to see how it goes',
    { bucket: 'in_hand', state: 'done' },
    [say.seeProgress],
    [ID],
  ],
  ['over: nothing, the card itself leads there', { bucket: 'closed', state: 'resolved' }, [], []],
];

for (const [name, changes, labels, ways] of table) {
  test(`a card of a matter that is ${name}`, async () => {
    const seen = await offered(changes);
    assert.deepEqual(seen.labels, labels);
    assert.deepEqual(seen.ways, ways);
    // Of many cards on a page each button names its own to those who hear it.
    for (const spoken of seen.spoken) assert.match(spoken, /坡道欄杆鬆動/);
  });
}

test('the title is the one link of a card, with nothing to press inside', async () => {
  const root = readMarkup(`${await matterCard(view, plainCard())}`);
  const [link, ...more] = listNamed(root, 'a');
  assert.deepEqual([attributeOf(link ?? root, 'href'), more], [ID, []]);
});

test('what is read out is in the characters of the reader', async () => {
  const { spoken } = await offered({ mayClaim: true }, 'zh-Hans');
  for (const text of spoken) assert.match(text, /坡道栏杆松动/);
});

test('kind, state, place and time stand on a card in three languages', async () => {
  for (const language of languages) {
    const own = viewWith({ language });
    const text = await textOf(matterCard(own, plainCard()));
    const { hant, hans, en } = plainCard().category.names;
    assert.ok(text.includes({ 'zh-Hant': hant, 'zh-Hans': hans, en }[language]), text);
  }
});

test('a place that may not be told is left out, rather than shown empty', async () => {
  const where = { id: 'x', names: { hant: '', hans: '', en: '' } };
  const root = readMarkup(`${await matterCard(view, plainCard({ where }))}`);
  assert.equal(listNamed(root, 'li').length, 1);
});

test('thanks stand in quotation marks, and a picture has words for those who hear', async () => {
  const part = matterCard(
    view,
    plainCard({ thanks: '踏實了', photo: crypto.randomUUID(), bucket: 'closed' }),
  );
  await assertSound(part);
  assert.match(await textOf(part), /「踏實了」/);
  const [image] = listNamed(readMarkup(`${await part}`), 'img');
  assert.equal(attributeOf(image ?? readMarkup(''), 'alt'), '照片：坡道欄杆鬆動');
});

test('an appointment and whoever comes stand in the state of the card', async () => {
  const text = await textOf(
    matterCard(
      view,
      plainCard({
        bucket: 'in_hand',
        state: 'scheduled',
        scheduledFor: hours(20),
        holderName: '陳師傅',
      }),
    ),
  );
  assert.match(text, /陳師傅/);
  assert.match(text, /3:34/);
});

test('a sign that nobody has drawn is replaced by the plain one', () => {
  assert.equal(iconOf('fence'), 'fence');
  for (const odd of ['', 'dragons', '"><b>', 'constructor']) assert.equal(iconOf(odd), 'other');
});

test('a button says nothing of what became of it: that stands on top of the page', async () => {
  const form = sentForm({ endpoint: 'matters.follow', refusal: '不行。' });
  const text = await textOf(followButton(viewWith({ form }), plainCard()));
  assert.doesNotMatch(text, /不行/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { viewWith } from '#test/drawn.ts';
import { personLine } from '#test/plain-shown.ts';
import { voices } from '#/features/matters/model/matter.ts';
import { languages } from '#/platform/i18n/language.ts';
import { callPerson, sentence } from './persons.ts';
import { largePhotoOf, photoOf } from './photos.ts';

test('a person is “you” before they have a name, and a name before they are a part', () => {
  const view = viewWith();
  assert.equal(callPerson(view, personLine({ isYou: true, name: '陳師傅' })), '您');
  assert.equal(callPerson(view, personLine({ name: '陳師傅', voice: 'holder' })), '陳師傅');
  assert.equal(callPerson(view, personLine({ voice: 'holder' })), '接手的人');
  assert.equal(callPerson(view, undefined), '工作人員');
});

test('every part somebody can have in a matter is called something in every language', () => {
  for (const language of languages) {
    const names = voices.map((voice) => callPerson(viewWith({ language }), personLine({ voice })));
    assert.ok(
      names.every((name) => name.trim() !== ''),
      language,
    );
    // Who lends a hand is a neighbour to those who may not know more.
    assert.equal(new Set(names).size, voices.length - 1, language);
  }
});

test('a sentence begins with a capital letter where there are some', () => {
  assert.equal(sentence('you took it'), 'You took it');
  assert.equal(sentence('陳師傅'), '陳師傅');
  assert.equal(sentence(''), '');
  assert.equal(sentence('émile'), 'Émile');
});

test('a photo is asked for in the size that is needed, and opens in full where it is looked at', () => {
  const small = photoOf('p1', 'Railing');
  assert.deepEqual(
    small.sources.map(({ address, width }) => [address, width]),
    [
      ['/photos/p1/thumb', 320],
      ['/photos/p1/card', 800],
    ],
  );
  assert.equal(small.address, undefined);
  const large = largePhotoOf('p1', 'Railing');
  assert.equal(large.address, '/photos/p1/full');
  assert.equal(large.sources.length, 3);
  // The place of the picture is kept before it has come.
  assert.deepEqual([small.width, small.height], [800, 600]);
});

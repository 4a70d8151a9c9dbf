import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markupOf } from '#test/drawn.ts';
import { coverBoxes } from './cover-boxes.ts';

const spec = {
  name: 'boxes',
  label: 'Which parts?',
  hint: 'left top width height',
  photo: { address: '/photos/1/full', alt: 'A "gate"' },
  takeBack: 'Take back',
};
const fields = { language: 'en', endpoint: 'x.y', sent: undefined } as const;

test('the photo stands whole with a scale at two edges, and the numbers are asked for below', async () => {
  const markup = await markupOf(coverBoxes(fields, spec));
  assert.match(markup, /<img src="\/photos\/1\/full" alt="A &quot;gate&quot;"/);
  assert.equal(markup.match(/<span>90<\/span>/g)?.length, 2);
  assert.match(markup, /<textarea[^>]*name="boxes"/);
  assert.match(markup, /left top width height/);
});

test('what was typed and was wrong stands there again', async () => {
  const sent = {
    endpoint: 'x.y',
    values: { boxes: '1 2 3' },
    problems: [{ field: 'boxes.0', text: 'Look again.' }],
  };
  const markup = await markupOf(
    coverBoxes({ ...fields, sent: { ...sent, refusal: undefined } }, spec),
  );
  assert.match(markup, /1 2 3/);
  assert.match(markup, /Look again\./);
});

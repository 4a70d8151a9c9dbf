import assert from 'node:assert/strict';
import { test } from 'node:test';
import { viewWith } from '#test/drawn.ts';
import { hours } from '#test/plain-shown.ts';
import { states } from '#/features/matters/model/matter.ts';
import { bucketOf, isClosed, isHeld } from '#/features/matters/rules/states.ts';
import { stateWords } from '#/features/matters/words/states.ts';
import { languages } from '#/platform/i18n/language.ts';
import { exactTag, stateTag } from './tags.ts';

const view = viewWith();
const say = stateWords['zh-Hant'];
const tagged = (state: (typeof states)[number]) => ({
  state,
  bucket: bucketOf(state, isHeld(state) ? 'somebody' : undefined),
});

test('strangers read one of three words, whatever goes on inside', () => {
  for (const bucket of ['open', 'in_hand', 'closed'] as const) {
    const words = bucket === 'in_hand' ? say.inSomebodysHand : say.buckets[bucket];
    assert.equal(stateTag(view, { bucket }).label, words);
  }
});

test('the colour says how it stands: open, waiting, done', () => {
  for (const state of states) {
    const { bucket } = tagged(state);
    const { look } = stateTag(view, tagged(state));
    if (bucket === 'open') assert.equal(look, 'open', state);
    if (bucket === 'in_hand') assert.equal(look, 'wait', state);
    if (bucket === 'closed') assert.ok(look === 'done' || look === 'plain', state);
  }
  const ends = new Set(['resolved', 'partly_resolved', 'done_by_others', 'unanswered']);
  for (const state of states.filter(isClosed)) {
    assert.equal(stateTag(view, tagged(state)).look, ends.has(state) ? 'done' : 'plain', state);
  }
});

test('what is in somebody’s hands says in whose, when the reader may know it', () => {
  const held = tagged('in_progress');
  assert.equal(stateTag(view, { ...held, holderName: '陳師傅' }).label, say.inHandOf('陳師傅'));
  assert.equal(stateTag(view, held).label, say.inSomebodysHand);
});

test('an appointment is told with who comes, or alone', () => {
  const scheduledFor = hours(20);
  const held = { ...tagged('scheduled'), scheduledFor };
  assert.match(stateTag(view, { ...held, holderName: '陳師傅' }).label, /陳師傅.*下午3:34/);
  assert.match(stateTag(view, held).label, /下午3:34/);
  assert.equal(exactTag(view, held).label, stateTag(view, held).label);
});

test('waiting, resting and rework say more than in whose hands it is', () => {
  for (const state of ['waiting_asker', 'waiting_partner', 'paused', 'rework'] as const) {
    assert.equal(
      stateTag(view, { ...tagged(state), holderName: '陳師傅' }).label,
      say.states[state],
    );
  }
  assert.equal(stateTag(view, tagged('done')).label, say.awaitsConfirmation);
});

test('what nobody has decided on yet reads as open to those in it; staff read it exactly', () => {
  assert.equal(stateTag(view, tagged('submitted')).label, say.buckets.open);
  assert.equal(exactTag(view, tagged('submitted')).label, say.states.submitted);
  assert.equal(exactTag(view, { bucket: 'open' }).label, say.buckets.open);
});

test('staff read every state by its name, but for the end, which all read alike', () => {
  for (const state of states) {
    const exact = exactTag(view, tagged(state));
    if (isClosed(state)) assert.deepEqual(exact, stateTag(view, tagged(state)));
    else if (state !== 'scheduled') assert.equal(exact.label, say.states[state]);
  }
});

test('what was confirmed says so, and every tag has words in three languages', () => {
  assert.equal(stateTag(view, tagged('resolved')).label, say.closedAndConfirmed);
  for (const state of states) {
    const labels = languages.map(
      (language) => stateTag(viewWith({ language }), tagged(state)).label,
    );
    assert.ok(
      labels.every((label) => label.trim() !== ''),
      state,
    );
    assert.notEqual(labels[0], labels[2], state);
  }
});

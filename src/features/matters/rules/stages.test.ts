import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockStages, profiles, states } from '#/features/matters/model/matter.ts';
import { consequenceOf, isDuty, wantedClocks } from './stages.ts';
import { isClosed } from './states.ts';

test('the end of a stage does something, makes somebody late, or closes a window', () => {
  for (const stage of clockStages) {
    const does = consequenceOf(stage) !== undefined;
    const ways = [does, isDuty(stage), stage === 'return_window'].filter(Boolean);
    assert.equal(ways.length, 1, stage);
  }
});

test('waiting ends as was promised: back to work, or kindly closed', () => {
  const ends = Object.fromEntries(clockStages.map((stage) => [stage, consequenceOf(stage)]));
  assert.equal(ends['take_back'], 'take_back');
  assert.equal(ends['wait_asker'], 'close_unreachable');
  assert.equal(ends['wait_partner'], 'resume');
  assert.equal(ends['pause'], 'resume');
  assert.equal(ends['verdict'], 'close_unanswered');
  assert.equal(Object.values(ends).filter((verb) => verb !== undefined).length, 5);
});

test('whatever waits for somebody stands handling still, and nothing ever stands the whole still', () => {
  for (const profile of profiles) {
    for (const state of states) {
      const wanted = wantedClocks(profile, state);
      const isWaiting = ['waiting_asker', 'waiting_partner', 'paused'].includes(state);
      assert.equal(wanted.get('handle') === 'stands', isWaiting, state);
      assert.notEqual(wanted.get('total'), 'stands', state);
      if (isClosed(state)) assert.equal(wanted.size, 0, state);
    }
  }
});

test('a clock without business in a state this time is left out of those it wants', () => {
  const all = wantedClocks('report', 'claimed');
  assert.ok(all.has('take_back') && all.has('acknowledge'));
  const rest = wantedClocks('report', 'claimed', ['take_back', 'acknowledge']);
  assert.deepEqual([...rest.keys()].toSorted(), ['handle', 'total']);
  assert.ok(!wantedClocks('report', 'paused', ['handle']).has('handle'), 'also one that stands');
});

test('nobody checks the help of a neighbour, and what is reported done is checked', () => {
  assert.deepEqual([...wantedClocks('need', 'done').keys()], ['verdict', 'total']);
  assert.deepEqual([...wantedClocks('report', 'done').keys()], ['check', 'verdict', 'total']);
  assert.equal(wantedClocks('need', 'verifying').size, 0);
  assert.equal(wantedClocks('need', 'rework').size, 0);
});

test('only what staff assigned may be sent back, and only while its window is open', () => {
  for (const profile of profiles) {
    const withWindow = states.filter((state) => wantedClocks(profile, state).has('return_window'));
    assert.deepEqual(withWindow, ['assigned']);
  }
});

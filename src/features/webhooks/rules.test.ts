import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import { MOST_ATTEMPTS, topics } from './model.ts';
import { organisationOf, topicOf, waitSeconds } from './rules.ts';

const said = (verb: string, data = {}) => topicOf({ feature: 'matters', verb, data });

test('how a matter goes on has its topic, and every topic is told of something', () => {
  const verbs = ['raise', 'claim', 'schedule', 'comment', 'mark_done', 'confirm_solved'];
  assert.deepEqual(
    verbs.map((verb) => said(verb)),
    ['came', 'taken_up', 'moved_on', 'commented', 'done', 'closed'].map((one) => `matter.${one}`),
  );
  assert.equal(new Set(verbs.map((verb) => said(verb))).size, topics.length);
});

test('what is read, followed or done elsewhere is told to no program', () => {
  for (const verb of ['follow', 'unfollow', 'remind', 'see_contact', 'toString', 'constructor'])
    assert.equal(said(verb), undefined, verb);
  assert.equal(topicOf({ feature: 'people', verb: 'raise', data: {} }), undefined);
});

test('a comment among staff or parties is told to none', () => {
  assert.equal(said('comment', { visibility: 'public' }), 'matter.commented');
  for (const visibility of ['staff', 'parties', 'whatever', null])
    assert.equal(said('comment', { visibility }), undefined, String(visibility));
});

test('a queue names its organisation, with a post or without, and a role names none', () => {
  const id = '019cf000-0000-7000-8000-0000000000c1';
  assert.equal(organisationOf(`organisation:${id}`), id);
  assert.equal(organisationOf(`organisation:${id}/repairs`), id);
  for (const queue of ['role:dispatcher', `organisation:${id}x`, `x organisation:${id}`, ''])
    assert.equal(organisationOf(queue), undefined, queue);
});

property(
  'each wait is longer than the one before, up to a working day, whatever chance says',
  fc.property(
    fc.integer({ min: 1, max: 40 }),
    fc.double({ min: 0, max: 0.999, noNaN: true }),
    (n, chance) => {
      const wait = waitSeconds(n, chance);
      const isBounded = wait >= 22 && wait <= 10 * 3_600;
      return isBounded && waitSeconds(n + 1, chance) >= wait;
    },
  ),
);

/** What a program hears when each thing happens to a matter that its body has. */
const told: Readonly<Record<string, readonly string[]>> = {
  'matter.came': ['raise', 'accept', 'return', 'reopen', 'transfer', 'send_back'],
  'matter.taken_up': ['claim', 'assign', 'reassign'],
  'matter.moved_on': ['release', 'start', 'schedule', 'pause', 'resume', 'not_fixed', 'fail_check'],
  'matter.commented': ['comment'],
  'matter.done': ['mark_done'],
  'matter.closed': [
    'confirm_solved',
    'confirm_partly',
    'confirm_by_others',
    'withdraw',
    'decline',
    'merge',
    'close_out_of_scope',
    'close_by_others',
    'close_no_help_wanted',
    'close_unreachable',
    'close_unanswered',
  ],
};

test('each topic is one that can be chosen, and each thing that happens has just one', () => {
  assert.deepEqual(Object.keys(told), [...topics]);
  for (const [topic, verbs] of Object.entries(told))
    for (const verb of verbs) assert.equal(said(verb), topic, verb);
  const all = Object.values(told).flat();
  assert.equal(new Set(all).size, all.length);
});

property(
  'whatever else is recorded, of matters or of anything, is told to none',
  fc.property(
    fc.constantFrom('matters', 'people', 'webhooks', 'notices', 'guard'),
    fc.oneof(fc.string(), fc.constantFrom('raise', 'claim', '__proto__', 'toString')),
    (feature, verb) => {
      const known = feature === 'matters' && Object.values(told).flat().includes(verb);
      return (topicOf({ feature, verb, data: {} }) === undefined) === !known;
    },
  ),
);

property(
  'a queue names what stands in it and nothing longer',
  fc.property(fc.uuid(), fc.string(), (id, post) => {
    const isPost = organisationOf(`organisation:${id}/${post}`) === id;
    return isPost && organisationOf(`organisations:${id}`) === undefined;
  }),
);

test('the waits of a message that is never taken come to about three days', () => {
  const hours = (chance: number) =>
    Array.from({ length: MOST_ATTEMPTS - 1 }, (_, index) => waitSeconds(index + 1, chance)).reduce(
      (sum, seconds) => sum + seconds / 3_600,
      0,
    );
  assert.ok(hours(0) > 36 && hours(0.5) > 48 && hours(0.999) < 84, `${hours(0)} ${hours(0.999)}`);
  assert.deepEqual([waitSeconds(1, 0.5), waitSeconds(2, 0.5), waitSeconds(3, 0.5)], [30, 120, 480]);
  assert.equal(waitSeconds(0, 0.5), 30, 'before the first it is as after it');
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { closedStates, states, verbs } from '#/features/matters/model/matter.ts';
import type { Part, Profile, State } from '#/features/matters/model/matter.ts';
import { profileRules } from '#/features/matters/rules/profiles.ts';
import { readCourses, readPhrases } from './demo-shapes.ts';
import type { Course } from './demo-shapes.ts';
import { faultsOfNames, faultsOfText, listTwice } from './read-data.ts';

const courses = readCourses();
const phrases = readPhrases();

/** What is told of a matter without changing its state. */
const TOLD = new Set(['raise', 'comment', 'offer']);

const partOf: { readonly [by: string]: Part } = {
  asker: 'asker',
  handler: 'neighbour',
  neighbour: 'neighbour',
  holder: 'holder',
  dispatcher: 'dispatcher',
  community_worker: 'staff',
  grid_worker: 'verifier',
  system: 'system',
};

/** Walks a course through the engine's table of transitions; says where it does not lead on. */
function walk(course: Course, profile: Profile): State | string {
  let state: State = 'submitted';
  for (const { do: verb, by } of course.steps) {
    if (TOLD.has(verb)) continue;
    const part = partOf[by];
    const step = profileRules[profile].steps.find(
      (one) =>
        one.verb === verb &&
        one.from.includes(state) &&
        part !== undefined &&
        one.who.includes(part),
    );
    if (step === undefined) return `${course.code}: ${by} cannot ${verb} what is ${state}`;
    if (step.to !== 'same' && step.to !== 'closed_as') state = step.to;
  }
  return state;
}

const walks = courses.flatMap((course) =>
  course.profiles.map((profile) => ({ course, profile, end: walk(course, profile) })),
);

describe('courses of matters', () => {
  test('no code stands twice, and names are in three scripts', () => {
    assert.ok(courses.length >= 30);
    assert.deepEqual(listTwice(courses.map(({ code }) => code)), []);
    assert.deepEqual(
      courses.flatMap(({ names }) => faultsOfNames(names)),
      [],
    );
  });

  test('each begins with the raising and uses verbs of the engine', () => {
    const known = new Set<string>(verbs);
    for (const { code, steps } of courses) {
      assert.equal(steps[0]?.do, 'raise', code);
      for (const { do: verb } of steps) assert.ok(known.has(verb) || TOLD.has(verb), verb);
    }
  });

  test('each can be walked through the engine from the first step to the last', () => {
    const known = new Set<string>(states);
    assert.deepEqual(
      walks.map(({ end }) => end).filter((end) => !known.has(end)),
      [],
    );
  });

  test('a course that no engine allows would be found', () => {
    const [first] = courses;
    assert.ok(first !== undefined);
    const steps: Course['steps'] = [
      ...first.steps,
      { do: 'take_back', by: 'asker', afterHours: [0, 0] },
    ];
    assert.match(walk({ ...first, steps }, 'need'), /asker cannot take_back/);
  });

  test('together they end in every way a matter can end, save those for staff alone', () => {
    const ends = new Set(walks.map(({ end }) => end));
    const missing = closedStates.filter((state) => !ends.has(state));
    assert.deepEqual(missing, ['out_of_scope']);
    for (const open of ['submitted', 'in_progress', 'paused']) assert.ok(ends.has(open), open);
  });

  test('drift leads to courses of the same profile and takes less than half', () => {
    for (const { code, profiles, drift } of courses) {
      const whole = drift.reduce((sum, { share }) => sum + share, 0);
      assert.ok(whole < 0.5, code);
      for (const { to } of drift) {
        const target = courses.find((course) => course.code === to);
        assert.ok(
          profiles.every((profile) => target?.profiles.includes(profile)),
          `${code} ${to}`,
        );
      }
    }
  });

  test('what a course needs words for, it says at a step, in the order of times', () => {
    for (const { code, needsWords, steps } of courses) {
      const said = new Set(steps.map(({ say }) => say));
      for (const word of needsWords) assert.ok(said.has(word), `${code} ${word}`);
      for (const { afterHours } of steps) assert.ok(afterHours[0] <= afterHours[1], code);
    }
  });

  test('danger is settled within two hours of being accepted', () => {
    for (const code of ['danger_fast', 'railing_story']) {
      const course = courses.find((one) => one.code === code);
      const until = course?.steps.findIndex((step) => step.do === 'mark_done') ?? -1;
      const from = code === 'danger_fast' ? 2 : 4;
      const steps = course?.steps.slice(from, until + 1) ?? [];
      const slowest = steps.reduce((sum, { afterHours }) => sum + afterHours[1], 0);
      assert.ok(steps.length > 0 && slowest <= 2, `${code}: ${slowest}`);
    }
  });
});

describe('phrases', () => {
  test('whatever a course says, there are phrases for it', () => {
    for (const { code, steps } of courses) {
      for (const { say } of steps) {
        if (say !== undefined) assert.ok(say in phrases.words, `${code} ${say}`);
      }
    }
  });

  test('every group of categories has comments to add', () => {
    const groups = 'safety public_works supply cleanliness together mending care knowledge sharing';
    assert.deepEqual(Object.keys(phrases.comments), groups.split(' '));
  });

  test('all are in traditional characters and none stands twice', () => {
    const lines = [...Object.values(phrases.words), ...Object.values(phrases.comments)];
    assert.deepEqual(
      lines.flat().flatMap((line) => faultsOfText(line, 'zh-Hant')),
      [],
    );
    for (const list of lines) assert.deepEqual(listTwice(list), []);
  });
});

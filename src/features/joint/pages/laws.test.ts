import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { matterEndpoints } from '#/features/matters/index.ts';
import {
  MAX_DECLINES,
  assessments,
  attendances,
  callStates,
  outcomes,
  taskStates,
} from '#/features/joint/model.ts';
import { jointEndpoints } from '#/features/joint/routes/joint.ts';
import type { JointShown, JointsShown } from '#/features/joint/routes/shapes.ts';
import { jointWords } from '#/features/joint/words/index.ts';
import { refusalWords } from '#/features/joint/words/refusals.ts';
import { refusalCodes } from '#/features/joint/model.ts';
import { languages } from '#/platform/i18n/language.ts';
import { markupOf, viewWith } from '#test/drawn.ts';
import { choosing, hours, idOf, joint, ofMatter } from '#test/joint-shown.ts';
import type { Call, Part } from '#test/joint-shown.ts';
import { assertGivenBack, lawfulPage } from '#test/page-laws.ts';
import { anyText, property } from '#test/property.ts';
import { drawnForms } from './forms.ts';
import { jointPage } from './joint.ts';
import { listPage } from './list.ts';
import { newPage } from './new.ts';
import { ofMatterPage } from './of-matter.ts';

const endpoints = [...jointEndpoints, ...matterEndpoints()];

const anyNames = fc.record({
  hant: anyText({ minLength: 1, maxLength: 12 }),
  hans: anyText({ minLength: 1, maxLength: 12 }),
  en: anyText({ minLength: 1, maxLength: 12 }),
});
const anyWords = anyText({ minLength: 1, maxLength: 40 });
const anyMoment = fc.integer({ min: -500, max: 500 }).map(hours);
const maybe = <Value>(one: fc.Arbitrary<Value>) => fc.option(one, { nil: undefined });

const anyCall: fc.Arbitrary<Call> = fc.record({
  id: fc.uuid(),
  body: fc.uuid().map((id) => `organisation:${id}`),
  names: anyNames,
  isLead: fc.boolean(),
  isRequired: fc.boolean(),
  state: fc.constantFrom(...callStates),
  attendance: maybe(fc.constantFrom(...attendances)),
  reportDueAt: anyMoment,
  comesAs: maybe(anyWords),
  reason: maybe(anyWords),
  decision: maybe(anyWords),
  declines: fc.integer({ min: 0, max: MAX_DECLINES }),
  isLate: fc.boolean(),
  isMine: fc.boolean(),
});

const anyPart: fc.Arbitrary<Part> = fc.record({
  id: fc.uuid(),
  names: anyNames,
  what: anyWords,
  dueAt: anyMoment,
  outcome: maybe(fc.constantFrom(...outcomes)),
  words: maybe(anyWords),
  isLate: fc.boolean(),
  isMine: fc.boolean(),
});

const anyJoint: fc.Arbitrary<JointShown> = fc
  .record({
    what: anyWords,
    meetAt: anyMoment,
    state: fc.constantFrom(...taskStates),
    agreed: maybe(anyWords),
    result: maybe(anyWords),
    assessment: maybe(fc.constantFrom(...assessments)),
    calls: fc.uniqueArray(anyCall, { minLength: 1, maxLength: 5, selector: ({ id }) => id }),
    parts: fc.uniqueArray(anyPart, { maxLength: 4, selector: ({ id }) => id }),
    missing: fc.array(anyNames, { maxLength: 2 }),
    openParts: fc.nat(3),
    isCalling: fc.boolean(),
    isLeading: fc.boolean(),
    isSuperior: fc.boolean(),
  })
  .map((changes) => joint(changes));

const anyView = fc.constantFrom(...languages).map((language) => viewWith({ language }));

property(
  'a joint task leads and sends only where something is, whatever it shows to whom',
  fc.asyncProperty(anyView, anyJoint, async (view, shown) => {
    await lawfulPage(jointPage(view, shown), endpoints);
  }),
  40,
);

property(
  'each form of a joint task comes back with all that was typed',
  fc.asyncProperty(anyView, anyJoint, async (view, shown) => {
    await assertGivenBack((again) => jointPage(again, shown), view, endpoints);
  }),
  15,
);

/** Under which address each form of a joint task is sent. */
const sentTo = {
  'joint.report': 'reports',
  'joint.decline': 'declines',
  'joint.decide': 'decisions',
  'joint.change_lead': 'lead',
  'joint.attend': 'attendance',
  'joint.add_part': 'parts',
  'joint.end_part': 'outcomes',
  'joint.close': 'closing',
  'joint.assess': 'assessment',
  'joint.call_off': 'calling-off',
} as const;

property(
  'a form is drawn where it is said to be, so that each refusal is read once',
  fc.asyncProperty(anyJoint, async (shown) => {
    const view = viewWith();
    const markup = await markupOf(await jointPage(view, shown).body);
    const found = Object.entries(sentTo)
      .filter(([, path]) => new RegExp(`action="[^"]*/${path}[?"]`).test(markup))
      .map(([endpoint]) => endpoint);
    assert.deepEqual(drawnForms(view, shown).toSorted(), found.toSorted());
  }),
  150,
);

property(
  'the list, and what everybody reads of a matter, are sound whatever they show',
  fc.asyncProperty(anyView, fc.array(anyJoint, { maxLength: 3 }), async (view, all) => {
    const joints = all.map((one, index) => ({ ...one, id: idOf(index) }));
    const shown: JointsShown = { shows: 'open', joints };
    await lawfulPage(listPage(view, shown), endpoints);
    const open = joints.map((one) => ({ ...one, isInside: one.isCalling }));
    await lawfulPage(ofMatterPage(view, ofMatter({ joints: open })), endpoints);
  }),
  20,
);

test('the form of calling comes back as it was typed', async () => {
  await assertGivenBack((again) => newPage(again, choosing()), viewWith(), endpoints);
});

describe('the words', () => {
  test('say each state, answer, outcome and refusal in each language, and none twice alike', () => {
    for (const language of languages) {
      const say = jointWords[language];
      for (const group of [say.states, say.callStates, say.attendances, say.assessments]) {
        const labels = Object.values(group);
        assert.equal(new Set(labels).size, labels.length);
        assert.ok(labels.every((label) => label.trim() !== ''));
      }
      const sentences = refusalCodes.map((code) => refusalWords[language].refusals[code]({}));
      assert.equal(new Set(sentences).size, sentences.length);
    }
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { z } from 'zod';
import {
  assessments,
  attendances,
  callStates,
  outcomes,
  owings,
  taskStates,
} from '#/features/joint/model.ts';
import { anyText, property } from '#test/property.ts';
import {
  figuresShape,
  jointShape,
  listShape,
  newShape,
  ofMatterShape,
  publicJointShape,
} from './shapes.ts';

const words = anyText({ minLength: 1, maxLength: 30 });
const names = fc.record({ hant: words, hans: words, en: words });
const moment = fc
  .integer({ min: 0, max: 4_000_000_000 })
  .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1_000));
const maybe = <Value>(one: fc.Arbitrary<Value>) => fc.option(one, { nil: undefined });

const publicCall = {
  body: fc.uuid().map((id) => `organisation:${id}`),
  names,
  isLead: fc.boolean(),
  isRequired: fc.boolean(),
  state: fc.constantFrom(...callStates),
  attendance: maybe(fc.constantFrom(...attendances)),
};

const head = {
  id: fc.uuid(),
  caller: names,
  what: words,
  meetingPlace: words,
  askedAt: moment,
  meetAt: moment,
  state: fc.constantFrom(...taskStates),
  agreed: maybe(words),
  result: maybe(words),
  assessment: maybe(fc.constantFrom(...assessments)),
  calledOff: maybe(fc.record({ reason: maybe(words) })),
};

const matter = fc.record({ id: words, reference: words, title: words });

const joint: fc.Arbitrary<z.infer<typeof jointShape>> = fc.record({
  ...head,
  matter: maybe(matter),
  lead: names,
  superior: names,
  reportDueAt: moment,
  calls: fc.array(
    fc.record({
      ...publicCall,
      id: fc.uuid(),
      reportDueAt: moment,
      comesAs: maybe(words),
      reason: maybe(words),
      decision: maybe(words),
      declines: fc.integer({ min: 0, max: 3 }),
      isLate: fc.boolean(),
      isMine: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  parts: fc.array(
    fc.record({
      id: fc.uuid(),
      names,
      what: words,
      dueAt: moment,
      outcome: maybe(fc.constantFrom(...outcomes)),
      words: maybe(words),
      isLate: fc.boolean(),
      isMine: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  assessmentWords: maybe(words),
  owed: fc.array(
    fc.record({ owing: fc.constantFrom(...owings), until: moment, isLate: fc.boolean() }),
    { maxLength: 2 },
  ),
  missing: fc.array(names, { maxLength: 2 }),
  openParts: fc.nat(3),
  isCalling: fc.boolean(),
  isLeading: fc.boolean(),
  isSuperior: fc.boolean(),
});

const publicJoint: fc.Arbitrary<z.infer<typeof publicJointShape>> = fc.record({
  ...head,
  calls: fc.array(fc.record(publicCall), { maxLength: 3 }),
  isInside: fc.boolean(),
});

/** What is sent as JSON and read back is what was shown. */
function survives<Shown>(name: string, shape: z.ZodType<Shown>, shapes: fc.Arbitrary<Shown>): void {
  property(
    `${name} comes through JSON as it was`,
    fc.property(shapes, (one) => {
      const sent = JSON.stringify(z.encode(shape, one));
      const back = z.parse(shape, JSON.parse(sent));
      assert.equal(JSON.stringify(z.encode(shape, back)), sent);
    }),
    30,
  );
}

survives('a joint task', jointShape, joint);
survives('a joint task as everybody reads it', publicJointShape, publicJoint);
survives(
  'the list of one’s own',
  listShape,
  fc.record({
    shows: fc.constantFrom('open' as const, 'over' as const),
    joints: fc.array(joint, { maxLength: 2 }),
  }),
);
survives(
  'the list of a matter',
  ofMatterShape,
  fc.record({ matter, joints: fc.array(publicJoint, { maxLength: 2 }), mayCall: fc.boolean() }),
);
survives(
  'whom one can call',
  newShape,
  fc.record({
    matter,
    caller: names,
    callable: fc.array(fc.record({ body: words, names, isRequirable: fc.boolean() }), {
      maxLength: 3,
    }),
    isUrgent: fc.boolean(),
  }),
);

describe('what everybody reads', () => {
  test('has no place for who comes, why not, and what they were answered', () => {
    const inside = { comesAs: '班長', reason: '人手不夠', decision: '知道了', declines: 2 };
    const call = {
      body: 'organisation:x',
      names: { hant: '甲', hans: '甲', en: 'A' },
      isLead: true,
      isRequired: true,
      state: 'coming',
      ...inside,
    };
    const whole = fc.sample(publicJoint, { seed: 1, numRuns: 1 })[0];
    const shown = z.encode(publicJointShape, {
      ...whole,
      calls: [call],
    } as z.infer<typeof publicJointShape>);
    const sent = JSON.stringify(shown);
    for (const words2 of Object.values(inside)) {
      if (typeof words2 === 'string') assert.ok(!sent.includes(words2), words2);
    }
    assert.ok(!sent.includes('declines'));
  });

  test('counts in whole numbers alone', () => {
    const place = { id: 'x', names: { hant: '甲', hans: '甲', en: 'A' } };
    const figures = Object.fromEntries(
      Object.keys(figuresShape.shape.figures.shape).map((key) => [key, 1]),
    );
    assert.equal(figuresShape.safeParse({ place, figures }).success, true);
    const half = { ...figures, came: 0.5 };
    assert.equal(figuresShape.safeParse({ place, figures: half }).success, false);
  });
});

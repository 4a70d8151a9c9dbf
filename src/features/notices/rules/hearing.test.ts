import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { kinds, topics } from '#/features/notices/model.ts';
import { hearing, newsOf, tellingsOf } from './hearing.ts';
import type { Happening } from './hearing.ts';

const base: Happening = {
  verb: 'matters.mark_done',
  actorId: 'holder',
  personId: 'holder',
  data: {},
  parties: { asker: ['asker'], holder: ['holder'], followers: ['f1', 'f2'], helpers: ['h1'] },
  untold: [],
};

const told = (changes: Partial<Happening>) =>
  tellingsOf({ ...base, ...changes }).map(({ personId, kind }) => `${personId} ${kind}`);

describe('who is told', () => {
  test('the asker hears that it is done, followers that it has moved on', () => {
    assert.deepEqual(told({}), ['asker done', 'f1 moved_on', 'f2 moved_on']);
  });

  test('whoever did it is not told of it', () => {
    const own = {
      verb: 'matters.comment',
      data: { visibility: 'public' },
      actorId: 'asker',
      personId: 'asker',
    };
    assert.deepEqual(told(own), ['holder commented', 'f1 moved_on', 'f2 moved_on']);
  });

  test('who is several things at once is told once, as the first of them', () => {
    const parties = { asker: ['x'], followers: ['x', 'y'] };
    assert.deepEqual(told({ parties }), ['x done', 'y moved_on']);
  });

  test('who a complaint is about is never told of it', () => {
    const parties = { asker: ['asker'], followers: ['accused'] };
    assert.deepEqual(told({ parties, untold: ['accused'] }), ['asker done']);
  });

  test('a verb that is told to nobody is told to nobody', () => {
    assert.deepEqual(told({ verb: 'matters.see_contact' }), []);
    assert.deepEqual(told({ verb: 'places.build' }), []);
  });
});

describe('what was said', () => {
  const comment = (visibility: string) =>
    told({ verb: 'matters.comment', data: { visibility }, actorId: 'staff', personId: 'staff' });

  test('in public reaches all, among those in it only them, among staff nobody', () => {
    assert.equal(comment('public').length, 4);
    assert.deepEqual(comment('parties'), ['asker commented', 'holder commented']);
    assert.deepEqual(comment('staff'), []);
  });

  test('with no word of who may read it reaches nobody', () => {
    assert.deepEqual(
      told({ verb: 'matters.comment', data: {}, actorId: 'staff', personId: 'staff' }),
      [],
    );
  });

  test('by the clock reaches whom the clock means', () => {
    const remind = { verb: 'matters.remind', actorId: undefined, personId: undefined };
    assert.deepEqual(told({ ...remind, data: { to: ['holder'] } }), ['holder reminder']);
    assert.deepEqual(told({ ...remind, data: { to: ['asker', 'staff'] } }), ['asker reminder']);
    assert.deepEqual(told({ ...remind, data: { to: ['dispatcher'] } }), []);
  });
});

describe('what was done for somebody', () => {
  test('is told to them, whatever it was', () => {
    const acting = { actorId: 'daughter', personId: 'mother', parties: {} };
    assert.deepEqual(told({ ...acting, verb: 'matters.raise' }), ['mother done_for_you']);
    assert.deepEqual(told({ ...acting, verb: 'people.claim_address' }), ['mother done_for_you']);
  });

  test('is told as that even where they would hear of it in another way', () => {
    const acting = { actorId: 'daughter', personId: 'asker' };
    assert.equal(told(acting)[0], 'asker done_for_you');
    assert.equal(told(acting).length, 3);
  });

  test('is not told to them when they did it themselves, nor when the system did', () => {
    const own = { verb: 'matters.raise', parties: { asker: ['asker'] } };
    assert.deepEqual(told({ ...own, actorId: 'asker', personId: 'asker' }), []);
    assert.deepEqual(told({ ...own, actorId: undefined, personId: undefined }), []);
  });

  test('to their record is told to the person recorded', () => {
    const read = { verb: 'people.read', actorId: 'worker', personId: 'worker' };
    assert.deepEqual(told({ ...read, parties: { subject: ['me'] } }), ['me record_read']);
  });
});

describe('a broken glass', () => {
  const parties = { subject: ['wang'], stewards: ['wu', 'he'] };
  const broken = { verb: 'guard.break_glass', actorId: 'xu', personId: 'xu', parties };

  test('is told to whom it is about, and calls the stewards once', () => {
    const calling = { ...broken, data: { calls: 'stewards' } };
    assert.deepEqual(told(calling), [
      'wang glass_broken',
      'wu glass_to_review',
      'he glass_to_review',
    ]);
    assert.deepEqual(told({ ...broken, data: { calls: 'nobody' } }), ['wang glass_broken']);
  });

  test('calls no steward about themselves, and none who broke it', () => {
    const data = { calls: 'stewards' };
    const about = { ...broken, data, parties: { ...parties, subject: ['wu'] } };
    assert.deepEqual(told(about), ['wu glass_broken', 'he glass_to_review']);
    const by = { ...broken, data, actorId: 'he', personId: 'he' };
    assert.deepEqual(told(by), ['wang glass_broken', 'wu glass_to_review']);
  });

  test('that was signed off is told to whom it was about, and to nobody else', () => {
    const signed = { verb: 'guard.review_glass', actorId: 'wu', personId: 'wu', parties };
    assert.deepEqual(told(signed), ['wang glass_reviewed']);
  });
});

describe('a call for help', () => {
  const parties = {
    asker: ['wang'],
    called: ['chen', 'li'],
    going: ['chen'],
    stood_down: ['li'],
  };
  const call = { actorId: undefined, personId: undefined, parties };

  test('is told to those who are asked by this wave or this step of the chain', () => {
    const asked = ['chen call_asked', 'li call_asked'];
    assert.deepEqual(told({ ...call, verb: 'callouts.ask' }), asked);
    assert.deepEqual(told({ ...call, verb: 'callouts.climb' }), asked);
  });

  test('is told to who goes, and in the end to who need not', () => {
    assert.deepEqual(told({ ...call, verb: 'callouts.choose' }), ['chen call_you_go']);
    const end = { ...call, verb: 'callouts.end', data: { as: 'taken' } };
    assert.deepEqual(told(end), ['li call_taken']);
  });

  test('that found nobody is told to who asked', () => {
    const end = { ...call, verb: 'callouts.end', data: { as: 'nobody' } };
    assert.deepEqual(told(end), ['li call_taken', 'wang call_nobody']);
  });

  test('is told to nobody for having been seen, answered or begun', () => {
    for (const verb of ['see', 'answer', 'begin', 'worsen']) {
      assert.deepEqual(told({ ...call, verb: `callouts.${verb}` }), []);
    }
  });
});

describe('the rules themselves', () => {
  test('name verbs of features, and only sentences and topics that there are', () => {
    for (const [verb, rules] of Object.entries(hearing)) {
      assert.match(
        verb,
        /^(matters|joint|people|guard|teams|volunteers|callouts|musters|rosters|hours)\.[a-z_]+$/,
      );
      assert.ok(rules.length > 0, verb);
      for (const rule of rules) {
        assert.ok(kinds.includes(rule.kind) && topics.includes(rule.topic), verb);
        assert.ok(rule.told.length > 0, verb);
      }
    }
  });

  test('use every sentence but the one that all acts on behalf share', () => {
    const used = new Set(Object.values(hearing).flatMap((rules) => rules.map(({ kind }) => kind)));
    assert.deepEqual(
      kinds.filter((kind) => !used.has(kind)),
      ['done_for_you'],
    );
  });

  test('make news of what is raised, taken up and done', () => {
    assert.deepEqual(
      new Set(Object.values(newsOf)),
      new Set(['news_raised', 'news_taken_up', 'news_done']),
    );
  });
});

describe('who works at a desk that is named', () => {
  const parties = { asker: ['asker'], desks: ['d1', 'd2'] };
  const joint = (verb: string, changes: Partial<Happening> = {}) =>
    told({ verb: `joint.${verb}`, parties, actorId: 'caller', personId: 'caller', ...changes });

  test('hears that they are called, and the asker that somebody comes', () => {
    assert.deepEqual(joint('call_together'), [
      'd1 called_together',
      'd2 called_together',
      'asker coming_together',
    ]);
  });

  test('hears of a decision, of a part, of what is late; the asker of what came of it alone', () => {
    assert.deepEqual(joint('insist'), ['d1 joint_decided', 'd2 joint_decided']);
    assert.deepEqual(joint('add_part'), ['d1 joint_part', 'd2 joint_part']);
    assert.deepEqual(joint('overdue'), ['d1 joint_overdue', 'd2 joint_overdue']);
    assert.deepEqual(joint('close').at(-1), 'asker came_together');
  });

  test('is not told of what they did themselves, nor of a complaint about them', () => {
    assert.deepEqual(joint('report', { actorId: 'd1', personId: 'd1' }), ['d2 joint_answered']);
    assert.deepEqual(joint('remind', { untold: ['d2'] }), ['d1 joint_reminder']);
    const nobody = { parties: { asker: ['asker'] } };
    assert.deepEqual(joint('remind', nobody), [], 'a desk at which nobody works');
    assert.deepEqual(joint('call_off', nobody), []);
  });

  test('is told under the topic of their body, which they may stop', () => {
    const own = { actorId: 'caller', personId: 'caller' };
    const happening = { ...base, ...own, verb: 'joint.call_together', parties };
    const [first] = tellingsOf(happening);
    assert.equal(first?.topic, 'body');
  });
});

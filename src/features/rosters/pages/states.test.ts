import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hindrances, rosterStates } from '#/features/rosters/model.ts';
import type { Hindrance } from '#/features/rosters/model.ts';
import type { RosterShown, ShiftShown } from '#/features/rosters/routes/shapes.ts';
import { rosterWords } from '#/features/rosters/words/index.ts';
import { languages } from '#/platform/i18n/language.ts';
import { textOf, viewWith } from '#test/drawn.ts';
import { empty, offered, planned, roster, shift, taken } from '#test/roster-shown.ts';
import { rosterPage } from './roster.ts';
import { shiftPage } from './shift.ts';

/** What a page offers to do, by the words of its buttons. */
const deeds = {
  publish: 'publishText',
  suggest: 'suggestText',
  addKind: 'kindTitle',
  throwAway: 'throwAway',
  end: 'end',
  yes: 'yesText',
} as const;
type Deed = keyof typeof deeds;

async function deedsOf(shown: RosterShown, language: (typeof languages)[number]) {
  const text = await textOf(rosterPage(viewWith({ language }), shown).body);
  const say = rosterWords[language];
  return Object.entries(deeds).flatMap(([deed, word]) => (text.includes(say[word]) ? [deed] : []));
}

const plain = { quality: undefined, unfilled: [] };

describe('what a roster offers to do', () => {
  const cases: readonly {
    readonly who: string;
    readonly shown: Partial<RosterShown>;
    readonly may: readonly Deed[];
  }[] = [
    {
      who: 'a leader of a draft',
      shown: { state: 'draft', leads: true, isMember: true },
      may: ['publish', 'suggest', 'addKind', 'throwAway', 'yes'],
    },
    {
      who: 'a leader of a draft without kinds',
      shown: { state: 'draft', leads: true, isMember: true, kinds: [], days: [], unfilled: [] },
      may: ['addKind', 'throwAway'],
    },
    {
      who: 'a member while it is a draft',
      shown: { state: 'draft', leads: false, isMember: true, ...plain },
      may: ['yes'],
    },
    {
      who: 'a leader of what holds',
      shown: { state: 'published', leads: true, isMember: true },
      may: ['end', 'yes'],
    },
    {
      who: 'a member of what holds',
      shown: { state: 'published', leads: false, isMember: true, ...plain },
      may: ['yes'],
    },
    {
      who: 'staff, who read it',
      shown: { state: 'published', leads: false, isMember: false, ...plain },
      may: [],
    },
    {
      who: 'anybody once it has ended',
      shown: { state: 'ended', leads: true, isMember: true },
      may: [],
    },
  ];

  for (const { who, shown, may } of cases) {
    test(`to ${who} is just that, in each language`, async () => {
      for (const language of languages) {
        assert.deepEqual(await deedsOf(roster(shown), language), may, language);
      }
    });
  }

  test('is led by how it stands, said first', async () => {
    for (const state of rosterStates) {
      for (const language of languages) {
        const text = await textOf(rosterPage(viewWith({ language }), roster({ state })).body);
        const at = text.indexOf(rosterWords[language].states[state]);
        assert.ok(at > 0 && at < text.indexOf(rosterWords[language].shiftsTitle));
      }
    }
  });
});

describe('what a shift offers to do', () => {
  const own = { ...taken, isMine: true };
  const asked = { ...offered, isMine: true };
  const cases: readonly {
    readonly who: string;
    readonly shown: Partial<ShiftShown>;
    readonly may: readonly ('leave' | 'takeOffer' | 'decline' | 'take')[];
  }[] = [
    { who: 'whose it is', shown: { seats: [own] }, may: ['leave'] },
    { who: 'who is asked', shown: { seats: [asked] }, may: ['takeOffer', 'decline'] },
    { who: 'who could take it', shown: { seats: [empty], mayTake: true }, may: ['take'] },
    { who: 'who only reads it', shown: { seats: [taken, empty] }, may: [] },
    { who: 'whose it was, when it is over', shown: { seats: [own], isOver: true }, may: [] },
    { who: 'who is thought of', shown: { seats: [{ ...planned, isMine: true }] }, may: [] },
  ];

  for (const { who, shown, may } of cases) {
    test(`to those ${who} is just that, in each language`, async () => {
      for (const language of languages) {
        const page = `${await shiftPage(viewWith({ language }), shift(shown)).body}`;
        const say = rosterWords[language];
        const seen = (['leave', 'takeOffer', 'decline', 'take'] as const).filter((deed) =>
          new RegExp(`<span>\\s*${say[deed]}\\s*</span>`).test(page),
        );
        assert.deepEqual(seen, may, language);
      }
    });
  }

  test('names what hinders, in the words of each language, and nothing else', async () => {
    for (const language of languages) {
      const say = rosterWords[language];
      for (const hindrance of hindrances) {
        const kept = shift({ seats: [empty], mayTake: true, hindrance });
        const text = await textOf(shiftPage(viewWith({ language }), kept).body);
        const said = hindrances.filter((one: Hindrance) =>
          text.includes(say.cannot(say.hindrances[one])),
        );
        assert.deepEqual(said, [hindrance]);
      }
    }
  });

  test('tells everybody who has which place', async () => {
    for (const language of languages) {
      const seats = [taken, { ...empty, level: 2 as const }];
      const text = await textOf(shiftPage(viewWith({ language }), shift({ seats })).body);
      const say = rosterWords[language];
      assert.ok(text.includes(`${say.levels[0]}: 陳`));
      assert.ok(text.includes(`${say.levels[1]}: ${say.empty}`));
    }
  });
});

import { organisationEndpoints } from '#/features/organisations/index.ts';
import { peopleEndpoints } from '#/features/people/index.ts';
import { rosterEndpoints } from '#/features/rosters/index.ts';
import { rosterStates } from '#/features/rosters/model.ts';
import type {
  MineShown,
  RosterShown,
  RostersShown,
  SeatShown,
  ShiftShown,
} from '#/features/rosters/routes/shapes.ts';
import type { Page, View } from '#/platform/http/view.ts';
import { languages } from '#/platform/i18n/language.ts';
import { drawnAt, drawnInAll, textOf, viewWith } from './drawn.ts';
import { lawfulPage } from './page-laws.ts';

export const idOf = (number: number) =>
  `019cf000-0000-7000-8000-${String(number).padStart(12, '0')}`;
export const names = (name: string) => ({ hant: name, hans: name, en: name });
export const day = (text: string) => Temporal.PlainDate.from(text);
export const team = { id: idOf(1), name: '修修補補 <隊>' };
export const beginsAt = drawnAt.add({ hours: 3 });
export const endsAt = drawnAt.add({ hours: 11 });

export const empty: SeatShown = { level: 1, seat: 1, isMine: false };
export const taken: SeatShown = {
  level: 1,
  seat: 1,
  standId: idOf(31),
  name: '陳<師傅>',
  state: 'taken',
  consent: 'standing',
  isMine: false,
};
export const offered: SeatShown = { ...taken, state: 'offered', consent: undefined };
export const planned: SeatShown = { ...taken, state: 'planned', consent: undefined };

export const nights = {
  id: idOf(11),
  name: '夜<班>',
  from: '22:00',
  to: '06:00',
  days: [2, 4],
  everyWeeks: 2,
  onHolidays: 'as_sunday',
  firstWanted: 1,
  secondWanted: 1,
  saidYes: true,
} as const;

export function roster(changes: Partial<RosterShown> = {}): RosterShown {
  return {
    id: idOf(2),
    name: '十二月 <夜裡>',
    state: 'published',
    team,
    startsOn: day('2026-12-01'),
    endsOn: day('2026-12-31'),
    restHours: 11,
    mostPerWeek: 2,
    leads: true,
    isMember: true,
    unannouncedYears: [],
    kinds: [{ ...nights, days: [...nights.days] }],
    quality: { coverage: 75, balance: 50, score: 62.5, jain: 0.9 },
    unfilled: [
      {
        shiftId: idOf(21),
        kind: '夜班',
        beginsAt,
        why: [
          { hindrance: 'no_yes', count: 3 },
          { hindrance: 'away', count: 1 },
        ],
      },
    ],
    days: [
      {
        date: day('2026-12-01'),
        isHoliday: true,
        shifts: [{ id: idOf(21), kind: '夜班', beginsAt, endsAt, seats: [taken, empty] }],
      },
    ],
    ...changes,
  };
}

export function shift(changes: Partial<ShiftShown> = {}): ShiftShown {
  return {
    id: idOf(21),
    kind: '夜班',
    beginsAt,
    endsAt,
    seats: [taken, { ...empty, level: 2 }],
    roster: { id: idOf(2), name: '十二月', state: 'published' },
    team,
    leads: false,
    isOver: false,
    mayTake: false,
    members: [],
    ...changes,
  };
}

export const line = {
  shiftId: idOf(21),
  team: team.name,
  kind: '夜班',
  beginsAt,
  endsAt,
  level: 1,
} as const;

export function mine(changes: Partial<MineShown> = {}): MineShown {
  return {
    offers: [{ ...line, standId: idOf(31) }],
    taken: [{ ...line, standId: idOf(32) }],
    open: [line],
    swaps: [{ ...line, swapId: idOf(33) }],
    rosters: [{ id: idOf(2), name: '十二月', team: team.name, state: 'draft' }],
    ...changes,
  };
}

export const list = (changes: Partial<RostersShown> = {}): RostersShown => ({
  team,
  leads: true,
  isMember: true,
  today: day('2026-11-24'),
  abilities: [{ code: 'electrical', names: names('修電') }],
  rosters: rosterStates.map((state, index) => ({
    id: idOf(40 + index),
    name: `表 ${index}`,
    state,
    startsOn: day('2026-12-01'),
    endsOn: day('2026-12-31'),
  })),
  ...changes,
});

export const everywhere = [...rosterEndpoints, ...peopleEndpoints, ...organisationEndpoints([])];

/** Every way a page may be drawn is sound and lawful in each language. */
export async function lawful(draw: (view: View) => Page): Promise<void> {
  await drawnInAll(draw);
  for (const language of languages) {
    await lawfulPage(draw(viewWith({ language })), everywhere);
  }
}

export async function read(draw: (view: View) => Page, language: 'en' | 'zh-Hant' = 'en') {
  return textOf(draw(viewWith({ language })).body);
}

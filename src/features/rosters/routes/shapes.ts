import { z } from 'zod';
import {
  consents,
  hindrances,
  holidayRules,
  rosterStates,
  standStates,
} from '#/features/rosters/model.ts';
import { instant, plainDate } from '#/platform/http/fields.ts';

export const namesShape = z.object({ hant: z.string(), hans: z.string(), en: z.string() });

/** When a shift is. */
const times = z.object({ beginsAt: instant, endsAt: instant });
const level = z.union([z.literal(1), z.literal(2)]);

/** One place of a shift, and who has it. */
const seatShape = z.object({
  level,
  seat: z.int(),
  standId: z.string().optional(),
  name: z.string().optional(),
  state: z.enum(standStates).optional(),
  consent: z.enum(consents).optional(),
  isMine: z.boolean(),
});

const shiftLine = z.object({
  id: z.string(),
  kind: z.string(),
  beginsAt: instant,
  endsAt: instant,
  seats: z.array(seatShape),
});

const kindShape = z.object({
  id: z.string(),
  name: z.string(),
  from: z.string(),
  to: z.string(),
  days: z.array(z.int()),
  everyWeeks: z.int(),
  onHolidays: z.enum(holidayRules),
  firstWanted: z.int(),
  secondWanted: z.int(),
  saidYes: z.boolean(),
});

export const rosterShape = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(rosterStates),
  team: z.object({ id: z.string(), name: z.string() }),
  startsOn: plainDate,
  endsOn: plainDate,
  restHours: z.number(),
  mostPerWeek: z.int(),
  ability: namesShape.optional(),
  leads: z.boolean(),
  isMember: z.boolean(),
  unannouncedYears: z.array(z.int()),
  kinds: z.array(kindShape),
  quality: z
    .object({ coverage: z.number(), balance: z.number(), score: z.number(), jain: z.number() })
    .optional(),
  unfilled: z.array(
    z.object({
      shiftId: z.string(),
      kind: z.string(),
      beginsAt: instant,
      why: z.array(z.object({ hindrance: z.enum(hindrances), count: z.int() })),
    }),
  ),
  days: z.array(z.object({ date: plainDate, isHoliday: z.boolean(), shifts: z.array(shiftLine) })),
});

export const shiftShape = shiftLine.extend({
  roster: z.object({ id: z.string(), name: z.string(), state: z.enum(rosterStates) }),
  team: z.object({ id: z.string(), name: z.string() }),
  leads: z.boolean(),
  isOver: z.boolean(),
  mayTake: z.boolean(),
  hindrance: z.enum(hindrances).optional(),
  members: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      hindrance: z.enum(hindrances).optional(),
      consent: z.enum(consents).optional(),
    }),
  ),
  /** Of one’s own shift ahead: who could take it over, and who is asked now. */
  swap: z
    .object({
      mates: z.array(z.object({ id: z.string(), name: z.string() })),
      /** Shifts of others for which it could be exchanged. */
      exchanges: z.array(times.extend({ standId: z.string(), name: z.string() })),
      asked: z
        .object({ id: z.string(), name: z.string().optional(), inReturn: times.optional() })
        .optional(),
    })
    .optional(),
});

export const listShape = z.object({
  team: z.object({ id: z.string(), name: z.string() }),
  leads: z.boolean(),
  isMember: z.boolean(),
  /** The secret address of one’s calendar of this team, if there is one. */
  calendar: z.string().optional(),
  today: plainDate,
  abilities: z.array(z.object({ code: z.string(), names: namesShape })),
  rosters: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      state: z.enum(rosterStates),
      startsOn: plainDate,
      endsOn: plainDate,
    }),
  ),
});

const mineLine = z.object({
  shiftId: z.string(),
  team: z.string(),
  kind: z.string(),
  beginsAt: instant,
  endsAt: instant,
  level,
  standId: z.string().optional(),
});

export const mineShape = z.object({
  offers: z.array(mineLine),
  taken: z.array(mineLine),
  open: z.array(mineLine),
  /** What others ask one to take over. */
  swaps: z.array(mineLine.extend({ swapId: z.string(), inReturn: times.optional() })),
  rosters: z.array(
    z.object({ id: z.string(), name: z.string(), team: z.string(), state: z.enum(rosterStates) }),
  ),
  /** The secret address of the calendar of these shifts, if there is one. */
  calendar: z.string().optional(),
});

export type RosterShown = z.infer<typeof rosterShape>;
export type ShiftShown = z.infer<typeof shiftShape>;
export type RostersShown = z.infer<typeof listShape>;
export type MineShown = z.infer<typeof mineShape>;
export type SeatShown = z.infer<typeof seatShape>;
export type MineLine = z.infer<typeof mineLine>;
export type SwapShown = MineShown['swaps'][number];

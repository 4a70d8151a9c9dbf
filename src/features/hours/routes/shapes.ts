import { z } from 'zod';
import { confirmers, recordStates } from '#/features/hours/model.ts';
import { instant, plainDate } from '#/platform/http/fields.ts';

export const namesShape = z.object({ hant: z.string(), hans: z.string(), en: z.string() });
const placeShape = z.object({ id: z.string(), names: namesShape });
const matterShape = z.object({ id: z.string(), reference: z.string(), title: z.string() });
const bodyShape = z.object({ id: z.uuid(), name: z.string() });

/** A star level and the hours it asks for. */
export const levelShape = z.object({ code: z.string(), names: namesShape, hours: z.int() });

/** Which level one’s own hours reach, and what is still to the next. */
const levelStandingShape = z.object({
  reached: levelShape.optional(),
  next: z.object({ level: levelShape, minutes: z.int() }).optional(),
});
export type LevelShown = z.infer<typeof levelStandingShape>;

/** A record as one reader sees it; persons as neighbours call them. */
export const recordShape = z.object({
  id: z.uuid(),
  state: z.enum(recordStates),
  person: z.string(),
  minutes: z.int(),
  on: plainDate,
  startedAt: instant,
  endedAt: instant,
  content: z.string(),
  materials: z.string().optional(),
  /** Absent for what was done in a matter. */
  activity: z.object({ name: z.string(), inCharge: z.string() }).optional(),
  /** Absent also where the reader may not see the matter. */
  matter: matterShape.optional(),
  isOfMatter: z.boolean(),
  place: placeShape,
  team: bodyShape.optional(),
  recordedAt: instant,
  /** Who wrote it down, where it was not its person. */
  recordedBy: z.string().optional(),
  lateReason: z.string().optional(),
  correction: z.string().optional(),
  confirmed: z.object({ at: instant, by: z.string(), capacity: z.enum(confirmers) }).optional(),
  closed: z.object({ at: instant, by: z.string(), reason: z.string().optional() }).optional(),
  isMine: z.boolean(),
  mayConfirm: z.boolean(),
  mayObject: z.boolean(),
  mayCorrect: z.boolean(),
  mayWithdraw: z.boolean(),
});
export type RecordShown = z.infer<typeof recordShape>;

export const oneShape = z.object({
  record: recordShape,
  /** All that stood in its place, the first one first; itself alone where nothing was corrected. */
  history: z.array(recordShape).readonly(),
});
export type OneShown = z.infer<typeof oneShape>;

export const mineShape = z.object({
  /** Confirmed minutes of all years. */
  minutes: z.int(),
  level: levelStandingShape,
  years: z.array(z.object({ year: z.int(), minutes: z.int() })).readonly(),
  year: z.int(),
  records: z.array(recordShape).readonly(),
  /** How many records of others wait for a word of the reader. */
  toConfirm: z.int(),
});
export type MineShown = z.infer<typeof mineShape>;

export const waitingShape = z.object({ records: z.array(recordShape).readonly() });
export type WaitingShown = z.infer<typeof waitingShape>;

export const newShape = z.object({
  matter: matterShape.optional(),
  /** What is most likely: when the matter was done, when it was begun. */
  on: plainDate,
  from: z.string().optional(),
  latest: plainDate,
  places: z.array(placeShape).readonly(),
  teams: z.array(bodyShape).readonly(),
  /** Whether a keeper of records types for somebody else, and may give a reason for lateness. */
  mayBeLate: z.boolean(),
});
export type NewShown = z.infer<typeof newShape>;

export const correctionShape = z.object({ record: recordShape, latest: plainDate });
export type CorrectionShown = z.infer<typeof correctionShape>;

export const nothing = z.object({});
export const doneShape = z.object({ id: z.uuid() });

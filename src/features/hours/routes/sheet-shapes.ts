import { z } from 'zod';
import { nameChoices } from '#/features/hours/model.ts';
import { plainDate } from '#/platform/http/fields.ts';
import { levelShape, namesShape } from './shapes.ts';

/** What a sheet tells, to its person and to whoever has its code. */
export const sheetShape = z.object({
  code: z.string(),
  /** Where it is checked. */
  address: z.string(),
  person: z.string(),
  /** The community that keeps the records. */
  recordedAt: namesShape,
  from: plainDate,
  to: plainDate,
  /** What the paper says, and what counts now; they differ after a correction. */
  minutes: z.int(),
  minutesNow: z.int(),
  /** The star level, where its person lets it be told; and whether it is still reached. */
  level: z.object({ names: namesShape, isKept: z.boolean() }).optional(),
  madeOn: plainDate,
  validUntil: plainDate,
  /** Absent where only the sum is told. */
  activities: z
    .array(z.object({ on: plainDate, minutes: z.int(), what: z.string(), content: z.string() }))
    .readonly()
    .optional(),
});
export type SheetShown = z.infer<typeof sheetShape>;

export const ownSheetShape = z.object({ id: z.uuid(), holds: z.boolean(), sheet: sheetShape });
export type OwnSheet = z.infer<typeof ownSheetShape>;

export const sheetsShape = z.object({
  sheets: z
    .array(
      z.object({
        id: z.uuid(),
        from: plainDate,
        to: plainDate,
        minutes: z.int(),
        madeOn: plainDate,
        validUntil: plainDate,
        showsName: z.enum(nameChoices),
        holds: z.boolean(),
      }),
    )
    .readonly(),
  /** The level that is reached now, which a sheet may tell. */
  level: levelShape.optional(),
  /** What is proposed: this year, for a year. */
  from: plainDate,
  to: plainDate,
  validUntil: plainDate,
});
export type SheetsShown = z.infer<typeof sheetsShape>;

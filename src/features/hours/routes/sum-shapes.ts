import { z } from 'zod';
import { namesShape, recordShape } from './shapes.ts';

const ofShape = z.object({
  kind: z.enum(['team', 'place']),
  id: z.string(),
  names: namesShape,
  /** Whether the reader may open the sums into their records. */
  mayOpen: z.boolean(),
});

/** A year of hours of a team or a place, as one reader is told it. */
export const yearShape = z.object({
  of: ofShape,
  year: z.int(),
  years: z.array(z.int()).readonly(),
  /** What the months add up to that are told. */
  minutes: z.int(),
  months: z
    .array(
      z.object({
        month: z.string(),
        /** Absent where too few gave them for others to be told. */
        minutes: z.int().optional(),
      }),
    )
    .readonly(),
  /** For whoever may open them; without a name it is help in matters of neighbours. */
  activities: z
    .array(
      z.object({
        month: z.string(),
        activity: z.string().optional(),
        minutes: z.int(),
        records: z.int(),
      }),
    )
    .readonly(),
});
export type YearShown = z.infer<typeof yearShape>;

/** The records that a month adds up, or an activity of it. */
export const countedShape = z.object({
  of: ofShape,
  month: z.string(),
  activity: z.string().optional(),
  isHelp: z.boolean(),
  records: z.array(recordShape).readonly(),
  next: z.uuid().optional(),
});
export type CountedShown = z.infer<typeof countedShape>;

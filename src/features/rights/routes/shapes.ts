import { z } from 'zod';
import { instant, plainDate } from '#/platform/http/fields.ts';

/** Shapes of what goes out of the endpoints about what is held of somebody. */

const namesShape = z.object({ hant: z.string(), hans: z.string(), en: z.string() });
const valueShape = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const obstacles = ['last_steward', 'only_guardian', 'post_still_held', 'matter_in_hand'] as const;

/** What one may ask oneself, and has asked; nobody asks it for another. */
const askingShape = z.object({
  consents: z
    .array(
      z.object({
        helperId: z.uuid(),
        name: z.string(),
        way: z.string(),
        consentedOn: plainDate,
        readsSince: instant.optional(),
      }),
    )
    .readonly(),
  corrections: z
    .array(
      z.object({
        id: z.uuid(),
        askedAt: instant,
        words: z.string(),
        answer: z.string().optional(),
        reason: z.string().optional(),
      }),
    )
    .readonly(),
  leaving: z.object({ dueAt: instant, takesWords: z.boolean() }).optional(),
  obstacle: z.enum(obstacles).optional(),
  leavingDays: z.number(),
  mayAnswer: z.boolean(),
});

export const waitingShape = z.object({
  corrections: z
    .array(
      z.object({
        id: z.uuid(),
        personId: z.uuid(),
        name: z.string(),
        askedAt: instant,
        words: z.string(),
      }),
    )
    .readonly(),
});

export const dataShape = z.object({
  personId: z.uuid(),
  name: z.string(),
  isOwn: z.boolean(),
  madeAt: instant,
  kinds: z
    .array(
      z.object({
        code: z.string(),
        table: z.string(),
        /** The source in plain words, in the language of the reader. */
        source: z.string(),
        columns: z.array(z.string()).readonly(),
        rows: z.array(z.record(z.string(), valueShape)).readonly(),
      }),
    )
    .readonly(),
  /** What places and bodies are called whose ids stand in the rows. */
  places: z.record(z.string(), namesShape),
  organisations: z.record(z.string(), z.string()),
  asking: askingShape.optional(),
});

export type DataShown = z.infer<typeof dataShape>;
export type Asking = z.infer<typeof askingShape>;
export type Waiting = z.infer<typeof waitingShape>;

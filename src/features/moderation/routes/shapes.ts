import { z } from 'zod';
import { hidingReasons, thingKinds } from '#/features/matters/index.ts';
import { instant } from '#/platform/http/fields.ts';
import { decisions } from '#/features/moderation/model.ts';

const namesShape = z.object({ hant: z.string(), hans: z.string(), en: z.string() });
const placeShape = z.object({ id: z.string(), names: namesShape });

/** What somebody may object to in a matter. */
export const objectingShape = z.object({
  matter: z.object({ id: z.string(), title: z.string() }),
  things: z.array(
    z.object({ kind: z.enum(thingKinds), id: z.uuid(), excerpt: z.string(), at: instant }),
  ),
});

const reviewLine = z.object({
  id: z.uuid(),
  kind: z.enum(thingKinds),
  matter: z.object({ id: z.string(), title: z.string() }),
  openedAt: instant,
  dueAt: instant,
  decision: z.enum(decisions).optional(),
  reason: z.enum(hidingReasons).optional(),
  endedAt: instant.optional(),
});

export const reviewsShape = z.object({
  place: placeShape.optional(),
  waiting: z.array(reviewLine),
  decided: z.array(reviewLine),
});

const wordsShape = z.object({ title: z.string().optional(), body: z.string() });

export const reviewShape = reviewLine.extend({
  community: placeShape,
  words: wordsShape,
  photo: z.uuid().optional(),
  withheld: wordsShape.optional(),
  objections: z.array(
    z.object({ at: instant, reason: z.enum(hidingReasons), words: z.string().optional() }),
  ),
});

export type ObjectingShown = z.infer<typeof objectingShape>;
export type ReviewsShown = z.infer<typeof reviewsShape>;
export type ReviewShown = z.infer<typeof reviewShape>;
export type ReviewLine = z.infer<typeof reviewLine>;

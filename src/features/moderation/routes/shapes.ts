import { z } from 'zod';
import { hidingReasons, thingKinds } from '#/features/matters/index.ts';
import { instant } from '#/platform/http/fields.ts';
import { MAX_LISTED, MAX_READ, decisions, outcomes } from '#/features/moderation/model.ts';

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

const appealShape = z.object({
  at: instant,
  words: z.string().optional(),
  dueAt: instant,
  outcome: z.enum(outcomes).optional(),
  answer: z.string().optional(),
});

export const reviewsShape = z.object({
  place: placeShape.optional(),
  /** Those against which somebody appealed, and that are not the reader’s own decision. */
  appealed: z.array(reviewLine).max(MAX_LISTED),
  waiting: z.array(reviewLine),
  decided: z.array(reviewLine),
});

const wordsShape = z.object({ title: z.string().optional(), body: z.string() });

export const reviewShape = reviewLine.extend({
  community: placeShape,
  words: wordsShape,
  photo: z.uuid().optional(),
  withheld: wordsShape.optional(),
  appeal: appealShape.optional(),
  mayHear: z.boolean(),
  objections: z.array(
    z.object({ at: instant, reason: z.enum(hidingReasons), words: z.string().optional() }),
  ),
});

/** What of the reader’s own was hidden, and what became of their appeal. */
export const ownHiddenShape = z.object({
  id: z.uuid(),
  kind: z.enum(thingKinds),
  matter: z.object({ id: z.string(), title: z.string() }).optional(),
  reason: z.enum(hidingReasons).optional(),
  decidedAt: instant,
  /** What those who hid it said to its author. */
  answer: z.string().optional(),
  endedAt: instant.optional(),
  withheld: wordsShape.optional(),
  appeal: appealShape.optional(),
});

const ownLine = ownHiddenShape.omit({ withheld: true });
export const ownListShape = z.object({ hidden: z.array(ownLine).max(MAX_READ) });

/** A photo of which parts may be covered, and the review that is decided by it, if one waits. */
export const coveringShape = z.object({
  matter: z.object({ id: z.string(), title: z.string() }),
  photo: z.uuid(),
  review: z.uuid().optional(),
});

/** What may not stand somewhere, who decides, and how often; a small count is left out. */
export const contentRulesShape = z.object({
  place: placeShape.optional(),
  days: z.array(z.object({ reason: z.string(), workingDays: z.int() })).max(MAX_LISTED),
  since: instant,
  counts: z
    .object({
      waiting: z.int().optional(),
      kept: z.int().optional(),
      mended: z.int().optional(),
      hidden: z.int().optional(),
      shownAgain: z.int().optional(),
      byReason: z
        .array(z.object({ reason: z.enum(hidingReasons), hidden: z.int() }))
        .max(hidingReasons.length)
        .optional(),
    })
    .optional(),
});

export type CoveringShown = z.infer<typeof coveringShape>;
export type OwnHidden = z.infer<typeof ownHiddenShape>;
export type OwnListShown = z.infer<typeof ownListShape>;
export type ContentRulesShown = z.infer<typeof contentRulesShape>;
export type AppealShown = z.infer<typeof appealShape>;
export type ObjectingShown = z.infer<typeof objectingShape>;
export type ReviewsShown = z.infer<typeof reviewsShape>;
export type ReviewShown = z.infer<typeof reviewShape>;
export type ReviewLine = z.infer<typeof reviewLine>;

import { z } from 'zod';
import {
  buckets,
  clockStages,
  noteVisibilities,
  photoStages,
  profiles,
  states,
  verbs,
  verdictAnswers,
  visibilities,
  voices,
} from '#/features/matters/model/matter.ts';
import { instant } from '#/platform/http/fields.ts';

/** Shapes of what endpoints of matters answer with: no more of a person than the reader may see. */

export const namesShape = z.object({ hant: z.string(), hans: z.string(), en: z.string() });

export const placeShape = z.object({ id: z.string(), names: namesShape });

export const personShape = z.object({
  /** As what they speak here. */
  voice: z.enum(voices),
  name: z.string().optional(),
  isYou: z.boolean(),
});

export const categoryShape = z.object({
  code: z.string(),
  group: z.string(),
  names: namesShape,
  icon: z.string(),
});

export const groupShape = z.object({ code: z.string(), names: namesShape, icon: z.string() });

const headShape = z.object({
  /** Stands in addresses: `350203007010-2026-0371`. */
  id: z.string(),
  reference: z.string(),
  title: z.string(),
  profile: z.enum(profiles),
  category: categoryShape,
  where: placeShape,
  visibility: z.enum(visibilities),
  bucket: z.enum(buckets),
  /** Known to all once it is closed; before that to those in it and to staff. */
  state: z.enum(states).optional(),
  raisedAt: instant,
  deadlineAt: instant.optional(),
  isOverdue: z.boolean(),
  scheduledFor: instant.optional(),
  followers: z.int(),
  commentCount: z.int(),
  isMine: z.boolean(),
  isInMyHands: z.boolean(),
  isFollowing: z.boolean(),
});

export const cardShape = headShape.extend({
  excerpt: z.string(),
  photo: z.uuid().optional(),
  holderName: z.string().optional(),
  /** What the asker said when it was solved. */
  thanks: z.string().optional(),
  mayClaim: z.boolean(),
});

/** What a board shows: nearby, all that waits, what suits the reader, under way, closed. */
export const boardShows = ['near', 'open', 'able', 'in_hand', 'closed'] as const;
export type BoardShow = (typeof boardShows)[number];

export const boardShape = z.object({
  place: placeShape.optional(),
  community: placeShape.optional(),
  show: z.enum(boardShows),
  view: z.enum(['list', 'street']),
  group: z.string().optional(),
  groups: z.array(groupShape),
  counts: z.object({ open: z.int(), inHand: z.int() }),
  cards: z.array(cardShape),
  /** Opens the next page. */
  next: z.string().optional(),
  street: z.array(
    z.object({
      id: z.string(),
      names: namesShape,
      label: z.string(),
      units: z.int(),
      floors: z.int(),
      columns: z.int(),
      households: z.int(),
      lit: z.int().optional(),
      open: z.int(),
    }),
  ),
  /** What light means: homes of able neighbours, or homes where something was done. */
  light: z.enum(['able', 'helped']),
  /** Where to look on, when the place is too large for a board. */
  below: z.array(placeShape),
  isSignedIn: z.boolean(),
});

export const mineShape = z.object({
  raised: z.array(cardShape),
  helping: z.array(cardShape),
  helped: z.array(cardShape),
  followed: z.array(cardShape),
});

export const figureShape = z.object({
  place: placeShape,
  measure: z.string(),
  month: z.string(),
  cards: z.array(cardShape),
  next: z.string().optional(),
  /** Figures that count persons do not list what those persons did. */
  countsPersons: z.boolean(),
});

const linkShape = z.object({ id: z.string(), reference: z.string(), title: z.string() });

export const allowedShape = z.object({
  verbs: z.array(z.enum(verbs)),
  offerHelp: z.boolean(),
  answerOffers: z.boolean(),
  stopHelping: z.boolean(),
  follow: z.boolean(),
  requestRelease: z.boolean(),
  refuseRelease: z.boolean(),
  requestPause: z.boolean(),
  rearrange: z.boolean(),
  addPhotos: z.boolean(),
  commentAs: z.array(z.enum(noteVisibilities)),
});

export const matterShape = headShape.extend({
  body: z.string(),
  community: placeShape,
  isAnonymous: z.boolean(),
  asker: personShape,
  contact: z.object({ telephone: z.string().optional(), home: namesShape.optional() }).optional(),
  contactSeenBy: z.array(personShape),
  hands: z.array(
    z.object({
      person: personShape,
      role: z.enum(['lead', 'helper']),
      since: instant,
      until: instant.optional(),
    }),
  ),
  offers: z.array(
    z.object({ id: z.uuid(), at: instant, person: personShape, words: z.string().optional() }),
  ),
  requests: z.array(
    z.object({
      kind: z.enum(['release', 'pause']),
      at: instant,
      person: personShape,
      reason: z.string(),
      until: instant.optional(),
    }),
  ),
  story: z.array(
    z.object({
      at: instant,
      verb: z.string(),
      by: personShape,
      to: personShape.optional(),
      typedBy: personShape.optional(),
      note: z.string().optional(),
      visibility: z.enum(noteVisibilities),
    }),
  ),
  comments: z.array(
    z.object({
      at: instant,
      by: personShape,
      body: z.string(),
      visibility: z.enum(noteVisibilities),
    }),
  ),
  photos: z.array(z.object({ id: z.uuid(), stage: z.enum(photoStages), at: instant })),
  verdict: z
    .object({
      at: instant,
      answer: z.enum(verdictAnswers),
      isSatisfied: z.boolean().optional(),
      thanks: z.string().optional(),
    })
    .optional(),
  clocks: z.array(
    z.object({
      stage: z.enum(clockStages),
      dueAt: instant.optional(),
      state: z.enum(['running', 'standing', 'late']),
    }),
  ),
  /** Whose it is to look after, for staff. */
  queue: namesShape.optional(),
  mergedInto: linkShape.optional(),
  mergedHere: z.array(linkShape),
  isStaff: z.boolean(),
  isSignedIn: z.boolean(),
  allowed: allowedShape,
});

/** What an action on a matter answers with. */
export const doneShape = z.object({
  id: z.string(),
  reference: z.string(),
  state: z.enum(states),
});

export type PlaceShown = z.infer<typeof placeShape>;
export type PersonLine = z.infer<typeof personShape>;
export type CardLine = z.infer<typeof cardShape>;
export type BoardShown = z.infer<typeof boardShape>;
export type MineShown = z.infer<typeof mineShape>;
export type FigureShown = z.infer<typeof figureShape>;
export type MatterPage = z.infer<typeof matterShape>;
export type StoryLine = MatterPage['story'][number];

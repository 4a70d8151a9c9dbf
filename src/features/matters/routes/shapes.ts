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
import { hidingReasons } from '#/features/matters/model/hiding.ts';
import { boardShows, bulkSteps, deskShows } from '#/features/matters/model/shows.ts';
import { actingWays } from '#/platform/access/subject.ts';
import type { WithPanels } from '#/features/matters/model/panels.ts';
import { instant } from '#/platform/http/fields.ts';
import { languages } from '#/platform/i18n/language.ts';

/** Shapes of what endpoints of matters answer with: no more of a person than the reader may see. */

export const namesShape = z.object({ hant: z.string(), hans: z.string(), en: z.string() });

/** Since when something is hidden, and why. */
const hiddenShape = z.object({ at: instant, cause: z.enum(hidingReasons) });

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

/** Between whom a matter is on its way that was handed on and is not taken over. */
const passedShape = z.object({ from: namesShape, to: namesShape, sendBacks: z.int() });

export const cardShape = headShape.extend({
  /** For those in it and staff. */
  passed: passedShape.optional(),
  excerpt: z.string(),
  photo: z.uuid().optional(),
  holderName: z.string().optional(),
  /** What the asker said when it was solved. */
  thanks: z.string().optional(),
  mayClaim: z.boolean(),
});

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
      /** The compound or lane it stands in, or the community. */
      part: placeShape,
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
  /** The figure whose matters are listed, instead of a board. */
  figure: z
    .object({
      name: z.string(),
      month: z.string().optional(),
      until: z.string().optional(),
      /** Counted, but not for this reader to see. */
      hidden: z.int(),
    })
    .optional(),
  /** Where to look on, when the place is too large for a board. */
  below: z.array(placeShape),
  /** The compound or lane the reader lives in. */
  home: z.string().optional(),
  isSignedIn: z.boolean(),
});

export const mineShape = z.object({
  raised: z.array(cardShape),
  helping: z.array(cardShape),
  helped: z.array(cardShape),
  followed: z.array(cardShape),
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
  hidden: hiddenShape.optional(),
  community: placeShape,
  isAnonymous: z.boolean(),
  asker: personShape,
  /** Whom a complaint is about, for the asker and for staff. */
  about: z.string().optional(),
  contact: z.object({ telephone: z.string().optional(), home: namesShape.optional() }).optional(),
  contactSeenBy: z.array(personShape),
  /** How it came in, where somebody raised it for the asker. */
  cameIn: z.enum(actingWays).optional(),
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
      hidden: hiddenShape.optional(),
      /** Whose it became, when it was handed on or sent back. */
      body: namesShape.optional(),
    }),
  ),
  comments: z.array(
    z.object({
      at: instant,
      by: personShape,
      body: z.string(),
      visibility: z.enum(noteVisibilities),
      hidden: hiddenShape.optional(),
    }),
  ),
  hiddenPhotos: z.array(hiddenShape),
  photos: z.array(
    z.object({ id: z.uuid(), stage: z.enum(photoStages), at: instant, isMine: z.boolean() }),
  ),
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
  passed: passedShape.optional(),
  mergedInto: linkShape.optional(),
  mergedHere: z.array(linkShape),
  isStaff: z.boolean(),
  isAskerBeyond: z.boolean(),
  isSignedIn: z.boolean(),
  allowed: allowedShape,
});

export const handlingShape = z.object({
  matter: matterShape,
  /** What the forms choose from. */
  choices: z.object({
    query: z.string(),
    people: z.array(z.object({ personId: z.uuid(), name: z.string() })),
    categories: z.array(z.object({ code: z.string(), names: namesShape })),
    places: z.array(placeShape),
    /** To whom it may be handed on. */
    targets: z.array(z.object({ queue: z.string(), names: namesShape })),
    /** Matters that may be the same. */
    alike: z.array(linkShape),
    /** Ready answers that can be put into an answer. */
    templates: z.array(z.object({ id: z.uuid(), name: z.string(), organisationName: z.string() })),
    /** The one that is wanted, filled in, in the language of whoever asked. */
    answer: z.object({ language: z.enum(languages), words: z.string() }).optional(),
  }),
});

export const deskRowShape = cardShape.extend({
  queue: namesShape,
  nextStage: z.enum(clockStages).optional(),
  nextDueAt: instant.optional(),
  isPressing: z.boolean(),
  requests: z.array(z.enum(['release', 'pause'])),
});

/** A view of a desk under a name. */
export const filterShape = z.object({
  id: z.uuid(),
  name: z.string(),
  place: z.string(),
  show: z.enum(deskShows),
  queue: z.string().optional(),
  group: z.string().optional(),
});

export const deskShape = z.object({
  place: placeShape.optional(),
  communityId: z.string().optional(),
  show: z.enum(deskShows),
  queue: z.string().optional(),
  group: z.string().optional(),
  groups: z.array(groupShape),
  queues: z.array(z.object({ queue: z.string(), names: namesShape, open: z.int() })),
  /** Other communities whose desk the reader works. */
  others: z.array(placeShape),
  places: z.array(placeShape),
  counts: z.object({
    all: z.int(),
    overdue: z.int(),
    to_decide: z.int(),
    unheld: z.int(),
    waiting: z.int(),
    to_check: z.int(),
    passed_on: z.int(),
    mine: z.int(),
  }),
  /** Views that the reader keeps, or has by a body. */
  saved: z.array(filterShape.extend({ count: z.int(), isOwn: z.boolean() })),
  /** With whom the reader may share one. */
  bodies: z.array(z.object({ id: z.uuid(), name: z.string() })),
  rows: z.array(deskRowShape),
  next: z.string().optional(),
  people: z.array(z.object({ personId: z.uuid(), name: z.string() })),
});

export const bulkShape = z.object({
  place: z.string(),
  communityId: z.string(),
  /** By which it is undone, as long as it can be. */
  bulk: z.uuid().optional(),
  undoUntil: instant.optional(),
  /** Whether these are outcomes of undoing it. */
  isUndone: z.boolean(),
  outcomes: z.array(
    z.object({
      id: z.string(),
      reference: z.string(),
      title: z.string(),
      /** The code of the refusal, when it could not be done. */
      refusal: z.string().optional(),
      mayUndo: z.boolean(),
      /** Why what was done cannot be undone any more. */
      undoRefusal: z.string().optional(),
    }),
  ),
});

/** What would come of doing the same to many, before it is done. */
export const foresightShape = z.object({
  place: z.string(),
  communityId: z.string(),
  step: z.enum(bulkSteps),
  assigneeId: z.string().optional(),
  people: z.array(z.object({ personId: z.uuid(), name: z.string() })),
  rows: z.array(
    z.object({
      id: z.string(),
      reference: z.string(),
      title: z.string(),
      from: z.enum(states),
      /** The state it would be in; missing when it would be refused. */
      to: z.enum(states).optional(),
      refusal: z.string().optional(),
      isHeld: z.boolean(),
    }),
  ),
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
export type MatterPage = z.infer<typeof matterShape>;
export type HandlingShown = z.infer<typeof handlingShape>;
export type DeskShown = z.infer<typeof deskShape>;
export type DeskLine = z.infer<typeof deskRowShape>;
export type BulkShown = z.infer<typeof bulkShape>;
export type ForesightShown = z.infer<typeof foresightShape>;
export type StoryLine = MatterPage['story'][number];

/** The page with what other features have to show on it. */
export type MatterShown = MatterPage & WithPanels;
export type DeskWithPanels = DeskShown & WithPanels;

/** Programs get the matter alone; what other features show has endpoints of its own. */
export const matterShownShape = alone<MatterPage>(matterShape);
export const deskShownShape = alone<DeskShown>(deskShape);

function alone<Page>(shape: z.ZodType<Page>) {
  return z.codec(
    shape,
    z.custom<Page & WithPanels>(() => true),
    {
      encode: (shown) => shown,
      // Nothing is ever read back in this shape; the page needs more than programs are given.
      decode: () => {
        throw new Error('What is shown is not read back.');
      },
    },
  );
}

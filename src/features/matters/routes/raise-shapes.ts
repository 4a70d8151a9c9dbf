import { z } from 'zod';
import { profiles, visibilities } from '#/features/matters/model/matter.ts';
import { line, optionalLine } from '#/platform/http/fields.ts';
import { cardShape, categoryShape, groupShape, namesShape, placeShape } from './shapes.ts';

const MAX_TOKEN = 64;

export const draftField = line(MAX_TOKEN);
export const optionalDraftField = optionalLine(MAX_TOKEN);

/** What can be wrong with what the first screen sent; all that was right is kept. */
export const beginProblems = [
  'body_missing',
  'body_long',
  'photo_unreadable',
  'photo_too_large',
  'photo_too_small',
  'too_many_photos',
] as const;
export type BeginProblem = (typeof beginProblems)[number];

export const beginShape = z.object({
  draft: z.string().optional(),
  body: z.string(),
  photos: z.array(z.uuid()),
  category: z.string().optional(),
  place: z.string().optional(),
  /** The page it is about. */
  page: z.string().optional(),
  /** The number of the sheet of paper it is copied from. */
  paperForm: z.string().optional(),
  isComplaint: z.boolean(),
  problems: z.array(z.enum(beginProblems)),
});

const questionShape = z.object({
  code: z.string(),
  question: namesShape,
  advice: namesShape,
  /** Numbers to ring, or kinds of local companies. */
  calls: z.array(z.object({ number: z.string().optional(), local: z.string().optional() })),
  stops: z.boolean(),
});

export const categoryPageShape = z.object({
  draft: z.string(),
  step: z.enum(['choose', 'ask', 'advice']),
  community: placeShape.optional(),
  chosen: z.string().optional(),
  suggested: z.array(categoryShape),
  question: z
    .object({
      question: namesShape,
      answers: z.array(z.object({ category: z.string(), label: namesShape })),
    })
    .optional(),
  questions: z.array(questionShape),
  /** Codes of the questions answered with yes before. */
  yes: z.array(z.string()),
  query: z.string().optional(),
  found: z.array(categoryShape),
  groups: z.array(groupShape.extend({ categories: z.array(categoryShape) })),
});

export const spotKinds = ['home', 'unit', 'building', 'compound', 'community', 'found'] as const;

const answerableShape = z.object({
  /** As the form sends it: `organisation:` or `person:` and the id. */
  value: z.string(),
  name: z.string(),
  /** What kind of body it is, or as what the person serves. */
  office: namesShape,
});

export const placePageShape = z.object({
  draft: z.string(),
  community: placeShape.optional(),
  options: z.array(placeShape.extend({ kind: z.enum(spotKinds) })),
  chosen: z.string().optional(),
  query: z.string().optional(),
  /** Whether the search found anything. */
  hasFound: z.boolean(),
  profiles: z.array(z.enum(profiles)),
  profile: z.enum(profiles).optional(),
  visibility: z.enum(visibilities),
  isAnonymous: z.boolean(),
  /** Whom a complaint can be about; none for anything else. */
  answerable: z.array(answerableShape),
  about: z.string().optional(),
});

export const checkShape = z.object({
  draft: z.string(),
  body: z.string(),
  photos: z.array(z.uuid()),
  category: categoryShape.optional(),
  suggestedCategory: z.string().optional(),
  where: placeShape.optional(),
  profile: z.enum(profiles).optional(),
  visibility: z.enum(visibilities),
  isAnonymous: z.boolean(),
  about: answerableShape.optional(),
  alike: z.array(cardShape),
  isSignedIn: z.boolean(),
});

export const raisedShape = z.object({
  /** Stands in the address: `350203007010-2026-0371`. */
  id: z.string(),
  reference: z.string(),
  isRepeat: z.boolean(),
  /** Who has it and by when, as a sentence. */
  said: z.string(),
});

export type BeginShown = z.infer<typeof beginShape>;
export type CategoryShown = z.infer<typeof categoryPageShape>;
export type QuestionShown = CategoryShown['questions'][number];
export type PlaceChoiceShown = z.infer<typeof placePageShape>;
export type AnswerableLine = z.infer<typeof answerableShape>;
export type CheckShown = z.infer<typeof checkShape>;

import { z } from 'zod';
import { instant } from '#/platform/http/fields.ts';
import {
  assessments,
  attendances,
  callStates,
  outcomes,
  owings,
  taskStates,
} from '#/features/joint/model.ts';

const namesShape = z.object({ hant: z.string(), hans: z.string(), en: z.string() });

/** What everybody may know of one that is called who sees the matter. */
const publicCallShape = z.object({
  body: z.string(),
  names: namesShape,
  isLead: z.boolean(),
  isRequired: z.boolean(),
  state: z.enum(callStates),
  attendance: z.enum(attendances).optional(),
});

const headShape = z.object({
  id: z.uuid(),
  caller: namesShape,
  what: z.string(),
  meetingPlace: z.string(),
  askedAt: instant,
  meetAt: instant,
  state: z.enum(taskStates),
  agreed: z.string().optional(),
  result: z.string().optional(),
  assessment: z.enum(assessments).optional(),
  calledOff: z.object({ reason: z.string().optional() }).optional(),
});

/** A joint task as everybody reads it who sees the matter. */
export const publicJointShape = headShape.extend({
  calls: z.array(publicCallShape),
  /** Whether the reader has to do with it, and finds more on its page. */
  isInside: z.boolean(),
});

export const ofMatterShape = z.object({
  matter: z.object({ id: z.string(), reference: z.string(), title: z.string() }),
  joints: z.array(publicJointShape),
  mayCall: z.boolean(),
});

const insideCallShape = publicCallShape.extend({
  id: z.uuid(),
  reportDueAt: instant,
  comesAs: z.string().optional(),
  reason: z.string().optional(),
  decision: z.string().optional(),
  declines: z.number(),
  isLate: z.boolean(),
  isMine: z.boolean(),
});

const partShape = z.object({
  id: z.uuid(),
  names: namesShape,
  what: z.string(),
  dueAt: instant,
  outcome: z.enum(outcomes).optional(),
  words: z.string().optional(),
  isLate: z.boolean(),
  isMine: z.boolean(),
});

/** Something the reader owes, and until when. */
const owedShape = z.object({ owing: z.enum(owings), until: instant, isLate: z.boolean() });

/** A joint task as those read it who have to do with it. */
export const jointShape = headShape.extend({
  /** Named only to those who see the matter itself. */
  matter: z.object({ id: z.string(), reference: z.string(), title: z.string() }).optional(),
  lead: namesShape,
  superior: namesShape,
  reportDueAt: instant,
  calls: z.array(insideCallShape),
  parts: z.array(partShape),
  assessmentWords: z.string().optional(),
  owed: z.array(owedShape),
  missing: z.array(namesShape),
  openParts: z.number(),
  isCalling: z.boolean(),
  isLeading: z.boolean(),
  isSuperior: z.boolean(),
});

export const listShape = z.object({
  shows: z.enum(['open', 'over']),
  joints: z.array(jointShape),
});

export const newShape = z.object({
  matter: z.object({ id: z.string(), reference: z.string(), title: z.string() }),
  caller: namesShape,
  callable: z.array(z.object({ body: z.string(), names: namesShape, isRequirable: z.boolean() })),
  isUrgent: z.boolean(),
});

const count = z.int();

export const figuresShape = z.object({
  place: z.object({ id: z.string(), names: namesShape }),
  figures: z.object({
    asked: count,
    reportDue: count,
    reportedInTime: count,
    toCome: count,
    came: count,
    partDue: count,
    partInTime: count,
    closed: count,
    assessed: count,
    solved: count,
    partly: count,
  }),
});

export type FiguresShown = z.infer<typeof figuresShape>;
export type PublicJoint = z.infer<typeof publicJointShape>;
export type OfMatter = z.infer<typeof ofMatterShape>;
export type JointShown = z.infer<typeof jointShape>;
export type JointsShown = z.infer<typeof listShape>;
export type NewShown = z.infer<typeof newShape>;

import { z } from 'zod';
import { instant, plainDate } from '#/platform/http/fields.ts';

const namesShape = z.object({ hant: z.string(), hans: z.string(), en: z.string() });
const choiceShape = z.object({ code: z.string(), names: namesShape });
const choices = z.array(choiceShape).readonly();
/** What somebody can do, and how well; shown to those who lead their team. */
const skills = z
  .array(choiceShape.extend({ level: z.enum(['able', 'trained', 'proven']) }))
  .readonly();

export const nothing = z.object({});
export const done = z.object({ id: z.uuid() });

export const teamShape = z.object({
  id: z.uuid(),
  name: z.string(),
  place: z.object({ id: z.string(), names: namesShape }),
  closedOn: plainDate.optional(),
});
export type TeamLine = z.infer<typeof teamShape>;

/** A member as the reader may know them. */
const memberShape = z.object({
  /** Only for those who lead the team, and the counter. */
  personId: z.uuid().optional(),
  name: z.string(),
  since: instant.optional(),
  /** Only for those who lead the team. */
  abilities: skills.optional(),
});
export type MemberLine = z.infer<typeof memberShape>;

const requestShape = z.object({
  id: z.uuid(),
  name: z.string(),
  words: z.string().optional(),
  askedAt: instant,
});

export const showShape = z.object({
  team: teamShape,
  purpose: z.object({ words: z.string(), abilities: choices }).optional(),
  leaders: z.array(z.object({ name: z.string() })).readonly(),
  /** Absent where they are too few to be counted in public. */
  memberCount: z.int().optional(),
  leads: z.boolean(),
  /** Whether the reader enters members at the counter. */
  enters: z.boolean(),
  /** What the reader is to the team, or the person they act for. */
  mine: z
    .object({
      since: instant.optional(),
      sharesTelephone: z.boolean(),
      canReturn: z.boolean(),
      /** Why they were let go. */
      reason: z.string().optional(),
      asked: z.object({ at: instant, words: z.string().optional() }).optional(),
      /** What their last asking was answered, if it was no. */
      declined: z.string().optional(),
      invitation: z
        .object({ id: z.uuid(), words: z.string().optional(), lapsesAt: instant })
        .optional(),
    })
    .optional(),
  members: z.array(memberShape).readonly(),
  requests: z.array(requestShape).readonly(),
  invitations: z
    .array(z.object({ id: z.uuid(), note: z.string(), invitedAt: instant, lapsesAt: instant }))
    .readonly(),
  /** For saying what the team does; only for those who lead it. */
  abilities: choices.optional(),
});
export type TeamShown = z.infer<typeof showShape>;

export const requestPageShape = z.object({
  team: teamShape,
  request: requestShape.extend({ sharesTelephone: z.boolean(), abilities: skills }),
});
export type RequestPage = z.infer<typeof requestPageShape>;

export const memberPageShape = z.object({
  team: teamShape,
  member: memberShape.extend({
    personId: z.uuid(),
    since: instant,
    cameBy: z.enum(['asked', 'invited', 'entered']),
    /** Only if they let those who lead the team see it. */
    telephone: z.string().optional(),
  }),
  /** What they showed to this team, and which of its trainings they took part in. */
  proofs: z
    .array(
      z.object({
        id: z.uuid(),
        names: namesShape,
        kind: z.enum(['shown', 'training']),
        what: z.string(),
        endsAt: instant,
      }),
    )
    .readonly(),
  /** For noting a proof; absent where it is oneself. */
  choices: choices.optional(),
});
export type MemberPage = z.infer<typeof memberPageShape>;

export const enteringShape = z.object({
  team: teamShape,
  query: z.string(),
  found: z
    .array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        called: z.string().optional(),
        homes: z.array(z.object({ id: z.string(), names: namesShape })).readonly(),
      }),
    )
    .readonly(),
  /** Who is entered, with those who may say yes for them. */
  chosen: z
    .object({
      personId: z.uuid(),
      name: z.string(),
      agreers: z.array(z.object({ personId: z.uuid(), name: z.string() })).readonly(),
    })
    .optional(),
});
export type EnteringPage = z.infer<typeof enteringShape>;

const belongingShape = z.object({
  team: teamShape,
  since: instant,
  leftAt: instant.optional(),
  leftAs: z.enum(['left', 'let_go']).optional(),
  reason: z.string().optional(),
  sharesTelephone: z.boolean(),
  canReturn: z.boolean(),
});

export const ownShape = z.object({
  invitations: z
    .array(z.object({ team: teamShape, words: z.string().optional(), lapsesAt: instant }))
    .readonly(),
  belongings: z.array(belongingShape).readonly(),
  askings: z
    .array(
      z.object({
        team: teamShape,
        askedAt: instant,
        state: z.enum(['waiting', 'accepted', 'declined', 'withdrawn']),
        answer: z.string().optional(),
      }),
    )
    .readonly(),
  /** Teams that the reader leads, with how many wait for an answer. */
  led: z.array(z.object({ team: teamShape, waiting: z.int() })).readonly(),
});
export type OwnTeams = z.infer<typeof ownShape>;

import { z } from 'zod';
import { actingWays } from '#/platform/access/subject.ts';
import { instant } from '#/platform/http/fields.ts';
import { handWays } from '#/features/behalf/model.ts';
import type { DeedTold } from '#/features/behalf/model.ts';
import { codeOf } from '#/features/behalf/rules.ts';

export const namesShape = z.object({ hant: z.string(), hans: z.string(), en: z.string() });

/** One thing that was done for somebody, as it leaves. */
export const deedShape = z.object({
  id: z.uuid(),
  at: instant,
  /** What was done: `matters.raise`. */
  done: z.string(),
  by: z.string(),
  /** How it came in. */
  way: z.enum(actingWays).optional(),
  about: namesShape.optional(),
  address: z.string().optional(),
  state: z.enum(['open', 'reversed', 'over', 'stays']),
  /** Until when it can be taken back, or since when it is. */
  stateAt: instant.optional(),
});
export type DeedLine = z.infer<typeof deedShape>;

/** Writes a deed as it leaves. */
export function deedLine({ deed, by, subject, standing }: DeedTold): DeedLine {
  return {
    id: deed.id,
    at: deed.at,
    done: codeOf(deed),
    by,
    way: deed.way,
    about: subject?.names,
    address: subject?.address,
    state: standing.state,
    stateAt: stateAt(standing),
  };
}

function stateAt(standing: DeedTold['standing']): Temporal.Instant | undefined {
  if (standing.state === 'stays') return undefined;
  return standing.state === 'reversed' ? standing.at : standing.until;
}

export const deedsShape = z.object({
  name: z.string(),
  isActing: z.boolean(),
  mayReverse: z.boolean(),
  deeds: z.array(deedShape).readonly(),
});
export type DeedsShown = z.infer<typeof deedsShape>;

const personLine = z.object({
  personId: z.uuid(),
  name: z.string(),
  home: namesShape.optional(),
  telephone: z.string().optional(),
  way: z.enum(handWays),
});

export const toTellShape = z.object({
  place: z.object({ id: z.string(), names: namesShape }),
  communityId: z.string(),
  waiting: z.array(personLine.extend({ count: z.int(), latestAt: instant })).readonly(),
  slips: z
    .array(personLine.extend({ id: z.uuid(), madeAt: instant, madeBy: z.string() }))
    .readonly(),
});
export type ToTellShown = z.infer<typeof toTellShape>;

const tidingShape = z.object({
  at: instant,
  /** What happened, in three languages, without names. */
  words: namesShape,
  reference: z.string().optional(),
  isUrgent: z.boolean(),
});

export const slipShape = z.object({
  id: z.uuid(),
  way: z.enum(handWays),
  name: z.string(),
  language: z.enum(['zh-Hant', 'zh-Hans', 'en']),
  telephone: z.string().optional(),
  home: namesShape.optional(),
  community: namesShape,
  madeAt: instant,
  expiresAt: instant,
  told: z.object({ at: instant, by: z.string() }).optional(),
  /** The code that opens it, and the address in the square. */
  code: z.string(),
  address: z.string(),
  deeds: z.array(deedShape).readonly(),
  /** What else concerns them, the oldest first. */
  tidings: z.array(tidingShape).readonly(),
});
export type SlipShown = z.infer<typeof slipShape>;

export const codeShape = z.object({
  code: z.string(),
  deeds: z.array(deedShape).readonly(),
});
export type CodeShown = z.infer<typeof codeShape>;

/** For how long what can be taken back, as it leaves. */
export const rulesShape = z.object({
  rules: z.array(z.object({ done: z.string(), days: z.int() })),
});
export type RulesShown = z.infer<typeof rulesShape>;

import { z } from 'zod';
import { answers, musterStages, seatings } from '#/features/musters/model.ts';
import { instant } from '#/platform/http/fields.ts';

const names = z.object({ hant: z.string(), hans: z.string(), en: z.string() });

const lineShape = z.object({
  id: z.string(),
  title: z.string(),
  meetingPlace: z.string(),
  startsAt: instant,
  stage: z.enum(musterStages),
  coming: z.int(),
  wanted: z.int(),
  seating: z.enum(seatings).optional(),
});

export type MusterLine = z.infer<typeof lineShape>;

export const mineShape = z.object({
  communityIds: z.array(z.string()),
  forMe: z.array(lineShape),
  byMe: z.array(lineShape),
  mayCall: z.boolean(),
});

export type MineShown = z.infer<typeof mineShape>;

export const newShape = z.object({
  teams: z.array(z.object({ id: z.string(), name: z.string(), community: names })),
  areas: z.array(z.object({ id: z.string(), names })),
});

export type NewShown = z.infer<typeof newShape>;

export const shownShape = z.object({
  ...lineShape.shape,
  communityId: z.string(),
  note: z.string().optional(),
  teams: z.array(z.string()),
  area: names.optional(),
  madeBy: z.string(),
  endWords: z.string().optional(),
  isOver: z.boolean(),
  hasBegun: z.boolean(),
  /** Whether those it is for have been found. */
  isAsked: z.boolean(),
  answer: z.enum(answers).optional(),
  /** Whether the reader was asked. */
  isForMe: z.boolean(),
  keeping: z
    .object({
      asked: z.int(),
      seen: z.int(),
      reserve: z.int(),
      declined: z.int(),
      comers: z.array(
        z.object({
          personId: z.string(),
          name: z.string(),
          seating: z.enum(seatings),
          came: z.boolean().optional(),
        }),
      ),
    })
    .optional(),
});

export type MusterView = z.infer<typeof shownShape>;

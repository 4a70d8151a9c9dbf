import { z } from 'zod';
import { MOST_CHOSEN } from '#/features/volunteers/model.ts';
import { instant, list } from '#/platform/http/fields.ts';

export const namesShape = z.object({ hant: z.string(), hans: z.string(), en: z.string() });
export const choiceShape = z.object({ code: z.string(), names: namesShape });

export const nothing = z.object({});

/** A time of day on the clocks of the neighbourhood. */
export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const optionalClock = z.union([z.literal('').transform(() => undefined), clock]).optional();

/** The code of an ability or of a kind of call. */
export const codes = list(z.string().regex(/^[a-z][a-z_]{0,39}$/), MOST_CHOSEN);

export const dutyShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['switched', 'rostered', 'regular', 'resting']), until: instant }),
  z.object({ kind: z.literal('always') }),
  z.object({ kind: z.literal('off'), next: instant.optional() }),
]);

import { z } from 'zod';

/** The stories of `db/demo/matters` and what becomes of them, as far as the loader reads them. */

const whereShape = z.union([
  z.object({ everywhere: z.literal(true) }),
  z.object({ neighbourhoods: z.array(z.string()) }),
  z.object({ anyOf: z.array(z.string()) }),
  z.object({ allOf: z.array(z.string()) }),
]);
export type Where = z.infer<typeof whereShape>;

const monthsShape = z.array(z.int()).nullable();

const variantShape = z.object({
  title: z.string(),
  body: z.string(),
  course: z.string(),
  asker: z.string(),
  handler: z
    .object({
      voice: z.string().optional(),
      ability: z.string().optional(),
      organisation: z.string().optional(),
    })
    .nullable(),
  words: z.record(z.string(), z.string()),
  comments: z.array(z.object({ voice: z.string(), after: z.string(), text: z.string() })),
  becomesHelperWith: z.string().optional(),
  needsOrganisation: z.string().optional(),
  where: whereShape.optional(),
  months: monthsShape.optional(),
});

const storyShape = z.object({
  id: z.string(),
  profile: z.enum(['need', 'report']),
  category: z.string(),
  where: whereShape,
  spot: z.string(),
  months: monthsShape,
  visibility: z.enum(['all', 'neighbours', 'staff']),
  needsOrganisation: z.string().optional(),
  cast: z
    .object({
      asker: z.string().optional(),
      handler: z.string().optional(),
      building: z.string().optional(),
      daysAgo: z.number().optional(),
    })
    .optional(),
  variants: z.array(variantShape),
});

export const storiesShape = z.object({ stories: z.array(storyShape) });
export type Story = z.infer<typeof storyShape>;
export type Variant = z.infer<typeof variantShape>;

const stepShape = z.object({
  do: z.string(),
  by: z.string(),
  afterHours: z.tuple([z.number(), z.number()]),
  say: z.string().optional(),
  to: z.string().optional(),
  untilDays: z.number().optional(),
});
export type Step = z.infer<typeof stepShape>;

export const coursesShape = z.object({
  courses: z.array(
    z.object({
      code: z.string(),
      steps: z.array(stepShape),
      drift: z.array(z.object({ to: z.string(), share: z.number() })),
    }),
  ),
});
export type Course = z.infer<typeof coursesShape>['courses'][number];

export const spotsShape = z.object({
  spots: z.array(z.object({ code: z.string(), level: z.string() })),
});

export const phrasesShape = z.object({ words: z.record(z.string(), z.array(z.string())) });
export type Phrases = z.infer<typeof phrasesShape>['words'];

import { z } from 'zod';
import { codeShape, dateShape, listData, namesShape, readData, sourceShape } from './read-data.ts';

const slugShape = z.string().regex(/^[a-z][a-z0-9-]*$/);
const pointShape = z.strictObject({
  longitude: z.number().min(70).max(140),
  latitude: z.number().min(15).max(55),
});
const countShape = z.number().int().positive();

// ---------- neighbourhoods
const buildingsShape = z.strictObject({
  numbers: z.array(countShape).min(1),
  units: countShape,
  floors: countShape,
  perFloor: countShape,
  yearBuilt: z.number().int().min(1900).max(2026),
  lift: z.boolean(),
  use: z.enum(['dwelling', 'offices']),
});
const compoundShape = z.strictObject({
  code: codeShape,
  kind: z.enum(['compound', 'lane']),
  names: namesShape,
  yearBuilt: z.number().int(),
  made: z.boolean(),
  note: namesShape.optional(),
  centre: pointShape,
  layout: z.strictObject({
    columns: countShape,
    eastMetres: countShape,
    southMetres: countShape,
  }),
  buildingNames: namesShape,
  unitNames: namesShape.nullable(),
  buildings: z.array(buildingsShape).min(1),
});
const homeShape = z.strictObject({
  compound: codeShape,
  building: z.string(),
  unit: z.string().nullable(),
  room: z.string(),
});
const personShape = z.strictObject({
  key: codeShape,
  names: namesShape,
  calledAs: namesShape,
  sex: z.enum(['f', 'm']),
  born: z.number().int(),
  home: homeShape.nullable(),
  voice: codeShape,
  abilities: z.array(codeShape),
  about: namesShape.optional(),
});
const organisationShape = z.strictObject({
  key: codeShape,
  kind: codeShape,
  names: namesShape,
  place: z.string(),
  parent: codeShape.nullable(),
  abilities: z.array(codeShape).optional(),
  members: countShape.optional(),
  does: z.string().min(1).max(300).optional(),
  department: codeShape.optional(),
  floor: countShape.optional(),
});
const postShape = z.strictObject({
  kind: codeShape,
  organisation: codeShape,
  holder: codeShape.nullable(),
  answersFor: z.array(z.string()).min(1),
  since: dateShape.optional(),
  until: dateShape.optional(),
  vacantSince: dateShape.optional(),
});
const neighbourhoodShape = z.strictObject({
  slug: slugShape,
  kind: z.enum(['community', 'compound']),
  communityCode: z.string().regex(/^\d{12}$/),
  names: namesShape,
  area: namesShape,
  summary: namesShape,
  illustrative: namesShape.optional(),
  codeSource: sourceShape,
  centre: pointShape,
  features: z.array(codeShape).min(1),
  nameRegion: codeShape,
  elsewhereShare: z.number().min(0).max(1),
  minorities: z.array(z.strictObject({ code: codeShape, share: z.number().positive().max(1) })),
  population: z.strictObject({
    households: countShape,
    residents: countShape,
    accounts: countShape,
    helpers: countShape,
    officeWorkers: countShape.optional(),
  }),
  matters: z.strictObject({ perYear: countShape, needShare: z.number().min(0).max(1) }),
  localNumbers: z.record(codeShape, z.string()),
  compounds: z.array(compoundShape).min(1),
  grids: z.array(
    z.strictObject({
      code: z.string().regex(/^\d{15}$/),
      names: namesShape,
      compound: codeShape,
      buildings: z.strictObject({ from: countShape, to: countShape }),
      polygon: z.array(z.tuple([z.number(), z.number()])),
    }),
  ),
  people: z.array(personShape).min(8),
  organisations: z.array(organisationShape).min(5),
  posts: z.array(postShape).min(5),
  buildingLeaders: z.array(
    z.strictObject({
      compound: codeShape,
      organisation: codeShape,
      each: countShape,
      vacant: z.array(countShape),
      named: z.record(z.string(), codeShape),
    }),
  ),
});
export type Neighbourhood = z.infer<typeof neighbourhoodShape>;
export type Compound = z.infer<typeof compoundShape>;

/** Reads all neighbourhoods of the demonstration. */
export function readNeighbourhoods(): readonly Neighbourhood[] {
  return listData('demo/neighbourhoods').map((path) => readData(path, neighbourhoodShape));
}

// ---------- matters
const whereShape = z.union([
  z.strictObject({ everywhere: z.literal(true) }),
  z.strictObject({ neighbourhoods: z.array(slugShape).min(1) }),
  z.strictObject({ anyOf: z.array(codeShape).min(1) }),
  z.strictObject({ allOf: z.array(codeShape).min(1) }),
]);
const monthsShape = z.array(z.number().int().min(1).max(12)).min(1).nullable();
const handlerShape = z.union([
  z.strictObject({ voice: codeShape }),
  z.strictObject({ ability: codeShape }),
  z.strictObject({ organisation: codeShape, department: codeShape.optional() }),
]);
const variantShape = z.strictObject({
  title: z.string().min(1),
  body: z.string().min(1),
  course: codeShape,
  asker: codeShape,
  handler: handlerShape.nullable(),
  words: z.record(z.string(), z.string().min(1)),
  comments: z
    .array(z.strictObject({ voice: codeShape, after: codeShape, text: z.string().min(1) }))
    .max(6),
  becomesHelperWith: codeShape.optional(),
  needsOrganisation: codeShape.optional(),
  where: whereShape.optional(),
  months: monthsShape.optional(),
});
const storyShape = z.strictObject({
  id: slugShape,
  profile: z.enum(['need', 'report']),
  category: codeShape,
  where: whereShape,
  spot: codeShape,
  months: monthsShape,
  visibility: z.enum(['all', 'neighbours', 'staff']),
  scene: codeShape.optional(),
  cast: z
    .strictObject({
      asker: codeShape.optional(),
      handler: codeShape.optional(),
      building: z.string().optional(),
      daysAgo: z.number().int().min(0).max(365).optional(),
    })
    .optional(),
  variants: z.array(variantShape).min(1),
});
const themeShape = z.strictObject({
  theme: slugShape,
  names: namesShape,
  stories: z.array(storyShape).min(1),
});
export type Story = z.infer<typeof storyShape>;
export type Variant = z.infer<typeof variantShape>;
export type Where = z.infer<typeof whereShape>;

/** Reads all stories of matters, theme by theme. */
export function readThemes(): readonly z.infer<typeof themeShape>[] {
  return listData('demo/matters').map((path) => readData(path, themeShape));
}

// ---------- courses, voices, spots, phrases
const courseShape = z.strictObject({
  code: codeShape,
  profiles: z.array(z.enum(['need', 'report'])).min(1),
  names: namesShape,
  share: z.number().positive(),
  needsWords: z.array(z.string()),
  drift: z.array(z.strictObject({ to: codeShape, share: z.number().positive().max(1) })),
  steps: z
    .array(
      z.strictObject({
        do: codeShape,
        by: z.enum([
          'asker',
          'handler',
          'holder',
          'neighbour',
          'dispatcher',
          'community_worker',
          'grid_worker',
          'system',
        ]),
        afterHours: z.tuple([z.number().min(0), z.number().min(0)]),
        say: z.string().optional(),
        to: codeShape.optional(),
        joint: z.boolean().optional(),
        reason: codeShape.optional(),
        untilDays: countShape.optional(),
      }),
    )
    .min(1),
});
export type Course = z.infer<typeof courseShape>;

/** Reads the courses a matter of the demonstration may take. */
export function readCourses(): readonly Course[] {
  return readData('demo/courses.json', z.strictObject({ courses: z.array(courseShape) })).courses;
}

const voiceShape = z.strictObject({
  code: codeShape,
  names: namesShape,
  ages: z.tuple([z.number().int(), z.number().int()]),
  sex: z.enum(['f', 'm', 'any']),
  abilities: z.array(codeShape),
  post: codeShape.nullable(),
  livesHere: z.boolean(),
});

/** Reads the voices in which people of the demonstration speak. */
export function readVoices(): readonly z.infer<typeof voiceShape>[] {
  return readData('demo/voices.json', z.strictObject({ voices: z.array(voiceShape) })).voices;
}

const spotShape = z.strictObject({
  code: codeShape,
  level: z.enum(['household', 'unit', 'building', 'compound', 'community']),
  words: z.array(z.string().min(1)).min(1),
});

/** Reads the spots at which a matter may lie. */
export function readSpots(): readonly z.infer<typeof spotShape>[] {
  return readData('demo/spots.json', z.strictObject({ spots: z.array(spotShape) })).spots;
}

const linesShape = z.record(z.string(), z.array(z.string().min(1)).min(2));

/** Reads what people say when a story has no words of its own for it. */
export function readPhrases() {
  return readData('demo/phrases.json', z.strictObject({ words: linesShape, comments: linesShape }));
}

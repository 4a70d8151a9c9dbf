import { z } from 'zod';

/** The files of `db/demo`, as far as the loader reads them; `db/demo/README.md` tells all of it. */

export const namesShape = z.object({
  'zh-Hant': z.string(),
  'zh-Hans': z.string(),
  en: z.string(),
});
export type WrittenNames = z.infer<typeof namesShape>;

const homeShape = z.object({
  compound: z.string(),
  building: z.string(),
  unit: z.string().nullable().optional(),
  room: z.string(),
});

const personShape = z.object({
  key: z.string(),
  names: namesShape,
  calledAs: namesShape,
  born: z.int(),
  home: homeShape.nullable(),
  voice: z.string(),
  abilities: z.array(z.string()),
});

const compoundShape = z.object({
  code: z.string(),
  kind: z.enum(['compound', 'lane']),
  names: namesShape,
  centre: z.object({ longitude: z.number(), latitude: z.number() }),
  buildingNames: namesShape,
  unitNames: namesShape.nullable(),
  buildings: z.array(
    z.object({
      numbers: z.array(z.int()),
      units: z.int().nullable(),
      floors: z.int(),
      perFloor: z.int(),
      use: z.string(),
    }),
  ),
});

const organisationShape = z.object({
  key: z.string(),
  kind: z.string(),
  names: namesShape,
  place: z.string(),
  parent: z.string().nullable(),
  members: z.int().optional(),
  /** What a volunteer team does, in its leader’s words. */
  does: z.string().optional(),
  abilities: z.array(z.string()).optional(),
});

const postShape = z.object({
  kind: z.string(),
  organisation: z.string(),
  holder: z.string().nullable(),
  answersFor: z.array(z.string()),
  since: z.iso.date().optional(),
  until: z.iso.date().optional(),
});

const leadersShape = z.object({
  compound: z.string(),
  organisation: z.string(),
  each: z.int().min(1),
  vacant: z.array(z.int()),
  named: z.record(z.string(), z.string()),
});

export const neighbourhoodShape = z.object({
  slug: z.string(),
  kind: z.enum(['community', 'compound']),
  communityCode: z.string(),
  names: namesShape,
  illustrative: namesShape.optional(),
  features: z.array(z.string()),
  nameRegion: z.string(),
  elsewhereShare: z.number(),
  minorities: z.array(z.object({ code: z.string(), share: z.number() }).loose()),
  population: z.object({ residents: z.int(), accounts: z.int() }),
  matters: z.object({ perYear: z.int(), needShare: z.number() }),
  localNumbers: z.record(z.string(), z.string()),
  compounds: z.array(compoundShape),
  grids: z.array(
    z.object({
      code: z.string(),
      names: namesShape,
      compound: z.string(),
      buildings: z.object({ from: z.int(), to: z.int() }),
      polygon: z.array(z.tuple([z.number(), z.number()])),
    }),
  ),
  people: z.array(personShape),
  organisations: z.array(organisationShape),
  posts: z.array(postShape),
  buildingLeaders: z.array(leadersShape),
});
export type Neighbourhood = z.infer<typeof neighbourhoodShape>;

const familyShape = z.object({ name: z.string(), weight: z.number() });

export const namePoolShape = z.object({
  regions: z.record(z.string(), z.array(familyShape)),
  minorities: z.array(z.object({ code: z.string(), families: z.array(familyShape) })),
  given: z.array(
    z.object({ born: z.tuple([z.int(), z.int()]), sex: z.string(), names: z.array(z.string()) }),
  ),
});
export type NamePool = z.infer<typeof namePoolShape>;

export const personasShape = z.object({
  personas: z.array(
    z.object({
      code: z.string(),
      role: z.string(),
      neighbourhood: z.string().nullable(),
      place: z.string().optional(),
      person: z.string().nullable(),
      actsFor: z.string().nullable(),
      names: namesShape,
      who: namesShape,
      tryFirst: z.array(namesShape),
    }),
  ),
});
export type Persona = z.infer<typeof personasShape>['personas'][number];

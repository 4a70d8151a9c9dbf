import { z } from 'zod';

/** Shapes that several endpoints of places answer with. */

export const namesShape = z.object({ hant: z.string(), hans: z.string(), en: z.string() });

export const placeShape = z.object({
  id: z.string(),
  path: z.string(),
  kind: z.string(),
  level: z.int(),
  communityId: z.string().optional(),
  names: namesShape,
  point: z.object({ lon: z.number(), lat: z.number() }).optional(),
});

/** What stands for a grid in addresses. */
export const gridCode = z.string().regex(/^[0-9a-z_]{1,32}$/);

/** A grid with its border as GeoJSON. */
export const gridShape = z.object({
  code: z.string(),
  communityId: z.string(),
  names: namesShape,
  polygon: z
    .object({
      type: z.literal('Polygon'),
      coordinates: z.array(z.array(z.tuple([z.number(), z.number()]))),
    })
    .optional(),
});

export const foundShape = z.object({ place: placeShape, above: z.array(placeShape) });

export const kindShape = z.object({ id: z.string(), names: namesShape, isListed: z.boolean() });

/** A kind with its level, which orders kinds down the tree. */
export const levelKindShape = kindShape.extend({ level: z.int() });

export type PlaceLine = z.infer<typeof placeShape>;
export type FoundLine = z.infer<typeof foundShape>;

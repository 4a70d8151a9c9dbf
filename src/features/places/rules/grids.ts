import { isInPolygon } from '#/lib/geo.ts';
import type { Grid, Place } from '#/features/places/model.ts';

/** Finds the grid in which a point lies; a point on a common border is in one of the two. */
export function findGridAt(
  grids: readonly Grid[],
  point: NonNullable<Place['point']>,
): Grid | undefined {
  const { lon: longitude, lat: latitude } = point;
  return grids.find(
    ({ polygon }) => polygon !== undefined && isInPolygon({ longitude, latitude }, polygon),
  );
}

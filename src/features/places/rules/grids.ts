import { isInPolygon, readPolygon } from '#/lib/geo.ts';
import type { Polygon } from '#/lib/geo.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { MAX_BORDER_LENGTH } from '#/features/places/model.ts';
import type { BorderRefusal, Grid, GridRefusal, Place } from '#/features/places/model.ts';

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

/** What a building that was put in a grid says of it; one building is in one grid. */
export const GRID_ATTRIBUTE = 'grid';

/** Finds the grid of a building: the one it was put in, else the one in whose border it stands. */
export function findGridOf(
  grids: readonly Grid[],
  { attributes, point }: Pick<Place, 'attributes' | 'point'>,
): Grid | undefined {
  const chosen = grids.find(({ code }) => code === attributes[GRID_ATTRIBUTE]);
  return chosen ?? (point && findGridAt(grids, point));
}

/**
 * Decides whether a grid may be made beside those there are, of buildings of the community.
 * Refuses: `grid_code_taken`, `grid_name_taken` (in any script), `unknown_place` (no building of
 * this community), `building_in_grid`.
 */
export function mayMakeGrid(
  wanted: Pick<Grid, 'code' | 'names'> & { readonly buildingIds: readonly string[] },
  around: { readonly grids: readonly Grid[]; readonly buildings: readonly Place[] },
): Result<readonly Place[], GridRefusal | 'unknown_place'> {
  const { grids, buildings } = around;
  if (grids.some(({ code }) => code === wanted.code)) return refuse('grid_code_taken');
  const own = Object.values(wanted.names).map(plain);
  const taken = new Set(grids.flatMap(({ names }) => Object.values(names)).map(plain));
  if (own.some((name) => taken.has(name))) return refuse('grid_name_taken');
  const ids = new Set(wanted.buildingIds);
  const chosen = buildings.filter(({ id }) => ids.has(id));
  if (chosen.length < ids.size) return refuse('unknown_place');
  const isFree = chosen.every((building) => findGridOf(grids, building) === undefined);
  return isFree ? succeed(chosen) : refuse('building_in_grid');
}

function plain(name: string): string {
  return name.replaceAll(/\s+/g, '').toLowerCase();
}

/**
 * Reads the border of a grid from GeoJSON: a Polygon, a MultiPolygon of one part, or a drawing that
 * holds one of them, as maps save it. Longitude and latitude are those of GPS (WGS 84).
 * Refuses: `border_too_long`, `border_not_geojson`, `border_in_parts` (a grid is one piece that one
 * worker walks), and as `readPolygon` does.
 */
export function readBorder(text: string): Result<Polygon, BorderRefusal> {
  if (text.length > MAX_BORDER_LENGTH) return refuse('border_too_long');
  const json = parseJson(text);
  if (json === undefined) return refuse('border_not_geojson');
  const areas = areasOf(json);
  const [only] = areas;
  if (only === undefined) return refuse('border_not_geojson');
  if (areas.length > 1) return refuse('border_in_parts', { parts: String(areas.length) });
  return readPolygon(only);
}

function parseJson(text: string): unknown {
  try {
    // A file that was saved on Windows may begin with a mark of its encoding.
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

/** Takes the areas out of a drawing; points and lines that stand beside them are let go by. */
function areasOf(json: unknown): readonly unknown[] {
  if (typeof json !== 'object' || json === null || !('type' in json)) return [];
  const { type } = json;
  if (type === 'Polygon') return [json];
  if (type === 'MultiPolygon' && 'coordinates' in json && Array.isArray(json.coordinates)) {
    return json.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
  }
  if (type === 'Feature' && 'geometry' in json) return areasOf(json.geometry);
  if (type === 'FeatureCollection' && 'features' in json && Array.isArray(json.features)) {
    return json.features.flatMap(areasOf);
  }
  return [];
}

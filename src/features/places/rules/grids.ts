import { isInPolygon, readPolygon } from '#/lib/geo.ts';
import type { Polygon } from '#/lib/geo.ts';
import { refuse } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { MAX_BORDER_LENGTH } from '#/features/places/model.ts';
import type { BorderRefusal, Grid, Place } from '#/features/places/model.ts';

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

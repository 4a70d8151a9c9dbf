import { refuse, succeed } from './result.ts';
import type { Result } from './result.ts';

/** A point on the earth in degrees, as GPS gives it (WGS 84). */
export type Point = { readonly longitude: number; readonly latitude: number };

/** A GeoJSON position: longitude first, then latitude. */
export type Position = readonly [longitude: number, latitude: number];

/** A closed line of positions, the last equal to the first. */
export type Ring = readonly Position[];

/** A GeoJSON polygon: an outer ring, then the rings of its holes. */
export type Polygon = { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] };

/** The smallest upright box around something. It never crosses the date line. */
export type Box = {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
};

/** Why a value is no polygon. The detail names the ring, counted from 1. */
export type PolygonRefusal =
  | 'polygon_unreadable'
  | 'polygon_too_large'
  | 'polygon_position_out_of_range'
  | 'polygon_ring_too_short'
  | 'polygon_ring_open'
  | 'polygon_crosses_itself'
  | 'polygon_without_area';

/** The greatest number of positions in one polygon. */
export const MAX_POSITIONS = 2000;

const EARTH_RADIUS_METRES = 6_371_008.8;
const RADIANS_PER_DEGREE = Math.PI / 180;
const SHORTEST_RING = 4;

/** Tells whether numbers are degrees on the earth. */
export function isOnEarth({ longitude, latitude }: Point): boolean {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
}

/** Measures the distance between two points along the surface, in metres (haversine). */
export function distanceMetres(one: Point, other: Point): number {
  const latitudes = haversine(other.latitude - one.latitude);
  const longitudes = haversine(other.longitude - one.longitude);
  const shrink =
    Math.cos(one.latitude * RADIANS_PER_DEGREE) * Math.cos(other.latitude * RADIANS_PER_DEGREE);
  const share = Math.min(1, latitudes + shrink * longitudes);
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.sqrt(share));
}

/** Gives a box that holds every point within so many metres: a quick first choice for a search. */
export function boxAround(centre: Point, metres: number): Box {
  const angle = metres / EARTH_RADIUS_METRES;
  const degrees = angle / RADIANS_PER_DEGREE;
  const south = centre.latitude - degrees;
  const north = centre.latitude + degrees;
  // Near a pole, or wherever the circle reaches the date line, only the latitude narrows a search.
  const widest = Math.sin(angle) / Math.cos(centre.latitude * RADIANS_PER_DEGREE);
  const halfWidth = Math.asin(Math.min(1, widest)) / RADIANS_PER_DEGREE;
  const west = centre.longitude - halfWidth;
  const east = centre.longitude + halfWidth;
  const isNarrow = south > -90 && north < 90 && west >= -180 && east <= 180;
  return {
    west: isNarrow ? west : -180,
    south: Math.max(-90, south),
    east: isNarrow ? east : 180,
    north: Math.min(90, north),
  };
}

/** Tells whether a point is in a box or on its edge. */
export function isInBox({ longitude, latitude }: Point, box: Box): boolean {
  const isBetween = (value: number, low: number, high: number) => low <= value && value <= high;
  return isBetween(longitude, box.west, box.east) && isBetween(latitude, box.south, box.north);
}

/**
 * Tells whether a point is in a polygon and in none of its holes. A point on an edge that two
 * polygons share is in exactly one of them, so that grids leave no gap and claim nothing twice.
 */
export function isInPolygon({ longitude, latitude }: Point, polygon: Polygon): boolean {
  let isInside = false;
  for (const ring of polygon.coordinates) {
    for (const [start, end] of edgesOf(ring)) {
      if (start[1] > latitude === end[1] > latitude) continue;
      // The lower end always comes first: both neighbours of an edge then compute the same number.
      const [lower, upper] = start[1] < end[1] ? [start, end] : [end, start];
      if (turn(lower, upper, [longitude, latitude]) > 0) isInside = !isInside;
    }
  }
  return isInside;
}

/** Gives the box around a polygon. */
export function boundingBox(polygon: Polygon): Box {
  const positions = polygon.coordinates.flat();
  const longitudes = positions.map(([longitude]) => longitude);
  const latitudes = positions.map(([, latitude]) => latitude);
  return {
    west: Math.min(...longitudes),
    south: Math.min(...latitudes),
    east: Math.max(...longitudes),
    north: Math.max(...latitudes),
  };
}

/** Gives the centre of gravity of a polygon, holes left out; of a crescent it lies outside. */
export function centroid(polygon: Polygon): Point {
  const origin = polygon.coordinates[0]?.[0] ?? [0, 0];
  let area = 0;
  let east = 0;
  let north = 0;
  for (const [index, ring] of polygon.coordinates.entries()) {
    const moments = momentsOf(ring, origin);
    // Whichever way a ring runs, the outer one adds and the holes take away.
    const sign = Math.sign(moments.area) * (index === 0 ? 1 : -1);
    area += sign * moments.area;
    east += sign * moments.east;
    north += sign * moments.north;
  }
  return { longitude: origin[0] + east / area, latitude: origin[1] + north / area };
}

/** Measures the area of a polygon in square metres, holes left out; right for what one can walk. */
export function areaSquareMetres(polygon: Polygon): number {
  const origin = polygon.coordinates[0]?.[0] ?? [0, 0];
  const [outer = 0, ...holes] = polygon.coordinates.map((ring) =>
    Math.abs(momentsOf(ring, origin).area),
  );
  const squareDegrees = holes.reduce((left, hole) => left - hole, outer);
  const metresPerDegree = EARTH_RADIUS_METRES * RADIANS_PER_DEGREE;
  const narrowing = Math.cos(centroid(polygon).latitude * RADIANS_PER_DEGREE);
  return squareDegrees * metresPerDegree ** 2 * narrowing;
}

/** Reads a GeoJSON polygon from an unknown value, or says why it is none. */
export function readPolygon(value: unknown): Result<Polygon, PolygonRefusal> {
  const coordinates = coordinatesOf(value);
  if (coordinates === undefined) return refuse('polygon_unreadable');
  const size = coordinates.reduce((sum, ring) => sum + ring.length, 0);
  if (size > MAX_POSITIONS) return refuse('polygon_too_large', { positions: String(size) });
  for (const [index, ring] of coordinates.entries()) {
    const refusal = refusalOf(ring);
    if (refusal !== undefined) return refuse(refusal, { ring: String(index + 1) });
  }
  return succeed({ type: 'Polygon', coordinates });
}

function haversine(degrees: number): number {
  return Math.sin((degrees * RADIANS_PER_DEGREE) / 2) ** 2;
}

function edgesOf(ring: Ring): readonly (readonly [Position, Position])[] {
  return ring.slice(1).map((end, index) => [ring[index] ?? end, end] as const);
}

/** Is positive where the way from one position through another to a third turns left. */
function turn(from: Position, through: Position, to: Position): number {
  return (through[0] - from[0]) * (to[1] - from[1]) - (to[0] - from[0]) * (through[1] - from[1]);
}

function momentsOf(ring: Ring, origin: Position): { area: number; east: number; north: number } {
  const moments = { area: 0, east: 0, north: 0 };
  for (const [start, end] of edgesOf(ring)) {
    // Reckoned from a position nearby, because degrees squared would drown the difference.
    const [startEast, startNorth] = [start[0] - origin[0], start[1] - origin[1]];
    const [endEast, endNorth] = [end[0] - origin[0], end[1] - origin[1]];
    const doubleArea = startEast * endNorth - endEast * startNorth;
    moments.area += doubleArea / 2;
    moments.east += ((startEast + endEast) * doubleArea) / 6;
    moments.north += ((startNorth + endNorth) * doubleArea) / 6;
  }
  return moments;
}

function coordinatesOf(value: unknown): readonly Ring[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('type' in value) || value.type !== 'Polygon' || !('coordinates' in value)) return undefined;
  const { coordinates } = value;
  if (!Array.isArray(coordinates) || coordinates.length === 0) return undefined;
  const rings = coordinates.map(ringOf);
  return rings.every((ring) => ring !== undefined) ? rings : undefined;
}

function ringOf(value: unknown): Ring | undefined {
  if (!Array.isArray(value)) return undefined;
  const positions = value.map(positionOf);
  return positions.every((position) => position !== undefined) ? positions : undefined;
}

function positionOf(value: unknown): Position | undefined {
  // A third number, the height, is allowed by GeoJSON and dropped.
  const [longitude, latitude]: readonly unknown[] = Array.isArray(value) ? value : [];
  const areNumbers = typeof longitude === 'number' && typeof latitude === 'number';
  return areNumbers ? [longitude, latitude] : undefined;
}

function refusalOf(ring: Ring): PolygonRefusal | undefined {
  const isEarthly = ring.every(([longitude, latitude]) => isOnEarth({ longitude, latitude }));
  if (!isEarthly) return 'polygon_position_out_of_range';
  if (ring.length < SHORTEST_RING) return 'polygon_ring_too_short';
  const first = ring[0];
  const last = ring.at(-1);
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) return 'polygon_ring_open';
  if (crossesItself(ring)) return 'polygon_crosses_itself';
  if (momentsOf(ring, ring[0] ?? [0, 0]).area === 0) return 'polygon_without_area';
  return undefined;
}

function crossesItself(ring: Ring): boolean {
  const edges = edgesOf(ring);
  return edges.some((edge, index) =>
    edges.slice(index + 2).some((other) => {
      const areCrossing = (a: readonly [Position, Position], b: readonly [Position, Position]) =>
        turn(a[0], a[1], b[0]) * turn(a[0], a[1], b[1]) < 0;
      return areCrossing(edge, other) && areCrossing(other, edge);
    }),
  );
}

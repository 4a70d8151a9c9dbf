import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import {
  areaSquareMetres,
  boundingBox,
  boxAround,
  centroid,
  distanceMetres,
  isInBox,
  isInPolygon,
  isOnEarth,
  MAX_POSITIONS,
  readPolygon,
} from './geo.ts';
import type { Point, Polygon, Position } from './geo.ts';

const longitudes = fc.double({ min: -180, max: 180, noNaN: true });
const latitudes = fc.double({ min: -90, max: 90, noNaN: true });
const points: fc.Arbitrary<Point> = fc.record({ longitude: longitudes, latitude: latitudes });

function point(longitude: number, latitude: number): Point {
  return { longitude, latitude };
}

function polygon(...coordinates: (readonly Position[])[]): Polygon {
  return { type: 'Polygon', coordinates };
}

function square(from: number, to: number): readonly Position[] {
  return [
    [from, from],
    [to, from],
    [to, to],
    [from, to],
    [from, from],
  ];
}

function refusalOf(value: unknown): readonly string[] {
  const read = readPolygon(value);
  return read.ok ? [] : [read.refusal, ...Object.values(read.detail)];
}

test('known distances are met', () => {
  // Nashville to Los Angeles, the example that many published haversines share.
  const nashville = point(-86.67, 36.12);
  const losAngeles = point(-118.4, 33.94);
  assert.equal(Math.round(distanceMetres(nashville, losAngeles) / 100) / 10, 2886.4);
  // One degree along a meridian, and half way round the earth.
  assert.equal(Math.round(distanceMetres(point(0, 0), point(0, 1))), 111_195);
  assert.equal(Math.round(distanceMetres(point(0, 0), point(180, 0)) / 1000), 20_015);
});

test('the date line is no barrier to distance', () => {
  assert.ok(distanceMetres(point(179.999, 0), point(-179.999, 0)) < 250);
});

property(
  'distance is mutual, never negative, and nought only to oneself',
  fc.property(points, points, (one, other) => {
    const distance = distanceMetres(one, other);
    assert.equal(distance, distanceMetres(other, one));
    assert.equal(distanceMetres(one, one), 0);
    return distance >= 0 && distance <= 20_016_000;
  }),
);

property(
  'a detour is never shorter',
  fc.property(points, points, points, (one, other, third) => {
    const detour = distanceMetres(one, third) + distanceMetres(third, other);
    return distanceMetres(one, other) <= detour + 1;
  }),
);

property(
  'the box around a centre holds every point within the distance',
  fc.property(
    points,
    fc.double({ min: 0, max: 3, noNaN: true }),
    fc.double({ min: 0, max: 3, noNaN: true }),
    (centre, east, north) => {
      const near = point(centre.longitude + east, centre.latitude + north);
      fc.pre(isOnEarth(near));
      return isInBox(near, boxAround(centre, distanceMetres(centre, near) + 0.01));
    },
  ),
);

test('the box around a centre is narrow', () => {
  const box = boxAround(point(118, 24), 50);
  assert.ok(box.east - box.west < 0.0011 && box.north - box.south < 0.00091);
  assert.equal(isInBox(point(118.001, 24), box), false);
});

test('the box around a place near a pole or the date line keeps its latitudes only', () => {
  assert.deepEqual(
    { ...boxAround(point(179.9999, 10), 1000), south: 0, north: 0 },
    {
      west: -180,
      south: 0,
      east: 180,
      north: 0,
    },
  );
  assert.equal(boxAround(point(0, 89.9999), 1000).north, 90);
  assert.equal(boxAround(point(0, 89.9999), 1000).west, -180);
});

test('a point is in a polygon but not in its hole', () => {
  const ring = polygon(square(0, 10), square(4, 6));
  assert.equal(isInPolygon(point(2, 2), ring), true);
  assert.equal(isInPolygon(point(5, 5), ring), false);
  assert.equal(isInPolygon(point(11, 5), ring), false);
  assert.equal(isInPolygon(point(-1, 5), ring), false);
});

test('a notched polygon is empty where it is notched', () => {
  const notched = polygon([
    [0, 0],
    [10, 0],
    [10, 10],
    [5, 2],
    [0, 10],
    [0, 0],
  ]);
  assert.equal(isInPolygon(point(5, 5), notched), false);
  assert.equal(isInPolygon(point(5, 1), notched), true);
  assert.equal(isInPolygon(point(1, 7), notched), true);
});

property(
  'of two polygons that share an edge exactly one has any point of their union',
  fc.property(
    fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 5 }),
    fc.array(fc.double({ min: 1, max: 9, noNaN: true }), { minLength: 7, maxLength: 7 }),
    fc.tuple(fc.double({ min: 0.1, max: 9.9, noNaN: true }), fc.boolean(), fc.nat({ max: 20 })),
    (heights, widths, [height, isOnCut, pick]) => {
      // The cut runs upwards through a square; some points are put right on its corners.
      const inner = heights.toSorted((a, b) => a - b);
      const cut = [0, ...inner, 10].map((y, index): Position => [widths[index] ?? 5, y]);
      const left = polygon([[0, 0], ...cut, [0, 10], [0, 0]]);
      const right = polygon([[10, 0], ...cut, [10, 10], [10, 0]].toReversed() as Position[]);
      const corner = cut[1 + (pick % Math.max(1, cut.length - 2))] ?? [5, 5];
      const place = isOnCut ? point(...corner) : point(widths[pick % 7] ?? 5, height);
      fc.pre(place.latitude > 0 && place.latitude < 10);
      return isInPolygon(place, left) !== isInPolygon(place, right);
    },
  ),
  1000,
);

property(
  'a polygon has the same points whichever way and wherever its ring begins',
  fc.property(
    fc.double({ min: -1, max: 11, noNaN: true }),
    fc.double({ min: -1, max: 11, noNaN: true }),
    fc.nat({ max: 3 }),
    (x, y, start) => {
      const open = square(0, 10).slice(1);
      const turned = [...open.slice(start), ...open.slice(0, start)];
      const closed = [turned.at(-1) ?? [0, 0], ...turned] as const;
      const expected = isInPolygon(point(x, y), polygon(square(0, 10)));
      assert.equal(isInPolygon(point(x, y), polygon(closed)), expected);
      assert.equal(isInPolygon(point(x, y), polygon(closed.toReversed())), expected);
    },
  ),
);

test('the bounding box and the centroid of a square', () => {
  assert.deepEqual(boundingBox(polygon(square(2, 4))), { west: 2, south: 2, east: 4, north: 4 });
  assert.deepEqual(centroid(polygon(square(2, 4))), point(3, 3));
});

test('a hole moves the centroid away from it, whichever way it runs', () => {
  const hole: readonly Position[] = [
    [0, 0],
    [2, 0],
    [2, 4],
    [0, 4],
    [0, 0],
  ];
  for (const ring of [hole, hole.toReversed()]) {
    const centre = centroid(polygon(square(0, 4), ring));
    assert.deepEqual(centre, point(3, 2));
  }
});

test('the centroid of a building-sized polygon is exact to the centimetre', () => {
  const size = 0.0002;
  const corner: Position = [118.1, 24.5];
  const ring = square(0, size).map(([x, y]): Position => [corner[0] + x, corner[1] + y]);
  const centre = centroid(polygon(ring));
  const middle = point(corner[0] + size / 2, corner[1] + size / 2);
  assert.ok(distanceMetres(centre, middle) < 0.01);
});

test('a GeoJSON polygon is read, and a height is dropped', () => {
  const read = readPolygon({
    type: 'Polygon',
    coordinates: [
      [
        [0, 0, 5],
        [1, 0, 5],
        [1, 1, 5],
        [0, 0, 5],
      ],
    ],
    bbox: [0, 0, 1, 1],
  });
  assert.deepEqual(
    read.ok && read.value,
    polygon([
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ]),
  );
});

test('what is no GeoJSON polygon is refused', () => {
  const unreadable = [
    undefined,
    null,
    'Polygon',
    [],
    {},
    { type: 'Point', coordinates: [0, 0] },
    { type: 'Polygon' },
    { type: 'Polygon', coordinates: [] },
    { type: 'Polygon', coordinates: [[0, 0]] },
    {
      type: 'Polygon',
      coordinates: [
        [
          ['0', 0],
          [1, 0],
          [1, 1],
          ['0', 0],
        ],
      ],
    },
  ];
  for (const value of unreadable) assert.deepEqual(refusalOf(value), ['polygon_unreadable']);
});

test('a ring must be closed and have three corners', () => {
  assert.deepEqual(refusalOf(polygon(square(0, 1).slice(1))), ['polygon_ring_open', '1']);
  assert.deepEqual(
    refusalOf(
      polygon([
        [0, 0],
        [1, 1],
        [0, 0],
      ]),
    ),
    ['polygon_ring_too_short', '1'],
  );
  assert.deepEqual(refusalOf(polygon(square(0, 1), [])), ['polygon_ring_too_short', '2']);
});

test('positions must be on the earth', () => {
  assert.deepEqual(refusalOf(polygon(square(0, 91))), ['polygon_position_out_of_range', '1']);
  const infinite = square(0, 1).map(([x, y]): Position => [x / 0, y]);
  assert.deepEqual(refusalOf(polygon(infinite)), ['polygon_position_out_of_range', '1']);
});

test('a ring that crosses itself, or has no area, is refused', () => {
  const bowTie: readonly Position[] = [
    [0, 0],
    [2, 2],
    [2, 0],
    [0, 3],
    [0, 0],
  ];
  assert.deepEqual(refusalOf(polygon(square(0, 9), bowTie)), ['polygon_crosses_itself', '2']);
  const flat: readonly Position[] = [
    [0, 0],
    [1, 1],
    [2, 2],
    [0, 0],
  ];
  assert.deepEqual(refusalOf(polygon(flat)), ['polygon_without_area', '1']);
});

test('a polygon has an upper limit of positions', () => {
  const circle = Array.from({ length: MAX_POSITIONS }, (_, index): Position => {
    const angle = (index / (MAX_POSITIONS - 1)) * 2 * Math.PI;
    return index === MAX_POSITIONS - 1 ? [1, 0] : [Math.cos(angle), Math.sin(angle)];
  });
  assert.deepEqual(refusalOf(polygon(circle)), []);
  assert.deepEqual(refusalOf(polygon(circle, square(0, 0.1))), ['polygon_too_large', '2005']);
});

test('the area of a square kilometre is that, wherever it lies', () => {
  for (const latitude of [0, 24.5, 45, 60]) {
    const north = 1_000 / 111_195;
    const east = north / Math.cos(((latitude + north / 2) * Math.PI) / 180);
    const area = areaSquareMetres(polygon(box(118, latitude, east, north)));
    assert.ok(Math.abs(area / 1e6 - 1) < 0.001, `${latitude}: ${area}`);
  }
});

test('a hole is no part of the area, whichever way it runs', () => {
  const outer = box(118, 24, 0.004, 0.004);
  const hole = box(118.001, 24.001, 0.002, 0.002);
  const whole = areaSquareMetres(polygon(outer));
  for (const ring of [hole, hole.toReversed()]) {
    assert.ok(Math.abs(areaSquareMetres(polygon(outer, ring)) / whole - 0.75) < 1e-6);
  }
  assert.equal(areaSquareMetres(polygon(outer.toReversed())), whole);
});

function box(west: number, south: number, east: number, north: number): readonly Position[] {
  return [
    [west, south],
    [west + east, south],
    [west + east, south + north],
    [west, south + north],
    [west, south],
  ];
}

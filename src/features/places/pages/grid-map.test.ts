import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Polygon } from '#/lib/geo.ts';
import { gridMap } from './grid-map.ts';

/** A box of so many degrees east and north of a corner. */
function box(west: number, south: number, wide: number, high: number): Polygon {
  const ring = [
    [west, south],
    [west + wide, south],
    [west + wide, south + high],
    [west, south + high],
    [west, south],
  ] as const;
  return { type: 'Polygon', coordinates: [ring] };
}

async function draw(own: Polygon, change: Partial<Parameters<typeof gridMap>[0]> = {}) {
  const markup = String(
    await gridMap({ label: 'Grid', own, others: [], buildings: [], ...change }),
  );
  const [, wide = '', high = ''] = /viewBox="0 0 (\S+) (\S+)"/.exec(markup) ?? [];
  const paths = [...markup.matchAll(/class="(grid-\w+)" d="([^"]*)"/g)].map(([, name, d = '']) => ({
    name,
    points: [...d.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]),
    rings: d.split('Z').length - 1,
  }));
  return { markup, width: Number(wide), height: Number(high), paths };
}

test('the border fits into the picture with room around it, whatever its shape', async () => {
  for (const [wide, high] of [
    [0.002, 0.001],
    [0.001, 0.004],
    [0.01, 0.0001],
    [0.0001, 0.01],
  ] as const) {
    const { width, height, paths } = await draw(box(118, 24, wide, high));
    assert.ok(height >= 200 && height <= 640, `${height}`);
    for (const [x = -1, y = -1] of paths[0]?.points ?? []) {
      assert.ok(x > 20 && x < width - 20, `${wide}×${high}: x ${x}`);
      assert.ok(y > 20 && y < height - 20, `${wide}×${high}: y ${y}`);
    }
  }
});

test('north is up and east is right', async () => {
  const { paths } = await draw(box(118, 24, 0.001, 0.001));
  const [southWest, southEast, northEast] = paths[0]?.points ?? [];
  assert.ok(Number(southWest?.[0]) < Number(southEast?.[0]));
  assert.ok(Number(northEast?.[1]) < Number(southEast?.[1]));
});

test('what is square on the ground is square in the picture, however far north', async () => {
  for (const latitude of [0, 24, 45, 60]) {
    const narrowing = Math.cos(((latitude + 0.0005) * Math.PI) / 180);
    const { paths } = await draw(box(118, latitude, 0.001 / narrowing, 0.001));
    const [a = [], b = [], c = []] = paths[0]?.points ?? [];
    const wide = Number(b[0]) - Number(a[0]);
    const high = Number(b[1]) - Number(c[1]);
    assert.ok(Math.abs(wide / high - 1) < 0.01, `${latitude}: ${wide} by ${high}`);
  }
});

test('a hole is a ring of the same border', async () => {
  const outer = box(118, 24, 0.003, 0.003);
  const hole = box(118.001, 24.001, 0.001, 0.001);
  const own = { ...outer, coordinates: [...outer.coordinates, ...hole.coordinates] };
  assert.equal((await draw(own)).paths[0]?.rings, 2);
});

test('neighbours and buildings are drawn to the same scale', async () => {
  const east = box(118.002, 24, 0.002, 0.001);
  const buildings = [{ lon: 118.001, lat: 24.0005 }];
  const { markup, paths } = await draw(box(118, 24, 0.002, 0.001), { others: [east], buildings });
  const own = paths.find(({ name }) => name === 'grid-own')?.points ?? [];
  const other = paths.find(({ name }) => name === 'grid-other')?.points ?? [];
  assert.deepEqual(other[0], own[1]);
  const [, left = '', top = ''] = /<rect[^>]*\sx="([\d.]+)"\s+y="([\d.]+)"/.exec(markup) ?? [];
  const centre = [Number(left) + 7, Number(top) + 7];
  const middle = [0, 1].map((axis) => (Number(own[0]?.[axis]) + Number(own[2]?.[axis])) / 2);
  for (const axis of [0, 1]) {
    assert.ok(Math.abs(Number(centre[axis]) - Number(middle[axis])) < 0.2);
  }
});

test('the label is escaped like any other text', async () => {
  const { markup } = await draw(box(118, 24, 0.001, 0.001), { label: '"><script>' });
  assert.doesNotMatch(markup, /<script>/);
});

import { html } from 'hono/html';
import { boundingBox } from '#/lib/geo.ts';
import type { Polygon, Position } from '#/lib/geo.ts';
import type { Html } from '#/platform/http/view.ts';

export type GridMap = {
  /** What the picture shows, for those who hear the page; a list beside it says the same. */
  readonly label: string;
  readonly own: Polygon;
  /** The grids around it, drawn faintly as far as they reach into the picture. */
  readonly others: readonly Polygon[];
  readonly buildings: readonly { readonly lon: number; readonly lat: number }[];
};

const WIDTH = 640;
const LEAST_HEIGHT = 200;
const MOST_HEIGHT = 640;
/** So much of the picture's width is left around the border, to see what lies beyond. */
const MARGIN = 0.12;
const BUILDING = 14;
const RADIANS_PER_DEGREE = Math.PI / 180;

type Project = (position: Position) => readonly [x: number, y: number];

/** Draws the border of a grid as seen from above, north upwards, with the buildings in it. */
export function gridMap({ label, own, others, buildings }: GridMap): Html {
  const { project, height } = projection(own);
  return html`<svg
    class="grid-map"
    viewBox="0 0 ${WIDTH} ${height}"
    role="img"
    aria-label="${label}"
    focusable="false"
  >
    ${others.map((polygon) => html`<path class="grid-other" d="${outline(polygon, project)}" />`)}
    <path class="grid-own" d="${outline(own, project)}" />
    ${buildings.map(({ lon, lat }) => {
      const [x, y] = project([lon, lat]);
      const [left, top] = [round(x - BUILDING / 2), round(y - BUILDING / 2)];
      return html`<rect
        class="grid-building"
        x="${left}"
        y="${top}"
        width="${BUILDING}"
        height="${BUILDING}"
      />`;
    })}
  </svg>`;
}

/** Fits the polygon into the picture; degrees of longitude grow narrower away from the equator. */
function projection(polygon: Polygon): { readonly project: Project; readonly height: number } {
  const box = boundingBox(polygon);
  const narrowing = Math.cos(((box.north + box.south) / 2) * RADIANS_PER_DEGREE);
  const [wide, high] = [(box.east - box.west) * narrowing, box.north - box.south];
  const room = WIDTH * (1 - 2 * MARGIN);
  const scale = Math.min(room / wide, (MOST_HEIGHT - 2 * MARGIN * WIDTH) / high);
  const height = Math.max(LEAST_HEIGHT, Math.round(high * scale + 2 * MARGIN * WIDTH));
  const [left, top] = [(WIDTH - wide * scale) / 2, (height - high * scale) / 2];
  const project: Project = ([longitude, latitude]) => [
    left + (longitude - box.west) * narrowing * scale,
    top + (box.north - latitude) * scale,
  ];
  return { project, height };
}

function outline(polygon: Polygon, project: Project): string {
  return polygon.coordinates
    .map((ring) => {
      const points = ring.slice(0, -1).map((position) => project(position).map(round).join(' '));
      return `M${points.join('L')}Z`;
    })
    .join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

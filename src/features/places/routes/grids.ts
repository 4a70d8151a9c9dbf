import { z } from 'zod';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { everyone, holderOf } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { optionalProse, placeId } from '#/platform/http/fields.ts';
import { drawGrid } from '#/features/places/actions/grids.ts';
import { MAX_BORDER_LENGTH } from '#/features/places/model.ts';
import type { Grid, GridPanel, Place } from '#/features/places/model.ts';
import { gridAddress, gridPage } from '#/features/places/pages/grid.ts';
import type { GridView } from '#/features/places/pages/grid.ts';
import { findPlace, listAncestors } from '#/features/places/store/find.ts';
import { mayBuild } from '#/features/places/policy.ts';
import {
  countHouseholdsOf,
  listBuildingsInGrid,
  listGrids,
} from '#/features/places/store/grids.ts';
import { words } from '#/features/places/words/index.ts';
import { gridCode, gridShape, placeShape } from './shapes.ts';

/** Programs get the grid with what stands in it; panels have endpoints of their own. */
const shownShape = z.codec(
  z.object({
    grid: gridShape,
    community: placeShape,
    buildings: z.array(placeShape),
    households: z.int(),
  }),
  z.custom<GridView>(() => true),
  {
    encode: ({ grid, community, buildings, households }) => ({
      grid: toShape(grid),
      community,
      buildings: [...buildings],
      households,
    }),
    // Nothing is ever read back in this shape; the page needs more than programs are given.
    decode: () => {
      throw new Error('A grid is shown, not read back.');
    },
  },
);

/** Makes the endpoint of a grid's page; its panels are the other features'. */
export function gridEndpoint(panels: readonly GridPanel[]): AnyEndpoint {
  return endpoint({
    name: 'places.grid',
    method: 'GET',
    path: '/places/:id/grids/:code',
    summary: 'Shows a grid of a community: its border, its buildings, who walks it.',
    policy: everyone,
    input: z.object({ id: placeId, code: gridCode }),
    output: shownShape,
    words,
    run: async (context, { id, code }) => {
      const community = await findPlace(context.db, id);
      const all = await listGrids(context.db, id);
      const grid = all.find((one) => one.code === code);
      if (community === undefined || grid === undefined) return refuse('not_found');
      const others = all.filter((one) => one !== grid);
      return succeed(await loadGrid(context, { grid, community, others }, panels));
    },
    page: gridPage,
  });
}

async function loadGrid(
  context: Context,
  found: { readonly grid: Grid; readonly community: Place; readonly others: readonly Grid[] },
  panels: readonly GridPanel[],
): Promise<GridView> {
  const buildings = await listBuildingsInGrid(context.db, found.grid);
  const households = await countHouseholdsOf(context.db, buildings);
  const walked = { ...found, buildings, households };
  const drawn: GridView['panels'][number][] = [];
  for (const panel of panels) {
    const draw = await panel.load(context, walked);
    if (draw !== undefined) drawn.push(draw);
  }
  const above = await listAncestors(context.db, found.community.path);
  const mayDraw = mayBuild(context.subject, found.community.path);
  return { ...walked, above, panels: drawn, mayDraw };
}

function toShape({ code, communityId, names, polygon }: Grid): z.infer<typeof gridShape> {
  if (polygon === undefined) return { code, communityId, names };
  const coordinates = polygon.coordinates.map((ring) =>
    ring.map(([longitude, latitude]): [number, number] => [longitude, latitude]),
  );
  return { code, communityId, names, polygon: { type: polygon.type, coordinates } };
}

export const drawBorder = endpoint({
  name: 'places.draw_grid',
  method: 'PUT',
  path: '/places/:id/grids/:code/border',
  summary: 'Draws the border of a grid from GeoJSON, pasted or as a file.',
  policy: holderOf('steward', 'community_worker'),
  input: z.object({
    id: placeId,
    code: gridCode,
    border: optionalProse(MAX_BORDER_LENGTH),
    file: z.instanceof(File).optional(),
  }),
  output: z.object({ communityId: z.string(), code: z.string() }),
  words,
  run: async (context, { id, code, border, file }) => {
    const text = await textOf({ border, file });
    return text.ok ? drawGrid(context, { communityId: id, code, border: text.value }) : text;
  },
  onward: (language, output) => ({
    to: gridAddress(output),
    notice: words[language].borderDrawn,
  }),
});

/** A file goes before what stands in the field: it was chosen on purpose. */
async function textOf({
  border,
  file,
}: {
  readonly border: string | undefined;
  readonly file: File | undefined;
}): Promise<Result<string, 'border_missing'>> {
  if (file !== undefined) return succeed(await file.text());
  return border === undefined ? refuse('border_missing') : succeed(border);
}

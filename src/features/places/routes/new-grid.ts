import { z } from 'zod';
import { refuse, succeed } from '#/lib/result.ts';
import { holderOf } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { line, list, optionalLine, placeId } from '#/platform/http/fields.ts';
import { makeGrid } from '#/features/places/actions/grids.ts';
import {
  BUILDING_LEVEL,
  COMMUNITY_LEVEL,
  COMPOUND_LEVEL,
  MAX_GRID_BUILDINGS,
  MAX_GRID_NAME,
} from '#/features/places/model.ts';
import type { Place } from '#/features/places/model.ts';
import { gridAddress } from '#/features/places/pages/grid.ts';
import { newGridPage } from '#/features/places/pages/new-grid.ts';
import { mayBuild } from '#/features/places/policy.ts';
import { namesFrom } from '#/features/places/rules/complete-names.ts';
import { findGridOf } from '#/features/places/rules/grids.ts';
import { findPlace, listWithin } from '#/features/places/store/find.ts';
import { listGrids } from '#/features/places/store/grids.ts';
import { words } from '#/features/places/words/index.ts';
import { gridCode, namesShape, placeShape } from './shapes.ts';

const builders = holderOf('steward', 'community_worker');
const freeShape = z.object({
  id: z.string(),
  names: namesShape,
  /** The compound or lane it stands in, if it stands in one. */
  within: namesShape.optional(),
});

export const askForGrid = endpoint({
  name: 'places.ask_for_grid',
  method: 'GET',
  path: '/places/:id/new-grid',
  summary: 'Shows what is asked to make a grid, with the buildings that are in none.',
  policy: builders,
  input: z.object({ id: placeId }),
  output: z.object({ place: placeShape, free: z.array(freeShape) }),
  words,
  run: async (context, input) => {
    const place = await findPlace(context.db, input.id);
    if (place === undefined || place.level !== COMMUNITY_LEVEL) return refuse('not_found');
    if (!mayBuild(context.subject, place.path)) return refuse('not_allowed');
    return succeed({ place, free: await listFree(context, place) });
  },
  page: newGridPage,
});

async function listFree({ db }: Context, community: Place): Promise<z.infer<typeof freeShape>[]> {
  const grids = await listGrids(db, community.id);
  const compounds = await listWithin(db, community.path, COMPOUND_LEVEL);
  const buildings = await listWithin(db, community.path, BUILDING_LEVEL);
  return buildings
    .filter((building) => findGridOf(grids, building) === undefined)
    .slice(0, MAX_GRID_BUILDINGS)
    .map(({ id, names, path }) => {
      const within = compounds.findLast((one) => path.startsWith(`${one.path}.`));
      return within === undefined ? { id, names } : { id, names, within: within.names };
    });
}

export const addGrid = endpoint({
  name: 'places.add_grid',
  method: 'POST',
  path: '/places/:id/grids',
  summary: 'Makes a grid of a community, of buildings that are in no other.',
  policy: builders,
  input: z.object({
    id: placeId,
    code: gridCode,
    hant: line(MAX_GRID_NAME),
    hans: optionalLine(MAX_GRID_NAME),
    en: optionalLine(MAX_GRID_NAME),
    buildings: list(placeId, MAX_GRID_BUILDINGS),
  }),
  output: z.object({ communityId: z.string(), code: z.string() }),
  words,
  run: (context, { id, code, buildings, ...given }) => {
    const names = namesFrom(given.hant, given);
    return makeGrid(context, { communityId: id, code, names, buildingIds: buildings });
  },
  onward: (language, output) => ({ to: gridAddress(output), notice: words[language].gridMade }),
});

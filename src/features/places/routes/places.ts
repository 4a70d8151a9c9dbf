import { z } from 'zod';
import { refuse, succeed } from '#/lib/result.ts';
import { everyone } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { optionalLine, placeId } from '#/platform/http/fields.ts';
import { mayKeepKinds } from '#/features/places/actions/kinds.ts';
import { BUILDING_LEVEL, COMMUNITY_LEVEL, HOUSEHOLD_LEVEL } from '#/features/places/model.ts';
import type { Grid, GridPanel, PlaceFollower, Place, PlacePanel } from '#/features/places/model.ts';
import { placePage } from '#/features/places/pages/place.ts';
import type { PlaceView } from '#/features/places/pages/place.ts';
import { searchPage } from '#/features/places/pages/search.ts';
import { mayBuild, mayOrder } from '#/features/places/policy.ts';
import { findPlace, listAncestors, listChildren, listTop } from '#/features/places/store/find.ts';
import { countLevels } from '#/features/places/store/count.ts';
import { listGrids } from '#/features/places/store/grids.ts';
import { findGridOf } from '#/features/places/rules/grids.ts';
import { listKinds } from '#/features/places/store/kinds.ts';
import { searchPlaces } from '#/features/places/store/search.ts';
import { words } from '#/features/places/words/index.ts';
import { askToBuild, build } from './build.ts';
import { drawBorder, gridEndpoint } from './grids.ts';
import { addGrid, askForGrid } from './new-grid.ts';
import { kindRoutes } from './kinds.ts';
import { orderRoutes } from './order.ts';
import { splitRoutes } from './split.ts';
import { foundShape, placeShape } from './shapes.ts';

const MAX_QUERY = 60;
const FOUND = 30;

const search = endpoint({
  name: 'places.search',
  method: 'GET',
  path: '/places',
  summary: 'Finds places by name, pinyin, initials or code; without words lists the highest.',
  policy: everyone,
  input: z.object({ q: optionalLine(MAX_QUERY) }),
  output: z.object({
    query: z.string(),
    found: z.array(foundShape),
    top: z.array(placeShape),
    /** Whether the reader may name the kinds of places, for all. */
    mayKeepKinds: z.boolean(),
  }),
  words,
  run: async (context, input) => {
    const query = input.q ?? '';
    const found = query === '' ? [] : await searchPlaces(context.db, query, { limit: FOUND });
    const top = query === '' ? await listTop(context.db) : [];
    return succeed({
      query,
      found: found.map(({ place, above }) => ({ place, above: [...above] })),
      top: [...top],
      mayKeepKinds: await mayKeepKinds(context),
    });
  },
  page: searchPage,
});

/** Programs get the place with what lies above and below; panels have endpoints of their own. */
const shownShape = z.codec(
  z.object({
    place: placeShape,
    above: z.array(placeShape),
    children: z.array(placeShape),
    buildings: z.int(),
    households: z.int(),
  }),
  z.custom<PlaceView>(() => true),
  {
    encode: ({ place, above, children, buildings, households }) => ({
      place,
      above: [...above],
      children: [...children],
      buildings,
      households,
    }),
    // Nothing is ever read back in this shape; the page needs more than programs are given.
    decode: () => {
      throw new Error('A place is shown, not read back.');
    },
  },
);

/** Makes the endpoints of places; the panels of a place's page are the other features'. */
export function placeEndpoints(
  panels: readonly PlacePanel[],
  gridPanels: readonly GridPanel[] = [],
  follow?: PlaceFollower,
): readonly AnyEndpoint[] {
  const show = endpoint({
    name: 'places.show',
    method: 'GET',
    path: '/places/:id',
    summary: 'Shows a place: what it is, what lies above and below it.',
    policy: everyone,
    input: z.object({ id: placeId }),
    output: shownShape,
    words,
    run: async (context, input) => {
      const place = await findPlace(context.db, input.id);
      if (place === undefined || !mayBeShown(place)) return refuse('not_found');
      return succeed(await loadPlace(context, place, panels));
    },
    page: placePage,
  });
  const own = gridEndpoint(gridPanels);
  const builders = [askForGrid, addGrid, drawBorder, askToBuild, build];
  const ordering = [...orderRoutes(follow), ...splitRoutes(follow)];
  return [search, show, own, ...builders, ...kindRoutes, ...ordering];
}

/** Who lives behind a door is nobody's page: households have none. */
function mayBeShown(place: Place): boolean {
  return place.level < HOUSEHOLD_LEVEL;
}

async function loadPlace(
  context: Context,
  place: Place,
  panels: readonly PlacePanel[],
): Promise<PlaceView> {
  const { db } = context;
  const [listed, above, children, counts, grids, drawn] = await Promise.all([
    listKinds(db),
    listAncestors(db, place.path),
    listChildren(db, place.path),
    place.level < COMMUNITY_LEVEL ? new Map<number, number>() : countLevels(db, place.path),
    gridsAt(context, place),
    Promise.all(
      panels.map(async (panel) => ({ side: panel.side, draw: await panel.load(context, place) })),
    ),
  ]);
  const kinds = new Map(listed.map((kind) => [kind.id, kind]));
  return {
    place,
    above: above.filter((one) => kinds.get(one.kind)?.isListed !== false),
    children: children.filter(mayBeShown),
    buildings: counts.get(BUILDING_LEVEL) ?? 0,
    households: counts.get(HOUSEHOLD_LEVEL) ?? 0,
    kinds,
    panels: drawn,
    feed: panels.map(({ feed }) => feed?.(place, context.language)).find((one) => one),
    grids,
    mayBuild: mayBuild(context.subject, place.path),
    mayOrder: mayOrder(context.subject, place),
  };
}

/** A community shows its grids; a building, the one in which it stands. */
async function gridsAt(context: Context, place: Place): Promise<readonly Grid[]> {
  if (place.communityId === undefined) return [];
  const { level } = place;
  if (level !== COMMUNITY_LEVEL && level !== BUILDING_LEVEL) return [];
  const grids = await listGrids(context.db, place.communityId);
  if (level === COMMUNITY_LEVEL) return grids;
  const own = findGridOf(grids, place);
  return own === undefined ? [] : [own];
}

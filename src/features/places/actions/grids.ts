import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { BUILDING_LEVEL, COMMUNITY_LEVEL } from '#/features/places/model.ts';
import type { BorderRefusal, Grid, GridRefusal } from '#/features/places/model.ts';
import { mayBuild } from '#/features/places/policy.ts';
import { mayMakeGrid, readBorder } from '#/features/places/rules/grids.ts';
import { listWithin, lockPlace } from '#/features/places/store/find.ts';
import { listGrids, putInGrid, saveGrid } from '#/features/places/store/grids.ts';

/**
 * Makes a grid of the buildings that one worker walks; its border can be drawn later.
 * Refuses: `unknown_place`, `not_allowed`, `not_a_community`, and as `mayMakeGrid` does.
 */
export async function makeGrid(
  context: Context,
  wanted: Pick<Grid, 'communityId' | 'code' | 'names'> & {
    readonly buildingIds: readonly string[];
  },
): Promise<
  Result<
    { readonly communityId: string; readonly code: string },
    GridRefusal | 'unknown_place' | 'not_a_community' | 'not_allowed'
  >
> {
  const community = await lockPlace(context.db, wanted.communityId);
  if (community === undefined) return refuse('unknown_place');
  if (!mayBuild(context.subject, community.path)) return refuse('not_allowed');
  if (community.level !== COMMUNITY_LEVEL) return refuse('not_a_community');
  const grids = await listGrids(context.db, community.id);
  const buildings = await listWithin(context.db, community.path, BUILDING_LEVEL);
  const chosen = mayMakeGrid(wanted, { grids, buildings });
  if (!chosen.ok) return chosen;
  const { code, names } = wanted;
  const grid = { id: context.newId(), communityId: community.id, code, names };
  await saveGrid(context.db, { ...grid, polygon: undefined });
  await putInGrid(
    context.db,
    grid,
    chosen.value.map(({ id }) => id),
  );
  await context.record({
    feature: 'places',
    verb: 'make_grid',
    subjectId: grid.id,
    communityId: community.id,
    placeId: community.id,
    data: { buildings: chosen.value.length },
  });
  return succeed({ communityId: community.id, code });
}

/**
 * Draws the border of a grid anew.
 * Refuses: `not_found`, `not_allowed`, and as `readBorder` does.
 */
export async function drawGrid(
  context: Context,
  wanted: { readonly communityId: string; readonly code: string; readonly border: string },
): Promise<
  Result<
    { readonly communityId: string; readonly code: string },
    BorderRefusal | 'not_found' | 'not_allowed'
  >
> {
  const community = await lockPlace(context.db, wanted.communityId);
  const grids = await listGrids(context.db, wanted.communityId);
  const grid = grids.find(({ code }) => code === wanted.code);
  if (community === undefined || grid === undefined) return refuse('not_found');
  if (!mayBuild(context.subject, community.path)) return refuse('not_allowed');
  const polygon = readBorder(wanted.border);
  if (!polygon.ok) return polygon;
  await saveGrid(context.db, { ...grid, polygon: polygon.value });
  await context.record({
    feature: 'places',
    verb: 'draw_grid',
    subjectId: grid.id,
    communityId: community.id,
    placeId: community.id,
  });
  return succeed({ communityId: community.id, code: grid.code });
}

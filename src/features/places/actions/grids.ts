import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { BorderRefusal } from '#/features/places/model.ts';
import { mayBuild } from '#/features/places/policy.ts';
import { readBorder } from '#/features/places/rules/grids.ts';
import { lockPlace } from '#/features/places/store/find.ts';
import { listGrids, saveGrid } from '#/features/places/store/grids.ts';

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

import type { Matter, Point } from '#/features/matters/model/matter.ts';
import type { Category } from '#/features/matters/model/reference.ts';
import type { Spot } from '#/features/matters/model/surroundings.ts';
import { readClocks } from '#/features/matters/rules/advance.ts';
import { reckonAgain } from '#/features/matters/rules/clocks.ts';
import { isClosed } from '#/features/matters/rules/states.ts';
import { categoryAt } from '#/features/matters/rules/settings.ts';
import { saveClocks } from '#/features/matters/store/clock-row.ts';
import { moveChanges } from '#/features/matters/store/figures.ts';
import { lockMatter, repointMerged, saveMatter } from '#/features/matters/store/matters.ts';
import { insertFollower, listFollowers } from '#/features/matters/store/neighbours.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { categoryOf } from './open.ts';
import type { MatterKey } from './open.ts';
import { routeMatter } from './raise.ts';
import { findSpot } from './spot.ts';
import { openAs, outputOf, tellAndRecord } from './step.ts';
import type { ActionOutput, ActionRefusal, OpenedBy } from './step.ts';
import { moveFigures, takeStep } from './take-step.ts';

type Common =
  | 'sign_in_required'
  | 'not_found'
  | 'not_allowed'
  | 'complaint_against_you'
  | 'matter_closed';

/**
 * Puts a matter into another category: it is routed and its deadlines are reckoned anew; whoever
 * has it in hand keeps it.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `complaint_against_you`,
 * `matter_closed`, `category_not_here`.
 */
export async function changeCategory(
  context: Context,
  input: MatterKey & { readonly category: string; readonly reason?: string | undefined },
): Promise<Result<ActionOutput, Common | 'category_not_here'>> {
  const opened = await openAs(context, input);
  if (!opened.ok) return opened;
  const { matter, spot, reference } = opened.value;
  const denied = denialOf(opened.value);
  if (denied !== undefined) return refuse(denied);
  const category = categoryAt(reference, input.category, spot.line);
  if (!category?.profiles.includes(matter.profile)) return refuse('category_not_here');
  const changed: Matter = { ...matter, category: category.code };
  return rearrange(context, opened.value, {
    changed,
    spot,
    category,
    verb: 'change_category',
    reason: input.reason,
    data: { from: matter.category, to: category.code },
  });
}

/**
 * Puts a matter to another place of its community: it is routed and its deadlines are reckoned
 * anew; whoever has it in hand keeps it.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `complaint_against_you`,
 * `matter_closed`, `place_unknown`, `place_elsewhere` (another community: it is raised there).
 */
export async function changePlace(
  context: Context,
  input: MatterKey & {
    readonly placeId: string;
    readonly point?: Point | undefined;
    readonly reason?: string | undefined;
  },
): Promise<Result<ActionOutput, Common | 'place_unknown' | 'place_elsewhere'>> {
  const opened = await openAs(context, input);
  if (!opened.ok) return opened;
  const { matter, reference } = opened.value;
  const denied = denialOf(opened.value);
  if (denied !== undefined) return refuse(denied);
  const spot = await findSpot(context.db, input.placeId);
  if (spot === undefined) return refuse('place_unknown');
  if (spot.communityId !== matter.communityId) return refuse('place_elsewhere');
  const changed: Matter = {
    ...matter,
    placeId: spot.placeId,
    buildingId: spot.buildingId,
    compoundId: spot.compoundId,
    point: input.point,
  };
  return rearrange(context, opened.value, {
    changed,
    spot,
    category: categoryOf(reference, matter, spot),
    verb: 'change_place',
    reason: input.reason,
    data: { from: matter.placeId, to: spot.placeId },
  });
}

/**
 * Says that a matter is the same as another (併案): it closes, and its asker and all who follow it
 * follow the other from now on.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `wrong_state`, `complaint_against_you`,
 * `target_unknown` (not there, or not theirs to see), `target_itself`, `target_closed`.
 */
export async function mergeMatter(
  context: Context,
  input: MatterKey & { readonly targetId: string; readonly reason?: string | undefined },
): Promise<
  Result<ActionOutput, ActionRefusal | 'target_unknown' | 'target_itself' | 'target_closed'>
> {
  const { communityId, id, targetId } = input;
  if (id === targetId) return refuse('target_itself');
  // Two who merge two matters into each other at once both lock the smaller id first.
  for (const each of [id, targetId].toSorted())
    await lockMatter(context.db, { communityId, id: each });
  const opened = await openAs(context, input);
  if (!opened.ok) return opened;
  const target = await openAs(context, { communityId, id: targetId });
  if (!target.ok) return refuse('target_unknown');
  if (isClosed(target.value.matter.state)) return refuse('target_closed');
  const into = target.value.matter;
  const stepped = await takeStep(context, opened.value, {
    verb: 'merge',
    targetId: into.id,
    mergedInto: into.id,
    reason: input.reason,
    addressedTo: opened.value.matter.askerId,
    data: { into: into.id },
  });
  if (!stepped.ok) return stepped;
  await moveFollowers(context, opened.value, into);
  await repointMerged(context.db, opened.value.matter, into.id);
  return succeed(outputOf(stepped.value.matter));
}

async function rearrange(
  context: Context,
  opened: OpenedBy,
  change: {
    readonly changed: Matter;
    readonly spot: Spot;
    readonly category: Category;
    readonly verb: string;
    readonly reason: string | undefined;
    readonly data: { readonly from: string; readonly to: string };
  },
): Promise<Result<ActionOutput, never>> {
  const { matter, clocks, reference } = opened;
  const { changed, spot, category } = change;
  const { queue, moment } = await routeMatter(context, { spot, reference, category }, changed);
  const reckoned = reckonAgain(clocks, moment);
  const after = readClocks({ ...changed, queue, passedFrom: undefined }, reckoned);
  await saveMatter(context.db, after);
  await saveClocks(context.db, after, { before: clocks, after: reckoned });
  if (matter.placeId !== after.placeId) {
    await moveChanges(context.db, after, { id: context.newId(), from: matter.placeId });
  }
  await moveFigures(context, { before: matter, after });
  await tellAndRecord(
    context,
    { ...opened, matter: after },
    {
      verb: change.verb,
      note: change.reason,
      visibility: 'public',
      data: { ...change.data, queue },
    },
  );
  return succeed(outputOf(after));
}

async function moveFollowers(context: Context, from: OpenedBy, into: Matter): Promise<void> {
  const followers = await listFollowers(context.db, from.matter);
  const everyone = new Set([from.matter.askerId, ...followers]);
  everyone.delete(into.askerId);
  for (const personId of everyone) {
    const origin = personId === from.matter.askerId ? 'merged' : 'follows';
    const { actorId } = from.actor;
    await insertFollower(context.db, into, { personId, actorId, origin, since: context.now });
  }
}

function denialOf({
  matter,
  taker,
}: OpenedBy): 'not_allowed' | 'complaint_against_you' | 'matter_closed' | undefined {
  if (!taker.parts.includes('dispatcher') && !taker.parts.includes('staff')) return 'not_allowed';
  if (taker.isAgainst) return 'complaint_against_you';
  return isClosed(matter.state) ? 'matter_closed' : undefined;
}

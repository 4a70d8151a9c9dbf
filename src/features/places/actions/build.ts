import { expandPattern } from '#/lib/range-pattern.ts';
import type { HousePattern } from '#/lib/range-pattern.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { isWithin } from '#/lib/tree.ts';
import type { Context } from '#/platform/action/context.ts';
import { COMMUNITY_LEVEL, COMPOUND_LEVEL } from '#/features/places/model.ts';
import type { PlaceRefusal } from '#/features/places/model.ts';
import { mayBuild } from '#/features/places/policy.ts';
import { layOutBuildings, layOutCompound } from '#/features/places/rules/buildings.ts';
import type { CompoundPlan } from '#/features/places/rules/buildings.ts';
import { namesFrom } from '#/features/places/rules/complete-names.ts';
import { holdTree, idsOfPaths, lockPlace } from '#/features/places/store/find.ts';
import { listKinds } from '#/features/places/store/kinds.ts';
import { insertPlaces } from '#/features/places/store/rows.ts';

export type BuildingPlan = {
  readonly communityId: string;
  readonly kind: CompoundPlan['kind'];
  readonly code: string;
  readonly name: string;
  readonly pattern: HousePattern;
};

export type Built = {
  readonly id: string;
  readonly buildings: number;
  readonly households: number;
};

/**
 * Makes a compound, lane or the like in a community with all its buildings, units and households.
 * Refuses: `unknown_place`, `not_allowed`, `not_a_community`, `unknown_kind` (none of its level),
 * `place_code_taken`, `pattern_unreadable`, `pattern_too_large` (over 5,000 households).
 */
export async function buildCompound(
  context: Context,
  plan: BuildingPlan,
): Promise<Result<Built, PlaceRefusal | 'not_allowed'>> {
  await holdTree(context.db);
  const community = await lockPlace(context.db, plan.communityId);
  if (community === undefined) return refuse('unknown_place');
  if (!mayBuild(context.subject, community.path)) return refuse('not_allowed');
  if (community.level !== COMMUNITY_LEVEL) return refuse('not_a_community');
  const kinds = await listKinds(context.db);
  const fits = kinds.some(({ id, level }) => id === plan.kind && level === COMPOUND_LEVEL);
  if (!fits) return refuse('unknown_kind');
  const pattern = expandPattern(plan.pattern);
  if (!pattern.ok) {
    const isTooLarge = pattern.refusal === 'pattern_too_many_households';
    return refuse(isTooLarge ? 'pattern_too_large' : 'pattern_unreadable', pattern.detail);
  }
  const { newId } = context;
  const names = namesFrom(plan.name);
  const compound = layOutCompound(community, { kind: plan.kind, code: plan.code, names }, newId);
  if ((await idsOfPaths(context.db, [compound.path])).size > 0) return refuse('place_code_taken');
  const above = { ...community, path: compound.path };
  const places = [compound, ...layOutBuildings(above, pattern.value, newId)];
  if (!places.every((place) => isWithin(place.path, community.path))) {
    throw new Error('A pattern makes places below its community only.');
  }
  await insertPlaces(context.db, places);
  const count = (kind: string) => places.filter((place) => place.kind === kind).length;
  const built = {
    id: compound.id,
    buildings: count('building'),
    households: count('household'),
  };
  await context.record({
    feature: 'places',
    verb: 'build',
    subjectId: compound.id,
    communityId: community.id,
    placeId: compound.id,
    data: { buildings: built.buildings, households: built.households },
  });
  return succeed(built);
}

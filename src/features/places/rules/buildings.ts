import type { PatternPlace, ThreeNames } from '#/lib/range-pattern.ts';
import { joinPath } from '#/lib/tree.ts';
import {
  BUILDING_LEVEL,
  COMPOUND_LEVEL,
  HOUSEHOLD_LEVEL,
  UNIT_LEVEL,
} from '#/features/places/model.ts';
import type { NewPlace, Place } from '#/features/places/model.ts';

/** A compound (小區), a lane (里弄) or whatever is on their level, to be laid out in a community. */
export type CompoundPlan = {
  readonly kind: string;
  /** What stands for it in paths: `dx`. */
  readonly code: string;
  readonly names: ThreeNames;
  readonly point?: Place['point'];
};

const LEVELS = { building: BUILDING_LEVEL, unit: UNIT_LEVEL, household: HOUSEHOLD_LEVEL };

/** Lays a compound or lane out below a community, or below another compound. */
export function layOutCompound(above: Place, plan: CompoundPlan, newId: () => string): NewPlace {
  return {
    id: newId(),
    path: joinPath(above.path, plan.code),
    kind: plan.kind,
    level: COMPOUND_LEVEL,
    communityId: above.communityId,
    ...namesOf(plan.names),
    point: plan.point,
    isSearched: true,
  };
}

/** Lays out the buildings, units and households of a pattern below a compound or a lane. */
export function layOutBuildings(
  above: Place,
  pattern: readonly PatternPlace[],
  newId: () => string,
): readonly NewPlace[] {
  return pattern.map((place) => ({
    id: newId(),
    path: `${above.path}.${place.path}`,
    kind: place.kind,
    level: LEVELS[place.kind],
    communityId: above.communityId,
    ...namesOf(place.names),
    ordinal: place.ordinal,
    ...(place.kind === 'household' ? { attributes: windowOf(place) } : {}),
    isSearched: place.kind === 'building',
  }));
}

/** Where the household is in its building, for drawing it. */
function windowOf({ floor, position }: PatternPlace): NonNullable<NewPlace['attributes']> {
  return { floor: floor ?? null, position: position ?? null };
}

function namesOf({ hant, hans, en }: ThreeNames) {
  return { name: hans, nameHant: hant, nameEn: en };
}

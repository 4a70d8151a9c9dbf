import { BUILDING_LEVEL, COMMUNITY_LEVEL, COMPOUND_LEVEL } from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import { listSightOf } from '#/features/matters/policy.ts';
import type { ListSight } from '#/features/matters/policy.ts';
import { readReference } from '#/features/matters/store/reference.ts';
import {
  findUrgentBefore,
  findUrgentFrom,
  listUrgentRows,
} from '#/features/matters/store/urgent-nights.ts';
import type { UrgentRow, UrgentWithin } from '#/features/matters/store/urgent-nights.ts';
import type { Within } from '#/features/matters/store/cards.ts';
import { noteReadings } from '#/platform/personal/readings.ts';
import type { Context } from '#/platform/action/context.ts';
import type { UrgentName } from './urgent.ts';

/** Something that was urgent, as far as a reader sees where it was. */
export type UrgentRaised = UrgentName & {
  readonly id: string;
  readonly raisedAt: Temporal.Instant;
  readonly buildingId: string | undefined;
  /** The flat for staff of the place, for everybody else no closer than the building. */
  readonly placeId: string;
};

/** How a reader sees what is urgent at a place. */
type Seeing = UrgentWithin & { readonly spot: ListSight['spot'] };

/** The span in which what was urgent is asked for, and how many at most. */
export type UrgentSpan = {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly most: number;
};

/**
 * Tells how somebody sees what was urgent at a place: neighbours building by building, staff of the
 * place flat by flat. Nothing for anybody else, nor for a place that is smaller than a building.
 */
function seeUrgent({ subject }: Context, place: Place): Seeing | undefined {
  const { communityId, path } = place;
  if (communityId === undefined || place.level > BUILDING_LEVEL) return undefined;
  const sight = listSightOf(subject, { path, communityId });
  if (!sight.visibilities.includes('neighbours')) return undefined;
  return { communityId, within: withinOf(place), sight, spot: sight.spot };
}

function withinOf({ id, level }: Place): Within | undefined {
  if (level <= COMMUNITY_LEVEL) return undefined;
  return level <= COMPOUND_LEVEL ? { compoundId: id } : { buildingId: id };
}

/** Tells whether somebody may look at what was urgent at a place, and whether flat by flat. */
export function urgentSpotFor(context: Context, place: Place): ListSight['spot'] | undefined {
  return seeUrgent(context, place)?.spot;
}

/**
 * Lists what was urgent at a place in a span of time, the first first. Whose flats staff are shown
 * is noted, as everywhere; nothing for whom it is none of theirs.
 */
export async function listUrgentRaised(
  context: Context,
  place: Place,
  span: UrgentSpan,
): Promise<readonly UrgentRaised[]> {
  const seeing = seeUrgent(context, place);
  if (seeing === undefined) return [];
  const rows = await listUrgentRows(context.db, { ...seeing, ...span });
  const isExact = seeing.spot === 'exact';
  if (isExact) await noteReadings(context, 'matter', rows.filter(isIndoors).map(toRead));
  const { categories } = await readReference(context.db);
  return rows.flatMap((row) => {
    const categoryNames = categories.get(row.category)?.names;
    if (categoryNames === undefined) return [];
    const { id, communityId, reference, raisedAt } = row;
    const buildingId = row.buildingId ?? undefined;
    const placeId = isExact || !isIndoors(row) ? row.placeId : (buildingId ?? row.placeId);
    return [{ id, communityId, reference, categoryNames, raisedAt, buildingId, placeId }];
  });
}

/** Counts what was urgent at a place in a span of time, up to so many; shows nobody's flat. */
export async function countUrgentRaised(
  context: Context,
  place: Place,
  span: UrgentSpan,
): Promise<number> {
  const seeing = seeUrgent(context, place);
  if (seeing === undefined) return 0;
  return (await listUrgentRows(context.db, { ...seeing, ...span })).length;
}

/** Finds when something was urgent at a place last before a span, and first after it. */
export async function findUrgentBeside(
  context: Context,
  place: Place,
  span: Pick<UrgentSpan, 'from' | 'to'> & { readonly since: Temporal.Instant },
): Promise<{
  readonly before: Temporal.Instant | undefined;
  readonly after: Temporal.Instant | undefined;
}> {
  const seeing = seeUrgent(context, place);
  if (seeing === undefined) return { before: undefined, after: undefined };
  const { from, to, since } = span;
  return {
    before: await findUrgentBefore(context.db, { ...seeing, before: from, since }),
    after: await findUrgentFrom(context.db, { ...seeing, from: to }),
  };
}

/** A building, or whatever is no home, is told to neighbours as it is. */
function isIndoors({ placeId, buildingId }: UrgentRow): boolean {
  return buildingId !== null && placeId !== buildingId;
}

function toRead({ askerId, communityId }: UrgentRow) {
  return { personId: askerId, communityId };
}

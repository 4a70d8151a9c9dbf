import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import { findPlace, findPlaceAt, holdTree, lockPlace } from '#/features/places/store/find.ts';
import { measureSubtree, moveSubtree, renamePlaceRow } from '#/features/places/store/move.ts';
import { mayBringUnder, mayOrder } from '#/features/places/policy.ts';
import { decideMove } from '#/features/places/rules/moving.ts';
import type { MoveRefusal } from '#/features/places/rules/moving.ts';
import { COMMUNITY_LEVEL } from '#/features/places/model.ts';
import type { Place, PlaceFollower } from '#/features/places/model.ts';

export type OrderRefusal = MoveRefusal | 'not_found' | 'not_allowed' | 'unknown_under';

export type Moved = { readonly id: string; readonly places: number };

/** Where a place is to lie: the id of another, or a path it has or had. */
export type MoveOrder = { readonly id: string; readonly under: string };

/**
 * Gives a place other names.
 * Refuses: `not_found`, `not_allowed` (no steward over it nor, within a community, its worker).
 */
export async function renamePlace(
  context: Context,
  { id, names }: { readonly id: string; readonly names: Names },
): Promise<Result<{ readonly id: string }, 'not_found' | 'not_allowed'>> {
  const place = await findPlace(context.db, id);
  if (place === undefined) return refuse('not_found');
  if (!mayOrder(context.subject, place)) return refuse('not_allowed');
  await renamePlaceRow(context.db, id, names);
  await recordOrder(context, 'rename', place);
  return succeed({ id });
}

/**
 * Moves a place and all below it under another; a place moved under one of its own level is merged
 * into it and lives on as a part of it. Ids stay, and the paths it had still lead to it.
 * Refuses: `not_found`, `unknown_under`, `not_allowed` (as `renamePlace`, of where it lies and
 * of where it is to lie), and what `decideMove` refuses.
 */
export async function movePlace(
  context: Context,
  order: MoveOrder,
  follow?: PlaceFollower,
): Promise<Result<Moved, OrderRefusal>> {
  const found = await findBoth(context, order);
  if (!found.ok) return found;
  const { place, under } = found.value;
  const { subject } = context;
  const mayMove = mayOrder(subject, place) && mayBringUnder(subject, { place, under });
  if (!mayMove) return refuse('not_allowed');
  return carryOutMove(context, order, follow);
}

/**
 * Moves a place for whoever runs the installation, whose machine it is.
 * Refuses as `movePlace`, but for `not_allowed`.
 */
export async function carryOutMove(
  context: Context,
  order: MoveOrder,
  follow?: PlaceFollower,
): Promise<Result<Moved, Exclude<OrderRefusal, 'not_allowed'>>> {
  const found = await findBoth(context, order);
  if (!found.ok) return found;
  const { db, now } = context;
  // Two moves at once are done one after the other, on what the first has left.
  await holdTree(db);
  const ids = [found.value.place.id, found.value.under.id];
  const locked = new Map<string, Place | undefined>();
  for (const id of ids.toSorted()) locked.set(id, await lockPlace(db, id));
  const place = locked.get(found.value.place.id);
  const under = locked.get(found.value.under.id);
  if (place === undefined || under === undefined) return refuse('not_found');
  const { deepest } = await measureSubtree(db, place.path);
  const to = decideMove({ place, under, deepest });
  if (!to.ok) return to;
  const move = { placeId: place.id, from: place.path, to: to.value, at: now };
  const places = await moveSubtree(db, move);
  if (places === undefined) return refuse('code_taken');
  await tellFollower(context, { ...place, path: to.value }, follow);
  await recordOrder(context, 'move', place);
  return succeed({ id: place.id, places });
}

/**
 * Lets others write anew what they keep of where something lies within its community; what lies
 * above a community they ask for each time.
 */
export async function tellFollower(
  context: Context,
  { communityId, level, path }: Pick<Place, 'communityId' | 'level' | 'path'>,
  follow: PlaceFollower | undefined,
): Promise<void> {
  if (communityId === undefined || level <= COMMUNITY_LEVEL) return;
  await follow?.(context, { communityId, path });
}

async function findBoth(
  { db }: Context,
  { id, under }: MoveOrder,
): Promise<
  Result<{ readonly place: Place; readonly under: Place }, 'not_found' | 'unknown_under'>
> {
  const place = await findPlace(db, id);
  if (place === undefined) return refuse('not_found');
  const above = (await findPlace(db, under)) ?? (await findPlaceAt(db, under));
  return above === undefined ? refuse('unknown_under') : succeed({ place, under: above });
}

async function recordOrder(
  context: Context,
  verb: 'rename' | 'move',
  { id, communityId }: Place,
): Promise<void> {
  const entry = { feature: 'places', verb, subjectId: id, placeId: id } as const;
  await context.record(communityId === undefined ? entry : { ...entry, communityId });
}

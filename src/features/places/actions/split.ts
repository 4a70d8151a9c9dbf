import { joinPath } from '#/lib/tree.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { NewPlace, Place, PlaceFollower } from '#/features/places/model.ts';
import { mayOrder } from '#/features/places/policy.ts';
import { codesFor } from '#/features/places/rules/compound-rows.ts';
import {
  decideSplit,
  layOutPart,
  partPlaceOf,
  pathInPart,
} from '#/features/places/rules/splitting.ts';
import type { Part, PartPlace, SplitRefusal } from '#/features/places/rules/splitting.ts';
import {
  findPlace,
  findPlaceAt,
  holdTree,
  listChildren,
  lockPlace,
} from '#/features/places/store/find.ts';
import { listKinds } from '#/features/places/store/kinds.ts';
import { countBelow, measureSubtree, moveSubtree } from '#/features/places/store/move.ts';
import { insertPlaces } from '#/features/places/store/rows.ts';
import { tellFollower } from './order.ts';

/** How a place is to be divided; parts of a community are of a kind that lies within one. */
export type SplitOrder = {
  readonly id: string;
  readonly kind: string;
  readonly parts: readonly Part[];
};

export type Divided = {
  readonly id: string;
  readonly parts: readonly string[];
  /** How many places have gone to the parts. */
  readonly places: number;
};

/** What a division would come to. */
export type Foreseen = {
  readonly place: Place;
  readonly isCommunity: boolean;
  readonly children: readonly (Place & { readonly places: number })[];
  /** Why it cannot be divided so; nothing where it can. */
  readonly obstacle: SplitRefusal | undefined;
};

type Found = { readonly place: Place; readonly where: PartPlace };

/**
 * Finds a place that the subject may divide: whoever may order it, and make its like beside it.
 * Refuses: `not_found`, `not_allowed`, `not_divisible`.
 */
export async function findDivisible(
  { db, subject }: Pick<Context, 'db' | 'subject'>,
  id: string,
): Promise<Result<Found, 'not_found' | 'not_allowed' | 'not_divisible'>> {
  const place = await findPlace(db, id);
  if (place === undefined) return refuse('not_found');
  if (!mayOrder(subject, place)) return refuse('not_allowed');
  const where = partPlaceOf(place);
  if (where === undefined) return refuse('not_divisible');
  const isTheirs = mayOrder(subject, { path: where.above, level: place.level });
  return isTheirs ? succeed({ place, where }) : refuse('not_allowed');
}

/**
 * Tells what lies below a place, and whether it can be divided so.
 * Refuses: `not_found`, `not_allowed`, `not_divisible`.
 */
export async function foreseeSplit(
  context: Context,
  order: SplitOrder,
): Promise<Result<Foreseen, 'not_found' | 'not_allowed' | 'not_divisible'>> {
  const found = await findDivisible(context, order.id);
  if (!found.ok) return found;
  const { db } = context;
  const { place, where } = found.value;
  const children = await listChildren(db, place.path);
  const { deepest } = await measureSubtree(db, place.path);
  const decided = decideSplit({ ...order, place, children, deepest });
  const counts = await countBelow(db, place.path);
  return succeed({
    place,
    isCommunity: where.above === place.path,
    children: children.map((child) => ({ ...child, places: counts.get(child.path) ?? 1 })),
    obstacle: decided.ok ? undefined : decided.refusal,
  });
}

/**
 * Divides a place: each part is a new place beside it (within it, if it is a community), and what
 * goes to a part lies below that from now on, with all that belongs to it. Ids stay, and the paths
 * that anything had still lead to it.
 * Refuses: `not_found`, `not_allowed`, `unknown_kind`, and what `decideSplit` refuses.
 */
export async function splitPlace(
  context: Context,
  order: SplitOrder,
  follow?: PlaceFollower,
): Promise<Result<Divided, 'not_found' | 'not_allowed' | 'unknown_kind' | SplitRefusal>> {
  const allowed = await findDivisible(context, order.id);
  if (!allowed.ok) return allowed;
  const { db } = context;
  await holdTree(db);
  const place = await lockPlace(db, order.id);
  if (place === undefined) return refuse('not_found');
  const children = await lockChildren(context, place, order.parts);
  const { deepest } = await measureSubtree(db, place.path);
  const decided = decideSplit({ ...order, place, children, deepest });
  if (!decided.ok) return decided;
  if (!(await isKindOf(context, { kind: order.kind, place }, decided.value)))
    return refuse('unknown_kind');
  const divided = await divide(context, { ...order, place, children }, decided.value);
  const { communityId } = place;
  for (const path of divided.paths) {
    const part = { communityId, level: decided.value.level, path };
    await tellFollower(context, part, follow);
  }
  await context.record({
    feature: 'places',
    verb: 'split',
    subjectId: place.id,
    placeId: place.id,
    ...(communityId === undefined ? {} : { communityId }),
    data: { parts: divided.parts.length, places: divided.places },
  });
  const { id, parts, places } = divided;
  return succeed({ id, parts, places });
}

/** Holds those that are to go, so that nobody moves them elsewhere meanwhile. */
async function lockChildren(
  { db }: Context,
  place: Place,
  parts: readonly Part[],
): Promise<readonly Place[]> {
  const going = new Set(parts.flatMap((part) => part.children));
  for (const id of [...going].toSorted()) await lockPlace(db, id);
  return listChildren(db, place.path);
}

/** Parts of a community are of a kind that lies within one; others are what they were before. */
async function isKindOf(
  { db }: Context,
  { kind, place }: { readonly kind: string; readonly place: Place },
  where: PartPlace,
): Promise<boolean> {
  if (where.level === place.level) return true;
  const kinds = await listKinds(db);
  return kinds.some(({ id, level }) => id === kind && level === where.level);
}

async function divide(
  context: Context,
  split: SplitOrder & { readonly place: Place; readonly children: readonly Place[] },
  where: PartPlace,
): Promise<Divided & { readonly paths: readonly string[] }> {
  const { db, now } = context;
  const made: NewPlace[] = [];
  let places = 0;
  for (const part of split.parts) {
    const code = await freeCode(context, where.above, part.names.hant);
    const own = layOutPart(split, where, { id: context.newId(), code, names: part.names });
    await insertPlaces(db, [own]);
    made.push(own);
    for (const child of split.children.filter(({ id }) => part.children.includes(id))) {
      const move = { placeId: child.id, from: child.path, to: pathInPart(child, own), at: now };
      const moved = await moveSubtree(db, move);
      if (moved === undefined) throw new Error('In a part that is new every path is free.');
      places += moved;
    }
  }
  return {
    id: split.place.id,
    parts: made.map(({ id }) => id),
    paths: made.map(({ path }) => path),
    places,
  };
}

/** Finds a code that nothing has there, and nothing is still found by. */
async function freeCode({ db }: Context, above: string, name: string): Promise<string> {
  for (const code of codesFor(name)) {
    if ((await findPlaceAt(db, joinPath(above, code))) === undefined) return code;
  }
  throw new Error('There is always one more code.');
}

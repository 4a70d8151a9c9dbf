import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { depth, joinPath, lastCode, MAX_PATH_DEPTH, parentPath } from '#/lib/tree.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import {
  BUILDING_LEVEL,
  COMMUNITY_LEVEL,
  COMPOUND_LEVEL,
  HOUSEHOLD_LEVEL,
} from '#/features/places/model.ts';
import type { NewPlace, Place } from '#/features/places/model.ts';

/** Why a place cannot be divided so. */
export const SPLIT_REFUSALS = [
  'nothing_parted',
  'part_unnamed',
  'part_empty',
  'child_twice',
  'child_elsewhere',
  'all_gone',
  'level_order',
  'too_deep',
  'not_divisible',
] as const;
export type SplitRefusal = (typeof SPLIT_REFUSALS)[number];

/** A part that a place is to have beside what stays: its names, and which of its children go. */
export type Part = { readonly names: Names; readonly children: readonly string[] };

/** A place that is to be divided, and what is known of it. */
export type Split = {
  readonly place: Place;
  readonly parts: readonly Part[];
  /** What lies directly below the place. */
  readonly children: readonly Place[];
  /** How many codes the longest path below the place has. */
  readonly deepest: number;
  readonly kind: string;
};

/** Where a part comes to lie, and of what level it is. */
export type PartPlace = { readonly above: string; readonly level: number };

/**
 * Says where the parts of a place come to lie: beside it. Those of a community lie within it, for
 * it stays the tenant of all that happened there, as one that was merged into another does.
 * Undefined for what has no parts: a household, and the top of the tree.
 */
export function partPlaceOf({ path, level }: Pick<Place, 'path' | 'level'>): PartPlace | undefined {
  if (level === COMMUNITY_LEVEL) return { above: path, level: COMPOUND_LEVEL };
  const above = parentPath(path);
  return above === undefined || level >= HOUSEHOLD_LEVEL ? undefined : { above, level };
}

/**
 * Decides whether a place can be divided so. Whoever is named for no part stays where they are.
 * Refuses: `not_divisible`, `nothing_parted`, `part_unnamed`, `part_empty`, `child_twice`,
 * `child_elsewhere` (nothing that lies directly below), `all_gone` (nothing would stay),
 * `level_order` (a merged community is larger than a part of one), `too_deep`.
 */
export function decideSplit(split: Split): Result<PartPlace, SplitRefusal> {
  const { place, parts, children, deepest } = split;
  const where = partPlaceOf(place);
  if (where === undefined) return refuse('not_divisible');
  if (parts.length === 0) return refuse('nothing_parted');
  const isNamed = parts.every(({ names }) => Object.values(names).every((name) => name !== ''));
  if (!isNamed) return refuse('part_unnamed');
  if (parts.some((part) => part.children.length === 0)) return refuse('part_empty');
  const going = parts.flatMap((part) => part.children);
  if (new Set(going).size < going.length) return refuse('child_twice');
  const below = new Map(children.map((child) => [child.id, child]));
  const found = going.flatMap((id) => below.get(id) ?? []);
  if (found.length < going.length) return refuse('child_elsewhere');
  if (going.length === children.length) return refuse('all_gone');
  if (found.some(({ level }) => level < where.level)) return refuse('level_order');
  const added = depth(where.above) + 1 - depth(place.path);
  if (deepest + added > MAX_PATH_DEPTH) return refuse('too_deep');
  return succeed(where);
}

/** Lays out a part, found by a search where its like is found; it is in the same grid. */
export function layOutPart(
  { place, kind }: Pick<Split, 'place' | 'kind'>,
  where: PartPlace,
  part: { readonly id: string; readonly code: string; readonly names: Names },
): NewPlace {
  const { hant, hans, en } = part.names;
  const isLike = where.level === place.level;
  return {
    id: part.id,
    path: joinPath(where.above, part.code),
    kind: isLike ? place.kind : kind,
    level: where.level,
    communityId: place.communityId,
    name: hans,
    nameHant: hant,
    nameHans: hans,
    nameEn: en,
    ordinal: isLike ? place.ordinal : 0,
    point: place.point,
    attributes: isLike ? place.attributes : {},
    isSearched: where.level <= BUILDING_LEVEL,
  };
}

/** Says where a child of the place lies once it has gone to a part. */
export function pathInPart(child: Pick<Place, 'path'>, part: Pick<NewPlace, 'path'>): string {
  return joinPath(part.path, lastCode(child.path));
}

import type { Bucket, MatterId, Point, State } from '#/features/matters/model/matter.ts';
import type { Spot } from '#/features/matters/model/surroundings.ts';
import { listSightOf } from '#/features/matters/policy.ts';
import type { ListSight } from '#/features/matters/policy.ts';
import { isClosed } from '#/features/matters/rules/states.ts';
import { findFirstPhotos } from '#/features/matters/store/outcomes.ts';
import { listPublicByReference, listPublicRows } from '#/features/matters/store/public.ts';
import type { PublicRow } from '#/features/matters/store/public.ts';
import { readReference } from '#/features/matters/store/reference.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import { findSpot } from './spot.ts';
import { categoriesOf, withinOf } from './within.ts';

/** A matter as anybody at all may read it, whoever asks: no persons, no flat, nothing withheld. */
export type PublicMatter = {
  readonly communityId: string;
  readonly id: MatterId;
  readonly reference: string;
  readonly title: string;
  readonly body: string;
  readonly category: string;
  readonly bucket: Bucket;
  /** How it ended; before that only the bucket is public. */
  readonly endedAs: State | undefined;
  readonly raisedAt: Temporal.Instant;
  /** When it was closed, or last came into the state it is in. */
  readonly changedAt: Temporal.Instant;
  readonly deadlineAt: Temporal.Instant | undefined;
  /** No closer than the building. */
  readonly placeId: string;
  /** Where it was seen, unless that is a home. */
  readonly point: Point | undefined;
  readonly photoId: string | undefined;
};

export type PublicInput = {
  /** A community or a place in one; below the community only its subtree is listed. */
  readonly placeId: string;
  readonly buckets: readonly Bucket[];
  readonly categories?: readonly string[] | undefined;
  readonly groups?: readonly string[] | undefined;
  readonly from?: Temporal.Instant | undefined;
  readonly until?: Temporal.Instant | undefined;
  readonly limit: number;
};

/**
 * Lists what is public of matters of a place, the latest first; who asks makes no difference.
 * Refuses: `place_unknown`.
 */
export async function listPublicMatters(
  context: Context,
  input: PublicInput,
): Promise<Result<readonly PublicMatter[], 'place_unknown'>> {
  const spot = await findSpot(context.db, input.placeId);
  if (spot === undefined) return refuse('place_unknown');
  const reference = await readReference(context.db);
  const { communityId } = spot;
  const rows = await listPublicRows(context.db, {
    communityId,
    sight: publicSight(spot),
    buckets: input.buckets,
    categories: input.categories ?? categoriesOf(reference, input.groups),
    within: await withinOf(context.db, spot),
    from: input.from,
    until: input.until,
    limit: input.limit,
  });
  return succeed(await publish(context, rows));
}

/**
 * Finds matters of a community by their numbers, as far as they are public; others are left out.
 * Refuses: `place_unknown`.
 */
export async function findPublicMatters(
  context: Context,
  input: { readonly communityId: string; readonly references: readonly string[] },
): Promise<Result<readonly PublicMatter[], 'place_unknown'>> {
  const spot = await findSpot(context.db, input.communityId);
  if (spot === undefined) return refuse('place_unknown');
  const { communityId } = spot;
  const { references } = input;
  const sight = publicSight(spot);
  const rows = await listPublicByReference(context.db, { communityId, references, sight });
  return succeed(await publish(context, rows));
}

function publicSight({ communityId, communityPath: path }: Spot): ListSight {
  return listSightOf(visitor, { communityId, path });
}

async function publish(
  context: Context,
  rows: readonly PublicRow[],
): Promise<readonly PublicMatter[]> {
  const pictured = rows.filter((row) => row.photos > 0);
  const photos = await findFirstPhotos(context.db, pictured);
  return rows.map((row) => ({
    communityId: row.communityId,
    id: row.id,
    reference: row.reference,
    title: row.title,
    body: row.body,
    category: row.category,
    bucket: row.bucket,
    endedAs: isClosed(row.state) ? row.state : undefined,
    raisedAt: row.raisedAt,
    changedAt: row.closedAt ?? row.stateSince,
    deadlineAt: row.bucket === 'closed' ? undefined : (row.deadlineAt ?? undefined),
    placeId: row.buildingId ?? row.placeId,
    point: publicPoint(row),
    photoId: photos.get(row.id),
  }));
}

/** The point of a thing outdoors is everybody's; that of a flat says who lives there. */
function publicPoint({ buildingId, placeId, lon, lat }: PublicRow): Point | undefined {
  const isIndoors = buildingId !== null && buildingId !== placeId;
  return isIndoors || lon === null || lat === null ? undefined : { lon, lat };
}

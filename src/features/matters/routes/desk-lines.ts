import { findPlaces } from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import type { DeskRow } from '#/features/matters/model/view.ts';
import type { Context } from '#/platform/action/context.ts';
import { cardLines } from './cards.ts';
import { nameQueues } from './queues.ts';
import type { DeskLine } from './shapes.ts';
import { joinNames } from './spots.ts';

/** Turns the rows of a desk into lines for a page: places and queues by name. */
export async function deskLines(
  context: Context,
  place: Place,
  rows: readonly DeskRow[],
): Promise<DeskLine[]> {
  const communities = await findPlaces(
    context.db,
    rows.map(({ communityId }) => communityId),
  );
  const isStreet = place.communityId === undefined;
  const own = communities.get(place.communityId ?? '')?.path ?? place.path;
  const lines = await cardLines(context, rows, {
    below: isStreet ? undefined : own,
    isStaff: true,
  });
  const names = await nameQueues(
    context,
    rows.map(({ queue }) => queue),
  );
  return rows.flatMap((row, index) => {
    const line = lines[index];
    const queue = names.get(row.queue);
    if (line === undefined || queue === undefined) return [];
    const { nextStage, nextDueAt, isPressing, requests } = row;
    const community = isStreet ? communities.get(row.communityId) : undefined;
    const where = communityFirst(line.where, community);
    const due = { nextStage, nextDueAt, isPressing, requests: [...requests] };
    return [{ ...line, where, queue, ...due }];
  });
}

/** At the desk of a street a building is not found by its number alone. */
function communityFirst(where: DeskLine['where'], community: Place | undefined): DeskLine['where'] {
  if (community === undefined || community.id === where.id) return where;
  return { id: where.id, names: joinNames([community, where]) };
}

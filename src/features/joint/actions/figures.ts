import { COMMUNITY_LEVEL, listWithin } from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import { FIGURE_DAYS } from '#/features/joint/model.ts';
import type { Figures } from '#/features/joint/model.ts';
import { readFigures } from '#/features/joint/store/figures.ts';
import type { Context } from '#/platform/action/context.ts';

const HOURS_PER_DAY = 24;

/** Counts what came of the joint tasks of a place over the last year; nothing below a community. */
export async function readFiguresOf(
  { db, now }: Context,
  place: Place,
): Promise<Figures | undefined> {
  const communityIds = await communitiesOf({ db }, place);
  if (communityIds.length === 0) return undefined;
  const since = now.subtract({ hours: FIGURE_DAYS * HOURS_PER_DAY });
  return readFigures(db, { communityIds, since, now });
}

/** Joint tasks are counted by communities: theirs are the matters. */
async function communitiesOf({ db }: Pick<Context, 'db'>, place: Place): Promise<string[]> {
  if (place.level === COMMUNITY_LEVEL) return [place.id];
  if (place.level > COMMUNITY_LEVEL) return [];
  return (await listWithin(db, place.path, COMMUNITY_LEVEL)).map(({ id }) => id);
}

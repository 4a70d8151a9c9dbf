import { namesOf } from '#/features/people/index.ts';
import { openDoor } from '#/platform/access/wall.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { DeedKind, DeedSubject } from '#/platform/journal/deed-kinds.ts';
import { listDeedsFor } from '#/platform/journal/deeds.ts';
import type { Deed } from '#/platform/journal/deeds.ts';
import { SHOWN_DAYS } from '#/features/behalf/model.ts';
import type { DeedTold } from '#/features/behalf/model.ts';
import { isTold, standingOf } from '#/features/behalf/rules.ts';
import { findReversals, listRules } from '#/features/behalf/store/reversals.ts';

const HOURS_PER_DAY = 24;

/** Whose deeds are asked for, when, and by what features know of their own. */
export type Asked = {
  readonly db: Db;
  readonly now: Temporal.Instant;
  readonly kinds: readonly DeedKind[];
};

/** Gives the moment from which on what was done for somebody is shown and told. */
export function shownSince(now: Temporal.Instant): Temporal.Instant {
  return now.subtract({ hours: SHOWN_DAYS * HOURS_PER_DAY });
}

/** Lists what others did for a person that they are told of, the latest first. */
export async function listDeeds(asked: Asked, personId: string): Promise<readonly DeedTold[]> {
  const deeds = await listDeedsFor(asked.db, personId, shownSince(asked.now));
  return tellDeeds(asked, personId, deeds.filter(isTold));
}

/** Adds to deeds of one person who did them, what they were about and whether they can go back. */
export async function tellDeeds(
  { db, now, kinds }: Asked,
  personId: string,
  deeds: readonly Deed[],
): Promise<readonly DeedTold[]> {
  const actorIds = deeds.map(({ actorId }) => actorId);
  // Whoever did something for somebody is named to them in full.
  await openDoor(db, { personIds: actorIds });
  const names = await namesOf(db, actorIds, 'L2');
  const rules = await listRules(db);
  const reversals = await findReversals(db, personId);
  const subjects = await subjectsOf(db, kinds, deeds);
  return deeds.map((deed) => ({
    deed,
    by: names.get(deed.actorId) ?? '',
    subject: subjects.get(deed.id),
    standing: standingOf(deed, { rules, reversedAt: reversals.get(deed.id) }, now),
  }));
}

async function subjectsOf(
  db: Db,
  kinds: readonly DeedKind[],
  deeds: readonly Deed[],
): Promise<ReadonlyMap<string, DeedSubject>> {
  const found = new Map<string, DeedSubject>();
  for (const kind of kinds) {
    const own = deeds.filter(({ feature }) => feature === kind.feature);
    if (own.length === 0) continue;
    for (const [id, subject] of await kind.subjectsOf(db, own)) found.set(id, subject);
  }
  return found;
}

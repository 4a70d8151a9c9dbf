import type { ActingWay } from '#/platform/access/subject.ts';
import type { Json } from '#/platform/db/json.ts';
import type { Db } from '#/platform/db/pool.ts';

/** The community of what happens above every community: signing in, a change of the whole tree. */
export const NO_COMMUNITY = '-';

/** Something that happened: ids and codes only, never personal text. */
export type JournalEntry = {
  readonly feature: string;
  readonly verb: string;
  readonly subjectId: string;
  readonly communityId?: string | undefined;
  readonly placeId?: string | undefined;
  readonly data?: { readonly [key: string]: Json };
  /** For whom it was done, where that is not who asks: the counter registers somebody. */
  readonly concernsId?: string | undefined;
};

export type JournalWriter = {
  readonly db: Db;
  readonly now: Temporal.Instant;
  readonly newId: () => string;
  readonly subject: {
    readonly actorId: string | undefined;
    readonly personId: string | undefined;
    readonly actingWay?: ActingWay | undefined;
  };
};

/** Writes one entry inside the action's transaction, with the actor and the person concerned. */
export async function recordEntry(writer: JournalWriter, entry: JournalEntry): Promise<void> {
  const { actingWay } = writer.subject;
  // How it came in is told with everything that is done meanwhile, whatever feature does it.
  const came = actingWay === undefined ? {} : { way: actingWay };
  await writer.db
    .insertInto('platform.journal')
    .values({
      community_id: entry.communityId ?? NO_COMMUNITY,
      id: writer.newId(),
      at: writer.now,
      actor_id: writer.subject.actorId ?? null,
      person_id: entry.concernsId ?? writer.subject.personId ?? null,
      place_id: entry.placeId ?? null,
      feature: entry.feature,
      verb: entry.verb,
      subject_id: entry.subjectId,
      data: JSON.stringify({ ...entry.data, ...came }),
    })
    .execute();
}

import { sql } from 'kysely';
import type { Json } from '#/platform/db/json.ts';
import type { Db } from '#/platform/db/pool.ts';

/** What happened to something, without who did it. */
export type StoryEntry = {
  readonly subjectId: string;
  readonly at: Temporal.Instant;
  readonly feature: string;
  readonly verb: string;
  readonly data: { readonly [key: string]: Json };
};

export type StoryWanted = {
  readonly communityId: string;
  readonly subjectIds: readonly string[];
  readonly features: readonly string[];
  /** What happened at this moment or later is left out. */
  readonly until: Temporal.Instant;
  readonly most: number;
};

/**
 * Lists what happened to some things of a community, as some features recorded it, the first first.
 * Entries of one moment come in no order that means anything.
 */
export async function listStory(db: Db, wanted: StoryWanted): Promise<readonly StoryEntry[]> {
  const { communityId, subjectIds, features, until, most } = wanted;
  if (subjectIds.length === 0) return [];
  const { rows } = await sql<StoryEntry>`
    select subject_id as "subjectId", at, feature, verb, data from platform.journal
    where subject_id = any(${[...subjectIds]}::text[]) and community_id = ${communityId}
      and feature = any(${[...features]}::text[]) and at < ${until}
    order by at, id limit ${most}`.execute(db);
  return rows;
}

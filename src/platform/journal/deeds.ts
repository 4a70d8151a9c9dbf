import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { actingWays } from '#/platform/access/subject.ts';
import type { ActingWay } from '#/platform/access/subject.ts';

/** Something that one person did on behalf of another (代辦), as the journal has it. */
export type Deed = {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly communityId: string;
  readonly actorId: string;
  /** For whom it was done. */
  readonly personId: string;
  readonly feature: string;
  readonly verb: string;
  readonly subjectId: string;
  /** How it came in, where somebody acted for them. */
  readonly way: ActingWay | undefined;
  readonly data: Readonly<Record<string, unknown>>;
};

const MOST_OF_PERSON = 100;
const MOST_OF_COMMUNITY = 2_000;

/** Lists what others did on a person's behalf since a moment, the latest first. */
export async function listDeedsFor(
  db: Db,
  personId: string,
  since: Temporal.Instant,
): Promise<readonly Deed[]> {
  const { rows } = await sql<DeedRow>`
    select community_id, id, at, actor_id, person_id, feature, verb, subject_id, data
    from platform.journal
    where person_id = ${personId}::uuid and actor_id <> person_id and at >= ${since}
    order by id desc limit ${MOST_OF_PERSON}`.execute(db);
  return rows.map(toDeed);
}

/** Lists what was done on behalf of others in a community since a moment, the latest first. */
export async function listDeedsIn(
  db: Db,
  communityId: string,
  since: Temporal.Instant,
): Promise<readonly Deed[]> {
  const { rows } = await sql<DeedRow>`
    select community_id, id, at, actor_id, person_id, feature, verb, subject_id, data
    from platform.journal
    where community_id = ${communityId} and actor_id <> person_id and at >= ${since}
    order by id desc limit ${MOST_OF_COMMUNITY}`.execute(db);
  return rows.map(toDeed);
}

/** Finds something that was done on a person's behalf, by the number of its entry. */
export async function findDeed(
  db: Db,
  wanted: { readonly id: string; readonly personId: string },
): Promise<Deed | undefined> {
  const { rows } = await sql<DeedRow>`
    select community_id, id, at, actor_id, person_id, feature, verb, subject_id, data
    from platform.journal
    where person_id = ${wanted.personId}::uuid and actor_id <> person_id
      and id = ${wanted.id}::uuid`.execute(db);
  return rows.map(toDeed)[0];
}

/** Finds how something came in that somebody did for another, by what it was about. */
export async function findActingWay(
  db: Db,
  about: Pick<Deed, 'feature' | 'verb' | 'subjectId'>,
): Promise<ActingWay | undefined> {
  const { rows } = await sql<{ readonly way: string | null }>`
    select data->>'way' as way from platform.journal
    where subject_id = ${about.subjectId} and feature = ${about.feature} and verb = ${about.verb}
      and actor_id <> person_id
    order by id limit 1`.execute(db);
  return actingWays.find((way) => way === rows[0]?.way);
}

type DeedRow = {
  readonly community_id: string;
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly actor_id: string;
  readonly person_id: string;
  readonly feature: string;
  readonly verb: string;
  readonly subject_id: string;
  readonly data: Readonly<Record<string, unknown>>;
};

function toDeed(row: DeedRow): Deed {
  return {
    id: row.id,
    at: row.at,
    communityId: row.community_id,
    actorId: row.actor_id,
    personId: row.person_id,
    feature: row.feature,
    verb: row.verb,
    subjectId: row.subject_id,
    way: actingWays.find((way) => way === row.data['way']),
    data: row.data,
  };
}

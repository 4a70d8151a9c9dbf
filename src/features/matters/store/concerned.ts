import { sql } from 'kysely';
import type { ListSight } from '#/features/matters/policy.ts';
import type { Db } from '#/platform/db/pool.ts';
import { visibleTo } from './cards.ts';

/** Who has to do with a matter, for those who tell them what became of it. */
export type Concerned = {
  readonly id: string;
  readonly reference: string;
  readonly askerId: string;
  readonly holderId: string | null;
  readonly lastHandlerId: string | null;
  readonly helperIds: readonly string[];
  readonly followerIds: readonly string[];
  /** Whom a complaint is about; nobody tells them of it. */
  readonly againstPersonId: string | null;
  readonly againstOrganisationId: string | null;
  readonly isClosed: boolean;
  /** Who has to look at it: `organisation:<id>`, `organisation:<id>/<post>` or a role. */
  readonly queue: string;
  /** Whether it is of a kind for which somebody may be woken. */
  readonly isUrgent: boolean;
};

const MOST_FOLLOWERS = 5_000;

/** Lists who has to do with some matters of a community. */
export async function listConcerned(
  db: Db,
  communityId: string,
  ids: readonly string[],
): Promise<readonly Concerned[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Concerned>`
    select m.id, m.reference, m.asker_id as "askerId", m.holder_id as "holderId",
      m.last_handler_id as "lastHandlerId", m.against_person_id as "againstPersonId",
      m.against_organisation_id as "againstOrganisationId", m.queue, m.bucket = 'closed' as "isClosed",
      array(select a.person_id from matters.assignment a
        where a.community_id = m.community_id and a.matter_id = m.id
          and a.role = 'helper' and a.ended_at is null) as "helperIds",
      array(select f.person_id from matters.follower f
        where f.community_id = m.community_id and f.matter_id = m.id
        limit ${MOST_FOLLOWERS}) as "followerIds",
      exists (select from matters.category c, matters.quiet_hours q
        where c.code = m.category and c.clock_class = any(q.except_classes)) as "isUrgent"
    from matters.matter m
    where m.community_id = ${communityId} and m.id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
}

/** What names a matter to somebody who may see it. */
export type NamedMatter = {
  readonly communityId: string;
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly visibility: string;
};

/** Names those of some matters of a community that a reader may see. */
export async function listNamed(
  db: Db,
  of: {
    readonly communityId: string;
    readonly ids: readonly string[];
    readonly sight: ListSight;
  },
): Promise<readonly NamedMatter[]> {
  const person = of.sight.personId ?? null;
  const { rows } = await sql<NamedMatter>`
    select m.community_id as "communityId", m.id, m.reference, m.title, m.visibility
    from matters.matter m
    where m.community_id = ${of.communityId} and m.id = any(${[...of.ids]}::uuid[])
      and (${visibleTo(of.sight)} or exists (select from matters.assignment a
        where a.community_id = m.community_id and a.matter_id = m.id and a.role = 'helper'
          and a.person_id = ${person}::uuid and a.ended_at is null))`.execute(db);
  return rows;
}

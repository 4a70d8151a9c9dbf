import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type {
  Bucket,
  ClockStage,
  MatterId,
  Profile,
  Queue,
  State,
  Visibility,
} from '#/features/matters/model/matter.ts';
import type { ListSight } from '#/features/matters/policy.ts';

/** A row of a list, before it is decided what a reader sees of it. */
export type CardRow = {
  readonly communityId: string;
  readonly id: MatterId;
  readonly reference: string;
  readonly placeId: string;
  readonly buildingId: string | null;
  readonly compoundId: string | null;
  readonly profile: Profile;
  readonly category: string;
  readonly title: string;
  readonly excerpt: string;
  readonly visibility: Visibility;
  readonly isAnonymous: boolean;
  readonly state: State;
  readonly bucket: Bucket;
  readonly raisedAt: Temporal.Instant;
  readonly stateSince: Temporal.Instant;
  readonly deadlineAt: Temporal.Instant | null;
  readonly nextDueAt: Temporal.Instant | null;
  readonly nextStage: ClockStage | null;
  readonly queue: Queue;
  readonly passedFrom: Queue | null;
  readonly sendBacks: number;
  readonly askerId: string;
  readonly againstPersonId: string | null;
  readonly againstOrganisationId: string | null;
  readonly holderId: string | null;
  readonly followers: number;
  readonly comments: number;
  readonly offers: number;
  readonly photos: number;
};

/** A part of a community that a list is narrowed to. */
export type Within =
  | { readonly buildingId: string }
  | { readonly compoundId: string }
  | { readonly buildingIds: readonly string[] }
  | { readonly placeIds: readonly string[] };

/** The columns of a card, of a table called `m`. */
export const cardColumns: RawBuilder<unknown> = sql`
  m.community_id as "communityId", m.id, m.reference, m.place_id as "placeId",
  m.building_id as "buildingId", m.compound_id as "compoundId", m.profile, m.category, m.title,
  left(m.body, 200) as excerpt, m.visibility, m.is_anonymous as "isAnonymous", m.state, m.bucket,
  m.raised_at as "raisedAt", m.state_since as "stateSince", m.deadline_at as "deadlineAt",
  m.next_due_at as "nextDueAt", m.next_stage as "nextStage", m.queue,
  m.passed_from as "passedFrom", m.send_back_count as "sendBacks", m.asker_id as "askerId",
  m.against_person_id as "againstPersonId", m.against_organisation_id as "againstOrganisationId",
  m.holder_id as "holderId", m.follower_count as followers, m.comment_count as comments,
  m.offer_count as offers, m.photo_count as photos`;

/**
 * Says in SQL which matters of a list a reader may see: the same rule as `sightOf`, so that what is
 * not theirs is not even counted.
 */
export function visibleTo(sight: ListSight): RawBuilder<boolean> {
  const { personId, visibilities, organisationIds, actingId } = sight;
  const person = personId ?? null;
  return sql<boolean>`((
    m.visibility = any(${[...visibilities]}::text[])
      and not (m.visibility <> 'all' and (m.against_person_id = ${person}::uuid
        or m.against_organisation_id = any(${[...organisationIds]}::uuid[])) is true)
    or m.asker_id = ${person}::uuid
    or m.holder_id = ${person}::uuid) and ${notAbout(actingId)})`;
}

/** Says in SQL that a matter is no complaint, told to a few, about whoever acts for another. */
export function notAbout(actingId: string | undefined): RawBuilder<boolean> {
  if (actingId === undefined) return sql<boolean>`true`;
  return sql<boolean>`(m.visibility <> 'all' and m.against_person_id = ${actingId}::uuid)
    is not true`;
}

/** Says in SQL that a matter lies in a part of its community. */
export function liesWithin(within: Within | undefined): RawBuilder<boolean> {
  if (within === undefined) return sql<boolean>`true`;
  if ('buildingId' in within) return sql<boolean>`m.building_id = ${within.buildingId}`;
  if ('compoundId' in within) return sql<boolean>`m.compound_id = ${within.compoundId}`;
  if ('buildingIds' in within) {
    return sql<boolean>`m.building_id = any(${[...within.buildingIds]}::text[])`;
  }
  return sql<boolean>`m.place_id = any(${[...within.placeIds]}::text[])`;
}

/** Says in SQL that a matter is of one of some categories; of any when none is named. */
export function isOfCategories(categories: readonly string[] | undefined): RawBuilder<boolean> {
  if (categories === undefined) return sql<boolean>`true`;
  return sql<boolean>`m.category = any(${[...categories]}::text[])`;
}

/** Says in SQL that a matter is of a profile; of any when none is named. */
export function isOfProfile(profile: Profile | undefined): RawBuilder<boolean> {
  return profile === undefined ? sql<boolean>`true` : sql<boolean>`m.profile = ${profile}`;
}

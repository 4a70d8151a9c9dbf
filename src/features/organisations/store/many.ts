import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { NO_COMMUNITY } from '#/platform/journal/journal.ts';

type InCommunity = { readonly communityId: string | undefined; readonly id: string };

/** What is saved at once: bodies with their posts, holders and members. */
export type ManyOrganisations = {
  readonly organisations: readonly (InCommunity & {
    readonly placeId: string;
    readonly kind: string;
    readonly parentId: string | undefined;
    readonly name: string;
    readonly telephone: string | undefined;
    readonly openedOn: Temporal.PlainDate;
  })[];
  readonly posts: readonly (InCommunity & {
    readonly organisationId: string;
    readonly kind: string;
    readonly placeId: string;
  })[];
  readonly terms: readonly (InCommunity & {
    readonly postId: string;
    readonly personId: string;
    readonly startsOn: Temporal.PlainDate;
    readonly plannedEndOn: Temporal.PlainDate | undefined;
  })[];
  readonly members: readonly (InCommunity & {
    readonly organisationId: string;
    readonly personId: string;
    readonly joinedOn: Temporal.PlainDate;
  })[];
};

/** Saves many organisations at once, one statement a table: for the demonstration and imports. */
export async function saveManyOrganisations(
  db: Db,
  many: ManyOrganisations,
  now: Temporal.Instant,
): Promise<void> {
  await saveOrganisations(db, many.organisations);
  await savePosts(db, many.posts, now);
  await saveTerms(db, many.terms);
  await saveMembers(db, many.members);
}

function communities(all: readonly InCommunity[]): readonly string[] {
  return all.map((one) => one.communityId ?? NO_COMMUNITY);
}

async function saveOrganisations(db: Db, all: ManyOrganisations['organisations']): Promise<void> {
  await sql`insert into organisations.organisation
      (community_id, id, place_id, kind, parent_id, name, telephone, opened_on)
    select * from unnest(
      ${communities(all)}::text[],
      ${all.map((one) => one.id)}::uuid[],
      ${all.map((one) => one.placeId)}::text[],
      ${all.map((one) => one.kind)}::text[],
      ${all.map((one) => one.parentId ?? null)}::uuid[],
      ${all.map((one) => one.name)}::text[],
      ${all.map((one) => one.telephone ?? null)}::text[],
      ${all.map((one) => one.openedOn)}::date[]
    )`.execute(db);
}

async function savePosts(
  db: Db,
  all: ManyOrganisations['posts'],
  now: Temporal.Instant,
): Promise<void> {
  await sql`insert into organisations.post
      (community_id, id, organisation_id, kind, place_id, created_at)
    select *, ${now}::timestamptz from unnest(
      ${communities(all)}::text[],
      ${all.map((one) => one.id)}::uuid[],
      ${all.map((one) => one.organisationId)}::uuid[],
      ${all.map((one) => one.kind)}::text[],
      ${all.map((one) => one.placeId)}::text[]
    )`.execute(db);
}

async function saveTerms(db: Db, all: ManyOrganisations['terms']): Promise<void> {
  await sql`insert into organisations.term
      (community_id, id, post_id, person_id, starts_on, planned_end_on)
    select * from unnest(
      ${communities(all)}::text[],
      ${all.map((one) => one.id)}::uuid[],
      ${all.map((one) => one.postId)}::uuid[],
      ${all.map((one) => one.personId)}::uuid[],
      ${all.map((one) => one.startsOn)}::date[],
      ${all.map((one) => one.plannedEndOn ?? null)}::date[]
    )`.execute(db);
}

async function saveMembers(db: Db, all: ManyOrganisations['members']): Promise<void> {
  await sql`insert into organisations.membership
      (community_id, id, organisation_id, person_id, joined_on)
    select * from unnest(
      ${communities(all)}::text[],
      ${all.map((one) => one.id)}::uuid[],
      ${all.map((one) => one.organisationId)}::uuid[],
      ${all.map((one) => one.personId)}::uuid[],
      ${all.map((one) => one.joinedOn)}::date[]
    )`.execute(db);
}

import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import type { Address, GrantTerm, Person, Relation, Residence } from '#/features/people/model.ts';
import { searchNameOf } from '#/features/people/rules/names.ts';

/** What is saved at once: a neighbourhood's people with their homes, logins, roles and helpers. */
export type ManyPeople = {
  readonly people: readonly Person[];
  readonly residences: readonly Residence[];
  readonly logins: readonly { readonly personId: string; readonly address: Address }[];
  readonly grants: readonly Omit<GrantTerm, 'withdrawn'>[];
  readonly relations: readonly (Relation & { readonly startsAt: Temporal.Instant })[];
};

/**
 * Saves many people at once, one statement a table: for the demonstration, for imports and for
 * tests. Rows that break a rule of the database fail all together.
 */
export async function savePeople(
  db: Db,
  many: Partial<ManyPeople>,
  now: Temporal.Instant,
): Promise<void> {
  await savePersons(db, many.people ?? [], now);
  await saveResidences(db, many.residences ?? []);
  await saveLogins(db, many.logins ?? [], now);
  await saveGrants(db, many.grants ?? [], now);
  await saveRelations(db, many.relations ?? []);
}

async function savePersons(db: Db, all: readonly Person[], now: Temporal.Instant): Promise<void> {
  await sql`
    insert into people.person (community_id, id, name, called, birth_year, telephone, email,
      language, search_name, created_at, account_since)
    select community_id, id, name, called, birth_year, telephone, email, language, search_name,
      ${now}::timestamptz, account_since
    from unnest(
      ${all.map((one) => one.communityId)}::text[],
      ${all.map((one) => one.id)}::uuid[],
      ${all.map((one) => one.name)}::text[],
      ${all.map((one) => one.called ?? null)}::text[],
      ${all.map((one) => one.birthYear ?? null)}::smallint[],
      ${all.map((one) => one.telephone ?? null)}::text[],
      ${all.map((one) => one.email ?? null)}::text[],
      ${all.map((one) => one.language)}::text[],
      ${all.map(searchNameOf)}::text[],
      ${all.map((one) => one.accountSince ?? null)}::timestamptz[]
    ) as t (community_id, id, name, called, birth_year, telephone, email, language, search_name,
      account_since)`.execute(db);
}

async function saveResidences(db: Db, all: readonly Residence[]): Promise<void> {
  await sql`
    insert into people.residence (community_id, id, household_id, person_id, relation, since, until)
    select * from unnest(
      ${all.map((one) => one.communityId)}::text[],
      ${all.map((one) => one.id)}::uuid[],
      ${all.map((one) => one.householdId)}::text[],
      ${all.map((one) => one.personId)}::uuid[],
      ${all.map((one) => one.relation)}::text[],
      ${all.map((one) => one.since)}::date[],
      ${all.map((one) => one.until ?? null)}::date[]
    )`.execute(db);
}

async function saveLogins(db: Db, all: ManyPeople['logins'], now: Temporal.Instant): Promise<void> {
  await sql`
    insert into people.login (person_id, kind, address, confirmed_at)
    select person_id, kind, address, ${now}::timestamptz
    from unnest(
      ${all.map((one) => one.personId)}::uuid[],
      ${all.map((one) => one.address.kind)}::text[],
      ${all.map((one) => one.address.address)}::text[]
    ) as t (person_id, kind, address)`.execute(db);
}

async function saveGrants(db: Db, all: ManyPeople['grants'], now: Temporal.Instant): Promise<void> {
  await sql`
    insert into people.grant (id, person_id, role, place_id, community_id, organisation_id,
      starts_at, ends_at, reason, granted_by, granted_at)
    select *, ${now}::timestamptz from unnest(
      ${all.map((one) => one.id)}::uuid[],
      ${all.map((one) => one.personId)}::uuid[],
      ${all.map((one) => one.role)}::text[],
      ${all.map((one) => one.placeId)}::text[],
      ${all.map((one) => one.communityId ?? null)}::text[],
      ${all.map((one) => one.organisationId ?? null)}::uuid[],
      ${all.map((one) => one.startsAt)}::timestamptz[],
      ${all.map((one) => one.endsAt ?? null)}::timestamptz[],
      ${all.map((one) => one.reason)}::text[],
      ${all.map((one) => one.grantedBy ?? null)}::uuid[]
    )`.execute(db);
}

async function saveRelations(db: Db, all: ManyPeople['relations']): Promise<void> {
  await sql`
    insert into people.relation (id, helper_id, person_id, kind, consent_way, consented_on,
      recorded_by, starts_at, ends_at)
    select * from unnest(
      ${all.map((one) => one.id)}::uuid[],
      ${all.map((one) => one.helperId)}::uuid[],
      ${all.map((one) => one.personId)}::uuid[],
      ${all.map((one) => one.kind)}::text[],
      ${all.map((one) => one.consentWay)}::text[],
      ${all.map((one) => one.consentedOn)}::date[],
      ${all.map((one) => one.recordedBy)}::uuid[],
      ${all.map((one) => one.startsAt)}::timestamptz[],
      ${all.map((one) => one.endsAt ?? null)}::timestamptz[]
    )`.execute(db);
}

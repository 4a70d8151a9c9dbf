import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import type { OrganisationKind, PostKind } from '#/features/organisations/model.ts';

/** Adds the kinds that are not there yet; names that a host has given stay. */
export async function addMissingKinds(
  db: Db,
  reference: {
    readonly kinds: readonly OrganisationKind[];
    readonly postKinds: readonly PostKind[];
  },
): Promise<void> {
  const { kinds, postKinds } = reference;
  await sql`insert into organisations.kind (code, name_hant, name_hans, name_en, icon, ordinal)
    select * from unnest(${kinds.map((kind) => kind.code)}::text[],
      ${kinds.map((kind) => kind.names.hant)}::text[],
      ${kinds.map((kind) => kind.names.hans)}::text[],
      ${kinds.map((kind) => kind.names.en)}::text[],
      ${kinds.map((kind) => kind.icon)}::text[],
      ${kinds.map((_kind, index) => index)}::int[])
    on conflict (code) do nothing`.execute(db);
  await sql`insert into organisations.post_kind
      (code, name_hant, name_hans, name_en, reaches_households, ordinal)
    select * from unnest(${postKinds.map((kind) => kind.code)}::text[],
      ${postKinds.map((kind) => kind.names.hant)}::text[],
      ${postKinds.map((kind) => kind.names.hans)}::text[],
      ${postKinds.map((kind) => kind.names.en)}::text[],
      ${postKinds.map((kind) => kind.reachesHouseholds)}::bool[],
      ${postKinds.map((_kind, index) => index)}::int[])
    on conflict (code) do nothing`.execute(db);
}

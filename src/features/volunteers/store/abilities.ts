import { sql } from 'kysely';
import type { Ability } from '#/features/volunteers/model.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

const MOST_ABILITIES = 200;

/** Lists what neighbours can do for each other, in the host's order. */
export async function listAbilities(db: Db): Promise<readonly Ability[]> {
  const rows = await tablesOf(db)
    .selectFrom('volunteers.ability')
    .selectAll()
    .orderBy('ordinal')
    .orderBy('code')
    .limit(MOST_ABILITIES)
    .execute();
  return rows.map((row) => ({
    code: row.code,
    icon: row.icon,
    needsProof: row.needs_proof,
    names: { hant: row.name_hant, hans: row.name_hans, en: row.name_en },
  }));
}

/** Adds the abilities that are not there yet; names that a host has given stay. */
export async function addMissingAbilities(db: Db, abilities: readonly Ability[]): Promise<void> {
  await sql`insert into volunteers.ability (code, name_hant, name_hans, name_en, icon,
      ordinal, needs_proof)
    select * from unnest(${abilities.map(({ code }) => code)}::text[],
      ${abilities.map(({ names }) => names.hant)}::text[],
      ${abilities.map(({ names }) => names.hans)}::text[],
      ${abilities.map(({ names }) => names.en)}::text[],
      ${abilities.map(({ icon }) => icon)}::text[],
      ${abilities.map((_one, index) => index)}::int[],
      ${abilities.map(({ needsProof }) => needsProof)}::bool[])
    on conflict (code) do nothing`.execute(db);
}

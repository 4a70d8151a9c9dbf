import { sql } from 'kysely';
import { MOST_LEVELS } from '#/features/hours/model.ts';
import type { StarLevel } from '#/features/hours/model.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

/** Lists the star levels, the one that asks for the fewest hours first. */
export async function listLevels(db: Db): Promise<readonly StarLevel[]> {
  const rows = await tablesOf(db)
    .selectFrom('hours.star_level')
    .selectAll()
    .orderBy('hours')
    .limit(MOST_LEVELS)
    .execute();
  return rows.map((row) => ({
    code: row.code,
    names: { hant: row.name_hant, hans: row.name_hans, en: row.name_en },
    hours: row.hours,
  }));
}

/** Holds the star levels until the transaction ends, so that two changes come one after another. */
export async function lockLevels(db: Db): Promise<readonly StarLevel[]> {
  await sql`select code from hours.star_level order by code for update`.execute(db);
  return listLevels(db);
}

/** Gives a star level other names, and the hours it asks for. */
export async function saveLevel(db: Db, { code, names, hours }: StarLevel): Promise<void> {
  await tablesOf(db)
    .updateTable('hours.star_level')
    .set({ name_hant: names.hant, name_hans: names.hans, name_en: names.en, hours })
    .where('code', '=', code)
    .execute();
}

/** Adds the levels that are not there yet; what a host has changed stays. */
export async function addMissingLevels(db: Db, levels: readonly StarLevel[]): Promise<void> {
  await sql`insert into hours.star_level (code, name_hant, name_hans, name_en, hours)
    select * from unnest(${levels.map(({ code }) => code)}::text[],
      ${levels.map(({ names }) => names.hant)}::text[],
      ${levels.map(({ names }) => names.hans)}::text[],
      ${levels.map(({ names }) => names.en)}::text[],
      ${levels.map(({ hours }) => hours)}::int[])
    on conflict do nothing`.execute(db);
}

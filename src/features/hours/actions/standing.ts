import type { Sheet, StarLevel } from '#/features/hours/model.ts';
import { reaches, standingAt } from '#/features/hours/rules/levels.ts';
import type { LevelStanding } from '#/features/hours/rules/levels.ts';
import { sumByYear } from '#/features/hours/store/ledger.ts';
import { listLevels } from '#/features/hours/store/levels.ts';
import type { Db } from '#/platform/db/pool.ts';

/** Adds up somebody’s minutes of all years, as the ledger has them now. */
export async function sumMinutes(db: Db, personId: string): Promise<number> {
  const years = await sumByYear(db, personId);
  return years.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** Reads off the ledger which star level somebody reaches now, and how far the next one is. */
export async function readStanding(db: Db, personId: string): Promise<LevelStanding> {
  return standingAt(await sumMinutes(db, personId), await listLevels(db));
}

/** Finds the star level that a sheet tells, and whether its person still reaches it. */
export async function findTold(
  db: Db,
  { starLevel, personId }: Pick<Sheet, 'starLevel' | 'personId'>,
): Promise<(StarLevel & { readonly isKept: boolean }) | undefined> {
  if (starLevel === undefined) return undefined;
  const levels = await listLevels(db);
  const told = levels.find(({ code }) => code === starLevel);
  const minutes = await sumMinutes(db, personId);
  return told && { ...told, isKept: reaches(minutes, { code: starLevel, levels }) };
}

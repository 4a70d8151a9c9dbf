import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { addMissingAbilities } from '#/features/volunteers/store/abilities.ts';
import type { Db } from '#/platform/db/pool.ts';

const names = z.object({ 'zh-Hant': z.string(), 'zh-Hans': z.string(), en: z.string() });
const file = z.object({
  abilities: z.array(
    z.object({
      code: z.string(),
      names,
      icon: z.string(),
      needsProof: z.boolean().optional(),
    }),
  ),
});

/**
 * Loads what neighbours can do for each other from the reference folder. It adds what is missing
 * and changes nothing that is there, so it runs at every start.
 */
export async function loadVolunteerReference(db: Db, folder: string): Promise<void> {
  const { abilities } = file.parse(
    JSON.parse(await readFile(join(folder, 'abilities.json'), 'utf8')),
  );
  const read = abilities.map(({ code, icon, names: written, needsProof }) => ({
    code,
    icon,
    needsProof: needsProof === true,
    names: { hant: written['zh-Hant'], hans: written['zh-Hans'], en: written.en },
  }));
  await addMissingAbilities(db, read);
}

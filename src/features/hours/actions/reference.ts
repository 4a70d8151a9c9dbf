import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { addMissingLevels } from '#/features/hours/store/levels.ts';
import type { Db } from '#/platform/db/pool.ts';

const names = z.object({ 'zh-Hant': z.string(), 'zh-Hans': z.string(), en: z.string() });
const file = z.object({
  levels: z.array(z.object({ code: z.string(), names, hours: z.int().positive() })),
});

/**
 * Loads the star levels from the reference folder. It adds what is missing and changes nothing that
 * is there, so it runs at every start.
 */
export async function loadHoursReference(db: Db, folder: string): Promise<void> {
  const text = await readFile(join(folder, 'star-levels.json'), 'utf8');
  const { levels } = file.parse(JSON.parse(text));
  await addMissingLevels(
    db,
    levels.map(({ code, names: written, hours }) => ({
      code,
      hours,
      names: { hant: written['zh-Hant'], hans: written['zh-Hans'], en: written.en },
    })),
  );
}

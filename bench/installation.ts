import { openInstallation } from '#/app/installation.ts';
import type { Installation } from '#/app/installation.ts';
import { readConfig } from '#/platform/config/config.ts';

/** Opens an installation in a folder, as an empty one or as what was left in it. */
export async function openAt(dataFolder: string, port: number): Promise<Installation> {
  const config = readConfig({ LINLI_DATA: dataFolder, LINLI_PORT: String(port) });
  if (!config.ok) throw new Error(`The settings were refused: ${config.refusal}`);
  const opened = await openInstallation({
    config: config.value,
    isDemonstration: false,
    say: () => {},
    role: 'visitor',
  });
  if (!opened.ok) throw new Error(`The database was refused: ${opened.refusal}`);
  return opened.value;
}

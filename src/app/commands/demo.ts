import type { Call } from './command.ts';
import { withInstallation } from './command.ts';

const WANTED = { role: 'app', isDemonstration: true } as const;

/** Serves the demonstration neighbourhoods, loading them the first time. */
export function demonstrate(call: Call): Promise<number> {
  // The code of the pages is read while the database starts.
  const serving = import('#/app/demo/serving.ts');
  return withInstallation(call, WANTED, async (installation) =>
    (await serving).serveDemonstration(call, installation),
  );
}

/** Removes the demonstration and everything in it; the installation is as at its first start. */
export function removeDemonstration(call: Call): Promise<number> {
  const serving = import('#/app/demo/serving.ts');
  return withInstallation(call, WANTED, async (installation) =>
    (await serving).removeDemonstration(call, installation),
  );
}

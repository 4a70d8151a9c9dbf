import type { Call } from './command.ts';
import { withInstallation } from './command.ts';

/** Serves an installation; while nobody looks after it, prints the link for its first steward. */
export function serveInstallation(call: Call): Promise<number> {
  // The code of the pages is read while the database starts.
  const serving = import('#/app/serving.ts');
  return withInstallation(call, { role: 'app', isDemonstration: false }, async (installation) =>
    (await serving).serveReal(call, installation),
  );
}

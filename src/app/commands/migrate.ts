import type { Call } from './command.ts';
import { withInstallation } from './command.ts';

/** Brings the database to this release's level; opening an installation does just that. */
export function migrateOnly(call: Call): Promise<number> {
  return withInstallation(
    call,
    { role: 'visitor', isDemonstration: false },
    async (installation) => {
      call.say(call.words.migrated(String(installation.migrationsRun)));
      return 0;
    },
  );
}

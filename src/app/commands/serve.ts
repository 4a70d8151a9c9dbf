import type { Call } from './command.ts';
import { withInstallation } from './command.ts';

/** Serves an installation; while nobody looks after it, prints the link for its first steward. */
export async function serveInstallation(call: Call): Promise<number> {
  // The code of the pages is read while the database starts.
  const serving = import('#/app/serving.ts');
  for (;;) {
    let isRestored = false;
    const code = await withInstallation(
      call,
      { role: 'app', isDemonstration: false },
      async (installation) => {
        const end = await (await serving).serveReal(call, installation);
        isRestored = end === 'restored';
        return end === 'restored' ? 0 : end;
      },
    );
    if (!isRestored) return code;
  }
}

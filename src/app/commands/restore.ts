import { resolve } from 'node:path';
import { restoreWords } from '#/features/keeping/index.ts';
import { clockText } from '#/app/doctor/machine.ts';
import { MIGRATIONS, TELLING_TABLES } from '#/app/installation.ts';
import type { Installation } from '#/app/installation.ts';
import { consoleLanguage } from '#/app/words/index.ts';
import { openArchive } from '#/platform/backup/read-archive.ts';
import { restoreArchive } from '#/platform/backup/restore-archive.ts';
import type { RestoreRefusal } from '#/platform/backup/restore-archive.ts';
import { amountOf } from './amount.ts';
import type { Call } from './command.ts';
import { withInstallation } from './command.ts';

const MISUSED = 2;
const REFUSED = 1;
const NEXT = 'npx linli serve';

/** Loads an archive into an empty installation; what it refuses, it has not touched. */
export async function restore(call: Call): Promise<number> {
  const [typed] = call.arguments;
  if (typed === undefined || typed.startsWith('-')) {
    call.say(call.words.keeping.restoreUsage);
    return MISUSED;
  }
  const path = resolve(typed);
  // A look at the file first: for one that is no archive, no database has to be made.
  const opened = await openArchive(path);
  if (!opened.ok) return sayRefusal(call, opened);
  await opened.value.close();
  call.say(call.words.keeping.restoring(path));
  return withInstallation(call, { role: 'app', isDemonstration: false }, (installation) =>
    restoreInto(call, installation, path),
  );
}

async function restoreInto(call: Call, installation: Installation, path: string): Promise<number> {
  const { keeping } = call.words;
  const { config, pool } = installation;
  const start = performance.now();
  const restored = await restoreArchive({
    pool,
    path,
    dataFolder: config.dataFolder,
    migrations: MIGRATIONS,
    tellingTables: TELLING_TABLES,
    now: Temporal.Now.instant(),
    onStep: (step) => call.say(keeping.restoreSteps[step]),
  });
  if (!restored.ok) return sayRefusal(call, restored);
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  const madeAt = clockText(Temporal.Instant.from(restored.value.madeAt), config.zone);
  call.say(keeping.restored(amountOf(restored.value, path), madeAt, seconds));
  call.say(keeping.restoreNext(NEXT));
  return 0;
}

function sayRefusal(
  call: Call,
  refused: {
    readonly refusal: RestoreRefusal;
    readonly detail: Readonly<Record<string, string>>;
  },
): number {
  const words = restoreWords[consoleLanguage(call.environment)];
  call.say(words[refused.refusal](refused.detail));
  return REFUSED;
}

import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isMade } from '#/app/database.ts';
import { MIGRATIONS, RELEASE } from '#/app/installation.ts';
import type { Found } from '#/app/installation.ts';
import { makeBackup } from '#/platform/backup/make-backup.ts';
import type { Config } from '#/platform/config/config.ts';
import { amountOf } from './amount.ts';
import type { Call } from './command.ts';
import { settingsOf, withFound } from './command.ts';

const REFUSED = 1;

/** Writes everything this installation holds into one file; it may be served meanwhile. */
export async function backUp(call: Call): Promise<number> {
  const config = settingsOf(call);
  if (config === undefined) return REFUSED;
  const { backupRefusals } = call.words.keeping;
  const { values } = parseArgs({
    args: [...call.arguments],
    options: { to: { type: 'string' } },
    strict: false,
  });
  const path = choosePath(config, typeof values.to === 'string' ? values.to : undefined);
  if (path === undefined) {
    call.say(backupRefusals.backup_none({}));
    return REFUSED;
  }
  if (existsSync(path)) {
    call.say(backupRefusals.backup_exists({ path }));
    return REFUSED;
  }
  if (!isMade(config)) {
    call.say(backupRefusals.backup_of_nothing({}));
    return REFUSED;
  }
  return withFound(call, 'visitor', (found) => backUpTo(call, found, path));
}

async function backUpTo(call: Call, found: Found, path: string): Promise<number> {
  const { keeping } = call.words;
  const start = performance.now();
  const made = await makeBackup({
    pool: found.pool,
    path,
    files: join(found.config.dataFolder, 'files'),
    migrations: MIGRATIONS,
    release: RELEASE,
    now: Temporal.Now.instant(),
  });
  if (!made.ok) {
    call.say(keeping.backupRefusals[made.refusal](made.detail));
    return REFUSED;
  }
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  call.say(keeping.backupMade(path, amountOf(made.value.manifest, path), seconds));
  call.say(keeping.backupKeep);
  return 0;
}

/** Names the archive: what was typed, or a name with the time, in a folder. */
function choosePath(config: Config, typed: string | undefined): string | undefined {
  const now = Temporal.Now.instant().toString({ smallestUnit: 'second' });
  const name = `linli-${now.replaceAll(':', '')}.tar`;
  if (typed === undefined) {
    if (config.backupFolder === undefined) return undefined;
    if (existsSync(config.dataFolder)) {
      mkdirSync(config.backupFolder, { recursive: true, mode: 0o700 });
    }
    return join(config.backupFolder, name);
  }
  const path = resolve(typed);
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder ? join(path, name) : path;
}

import { readConfig } from '#/platform/config/config.ts';
import type { Config } from '#/platform/config/config.ts';
import { reachDatabase } from '#/app/database.ts';
import type { Found, Installation, OpeningRefusal } from '#/app/installation.ts';
import type { LevelRefusal } from '#/platform/db/migrate.ts';
import type { ConsoleWords } from '#/app/words/shape.ts';

/** What a command is given. */
export type Call = {
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly say: (line: string) => void;
  readonly words: ConsoleWords;
};

/** Runs and answers with the exit code. */
export type Command = (call: Call) => Promise<number>;

type Detail = Readonly<Record<string, string>>;

const REFUSED = 1;

/** Reads the settings; says what is wrong with them and returns nothing if something is. */
export function settingsOf(call: Call): Config | undefined {
  const config = readConfig(call.environment);
  if (config.ok) return config.value;
  const sentences = {
    bad_port: call.words.badPort,
    bad_database_url: call.words.badDatabaseUrl,
    bad_public_url: call.words.badPublicUrl,
    bad_zone: call.words.badZone,
    bad_log: call.words.badLog,
    bad_leaving_days: call.words.badLeavingDays,
    bad_mail: call.words.badMail,
  };
  call.say(sentences[config.refusal]);
  return undefined;
}

/** Opens the installation for a command and closes it after, whatever happens in between. */
export async function withInstallation(
  call: Call,
  wanted: { readonly role: 'app' | 'visitor'; readonly isDemonstration: boolean },
  work: (installation: Installation) => Promise<number>,
): Promise<number> {
  const config = settingsOf(call);
  if (config === undefined) return REFUSED;
  const options = { ...wanted, config, say: call.say };
  const reaching = reachDatabase(options);
  const { openInstallation } = await import('#/app/installation.ts');
  const opened = await openInstallation(options, reaching);
  if (!opened.ok) {
    call.say(sayRefusal(call, opened));
    return REFUSED;
  }
  try {
    return await work(opened.value);
  } finally {
    await opened.value.close();
  }
}

/** Opens the database as it is found and closes it after; nothing is brought to any level. */
export async function withFound(
  call: Call,
  role: 'app' | 'visitor',
  work: (found: Found) => Promise<number>,
): Promise<number> {
  const config = settingsOf(call);
  if (config === undefined) return REFUSED;
  const { openAsFound } = await import('#/app/installation.ts');
  const found = await openAsFound({ config, role, say: call.say });
  if (!found.ok) {
    call.say(sayRefusal(call, found));
    return REFUSED;
  }
  try {
    return await work(found.value);
  } finally {
    await found.value.close();
  }
}

function sayRefusal(
  { words }: Call,
  { refusal, detail }: { readonly refusal: OpeningRefusal; readonly detail: Detail },
): string {
  if (isOfLevel(refusal)) return words.keeping.openingRefusals[refusal](detail);
  if (refusal !== 'data_folder_held') return words.databaseRefusals[refusal](detail);
  const { pid = '?', since = '?', dataFolder = '?' } = detail;
  return words.dataFolderHeld(pid, since, dataFolder);
}

type OfLevel = LevelRefusal | 'upgrade_without_copy';

function isOfLevel(refusal: OpeningRefusal): refusal is OfLevel {
  return refusal.startsWith('level_') || refusal === 'upgrade_without_copy';
}

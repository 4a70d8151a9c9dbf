import type { Pool } from 'pg';
import { readReference } from '#/features/matters/index.ts';
import { hasSteward } from '#/features/people/index.ts';
import { isMade } from '#/app/database.ts';
import { MIGRATIONS, TELLING_TABLES } from '#/app/installation.ts';
import type { ConsoleWords } from '#/app/words/shape.ts';
import { findCutRestore, findUse } from '#/platform/backup/restore-archive.ts';
import type { Config } from '#/platform/config/config.ts';
import { checkDatabase } from '#/platform/db/check.ts';
import type { DatabaseFacts } from '#/platform/db/check.ts';
import { readLevel } from '#/platform/db/migrate.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import type { Connection } from '#/platform/db/pool.ts';
import { readJobState } from '#/platform/jobs/state.ts';
import { startEmbedded } from '#/platform/postgres/embedded.ts';
import { checkChannels } from './channels.ts';
import { bad, good, notable, reasonOf } from './finding.ts';
import type { Finding } from './finding.ts';
import { clockText } from './machine.ts';

export type DatabaseParts = {
  readonly config: Config;
  readonly words: ConsoleWords;
  /** Whether the installation is served just now, so that its jobs should be running. */
  readonly isServed: boolean;
  readonly now: () => Temporal.Instant;
};

/** Checks the database and all that is to be seen in it; changes nothing. */
export async function checkDatabaseAndWithin(parts: DatabaseParts): Promise<readonly Finding[]> {
  const { config, words } = parts;
  if (config.databaseUrl !== undefined) return checkAt(parts, { url: config.databaseUrl });
  if (!isMade(config)) return [notable(words.doctor.databaseNew)];
  try {
    const said: string[] = [];
    const started = await startEmbedded({
      dataFolder: config.dataFolder,
      role: 'visitor',
      log: (line) => said.push(line),
    });
    if (!started.ok) throw new Error(said.join(' '));
    try {
      return await checkAt(parts, started.value.connection);
    } finally {
      await started.value.stop();
    }
  } catch (error) {
    return [bad(words.doctor.databaseFault(reasonOf(error)))];
  }
}

async function checkAt(parts: DatabaseParts, connection: Connection): Promise<readonly Finding[]> {
  const pool = openPool(connection, 1);
  try {
    const checked = await checkDatabase(pool);
    if (!checked.ok) return [bad(parts.words.databaseRefusals[checked.refusal](checked.detail))];
    const { version, name } = checked.value;
    const found = [
      good(parts.words.doctor.databaseGood(version, name)),
      compareClocks(parts, checked.value),
    ];
    const level = await checkLevel(parts, pool);
    // What an older or a newer release keeps elsewhere cannot be looked for.
    const within = level.state === 'good' ? await checkWithin(parts, pool) : [];
    return [...found, level, ...within];
  } finally {
    await pool.end();
  }
}

const MOST_SECONDS_APART = 5;

function compareClocks({ words, now }: DatabaseParts, { now: theirs }: DatabaseFacts): Finding {
  const apart = Math.abs(now().since(theirs).total('seconds'));
  if (apart <= MOST_SECONDS_APART) return good(words.doctor.clocksAgree);
  return bad(words.doctor.clocksDiffer(apart.toFixed(0)));
}

async function checkLevel({ words }: DatabaseParts, pool: Pool): Promise<Finding> {
  try {
    const { ran, waiting } = await readLevel(pool, MIGRATIONS);
    if (waiting.length === 0) return good(words.doctor.migrated(String(ran)));
    return notable(words.doctor.notMigrated(waiting.join(', ')));
  } catch (error) {
    return bad(words.doctor.migrationsOdd(reasonOf(error)));
  }
}

async function checkWithin(parts: DatabaseParts, pool: Pool): Promise<readonly Finding[]> {
  const { doctor, keeping } = parts.words;
  const db = openDb(pool);
  const cut = await findCutRestore(parts.config.dataFolder);
  if (cut !== undefined && (await findUse(pool, TELLING_TABLES)) === undefined) {
    return [notable(keeping.restoreCut(cut))];
  }
  const { categories } = await readReference(db);
  return [
    ...(await checkJobs(parts, pool)),
    categories.size > 0
      ? good(doctor.referenceGood(String(categories.size)))
      : notable(doctor.referenceMissing),
    (await hasSteward(db)) ? good(doctor.stewardGood) : notable(doctor.stewardMissing),
    ...(await checkChannels({ db, config: parts.config, words: doctor, now: parts.now() })),
  ];
}

/** Some job is due every minute; one that takes long may hold up the next few. */
const MOST_MINUTES_IDLE = 10;

async function checkJobs(parts: DatabaseParts, pool: Pool): Promise<readonly Finding[]> {
  const { words, isServed, config, now } = parts;
  const { lastCronAt, failed = 0 } = (await readJobState(pool)) ?? {};
  const failures = failed > 0 ? [notable(words.doctor.jobsFailed(String(failed)))] : [];
  if (lastCronAt === undefined) return [notable(words.doctor.jobsNever), ...failures];
  const time = clockText(lastCronAt, config.zone);
  if (now().since(lastCronAt).total('minutes') <= MOST_MINUTES_IDLE) {
    return [good(words.doctor.jobsGood(time)), ...failures];
  }
  return isServed
    ? [bad(words.doctor.jobsStopped(time)), ...failures]
    : [notable(words.doctor.jobsIdle(time)), ...failures];
}

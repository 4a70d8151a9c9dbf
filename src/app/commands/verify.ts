import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { countWrongSums } from '#/features/figures/index.ts';
import { readSealText, restoreWords } from '#/features/keeping/index.ts';
import { isMade } from '#/app/database.ts';
import { clockText } from '#/app/doctor/machine.ts';
import { MIGRATIONS } from '#/app/installation.ts';
import type { Found } from '#/app/installation.ts';
import { consoleLanguage } from '#/app/words/index.ts';
import { countRows } from '#/platform/backup/catalog.ts';
import { checkArchive } from '#/platform/backup/check-archive.ts';
import { readLevel } from '#/platform/db/migrate.ts';
import { compareSeal, verifyJournal } from '#/platform/journal/verify-journal.ts';
import { checkFiles } from '#/platform/storage/check-files.ts';
import { folderStore } from '#/platform/storage/files.ts';
import { amountOf } from './amount.ts';
import type { Call } from './command.ts';
import { settingsOf, withFound } from './command.ts';

const BROKEN = 1;

/**
 * Looks whether everything is as it was written, in an archive or in the installation itself;
 * changes nothing.
 */
export async function verify(call: Call): Promise<number> {
  const config = settingsOf(call);
  if (config === undefined) return BROKEN;
  const { values, positionals } = parseArgs({
    args: [...call.arguments],
    options: { seal: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  });
  const [archive] = positionals;
  if (archive !== undefined) return verifyArchive(call, resolve(archive), config.zone);
  if (!isMade(config)) {
    call.say(call.words.keeping.backupRefusals.backup_of_nothing({}));
    return BROKEN;
  }
  const seal = typeof values.seal === 'string' ? resolve(values.seal) : undefined;
  return withFound(call, 'visitor', (found) => verifyInstallation(call, found, seal));
}

async function verifyArchive(call: Call, path: string, zone: string): Promise<number> {
  const checked = await checkArchive(path);
  if (!checked.ok) {
    const words = restoreWords[consoleLanguage(call.environment)];
    call.say(words[checked.refusal](checked.detail));
    return BROKEN;
  }
  const madeAt = clockText(Temporal.Instant.from(checked.value.madeAt), zone);
  call.say(call.words.keeping.archiveGood(path, amountOf(checked.value, path), madeAt));
  return 0;
}

async function verifyInstallation(
  call: Call,
  found: Found,
  seal: string | undefined,
): Promise<number> {
  const { keeping } = call.words;
  const level = await readLevel(found.pool, MIGRATIONS);
  if (level.waiting.length > 0) {
    call.say(keeping.verifyLevel);
    return BROKEN;
  }
  const checks = [verifyRows, verifyChain, verifyFigures, verifyPhotos];
  let isWhole = true;
  for (const check of checks) isWhole = (await check(call, found)) && isWhole;
  if (seal !== undefined) isWhole = (await verifySeal(call, found, seal)) && isWhole;
  call.say(isWhole ? keeping.verifyGood : keeping.verifyBad);
  return isWhole ? 0 : BROKEN;
}

async function verifyRows(call: Call, { pool }: Found): Promise<boolean> {
  const { rows, tables } = await countRows(pool, MIGRATIONS);
  call.say(call.words.keeping.verifyRows(String(rows), String(tables)));
  return true;
}

async function verifyChain(call: Call, { db }: Found): Promise<boolean> {
  const { keeping } = call.words;
  const { sealed, waiting, faultCount, faults } = await verifyJournal(db);
  if (faultCount === 0) {
    call.say(keeping.journalGood(String(sealed), String(waiting)));
    return true;
  }
  call.say(keeping.journalBad(String(faultCount), String(faults.length)));
  for (const { kind, position = 0, communityId = '-', entryId = '-' } of faults) {
    call.say(`  ${keeping.journalFaults[kind](String(position), communityId, entryId)}`);
  }
  return false;
}

async function verifyFigures(call: Call, { db }: Found): Promise<boolean> {
  const wrong = await db.transaction().execute((tx) => countWrongSums(tx));
  const { figuresGood, figuresBad } = call.words.keeping;
  call.say(wrong === 0 ? figuresGood : figuresBad(String(wrong)));
  return wrong === 0;
}

async function verifyPhotos(call: Call, { db, config }: Found): Promise<boolean> {
  const { keeping } = call.words;
  const { files, faults } = await checkFiles(db, folderStore(join(config.dataFolder, 'files')));
  if (faults.length === 0) call.say(keeping.filesGood(String(files)));
  for (const { name, kind } of faults) call.say(keeping.fileFaults[kind](name));
  return faults.length === 0;
}

async function verifySeal(call: Call, { db }: Found, path: string): Promise<boolean> {
  const { keeping } = call.words;
  const text = await readFile(path, 'utf8').catch(() => '');
  const seal = readSealText(text);
  if (seal === undefined) {
    call.say(keeping.sealUnreadable(path));
    return false;
  }
  const compared = await compareSeal(db, seal);
  call.say(keeping.seals[compared](String(seal.length)));
  return compared === 'agrees';
}

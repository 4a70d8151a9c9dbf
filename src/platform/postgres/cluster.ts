import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { giveTo, inNamespace, invoke } from './account.ts';
import type { Account, Invocation } from './account.ts';
import { moveIntoPlace, programPath } from './binaries.ts';
import type { Log, Places } from './places.ts';
import { isAlive, serverEnvironment } from './processes.ts';

/** The superuser of the embedded server; without password, since only the owner can get in. */
export const EMBEDDED_USER = 'linli';

/** Not every system has the first; with plain `C`, text search would see no Chinese. */
const LIBC_LOCALES = ['C.UTF-8', 'en_US.UTF-8', 'C'] as const;
const NO_SUCH_LOCALE = 'invalid locale';
const NAMELESS = 'could not look up effective user';
const UNFINISHED = '.creating-';
const PASSWORD_BYTES = 24;

/** Creates PostgreSQL's files unless they exist; throws when another release's major made them. */
export async function ensureCluster(places: Places, log: Log): Promise<void> {
  const versionFile = join(places.cluster, 'PG_VERSION');
  if (existsSync(versionFile)) {
    refuseOtherMajor(places, readFileSync(versionFile, 'utf8').trim());
    return;
  }
  log(`Creating the database in ${places.cluster} (once, about a second).`);
  removeUnfinished(places.cluster);
  const unfinished = `${places.cluster}${UNFINISHED}${process.pid}`;
  const fault = await initialise(places, unfinished);
  if (fault === undefined) {
    moveIntoPlace(unfinished, places.cluster);
    return;
  }
  rmSync(unfinished, { recursive: true, force: true });
  throw new Error(`PostgreSQL could not create its files:\n${fault}`);
}

/** Names the file of the password by which Windows, where sockets have no owners, lets us in. */
export function passwordFile(cluster: string): string {
  return `${cluster}.password`;
}

function refuseOtherMajor({ cluster, binaries }: Places, found: string): void {
  const carried = binaries.release.split('.')[0];
  if (found === carried) return;
  throw new Error(
    `The database in ${cluster} was made by PostgreSQL ${found}, and this release carries ` +
      `${carried}. Make a backup with the release that made it, and restore it with this one.`,
  );
}

/** Creates the files with the first locale this system has; answers with the fault if all fail. */
async function initialise(places: Places, folder: string): Promise<string | undefined> {
  const { account, binaries } = places;
  let fault: string | undefined;
  for (const locale of LIBC_LOCALES) {
    const parameters = wordInitdb(places, folder, locale);
    const call = invoke(account, programPath(binaries, 'initdb'), parameters);
    fault = await runInitdb(call, folder, account);
    // A container may run under a number without a name, which initdb does not bear.
    if (fault?.includes(NAMELESS) === true && account.kind !== 'namespace') {
      fault = await runInitdb(inNamespace(call), folder, account);
    }
    if (fault?.includes(NO_SUCH_LOCALE) !== true) return fault;
  }
  return fault;
}

function wordInitdb(places: Places, folder: string, locale: string): readonly string[] {
  return [
    `--pgdata=${folder}`,
    `--username=${EMBEDDED_USER}`,
    '--encoding=UTF8',
    `--locale=${locale}`,
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--set=lc_messages=C',
    ...authentication(places.cluster),
  ];
}

/** Runs initdb in an empty folder; answers with what it said if it failed. */
async function runInitdb(
  call: Invocation,
  folder: string,
  account: Account,
): Promise<string | undefined> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  giveTo(account, folder);
  const child = spawn(call.command, call.parameters, {
    ...call.identity,
    cwd: folder,
    env: serverEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  child.stdout.on('data', (data: Buffer) => said.push(data.toString()));
  child.stderr.on('data', (data: Buffer) => said.push(data.toString()));
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  child.on('error', (error) => resolve(error.message));
  child.on('close', (code) => resolve(code === 0 ? undefined : said.join('')));
  return promise;
}

function authentication(cluster: string): readonly string[] {
  if (process.platform !== 'win32') return ['--auth=trust'];
  const file = passwordFile(cluster);
  writeFileSync(file, randomBytes(PASSWORD_BYTES).toString('base64url'), { mode: 0o600 });
  return ['--auth=scram-sha-256', `--pwfile=${file}`];
}

/** Removes what a start that was killed left half created. */
function removeUnfinished(cluster: string): void {
  const start = `${basename(cluster)}${UNFINISHED}`;
  for (const name of readdirSync(dirname(cluster))) {
    if (!name.startsWith(start) || isAlive(Number(name.slice(start.length)))) continue;
    rmSync(join(dirname(cluster), name), { recursive: true, force: true });
  }
}

import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { chooseAccount, giveTo, mayEnter } from './account.ts';
import type { Account } from './account.ts';
import { completeBinaries, copyBinaries, findBinaries } from './binaries.ts';
import type { Binaries } from './binaries.ts';

/** Where everything of one embedded server lies, and under which account it runs. */
export type Places = Homes & { readonly binaries: Binaries; readonly account: Account };

/** The folders of one embedded server. */
export type Homes = {
  /** The data folder the host chose. */
  readonly dataFolder: string;
  /** Where PostgreSQL's folders are: the data folder, or one that the user nobody can enter. */
  readonly home: string;
  /** PostgreSQL's own files. */
  readonly cluster: string;
  readonly logFile: string;
};

export type Log = (sentence: string) => void;

/** The number in the socket's name; nothing listens on the network. */
export const SOCKET_PORT = 5432;
/** Linux allows 107 bytes for the path of a socket, macOS 103. */
const MAX_SOCKET_PATH_BYTES = 103;
const SHORT_FOLDER = 'linli-socket-';
const POINTER = 'postgres-home';
const PRIVATE = 0o700;
/** The group may pass through to a folder of its own; everybody else stays outside. */
const PASSABLE_BY_GROUP = 0o710;
const PASSABLE = 0o711;

/** Names the folders of the data folder's server, which it makes if they are absent. */
export function findHomes(givenFolder: string): Homes {
  const dataFolder = resolve(givenFolder);
  mkdirSync(dataFolder, { recursive: true, mode: PRIVATE });
  const pointer = join(dataFolder, POINTER);
  const home = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : dataFolder;
  return placeIn(dataFolder, home);
}

/** Finds an account and programs that work for these folders; says aloud what it has to move. */
export function preparePlaces(homes: Homes, enterableFolder: string, log: Log): Places {
  const files = existsSync(homes.cluster) ? homes.cluster : homes.home;
  refuseFilesOfOthers(files);
  const packaged = findBinaries();
  const account = chooseAccount(files, packaged.folder);
  refuseLockedOutOwner(account, files);
  const settled =
    account.kind === 'nobody' ? settle({ ...homes, account }, enterableFolder, log) : homes;
  const binaries = mayEnter(account, packaged.folder)
    ? completeBinaries(packaged, settled.home, log)
    : copyBinaries(packaged, settled.home, log);
  return { ...settled, account, binaries };
}

/** Makes the private folder of the server's socket; where the path is too long, a short one. */
export function makeSocketFolder({ home, account }: Places): string {
  const folder = fits(join(home, 'socket')) ? join(home, 'socket') : makeShortFolder();
  mkdirSync(folder, { recursive: true, mode: PRIVATE });
  giveTo(account, folder);
  return folder;
}

/** Names the socket in a folder, and the file by which PostgreSQL reserves it. */
export function socketFiles(folder: string): readonly [string, string] {
  const socket = join(folder, `.s.PGSQL.${SOCKET_PORT}`);
  return [socket, `${socket}.lock`];
}

/** Removes a short socket folder once its server is gone. */
export function removeSocketFolder(folder: string): void {
  if (!basename(folder).startsWith(SHORT_FOLDER) || !existsSync(folder)) return;
  // File by file: the name comes from a file in the data folder and is not to be trusted with more.
  for (const name of socketFiles(folder)) rmSync(name, { force: true });
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

function placeIn(dataFolder: string, home: string): Homes {
  const logFile = join(dataFolder, 'postgres.log');
  return { dataFolder, home, cluster: join(home, 'postgres'), logFile };
}

function fits(folder: string): boolean {
  return socketFiles(folder).every((path) => Buffer.byteLength(path) <= MAX_SOCKET_PATH_BYTES);
}

function makeShortFolder(): string {
  const base = fits(join(tmpdir(), `${SHORT_FOLDER}XXXXXX`)) ? tmpdir() : '/tmp';
  // A random name in a private folder: nobody can lie in wait at a path he knows.
  return mkdtempSync(join(base, SHORT_FOLDER));
}

function refuseFilesOfOthers(files: string): void {
  const me = process.geteuid?.();
  const owner = statSync(files).uid;
  if (me === undefined || me === 0 || owner === me) return;
  throw new Error(
    `The files in ${files} belong to another user (number ${owner}). ` +
      `Start as that user, or take them over: sudo chown -R ${me} ${files}`,
  );
}

function refuseLockedOutOwner(account: Account, files: string): void {
  if (account.kind !== 'owner' || mayEnter(account, files)) return;
  throw new Error(
    `The files in ${files} belong to user number ${account.uid}, who cannot enter that folder. ` +
      `Let that user pass through the folders above it, or give them to root: chown -R 0 ${files}`,
  );
}

/** Lets the user nobody reach the database: in place if that can be done, else by moving it. */
function settle(homes: Homes & { readonly account: Account }, enterable: string, log: Log): Homes {
  const { account, dataFolder, cluster } = homes;
  log(
    'PostgreSQL refuses to run as root, and this system allows no user namespace: ' +
      'it runs as the user nobody.',
  );
  if (homes.home !== dataFolder) return homes;
  letGroupPass(account, dataFolder);
  if (!mayEnter(account, dataFolder)) return moveOut(homes, enterable, log);
  if (existsSync(cluster)) giveTo(account, cluster);
  return homes;
}

function letGroupPass(account: Account, folder: string): void {
  if (!('gid' in account)) return;
  chownSync(folder, 0, account.gid);
  chmodSync(folder, PASSABLE_BY_GROUP);
}

function moveOut(homes: Homes & { readonly account: Account }, enterable: string, log: Log): Homes {
  const { account, dataFolder, cluster } = homes;
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
  const home = join(enterable, name);
  log(`The user nobody cannot enter ${dataFolder}, so the database is kept in ${home}.`);
  mkdirSync(home, { recursive: true });
  chmodSync(enterable, PASSABLE);
  letGroupPass(account, home);
  if (!mayEnter(account, home)) {
    throw new Error(
      `PostgreSQL cannot run here: the user nobody can enter neither ${dataFolder} nor ${home}. ` +
        'Start as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  const moved = placeIn(dataFolder, home);
  if (existsSync(cluster)) moveCluster({ from: cluster, to: moved.cluster, account });
  // Written last: until the copy is whole, the data folder stays the place of the database.
  writeFileSync(join(dataFolder, POINTER), `${home}\n`);
  return moved;
}

function moveCluster(move: {
  readonly from: string;
  readonly to: string;
  readonly account: Account;
}): void {
  const unfinished = `${move.to}.${process.pid}`;
  cpSync(move.from, unfinished, { recursive: true, verbatimSymlinks: true });
  giveTo(move.account, unfinished);
  renameSync(unfinished, move.to);
  renameSync(move.from, `${move.from}.moved`);
}

import { setTimeout as sleep } from 'node:timers/promises';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { EMBEDDED_USER, ensureCluster } from './cluster.ts';
import { hasCode } from './errors.ts';
import { nameSession, releaseHold, takeHold } from './hold.ts';
import type { Holder, Role } from './hold.ts';
import { findHomes, makeSocketFolder, preparePlaces, removeSocketFolder } from './places.ts';
import type { Homes, Log, Places } from './places.ts';
import { contact, findStaleSocketFolder, launch, readAddress, stopServer } from './postmaster.ts';
import type { Address, Launch, Session } from './postmaster.ts';

export type EmbeddedOptions = {
  readonly dataFolder: string;
  /** Hears each step that may take over a second, and whatever a host should know. */
  readonly log: (sentence: string) => void;
  /** `app` (the default) is alone on its data folder; a `visitor` may come beside it. */
  readonly role?: Role;
  /** How long to wait for another app to stop before it is called the holder. */
  readonly patienceMs?: number;
  /** Where the database goes if root starts it and nobody else may enter the data folder. */
  readonly enterableFolder?: string;
};

/** A running server of our own. */
export type EmbeddedServer = {
  readonly connection: Address & { readonly database: string };
  /** PostgreSQL's version, such as `18.4`. */
  readonly version: string;
  /** Whether it ran already: left by a process that was killed, or used by another one. */
  readonly reused: boolean;
  /** Ends our use, and the server with it unless another process uses it. */
  stop(): Promise<void>;
};

export type EmbeddedRefusal = 'data_folder_held';

const DATABASE = 'linli';
const ENTERABLE_FOLDER = '/var/lib/linli';
/** One who stops an app and starts it again at once should not be told that it runs. */
const PATIENCE_MS = 3_000;
const POLL_MS = 10;
const NOTICE_MS = 1_000;
/** Recovery after a crash replays at most a gigabyte of log. */
const START_LIMIT_MS = 600_000;
/** Survivors of a killed server end within a moment; another starter's server is then reused. */
const MAX_RETRIES = 300;
const RETRY_PAUSE_MS = 100;
/** A server that cannot start, as on a full disk, is tried again until it can. */
const MEND_PAUSE_MS = 5_000;
const PASSING_FAULTS = /lock file .* (already exists|is empty)|pre-existing shared memory block/;

/**
 * Starts, or finds running, the PostgreSQL that lives in the data folder, and keeps it running
 * until `stop`. Refuses with `data_folder_held` (`pid`, `since`, `dataFolder`) when another
 * process serves this data folder.
 */
export async function startEmbedded(
  options: EmbeddedOptions,
): Promise<Result<EmbeddedServer, EmbeddedRefusal>> {
  const use: Use = {
    role: options.role ?? 'app',
    log: options.log,
    patienceMs: options.patienceMs ?? PATIENCE_MS,
    enterableFolder: options.enterableFolder ?? ENTERABLE_FOLDER,
    homes: findHomes(options.dataFolder),
    isStopping: false,
  };
  const obtained = await obtain(use);
  if ('holder' in obtained) {
    return refuse('data_folder_held', { ...obtained.holder, dataFolder: use.homes.dataFolder });
  }
  return succeed(await describe(use, obtained));
}

/** One use of the server; its session is another one after the server crashed and came back. */
type Use = {
  readonly role: Role;
  readonly log: Log;
  readonly patienceMs: number;
  readonly enterableFolder: string;
  homes: Homes;
  places?: Places;
  socketFolder?: string;
  session?: Session;
  isStopping: boolean;
  mending?: Promise<void>;
};

type Obtained = { readonly session: Session; readonly reused: boolean };

async function describe(use: Use, { session, reused }: Obtained): Promise<EmbeddedServer> {
  const { rows } = await session.client.query<{ readonly server_version: string }>(
    'show server_version',
  );
  await ensureDatabase(session);
  // The open session alone keeps no process alive that has nothing else to do.
  session.socket.unref();
  const address = readAddress(use.homes.cluster);
  if (address === undefined) throw new Error('PostgreSQL ended while it was being started.');
  let stopped: Promise<void> | undefined;
  return {
    connection: { ...address, database: DATABASE },
    version: rows[0]?.server_version ?? '',
    reused,
    stop: () => (stopped ??= endUse(use)),
  };
}

async function ensureDatabase({ client }: Session): Promise<void> {
  const found = await client.query('select from pg_database where datname = $1', [DATABASE]);
  if (found.rowCount !== 0) return;
  try {
    await client.query(`create database ${DATABASE} owner ${EMBEDDED_USER}`);
  } catch (error) {
    // Another process that starts at the same moment may be quicker.
    if (!hasCode(error, '42P04', '23505')) throw error;
  }
}

/** Contacts the server, launching it where there is none, until the hold is ours or refused. */
async function obtain(use: Use): Promise<Obtained | { readonly holder: Holder }> {
  let launched: Launch | undefined;
  let retries = 0;
  for (const watch = startWatch(use); ; await watch()) {
    const found = await contact(use.homes, nameSession(use.role));
    if (typeof found === 'object') {
      const outcome = await takeHold(found.client, use).catch(stoppingIfLost(found));
      if (outcome === 'held') {
        adopt(use, found);
        return { session: found, reused: launched === undefined || launched.hasEnded() };
      }
      await found.client.end();
      if (outcome !== 'stopping') {
        settleSocketFolder(use);
        return { holder: outcome };
      }
    } else if (found === 'absent' && (launched === undefined || launched.hasEnded())) {
      if (launched !== undefined) await forgive(launched, use, (retries += 1));
      launched = await launchServer(use);
    }
  }
}

/** A server that is being stopped by its last user breaks the session of one who just came. */
function stoppingIfLost(session: Session): (error: unknown) => 'stopping' {
  return (error) => {
    if (session.isLost() || hasCode(error, '57P01', '57P02', 'ECONNRESET')) return 'stopping';
    throw error;
  };
}

/** Waits between two looks; says so when it takes long, gives up when it takes far too long. */
function startWatch(use: Use): () => Promise<void> {
  let waitedMs = 0;
  let noticeMs = NOTICE_MS;
  return async () => {
    await sleep(POLL_MS);
    waitedMs += POLL_MS;
    if (use.isStopping) throw new Error('PostgreSQL is not started again: we are stopping.');
    if (waitedMs > START_LIMIT_MS) throw new Error('PostgreSQL does not become ready.');
    if (waitedMs < noticeMs) return;
    use.log('Waiting for PostgreSQL to be ready (after a crash it first repairs its files) …');
    noticeMs = waitedMs + NOTICE_MS * 5;
  };
}

/** Lets a launch fail that lost a race or met survivors of a killed server; throws otherwise. */
async function forgive(launched: Launch, { homes }: Use, retries: number): Promise<void> {
  const account = launched.account();
  if (!PASSING_FAULTS.test(account) || retries > MAX_RETRIES) {
    throw new Error(`PostgreSQL did not start. From ${homes.logFile}:\n${account}`);
  }
  await sleep(RETRY_PAUSE_MS);
}

async function launchServer(use: Use): Promise<Launch> {
  use.places ??= preparePlaces(use.homes, use.enterableFolder, use.log);
  use.homes = use.places;
  await ensureCluster(use.places, use.log);
  if (use.socketFolder === undefined) {
    const left = findStaleSocketFolder(use.places.cluster);
    if (left !== undefined) removeSocketFolder(left);
    use.socketFolder = makeSocketFolder(use.places);
  }
  return launch(use.places, use.socketFolder);
}

/** Keeps the session that carries our hold; when the server crashes, brings both back. */
function adopt(use: Use, session: Session): void {
  use.session = session;
  settleSocketFolder(use);
  session.client.once('end', () => {
    if (use.isStopping) return;
    use.log('PostgreSQL has ended unexpectedly; starting it again.');
    use.mending = mend(use);
  });
}

/** Keeps to the folder where the server answers; if another starter was quicker, ours is empty. */
function settleSocketFolder(use: Use): void {
  const answersAt = readAddress(use.homes.cluster)?.host ?? '';
  if (use.socketFolder !== answersAt) removeSocketFolder(use.socketFolder ?? '');
  use.socketFolder = answersAt;
}

/** Brings the server back, however long that takes; the reason of the first failure is told. */
async function mend(use: Use): Promise<void> {
  for (let tries = 1; !use.isStopping; tries += 1) {
    try {
      return await regain(use);
    } catch (error) {
      if (tries === 1 && !use.isStopping) {
        use.log(error instanceof Error ? error.message : String(error));
        use.log('It is tried again until it starts.');
      }
      await rest(use);
    }
  }
}

async function regain(use: Use): Promise<void> {
  const obtained = await obtain(use);
  use.log(
    'holder' in obtained
      ? `Process ${obtained.holder.pid} has taken over ${use.homes.dataFolder}.`
      : 'PostgreSQL runs again.',
  );
  if ('session' in obtained) obtained.session.socket.unref();
}

/** Waits for the next try, and no longer than somebody wants us to stop. */
async function rest(use: Use): Promise<void> {
  const until = performance.now() + MEND_PAUSE_MS;
  while (!use.isStopping && performance.now() < until) await sleep(RETRY_PAUSE_MS);
}

async function endUse(use: Use): Promise<void> {
  use.isStopping = true;
  await use.mending;
  if (use.session === undefined) return;
  const { client, socket } = use.session;
  socket.ref();
  const isUnused = await releaseHold(client).catch(() => false);
  if (isUnused) {
    await stopServer(use.homes, use.log);
    removeSocketFolder(use.socketFolder ?? '');
  }
  await client.end();
}

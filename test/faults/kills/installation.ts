import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Client } from 'pg';
import { openInstallation } from '#/app/installation.ts';
import type { Installation } from '#/app/installation.ts';
import { loadReference } from '#/app/reference.ts';
import { servePlace } from '#/features/places/index.ts';
import { visitor } from '#/platform/access/subject.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import { startSession } from '#/platform/auth/sessions.ts';
import { readConfig } from '#/platform/config/config.ts';
import { startEmbedded } from '#/platform/postgres/embedded.ts';
import { readAddress } from '#/platform/postgres/postmaster.ts';
import { findHomes } from '#/platform/postgres/places.ts';
import { freePort, start } from '#test/cli.ts';
import type { Running } from '#test/cli.ts';
import { makeWorld, people, places } from '#test/world.ts';

/** Where neighbours write, who has signed in there, and how to look behind it. */
export type Site = {
  readonly url: string;
  /** Neighbours with the token of each; they raise and claim. */
  readonly neighbours: readonly { readonly personId: string; readonly token: string }[];
  readonly ask: Ask;
};

/** Reads what is in the database. */
export type Ask = <Row extends object>(
  text: string,
  values?: readonly unknown[],
) => Promise<readonly Row[]>;

/** A data folder with the neighbourhood of the tests in it. */
export type Grounds = Site & {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
};

/** Settings of the database that make a promise it does not keep, for the control. */
export const FORGETFUL = [
  'alter system set wal_writer_delay = 10000',
  'alter system set wal_writer_flush_after = 131072',
  'alter database linli set synchronous_commit = off',
] as const;

/** Makes an installation as a host has it after some days, and leaves it stopped. */
export async function makeGrounds(
  folder: string,
  settings: readonly string[] = [],
): Promise<Grounds> {
  const port = await freePort();
  const environment = { LINLI_DATA: folder, LINLI_PORT: port, LINLI_BACKUPS: 'none' };
  const config = readConfig(environment);
  if (!config.ok) throw new Error(config.refusal);
  const options = {
    config: config.value,
    say: () => {},
    role: 'app',
    isDemonstration: false,
  } as const;
  const opened = await openInstallation(options);
  if (!opened.ok) throw new Error(opened.refusal);
  const installation = opened.value;
  try {
    await loadReference(installation.db);
    const neighbours = await settle(installation);
    for (const setting of settings) await installation.pool.query(setting);
    const ask: Ask = (text, values) => askDatabase(folder, text, values);
    return { folder, environment, neighbours, ask, url: `http://127.0.0.1:${port}` };
  } finally {
    await installation.close();
  }
}

/** Makes the neighbourhood, and has those sign in who write. */
export async function settle(installation: Installation): Promise<Site['neighbours']> {
  await makeWorld(installation.db);
  await servePlace(installation.db, places.community, installation.services.clock());
  const neighbours = [];
  // Each claims what the next has raised; only who lives here may.
  for (const personId of [people.chen, people.li, people.chen, people.li]) {
    neighbours.push({ personId, token: await signIn(installation, personId) });
  }
  return neighbours;
}

async function signIn({ db, services }: Installation, personId: string): Promise<string> {
  const context = makeContext({ db, services, subject: visitor, language: 'zh-Hant' });
  const way = 'passkey';
  return (await startSession(context, { personId, device: 'Test', way, strength: 'whole' })).token;
}

/** Starts the real application over it, and waits until it serves. */
export async function startApp({ environment }: Grounds): Promise<Running> {
  const app = start(['serve'], environment);
  await app.hears(/http:\/\/127/);
  return app;
}

/** Reads what is in its database; the server must run. */
async function askDatabase<Row extends object>(
  folder: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  const address = readAddress(findHomes(folder).cluster);
  if (address === undefined) throw new Error('The database does not run.');
  const client = new Client({ ...address, database: 'linli', connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** Finds the process of the database server of a data folder. */
export function clusterOf(folder: string): string {
  return join(findHomes(folder).cluster, 'postmaster.pid');
}

/** Starts the database alone, to look at what is left, and gives what stops it. */
export async function startDatabase(folder: string): Promise<() => Promise<void>> {
  const started = await startEmbedded({ dataFolder: folder, log: () => {}, role: 'visitor' });
  if (!started.ok) throw new Error(started.refusal);
  return () => started.value.stop();
}

/** Makes a word that stands nowhere else. */
export function newMark(): string {
  return randomUUID().replaceAll('-', '');
}

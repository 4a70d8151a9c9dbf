import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { isAlive } from './processes.ts';

/**
 * What a process does with the embedded server: the `app` serves and is alone on its data folder;
 * a `visitor` (an import, a test) may come beside it.
 */
export type Role = 'app' | 'visitor';

/** The process that serves this data folder already. */
export type Holder = { readonly pid: string; readonly since: string };

/** Who asks for a hold, and how long he waits for an app that may be stopping. */
export type Wish = {
  readonly role: Role;
  readonly patienceMs: number;
  readonly log: (sentence: string) => void;
};

/** What came of asking for a hold: ours, another's, or a server that is just being stopped. */
export type HoldOutcome = 'held' | 'stopping' | Holder;

/*
 * Holds are advisory locks of PostgreSQL in a session kept open: however a process ends, kill -9
 * included, the session ends with it and the lock is free. A lock file would outlive its owner.
 */
const CLASS = 4600;
const APP = 1;
const IN_USE = 2;
/** A killed process's session may live on for a moment after its number is free. */
const DEAD_HOLDER_LIMIT_MS = 5_000;
const POLL_MS = 20;
const NOTICE_MS = 500;
const NAME = 'linli';

/** Names a session, so that a second starter can be told which process holds the data folder. */
export function nameSession(role: Role): string {
  return `${NAME} ${role} ${process.pid}`;
}

/** Takes the holds of the role in this session, and waits a while for one who is just leaving. */
export async function takeHold(client: Client, wish: Wish): Promise<HoldOutcome> {
  if (wish.role === 'app') {
    const holder = await becomeApp(client, wish);
    if (holder !== undefined) return holder;
  }
  return (await ask(client, 'pg_try_advisory_lock_shared', IN_USE)) ? 'held' : 'stopping';
}

/** Gives the hold up; answers whether nobody else uses the server, so that it may be stopped. */
export async function releaseHold(client: Client): Promise<boolean> {
  await ask(client, 'pg_advisory_unlock_shared', IN_USE);
  return ask(client, 'pg_try_advisory_lock', IN_USE);
}

async function becomeApp(client: Client, { patienceMs, log }: Wish): Promise<Holder | undefined> {
  for (let waited = 0; ; waited += POLL_MS) {
    if (await ask(client, 'pg_try_advisory_lock', APP)) return undefined;
    const holder = await findHolder(client);
    const limit = holder && isAlive(Number(holder.pid)) ? patienceMs : DEAD_HOLDER_LIMIT_MS;
    if (holder && waited >= limit) return holder;
    if (holder && waited === NOTICE_MS) {
      log(`Process ${holder.pid} has this data folder; waiting in case it is just stopping …`);
    }
    await sleep(POLL_MS);
  }
}

async function ask(client: Client, verb: string, lock: number): Promise<boolean> {
  const { rows } = await client.query<{ readonly yes: boolean }>(
    `select ${verb}($1::int, $2::int) as yes`,
    [CLASS, lock],
  );
  return rows[0]?.yes === true;
}

async function findHolder(client: Client): Promise<Holder | undefined> {
  const { rows } = await client.query<Holder>(
    `select split_part(a.application_name, ' ', 3) as pid,
            to_char(a.backend_start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since
       from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.granted
        and l.classid = $1 and l.objid = $2 and l.objsubid = 2`,
    [CLASS, APP],
  );
  return rows[0];
}

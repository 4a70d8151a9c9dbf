import { sql } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import type { JobHandler } from './worker.ts';

/** Says in the database that workers of this process live, for as long as the process does. */
export type Presence = {
  readonly announce: (name: string) => void;
  readonly stop: () => Promise<void>;
};

/*
 * A worker is alive while a session of its process holds the lock of its name: however the process
 * ends, the session ends with it. By itself the queue would wait four hours for who was killed.
 */
const CLASS = 4601;
const RETRY_MS = 1_000;
/** Longer than it takes to say that one has begun, or to say it again after an outage. */
const LEAST_HELD_SECONDS = 20;

/** Keeps one connection on which the workers of this process are known to live. */
export function keepPresence(pool: Pool): Presence {
  const names = new Set<string>();
  const announced = new Set<string>();
  let line: PoolClient | undefined;
  let isOver = false;
  let retry: NodeJS.Timeout | undefined;
  let work = Promise.resolve();
  const letGo = () => {
    line?.release(true);
    line = undefined;
    announced.clear();
  };
  const say = async () => {
    if (isOver) return;
    line ??= await connect(pool, again);
    for (const name of names) {
      if (announced.has(name)) continue;
      await line.query('select pg_advisory_lock($1::int, hashtext($2))', [CLASS, name]);
      announced.add(name);
    }
  };
  const plan = () => {
    work = work.then(say).catch(again);
  };
  function again(): void {
    letGo();
    clearTimeout(retry);
    if (!isOver) retry = setTimeout(plan, RETRY_MS).unref();
  }
  return {
    announce: (name) => {
      names.add(name);
      plan();
    },
    stop: async () => {
      isOver = true;
      clearTimeout(retry);
      await work;
      letGo();
    },
  };
}

async function connect(pool: Pool, onLost: () => void): Promise<PoolClient> {
  const line = await pool.connect();
  line.once('end', onLost);
  return line;
}

/** Gives back to the queue, each minute, what workers had begun whose process is no more. */
export const freeWhatWasLeft: JobHandler = {
  name: 'platform.free',
  cron: '* * * * *',
  run: async ({ db }) => {
    // Each name is asked for once; a lock that is to be had is held by nobody.
    await sql`
      with held as materialized (
        select distinct locked_by as worker from graphile_worker.jobs
        where locked_at < now() - make_interval(secs => ${LEAST_HELD_SECONDS})
      ), gone as materialized (
        select worker from held where pg_try_advisory_xact_lock(${CLASS}::int, hashtext(worker))
      )
      select graphile_worker.force_unlock_workers(array_agg(worker)) from gone
      having count(*) > 0`.execute(db);
  },
};

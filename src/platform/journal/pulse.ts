import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';

/** Hears at each beat in which communities something was recorded since the one before. */
export type Listener = (communityIds: ReadonlySet<string>) => void;

/** Tells this process of what any process records on the same database. */
export type Pulse = {
  /** Listens until the answer is called; what is committed from now on is heard. */
  readonly listen: (listener: Listener) => Promise<() => void>;
  readonly stop: () => void;
};

/** Whoever is called, and whoever waits, sees it within a second; the question costs little. */
const BEAT_MS = 500;
const NOTHING: ReadonlySet<string> = new Set();

/**
 * Asks the journal at each beat, once for the whole process and only while somebody listens. A
 * notification from each transaction would reach sooner, but its commits wait for each other: two
 * thirds of the throughput were lost. While the database is away nothing is heard; after that all
 * that was missed is.
 */
export function keepPulse(db: Db, beatMs = BEAT_MS): Pulse {
  const listeners = new Set<Listener>();
  let begun: Promise<void> | undefined;
  const beat = async (from: string) => {
    let position = from;
    while (listeners.size > 0) {
      await sleep(beatMs, undefined, { ref: false });
      const heard = await hear(db, position).catch(() => undefined);
      position = heard?.upper ?? position;
      for (const listener of listeners) listener(heard?.communityIds ?? NOTHING);
    }
    begun = undefined;
  };
  const begin = async () => {
    const { upper } = await hear(db, undefined);
    void beat(upper);
  };
  return {
    listen: async (listener) => {
      listeners.add(listener);
      begun ??= begin();
      try {
        await begun;
      } catch (error) {
        begun = undefined;
        listeners.delete(listener);
        throw error;
      }
      return () => void listeners.delete(listener);
    },
    stop: () => listeners.clear(),
  };
}

type Heard = { readonly upper: string; readonly communityIds: ReadonlySet<string> };

/** Only transactions that ended before every running one are taken, so that none is missed. */
async function hear(db: Db, from: string | undefined): Promise<Heard> {
  const { rows } = await sql<{ upper: string; communities: readonly string[] }>`
    with now as (select pg_snapshot_xmin(pg_current_snapshot()) as upper)
    select upper::text, array(
      select distinct community_id from platform.journal
      where written_in >= ${from ?? null}::text::xid8 and written_in < now.upper
    ) as communities
    from now`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('The database told no position.');
  return { upper: row.upper, communityIds: new Set(row.communities) };
}

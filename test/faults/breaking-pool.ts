import type { Pool, PoolClient } from 'pg';
import { openDb } from '#/platform/db/pool.ts';
import type { Db } from '#/platform/db/pool.ts';

/** When the line to the database is cut; counted anew for each request. */
export type Cut = {
  /** Tells at which statement, by its number from 1 and its text. */
  readonly isAt: (number: number, text: string) => boolean;
  /** `before` it reaches the server, or `after` it was carried out and before that is known. */
  readonly moment: 'before' | 'after';
};

/** A line to the database that can be cut. */
export type BreakingDb = {
  readonly db: Db;
  /** Says when the line is next cut, and counts from 1 again. */
  readonly plan: (cut: Cut | undefined) => void;
  /** How many statements were sent since, and whether the line was cut. */
  readonly sent: () => { readonly count: number; readonly wasCut: boolean };
};

/** Wraps a pool so that the n-th statement finds the line cut, as when a cable is pulled. */
export function breakingDb(pool: Pool): BreakingDb {
  let cut: Cut | undefined;
  let count = 0;
  let wasCut = false;
  const lines = (client: PoolClient) => {
    let isBroken = false;
    const query = async (text: string, values?: readonly unknown[]) => {
      if (isBroken) throw lost();
      count += 1;
      const isHere = !wasCut && cut?.isAt(count, text) === true;
      wasCut ||= isHere;
      isBroken = isHere;
      if (isHere && cut?.moment === 'before') throw lost();
      const result = await client.query(text, values === undefined ? undefined : [...values]);
      if (isHere) throw lost();
      return result;
    };
    return { query, release: () => client.release(isBroken) };
  };
  const breaking = { connect: async () => lines(await pool.connect()), end: async () => {} };
  return {
    // A pool is asked for these two and nothing else.
    db: openDb(breaking as unknown as Pool),
    plan: (next) => {
      cut = next;
      count = 0;
      wasCut = false;
    },
    sent: () => ({ count, wasCut }),
  };
}

function lost(): Error {
  return Object.assign(new Error('Connection terminated unexpectedly'), { code: 'ECONNRESET' });
}

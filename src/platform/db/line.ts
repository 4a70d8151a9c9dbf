import type { Duplex } from 'node:stream';
import type { CompiledQuery, QueryResult } from 'kysely';
import type { PoolClient } from 'pg';
import { poolOf } from './pool.ts';
import type { Db } from './pool.ts';

/**
 * One connection, on which each statement is sent without waiting for the answers to those before
 * it. The server carries them out in the order in which they were sent.
 */
export type Line = {
  readonly send: <Row>(query: CompiledQuery) => Promise<QueryResult<Row>>;
  /** Gives the connection back; whatever was sent has to be answered by then. */
  readonly release: () => void;
};

/** What the driver's types do not tell of its connections. */
type Wired = PoolClient & { pipeline: boolean; readonly connection?: { readonly stream: Duplex } };

/** Takes a connection to send statements on ahead of their answers. */
export async function openLine(db: Db): Promise<Line> {
  const client = (await poolOf(db).connect()) as Wired;
  client.pipeline = true;
  const gather = gathering(client.connection?.stream);
  return {
    send: async <Row>({ sql, parameters }: CompiledQuery) => {
      gather();
      const { command, rowCount, rows } = await client.query(sql, [...parameters]);
      const hasChanged = CHANGING.has(command);
      return { rows: rows as Row[], ...(hasChanged && { numAffectedRows: BigInt(rowCount ?? 0) }) };
    },
    release: () => {
      // Elsewhere a connection serves what cannot be sent ahead, such as the copying of tables.
      client.pipeline = false;
      client.release();
    },
  };
}

const CHANGING: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/** Makes what is sent in one breath leave in one piece, for which the server wakes up once. */
function gathering(stream: Duplex | undefined): () => void {
  let isGathering = false;
  return () => {
    if (stream === undefined || isGathering) return;
    isGathering = true;
    stream.cork();
    process.nextTick(() => {
      isGathering = false;
      stream.uncork();
    });
  };
}

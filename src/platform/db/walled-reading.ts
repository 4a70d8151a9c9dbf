import {
  CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import type { DatabaseConnection, Driver } from 'kysely';
import { openLine } from './line.ts';
import type { Line } from './line.ts';
import type { Db } from './pool.ts';
import type { PlatformTables } from './tables.ts';
import { intoWall } from '#/platform/access/wall.ts';
import type { Reach } from '#/platform/access/wall.ts';

const BEGIN = CompiledQuery.raw('begin');
const COMMIT = CompiledQuery.raw('commit');
const ROLLBACK = CompiledQuery.raw('rollback');
/** A statement that notes something down while reading, such as who has looked. */
const WRITING = /\b(?:insert|update|delete|merge)\b/i;

/** The database as one request may read it, and what ends the reading. */
export type WalledReading = { readonly db: Db; readonly end: () => Promise<void> };

/**
 * Opens the database behind the wall for a request that reads. The transaction begins with its
 * first statement, so that a page made from memory costs none; what is asked for at once is sent at
 * once, so that a page waits for the server a few times and not for each statement.
 */
export function openWalledReading(db: Db, reach: Reach): WalledReading {
  let begun: Promise<Begun> | undefined;
  let isOver = false;
  let hasFailed = false;
  let hasWritten = false;
  const connection: DatabaseConnection = {
    executeQuery: async <Row>(query: CompiledQuery) => {
      // Whoever was still reading when the request failed begins nothing that nobody would end.
      if (isOver) throw over();
      const { line, entered } = await (begun ??= begin(db, reach));
      // Behind the end of the transaction there is no wall any more.
      if (isOver) throw over();
      hasWritten ||= WRITING.test(query.sql);
      try {
        // The statement is sent with those that enter the wall; were they refused, so is it.
        const [, result] = await Promise.all([entered, line.send<Row>(query)]);
        return result;
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    },
    streamQuery: () => {
      throw new Error('A request reads its rows at once.');
    },
  };
  const acquire = async () => {
    if (isOver) throw over();
    return connection;
  };
  return {
    db: new Kysely<PlatformTables>({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => driverOf(acquire),
        createIntrospector: (own) => new PostgresIntrospector(own),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
    }),
    end: async () => {
      isOver = true;
      const ending = begun;
      begun = undefined;
      // A connection that could not be had has told so to who asked.
      const reading = await ending?.catch(() => undefined);
      if (reading === undefined) return;
      const finished = finish(reading, hasFailed ? ROLLBACK : COMMIT);
      // The reader of what was only read need not wait for its end, nor hear if that fails.
      if (hasWritten) await finished;
      else finished.catch(() => {});
    },
  };
}

function over(): Error {
  return new Error('The request is over, and with it its reading.');
}

/** A line behind the wall. */
type Begun = {
  readonly line: Line;
  /** Fails if the wall could not be entered; then nothing that was read may be given out. */
  readonly entered: Promise<unknown>;
};

/** Takes a line and sends on it what puts it behind the wall, without waiting for the answer. */
async function begin(db: Db, reach: Reach): Promise<Begun> {
  const line = await openLine(db);
  const entered = Promise.all([line.send(BEGIN), line.send(intoWall(reach).compile(db))]);
  // Whoever reads hears of a fault; where nobody does, nothing was read.
  entered.catch(() => {});
  return { line, entered };
}

async function finish({ line, entered }: Begun, how: CompiledQuery): Promise<void> {
  try {
    await line.send(how);
  } finally {
    await entered.catch(() => {});
    line.release();
  }
}

function driverOf(acquireConnection: () => Promise<DatabaseConnection>): Driver {
  const nothing = async () => {};
  const refuse = async () => {
    throw new Error('What only reads begins no transaction of its own.');
  };
  return {
    init: nothing,
    acquireConnection,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: nothing,
    destroy: nothing,
  };
}

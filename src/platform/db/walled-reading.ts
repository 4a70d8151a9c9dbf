import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { CompiledQuery, ControlledTransaction, DatabaseConnection, Driver } from 'kysely';
import type { Db } from './pool.ts';
import type { PlatformTables } from './tables.ts';
import { enterWall } from '#/platform/access/wall.ts';
import type { Reach } from '#/platform/access/wall.ts';

/** The database as one request may read it, and what ends the reading. */
export type WalledReading = { readonly db: Db; readonly end: () => Promise<void> };

/**
 * Opens the database behind the wall for a request that reads. The transaction begins with its
 * first statement, so that a page made from memory costs none.
 */
export function openWalledReading(db: Db, reach: Reach): WalledReading {
  let begun: Promise<ControlledTransaction<PlatformTables>> | undefined;
  let isOver = false;
  const begin = async () => {
    const tx = await db.startTransaction().execute();
    try {
      await enterWall(tx, reach);
    } catch (error) {
      await tx.rollback().execute();
      throw error;
    }
    return tx;
  };
  let hasFailed = false;
  const connection: DatabaseConnection = {
    executeQuery: async <Row>(query: CompiledQuery) => {
      const tx = await (begun ??= begin());
      try {
        return await tx.executeQuery<Row>(query as CompiledQuery<Row>);
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
    if (isOver) throw new Error('The request is over, and with it its reading.');
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
      // A transaction that could not begin has told so to who asked.
      const tx = await ending?.catch(() => undefined);
      await (hasFailed ? tx?.rollback() : tx?.commit())?.execute();
    },
  };
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

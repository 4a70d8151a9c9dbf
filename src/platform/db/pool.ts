import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import type { Transaction } from 'kysely';
import { Client, Pool, types as driverTypes } from 'pg';
import type { CustomTypesConfig } from 'pg';
import type { PlatformTables } from './tables.ts';

/** Where the database is: a URL, or the parts of a socket address. */
export type Connection =
  | { readonly url: string }
  | {
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly database: string;
      readonly password?: string;
    };

/** A connection pool or a transaction; a feature sees its own tables by `withTables`. */
export type Db = Kysely<PlatformTables>;
export type Tx = Transaction<PlatformTables>;

const MAX_CONNECTIONS = 12;
const MAX_NAMED_STATEMENTS = 2_000;
const STATEMENT_TIMEOUT_MS = 60_000;
/** Longer than any wait for one of our own connections; then the reader is told. */
const CONNECT_TIMEOUT_MS = 10_000;
/** A host may have told the server to write dates as they do in Germany; we read those of ISO. */
const READABLE = '-c datestyle=ISO -c intervalstyle=postgres -c bytea_output=hex';
/**
 * The program's own work sees every community. A request's transaction narrows this to what its
 * reader reaches, before anything is read.
 */
const SEES_ALL = '-c linli.communities={*}';

/** The names of texts in use. Only saves the work of naming: the same text has always one name. */
const statementNames = new Map<string, string>();

function nameOf(text: string): string {
  const known = statementNames.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
  if (statementNames.size >= MAX_NAMED_STATEMENTS) statementNames.clear();
  statementNames.set(text, name);
  return name;
}

function toParameter(value: unknown): unknown {
  if (value instanceof Temporal.Instant || value instanceof Temporal.PlainDate) {
    return value.toString();
  }
  return Array.isArray(value) ? value.map(toParameter) : value;
}

/** The driver's client, with named statements (measured: half the server's work) and Temporal. */
class NamedClient extends Client {
  readonly #named = new Set<string>();

  // oxlint-disable-next-line typescript/no-explicit-any -- The driver's overloads are wider.
  override query(...args: any[]): any {
    const [text, values, callback] = args;
    if (typeof text !== 'string' || !Array.isArray(values)) {
      return super.query(...(args as Parameters<Client['query']>));
    }
    const name = this.#statementName(text);
    const config = { text, values: values.map(toParameter), ...(name ? { name } : {}) };
    return callback ? super.query(config, callback) : super.query(config);
  }

  /**
   * Names a statement by its text, so that PostgreSQL plans it once on this connection. Texts made
   * of changing lists would fill the server's memory; past the limit what is new stays unnamed.
   */
  #statementName(text: string): string | undefined {
    const name = nameOf(text);
    if (!this.#named.has(name) && this.#named.size >= MAX_NAMED_STATEMENTS) return undefined;
    this.#named.add(name);
    return name;
  }
}

const TIMESTAMPTZ = 1184;
const DATE = 1082;
const BIGINT = 20;
const NUMERIC = 1700;
const TIMESTAMPTZ_ARRAY = 1185;

function readInstant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text.replace(' ', 'T'));
}

/**
 * The same few days come in thousands of rows. A date holds memory that the collector does not see,
 * so each day is made once (measured: half of what the process holds under load).
 */
const days = new Map<string, Temporal.PlainDate>();
const MAX_DAYS = 4_000;

function readDate(text: string): Temporal.PlainDate {
  const known = days.get(text);
  if (known !== undefined) return known;
  const day = Temporal.PlainDate.from(text);
  if (days.size >= MAX_DAYS) days.clear();
  days.set(text, day);
  return day;
}

const parsers = new Map<number, (text: string) => unknown>([
  [TIMESTAMPTZ, readInstant],
  [DATE, readDate],
  // Counts fit a double; areas are kept as integers of square centimetres and fit as well.
  [BIGINT, Number],
  [NUMERIC, Number],
  [TIMESTAMPTZ_ARRAY, (text) => parseInstants(text)],
]);

function parseInstants(text: string): readonly (Temporal.Instant | null)[] {
  const inside = text.slice(1, -1);
  if (inside === '') return [];
  return inside
    .split(',')
    .map((part) => (part === 'NULL' ? null : readInstant(part.replaceAll('"', ''))));
}

const types: CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    parsers.get(id) ?? driverTypes.getTypeParser(id, format)) as typeof driverTypes.getTypeParser,
};

/** Opens a pool of connections; nothing is sent until the first query. */
export function openPool(connection: Connection, max = MAX_CONNECTIONS): Pool {
  const address =
    'url' in connection ? { connectionString: connection.url } : { ...connection, ssl: false };
  const pool = new Pool({
    ...address,
    max,
    Client: NamedClient,
    types,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'linli',
    options: `${READABLE} ${SEES_ALL}`,
  });
  // A connection lost while idle is replaced at the next query; without a listener Node would stop.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Wraps a pool in the query builder. */
export function openDb(pool: Pool): Db {
  const db = new Kysely<PlatformTables>({ dialect: new PostgresDialect({ pool }) });
  pools.set(db, pool);
  return db;
}

const pools = new WeakMap<Db, Pool>();

/** Gives the pool that was wrapped; a transaction has none. */
export function poolOf(db: Db): Pool {
  const pool = pools.get(db);
  if (pool === undefined) throw new Error('Only what was opened on a pool has one.');
  return pool;
}

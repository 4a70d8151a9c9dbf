import type { Pool } from 'pg';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';

/** What a database is, as it says itself. */
export type DatabaseFacts = {
  /** The version, such as `18.4`. */
  readonly version: string;
  readonly name: string;
  /** Its own clock, to be compared with ours. */
  readonly now: Temporal.Instant;
};

export type DatabaseRefusal =
  | 'database_unreachable'
  | 'database_too_old'
  | 'database_not_utf8'
  | 'database_sees_no_letters';

/** The first version whose SQL ours is. */
export const LEAST_MAJOR = 15;
const PER_MAJOR = 10_000;

type Row = {
  readonly major: number;
  readonly version: string;
  readonly name: string;
  readonly encoding: string;
  readonly ctype: string;
  readonly now: Temporal.Instant;
};

/**
 * Checks whether a database can hold an installation. Refuses: `database_unreachable` (`reason`),
 * `database_too_old` (`version`, `least`), `database_not_utf8` (`encoding`, `name`),
 * `database_sees_no_letters` (`ctype`, `name`) when its locale knows only the letters of ASCII, so
 * that searches would miss every Chinese word.
 */
export async function checkDatabase(
  pool: Pool,
  leastMajor = LEAST_MAJOR,
): Promise<Result<DatabaseFacts, DatabaseRefusal>> {
  const asked = await ask(pool);
  if (!asked.ok) return asked;
  const { major, version, name, encoding, ctype, now } = asked.value;
  if (major < leastMajor) {
    return refuse('database_too_old', { version, least: String(leastMajor) });
  }
  if (encoding !== 'UTF8') return refuse('database_not_utf8', { encoding, name });
  if (!(await seesLetters(pool))) return refuse('database_sees_no_letters', { ctype, name });
  return succeed({ version, name, now });
}

async function ask(pool: Pool): Promise<Result<Row, 'database_unreachable'>> {
  try {
    const { rows } = await pool.query<Row>(
      `select current_setting('server_version_num')::int / ${PER_MAJOR} as major,
              current_setting('server_version') as version, datname as name,
              pg_encoding_to_char(encoding) as encoding, datctype as ctype,
              clock_timestamp() as now
         from pg_database where datname = current_database()`,
    );
    const [row] = rows;
    if (row === undefined) throw new Error('The database does not know itself.');
    return succeed(row);
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    return refuse('database_unreachable', { reason: reasonOf(error) });
  }
}

/**
 * Asks the database to do what searches do, because names of locales differ between systems and
 * providers: to see the letter in a character of Chinese, and a small letter in a large one.
 */
async function seesLetters(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ readonly sees: boolean }>(
    "select chr(37168) ~ '^[[:alpha:]]$' and lower(chr(201)) = chr(233) as sees",
  );
  return rows[0]?.sees === true;
}

/**
 * Of the system: no such host, nobody listens. Of PostgreSQL: 08 lost, 28 not let in, 3D, 57P03.
 */
const UNREACHABLE = /^(?:E[A-Z]+|08\w{3}|28\w{3}|3D000|57P03|53300)$/;
/** What the driver says without a code, when the other end is no PostgreSQL or wants otherwise. */
const DRIVER_FAULT = /SSL|SASL|password|terminated|timeout|Invalid URL|socket/i;

function isUnreachable(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string') return UNREACHABLE.test(error.code);
  return DRIVER_FAULT.test(error.message) || error instanceof AggregateError;
}

/** Node tries several addresses of a host and then says nothing but that all failed. */
function reasonOf(error: Error): string {
  if (error.message !== '') return error.message;
  const [first] = error instanceof AggregateError ? error.errors : [];
  return first instanceof Error ? first.message : error.name;
}

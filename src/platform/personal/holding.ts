import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';

/** One kind of thing that is kept about people: which rows are somebody's, and what they hear. */
export type Holding = {
  /** Names the kind to programs; its words stand with the page that shows it. */
  readonly code: string;
  /** The table, with its schema. */
  readonly table: string;
  /** Columns with the id of a person: a row is theirs whose id stands in one of them. */
  readonly ties: readonly string[];
  /** What they are told of it. */
  readonly columns: readonly string[];
};

/** A value as it leaves: text, number, yes or no, or nothing. */
export type HeldValue = string | number | boolean | null;
export type HeldRow = { readonly [column: string]: HeldValue };

/** Stands for a person other than the one who asks: whose id it is, is theirs. */
export const SOMEBODY_ELSE = 'somebody_else';

/** Columns with the id of a person, whichever table they stand in. */
const PERSON_COLUMNS: ReadonlySet<string> = new Set([
  'acting_for_id',
  'actor_id',
  'addressed_to',
  'against_person_id',
  'agreed_by',
  'answered_by',
  'appointed_by',
  'asked_by',
  'asker_id',
  'changed_by',
  'closed_by',
  'confirmed_by',
  'decided_by',
  'ended_by',
  'first_by',
  'granted_by',
  'helper_id',
  'holder_id',
  'invited_by',
  'issued_by',
  'last_handler_id',
  'person_id',
  'reader_id',
  'recorded_by',
  'reviewed_by',
  'second_by',
  'uploader_id',
  'withdrawn_by',
]);

/** Tells whether a column of any table names a person by their id. */
export function namesPerson(column: string): boolean {
  return PERSON_COLUMNS.has(column);
}

/** Reads the names of columns from a line of them. */
export function columnsIn(line: string): readonly string[] {
  return line.trim().split(/\s+/);
}

/** Reads all that is kept about a person in one kind of thing, the oldest first. */
export async function readHolding(
  db: Db,
  holding: Holding,
  personId: string,
): Promise<readonly HeldRow[]> {
  const table = sql.table(holding.table);
  const columns = sql.join(holding.columns.map((column) => sql.ref(column)));
  const isTheirs = sql.join(
    holding.ties.map((tie) => sql`${sql.ref(tie)} = ${personId}`),
    sql` or `,
  );
  const { rows } = await sql<Readonly<Record<string, unknown>>>`
    select ${columns} from ${table} where ${isTheirs} order by 1, 2`.execute(db);
  return rows.map((row) =>
    Object.fromEntries(
      holding.columns.map((column) => [
        column,
        heldValue({ column, value: row[column], personId }),
      ]),
    ),
  );
}

function heldValue(held: {
  readonly column: string;
  readonly value: unknown;
  readonly personId: string;
}): HeldValue {
  const { column, value, personId } = held;
  if (value === null || value === undefined) return null;
  if (namesPerson(column)) return value === personId ? personId : SOMEBODY_ELSE;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') {
    return value;
  }
  if (value instanceof Temporal.Instant || value instanceof Temporal.PlainDate) {
    return value.toString();
  }
  if (Buffer.isBuffer(value)) return value.toString('hex');
  return JSON.stringify(value);
}

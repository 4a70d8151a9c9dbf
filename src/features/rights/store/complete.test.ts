import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { Pool } from 'pg';
import { openDb, openPool } from '#/platform/db/pool.ts';
import { namesPerson, readHolding } from '#/platform/personal/holding.ts';
import type { HeldRow, Holding } from '#/platform/personal/holding.ts';
import { testDatabase } from '#test/database.ts';
import { holdings } from '#test/personal.ts';

const SECURITY = join(import.meta.dirname, '..', '..', '..', '..', 'security');
const ME = '019cf000-0000-7000-8000-0000000c0001';
const OTHER = '019cf000-0000-7000-8000-0000000c0002';

function readRows(name: string): readonly (readonly string[])[] {
  const [, ...lines] = readFileSync(join(SECURITY, name), 'utf8').trimEnd().split('\n');
  return lines.map((line) => line.split('\t'));
}

const personal = readRows('fields.tsv').flatMap(([schema, table, column, level]) =>
  level === 'L0' ? [] : [`${schema}.${table}.${column}`],
);
const reasons = new Map(
  readRows('not-exported.tsv').map(([schema, table, column, reason]) => [
    `${schema}.${table}.${column}`,
    reason ?? '',
  ]),
);

/** Finds personal columns that are neither told to the person nor left out with a reason. */
function findUntold(columns: readonly string[], all: readonly Holding[]): readonly string[] {
  const told = new Set(
    all.flatMap((holding) => holding.columns.map((column) => `${holding.table}.${column}`)),
  );
  return columns.filter((column) => !told.has(column) && !reasons.has(column));
}

test('each personal column is exported, or left out with a reason', () => {
  assert.ok(personal.length > 150, `${personal.length} personal columns`);
  assert.deepEqual(findUntold(personal, holdings), []);
});

test('a personal column that nobody thought of is found', () => {
  assert.deepEqual(findUntold(['people.person.shoe_size'], holdings), ['people.person.shoe_size']);
  const without = holdings.filter((holding) => holding.code !== 'login');
  assert.deepEqual(findUntold(personal, without), [
    'people.login.person_id',
    'people.login.kind',
    'people.login.address',
    'people.login.confirmed_at',
  ]);
});

test('a reason is a sentence about a personal column that is really left out', () => {
  for (const [column, reason] of reasons) {
    assert.ok(personal.includes(column), `${column} is no personal column`);
    assert.match(reason, /^[A-Z].{20,}\.$/);
  }
  const told = holdings.flatMap(({ table, columns }) => columns.map((one) => `${table}.${one}`));
  assert.deepEqual(
    told.filter((column) => reasons.has(column)),
    [],
  );
});

test('each kind has a name of its own, and a tie that is a column', () => {
  const codes = holdings.map((holding) => holding.code);
  assert.equal(new Set(codes).size, codes.length);
  for (const { table, ties } of holdings) assert.ok(ties.length > 0, table);
});

/** A column as the database describes it. */
type Column = { readonly name: string; readonly type: string; readonly isGenerated: boolean };

let pool: Pool;
const schemas = [
  ...new Set(['platform', ...holdings.map(({ table }) => table.split('.')[0] ?? '')]),
];

before(async () => {
  const database = await testDatabase();
  pool = openPool(database.connection, 2);
  pool.options.allowExitOnIdle = true;
  await loosen();
});

/** Lets any value into any column, so that each can have one that stands nowhere else. */
async function loosen(): Promise<void> {
  const { rows } = await pool.query<{ readonly statement: string }>(
    `select format('alter table %s drop constraint %I cascade', conrelid::regclass, conname)
      as statement
    from pg_constraint c join pg_namespace n on n.oid = c.connamespace
    where contype in ('c', 'f', 'u', 'x', 'p') and conrelid <> 0
      and n.nspname = any($1)
      and conrelid not in ('platform.version'::regclass, 'platform.version_due'::regclass)
    order by contype = 'p'`,
    [schemas],
  );
  for (const { statement } of rows) {
    await pool.query(statement).catch((error: unknown) => {
      if (!String(error).includes('does not exist')) throw error;
    });
  }
  const { rows: indexes } = await pool.query<{ readonly name: string }>(
    `select indexrelid::regclass::text as name from pg_index
    where indisunique and split_part(indrelid::regclass::text, '.', 1) = any($1)
      and indrelid::regclass::text !~ '^platform\\.version'`,
    [schemas],
  );
  for (const { name } of indexes) await pool.query(`drop index ${name}`);
}

async function columnsOf(table: string): Promise<readonly Column[]> {
  const { rows } = await pool.query<Column>(
    `select attname as name, format_type(atttypid, atttypmod) as type,
       (attgenerated <> '' or attidentity <> '') as "isGenerated"
     from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [table],
  );
  return rows;
}

let counted = 1_000;

/** Makes a value of a type that stands nowhere else, and how it is to be found again. */
function canaryOf(type: string): { readonly value: unknown; readonly found: string } {
  counted += 1;
  const at = Temporal.Instant.from('2001-01-01T00:00:00Z').add({ seconds: counted });
  const day = Temporal.PlainDate.from('2001-01-01').add({ days: counted });
  const hex = counted.toString(16).padStart(12, '0');
  const uuid = `019cf000-0000-7000-8000-${hex}`;
  const made: Readonly<Record<string, readonly [unknown, string]>> = {
    text: [`canary${counted}`, `canary${counted}`],
    uuid: [uuid, uuid],
    'uuid[]': [[uuid], uuid],
    'text[]': [[`canary${counted}`], `canary${counted}`],
    'timestamp with time zone': [at.toString(), at.toString()],
    'timestamp with time zone[]': [[at.toString()], at.toString()],
    date: [day.toString(), day.toString()],
    smallint: [counted, String(counted)],
    integer: [counted, String(counted)],
    bigint: [counted, String(counted)],
    real: [counted, String(counted)],
    'double precision': [counted + 0.5, String(counted + 0.5)],
    boolean: [true, 'true'],
    jsonb: [JSON.stringify({ a: `canary${counted}` }), `canary${counted}`],
    bytea: [Buffer.from(hex, 'hex'), hex],
    int4multirange: [`{[${counted},${counted + 1})}`, String(counted)],
  };
  const [value, found] = made[type] ?? [];
  assert.ok(found !== undefined, `a value of the type ${type}`);
  return { value, found };
}

/** Writes a row with a canary in every column; the tie holds the one who asks. */
async function sow(table: string, tie: string): Promise<ReadonlyMap<string, string>> {
  const columns = (await columnsOf(table)).filter(
    // The number of a transaction is its own.
    (column) => !column.isGenerated && column.type !== 'xid8',
  );
  const canaries = columns.map((column) => {
    if (column.name === tie) return { value: ME, found: ME };
    return namesPerson(column.name)
      ? { value: OTHER, found: 'somebody_else' }
      : canaryOf(column.type);
  });
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const holes = columns.map((_, index) => `$${index + 1}`).join(', ');
  await pool.query(
    `insert into ${table} (${names}) values (${holes})`,
    canaries.map(({ value }) => value),
  );
  return new Map(columns.map(({ name }, index) => [name, canaries[index]?.found ?? '']));
}

const holds = (row: HeldRow, column: string, canary: string) =>
  String(row[column] ?? '').includes(canary);

test('a canary in every personal column is found in the export, by whatever tie', async () => {
  const db = openDb(pool);
  let looked = 0;
  for (const holding of holdings) {
    for (const tie of holding.ties) {
      const sown = await sow(holding.table, tie);
      const rows = await readHolding(db, holding, ME);
      const key = holding.columns.find(
        (column) => column !== tie && !namesPerson(column) && sown.get(column) !== 'true',
      );
      const row = rows.find((one) => key !== undefined && holds(one, key, sown.get(key) ?? '-'));
      assert.ok(row !== undefined, `${holding.code} by ${tie}`);
      for (const column of holding.columns) {
        const canary = sown.get(column);
        if (canary === undefined) continue;
        assert.ok(holds(row, column, canary), `${holding.code}.${column} by ${tie}`);
        looked += 1;
      }
    }
  }
  assert.ok(looked > 300, `${looked} canaries`);
});

test('what is somebody else’s is in no export of mine', async () => {
  const db = openDb(pool);
  const nobody = '019cf000-0000-7000-8000-0000000c0003';
  for (const holding of holdings) {
    assert.deepEqual(await readHolding(db, holding, nobody), [], holding.code);
    assert.doesNotMatch(
      JSON.stringify(await readHolding(db, holding, ME)),
      new RegExp(OTHER),
      holding.code,
    );
  }
});

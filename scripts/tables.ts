/**
 * Writes the Kysely types of every schema from the migrated database, so that code and database
 * cannot drift apart: `npm run tables`. A structure test compares them again.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Pool } from 'pg';

type Column = {
  readonly table_schema: string;
  readonly table_name: string;
  readonly column_name: string;
  readonly udt_name: string;
  readonly is_nullable: 'YES' | 'NO';
  readonly has_default: boolean;
};

const scalarTypes: Readonly<Record<string, string>> = {
  text: 'string',
  varchar: 'string',
  bpchar: 'string',
  uuid: 'string',
  xid8: 'string',
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  numeric: 'number',
  timestamptz: 'Temporal.Instant',
  date: 'Temporal.PlainDate',
  bytea: 'Buffer',
  jsonb: 'Jsonb',
  point: '{ readonly x: number; readonly y: number }',
  int4multirange: 'string',
};

/**
 * Reads the columns of every schema of ours and returns, per schema, the text of its types file.
 */
export async function generateTables(pool: Pool): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<Column>(
    `select table_schema, table_name, column_name, udt_name, is_nullable,
       (column_default is not null or is_identity = 'YES' or is_generated = 'ALWAYS') as has_default
     from information_schema.columns
     where table_schema not in ('pg_catalog', 'information_schema', 'public', 'graphile_worker')
     order by table_schema collate "C", table_name collate "C", ordinal_position`,
  );
  const schemas = Map.groupBy(rows, (row) => row.table_schema);
  return new Map([...schemas].map(([schema, columns]) => [schema, fileText(schema, columns)]));
}

/** Names the file in which the types of a schema stand. */
export function tablesFile(schema: string): string {
  return schema === 'platform' ? 'src/platform/db/tables.ts' : `src/features/${schema}/tables.ts`;
}

function fileText(schema: string, columns: readonly Column[]): string {
  const body = [...Map.groupBy(columns, (column) => column.table_name)]
    .map(([table, of]) => `  '${schema}.${table}': {\n${of.map(columnLine).join('')}  };\n`)
    .join('');
  const kysely = body.includes('Generated<') ? "import type { Generated } from 'kysely';\n" : '';
  const jsonTypes = ['DefaultJsonb', 'Jsonb'].filter((type) => body.includes(`: ${type}`));
  const jsonFrom = schema === 'platform' ? './json.ts' : '#/platform/db/json.ts';
  const json =
    jsonTypes.length > 0 ? `import type { ${jsonTypes.join(', ')} } from '${jsonFrom}';\n` : '';
  const imports = kysely + json;
  const name = `${schema.charAt(0).toUpperCase()}${schema.slice(1)}Tables`;
  return `// Written by \`npm run tables\` from the migrated database; not edited by hand.\n${imports}
export type ${name} = {\n${body}};\n`;
}

function columnLine(column: Column): string {
  const isArray = column.udt_name.startsWith('_');
  if (column.udt_name === 'jsonb' && column.has_default) {
    return `    ${column.column_name}: DefaultJsonb;\n`;
  }
  const scalar = scalarTypes[isArray ? column.udt_name.slice(1) : column.udt_name];
  if (scalar === undefined) throw new Error(`No type for ${column.udt_name}`);
  const type = `${isArray ? `readonly ${scalar}[]` : scalar}${column.is_nullable === 'YES' ? ' | null' : ''}`;
  return `    ${column.column_name}: ${column.has_default ? `Generated<${type}>` : type};\n`;
}

if (import.meta.main) {
  const { testDatabase } = await import('#test/database.ts');
  const { openPool } = await import('#/platform/db/pool.ts');
  const database = await testDatabase();
  const pool = openPool(database.connection);
  for (const [schema, text] of await generateTables(pool)) {
    await mkdir(dirname(tablesFile(schema)), { recursive: true });
    await writeFile(tablesFile(schema), text);
    console.log(tablesFile(schema));
  }
  await pool.end();
  await database.drop();
}

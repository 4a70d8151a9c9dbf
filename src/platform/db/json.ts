import type { ColumnType } from 'kysely';

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

/** A jsonb column: read as a value, written as text, because the driver writes arrays otherwise. */
export type Jsonb = ColumnType<Json, string, string>;

/** A jsonb column with a default, which an insert may leave out. */
export type DefaultJsonb = ColumnType<Json, string | undefined, string>;

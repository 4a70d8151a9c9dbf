import { sql } from 'kysely';
import type { Db } from './pool.ts';

/** What is kept together: a change of any row of it makes all of it be read again. */
export type Topic = 'places' | 'organisations' | 'settings';

/** Names one reading of a topic, with whatever it depends on; the same name means the same rows. */
export type Reading = { readonly topic: Topic; readonly name: string };

type Entry = { readonly version: string; readonly value: unknown; readonly weight: number };

/** The readings of one database in this process, the least lately used first. */
type Store = { readonly entries: Map<string, Entry>; weight: number };

type Scope = {
  readonly store: Store;
  readonly versions: () => Promise<ReadonlyMap<string, string>>;
  /** What this request has asked for already. */
  readonly asked: Map<string, Promise<unknown>>;
};

/** About as many rows are kept as a dozen large communities have on their pages. */
const MAX_WEIGHT = 12_000;

const stores = new WeakMap<Db, Store>();
const scopes = new WeakMap<Db, Scope>();

/**
 * Opens the database for one request that changes nothing: through it, or through `own` where the
 * request has one, `kept` readings are answered from memory while their topic has the version it
 * had then. In a transaction nothing is kept.
 */
export function openReading(db: Db, own: Db = db.withoutPlugins()): Db {
  const store = stores.get(db) ?? { entries: new Map(), weight: 0 };
  stores.set(db, store);
  let versions: Promise<ReadonlyMap<string, string>> | undefined;
  scopes.set(own, {
    store,
    versions: () => (versions ??= readVersions(own)),
    asked: new Map(),
  });
  return own;
}

/** Tells whether what is read through it is kept: then several small readings cost least. */
export function isKeeping(db: Db): boolean {
  return scopes.has(db);
}

/**
 * Reads, or gives what was read under the same version of the topic. What is given belongs to many
 * readers: nobody may change it.
 */
export async function kept<Value>(
  db: Db,
  reading: Reading,
  read: () => Promise<Value>,
): Promise<Value> {
  const scope = scopes.get(db);
  if (scope === undefined) return read();
  const key = `${reading.topic} ${reading.name}`;
  const asked = scope.asked.get(key);
  if (asked !== undefined) return asked as Promise<Value>;
  const found = findOrRead(scope, { ...reading, key }, read);
  scope.asked.set(key, found);
  return found;
}

/** Reads several things of one kind, each kept by itself; only those not known are read. */
export async function keptEach<Value>(
  db: Db,
  { topic, name, keys }: Reading & { readonly keys: readonly string[] },
  read: (missing: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): Promise<ReadonlyMap<string, Value>> {
  const wanted = [...new Set(keys)];
  if (wanted.length === 0) return new Map();
  const scope = scopes.get(db);
  if (scope === undefined) return read(wanted);
  const version = (await scope.versions()).get(topic) ?? '';
  const values = new Map<string, Value>();
  const missing: string[] = [];
  for (const key of wanted) {
    const known = findEntry(scope.store, `${topic} ${name} ${key}`, version);
    if (known === undefined) missing.push(key);
    else if (known.value !== undefined) values.set(key, known.value as Value);
  }
  if (missing.length === 0) return values;
  const fresh = await read(missing);
  for (const key of missing) {
    const value = fresh.get(key);
    keep(scope.store, `${topic} ${name} ${key}`, { version, value, weight: 1 });
    if (value !== undefined) values.set(key, value);
  }
  return values;
}

async function findOrRead<Value>(
  { store, versions }: Scope,
  { topic, key }: Reading & { readonly key: string },
  read: () => Promise<Value>,
): Promise<Value> {
  // The version is read before the rows: rows that are newer than it are read again, never kept
  // beyond the next look at the version.
  const version = (await versions()).get(topic) ?? '';
  const known = findEntry(store, key, version);
  if (known !== undefined) return known.value as Value;
  const value = await read();
  keep(store, key, { version, value, weight: weigh(value) });
  return value;
}

function findEntry(store: Store, key: string, version: string): Entry | undefined {
  const entry = store.entries.get(key);
  if (entry === undefined || entry.version !== version) return undefined;
  store.entries.delete(key);
  store.entries.set(key, entry);
  return entry;
}

function keep(store: Store, key: string, entry: Entry): void {
  drop(store, key);
  if (entry.weight > MAX_WEIGHT / 2) return;
  store.entries.set(key, entry);
  store.weight += entry.weight;
  for (const oldest of store.entries.keys()) {
    if (store.weight <= MAX_WEIGHT) return;
    drop(store, oldest);
  }
}

function drop(store: Store, key: string): void {
  const entry = store.entries.get(key);
  if (entry === undefined) return;
  store.entries.delete(key);
  store.weight -= entry.weight;
}

/** A list weighs as many rows as it has, and as many as its rows list in turn. */
function weigh(value: unknown): number {
  if (value instanceof Map) return 1 + value.size;
  if (!Array.isArray(value)) return 1;
  return value.reduce<number>((sum, one) => sum + weighRow(one), 1);
}

function weighRow(row: unknown): number {
  if (typeof row !== 'object' || row === null) return 1;
  return Object.values(row).reduce<number>(
    (sum, part) => sum + (Array.isArray(part) ? part.length : 0),
    1,
  );
}

async function readVersions(db: Db): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ readonly topic: string; readonly version: number }>`
    select topic, version from platform.version`.execute(db);
  return new Map(rows.map(({ topic, version }) => [topic, String(version)]));
}

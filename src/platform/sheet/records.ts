import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Context } from '#/platform/action/context.ts';
import type { CarriedRow, RowFault, SheetKind, SheetPlace, SheetRow, Verdict } from './kind.ts';

/** A record as it is, or as a row wishes it to be. */
export type SheetRecord<Fields> = { readonly id: string; readonly fields: Fields };

/** A row as it was understood: what it wishes, and the record it is about, if there is one. */
export type Understood<Fields> =
  | { readonly fault: RowFault }
  | {
      /** The same for two rows that are about one record, however they are written. */
      readonly key: string;
      readonly fields: Fields;
      readonly there: SheetRecord<Fields> | undefined;
      /** Why what is there is left as it is, whatever the row says. */
      readonly keeps?: RowFault | undefined;
    };

/** How a feature finds, makes, changes and takes out what a row of its sheets is about. */
export type RecordStore<Fields> = {
  /** What is kept of a record to undo what was done to it. */
  readonly fields: z.ZodType<Fields>;
  readonly understand: (
    context: Context,
    place: SheetPlace,
    rows: readonly SheetRow[],
  ) => Promise<ReadonlyMap<number, Understood<Fields>>>;
  readonly make: (
    context: Context,
    place: SheetPlace,
    records: readonly SheetRecord<Fields>[],
  ) => Promise<void>;
  readonly change: (context: Context, records: readonly SheetRecord<Fields>[]) => Promise<void>;
  /** Takes out those of which nobody has made use. */
  readonly takeOut: (context: Context, ids: readonly string[]) => Promise<void>;
  readonly current: (
    context: Context,
    ids: readonly string[],
  ) => Promise<ReadonlyMap<string, Fields>>;
  /** Tells whether two say the same to a sheet; where it is left out, they are compared whole. */
  readonly isSame?: (one: Fields, other: Fields) => boolean;
  /** The codes of why a row stays: something refers to it, or it was changed since. */
  readonly kept: { readonly inUse: string; readonly changedSince: string };
  /** The column that a row is told at that is about the same as another. */
  readonly keyColumn: string;
};

/**
 * Makes, of how a feature keeps its records, how a sheet of them is judged, saved and undone: one
 * row is one record, which is made, changed or left as it is.
 */
export function sheetOfRecords<Fields>(
  store: RecordStore<Fields>,
): Pick<SheetKind, 'judge' | 'undo'> {
  const written = z.union([
    z.object({ was: store.fields, became: store.fields }),
    // What a sheet of an earlier release made does not say what it was like.
    z.object({ made: z.literal(true), like: store.fields.optional() }),
  ]);
  return {
    judge: async (context, place, rows) => {
      const understood = tellTwins(await store.understand(context, place, rows), store.keyColumn);
      const verdicts = new Map([...understood].map(([row, one]) => [row, verdictOf(store, one)]));
      return { verdicts, save: () => save(store, { context, place }, understood) };
    },
    undo: async (context, _, rows) => {
      const read = rows.map((row) => ({ ...row, before: written.parse(row.before) }));
      const made = read.flatMap(({ before, ...row }) =>
        'made' in before ? [{ ...row, like: before.like }] : [],
      );
      const changed = read.flatMap(({ before, ...row }) =>
        'was' in before ? [{ ...row, ...before }] : [],
      );
      const kept = [
        ...(await takeOut(store, context, made)),
        ...(await changeBack(store, context, changed)),
      ];
      return { kept: new Map(kept), left: new Map() };
    },
  };
}

/** A record that two rows are about is the first one's. */
function tellTwins<Fields>(
  understood: ReadonlyMap<number, Understood<Fields>>,
  column: string,
): ReadonlyMap<number, Understood<Fields>> {
  const firsts = new Map<string, number>();
  const told = new Map<number, Understood<Fields>>();
  for (const [number, one] of understood) {
    const first = 'key' in one ? firsts.get(one.key) : undefined;
    if ('key' in one && first === undefined) firsts.set(one.key, number);
    const detail = { row: String(first) };
    told.set(number, first === undefined ? one : { fault: { column, code: 'row_twice', detail } });
  }
  return told;
}

function verdictOf<Fields>(store: RecordStore<Fields>, one: Understood<Fields>): Verdict {
  if ('fault' in one) return { outcome: 'error', fault: one.fault };
  if (one.there === undefined) return { outcome: 'create' };
  if (isSame(store, one.there.fields, one.fields)) return { outcome: 'skip' };
  return one.keeps === undefined ? { outcome: 'update' } : { outcome: 'skip', fault: one.keeps };
}

function isSame<Fields>(
  store: Pick<RecordStore<Fields>, 'isSame'>,
  one: Fields | undefined,
  other: Fields,
): boolean {
  if (one === undefined || store.isSame === undefined) return isDeepStrictEqual(one, other);
  return store.isSame(one, other);
}

async function save<Fields>(
  store: RecordStore<Fields>,
  { context, place }: { readonly context: Context; readonly place: SheetPlace },
  understood: ReadonlyMap<number, Understood<Fields>>,
): Promise<readonly CarriedRow[]> {
  const made: SheetRecord<Fields>[] = [];
  const changed: SheetRecord<Fields>[] = [];
  const carried: CarriedRow[] = [];
  for (const [number, one] of understood) {
    if ('fault' in one) continue;
    const { fields, there, keeps } = one;
    if (there === undefined) {
      const id = context.newId();
      made.push({ id, fields });
      carried.push({ number, targetId: id, before: z.json().parse({ made: true, like: fields }) });
    } else if (keeps === undefined && !isSame(store, there.fields, fields)) {
      changed.push({ id: there.id, fields });
      const before = z.json().parse({ was: there.fields, became: fields });
      carried.push({ number, targetId: there.id, before });
    }
  }
  if (made.length > 0) await store.make(context, place, made);
  if (changed.length > 0) await store.change(context, changed);
  return carried;
}

type Kept = (readonly [number: number, code: string])[];
type Target = Pick<CarriedRow, 'number' | 'targetId'>;

async function takeOut<Fields>(
  store: RecordStore<Fields>,
  context: Context,
  rows: readonly (Target & { readonly like: Fields | undefined })[],
): Promise<Kept> {
  if (rows.length === 0) return [];
  const idsOf = (some: readonly Target[]) => some.map(({ targetId }) => targetId);
  const current = await store.current(context, idsOf(rows));
  const changed = rows.filter(({ targetId, like }) => {
    const now = current.get(targetId);
    return now !== undefined && like !== undefined && !isSame(store, now, like);
  });
  const same = rows.filter((row) => !changed.includes(row));
  await store.takeOut(context, idsOf(same));
  const there = await store.current(context, idsOf(same));
  const used = same.filter(({ targetId }) => there.has(targetId));
  return [
    ...changed.map(({ number }) => [number, store.kept.changedSince] as const),
    ...used.map(({ number }) => [number, store.kept.inUse] as const),
  ];
}

async function changeBack<Fields>(
  store: RecordStore<Fields>,
  context: Context,
  rows: readonly (Target & { readonly was: Fields; readonly became: Fields })[],
): Promise<Kept> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ targetId }) => targetId);
  const current = await store.current(context, ids);
  const same = rows.filter(({ targetId, became }) => isSame(store, current.get(targetId), became));
  await store.change(
    context,
    same.map(({ targetId, was }) => ({ id: targetId, fields: was })),
  );
  return rows.flatMap((row) =>
    same.includes(row) ? [] : [[row.number, store.kept.changedSince] as const],
  );
}

import { z } from 'zod';
import type { Context } from '#/platform/action/context.ts';
import type {
  CarriedRow,
  Judgement,
  SheetKind,
  SheetPlace,
  SheetRow,
  Undoing,
  Verdict,
} from '#/platform/sheet/kind.ts';
import {
  BUILDING_LEVEL,
  COMPOUND_LEVEL,
  HOUSEHOLD_LEVEL,
  UNIT_LEVEL,
} from '#/features/places/model.ts';
import type { NewPlace, Place } from '#/features/places/model.ts';
import { mayBuild } from '#/features/places/policy.ts';
import {
  findCompound,
  householdKey,
  isMoved,
  readHousehold,
  spotsOf,
} from '#/features/places/rules/household-rows.ts';
import type { HouseholdRow, KnownSpot } from '#/features/places/rules/household-rows.ts';
import { writeNamedHousehold } from '#/features/places/rules/named-households.ts';
import { listWithin } from '#/features/places/store/find.ts';
import {
  deleteEmpty,
  eachHousehold,
  findSpots,
  findThere,
  findUsed,
  saveWindows,
  windowsOf,
} from '#/features/places/store/household-rows.ts';
import type { Window } from '#/features/places/store/household-rows.ts';
import { insertPlaces } from '#/features/places/store/rows.ts';
import { householdColumns, householdSheetWords } from '#/features/places/words/household-sheet.ts';

/** Households of a community or compound, with the buildings and stairwells they are in. */
export const householdSheet: SheetKind = {
  code: 'households',
  ...householdSheetWords,
  columns: householdColumns,
  keyOf: householdKey,
  keyColumn: 'door',
  mayBring: mayBuild,
  readBy: 'stewards',
  judge,
  undo,
  finish: async (context, place) => {
    // Those who reckon with places hear of it as of any other building.
    const { communityId, id } = place;
    await context.record({
      feature: 'places',
      verb: 'import',
      subjectId: id,
      communityId,
      placeId: id,
    });
  },
  list,
};

type Understood = {
  readonly number: number;
  readonly row: HouseholdRow;
  /** From the building down to the household. */
  readonly spots: readonly NewPlace[];
};

async function judge(
  context: Context,
  place: SheetPlace,
  rows: readonly SheetRow[],
): Promise<Judgement> {
  const compounds = await listWithin(context.db, place.path, COMPOUND_LEVEL);
  const verdicts = new Map<number, Verdict>();
  const understood: Understood[] = [];
  for (const row of rows) {
    const read = understand(context, compounds, row);
    if ('verdict' in read) verdicts.set(row.number, read.verdict);
    else understood.push(read);
  }
  const paths = new Set(understood.flatMap(({ spots }) => spots.map(({ path }) => path)));
  const known = await findSpots(context.db, [...paths]);
  for (const one of understood) verdicts.set(one.number, verdictOf(one, known));
  const right = understood.filter(({ number }) => verdicts.get(number)?.outcome !== 'error');
  return { verdicts, save: () => save(context, right, known) };
}

function understand(
  { newId }: Context,
  compounds: readonly Place[],
  { number, cells }: SheetRow,
): Understood | { readonly verdict: Verdict } {
  const read = readHousehold(cells);
  if ('fault' in read) return { verdict: { outcome: 'error', fault: read.fault } };
  const compound = findCompound(compounds, read.row.compound);
  if (!compound.ok) {
    const { refusal: code, detail } = compound;
    return { verdict: { outcome: 'error', fault: { column: 'compound', code, detail } } };
  }
  return { number, row: read.row, spots: spotsOf(compound.value, read.row, newId) };
}

const COLUMN_OF_LEVEL = new Map([
  [BUILDING_LEVEL, 'building'],
  [UNIT_LEVEL, 'unit'],
  [HOUSEHOLD_LEVEL, 'door'],
]);

function verdictOf(one: Understood, known: ReadonlyMap<string, KnownSpot>): Verdict {
  const strange = one.spots.find(({ path, level }) => {
    const there = known.get(path);
    return there !== undefined && there.level !== level;
  });
  if (strange !== undefined) {
    const column = COLUMN_OF_LEVEL.get(strange.level) ?? 'door';
    const detail = { said: strange.nameHant ?? strange.name };
    return { outcome: 'error', fault: { column, code: 'place_other_kind', detail } };
  }
  const there = known.get(one.spots.at(-1)?.path ?? '');
  if (there === undefined) return { outcome: 'create' };
  return { outcome: isMoved(there, one.row) ? 'update' : 'skip' };
}

const beforeShape = z.union([
  z.object({ made: z.array(z.string()) }),
  z.object({ was: windowShape(), became: windowShape() }),
]);

function windowShape() {
  return z.object({ floor: z.int().nullable(), position: z.int().nullable() });
}

async function save(
  { db }: Context,
  right: readonly Understood[],
  known: ReadonlyMap<string, KnownSpot>,
): Promise<readonly CarriedRow[]> {
  const carried: CarriedRow[] = [];
  const made = new Map<string, NewPlace>();
  const windows: Window[] = [];
  for (const { number, row, spots } of right) {
    const household = spots.at(-1);
    if (household === undefined || made.has(household.path)) continue;
    const there = known.get(household.path);
    if (there === undefined) {
      const fresh = spots.filter(({ path }) => !known.has(path) && !made.has(path));
      for (const place of fresh) made.set(place.path, place);
      const above = fresh.filter(({ id }) => id !== household.id).map(({ id }) => id);
      carried.push({ number, targetId: household.id, before: { made: above } });
    } else if (isMoved(there, row)) {
      const became = { floor: row.floor ?? null, position: row.position ?? null };
      windows.push({ id: there.id, ...became });
      const was = { floor: there.floor, position: there.position };
      carried.push({ number, targetId: there.id, before: { was, became } });
    }
  }
  await insertPlaces(db, [...made.values()]);
  await saveWindows(db, windows);
  return carried;
}

async function undo({ db }: Context, _: SheetPlace, rows: readonly CarriedRow[]): Promise<Undoing> {
  const read = rows.map((row) => ({ ...row, before: beforeShape.parse(row.before) }));
  const made = read.flatMap((row) => ('made' in row.before ? [{ ...row, ...row.before }] : []));
  const moved = read.flatMap((row) => ('was' in row.before ? [{ ...row, ...row.before }] : []));
  const { kept, left } = await takeOut(db, made);
  return { kept: new Map([...kept, ...(await moveBack(db, moved))]), left };
}

type Made = Pick<CarriedRow, 'number' | 'targetId'> & { readonly made: readonly string[] };
type Moved = Pick<CarriedRow, 'number' | 'targetId'> & {
  readonly was: Look;
  readonly became: Look;
};
type Kept = (readonly [number: number, code: string])[];

async function takeOut(db: Context['db'], rows: readonly Made[]): Promise<Undoing> {
  const ids = rows.map(({ targetId }) => targetId);
  const above = rows.flatMap(({ made }) => made);
  const used = await findUsed(db, [...ids, ...above]);
  const isUnused = (id: string) => !used.has(id);
  await deleteEmpty(db, ids.filter(isUnused));
  // Stairwells first: only then are buildings empty.
  await deleteEmpty(db, above.filter(isUnused));
  await deleteEmpty(db, above.filter(isUnused));
  const there = await findThere(db, [...ids, ...above]);
  const kept = rows.filter(({ targetId }) => there.has(targetId));
  const gone = rows.filter(({ targetId }) => !there.has(targetId));
  return {
    kept: new Map(kept.map(({ number }) => [number, 'household_in_use'])),
    left: new Map(
      gone.flatMap(({ number, made }) => {
        const left = made.filter((id) => there.has(id));
        return left.length === 0 ? [] : [[number, { made: left }]];
      }),
    ),
  };
}

async function moveBack(db: Context['db'], rows: readonly Moved[]): Promise<Kept> {
  const now = await windowsOf(
    db,
    rows.map(({ targetId }) => targetId),
  );
  const same = rows.filter(({ targetId, became }) => isSame(now.get(targetId), became));
  await saveWindows(
    db,
    same.map(({ targetId, was }) => ({ id: targetId, ...was })),
  );
  return rows.flatMap((row) =>
    same.includes(row) ? [] : [[row.number, 'household_changed_since'] as const],
  );
}

type Look = z.infer<ReturnType<typeof windowShape>>;

function isSame(now: Look | undefined, became: Look): boolean {
  return now !== undefined && now.floor === became.floor && now.position === became.position;
}

/** All households there are, in the columns in which they can be brought again. */
async function* list(context: Context, place: SheetPlace): AsyncGenerator<readonly string[]> {
  const compounds = await listWithin(context.db, place.path, COMPOUND_LEVEL);
  const names = new Map(compounds.map(({ path, names: { hant } }) => [path, hant]));
  for await (const line of eachHousehold(context.db, place.path)) {
    const { household, compound, building, unit, door } = writeNamedHousehold(names, line);
    // One that is in no compound has no row in which it could come back.
    if (household !== '') continue;
    const window = [line.floor, line.position].map((number) => String(number ?? ''));
    yield [compound, building, unit, door, ...window];
  }
}

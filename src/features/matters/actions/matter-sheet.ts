import { createHash } from 'node:crypto';
import { z } from 'zod';
import { findNamedPlaces, namePlaces, pathsOf } from '#/features/places/index.ts';
import { brand } from '#/lib/brand.ts';
import { fold } from '#/lib/text.ts';
import { isWithin } from '#/lib/tree.ts';
import type { Context } from '#/platform/action/context.ts';
import type { SheetKind, SheetPlace, SheetRow } from '#/platform/sheet/kind.ts';
import { sheetOfRecords } from '#/platform/sheet/records.ts';
import type { RecordStore, SheetRecord, Understood } from '#/platform/sheet/records.ts';
import type { BookLine } from '#/features/matters/model/book.ts';
import { profiles, visibilities } from '#/features/matters/model/matter.ts';
import type { MatterId } from '#/features/matters/model/matter.ts';
import type { Spot } from '#/features/matters/model/surroundings.ts';
import { mayTakeOver } from '#/features/matters/policy.ts';
import { bookKey, bookLineOf, readBookRow } from '#/features/matters/rules/book-rows.ts';
import { contributionsOf } from '#/features/matters/rules/figures.ts';
import { takeFromBook, writeReference } from '#/features/matters/rules/raising.ts';
import type { BookDays } from '#/features/matters/rules/raising.ts';
import { categoriesAt, categoryAt } from '#/features/matters/rules/settings.ts';
import {
  findBookMatters,
  findTaken,
  insertBookStory,
  insertTaken,
  listBook,
  takeOutUntouched,
} from '#/features/matters/store/book.ts';
import type { TakenMatter } from '#/features/matters/store/book.ts';
import { takeNumbers } from '#/features/matters/store/matters.ts';
import { readReference } from '#/features/matters/store/reference.ts';
import {
  bookWords,
  matterColumns,
  matterSheetWords,
  writeBookCells,
} from '#/features/matters/words/matter-sheet.ts';
import { routeMatter } from './raise.ts';
import { findSpot } from './spot.ts';

const BATCH = 1_000;
const NOON = Temporal.PlainTime.from('12:00');

const records: RecordStore<BookLine> = {
  fields: z.object({
    book: z.string(),
    number: z.string(),
    profile: z.enum(profiles),
    category: z.string(),
    placeId: z.string(),
    title: z.string(),
    body: z.string(),
    raisedOn: z.string(),
    state: z.string(),
    doneOn: z.string().nullable(),
    visibility: z.enum(visibilities),
  }),
  understand,
  make,
  change: async () => {
    throw new Error('A sheet changes no matter that is here already.');
  },
  takeOut: async ({ db, services: { zone } }, ids) => {
    const taken = [...(await findTaken(db, ids)).values()];
    await takeOutUntouched(
      db,
      taken.map(({ matter }) => ({ matter, contributions: contributionsOf(matter, zone) })),
    );
  },
  current: async ({ db, services: { zone } }, ids) => {
    const taken = await findTaken(db, ids);
    return new Map([...taken].map(([id, one]) => [id, bookLineOf(one.matter, one, zone)]));
  },
  kept: { inUse: 'matter_in_use', changedSince: 'matter_changed_since' },
  keyColumn: 'number',
};

/** Matters that an office had in a book or list before, open ones and those that are done. */
export const matterSheet: SheetKind = {
  code: 'matters',
  ...matterSheetWords,
  columns: matterColumns,
  keyOf: bookKey,
  keyColumn: records.keyColumn,
  mayBring: mayTakeOver,
  readBy: 'who_brought',
  ...sheetOfRecords(records),
  finish: async (context, { communityId, id }) => {
    await context.record({
      feature: 'matters',
      verb: 'import',
      subjectId: id,
      communityId,
      placeId: id,
    });
  },
  list,
};

async function understand(
  context: Context,
  place: SheetPlace,
  rows: readonly SheetRow[],
): Promise<ReadonlyMap<number, Understood<BookLine>>> {
  const places = await findNamedPlaces(context, place, rows);
  const reference = await readReference(context.db);
  const spotAt = remember((placeId: string) => getSpot(context, placeId));
  const today = context.now.toZonedDateTimeISO(context.services.zone).toPlainDate();
  const entries = rows.map(({ cells }) => readEntry(cells));
  const known = new Map(
    (await findBookMatters(context.db, place.communityId, entries)).map((one) => [
      bookKey(one),
      one,
    ]),
  );
  const understood = new Map<number, Understood<BookLine>>();
  for (const row of rows) understood.set(row.number, await held(row));
  return understood;

  async function held(row: SheetRow): Promise<Understood<BookLine>> {
    const at = places.get(row.number);
    if (at === undefined) throw new Error('Each row has been looked up.');
    if ('fault' in at) return at;
    const { line } = await spotAt(at.id);
    const offered = categoriesAt(reference, undefined, line);
    const all = reference.categories.values();
    const read = readBookRow(row, { words: bookWords, today, placeId: at.id, offered, all });
    if ('fault' in read) return read;
    const key = bookKey(read.line);
    const there = known.get(key);
    if (there === undefined) return { key, fields: read.line, there };
    const now = bookLineOf(there.matter, there, context.services.zone);
    // A book knows open and done; what became of it here beyond that is no news to tell of a row.
    const fields = { ...now, state: now.doneOn === null ? 'open' : 'done' };
    const detail = { reference: there.matter.reference };
    const keeps = { column: 'number', code: 'matter_here_already', detail };
    return { key, fields: read.line, there: { id: there.matter.id, fields }, keeps };
  }
}

function readEntry({ book = '', number = '' }: SheetRow['cells']) {
  const [first = '', second = ''] = bookKey({ book, number }).split('|');
  return { book: first, number: second };
}

async function getSpot({ db }: Pick<Context, 'db'>, placeId: string): Promise<Spot> {
  const spot = await findSpot(db, placeId);
  if (spot === undefined) throw new Error('A row is about a place in a community.');
  return spot;
}

/** Asks once for each key, however many rows share it. */
function remember<Value>(ask: (key: string) => Promise<Value>) {
  const asked = new Map<string, Promise<Value>>();
  return (key: string): Promise<Value> => {
    const known = asked.get(key) ?? ask(key);
    asked.set(key, known);
    return known;
  };
}

async function make(
  context: Context,
  { communityId }: SheetPlace,
  made: readonly SheetRecord<BookLine>[],
): Promise<void> {
  const { actorId: by } = context.subject;
  if (by === undefined) throw new Error('A sheet is carried out in the name of who brought it.');
  const references = await numberAll(context, communityId, made);
  const waysOf = wayFinder(context);
  const taken: TakenMatter[] = [];
  for (const { id, fields } of made) {
    const { spot, queue, moment } = await waysOf(fields);
    const raising = {
      communityId,
      id: brand<MatterId>(id),
      reference: references.get(id) ?? '',
      placeId: spot.placeId,
      buildingId: spot.buildingId,
      compoundId: spot.compoundId,
      point: undefined,
      profile: fields.profile,
      category: fields.category,
      suggestedCategory: undefined,
      title: fields.title,
      body: fields.body,
      visibility: fields.visibility,
      // Who asked stands in the book, if anywhere: this number stands for nobody, as that of
      // somebody who has left, so that whoever brought the book may see to what is in it.
      isAnonymous: true,
      askerId: id,
      actorId: by,
      againstPersonId: undefined,
      againstOrganisationId: undefined,
      queue,
    };
    const { matter, clocks } = takeFromBook(raising, daysOf(context, fields), moment);
    const contributions = contributionsOf(matter, context.services.zone);
    const { book, number } = fields;
    taken.push({ matter, clocks, book, number, contributions, foldedHash: hashOf(fields) });
  }
  await insertTaken(context.db, taken, context.now);
  const noteOf = ({ book, number }: Pick<BookLine, 'book' | 'number'>) =>
    [book, number].filter((part) => part !== '').join(' · ');
  await insertBookStory(context.db, taken, { at: context.now, by, noteOf });
}

/** Numbers matters in the years in which they were raised. */
async function numberAll(
  { db }: Context,
  communityId: string,
  made: readonly SheetRecord<BookLine>[],
): Promise<ReadonlyMap<string, string>> {
  const references = new Map<string, string>();
  const years = Map.groupBy(made, ({ fields }) => Temporal.PlainDate.from(fields.raisedOn).year);
  for (const [year, own] of years) {
    const last = await takeNumbers(db, { communityId, year, count: own.length });
    for (const [index, { id }] of own.entries()) {
      references.set(id, writeReference(year, last - own.length + 1 + index));
    }
  }
  return references;
}

/** Finds where matters of a kind at a place go; many rows go the same way. */
function wayFinder(context: Context) {
  const known = new Map<string, ReturnType<typeof findWay>>();
  return (line: BookLine) => {
    const { placeId, profile, category, visibility } = line;
    const key = [placeId, profile, category, visibility].join(' ');
    const way = known.get(key) ?? findWay(context, line);
    known.set(key, way);
    return way;
  };
}

async function findWay(
  context: Context,
  { placeId, profile, category: code, visibility }: BookLine,
): Promise<Awaited<ReturnType<typeof routeMatter>> & { readonly spot: Spot }> {
  const reference = await readReference(context.db);
  const spot = await getSpot(context, placeId);
  const category = categoryAt(reference, code, spot.line);
  if (category === undefined) throw new Error('A row is of a category that is offered.');
  const nobody = { againstPersonId: undefined, againstOrganisationId: undefined };
  const told = { profile, visibility, ...nobody };
  return { spot, ...(await routeMatter(context, { spot, reference, category }, told)) };
}

/** At noon of its day, or now where that is still to come. */
function daysOf(
  { now, services: { zone: timeZone } }: Context,
  { raisedOn, doneOn }: BookLine,
): BookDays {
  const at = (day: string) => {
    const noon = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: NOON });
    const instant = noon.toInstant();
    return Temporal.Instant.compare(instant, now) > 0 ? now : instant;
  };
  return { raisedAt: at(raisedOn), doneAt: doneOn === null ? undefined : at(doneOn) };
}

function hashOf({ title, body, category, placeId }: BookLine): Buffer {
  const words = [category, placeId, fold(title), fold(body)].join('\n');
  return createHash('sha256').update(words).digest();
}

/** All that came from books and lies at the place, in the columns in which it was brought. */
async function* list(context: Context, place: SheetPlace): AsyncGenerator<readonly string[]> {
  const { categories } = await readReference(context.db);
  const nameOf = await namePlaces(context, place);
  let after: Pick<BookLine, 'book' | 'number'> | undefined;
  for (;;) {
    const some = await listBook(context.db, place.communityId, { after, most: BATCH });
    const paths = await pathsOf(context.db, [...new Set(some.map((one) => one.matter.placeId))]);
    for (const one of some) {
      const path = paths.get(one.matter.placeId) ?? '';
      if (!isWithin(path, place.path)) continue;
      const line = bookLineOf(one.matter, one, context.services.zone);
      const category = categories.get(line.category)?.names.hant ?? line.category;
      yield writeBookCells({ ...line, category }, { path, place: place.path, ...nameOf(path) });
    }
    after = some.at(-1);
    if (after === undefined) return;
  }
}

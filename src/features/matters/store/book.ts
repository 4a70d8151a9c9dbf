import { sql } from 'kysely';
import type { BookLine } from '#/features/matters/model/book.ts';
import type { Matter } from '#/features/matters/model/matter.ts';
import type { Standing } from '#/features/matters/rules/advance.ts';
import type { Contribution } from '#/features/matters/rules/figures.ts';
import type { Db } from '#/platform/db/pool.ts';
import { findReferred } from '#/platform/db/referred.ts';
import { findDoneTo } from '#/platform/journal/entries.ts';
import { toClockRow } from './clock-row.ts';
import { matterColumns, toMatter, toNewRow } from './matter-row.ts';
import { tablesOf } from './tables.ts';

/** A matter that stood in an old book, with the book and its number there. */
export type BookMatter = { readonly matter: Matter } & Pick<BookLine, 'book' | 'number'>;

/** A matter as it is taken from a book, with its fingerprint and what it adds to the figures. */
export type TakenMatter = BookMatter &
  Pick<Standing, 'clocks'> & {
    readonly foldedHash: Buffer;
    readonly contributions: readonly Contribution[];
  };

/** Rows have many columns, and a statement holds 65,535 values. */
const AT_ONCE = 200;
/** So many batches until what the database knows of matters serves for any number of them. */
const FEW = 10;

function selectBook(db: Db) {
  return tablesOf(db)
    .selectFrom('matters.book_entry as b')
    .innerJoin('matters.matter as m', (on) =>
      on.onRef('m.community_id', '=', 'b.community_id').onRef('m.id', '=', 'b.matter_id'),
    )
    .select(['b.book', 'b.number'])
    .select(matterColumns.map((column) => `m.${column}` as const));
}

type BookRow = Awaited<ReturnType<ReturnType<typeof selectBook>['execute']>>[number];

function toBook(row: BookRow): BookMatter {
  return { book: row.book, number: row.number, matter: toMatter(row) };
}

/** Finds what stands here of the entries of books. */
export async function findBookMatters(
  db: Db,
  communityId: string,
  entries: readonly Pick<BookLine, 'book' | 'number'>[],
): Promise<readonly BookMatter[]> {
  // Entry by entry, by the key: of a book that has just come in the database has no figures yet,
  // and would hold each entry against each.
  const { rows } = await sql<{ readonly id: string }>`
    select found.matter_id as id
    from unnest(
      ${entries.map(({ book }) => book)}::text[], ${entries.map(({ number }) => number)}::text[]
    ) as t (book, number)
    cross join lateral (
      select b.matter_id from matters.book_entry b
      where b.community_id = ${communityId} and b.book = t.book and b.number = t.number
      offset 0
    ) as found`.execute(db);
  if (rows.length === 0) return [];
  const taken = await findTaken(
    db,
    rows.map(({ id }) => id),
  );
  return [...taken.values()];
}

/** Finds matters that came from a book by their own ids. */
export async function findTaken(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, BookMatter>> {
  const rows = await selectBook(db)
    .where((where) => where('b.matter_id', '=', where.fn.any(where.val([...ids]))))
    .execute();
  return new Map(rows.map((row) => [row.id, toBook(row)]));
}

/** Lists what came from the books of a community after an entry, in the order of the books. */
export async function listBook(
  db: Db,
  communityId: string,
  page: {
    readonly after: Pick<BookLine, 'book' | 'number'> | undefined;
    readonly most: number;
  },
): Promise<readonly BookMatter[]> {
  const { book, number } = page.after ?? { book: '', number: '' };
  const rows = await selectBook(db)
    .where('b.community_id', '=', communityId)
    .where(sql<boolean>`(b.book, b.number) > (${book}, ${number})`)
    // A complaint that one was made into later is not for every reader.
    .where('m.against_person_id', 'is', null)
    .where('m.against_organisation_id', 'is', null)
    .orderBy('b.book')
    .orderBy('b.number')
    .limit(page.most)
    .execute();
  return rows.map(toBook);
}

/** Keeps matters taken from a book, with their clocks and what they add to the figures. */
export async function insertTaken(
  db: Db,
  taken: readonly TakenMatter[],
  at: Temporal.Instant,
): Promise<void> {
  for (let from = 0; from < taken.length; from += AT_ONCE) {
    const some = taken.slice(from, from + AT_ONCE);
    const tables = tablesOf(db);
    await tables
      .insertInto('matters.matter')
      .values(some.map(({ matter, foldedHash }) => toNewRow(matter, foldedHash)))
      .execute();
    await tables
      .insertInto('matters.book_entry')
      .values(
        some.map(({ matter, book, number }) => ({
          community_id: matter.communityId,
          book,
          number,
          matter_id: matter.id,
          taken_at: at,
        })),
      )
      .execute();
    const clocks = some.flatMap(({ matter, clocks: own }) =>
      own.map((clock) => toClockRow(matter, clock)),
    );
    if (clocks.length > 0) await tables.insertInto('matters.clock').values(clocks).execute();
    await insertFigures(db, some, 1);
    await reckonMatters(db, some.length);
  }
}

/**
 * Lets the database count matters where it knows of few: without figures it looks through all of
 * them for each row that refers to one, and an office begins with nothing but its old book.
 */
async function reckonMatters(db: Db, added: number): Promise<void> {
  const { rows } = await sql<{ readonly known: number }>`
    select reltuples::float8 as known from pg_class
    where oid = 'matters.matter'::regclass`.execute(db);
  if ((rows[0]?.known ?? 0) < FEW * added) await sql`analyze matters.matter`.execute(db);
}

/** Adds to the figures what matters contribute, or takes it back. */
async function insertFigures(
  db: Db,
  some: readonly Pick<TakenMatter, 'matter' | 'contributions'>[],
  sign: 1 | -1,
): Promise<void> {
  const changes = some.flatMap(({ matter, contributions }) =>
    contributions.map(({ measure, day, value }) => ({ matter, measure, day, value })),
  );
  if (changes.length === 0) return;
  await sql`
    insert into matters.figure_change (community_id, measure, day, matter_id, place_id, id, value)
    select community_id, measure, day, matter_id, place_id, gen_random_uuid(), value
    from unnest(
      ${changes.map(({ matter }) => matter.communityId)}::text[],
      ${changes.map(({ measure }) => measure)}::text[],
      ${changes.map(({ day }) => day)}::date[],
      ${changes.map(({ matter }) => matter.id)}::uuid[],
      ${changes.map(({ matter }) => matter.placeId)}::text[],
      ${changes.map(({ value }) => sign * value)}::float8[]
    ) as t (community_id, measure, day, matter_id, place_id, value)`.execute(db);
}

/** Tells the story so far of matters that were taken from a book. */
export async function insertBookStory(
  db: Db,
  taken: readonly BookMatter[],
  told: { readonly at: Temporal.Instant; readonly by: string; readonly noteOf: NoteOf },
): Promise<void> {
  const all = taken.map(({ matter }) => matter);
  await sql`
    insert into matters.event (community_id, matter_id, id, at, verb, from_state, to_state, actor_id,
      person_id, part, note, visibility)
    select t.community_id, t.matter_id, gen_random_uuid(), e.at, e.verb, e.from_state, e.to_state,
      e.by_id, e.by_id, e.part, e.note, 'public'
    from unnest(
      ${all.map(({ communityId }) => communityId)}::text[],
      ${all.map(({ id }) => id)}::uuid[],
      ${all.map(({ raisedAt }) => raisedAt)}::timestamptz[],
      ${all.map(({ state }) => state)}::text[],
      ${all.map(({ askerId }) => askerId)}::uuid[],
      ${taken.map(told.noteOf)}::text[]
    ) as t (community_id, matter_id, raised_at, state, asker_id, note)
    cross join lateral (values
      (t.raised_at, 'raise', null, 'submitted', t.asker_id, 'asker', null),
      (${told.at}::timestamptz, 'take_over', 'submitted', t.state, ${told.by}::uuid, 'staff', t.note)
    ) as e (at, verb, from_state, to_state, by_id, part, note)`.execute(db);
}

type NoteOf = (entry: Pick<BookLine, 'book' | 'number'>) => string;

/** Columns of any table by which something can be of a matter. */
const OF_A_MATTER = '(^|_)(matter_id|parent_id|merged_into|subject_id)$';
/** What taking it from a book, and looking at it, wrote itself; the journal is asked apart. */
const OWN = [
  'sheets',
  'platform',
  'matters.event',
  'matters.clock',
  'matters.contact_sight',
  'matters.finding',
  'matters.figure_change',
  'matters.book_entry',
];

/** Takes out matters from a book with which nothing has been done since; gives which. */
export async function takeOutUntouched(
  db: Db,
  taken: readonly Pick<TakenMatter, 'matter' | 'contributions'>[],
): Promise<readonly string[]> {
  const ids = taken.map(({ matter }) => matter.id);
  const used = await findReferred(db, { ids, columns: OF_A_MATTER, except: OWN });
  const done = await findDoneTo(db, ids);
  const untouched = taken.filter(({ matter: { id } }) => !used.has(id) && !done.has(id));
  const keys = [
    untouched.map(({ matter }) => matter.communityId),
    untouched.map(({ matter }) => matter.id),
  ] as const;
  const wanted = sql`select * from unnest(${keys[0]}::text[], ${keys[1]}::uuid[])`;
  await insertFigures(db, untouched, -1);
  for (const table of ['event', 'clock', 'contact_sight', 'finding', 'book_entry']) {
    await sql`delete from ${sql.id('matters', table)}
      where (community_id, matter_id) in (${wanted})`.execute(db);
  }
  await sql`delete from matters.matter where (community_id, id) in (${wanted})`.execute(db);
  return keys[1];
}

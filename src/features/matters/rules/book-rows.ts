import { MAX_TITLE } from '#/features/matters/model/limits.ts';
import type { BookFault, BookLine } from '#/features/matters/model/book.ts';
import type { Matter, Profile, Visibility } from '#/features/matters/model/matter.ts';
import { COMPLAINT } from '#/features/matters/model/reference.ts';
import type { Category } from '#/features/matters/model/reference.ts';
import { fold } from '#/lib/text.ts';
import type { RowFault, SheetRow } from '#/platform/sheet/kind.ts';
import { titleOf } from './raising.ts';

/** By which words a cell may say one of several things. */
export type BookWords = {
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly states: ReadonlyMap<string, 'open' | 'done'>;
  readonly visibilities: ReadonlyMap<string, Visibility>;
};

export type BookReading = {
  readonly words: BookWords;
  readonly today: Temporal.PlainDate;
  readonly placeId: string;
  /** What is offered at the place, and all there is anywhere. */
  readonly offered: readonly Category[];
  readonly all: Iterable<Category>;
};

type Faulty = { readonly fault: RowFault };

/** Reads a row of an old book, as somebody wrote it. */
export function readBookRow(
  { cells }: SheetRow,
  reading: BookReading,
): { readonly line: BookLine } | Faulty {
  const { words, today, placeId } = reading;
  const profile = words.profiles.get(fold(cells['profile'] ?? ''));
  if (profile === undefined) return faultAt('profile', 'profile_unknown', cells);
  const category = findCategory(cells['category'] ?? '', profile, reading);
  if (typeof category === 'string') return faultAt('category', category, cells);
  const raisedOn = readDay(cells['raisedOn'], today);
  if (typeof raisedOn === 'string') return faultAt('raisedOn', raisedOn, cells);
  const end = readEnd(cells, { words, today, raisedOn });
  if ('fault' in end) return end;
  const visibility = readWord(cells['visibility'], words.visibilities, 'staff');
  if (visibility === undefined) return faultAt('visibility', 'visibility_unknown', cells);
  const body = (cells['body'] ?? '').trim();
  const title = (cells['title'] ?? '').trim() || titleOf(body, MAX_TITLE);
  return {
    line: {
      book: tidy(cells['book']),
      number: tidy(cells['number']),
      profile,
      category: category.code,
      placeId,
      title,
      body,
      raisedOn: raisedOn.toString(),
      ...end,
      visibility,
    },
  };
}

/** Makes the same of two rows about one entry of a book. */
export function bookKey({ book, number }: { readonly book?: string; readonly number?: string }) {
  return `${tidy(book)}|${tidy(number)}`;
}

/** Tells how a matter stands as a book would say it. */
export function bookLineOf(
  matter: Matter,
  entry: Pick<BookLine, 'book' | 'number'>,
  zone: string,
): BookLine {
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate().toString();
  const { profile, category, placeId, title, body, visibility, state, closedAt } = matter;
  const said: Readonly<Record<string, string>> = { accepted: 'open', resolved: 'done' };
  return {
    book: entry.book,
    number: entry.number,
    profile,
    category,
    placeId,
    title,
    body,
    raisedOn: dayOf(matter.raisedAt),
    state: said[state] ?? state,
    doneOn: closedAt === undefined ? null : dayOf(closedAt),
    visibility,
  };
}

/** Complaints name somebody, and go another way than a list. */
function findCategory(
  said: string,
  profile: Profile,
  { offered, all }: BookReading,
): Category | BookFault {
  const wanted = fold(said);
  const isMeant = ({ code, names }: Category) =>
    [code, names.hant, names.hans, names.en].some((name) => fold(name) === wanted);
  const here = offered.find(
    (one) => isMeant(one) && one.profiles.includes(profile) && one.code !== COMPLAINT,
  );
  if (here !== undefined) return here;
  return [...all].some(isMeant) ? 'category_not_here' : 'category_unknown';
}

function readEnd(
  cells: SheetRow['cells'],
  around: Pick<BookReading, 'words' | 'today'> & { readonly raisedOn: Temporal.PlainDate },
): Pick<BookLine, 'state' | 'doneOn'> | Faulty {
  const { words, today, raisedOn } = around;
  const written = (cells['doneOn'] ?? '').trim();
  const state = readWord(cells['state'], words.states, written === '' ? 'open' : 'done');
  if (state === undefined) return faultAt('state', 'state_unknown', cells);
  if (state === 'open') return { state, doneOn: null };
  if (written === '') return faultAt('doneOn', 'done_needs_date', cells);
  const doneOn = readDay(written, today);
  if (typeof doneOn === 'string') return faultAt('doneOn', doneOn, cells);
  const isBackwards = Temporal.PlainDate.compare(doneOn, raisedOn) < 0;
  if (isBackwards) return faultAt('doneOn', 'done_before_raised', cells);
  return { state, doneOn: doneOn.toString() };
}

const DAY = /^(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?(?:[ T].*)?$/;
/** Before this nobody kept a book that is meant here: it is a mistake in writing. */
const EARLIEST = Temporal.PlainDate.from('1949-01-01');

function readDay(text = '', today: Temporal.PlainDate): Temporal.PlainDate | BookFault {
  const parts = DAY.exec(text.normalize('NFKC').trim());
  const [, year, month, day] = (parts ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return 'date_unreadable';
  const first = Temporal.PlainYearMonth.from({ year, month: Math.min(Math.max(month, 1), 12) });
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= first.daysInMonth;
  if (!isDay) return 'date_unreadable';
  const date = Temporal.PlainDate.from({ year, month, day });
  if (Temporal.PlainDate.compare(date, EARLIEST) < 0) return 'date_unreadable';
  return Temporal.PlainDate.compare(date, today) > 0 ? 'date_in_future' : date;
}

function readWord<Value>(
  text: string | undefined,
  words: ReadonlyMap<string, Value>,
  otherwise: Value,
): Value | undefined {
  const plain = (text ?? '').trim();
  return plain === '' ? otherwise : words.get(fold(plain));
}

function tidy(text = ''): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ');
}

function faultAt(column: string, code: BookFault, cells: SheetRow['cells']): Faulty {
  return { fault: { column, code, detail: { said: cells[column] ?? '' } } };
}

import type { View } from './view.ts';

/** One cell of a list that is taken away. */
export type ListCell = string | number | undefined;

/**
 * What a page lists, as a spreadsheet has it: the same rows for the same reader, names masked as on
 * the page, for it is made of what the page is made of.
 */
export type ListTable = {
  /** Names the file. */
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly ListCell[])[];
  /** What the address of the next page says differently, if there is a next page. */
  readonly next?: Readonly<Record<string, string>> | undefined;
};

/** The ways in which a list is taken away. */
export const listFormats = ['xlsx', 'csv'] as const;
export type ListFormat = (typeof listFormats)[number];

/** The field of an address that asks for the list and not for its page. */
export const AS_FIELD = '_as';

/** By which an address says from where on it lists. */
const PAGE_FIELDS = ['after', 'page'];

/** Tells where a list is taken away that is shown at an address, from whatever page of it. */
export function takenAwayAt(address: string, format: ListFormat): string {
  const url = new URL(address, 'http://own');
  for (const field of PAGE_FIELDS) url.searchParams.delete(field);
  url.searchParams.set(AS_FIELD, format);
  return url.pathname + url.search;
}

/** Reads in which way a list is asked for; anything else asks for the page. */
export function readListFormat(said: string | undefined): ListFormat | undefined {
  return listFormats.find((one) => one === said);
}

const AS_MINUTES = { smallestUnit: 'minute' } as const;

/** Writes a moment so that a spreadsheet sorts it: `2026-11-23 14:05` on the reader's clock. */
export function momentCell(
  { zone }: Pick<View, 'zone'>,
  at: Temporal.Instant | undefined,
): string | undefined {
  return at?.toZonedDateTimeISO(zone).toPlainDateTime().toString(AS_MINUTES).replace('T', ' ');
}

/** Writes the day of a moment so that a spreadsheet sorts it: `2026-11-23`. */
export function dayCell(
  { zone }: Pick<View, 'zone'>,
  at: Temporal.Instant | undefined,
): string | undefined {
  return at?.toZonedDateTimeISO(zone).toPlainDate().toString();
}

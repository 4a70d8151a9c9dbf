import { readCsv } from '#/lib/csv.ts';

/** A request that a city was sent, as it is told again. */
export type CityRequest = {
  /** Milliseconds after the first one. */
  readonly at: number;
  readonly type: string;
  readonly category: string;
  /** The part of the city that has its own people: there, a community. */
  readonly area: string;
  readonly address: string;
  /** Whether the same was asked for at the same address before. */
  readonly isAgain: boolean;
};

/** What each kind of request of the city is called here; any other is something else. */
const CATEGORIES: Readonly<Record<string, string>> = {
  'Bulky Items': 'rubbish',
  'Illegal Dumping Pickup': 'rubbish',
  'Metal/Household Appliances': 'rubbish',
  'Electronic Waste': 'rubbish',
  'Homeless Encampment': 'plots_building',
  'Dead Animal Removal': 'pests',
  'Single Streetlight Issue': 'public_light',
  'Multiple Streetlight Issue': 'public_light',
  'Report Water Waste': 'water_supply',
};

const WANTED = ['requesttype', 'createddate', 'ncname', 'address'] as const;
const LIMITS = { rows: 1_000_000, columns: 100, cellLength: 10_000 };
const MS_PER_MINUTE = 60_000;

/**
 * Reads requests from a sheet of open data of a city (`requesttype`, `createddate` to the minute,
 * `ncname`, `address`), in the order of their times; those of one minute are spread over it.
 */
export function readRequests(text: string): readonly CityRequest[] {
  const read = readCsv(text, LIMITS);
  if (!read.ok) throw new Error(`The sheet was refused: ${read.refusal}`);
  const [head, ...rows] = read.value;
  const columns = WANTED.map((name) => (head?.cells ?? []).indexOf(name));
  const missing = WANTED.filter((_, index) => (columns[index] ?? -1) < 0);
  if (missing.length > 0) throw new Error(`The sheet has no column ${missing.join(', ')}.`);
  const told = rows
    .map(({ cells }) => columns.map((column) => cells[column] ?? ''))
    .map(([type = '', created = '', area = '', address = '']) => {
      return { type, minute: minuteOf(created), area: area || 'elsewhere', address };
    })
    .toSorted((one, other) => one.minute - other.minute);
  return tell(told);
}

type Told = Pick<CityRequest, 'type' | 'area' | 'address'> & { readonly minute: number };

function tell(told: readonly Told[]): readonly CityRequest[] {
  const first = told[0]?.minute ?? 0;
  const seen = new Set<string>();
  return [...Map.groupBy(told, ({ minute }) => minute).values()].flatMap((within) =>
    within.map(({ type, minute, area, address }, index) => {
      const same = [type, area, address].join('\n');
      const isAgain = seen.has(same);
      seen.add(same);
      const at = Math.round((minute - first + index / within.length) * MS_PER_MINUTE);
      return { at, type, category: CATEGORIES[type] ?? 'other', area, address, isAgain };
    }),
  );
}

/** Reads `1/2/20 8:43`, as the city writes it, in minutes; its zone is nothing to us. */
function minuteOf(text: string): number {
  const parts = /^(\d+)\/(\d+)\/(\d\d) (\d+):(\d+)$/.exec(text)?.slice(1).map(Number);
  if (parts === undefined) throw new Error(`"${text}" is no time.`);
  const [month = 1, day = 1, year = 0, hour = 0, minute = 0] = parts;
  const at = Temporal.PlainDateTime.from({ year: 2000 + year, month, day, hour, minute });
  return at.toZonedDateTime('UTC').epochMilliseconds / MS_PER_MINUTE;
}

/** Cuts the hours with most requests out of all, one after the other, and begins them at nought. */
export function busiest(all: readonly CityRequest[], hours: number): readonly CityRequest[] {
  const length = hours * 60 * MS_PER_MINUTE;
  let best = { from: 0, count: 0 };
  let start = 0;
  for (const [end, { at }] of all.entries()) {
    while (at - (all[start]?.at ?? at) >= length) start += 1;
    if (end - start + 1 > best.count) best = { from: start, count: end - start + 1 };
  }
  const cut = all.slice(best.from, best.from + best.count);
  const first = cut[0]?.at ?? 0;
  return tellAgain(cut.map((one) => ({ ...one, at: one.at - first })));
}

/** What came before the cut was never told here, so nothing in it is told again. */
function tellAgain(cut: readonly CityRequest[]): readonly CityRequest[] {
  const seen = new Set<string>();
  return cut.map((one) => {
    const same = [one.type, one.area, one.address].join('\n');
    const isAgain = seen.has(same);
    seen.add(same);
    return { ...one, isAgain };
  });
}

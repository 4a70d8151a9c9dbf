import type { Language } from './language.ts';

/** What formatting a moment needs to know of the reader; every View has it. */
export type Reader = {
  readonly language: Language;
  readonly zone: string;
  readonly now: Temporal.Instant;
};

/** British English: the day before the month, a twelve-hour clock as people say it. */
const locales: Readonly<Record<Language, string>> = {
  'zh-Hant': 'zh-Hant',
  'zh-Hans': 'zh-Hans',
  en: 'en-GB',
};

/** Writes a number with its thousands marked: 4,681,000. */
export function formatNumber(language: Language, value: number): string {
  return numbers(language, 'plain').format(value);
}

/** Writes a large number as it is said: 9191萬, 92M. */
export function formatCompact(language: Language, value: number): string {
  return numbers(language, 'compact').format(value);
}

/** Writes a share of one as a percentage with at most one decimal: 69.1%. */
export function formatPercent(language: Language, share: number): string {
  return numbers(language, 'percent').format(share);
}

/** Writes an amount of fen (分) in yuan: ¥12,345.50, and ¥300 when there are no fen. */
export function formatMoney(language: Language, fen: number): string {
  return numbers(language, fen % 100 === 0 ? 'yuan' : 'fen').format(fen / 100);
}

const BYTES_PER_KILOBYTE = 1000;

/** Writes the size of a file in the unit that keeps it short: 840 kB, 2.5 MB. */
export function formatSize(language: Language, bytes: number): string {
  const kilobytes = bytes / BYTES_PER_KILOBYTE;
  return kilobytes < BYTES_PER_KILOBYTE
    ? numbers(language, 'kilobyte').format(kilobytes)
    : numbers(language, 'megabyte').format(kilobytes / BYTES_PER_KILOBYTE);
}

/** Writes a calendar date in full: 2026年11月22日, 22 November 2026. */
export function formatDate(language: Language, date: Temporal.PlainDate): string {
  return inDays(language, 'date', date);
}

/** Writes a calendar date without its year, with the day of the week: 11月22日 週日, Sun 22 Nov. */
export function formatDay(language: Language, date: Temporal.PlainDate): string {
  const weekday = formatWeekday(language, date);
  const day = inDays(language, dayShape[language], date);
  return language === 'en' ? `${weekday} ${day}` : `${day} ${weekday}`;
}

/** Writes the day of the week: 週日, Sun. */
export function formatWeekday(language: Language, date: Temporal.PlainDate): string {
  return inDays(language, 'weekday', date);
}

/** Writes a month of a year: 2026年11月, November 2026. */
export function formatMonth(language: Language, month: Temporal.PlainYearMonth): string {
  return inDays(language, 'month', month.toPlainDate({ day: 1 }));
}

/** Writes a month alone, for the foot of a chart: 11月, Nov. */
export function formatMonthShort(language: Language, month: Temporal.PlainYearMonth): string {
  return inDays(language, 'monthShort', month.toPlainDate({ day: 1 }));
}

/** Writes the time of day as people say it: 下午8:34, 8:34 pm. */
export function formatTime(reader: Reader, at: Temporal.Instant): string {
  return timeOf(reader.language, at.toZonedDateTimeISO(reader.zone));
}

/** Writes a moment in full: 2026年11月22日 下午8:34. */
export function formatMoment(reader: Reader, at: Temporal.Instant): string {
  const { language, zone } = reader;
  const local = at.toZonedDateTimeISO(zone);
  return `${formatDate(language, local.toPlainDate())} ${timeOf(language, local)}`;
}

const RELATIVE_DAYS = 7;

/**
 * Writes how long ago or ahead a moment is: 5 分鐘前, 2 小時後, 昨天, 3 天前; beyond a week the day,
 * and beyond this year the date in full.
 */
export function formatRelative(reader: Reader, at: Temporal.Instant): string {
  const date = dateOf(reader, at);
  const today = dateOf(reader, reader.now);
  const days = today.until(date, { largestUnit: 'days' }).days;
  if (Math.abs(days) > RELATIVE_DAYS) {
    return date.year === today.year
      ? inDays(reader.language, dayShape[reader.language], date)
      : formatDate(reader.language, date);
  }
  const minutes = Math.trunc((at.epochMilliseconds - reader.now.epochMilliseconds) / 60_000);
  if (Math.abs(minutes) < 60)
    return relative(reader.language).format(awayFromZero(minutes), 'minute');
  if (days === 0 || Math.abs(minutes) < 6 * 60) {
    return relative(reader.language).format(Math.trunc(minutes / 60), 'hour');
  }
  return relative(reader.language).format(days, 'day');
}

/** Writes when people meet: 今天 下午7:00, 明天 上午9:30, 11月29日 週日 下午2:00. */
export function formatAppointment(reader: Reader, at: Temporal.Instant): string {
  const date = dateOf(reader, at);
  const days = dateOf(reader, reader.now).until(date, { largestUnit: 'days' }).days;
  const day =
    Math.abs(days) <= 1
      ? capital(relative(reader.language).format(days, 'day'))
      : formatDay(reader.language, date);
  return `${day} ${formatTime(reader, at)}`;
}

/** Writes things one after the other: 甲、乙和丙. */
export function formatList(language: Language, items: readonly string[]): string {
  return kept(lists, language, () => new Intl.ListFormat(locales[language])).format(items);
}

/** Writes a length of time in words: 2 小時 5 分鐘. */
export function formatDuration(language: Language, duration: Temporal.Duration): string {
  return kept(
    durations,
    language,
    () => new Intl.DurationFormat(locales[language], { style: 'long' }),
  ).format(duration);
}

/** Compares two names as a reader of the language sorts them, numbers by their value. */
export function compareIn(language: Language): (one: string, other: string) => number {
  return kept(collators, language, () => new Intl.Collator(locales[language], { numeric: true }))
    .compare;
}

function dateOf(reader: Reader, at: Temporal.Instant): Temporal.PlainDate {
  return at.toZonedDateTimeISO(reader.zone).toPlainDate();
}

/** Chinese has no short month with its sign; English writes the short one beside a day. */
const dayShape = { 'zh-Hant': 'day', 'zh-Hans': 'day', en: 'dayShort' } as const;

/**
 * Formats a date by its midnight in UTC: given a plain date, the formatter drops 年, 月 and 日 from
 * Chinese and writes 2026/11/22.
 */
function inDays(
  language: Language,
  shape: keyof typeof dateShapes,
  date: Temporal.PlainDate,
): string {
  return written(`${language} ${shape} ${date.toString()}`, () =>
    dates(language, shape).format(date.toZonedDateTime('UTC').epochMilliseconds),
  );
}

function timeOf(language: Language, { hour, minute }: Temporal.ZonedDateTime): string {
  const milliseconds = (hour * 60 + minute) * 60_000;
  return written(`${language} ${milliseconds}`, () => dates(language, 'time').format(milliseconds));
}

/** What happened seconds ago happened "1 minute ago": nobody says "in 0 minutes". */
function awayFromZero(minutes: number): number {
  return minutes === 0 ? -1 : minutes;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

const YUAN = { style: 'currency', currency: 'CNY', currencyDisplay: 'narrowSymbol' } as const;

const numberShapes = {
  plain: {},
  compact: { notation: 'compact' },
  percent: { style: 'percent', maximumFractionDigits: 1 },
  yuan: { ...YUAN, minimumFractionDigits: 0, maximumFractionDigits: 0 },
  fen: { ...YUAN, minimumFractionDigits: 2, maximumFractionDigits: 2 },
  kilobyte: { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 },
  megabyte: { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 },
} as const;

const dateShapes = {
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  day: { month: 'long', day: 'numeric' },
  dayShort: { month: 'short', day: 'numeric' },
  weekday: { weekday: 'short' },
  month: { year: 'numeric', month: 'long' },
  monthShort: { month: 'short' },
  time: { hour: 'numeric', minute: '2-digit', hour12: true },
} as const;

// A page writes the same few days and times over and over, and each takes the formatter 20 µs.
const MOST_WRITTEN = 4_000;
const writtenBefore = new Map<string, string>();

// Making a formatter costs a hundred times what using one does, so each is made once.
const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const relatives = new Map<string, Intl.RelativeTimeFormat>();
const lists = new Map<string, Intl.ListFormat>();
const durations = new Map<string, Intl.DurationFormat>();
const collators = new Map<string, Intl.Collator>();

function numbers(language: Language, shape: keyof typeof numberShapes): Intl.NumberFormat {
  // Plain English: the British short form of a million is "m", which reads as metres.
  const make = () => new Intl.NumberFormat(language, numberShapes[shape]);
  return kept(numberFormats, `${language} ${shape}`, make);
}

function dates(language: Language, shape: keyof typeof dateShapes): Intl.DateTimeFormat {
  const options = { ...dateShapes[shape], timeZone: 'UTC' };
  return kept(dateFormats, `${language} ${shape}`, () => {
    return new Intl.DateTimeFormat(locales[language], options);
  });
}

function relative(language: Language): Intl.RelativeTimeFormat {
  const options = { numeric: 'auto' } as const;
  return kept(relatives, language, () => new Intl.RelativeTimeFormat(locales[language], options));
}

function written(key: string, write: () => string): string {
  if (writtenBefore.size >= MOST_WRITTEN) writtenBefore.clear();
  return kept(writtenBefore, key, write);
}

function kept<Made>(all: Map<string, Made>, key: string, make: () => Made): Made {
  const known = all.get(key);
  if (known !== undefined) return known;
  const fresh = make();
  all.set(key, fresh);
  return fresh;
}

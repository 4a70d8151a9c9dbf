import type { Names } from '#/platform/i18n/catalogue.ts';
import type { Profile } from '#/features/matters/model/matter.ts';
import type {
  Category,
  Condition,
  Recipient,
  Reference,
  Reminder,
  Target,
  WeightedWord,
} from '#/features/matters/model/reference.ts';
import type { ClockKind } from '#/lib/working-time.ts';
import { makeWorkingCalendar } from '#/lib/working-calendar.ts';
import type { WeeklyPeriod, Weekday, WorkingCalendar } from '#/lib/working-calendar.ts';
import { kept } from '#/platform/db/kept.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

const byVersion = new Map<string, Promise<Reference>>();
/** Versions stay readable for requests that began before a change; older ones are dropped. */
const MAX_KEPT = 4;

/**
 * Gives everything the host has set. It is read once per version: every change of a setting writes
 * a version of its own, so what is kept under one never grows stale.
 */
export async function readReference(db: Db): Promise<Reference> {
  const { version } = await kept(db, { topic: 'settings', name: 'reference version' }, () =>
    tablesOf(db)
      .selectFrom('matters.reference_version')
      .select('version')
      .executeTakeFirstOrThrow(),
  );
  const known = byVersion.get(version);
  if (known !== undefined) return known;
  const read = await readAll(db, version);
  byVersion.set(version, Promise.resolve(read));
  for (const old of [...byVersion.keys()].slice(0, -MAX_KEPT)) byVersion.delete(old);
  return read;
}

async function readAll(db: Db, version: string): Promise<Reference> {
  return {
    version,
    groups: await readGroups(db),
    categories: await readCategories(db),
    categoriesAtPlaces: await readCategoriesAtPlaces(db),
    stopQuestions: await readStopQuestions(db),
    confusablePairs: await readPairs(db),
    clockRules: await readClockRules(db),
    reminderRules: await readReminderRules(db),
    quietHours: await readQuietHours(db),
    routes: await readRoutes(db),
    calendars: await readCalendars(db),
    calendarsAtPlaces: await readCalendarsAtPlaces(db),
  };
}

async function readGroups(db: Db): Promise<Reference['groups']> {
  const rows = await tablesOf(db)
    .selectFrom('matters.category_group')
    .selectAll()
    .orderBy('ordinal')
    .execute();
  return rows.map((row) => ({ code: row.code, icon: row.icon, names: namesOf(row) }));
}

async function readCategories(db: Db): Promise<ReadonlyMap<string, Category>> {
  const rows = await tablesOf(db)
    .selectFrom('matters.category')
    .selectAll()
    .orderBy('ordinal')
    .orderBy('code')
    .execute();
  const words = await tablesOf(db)
    .selectFrom('matters.category_word')
    .selectAll()
    .orderBy('word')
    .execute();
  const byCategory = Map.groupBy(words, ({ category, role }) => `${category} ${role}`);
  const wordsOf = (code: string, role: string): readonly WeightedWord[] =>
    (byCategory.get(`${code} ${role}`) ?? []).map(({ word, weight }) => ({ word, weight }));
  return new Map(
    rows.map((row) => [
      row.code,
      {
        code: row.code,
        group: row.group_code,
        profiles: row.profiles as readonly Profile[],
        names: namesOf(row),
        icon: row.icon,
        clockClass: row.clock_class,
        sigmaMetres: row.sigma_metres,
        stopQuestions: row.stop_questions,
        abilities: row.abilities,
        isOffered: row.is_offered,
        synonyms: wordsOf(row.code, 'synonym'),
        exclusions: wordsOf(row.code, 'exclusion'),
      },
    ]),
  );
}

async function readCategoriesAtPlaces(db: Db): Promise<Reference['categoriesAtPlaces']> {
  const rows = await tablesOf(db).selectFrom('matters.category_at_place').selectAll().execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    category: row.category,
    isOffered: row.is_offered,
    clockClass: row.clock_class ?? undefined,
  }));
}

async function readStopQuestions(db: Db): Promise<Reference['stopQuestions']> {
  const rows = await tablesOf(db).selectFrom('matters.stop_question').selectAll().execute();
  return new Map(
    rows.map((row) => [
      row.code,
      {
        code: row.code,
        question: { hant: row.question_hant, hans: row.question_hans, en: row.question_en },
        advice: { hant: row.advice_hant, hans: row.advice_hans, en: row.advice_en },
        calls: row.calls,
        stops: row.stops,
      },
    ]),
  );
}

async function readPairs(db: Db): Promise<Reference['confusablePairs']> {
  const rows = await tablesOf(db)
    .selectFrom('matters.confusable_pair')
    .selectAll()
    .orderBy('code')
    .execute();
  return rows.map((row) => ({
    code: row.code,
    question: { hant: row.question_hant, hans: row.question_hans, en: row.question_en },
    answers: [
      {
        category: row.first_category,
        label: { hant: row.first_hant, hans: row.first_hans, en: row.first_en },
      },
      {
        category: row.second_category,
        label: { hant: row.second_hant, hans: row.second_hans, en: row.second_en },
      },
    ],
  }));
}

async function readClockRules(db: Db): Promise<Reference['clockRules']> {
  const rows = await tablesOf(db).selectFrom('matters.clock_rule').selectAll().execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    profile: row.profile,
    clockClass: row.clock_class,
    stage: row.stage,
    amount: { kind: row.kind as ClockKind, quantity: row.quantity },
  }));
}

async function readReminderRules(db: Db): Promise<Reference['reminderRules']> {
  const rows = await tablesOf(db).selectFrom('matters.reminder_rule').selectAll().execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    profile: row.profile,
    clockClass: row.clock_class,
    stage: row.stage,
    step: row.step,
    to: row.recipient as Recipient,
    after: afterOf(row),
  }));
}

function afterOf(row: {
  readonly percent: number | null;
  readonly kind: string | null;
  readonly quantity: number | null;
}): Reminder['after'] {
  if (row.percent !== null) return { percent: row.percent };
  return { kind: (row.kind ?? 'hours') as ClockKind, quantity: row.quantity ?? 0 };
}

async function readQuietHours(db: Db): Promise<Reference['quietHours']> {
  const rows = await tablesOf(db).selectFrom('matters.quiet_hours').selectAll().execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    from: row.from_time,
    to: row.to_time,
    exceptClasses: row.except_classes,
  }));
}

async function readRoutes(db: Db): Promise<Reference['routes']> {
  const rows = await tablesOf(db).selectFrom('matters.route').selectAll().execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    ordinal: row.ordinal,
    condition: row.condition as unknown as Condition,
    targets: row.targets as unknown as readonly Target[],
  }));
}

async function readCalendars(db: Db): Promise<Reference['calendars']> {
  const rows = await tablesOf(db)
    .selectFrom('matters.calendar')
    .selectAll()
    .orderBy('code')
    .execute();
  const days = await tablesOf(db).selectFrom('matters.calendar_day').selectAll().execute();
  const calendars = new Map<string, WorkingCalendar>();
  for (const row of rows) {
    const own = days.filter(({ calendar }) => calendar === row.code);
    const made = makeWorkingCalendar({
      zone: row.zone,
      weekly: row.weekly as unknown as readonly WeeklyPeriod[],
      urgentWeekly: row.urgent_weekly as unknown as readonly WeeklyPeriod[],
      holidays: own.filter(({ kind }) => kind === 'holiday').map(({ day }) => day),
      makeUpDays: own.filter(({ kind }) => kind === 'worked').map(({ day }) => day),
      makeUpWeekday: row.make_up_weekday as Weekday,
      announcedYears: row.announced_years,
    });
    if (!made.ok) throw new Error(`The calendar ${row.code} cannot be read: ${made.refusal}`);
    calendars.set(row.code, made.value);
  }
  return calendars;
}

async function readCalendarsAtPlaces(db: Db): Promise<Reference['calendarsAtPlaces']> {
  const rows = await tablesOf(db).selectFrom('matters.calendar_at_place').selectAll().execute();
  return rows.map((row) => ({ placeId: row.place_id, calendar: row.calendar }));
}

function namesOf(row: {
  readonly name_hant: string;
  readonly name_hans: string;
  readonly name_en: string;
}): Names {
  return { hant: row.name_hant, hans: row.name_hans, en: row.name_en };
}

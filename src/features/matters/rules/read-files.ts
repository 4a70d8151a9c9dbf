import { EVERYWHERE } from '#/features/matters/model/reference.ts';
import type {
  CalendarDay,
  CalendarSheet,
  Settings,
  Sourced,
  WeightedWord,
} from '#/features/matters/model/reference.ts';
import type {
  CalendarFile,
  CategoriesFile,
  ClocksFile,
  FileAmount,
  FileWeek,
  RoutesFile,
} from '#/features/matters/model/reference-files.ts';
import type { Amount } from '#/lib/working-time.ts';
import type { Weekday, WeeklyPeriod } from '#/lib/working-calendar.ts';

type FileNames = { readonly 'zh-Hant': string; readonly 'zh-Hans': string; readonly en: string };

const MINUTES_PER_HOUR = 60;
/** Days worked in exchange for a holiday keep the hours of a Monday. */
const MAKE_UP_WEEKDAY: Weekday = 1;

/** Reads the file of categories: groups, words, stop questions and confusable pairs. */
export function readCategories(
  file: CategoriesFile,
): Pick<Settings, 'groups' | 'categories' | 'stopQuestions' | 'confusablePairs'> {
  const from = sourced(file.source.title, file.source.date);
  return {
    groups: file.groups.map(({ code, names, icon }) => ({ code, icon, names: readNames(names) })),
    categories: file.categories.map((category) => ({
      code: category.code,
      group: category.group,
      profiles: category.profiles,
      names: readNames(category.names),
      icon: category.icon,
      clockClass: category.clockClass,
      sigmaMetres: category.sigmaMetres,
      stopQuestions: category.stopQuestions,
      abilities: category.abilities,
      isOffered: true,
      synonyms: readWords(category.synonyms),
      exclusions: readWords(category.exclusions),
      ...from,
    })),
    stopQuestions: file.stopQuestions.map((question) => ({
      code: question.id,
      question: readNames(question.text),
      advice: readNames(question.advice),
      calls: question.calls,
      stops: question.yesStops,
    })),
    confusablePairs: file.confusablePairs.map(({ id, question, answers }) => ({
      code: id,
      question: readNames(question),
      answers: [
        { category: answers[0].category, label: readNames(answers[0].label) },
        { category: answers[1].category, label: readNames(answers[1].label) },
      ],
    })),
  };
}

/** Reads the file of deadlines, reminders and quiet hours. */
export function readClocks(
  file: ClocksFile,
): Pick<Settings, 'clockRules' | 'reminderRules' | 'quietHours'> {
  const own = file.sources.at(-1) ?? { title: '', date: '1970-01-01' };
  const { from, to, except } = file.quietHours;
  const quiet = { placeId: EVERYWHERE, from, to, exceptClasses: except };
  return {
    clockRules: file.clocks.map((clock) => clockRule(file, clock)).concat(takeBackRules(file)),
    reminderRules: [...shareReminders(file, own), ...takeBackReminders(file)],
    quietHours: [{ ...quiet, ...sourced(own.title, own.date) }],
  };
}

/** Reads the file of routes. */
export function readRoutes(file: RoutesFile): Pick<Settings, 'routes'> {
  const from = sourced(file.source.title, file.source.date);
  return {
    routes: file.routes.map(({ note, condition, targets }, index) => ({
      placeId: EVERYWHERE,
      ordinal: index + 1,
      condition,
      targets,
      note,
      ...from,
    })),
  };
}

/** Reads the file of a calendar: hours, holidays, and the days worked in exchange. */
export function readCalendar(file: CalendarFile): CalendarSheet {
  return {
    code: file.code,
    names: readNames(file.names),
    zone: file.zone,
    weekly: readWeek(file.weeklyHours),
    urgentWeekly: readWeek(file.urgentHours),
    makeUpWeekday: MAKE_UP_WEEKDAY,
    announcedYears: file.announcedYears,
    days: file.years.flatMap((year) => {
      const from = sourced(year.source.title, year.source.date);
      return year.holidays.flatMap((holiday) => daysOf(holiday, from));
    }),
    ...sourced(file.hoursSource.title, file.hoursSource.date),
  };
}

type FileClock = Omit<ClocksFile['clocks'][number], 'stage'> & { readonly stage: string };

function clockRule(file: ClocksFile, clock: FileClock): Settings['clockRules'][number] {
  return {
    placeId: EVERYWHERE,
    profile: clock.profile,
    clockClass: clock.class,
    stage: clock.stage,
    amount: readAmount(clock),
    ...sourceIn(file, clock),
  };
}

function takeBackRules(file: ClocksFile): readonly Settings['clockRules'][number][] {
  return file.takeBack.map((rule) =>
    clockRule(file, {
      profile: rule.profile,
      class: rule.class,
      source: rule.source,
      date: rule.date,
      stage: 'take_back',
      amount: rule.takeBackAfter.amount,
      kind: rule.takeBackAfter.kind,
    }),
  );
}

function shareReminders(
  file: ClocksFile,
  own: { readonly title: string; readonly date: string },
): readonly Settings['reminderRules'][number][] {
  const byStage = Map.groupBy(file.reminders, ({ profile, stage }) => `${profile} ${stage}`);
  const { source, sourceDate } = sourced(own.title, own.date);
  return [...byStage.values()].flatMap((steps) =>
    steps
      .toSorted((a, b) => a.atPercent - b.atPercent)
      .map(({ profile, stage, atPercent, to }, index) => ({
        placeId: EVERYWHERE,
        profile,
        clockClass: '*',
        stage,
        step: index + 1,
        to,
        after: { percent: atPercent },
        source,
        sourceDate,
      })),
  );
}

function takeBackReminders(file: ClocksFile): readonly Settings['reminderRules'][number][] {
  return file.takeBack.flatMap((rule) => {
    const { source, sourceDate } = sourceIn(file, rule);
    return [rule.remindAfter, rule.askAfter].map((after, index) => ({
      placeId: EVERYWHERE,
      profile: rule.profile,
      clockClass: rule.class,
      stage: 'take_back',
      step: index + 1,
      to: 'holder' as const,
      after: readAmount(after),
      source,
      sourceDate,
    }));
  });
}

function sourceIn(
  file: ClocksFile,
  { source, date }: { readonly source: string; readonly date: string },
): Sourced {
  return sourced(file.sources.find(({ code }) => code === source)?.title ?? source, date);
}

function daysOf(
  holiday: CalendarFile['years'][number]['holidays'][number],
  from: Sourced,
): readonly CalendarDay[] {
  const names = readNames(holiday.name);
  const first = Temporal.PlainDate.from(holiday.from);
  const length = first.until(Temporal.PlainDate.from(holiday.to)).days + 1;
  const free = Array.from({ length }, (_, index) => first.add({ days: index }));
  const worked = holiday.worked.map((day) => Temporal.PlainDate.from(day));
  const dayOf = (day: Temporal.PlainDate, kind: CalendarDay['kind']): CalendarDay => ({
    day,
    kind,
    names,
    ...from,
  });
  return [
    ...free.map((day) => dayOf(day, 'holiday')),
    ...worked.map((day) => dayOf(day, 'worked')),
  ];
}

function readWeek(week: FileWeek): readonly WeeklyPeriod[] {
  const days: readonly (readonly [Weekday, FileWeek['monday']])[] = [
    [1, week.monday],
    [2, week.tuesday],
    [3, week.wednesday],
    [4, week.thursday],
    [5, week.friday],
    [6, week.saturday],
    [7, week.sunday],
  ];
  return days.flatMap(([weekday, hours]) =>
    hours.map(([opensAt, closesAt]) => ({ weekday, opensAt, closesAt })),
  );
}

function readAmount({ amount, kind }: FileAmount): Amount {
  if (kind === 'minutes') return { kind: 'hours', quantity: amount / MINUTES_PER_HOUR };
  return { kind, quantity: amount };
}

function readWords(weights: Readonly<Record<string, number>>): readonly WeightedWord[] {
  return Object.entries(weights).map(([word, weight]) => ({ word, weight }));
}

function readNames(names: FileNames) {
  return { hant: names['zh-Hant'], hans: names['zh-Hans'], en: names.en };
}

function sourced(source: string, date: string): Sourced {
  return { source, sourceDate: Temporal.PlainDate.from(date) };
}

import { z } from 'zod';
import { openSum, readYear } from '#/features/hours/actions/sums.ts';
import type { SumOf, SumView } from '#/features/hours/actions/sums.ts';
import { MAX_ACTIVITY } from '#/features/hours/model.ts';
import type { ActivityFilter } from '#/features/hours/model.ts';
import { countedPage, countedTable, yearPage, yearTable } from '#/features/hours/pages/sums.ts';
import { totalOf } from '#/features/hours/rules/sums.ts';
import { refusals } from '#/features/hours/words/refusals.ts';
import { succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { everyone, signedIn } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { flag, optionalLine, optionalWhole, placeId, uuid } from '#/platform/http/fields.ts';
import { showRecords } from './show.ts';
import { countedShape, yearShape } from './sum-shapes.ts';
import type { CountedShown, YearShown } from './sum-shapes.ts';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2200;
const year = optionalWhole(FIRST_YEAR, LAST_YEAR);
const month = z
  .string()
  .regex(/^2\d{3}-(0[1-9]|1[0-2])$/)
  .transform((text) => Temporal.PlainYearMonth.from(text));
/** Which records of a month: of one activity, help in matters, or all. */
const wantedFields = {
  month,
  activity: optionalLine(MAX_ACTIVITY),
  help: flag,
  after: uuid.optional(),
};

type Wanted = {
  readonly month: Temporal.PlainYearMonth;
  readonly activity?: string | undefined;
  readonly help: boolean;
  readonly after?: string | undefined;
};

function shownOf({ scope, names, mayOpen }: SumView, { kind, id }: SumOf) {
  return { kind: scope.kind === 'team' ? 'team' : kind, id, names, mayOpen };
}

async function loadYear(
  context: Context,
  of: SumOf,
  wanted: number | undefined,
): Promise<Result<YearShown, 'not_found'>> {
  const { now, services } = context;
  const shown = wanted ?? now.toZonedDateTimeISO(services.zone).year;
  const read = await readYear(context, of, shown);
  if (!read.ok) return read;
  const { months, activities, years } = read.value;
  return succeed({
    of: shownOf(read.value, of),
    year: shown,
    years,
    minutes: totalOf(months),
    months: months.map(({ month: own, minutes }) => ({ month: own.toString(), minutes })),
    activities: activities.map((one) => ({ ...one, month: one.month.toString() })),
  });
}

async function loadCounted(
  context: Context,
  of: SumOf,
  wanted: Wanted,
): Promise<Result<CountedShown, 'not_found' | 'not_allowed'>> {
  const { activity, help } = wanted;
  const opened = await openSum(context, of, {
    month: wanted.month,
    activity: filterOf(wanted),
    after: wanted.after,
  });
  if (!opened.ok) return opened;
  const { view, records, next } = opened.value;
  return succeed({
    of: shownOf(view, of),
    month: wanted.month.toString(),
    activity,
    isHelp: help && activity === undefined,
    records: await showRecords(context, records),
    next,
  });
}

function filterOf({ activity, help }: Wanted): ActivityFilter {
  if (activity !== undefined) return { kind: 'named', name: activity };
  return { kind: help ? 'help' : 'any' };
}

const ofTeam = endpoint({
  name: 'hours.of_team',
  method: 'GET',
  path: '/organisations/:id/hours',
  summary: 'Shows what was given for a team, month by month; by activity to whoever leads it.',
  policy: everyone,
  input: z.object({ id: uuid, year }),
  output: yearShape,
  words: refusals(),
  run: (context, { id, year: wanted }) => loadYear(context, { kind: 'team', id }, wanted),
  page: yearPage,
  table: yearTable,
});

const ofPlace = endpoint({
  name: 'hours.of_place',
  method: 'GET',
  path: '/places/:id/hours',
  summary: 'Shows what was given at a place, month by month; by activity to who keeps its records.',
  policy: everyone,
  input: z.object({ id: placeId, year }),
  output: yearShape,
  words: refusals(),
  run: (context, { id, year: wanted }) => loadYear(context, { kind: 'place', id }, wanted),
  page: yearPage,
  table: yearTable,
});

const teamRecords = endpoint({
  name: 'hours.team_records',
  method: 'GET',
  path: '/organisations/:id/hours/records',
  summary: 'Opens what a month adds up to into its records, for whoever leads the team.',
  policy: signedIn,
  input: z.object({ id: uuid, ...wantedFields }),
  output: countedShape,
  words: refusals(),
  run: (context, { id, ...wanted }) => loadCounted(context, { kind: 'team', id }, wanted),
  page: countedPage,
  table: countedTable,
});

const placeRecords = endpoint({
  name: 'hours.place_records',
  method: 'GET',
  path: '/places/:id/hours/records',
  summary: 'Opens what a month adds up to into its records, for whoever keeps them.',
  policy: signedIn,
  input: z.object({ id: placeId, ...wantedFields }),
  output: countedShape,
  words: refusals(),
  run: (context, { id, ...wanted }) => loadCounted(context, { kind: 'place', id }, wanted),
  page: countedPage,
  table: countedTable,
});

/** The endpoints of what hours add up to. */
export const sumEndpoints: readonly AnyEndpoint[] = [ofTeam, teamRecords, ofPlace, placeRecords];

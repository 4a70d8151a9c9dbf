import { findOrganisation } from '#/features/organisations/index.ts';
import { LEAST_PUBLISHED } from '#/features/people/index.ts';
import { findPlace } from '#/features/places/index.ts';
import { PAGE_OF_RECORDS } from '#/features/hours/model.ts';
import type {
  ActivityFilter,
  ActivitySum,
  HoursRecord,
  SumDays,
  SumScope,
} from '#/features/hours/model.ts';
import { keepsRecords } from '#/features/hours/policy.ts';
import { publishedMonths } from '#/features/hours/rules/sums.ts';
import type { MonthTold } from '#/features/hours/rules/sums.ts';
import {
  findRecords,
  listBooked,
  listSumYears,
  sumActivities,
  sumMonths,
} from '#/features/hours/store/sums.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { openDoor } from '#/platform/access/wall.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import { listLed } from './leading.ts';
import { openMany } from './open.ts';
import type { Opened } from './open.ts';

/** Of what hours are added up, as it stands in an address. */
export type SumOf = { readonly kind: 'team' | 'place'; readonly id: string };

/** What hours are added up of, and whether the reader may open the sums into their records. */
export type SumView = {
  readonly scope: SumScope;
  readonly names: Names;
  readonly mayOpen: boolean;
};

/** A year of hours: by month for everybody, by activity for whoever may open it. */
export type YearOfSums = SumView & {
  readonly years: readonly number[];
  readonly months: readonly MonthTold[];
  readonly activities: readonly ActivitySum[];
};

/**
 * Finds of what hours are added up. Whoever leads the team, or keeps the records of the place, may
 * open the sums. Refuses `not_found`: also above a community, where nobody opens records.
 */
export async function findSumView(
  context: Context,
  { kind, id }: SumOf,
): Promise<Result<SumView, 'not_found'>> {
  const { db, subject } = context;
  if (kind === 'team') {
    const team = await findOrganisation(db, id);
    if (team === undefined) return refuse('not_found');
    const mayOpen = (await listLed(db, subject.personId)).includes(id);
    const { name } = team;
    return succeed({ scope: { kind, id }, names: { hant: name, hans: name, en: name }, mayOpen });
  }
  const place = await findPlace(db, id);
  if (place?.communityId === undefined) return refuse('not_found');
  const { communityId, path, names } = place;
  const mayOpen = keepsRecords(subject, path);
  return succeed({ scope: { kind, communityId, path }, names, mayOpen });
}

/** Adds up a year. Refuses `not_found`. */
export async function readYear(
  context: Context,
  of: SumOf,
  year: number,
): Promise<Result<YearOfSums, 'not_found'>> {
  const { db } = context;
  const found = await findSumView(context, of);
  if (!found.ok) return found;
  const { scope, mayOpen } = found.value;
  const from = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  const days: SumDays = { from, before: from.add({ years: 1 }) };
  const months = await sumMonths(db, scope, days);
  return succeed({
    ...found.value,
    years: await listSumYears(db, scope),
    months: mayOpen ? months : publishedMonths(months, LEAST_PUBLISHED),
    activities: mayOpen ? await sumActivities(db, scope, days) : [],
  });
}

/** Records that a sum adds up, and where the next page of them goes on. */
export type OpenedSum = {
  readonly view: SumView;
  readonly records: readonly Opened[];
  readonly next: string | undefined;
};

/**
 * Opens what a month adds up to into its records.
 * Refuses: `not_found`, `not_allowed` (only who leads the team, or keeps the records of the place).
 */
export async function openSum(
  context: Context,
  of: SumOf,
  wanted: {
    readonly month: Temporal.PlainYearMonth;
    readonly activity: ActivityFilter;
    readonly after: string | undefined;
  },
): Promise<Result<OpenedSum, 'not_found' | 'not_allowed'>> {
  const { db, subject } = context;
  const found = await findSumView(context, of);
  if (!found.ok) return found;
  const { scope, mayOpen } = found.value;
  if (!mayOpen) return refuse('not_allowed');
  const { month, activity, after } = wanted;
  const from = month.toPlainDate({ day: 1 });
  const booked = await listBooked(db, scope, {
    from,
    before: from.add({ months: 1 }),
    activity,
    after,
    limit: PAGE_OF_RECORDS + 1,
  });
  const page = booked.slice(0, PAGE_OF_RECORDS);
  if (scope.kind === 'team') {
    // Whoever leads a team answers for the records of those who gave time for it.
    await openDoor(db, { personIds: page.map(({ personId }) => personId) });
  }
  const records: readonly HoursRecord[] = await findRecords(
    db,
    page.map(({ id }) => id),
  );
  const teamIds = scope.kind === 'team' ? await listLed(db, subject.personId) : [];
  return succeed({
    view: found.value,
    records: await openMany(context, records, teamIds),
    next: booked.length > page.length ? page.at(-1)?.id : undefined,
  });
}

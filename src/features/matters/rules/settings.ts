import type { ClockStage, Profile } from '#/features/matters/model/matter.ts';
import { clockStages } from '#/features/matters/model/matter.ts';
import { EVERYWHERE } from '#/features/matters/model/reference.ts';
import type {
  Category,
  ClockPlan,
  Reference,
  Reminder,
  Route,
} from '#/features/matters/model/reference.ts';
import type { ClockSetting } from './clocks.ts';

/** Where settings are looked up: the places of a matter, the highest first and itself last. */
export type Line = readonly { readonly placeId: string }[];

/**
 * Finds a category as it is offered at a place: left out, or with another class of deadlines, if
 * the place or one above it says so; the nearest word counts.
 */
export function categoryAt(reference: Reference, code: string, line: Line): Category | undefined {
  const category = reference.categories.get(code);
  if (category === undefined) return undefined;
  const own = nearest(
    reference.categoriesAtPlaces.filter((one) => one.category === code),
    line,
  )[0];
  if (own === undefined) return category.isOffered ? category : undefined;
  if (!own.isOffered) return undefined;
  return { ...category, isOffered: true, clockClass: own.clockClass ?? category.clockClass };
}

/**
 * Lists the categories offered at a place for a profile, in the host's order. For no profile in
 * particular those are left out that are urgent always: they have a page of their own.
 */
export function categoriesAt(
  reference: Reference,
  profile: Profile | undefined,
  line: Line,
): readonly Category[] {
  return [...reference.categories.keys()]
    .flatMap((code) => categoryAt(reference, code, line) ?? [])
    .filter(({ profiles }) =>
      profile === undefined ? profiles.some((one) => one !== 'urgent') : profiles.includes(profile),
    );
}

/**
 * Gathers what the clocks of a matter are reckoned with: times, reminders, calendar, quiet hours.
 */
export function clockSettingFor(
  reference: Reference,
  matter: { readonly profile: Profile; readonly clockClass: string },
  line: Line,
): ClockSetting {
  const plans = new Map<ClockStage, ClockPlan>();
  for (const stage of clockStages) {
    const plan = planFor(reference, { ...matter, stage }, line);
    if (plan !== undefined) plans.set(stage, plan);
  }
  const code = nearest(reference.calendarsAtPlaces, line)[0]?.calendar;
  const calendar = reference.calendars.get(code ?? EVERYWHERE) ?? firstOf(reference.calendars);
  const quiet = nearest(reference.quietHours, line)[0];
  const isQuiet = quiet !== undefined && !quiet.exceptClasses.includes(matter.clockClass);
  return { plans, calendar, quiet: isQuiet ? { ...quiet, zone: calendar.zone } : undefined };
}

/** Lists the routes that apply at a place: its own first, then those above, then everybody's. */
export function routesFor(reference: Reference, line: Line): readonly Route[] {
  const near = [...line.map(({ placeId }) => placeId).reverse(), EVERYWHERE];
  return near.flatMap((placeId) =>
    reference.routes
      .filter((route) => route.placeId === placeId)
      .toSorted((a, b) => a.ordinal - b.ordinal),
  );
}

function planFor(
  reference: Reference,
  wanted: {
    readonly profile: Profile;
    readonly clockClass: string;
    readonly stage: ClockStage;
  },
  line: Line,
): ClockPlan | undefined {
  const rule = nearest(
    reference.clockRules.filter(
      (one) =>
        one.profile === wanted.profile &&
        one.clockClass === wanted.clockClass &&
        one.stage === wanted.stage,
    ),
    line,
  )[0];
  return rule === undefined
    ? undefined
    : { amount: rule.amount, reminders: remindersFor(reference, wanted, line) };
}

function remindersFor(
  reference: Reference,
  wanted: { readonly profile: Profile; readonly clockClass: string; readonly stage: ClockStage },
  line: Line,
): readonly Reminder[] {
  const rules = reference.reminderRules.filter(
    (one) =>
      one.profile === wanted.profile &&
      one.stage === wanted.stage &&
      (one.clockClass === wanted.clockClass || one.clockClass === '*'),
  );
  const near = nearest(rules, line);
  const own = near.filter((one) => one.clockClass !== '*');
  return (own.length > 0 ? own : near)
    .toSorted((a, b) => a.step - b.step)
    .map(({ to, after }) => ({ to, after }));
}

/** Keeps the rows of the nearest place that has any; those for everywhere are the farthest. */
function nearest<Row extends { readonly placeId: string }>(
  rows: readonly Row[],
  line: Line,
): readonly Row[] {
  const near = [...line.map(({ placeId }) => placeId).reverse(), EVERYWHERE];
  for (const placeId of near) {
    const found = rows.filter((row) => row.placeId === placeId);
    if (found.length > 0) return found;
  }
  return [];
}

function firstOf<Value>(map: ReadonlyMap<string, Value>): Value {
  const first = map.values().next().value;
  if (first === undefined) throw new Error('No calendar has been loaded.');
  return first;
}

import { PART_HOURS } from '#/features/rosters/model.ts';
import type { ChanceLevel, Hour, ThinStretch } from '#/features/rosters/model.ts';

const LAST_MINUTE = 59;
const DAY_HOURS = 24;
/** Clocks may be put back by some hours once or twice within a month. */
const SPARE_HOURS = 6;

/**
 * Lists the hours from the one that runs now to the end of the day so many days ahead, as the
 * clocks of a zone show them: a day on which clocks are changed has one more, or one less.
 */
export function hoursAhead(
  now: Temporal.Instant,
  { zone, days }: { readonly zone: string; readonly days: number },
): readonly Hour[] {
  const local = now.toZonedDateTimeISO(zone);
  const end = local.toPlainDate().add({ days });
  let from = local.round({ smallestUnit: 'hour', roundingMode: 'floor' }).toInstant();
  const hours: Hour[] = [];
  for (let count = 0; count < days * DAY_HOURS + SPARE_HOURS; count += 1) {
    const here = from.toZonedDateTimeISO(zone);
    const date = here.toPlainDate();
    if (Temporal.PlainDate.compare(date, end) >= 0) break;
    hours.push({ from, last: from.add({ minutes: LAST_MINUTE }), date, hour: here.hour });
    from = from.add({ hours: 1 });
  }
  return hours;
}

/**
 * Reckons for each hour the probability that at least one comes of those who can be called:
 * `1 - prod(1 - p)`, where p is what is expected of one of them at that hour of the day.
 */
export function expectTakers(
  ready: readonly number[],
  hours: readonly Hour[],
  accept: readonly number[],
): readonly number[] {
  return hours.map(({ hour }, index) => {
    const p = accept[hour] ?? 0;
    return 1 - (1 - p) ** (ready[index] ?? 0);
  });
}

/** Says how much a probability is, by what calls aim at with their first and their last wave. */
export function levelOf(chance: number, targets: readonly number[]): ChanceLevel {
  if (chance <= 0) return 'none';
  if (chance < (targets[0] ?? 0)) return 'thin';
  return chance < (targets.at(-1) ?? 0) ? 'fair' : 'good';
}

/** Joins hours one after the other in which the probability is less than a target. */
export function thinStretches(
  hours: readonly Hour[],
  chances: readonly number[],
  below: number,
): readonly ThinStretch[] {
  const found: ThinStretch[] = [];
  hours.forEach(({ from }, index) => {
    const chance = chances[index] ?? 0;
    if (chance >= below) return;
    const to = from.add({ hours: 1 });
    const last = found.at(-1);
    if (last !== undefined && last.to.equals(from)) {
      found[found.length - 1] = { from: last.from, to, least: Math.min(last.least, chance) };
    } else found.push({ from, to, least: chance });
  });
  return found;
}

/** The least probability of each part of a day; nothing for a part that is over. */
export type DayChances = {
  readonly date: Temporal.PlainDate;
  readonly parts: readonly (number | undefined)[];
};

/** Tells for each day and each part of it the least probability of its hours. */
export function byDay(hours: readonly Hour[], chances: readonly number[]): readonly DayChances[] {
  const days = new Map<string, { date: Temporal.PlainDate; parts: (number | undefined)[] }>();
  hours.forEach(({ date, hour }, index) => {
    const key = date.toString();
    const empty = Array.from({ length: DAY_HOURS / PART_HOURS }, () => undefined);
    const day = days.get(key) ?? { date, parts: empty };
    const part = Math.floor(hour / PART_HOURS);
    day.parts[part] = Math.min(day.parts[part] ?? 1, chances[index] ?? 0);
    days.set(key, day);
  });
  return [...days.values()];
}

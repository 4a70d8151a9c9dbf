import type { ClockStage } from '#/features/matters/model/matter.ts';
import type { ClockPlan, ClockPlans, Recipient } from '#/features/matters/model/reference.ts';
import { dueWithPauses } from '#/lib/working-time.ts';
import type { Amount, Pause, Reckoned } from '#/lib/working-time.ts';
import type { WorkingCalendar } from '#/lib/working-calendar.ts';
import { afterQuietHours } from './quiet-hours.ts';
import type { Quiet } from './quiet-hours.ts';

/** The clock of one stage; a stage entered again later gets a clock of a further round. */
export type Clock = {
  readonly stage: ClockStage;
  readonly round: number;
  readonly amount: Amount;
  readonly startedAt: Temporal.Instant;
  /** Unknown while the clock stands still. */
  readonly dueAt: Temporal.Instant | undefined;
  readonly stoppedAt: Temporal.Instant | undefined;
  readonly pauses: readonly Pause[];
  /** How many reminders have been given. */
  readonly reminded: number;
  /** Whether what follows from its end has been done. */
  readonly hasRung: boolean;
  readonly isProvisional: boolean;
  /** When somebody has to look at it next. */
  readonly wakesAt: Temporal.Instant | undefined;
};

/** What clocks are reckoned with at one place: the time each stage is given, and the calendar. */
export type ClockSetting = {
  readonly plans: ClockPlans;
  readonly calendar: WorkingCalendar;
  readonly quiet: Quiet | undefined;
};

/** Which clocks a matter should have now, and whether each runs or stands still. */
export type WantedClocks = ReadonlyMap<ClockStage, 'runs' | 'stands'>;

/** What a clock that has woken asks for. */
export type Ring =
  | { readonly kind: 'reminder'; readonly stage: ClockStage; readonly to: Recipient }
  | { readonly kind: 'due'; readonly stage: ClockStage };

/** A setting, and when it is. */
export type Moment = ClockSetting & { readonly now: Temporal.Instant };

/**
 * Turns clocks over to what a new state wants: stops those it has no use for, starts those it
 * needs, stands still or goes on. A clock that goes on keeps its start, and with it its deadline.
 * The clock of the whole life goes on after a reopening; the time it was closed counts as a pause.
 */
export function turnClocks(
  clocks: readonly Clock[],
  wanted: WantedClocks,
  moment: Moment,
): readonly Clock[] {
  const turned = clocks.map((clock) => turn(clock, wanted.get(clock.stage), moment));
  const live = new Set(turned.filter(isLive).map(({ stage }) => stage));
  const started = [...wanted]
    .filter(([stage]) => !live.has(stage))
    .flatMap(([stage, motion]) => start(stage, motion, { clocks, moment }));
  return [...turned, ...started];
}

/**
 * Undoes what the wish to open a closed matter again did to the clock of its whole life: it stands
 * as it was closed, so that nobody's wish makes an end late that came in time.
 */
export function closeAsBefore(clocks: readonly Clock[], moment: Moment): readonly Clock[] {
  return clocks.map((clock) => {
    const closed = clock.pauses.at(-1);
    if (clock.stage !== 'total' || closed === undefined) return clock;
    const pauses = clock.pauses.slice(0, -1);
    return reckon({ ...clock, pauses, stoppedAt: closed.from, wakesAt: undefined }, moment);
  });
}

/** Stops the clocks of some stages, so that the next to enter them begins a further round. */
export function stopClocks(
  clocks: readonly Clock[],
  stages: readonly ClockStage[],
  moment: Moment,
): readonly Clock[] {
  return clocks.map((clock) =>
    isLive(clock) && stages.includes(clock.stage) ? stop(clock, moment) : clock,
  );
}

/**
 * Reckons running clocks again after the category, the place or the calendar changed. The start and
 * the pauses stay. A deadline that has already passed stays too: nothing stops being late because
 * it was renamed. Where the time now given would already be over, it is given from now on, but
 * never beyond the former deadline.
 */
export function reckonAgain(clocks: readonly Clock[], moment: Moment): readonly Clock[] {
  return clocks.map((clock) => {
    const plan = moment.plans.get(clock.stage);
    if (!isLive(clock) || plan === undefined || isLateAt(clock, moment.now)) return clock;
    // A pause was given its own time, which no table knows.
    const amount = clock.stage === 'pause' ? clock.amount : plan.amount;
    const again = reckon({ ...clock, amount }, moment);
    return isLateAt(again, moment.now) ? giveAnew({ ...clock, amount }, clock, moment) : again;
  });
}

/** Lists what a clock asks for now, the reminders it has passed first. */
export function ringsOf(clock: Clock, moment: Moment): readonly Ring[] {
  if (!isLive(clock) || clock.dueAt === undefined) return [];
  const plan = moment.plans.get(clock.stage);
  const passed = remindersOf(clock, plan, moment)
    .filter(({ at }) => Temporal.Instant.compare(at, moment.now) <= 0)
    .map(({ to }): Ring => ({ kind: 'reminder', stage: clock.stage, to }));
  const isDue = !clock.hasRung && Temporal.Instant.compare(clock.dueAt, moment.now) <= 0;
  return isDue ? [...passed, { kind: 'due', stage: clock.stage }] : passed;
}

/** Notes that a clock's rings were heard, and says when it wakes next. */
export function hush(clock: Clock, moment: Moment): Clock {
  const rings = ringsOf(clock, moment);
  const reminded = clock.reminded + rings.filter(({ kind }) => kind === 'reminder').length;
  const hasRung = clock.hasRung || rings.some(({ kind }) => kind === 'due');
  return wake({ ...clock, reminded, hasRung }, moment);
}

/** Gives the running clock that is due first; a window that closes is nobody's duty. */
export function nextDue(
  clocks: readonly Clock[],
): { readonly stage: ClockStage; readonly dueAt: Temporal.Instant } | undefined {
  return clocks
    .filter((clock) => isLive(clock) && clock.stage !== 'return_window')
    .flatMap(({ stage, dueAt }) => (dueAt === undefined ? [] : [{ stage, dueAt }]))
    .toSorted((a, b) => Temporal.Instant.compare(a.dueAt, b.dueAt))[0];
}

/** Finds the deadline that the public sees: for handling or for all of it, whichever is first. */
export function publicDeadline(clocks: readonly Clock[]): Temporal.Instant | undefined {
  const shown = clocks.filter(({ stage }) => stage === 'handle' || stage === 'total');
  return nextDue(shown)?.dueAt;
}

/** Finds the clock of a stage that has not been stopped. */
export function findLive(clocks: readonly Clock[], stage: ClockStage): Clock | undefined {
  return clocks.find((clock) => clock.stage === stage && isLive(clock));
}

/** Finds the first clock a stage ever had; figures measure the first time. */
export function findFirst(clocks: readonly Clock[], stage: ClockStage): Clock | undefined {
  return clocks.find((clock) => clock.stage === stage && clock.round === 1);
}

/** Tells whether a clock has not been stopped; one that stands still has not. */
export function isLive(clock: Clock): boolean {
  return clock.stoppedAt === undefined;
}

function giveAnew(clock: Clock, former: Clock, moment: Moment): Clock {
  const { now } = moment;
  const pauses = isPaused(clock) ? [{ from: now, to: undefined }] : [];
  const fresh = reckon({ ...clock, startedAt: now, pauses }, moment);
  if (fresh.dueAt === undefined || former.dueAt === undefined) return fresh;
  return Temporal.Instant.compare(fresh.dueAt, former.dueAt) <= 0 ? fresh : former;
}

function turn(clock: Clock, motion: 'runs' | 'stands' | undefined, moment: Moment): Clock {
  const { now } = moment;
  if (!isLive(clock)) {
    return clock.stage === 'total' && motion !== undefined ? revive(clock, moment) : clock;
  }
  const isStanding = isPaused(clock);
  if (motion === undefined) return stop(clock, moment);
  if (motion === 'stands' && !isStanding) {
    return reckon({ ...clock, pauses: [...clock.pauses, { from: now, to: undefined }] }, moment);
  }
  return motion === 'runs' && isStanding ? reckon(endPause(clock, now), moment) : clock;
}

function start(
  stage: ClockStage,
  motion: 'runs' | 'stands',
  { clocks, moment }: { readonly clocks: readonly Clock[]; readonly moment: Moment },
): readonly Clock[] {
  const plan = moment.plans.get(stage);
  if (plan === undefined) return [];
  const pauses = motion === 'stands' ? [{ from: moment.now, to: undefined }] : [];
  const round = clocks.filter((clock) => clock.stage === stage).length + 1;
  const blank = { dueAt: undefined, stoppedAt: undefined, wakesAt: undefined };
  const rest = { reminded: 0, hasRung: false, isProvisional: false };
  const clock = { stage, round, amount: plan.amount, startedAt: moment.now, pauses };
  return [reckon({ ...clock, ...blank, ...rest }, moment)];
}

function revive(clock: Clock, moment: Moment): Clock {
  const closed = { from: clock.stoppedAt ?? moment.now, to: moment.now };
  return reckon({ ...clock, stoppedAt: undefined, pauses: [...clock.pauses, closed] }, moment);
}

function stop(clock: Clock, moment: Moment): Clock {
  const ended = isPaused(clock) ? reckon(endPause(clock, moment.now), moment) : clock;
  return { ...ended, stoppedAt: moment.now, wakesAt: undefined };
}

function endPause(clock: Clock, now: Temporal.Instant): Clock {
  const pauses = clock.pauses.map((pause) => ({ from: pause.from, to: pause.to ?? now }));
  return { ...clock, pauses };
}

function reckon(clock: Clock, moment: Moment): Clock {
  const due = readDue(clock, clock.amount, moment.calendar);
  const dueAt = due?.value;
  const isProvisional = due === undefined ? clock.isProvisional : due.certainty === 'provisional';
  return wake({ ...clock, dueAt, isProvisional }, moment);
}

/** Sets the alarm: the next reminder, else the end, else nothing more. */
function wake(clock: Clock, moment: Moment): Clock {
  if (!isLive(clock) || clock.dueAt === undefined) return { ...clock, wakesAt: undefined };
  const next = remindersOf(clock, moment.plans.get(clock.stage), moment)[0]?.at;
  const end = clock.hasRung ? undefined : clock.dueAt;
  return { ...clock, wakesAt: earlier(next, end) };
}

function remindersOf(
  clock: Clock,
  plan: ClockPlan | undefined,
  { calendar, quiet }: ClockSetting,
): readonly { readonly at: Temporal.Instant; readonly to: Recipient }[] {
  const left = (plan?.reminders ?? []).slice(clock.reminded);
  return left.flatMap(({ after, to }) => {
    const { kind, quantity } = clock.amount;
    const share = 'percent' in after ? { kind, quantity: (quantity * after.percent) / 100 } : after;
    const due = readDue(clock, share, calendar);
    return due === undefined ? [] : [{ at: afterQuietHours(due.value, quiet), to }];
  });
}

function readDue(
  clock: Clock,
  amount: Amount,
  calendar: WorkingCalendar,
): Reckoned<Temporal.Instant> | undefined {
  const reading = dueWithPauses({ start: clock.startedAt, amount, pauses: clock.pauses }, calendar);
  return reading.state === 'running' ? reading.due : undefined;
}

function isPaused(clock: Clock): boolean {
  return clock.pauses.some(({ to }) => to === undefined);
}

function isLateAt({ dueAt }: Clock, now: Temporal.Instant): boolean {
  return dueAt !== undefined && Temporal.Instant.compare(dueAt, now) < 0;
}

function earlier(
  one: Temporal.Instant | undefined,
  other: Temporal.Instant | undefined,
): Temporal.Instant | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Temporal.Instant.compare(one, other) <= 0 ? one : other;
}

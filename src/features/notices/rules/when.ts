import type { Channel, Choices, Hours, Timing, Topic } from '#/features/notices/model.ts';
import { ALL } from '#/features/notices/model.ts';

/** What holds where nothing was chosen: told together once a day, and by text message sparingly. */
const usual: Readonly<Record<Topic, Readonly<Record<Channel, Timing>>>> = {
  mine: { email: 'digest', sms: 'digest', push: 'now' },
  in_hand: { email: 'digest', sms: 'digest', push: 'now' },
  followed: { email: 'digest', sms: 'never', push: 'digest' },
  on_behalf: { email: 'digest', sms: 'digest', push: 'now' },
  body: { email: 'digest', sms: 'never', push: 'digest' },
  calls: { email: 'now', sms: 'now', push: 'now' },
};

/** Names one topic by one way among what somebody chose. */
export function choiceKey(topic: Topic, channel: Channel): string {
  return `${topic} ${channel}`;
}

/**
 * Says when somebody is told of a topic by one way. A text message costs, so that whoever can be
 * written to is sent none unless they chose it.
 */
export function timingOf(
  choices: Pick<Choices, 'timings' | 'stopped'>,
  about: { readonly topic: Topic; readonly channel: Channel },
  reached: readonly Channel[],
): Timing {
  const { topic, channel } = about;
  if (isStopped(choices, topic)) return 'never';
  const chosen = choices.timings.get(choiceKey(topic, channel));
  if (chosen !== undefined) return chosen;
  if (channel === 'sms' && reached.includes('email')) return 'never';
  return usual[topic][channel];
}

/** Tells whether a topic was stopped by one tap, itself or with all others. */
export function isStopped({ stopped }: Pick<Choices, 'stopped'>, topic: string): boolean {
  return stopped.has(ALL) || stopped.has(topic);
}

/** What decides when a message leaves. */
export type Leaving = {
  readonly now: Temporal.Instant;
  readonly zone: string;
  readonly hours: Hours;
  readonly isUrgent: boolean;
};

/**
 * Says when a message leaves, or undefined for never: what is urgent at once, even at night; a
 * digest at its hour; everything else at once, but not in quiet hours.
 */
export function leavesAt(timing: Timing, leaving: Leaving): Temporal.Instant | undefined {
  if (timing === 'never') return undefined;
  if (leaving.isUrgent) return leaving.now;
  if (timing === 'now') return afterQuiet(leaving.now, leaving);
  return afterQuiet(nextAt(leaving.now, leaving), leaving);
}

/** Moves a moment within quiet hours to their end; others stay. */
export function afterQuiet(
  at: Temporal.Instant,
  { hours, zone }: Pick<Leaving, 'hours' | 'zone'>,
): Temporal.Instant {
  const local = at.toZonedDateTimeISO(zone);
  const { quietFrom, quietTo } = hours;
  const time = local.toPlainTime();
  const isFromOn = Temporal.PlainTime.compare(time, quietFrom) >= 0;
  const isBefore = Temporal.PlainTime.compare(time, quietTo) < 0;
  const isQuiet = quietFrom > quietTo ? isFromOn || isBefore : isFromOn && isBefore;
  if (!isQuiet) return at;
  const day = local.toPlainDate().add({ days: isBefore ? 0 : 1 });
  return day.toZonedDateTime({ timeZone: zone, plainTime: quietTo }).toInstant();
}

function nextAt(now: Temporal.Instant, { hours, zone }: Leaving): Temporal.Instant {
  const day = now.toZonedDateTimeISO(zone).toPlainDate();
  const at = (days: number) =>
    day.add({ days }).toZonedDateTime({ timeZone: zone, plainTime: hours.digestAt }).toInstant();
  const today = at(0);
  return Temporal.Instant.compare(today, now) > 0 ? today : at(1);
}

/** How often a message is tried before it is given up. */
export const MOST_ATTEMPTS = 8;

const FIRST_WAIT_SECONDS = 60;
const LONGEST_WAIT_SECONDS = 6 * 3_600;

/**
 * Says how long to wait after a failed attempt: twice as long each time, up to six hours, shifted
 * by chance so that a gateway that comes back is not run over. `chance` lies from 0 up to 1.
 */
export function waitSeconds(attempts: number, chance: number): number {
  const doubled = FIRST_WAIT_SECONDS * 2 ** Math.max(0, attempts - 1);
  return Math.round(Math.min(doubled, LONGEST_WAIT_SECONDS) * (0.75 + chance / 2));
}

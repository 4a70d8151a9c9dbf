import type { Quiet, Stretch } from '#/features/volunteers/model.ts';
import { clockOf, dayOf, WEEK } from '#/features/volunteers/rules.ts';
import type { Duty } from '#/features/volunteers/rules.ts';
import { ownWords } from '#/features/volunteers/words/own.ts';
import type { View } from '#/platform/http/view.ts';
import { formatAppointment, formatMoment, formatTime } from '#/platform/i18n/format.ts';

/** Says in one sentence whether somebody is on duty, and until when. */
export function sayDuty(view: View, duty: Duty): string {
  const say = ownWords[view.language];
  switch (duty.kind) {
    case 'always':
      return say.always;
    case 'off':
      return duty.next === undefined ? say.off : say.offNext(formatAppointment(view, duty.next));
    case 'resting':
      return say.resting(sayUntil(view, duty.until));
    default:
      return say[duty.kind](sayUntil(view, duty.until));
  }
}

/** Today a time is enough. */
function sayUntil(view: View, until: Temporal.Instant): string {
  const dayAt = (at: Temporal.Instant) => at.toZonedDateTimeISO(view.zone).toPlainDate();
  return dayAt(until).equals(dayAt(view.now)) ? formatTime(view, until) : formatMoment(view, until);
}

/** Says that quiet hours hold all the same, or nothing. */
export function sayQuiet(view: View, quiet: Quiet | undefined): string | undefined {
  return quiet && ownWords[view.language].quietToo(quiet.from, quiet.to);
}

const DAY = 1_440;

/** Says regular hours as one would aloud: the day, from when, until when. */
export function sayStretch(view: Pick<View, 'language'>, { from, to }: Stretch): string {
  const say = ownWords[view.language];
  if (to - from >= WEEK) return say.roundTheClock;
  const day = say.days[dayOf(from) - 1] ?? '';
  const [start, end] = [clockOf(from), clockOf(to)];
  const days = Math.floor((to - 1) / DAY) - Math.floor(from / DAY);
  // Midnight ends the day that began, as people say it.
  if (days === 0) return say.sameDay(day, start, end === '00:00' ? '24:00' : end);
  if (days === 1 && to - from <= DAY) return say.nextDay(day, start, end);
  return say.longer(`${day} ${start}`, `${say.days[dayOf(to) - 1] ?? ''} ${end}`);
}

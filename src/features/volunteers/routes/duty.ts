import { z } from 'zod';
import {
  addOwnHours,
  endRest,
  goOffDuty,
  goOnDuty,
  removeOwnHours,
  restUntil,
} from '#/features/volunteers/actions/duty.ts';
import { MOST_DUTY_HOURS } from '#/features/volunteers/model.ts';
import { WEEK } from '#/features/volunteers/rules.ts';
import { ownWords } from '#/features/volunteers/words/own.ts';
import { refusals } from '#/features/volunteers/words/refusals.ts';
import { signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { list, plainDate, whole } from '#/platform/http/fields.ts';
import { clock, nothing } from './shapes.ts';

const HERE = '/me/volunteering';
const DAYS_A_WEEK = 7;

const goOn = endpoint({
  name: 'volunteers.go_on_duty',
  method: 'PUT',
  path: `${HERE}/duty`,
  summary: 'Switches one on for some hours.',
  policy: signedIn,
  input: z.object({ hours: whole(1, MOST_DUTY_HOURS) }),
  output: nothing,
  words: refusals('not_volunteering'),
  run: (context, { hours }) => goOnDuty(context, hours),
  onward: (language) => ({ to: HERE, notice: ownWords[language].wentOn }),
});

const goOff = endpoint({
  name: 'volunteers.go_off_duty',
  method: 'DELETE',
  path: `${HERE}/duty`,
  summary: 'Switches one off; within regular hours until these end.',
  policy: signedIn,
  input: nothing,
  output: nothing,
  words: refusals('not_volunteering'),
  run: (context) => goOffDuty(context),
  onward: (language) => ({ to: HERE, notice: ownWords[language].wentOff }),
});

const rest = endpoint({
  name: 'volunteers.rest',
  method: 'PUT',
  path: `${HERE}/rest`,
  summary: 'Lets one rest until a day begins.',
  policy: signedIn,
  input: z.object({ until: plainDate }),
  output: nothing,
  words: refusals('not_volunteering', 'rest_backwards', 'rest_too_long'),
  run: (context, { until }) => restUntil(context, until),
  onward: (language) => ({ to: HERE, notice: ownWords[language].rested }),
});

const stopRest = endpoint({
  name: 'volunteers.end_rest',
  method: 'DELETE',
  path: `${HERE}/rest`,
  summary: 'Ends one’s rest.',
  policy: signedIn,
  input: nothing,
  output: nothing,
  words: refusals('not_volunteering'),
  run: (context) => endRest(context),
  onward: (language) => ({ to: HERE, notice: ownWords[language].restEnded }),
});

const add = endpoint({
  name: 'volunteers.add_hours',
  method: 'POST',
  path: `${HERE}/hours`,
  summary: 'Adds regular hours on days of the week, 1 for Monday; they may pass midnight.',
  policy: signedIn,
  input: z.object({
    days: list(whole(1, DAYS_A_WEEK), DAYS_A_WEEK).refine((days) => days.length > 0),
    from: clock,
    to: clock,
  }),
  output: nothing,
  words: refusals('not_volunteering', 'too_many_hours'),
  run: (context, input) => addOwnHours(context, input),
  onward: (language) => ({ to: `${HERE}#hours`, notice: ownWords[language].hoursAdded }),
});

const remove = endpoint({
  name: 'volunteers.remove_hours',
  method: 'DELETE',
  path: `${HERE}/hours/:from`,
  summary: 'Takes out the regular hours that begin at a minute of the week.',
  policy: signedIn,
  input: z.object({ from: whole(0, WEEK - 1) }),
  output: nothing,
  words: refusals('not_volunteering', 'hours_not_set'),
  run: (context, { from }) => removeOwnHours(context, from),
  onward: (language) => ({ to: `${HERE}#hours`, notice: ownWords[language].hoursRemoved }),
});

/** The endpoints of when one is on duty. */
export const dutyEndpoints: readonly AnyEndpoint[] = [goOn, goOff, rest, stopRest, add, remove];

import { z } from 'zod';
import {
  closeCalendar,
  openCalendar,
  readCalendar,
  TOKEN_DIGITS,
} from '#/features/rosters/actions/calendar.ts';
import { rosterWords } from '#/features/rosters/words/index.ts';
import { refusals } from '#/features/rosters/words/refusals.ts';
import { writeCalendar } from '#/lib/icalendar.ts';
import { succeed } from '#/lib/result.ts';
import { everyone, signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';

const HERE = '/me/shifts';
const nothing = z.object({});

/** Programs that want data read one’s shifts; a calendar is a document for calendars. */
const calendarShape = z.object({ text: z.string() });

const calendar = endpoint({
  name: 'rosters.calendar',
  method: 'GET',
  path: '/calendars/:token/shifts.ics',
  summary: 'Sends the shifts somebody has taken as a calendar, to who has its secret address.',
  policy: everyone,
  input: z.object({ token: z.string().regex(new RegExp(`^\\d{${TOKEN_DIGITS}}$`)) }),
  output: calendarShape,
  words: refusals(),
  run: async (context, { token }) => {
    const read = await readCalendar(context, token);
    if (!read.ok) return read;
    const { zone } = context.services;
    const name = rosterWords[context.language].mineTitle;
    return succeed({ text: writeCalendar({ ...read.value, name, zone, at: context.now }) });
  },
  send: ({ text }) => ({
    mediaType: 'text/calendar; charset=utf-8',
    body: text,
    isImmutable: false,
    fileName: 'shifts.ics',
  }),
});

const open = endpoint({
  name: 'rosters.open_calendar',
  method: 'POST',
  path: '/me/shifts/calendar',
  summary: 'Makes a secret address at which calendars find one’s own shifts.',
  policy: signedIn,
  input: nothing,
  output: nothing,
  words: refusals('only_oneself'),
  run: openCalendar,
  onward: (language) => ({ to: HERE, notice: rosterWords[language].calendarOpened }),
});

const close = endpoint({
  name: 'rosters.close_calendar',
  method: 'DELETE',
  path: '/me/shifts/calendar',
  summary: 'Closes the secret address of the calendar of one’s own shifts.',
  policy: signedIn,
  input: nothing,
  output: nothing,
  words: refusals('only_oneself'),
  run: closeCalendar,
  onward: (language) => ({ to: HERE, notice: rosterWords[language].calendarClosed }),
});

/** One’s own shifts in the calendar of one’s telephone. */
export const calendarRoutes: readonly AnyEndpoint[] = [calendar, open, close];

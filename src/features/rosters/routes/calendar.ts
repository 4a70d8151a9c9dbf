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
import { uuid } from '#/platform/http/fields.ts';

const HERE = '/me/shifts';
const nothing = z.object({});

/** Programs that want data read one’s shifts; a calendar is a document for calendars. */
const calendarShape = z.object({ text: z.string() });

const calendar = endpoint({
  name: 'rosters.calendar',
  method: 'GET',
  path: '/calendars/:token/shifts.ics',
  summary: 'Sends one’s shifts, or those of a team, as a calendar, to who has its secret address.',
  policy: everyone,
  input: z.object({ token: z.string().regex(new RegExp(`^\\d{${TOKEN_DIGITS}}$`)) }),
  output: calendarShape,
  words: refusals(),
  run: async (context, { token }) => {
    const read = await readCalendar(context, token);
    if (!read.ok) return read;
    const { zone } = context.services;
    const { team, events } = read.value;
    const say = rosterWords[context.language];
    const name = team === undefined ? say.mineTitle : say.listTitle(team);
    return succeed({ text: writeCalendar({ events, name, zone, at: context.now }) });
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
  run: (context) => openCalendar(context),
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
  run: (context) => closeCalendar(context),
  onward: (language) => ({ to: HERE, notice: rosterWords[language].calendarClosed }),
});

const openOfTeam = endpoint({
  name: 'rosters.open_team_calendar',
  method: 'POST',
  path: '/organisations/:id/rosters/calendar',
  summary: 'Makes a secret address at which calendars find the shifts of a team one is in.',
  policy: signedIn,
  input: z.object({ id: uuid }),
  output: nothing,
  words: refusals('only_oneself'),
  run: (context, { id }) => openCalendar(context, id),
  onward: (language, _, { id }) => ({
    to: `/organisations/${id}/rosters`,
    notice: rosterWords[language].calendarOpened,
  }),
});

const closeOfTeam = endpoint({
  name: 'rosters.close_team_calendar',
  method: 'DELETE',
  path: '/organisations/:id/rosters/calendar',
  summary: 'Closes one’s secret address of the calendar of a team.',
  policy: signedIn,
  input: z.object({ id: uuid }),
  output: nothing,
  words: refusals('only_oneself'),
  run: (context, { id }) => closeCalendar(context, id),
  onward: (language, _, { id }) => ({
    to: `/organisations/${id}/rosters`,
    notice: rosterWords[language].calendarClosed,
  }),
});

/** One’s own shifts, and those of one’s team, in the calendar of one’s telephone. */
export const calendarRoutes: readonly AnyEndpoint[] = [
  calendar,
  open,
  close,
  openOfTeam,
  closeOfTeam,
];

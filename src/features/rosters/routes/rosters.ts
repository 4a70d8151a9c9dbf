import { z } from 'zod';
import { addKind, drawUp, removeKind, throwAway } from '#/features/rosters/actions/draw-up.ts';
import {
  clearPlace,
  endRoster,
  placeMember,
  publish,
  suggestionWays,
  suggestRoster,
} from '#/features/rosters/actions/lead.ts';
import {
  holidayRules,
  MAX_KIND_NAME,
  MAX_NAME,
  MOST_EVERY_WEEKS,
  MOST_PER_WEEK,
  MOST_REST_HOURS,
  MOST_WANTED,
} from '#/features/rosters/model.ts';
import { listPage, listTable } from '#/features/rosters/pages/list.ts';
import { rosterPage, rosterTable } from '#/features/rosters/pages/roster.ts';
import { shiftPage } from '#/features/rosters/pages/shift.ts';
import { rosterWords } from '#/features/rosters/words/index.ts';
import { refusals } from '#/features/rosters/words/refusals.ts';
import { signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { flag, line, list, optionalLine, plainDate, uuid, whole } from '#/platform/http/fields.ts';
import { loadRoster, loadRosters, loadShift } from './load.ts';
import { listShape, rosterShape, shiftShape } from './shapes.ts';

const DAYS_A_WEEK = 7;
const one = z.object({ id: uuid });
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const listed = endpoint({
  name: 'rosters.list',
  method: 'GET',
  path: '/organisations/:id/rosters',
  summary: 'Lists the rosters of a volunteer team for its members and those who watch over it.',
  policy: signedIn,
  input: one,
  output: listShape,
  words: refusals(),
  run: (context, { id }) => loadRosters(context, id),
  page: listPage,
  table: listTable,
});

const draw = endpoint({
  name: 'rosters.draw_up',
  method: 'POST',
  path: '/organisations/:id/rosters',
  summary: 'Draws up a roster of a team one leads, as a draft.',
  policy: signedIn,
  input: one.extend({
    name: line(MAX_NAME),
    startsOn: plainDate,
    endsOn: plainDate,
    restHours: whole(0, MOST_REST_HOURS),
    mostPerWeek: whole(1, MOST_PER_WEEK),
    ability: optionalLine(),
  }),
  output: one,
  words: refusals('dates_wrong', 'ability_unknown'),
  run: (context, { id, ...input }) =>
    drawUp(context, { ...input, organisationId: id, ability: input.ability }),
  onward: (language, { id }) => ({ to: `/rosters/${id}`, notice: rosterWords[language].drawn }),
});

const show = endpoint({
  name: 'rosters.show',
  method: 'GET',
  path: '/rosters/:id',
  summary: 'Shows a roster: its kinds of shifts, who stands by when, and what is empty.',
  policy: signedIn,
  input: one,
  output: rosterShape,
  words: refusals(),
  run: (context, { id }) => loadRoster(context, id),
  page: rosterPage,
  table: rosterTable,
});

const add = endpoint({
  name: 'rosters.add_kind',
  method: 'POST',
  path: '/rosters/:id/kinds',
  summary: 'Adds a kind of shift to a draft: hours, days (1 for Monday), weeks, holidays, places.',
  policy: signedIn,
  input: one.extend({
    name: line(MAX_KIND_NAME),
    from: clock,
    to: clock,
    days: list(whole(1, DAYS_A_WEEK), DAYS_A_WEEK).refine((days) => days.length > 0),
    everyWeeks: whole(1, MOST_EVERY_WEEKS),
    onHolidays: z.enum(holidayRules),
    firstWanted: whole(1, MOST_WANTED),
    secondWanted: whole(0, MOST_WANTED),
  }),
  output: one,
  words: refusals('not_a_draft', 'too_many_kinds', 'too_many_shifts', 'no_shift_days'),
  run: (context, { days, ...input }) => addKind(context, { ...input, days: [...new Set(days)] }),
  onward: (language, { id }) => ({ to: `/rosters/${id}`, notice: rosterWords[language].kindAdded }),
});

const remove = endpoint({
  name: 'rosters.remove_kind',
  method: 'DELETE',
  path: '/rosters/:id/kinds/:kindId',
  summary: 'Takes a kind of shift out of a draft.',
  policy: signedIn,
  input: one.extend({ kindId: uuid }),
  output: one,
  words: refusals('not_a_draft'),
  run: (context, input) => removeKind(context, input),
  onward: (language, { id }) => ({
    to: `/rosters/${id}`,
    notice: rosterWords[language].kindRemoved,
  }),
});

const discard = endpoint({
  name: 'rosters.throw_away',
  method: 'DELETE',
  path: '/rosters/:id',
  summary: 'Throws a draft away.',
  policy: signedIn,
  input: one,
  output: z.object({ organisationId: z.string() }),
  words: refusals('not_a_draft'),
  run: (context, { id }) => throwAway(context, id),
  onward: (language, { organisationId }) => ({
    to: `/organisations/${organisationId}/rosters`,
    notice: rosterWords[language].thrownAway,
  }),
});

const suggestion = endpoint({
  name: 'rosters.suggest',
  method: 'POST',
  path: '/rosters/:id/suggestion',
  summary: 'Fills the empty places of a draft by the rules: fairly, or by turns; or all afresh.',
  policy: signedIn,
  input: one.extend({ way: z.enum(suggestionWays).default('fair'), afresh: flag }),
  output: one.extend({ filled: z.int(), left: z.int() }),
  words: refusals('not_a_draft', 'no_kinds'),
  run: (context, { id, way, afresh }) => suggestRoster(context, { id, way, isAfresh: afresh }),
  onward: (language, { id, filled, left }) => ({
    to: `/rosters/${id}`,
    notice: rosterWords[language].suggested(filled, left),
  }),
});

const publication = endpoint({
  name: 'rosters.publish',
  method: 'POST',
  path: '/rosters/:id/publication',
  summary: 'Publishes a draft: who said yes to such hours has their shifts, others are asked.',
  policy: signedIn,
  input: one,
  output: one,
  words: refusals('not_a_draft', 'no_kinds', 'roster_over'),
  run: (context, { id }) => publish(context, id),
  onward: (language, { id }) => ({ to: `/rosters/${id}`, notice: rosterWords[language].published }),
});

const end = endpoint({
  name: 'rosters.end',
  method: 'DELETE',
  path: '/rosters/:id/publication',
  summary: 'Ends a roster; whoever stands by in what is ahead is free.',
  policy: signedIn,
  input: one,
  output: one,
  words: refusals('roster_over'),
  run: (context, { id }) => endRoster(context, id),
  onward: (language, { id }) => ({ to: `/rosters/${id}`, notice: rosterWords[language].ended }),
});

const shift = endpoint({
  name: 'rosters.shift',
  method: 'GET',
  path: '/shifts/:id',
  summary: 'Shows one shift: who stands by, and what one can do.',
  policy: signedIn,
  input: one,
  output: shiftShape,
  words: refusals(),
  run: (context, { id }) => loadShift(context, id),
  page: shiftPage,
});

const place = endpoint({
  name: 'rosters.place',
  method: 'PUT',
  path: '/shifts/:id/places/:level/:seat',
  summary: 'Puts a member in an empty place; without a yes to such hours they are asked.',
  policy: signedIn,
  input: one.extend({ level: whole(1, 2), seat: whole(1, MOST_WANTED), personId: uuid }),
  output: one,
  words: refusals(
    'roster_over',
    'shift_over',
    'seat_taken',
    'not_a_member',
    'not_volunteering',
    'not_able',
    'away',
    'quiet_then',
    'overlaps',
    'too_little_rest',
    'too_many_this_week',
  ),
  run: (context, { id, level, seat, personId }) =>
    placeMember(context, { shiftId: id, level: level === 1 ? 1 : 2, seat, personId }),
  onward: (language, { id }) => ({ to: `/shifts/${id}`, notice: rosterWords[language].placed }),
});

const clear = endpoint({
  name: 'rosters.clear',
  method: 'DELETE',
  path: '/stands/:id',
  summary: 'Takes a member out of a place again.',
  policy: signedIn,
  input: one,
  output: one,
  words: refusals('stand_over'),
  run: (context, { id }) => clearPlace(context, id),
  onward: (language, { id }) => ({ to: `/shifts/${id}`, notice: rosterWords[language].cleared }),
});

/** What leaders do with rosters, and what members read of them. */
export const rosterRoutes: readonly AnyEndpoint[] = [
  listed,
  draw,
  show,
  add,
  remove,
  discard,
  suggestion,
  publication,
  end,
  shift,
  place,
  clear,
];

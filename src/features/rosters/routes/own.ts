import { z } from 'zod';
import type { MePanel } from '#/features/people/index.ts';
import type { OrganisationPanel } from '#/features/organisations/index.ts';
import { answerOffer, giveUp, sayYesTo, takeShift } from '#/features/rosters/actions/own.ts';
import { findTeam } from '#/features/rosters/actions/team.ts';
import { MOST_KINDS } from '#/features/rosters/model.ts';
import { minePage, mineTable } from '#/features/rosters/pages/mine.ts';
import { minePanel, teamPanel } from '#/features/rosters/pages/panels.ts';
import { rosterWords } from '#/features/rosters/words/index.ts';
import { refusals } from '#/features/rosters/words/refusals.ts';
import { signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { list, uuid } from '#/platform/http/fields.ts';
import { loadMine, loadRosters } from './load.ts';
import { mineShape } from './shapes.ts';

const one = z.object({ id: uuid });
const HERE = '/me/shifts';
const rules = [
  'not_volunteering',
  'not_able',
  'away',
  'quiet_then',
  'overlaps',
  'too_little_rest',
  'too_many_this_week',
] as const;

const mine = endpoint({
  name: 'rosters.mine',
  method: 'GET',
  path: HERE,
  summary: 'Lists one’s shifts ahead, those one is offered, and those one could stand in for.',
  policy: signedIn,
  input: z.object({}),
  output: mineShape,
  words: refusals(),
  run: (context) => loadMine(context),
  page: minePage,
  table: mineTable,
});

const yes = endpoint({
  name: 'rosters.say_yes',
  method: 'PUT',
  path: '/rosters/:id/yes',
  summary: 'Says to which kinds of shifts of a roster one says yes once and for all.',
  policy: signedIn,
  input: one.extend({ kinds: list(uuid, MOST_KINDS) }),
  output: one,
  words: refusals('not_a_member', 'roster_over'),
  run: (context, { id, kinds }) => sayYesTo(context, { id, kindIds: kinds }),
  onward: (language, { id }) => ({ to: `/rosters/${id}`, notice: rosterWords[language].yesSaid }),
});

const answer = endpoint({
  name: 'rosters.answer',
  method: 'POST',
  path: '/stands/:id/answer',
  summary: 'Takes a shift one is offered, or says no to it.',
  policy: signedIn,
  input: one.extend({ answer: z.enum(['yes', 'no']).default('yes') }),
  output: one,
  words: refusals('stand_over', ...rules),
  run: (context, { id, answer: said }) => answerOffer(context, { standId: id, answer: said }),
  onward: (language, { id }, { answer: said }) => ({
    to: `/shifts/${id}`,
    notice: said === 'yes' ? rosterWords[language].taken : rosterWords[language].declined,
  }),
});

const take = endpoint({
  name: 'rosters.take',
  method: 'POST',
  path: '/shifts/:id/stands',
  summary: 'Takes an empty place of a shift, also to stand in for somebody.',
  policy: signedIn,
  input: one,
  output: one,
  words: refusals('not_a_member', 'roster_over', 'shift_over', 'seat_taken', ...rules),
  run: (context, { id }) => takeShift(context, id),
  onward: (language, { id }) => ({ to: `/shifts/${id}`, notice: rosterWords[language].taken }),
});

const leave = endpoint({
  name: 'rosters.give_up',
  method: 'DELETE',
  path: '/stands/:id/promise',
  summary: 'Leaves a shift, without a reason; those who could stand in are asked at once.',
  policy: signedIn,
  input: one,
  output: one,
  words: refusals('stand_over'),
  run: (context, { id }) => giveUp(context, id),
  onward: (language, { id }) => ({ to: `/shifts/${id}`, notice: rosterWords[language].left }),
});

/** What members do with their own shifts. */
export const ownRoutes: readonly AnyEndpoint[] = [mine, yes, answer, take, leave];

/** Leads from one’s own page to one’s shifts, and says when the next one begins. */
export const shiftsOfMe: MePanel = {
  name: 'rosters.mine',
  load: async (context) => {
    const own = await loadMine(context);
    if (!own.ok) return undefined;
    const { offers, taken, open, rosters } = own.value;
    if (offers.length + taken.length + open.length + rosters.length === 0) return undefined;
    return (view) => minePanel(view, own.value);
  },
};

/** Leads from the page of a team to its rosters, for those who may see them. */
export const rostersOfTeam: OrganisationPanel = {
  name: 'rosters',
  load: async (context, { id }) => {
    if ((await findTeam(context, id)) === undefined) return undefined;
    const found = await loadRosters(context, id);
    return found.ok ? (view) => teamPanel(view, found.value) : undefined;
  },
};

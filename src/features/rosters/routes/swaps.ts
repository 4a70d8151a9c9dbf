import { z } from 'zod';
import { askExchange } from '#/features/rosters/actions/exchange.ts';
import { answerSwap, askSwap, withdrawSwap } from '#/features/rosters/actions/swap.ts';
import { rosterWords } from '#/features/rosters/words/index.ts';
import { refusals } from '#/features/rosters/words/refusals.ts';
import { signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { uuid } from '#/platform/http/fields.ts';

const one = z.object({ id: uuid });
const rules = [
  'not_volunteering',
  'not_able',
  'away',
  'quiet_then',
  'overlaps',
  'too_little_rest',
  'too_many_this_week',
] as const;

const ask = endpoint({
  name: 'rosters.ask_swap',
  method: 'POST',
  path: '/stands/:id/swap',
  summary: 'Asks another of the team, or all of them, to take over one’s shift.',
  policy: signedIn,
  input: one.extend({
    asked: z.union([z.literal('').transform(() => undefined), uuid]).optional(),
  }),
  output: one,
  words: refusals('stand_over', 'not_a_member', 'asked_already'),
  run: (context, { id, asked }) => askSwap(context, { standId: id, askedId: asked }),
  onward: (language, { id }) => ({ to: `/shifts/${id}`, notice: rosterWords[language].swapAsked }),
});

const offer = endpoint({
  name: 'rosters.ask_exchange',
  method: 'POST',
  path: '/stands/:id/exchange',
  summary: 'Asks another of the team to exchange a shift of theirs for one’s own.',
  policy: signedIn,
  input: one.extend({ other: uuid }),
  output: one,
  words: refusals('stand_over', 'not_a_member', 'asked_already', ...rules),
  run: (context, { id, other }) => askExchange(context, { standId: id, otherId: other }),
  onward: (language, { id }) => ({ to: `/shifts/${id}`, notice: rosterWords[language].swapAsked }),
});

const answer = endpoint({
  name: 'rosters.answer_swap',
  method: 'POST',
  path: '/swaps/:id/answer',
  summary: 'Takes over the shift of another who asked, or says no.',
  policy: signedIn,
  input: one.extend({ answer: z.enum(['yes', 'no']).default('yes') }),
  output: one,
  words: refusals('swap_over', ...rules),
  run: (context, { id, answer: said }) => answerSwap(context, { id, answer: said }),
  onward: (language, { id }, { answer: said }) =>
    said === 'yes'
      ? { to: `/shifts/${id}`, notice: rosterWords[language].swapTaken }
      : { to: '/me/shifts', notice: rosterWords[language].declined },
});

const back = endpoint({
  name: 'rosters.withdraw_swap',
  method: 'DELETE',
  path: '/swaps/:id',
  summary: 'Asks nobody any more to take over one’s shift.',
  policy: signedIn,
  input: one,
  output: one,
  words: refusals('swap_over'),
  run: (context, { id }) => withdrawSwap(context, id),
  onward: (language, { id }) => ({
    to: `/shifts/${id}`,
    notice: rosterWords[language].swapTakenBack,
  }),
});

/** Passing a shift on to another who says yes. */
export const swapRoutes: readonly AnyEndpoint[] = [ask, offer, answer, back];

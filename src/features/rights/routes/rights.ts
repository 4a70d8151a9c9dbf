import { z } from 'zod';
import { succeed } from '#/lib/result.ts';
import { holderOf, signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { flag, instant, optionalProse, prose, uuid } from '#/platform/http/fields.ts';
import { KEEPERS, answerCorrection, askToCorrect } from '#/features/rights/actions/correct.ts';
import { askToLeave, stayAfterAll } from '#/features/rights/actions/leave.ts';
import { allowReading, stopReading } from '#/features/rights/actions/readings.ts';
import { MAX_WORDS, correctionsPage, correctionsTable } from '#/features/rights/pages/correct.ts';
import { correctionAnswers } from '#/features/rights/store/corrections.ts';
import { askingWords } from '#/features/rights/words/asking.ts';
import { refusals } from '#/features/rights/words/refusals.ts';
import { dataEndpoints } from './data.ts';
import { loadWaiting } from './load.ts';
import type { RightsParts } from './load.ts';
import { waitingShape } from './shapes.ts';

const nothing = z.object({});

const allow = endpoint({
  name: 'rights.allow_reading',
  method: 'POST',
  path: '/me/data/readers/:helperId',
  summary: 'Lets somebody who may act for one see what is held about one.',
  policy: signedIn,
  input: z.object({ helperId: uuid }),
  output: nothing,
  words: refusals('only_oneself', 'not_a_helper'),
  run: (context, { helperId }) => allowReading(context, helperId),
  onward: (language) => ({ to: '/me/data', notice: askingWords[language].allowed }),
});

const stop = endpoint({
  name: 'rights.stop_reading',
  method: 'DELETE',
  path: '/me/data/readers/:helperId',
  summary: 'Takes back that somebody sees what is held about one.',
  policy: signedIn,
  input: z.object({ helperId: uuid }),
  output: nothing,
  words: refusals('only_oneself', 'not_a_helper'),
  run: (context, { helperId }) => stopReading(context, helperId),
  onward: (language) => ({ to: '/me/data', notice: askingWords[language].stopped }),
});

const correct = endpoint({
  name: 'rights.ask_to_correct',
  method: 'POST',
  path: '/me/data/corrections',
  summary: 'Asks the community to mend what one cannot mend oneself.',
  policy: signedIn,
  input: z.object({ words: prose(MAX_WORDS) }),
  output: z.object({ id: z.uuid() }),
  words: refusals('too_many_corrections'),
  run: (context, { words }) => askToCorrect(context, words),
  onward: (language) => ({ to: '/me/data', notice: askingWords[language].asked }),
});

const showWaiting = endpoint({
  name: 'rights.corrections',
  method: 'GET',
  path: '/corrections',
  summary: 'Lists what residents asked to be mended in their records.',
  policy: holderOf(...KEEPERS),
  input: nothing,
  output: waitingShape,
  words: refusals(),
  run: async (context) => succeed(await loadWaiting(context)),
  page: correctionsPage,
  table: correctionsTable,
});

const answer = endpoint({
  name: 'rights.answer_correction',
  method: 'POST',
  path: '/corrections/:id/answer',
  summary: 'Answers what somebody asked to be mended in their record.',
  policy: holderOf(...KEEPERS),
  input: z.object({
    id: uuid,
    answer: z.enum(correctionAnswers),
    reason: optionalProse(MAX_WORDS),
  }),
  output: nothing,
  words: refusals('correction_gone'),
  run: (context, { id, answer: given, reason }) =>
    answerCorrection(context, { id, answer: given, reason }),
  onward: (language) => ({ to: '/corrections', notice: askingWords[language].answered }),
});

const stay = endpoint({
  name: 'rights.stay',
  method: 'DELETE',
  path: '/me/data/leaving',
  summary: 'Thinks again before the day on which everything that names one goes.',
  policy: signedIn,
  input: nothing,
  output: nothing,
  words: refusals('only_oneself', 'not_leaving'),
  run: (context) => stayAfterAll(context),
  onward: (language) => ({ to: '/me/data', notice: askingWords[language].stayed }),
});

/** Makes the endpoints of what people may ask of what is held about them. */
export function rightsEndpoints(parts: RightsParts): readonly AnyEndpoint[] {
  const leave = endpoint({
    name: 'rights.leave',
    method: 'POST',
    path: '/me/data/leaving',
    summary: 'Asks that everything that names one is taken out, on a day that is named.',
    policy: signedIn,
    input: z.object({ takesWords: flag }),
    output: z.object({ dueAt: instant, takesWords: z.boolean() }),
    words: refusals(
      'only_oneself',
      'already_leaving',
      'last_steward',
      'only_guardian',
      'post_still_held',
      'matter_in_hand',
    ),
    run: (context, { takesWords }) => askToLeave(context, { takesWords, leavers: parts.leavers }),
    onward: (language) => ({ to: '/me/data', notice: askingWords[language].askedToLeave }),
  });
  return [...dataEndpoints(parts), allow, stop, correct, showWaiting, answer, leave, stay];
}

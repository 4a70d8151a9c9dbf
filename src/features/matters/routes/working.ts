import { z } from 'zod';
import { returnMatter } from '#/features/matters/actions/dispatch.ts';
import {
  confirmMatter,
  requestReopening,
  sayNotFixed,
  withdrawMatter,
} from '#/features/matters/actions/judge.ts';
import {
  answerQuestion,
  markDone,
  requestPause,
  resumeWork,
  scheduleWork,
  startWork,
  waitFor,
} from '#/features/matters/actions/work.ts';
import { publicId } from '#/features/matters/model/address.ts';
import { MAX_NOTE, MAX_REASON, MAX_THANKS } from '#/features/matters/model/limits.ts';
import { verdictAnswers } from '#/features/matters/model/matter.ts';
import { refuse } from '#/lib/result.ts';
import { flag, optionalChoice, optionalProse, prose } from '#/platform/http/fields.ts';
import { acting } from './acting.ts';
import { keepBrought, photosField } from './brought-photos.ts';
import { dateText, endOfDay, momentIn, momentText } from './moments.ts';

const onMatter = z.object({ id: publicId });
const withReason = onMatter.extend({ reason: prose(MAX_REASON) });

const start = acting({
  name: 'matters.start',
  method: 'POST',
  path: '/matters/:id/start',
  summary: 'Says that one is at it.',
  input: onMatter,
  run: startWork,
  saved: 'started',
});

const schedule = acting({
  name: 'matters.schedule',
  method: 'PUT',
  path: '/matters/:id/appointment',
  summary: 'Says when one will come; a moment without an offset is meant locally.',
  input: onMatter.extend({ at: momentText, note: optionalProse(MAX_REASON) }),
  run: (context, key, { at, note }) =>
    scheduleWork(context, { ...key, note, at: momentIn(at, context.services.zone) }),
  saved: 'scheduled',
});

const wait = acting({
  name: 'matters.wait',
  method: 'POST',
  path: '/matters/:id/waiting',
  summary: 'Waits for the one who asked or for another body; the time for handling stands still.',
  input: withReason.extend({ whom: z.enum(['asker', 'partner']) }),
  run: (context, key, { whom, reason }) => waitFor(context, { ...key, whom, reason }),
  saved: 'waiting',
});

const resume = acting({
  name: 'matters.resume',
  method: 'DELETE',
  path: '/matters/:id/waiting',
  summary: 'Goes on with what waited or rested.',
  input: onMatter,
  run: resumeWork,
  saved: 'resumed',
});

const done = acting({
  name: 'matters.done',
  method: 'POST',
  path: '/matters/:id/done',
  summary: 'Says that it is done, with words or photos to show it.',
  input: onMatter.extend({ note: optionalProse(MAX_NOTE), photos: photosField }),
  run: async (context, key, { note, photos }) => {
    const kept = await keepBrought(context, photos);
    if (!kept.ok) return kept;
    const after = kept.value.map((fileId) => ({ fileId, stage: 'after' as const }));
    return markDone(context, { ...key, note, photos: after });
  },
  saved: 'done',
});

const sendBack = acting({
  name: 'matters.return',
  method: 'POST',
  path: '/matters/:id/return',
  summary: 'Sends back what was assigned wrongly, with the reason.',
  input: withReason,
  run: (context, key, { reason }) => returnMatter(context, { ...key, reason }),
  saved: 'returned',
});

const askPause = acting({
  name: 'matters.request_pause',
  method: 'POST',
  path: '/matters/:id/pause-request',
  summary: 'Asks staff to let a matter rest until a day.',
  input: withReason.extend({ until: dateText }),
  run: (context, key, { reason, until }) =>
    requestPause(context, { ...key, reason, until: endOfDay(until, context.services.zone) }),
  saved: 'pauseAsked',
});

const answer = acting({
  name: 'matters.answer',
  method: 'POST',
  path: '/matters/:id/answer',
  summary: 'Answers what the holder asked.',
  input: withReason,
  run: (context, key, { reason }) => answerQuestion(context, { ...key, reason }),
  saved: 'answered',
});

const confirm = acting({
  name: 'matters.confirm',
  method: 'POST',
  path: '/matters/:id/verdict',
  summary: 'Says whether it is solved, with thanks, and whether one would help others too.',
  input: onMatter.extend({
    answer: z.enum(verdictAnswers),
    words: optionalProse(MAX_THANKS),
    satisfied: optionalChoice(['yes', 'no']),
    wishesToHelp: flag,
  }),
  run: async (context, key, { answer: said, words: thanks, satisfied, wishesToHelp }) => {
    if (said === 'not_solved') {
      // Without a word nobody knows what is missing.
      return thanks === undefined
        ? refuse('reason_required')
        : sayNotFixed(context, { ...key, reason: thanks });
    }
    const isSatisfied = satisfied === undefined ? undefined : satisfied === 'yes';
    return confirmMatter(context, { ...key, answer: said, thanks, isSatisfied, wishesToHelp });
  },
  saved: ({ state }) => (state === 'reopened' ? 'notFixed' : 'confirmed'),
});

const withdraw = acting({
  name: 'matters.withdraw',
  method: 'POST',
  path: '/matters/:id/withdrawal',
  summary: 'Takes back what one has raised.',
  input: onMatter.extend({ reason: optionalProse(MAX_REASON) }),
  run: (context, key, { reason }) => withdrawMatter(context, { ...key, reason }),
  saved: 'withdrawn',
});

const reopen = acting({
  name: 'matters.request_reopening',
  method: 'POST',
  path: '/matters/:id/reopening',
  summary: 'Says that it is not solved: for the asker it opens at once, else staff are asked.',
  input: withReason,
  run: async (context, key, { reason }) => {
    const reopened = await sayNotFixed(context, { ...key, reason });
    const isForStaff =
      !reopened.ok &&
      ['not_allowed', 'reopen_on_request', 'wrong_state'].includes(reopened.refusal);
    return isForStaff ? requestReopening(context, { ...key, reason }) : reopened;
  },
  saved: ({ state }) => (state === 'reopened' ? 'notFixed' : 'reopeningAsked'),
});

export const workRoutes = [
  start,
  schedule,
  wait,
  resume,
  done,
  sendBack,
  askPause,
  answer,
  confirm,
  withdraw,
  reopen,
];

import { z } from 'zod';
import { changeCategory, changePlace, mergeMatter } from '#/features/matters/actions/change.ts';
import {
  acceptMatter,
  askToVerify,
  assignMatter,
  callIn,
  callOut,
  checkWork,
  closeMatter,
  closeReasons,
  declineMatter,
  recallMatter,
  sightings,
  verifyMatter,
} from '#/features/matters/actions/dispatch.ts';
import { answerReopening } from '#/features/matters/actions/judge.ts';
import { pauseWork } from '#/features/matters/actions/work.ts';
import { publicId } from '#/features/matters/model/address.ts';
import { MAX_REASON } from '#/features/matters/model/limits.ts';
import { findByReference } from '#/features/matters/store/matters.ts';
import { refuse } from '#/lib/result.ts';
import { line, optionalProse, placeId, prose, uuid } from '#/platform/http/fields.ts';
import { acting } from './acting.ts';
import { dateText, endOfDay } from './moments.ts';

const onMatter = z.object({ id: publicId });
const reason = prose(MAX_REASON);
const withReason = onMatter.extend({ reason });
const mayGiveReason = onMatter.extend({ reason: optionalProse(MAX_REASON) });
const MAX_REFERENCE = 20;

const accept = acting({
  name: 'matters.accept',
  method: 'POST',
  path: '/matters/:id/acceptance',
  summary: 'Accepts a matter: somebody has to do something about it.',
  input: onMatter,
  run: acceptMatter,
  saved: 'accepted',
  onwardTo: 'desk',
});

const decline = acting({
  name: 'matters.decline',
  method: 'POST',
  path: '/matters/:id/decline',
  summary: 'Declines a matter with a reason that is read by all who see it.',
  input: withReason,
  run: (context, key, input) => declineMatter(context, { ...key, reason: input.reason }),
  saved: 'declined',
  onwardTo: 'desk',
});

const assign = acting({
  name: 'matters.assign',
  method: 'PUT',
  path: '/matters/:id/assignment',
  summary: 'Gives a matter into somebody’s hands; out of another’s with a reason.',
  input: mayGiveReason.extend({ assigneeId: uuid }),
  run: (context, key, input) =>
    assignMatter(context, { ...key, assigneeId: input.assigneeId, reason: input.reason }),
  saved: 'assigned',
  onwardTo: 'desk',
});

const recall = acting({
  name: 'matters.recall',
  method: 'DELETE',
  path: '/matters/:id/assignment',
  summary: 'Takes a matter out of its holder’s hands, to arrange it anew.',
  input: withReason,
  run: (context, key, input) => recallMatter(context, { ...key, reason: input.reason }),
  saved: 'recalled',
  onwardTo: 'desk',
});

const askVerify = acting({
  name: 'matters.ask_to_verify',
  method: 'POST',
  path: '/matters/:id/verification',
  summary: 'Asks that somebody goes to look.',
  input: onMatter,
  run: askToVerify,
  saved: 'verifyAsked',
  onwardTo: 'desk',
});

const verify = acting({
  name: 'matters.verify',
  method: 'PUT',
  path: '/matters/:id/verification',
  summary: 'Says what was seen on the spot.',
  input: mayGiveReason.extend({ sighting: z.enum(sightings) }),
  run: (context, key, input) =>
    verifyMatter(context, { ...key, sighting: input.sighting, reason: input.reason }),
  saved: 'verified',
  onwardTo: 'desk',
});

const call = acting({
  name: 'matters.call_out',
  method: 'POST',
  path: '/matters/:id/call',
  summary: 'Calls helpers out; whoever says yes first takes it in hand.',
  input: onMatter,
  run: callOut,
  saved: 'calledOut',
  onwardTo: 'desk',
});

const endCall = acting({
  name: 'matters.call_in',
  method: 'DELETE',
  path: '/matters/:id/call',
  summary: 'Ends a call for helpers.',
  input: onMatter,
  run: callIn,
  saved: 'calledIn',
  onwardTo: 'desk',
});

const check = acting({
  name: 'matters.check',
  method: 'POST',
  path: '/matters/:id/check',
  summary: 'Says after a look whether the work holds.',
  input: mayGiveReason.extend({ verdict: z.enum(['passed', 'failed']) }),
  run: (context, key, input) =>
    checkWork(context, { ...key, verdict: input.verdict, reason: input.reason }),
  saved: 'checked',
  onwardTo: 'desk',
});

const pause = acting({
  name: 'matters.pause',
  method: 'POST',
  path: '/matters/:id/pause',
  summary: 'Lets a matter rest until a day that everybody sees.',
  input: withReason.extend({ until: dateText }),
  run: (context, key, input) => {
    const until = endOfDay(input.until, context.services.zone);
    return pauseWork(context, { ...key, reason: input.reason, until });
  },
  saved: 'paused',
  onwardTo: 'desk',
});

const close = acting({
  name: 'matters.close',
  method: 'POST',
  path: '/matters/:id/closure',
  summary: 'Closes a matter that is not for the neighbourhood to solve.',
  input: withReason.extend({ as: z.enum(closeReasons) }),
  run: (context, key, input) =>
    closeMatter(context, { ...key, as: input.as, reason: input.reason }),
  saved: 'closed',
  onwardTo: 'desk',
});

const merge = acting({
  name: 'matters.merge',
  method: 'POST',
  path: '/matters/:id/merger',
  summary: 'Joins a matter to another of its community, named by its number.',
  input: mayGiveReason.extend({ into: line(MAX_REFERENCE) }),
  run: async (context, key, input) => {
    const target = await findByReference(context.db, key.communityId, input.into);
    if (target === undefined) return refuse('target_unknown');
    return mergeMatter(context, { ...key, targetId: target.id, reason: input.reason });
  },
  saved: 'merged',
  onwardTo: 'desk',
});

const category = acting({
  name: 'matters.change_category',
  method: 'PUT',
  path: '/matters/:id/category',
  summary: 'Puts a matter into another category; it is routed and its deadlines reckoned anew.',
  input: mayGiveReason.extend({ category: line(40) }),
  run: (context, key, input) =>
    changeCategory(context, { ...key, category: input.category, reason: input.reason }),
  saved: 'categoryChanged',
  onwardTo: 'desk',
});

const place = acting({
  name: 'matters.change_place',
  method: 'PUT',
  path: '/matters/:id/place',
  summary: 'Puts a matter to another place of its community; it is routed anew.',
  input: mayGiveReason.extend({ placeId }),
  run: (context, key, input) =>
    changePlace(context, { ...key, placeId: input.placeId, reason: input.reason }),
  saved: 'placeChanged',
  onwardTo: 'desk',
});

const reopening = acting({
  name: 'matters.answer_reopening',
  method: 'PUT',
  path: '/matters/:id/reopening',
  summary: 'Opens a matter again as asked, or says why not.',
  input: mayGiveReason.extend({ decision: z.enum(['granted', 'refused']) }),
  run: (context, key, input) =>
    answerReopening(context, { ...key, decision: input.decision, reason: input.reason }),
  saved: 'reopeningAnswered',
  onwardTo: 'desk',
});

export const staffRoutes = [
  accept,
  decline,
  assign,
  recall,
  askVerify,
  verify,
  call,
  endCall,
  check,
  pause,
  close,
  merge,
  category,
  place,
  reopening,
];

import { z } from 'zod';
import { readAddress } from '#/features/people/index.ts';
import {
  avoidPerson,
  saveOwnLimits,
  saveOwnSkills,
  stopAvoiding,
  stopVolunteering,
} from '#/features/volunteers/actions/own.ts';
import type { ListGroups } from '#/features/volunteers/actions/own.ts';
import { MAX_NOTE, MOST_WEEKLY_CALLS, spokenLanguages } from '#/features/volunteers/model.ts';
import { ownPage } from '#/features/volunteers/pages/own.ts';
import { ownWords } from '#/features/volunteers/words/own.ts';
import { refusals } from '#/features/volunteers/words/refusals.ts';
import { signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { line, list, optionalWhole, placeId, uuid } from '#/platform/http/fields.ts';
import { loadOwn, ownShape } from './load-own.ts';
import { codes, nothing, optionalClock } from './shapes.ts';

const HERE = '/me/volunteering';
const MAX_ADDRESS = 120;
const optionalPlace = z.union([z.literal('').transform(() => undefined), placeId]).optional();

function showEndpoint(listGroups: ListGroups): AnyEndpoint {
  return endpoint({
    name: 'volunteers.own',
    method: 'GET',
    path: HERE,
    summary: 'Shows what one can do, when one is on duty, and what one has set for oneself.',
    policy: signedIn,
    input: z.object({ near: optionalPlace }),
    output: ownShape,
    words: refusals(),
    run: (context, { near }) => loadOwn(context, near, listGroups),
    page: ownPage,
  });
}

const limitsField = z
  .object({
    anchor: placeId,
    near: optionalPlace,
    languages: list(z.enum(spokenLanguages)),
    groups: codes,
    quietFrom: optionalClock,
    quietTo: optionalClock,
    weeklyCap: optionalWhole(1, MOST_WEEKLY_CALLS),
  })
  .refine(({ quietFrom, quietTo }) => (quietFrom === undefined) === (quietTo === undefined), {
    path: ['quietTo'],
  })
  .refine(({ quietFrom, quietTo }) => quietFrom === undefined || quietFrom !== quietTo, {
    path: ['quietTo'],
  });

function limitsEndpoint(listGroups: ListGroups): AnyEndpoint {
  return endpoint({
    name: 'volunteers.set_limits',
    method: 'PUT',
    path: HERE,
    summary: 'Says from where one sets out and what one wishes to be asked for; begins to help.',
    policy: signedIn,
    input: limitsField,
    output: z.object({ hasBegun: z.boolean() }),
    words: refusals('anchor_unknown', 'unknown_choice'),
    run: (context, { quietFrom: from, quietTo: to, ...input }) => {
      const quiet = from === undefined || to === undefined ? undefined : { from, to };
      return saveOwnLimits(
        context,
        { ...input, quiet, near: input.near, weeklyCap: input.weeklyCap },
        listGroups,
      );
    },
    onward: (language, { hasBegun }) => {
      const say = ownWords[language];
      return { to: HERE, notice: hasBegun ? say.begun : say.saved };
    },
  });
}

const stop = endpoint({
  name: 'volunteers.stop',
  method: 'DELETE',
  path: HERE,
  summary: 'Stops helping: nobody calls one any more, and what one had set is taken out.',
  policy: signedIn,
  input: nothing,
  output: nothing,
  words: refusals('not_volunteering'),
  run: (context) => stopVolunteering(context),
  onward: (language) => ({ to: HERE, notice: ownWords[language].left }),
});

const tellSkills = endpoint({
  name: 'volunteers.tell_skills',
  method: 'PUT',
  path: `${HERE}/skills`,
  summary: 'Says what one can do, and what one is learning.',
  policy: signedIn,
  input: z.object({ able: codes, learning: codes }),
  output: nothing,
  words: refusals('not_volunteering', 'unknown_choice'),
  run: (context, input) => saveOwnSkills(context, input),
  onward: (language) => ({ to: HERE, notice: ownWords[language].saved }),
});

const readable = z.string().transform((text, check) => {
  const address = readAddress(text);
  if (address !== undefined) return address;
  check.addIssue({ code: 'custom', message: 'Neither a telephone number nor an e-mail address.' });
  return z.NEVER;
});

const avoid = endpoint({
  name: 'volunteers.avoid',
  method: 'POST',
  path: `${HERE}/avoidances`,
  summary: 'Notes whom one would rather not meet; whether the number is on record is not told.',
  policy: signedIn,
  input: z.object({ address: line(MAX_ADDRESS).pipe(readable), note: line(MAX_NOTE) }),
  output: nothing,
  words: refusals('only_oneself', 'not_volunteering', 'too_many_avoided'),
  run: (context, input) => avoidPerson(context, input),
  onward: (language) => ({ to: HERE, notice: ownWords[language].avoided }),
});

const endAvoiding = endpoint({
  name: 'volunteers.stop_avoiding',
  method: 'DELETE',
  path: `${HERE}/avoidances/:avoidanceId`,
  summary: 'Takes somebody out of those whom one would rather not meet.',
  policy: signedIn,
  input: z.object({ avoidanceId: uuid }),
  output: nothing,
  words: refusals('only_oneself', 'not_volunteering'),
  run: (context, { avoidanceId }) => stopAvoiding(context, avoidanceId),
  onward: (language) => ({ to: HERE, notice: ownWords[language].avoidingStopped }),
});

/** Makes the endpoints of what one has set; the kinds of calls are told by another feature. */
export function ownEndpoints(listGroups: ListGroups): readonly AnyEndpoint[] {
  return [
    showEndpoint(listGroups),
    limitsEndpoint(listGroups),
    stop,
    tellSkills,
    avoid,
    endAvoiding,
  ];
}

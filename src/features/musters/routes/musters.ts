import { z } from 'zod';
import { momentIn, momentText } from '#/features/matters/index.ts';
import { answerMuster } from '#/features/musters/actions/answer.ts';
import { changeWanted, closeMuster, standDown } from '#/features/musters/actions/keep.ts';
import { makeMuster } from '#/features/musters/actions/make.ts';
import {
  answers,
  musterAddress,
  MAX_END_WORDS,
  MAX_MEETING_PLACE,
  MAX_NOTE,
  MAX_TITLE,
  MOST_TEAMS,
  MOST_WANTED,
  seatings,
} from '#/features/musters/model.ts';
import { musterPage } from '#/features/musters/pages/muster.ts';
import { mineMustersPage } from '#/features/musters/pages/mine.ts';
import { newMusterPage } from '#/features/musters/pages/new.ts';
import { musterWords } from '#/features/musters/words/index.ts';
import { refusalWords as words } from '#/features/musters/words/refusals.ts';
import { succeed } from '#/lib/result.ts';
import { signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { line, list, optionalProse, placeId, prose, uuid, whole } from '#/platform/http/fields.ts';
import { loadMuster, loadMine, loadNew } from './load.ts';
import { mineShape, newShape, shownShape } from './shapes.ts';

const onMuster = z.object({ id: uuid });
const named = z.object({ id: z.uuid() });

const mine = endpoint({
  name: 'musters.mine',
  method: 'GET',
  path: '/musters',
  summary: 'Lists the musters one was asked by, and those of the teams one leads.',
  policy: signedIn,
  input: z.object({}),
  output: mineShape,
  words,
  run: loadMine,
  page: mineMustersPage,
  live: ({ communityIds, forMe, byMe }) => ({
    communityIds,
    things: [...forMe, ...byMe].map(({ id, stage, coming, seating }) => [
      id,
      stage,
      coming,
      seating,
    ]),
  }),
});

const blank = endpoint({
  name: 'musters.new',
  method: 'GET',
  path: '/musters/new',
  summary: 'Asks what many are called for, where, when, and how many.',
  policy: signedIn,
  input: z.object({}),
  output: newShape,
  words,
  run: loadNew,
  page: newMusterPage,
});

const make = endpoint({
  name: 'musters.make',
  method: 'POST',
  path: '/musters',
  summary: 'Calls the members of teams to one place; a moment without an offset is local.',
  policy: signedIn,
  input: z.object({
    title: line(MAX_TITLE),
    meetingPlace: line(MAX_MEETING_PLACE),
    startsAt: momentText,
    wanted: whole(1, MOST_WANTED),
    teams: list(uuid, MOST_TEAMS),
    area: z.union([z.literal('').transform(() => undefined), placeId]).optional(),
    note: optionalProse(MAX_NOTE),
  }),
  output: named,
  words,
  run: async (context, { startsAt, area, ...input }) => {
    const at = momentIn(startsAt, context.services.zone);
    const done = await makeMuster(context, { ...input, areaId: area, startsAt: at });
    return done.ok ? succeed({ id: done.value.id }) : done;
  },
  onward: (language, { id }) => ({ to: musterAddress(id), notice: musterWords[language].sent }),
});

const show = endpoint({
  name: 'musters.show',
  method: 'GET',
  path: '/musters/:id',
  summary: 'Shows a muster to who was asked and to who keeps it, with how many come.',
  policy: signedIn,
  input: onMuster,
  output: shownShape,
  words,
  run: loadMuster,
  page: musterPage,
  live: ({ communityId, stage, coming, wanted, seating, keeping }) => ({
    communityIds: [communityId],
    things: [[stage, coming, wanted, seating, keeping?.seen, keeping?.reserve, keeping?.declined]],
    isUrgent: true,
  }),
});

const answer = endpoint({
  name: 'musters.answer',
  method: 'POST',
  path: '/musters/:id/answer',
  summary: 'Says that one comes, or cannot; when there are enough, a yes stands in line.',
  policy: signedIn,
  input: onMuster.extend({ answer: z.enum(answers).default('yes') }),
  output: named.extend({ seating: z.enum(seatings).optional() }),
  words,
  run: async (context, input) => {
    const done = await answerMuster(context, input);
    return done.ok ? succeed({ id: done.value.id, seating: done.value.seating }) : done;
  },
  onward: (language, { id, seating }, { answer: said }) => {
    const say = musterWords[language];
    const notice = seating === 'reserve' ? say.mineIs.reserve : say.answered[said];
    return { to: musterAddress(id), notice };
  },
});

const wanted = endpoint({
  name: 'musters.change',
  method: 'PUT',
  path: '/musters/:id/wanted',
  summary: 'Changes how many are wanted; who stands in line moves up.',
  policy: signedIn,
  input: onMuster.extend({ wanted: whole(1, MOST_WANTED) }),
  output: named,
  words,
  run: async (context, input) => {
    const done = await changeWanted(context, input);
    return done.ok ? succeed({ id: done.value.id }) : done;
  },
  onward: (language, { id }) => ({ to: musterAddress(id), notice: musterWords[language].changed }),
});

const off = endpoint({
  name: 'musters.stand_down',
  method: 'POST',
  path: '/musters/:id/standing-down',
  summary: 'Calls a muster off with the reason; all who were to come are told at once.',
  policy: signedIn,
  input: onMuster.extend({ words: prose(MAX_END_WORDS) }),
  output: named,
  words,
  run: async (context, input) => {
    const done = await standDown(context, input);
    return done.ok ? succeed({ id: done.value.id }) : done;
  },
  onward: (language, { id }) => ({ to: musterAddress(id), notice: musterWords[language].offSaid }),
});

const close = endpoint({
  name: 'musters.close',
  method: 'POST',
  path: '/musters/:id/closing',
  summary: 'Says that it is done, and who was there.',
  policy: signedIn,
  input: onMuster.extend({
    came: list(uuid, MOST_WANTED),
    words: optionalProse(MAX_END_WORDS),
  }),
  output: named,
  words,
  run: async (context, input) => {
    const done = await closeMuster(context, input);
    return done.ok ? succeed({ id: done.value.id }) : done;
  },
  onward: (language, { id }) => ({ to: musterAddress(id), notice: musterWords[language].closed }),
});

/** Everything this feature answers to. */
export const musterEndpoints: readonly AnyEndpoint[] = [
  mine,
  blank,
  make,
  show,
  answer,
  wanted,
  off,
  close,
];

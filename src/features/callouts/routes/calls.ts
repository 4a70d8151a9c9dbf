import { z } from 'zod';
import { nameUrgent, publicId, publicIdOf } from '#/features/matters/index.ts';
import { answerCall } from '#/features/callouts/actions/answer.ts';
import { showCall } from '#/features/callouts/actions/show.ts';
import { sayWorse } from '#/features/callouts/actions/worse.ts';
import {
  answers,
  callAddress,
  callStages,
  MOST_MINUTES,
  MOST_SHOWN,
  SHOWN_DAYS,
} from '#/features/callouts/model.ts';
import { callPage } from '#/features/callouts/pages/call.ts';
import { mineCallsPage } from '#/features/callouts/pages/mine.ts';
import { listAskedOf } from '#/features/callouts/store/alerts.ts';
import { callWords } from '#/features/callouts/words/call.ts';
import { refusalWords as words } from '#/features/callouts/words/refusals.ts';
import { succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { signedIn } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { instant, optionalWhole } from '#/platform/http/fields.ts';

const onCall = z.object({ id: publicId });
const names = z.object({ hant: z.string(), hans: z.string(), en: z.string() });

const shownShape = z.object({
  id: z.string(),
  communityId: z.string(),
  part: z.enum(['asker', 'coming', 'asked', 'staff']),
  categoryNames: names,
  body: z.string(),
  where: names,
  raisedAt: instant,
  stage: z.enum(callStages),
  asked: z.int(),
  seen: z.int(),
  willing: z.int(),
  role: z.string().optional(),
  isEverybody: z.boolean(),
  coming: z.object({ name: z.string().optional(), at: instant.optional() }),
  contact: z.object({ telephone: z.string().optional(), home: names }).optional(),
  mine: z.object({ answer: z.enum(answers).optional(), isChosen: z.boolean() }).optional(),
  isLive: z.boolean(),
  isPressing: z.boolean(),
  verbs: z.array(z.string()),
});

export type CallLine = z.infer<typeof shownShape>;

const show = endpoint({
  name: 'callouts.show',
  method: 'GET',
  path: '/calls/:id',
  summary: 'Shows a call to those in it: how far it has come, who comes, what one can do.',
  policy: signedIn,
  input: onCall,
  output: shownShape,
  words,
  run: loadCall,
  page: callPage,
  live: ({ communityId, stage, asked, seen, willing, role, mine }) => ({
    communityIds: [communityId],
    things: [[stage, asked, seen, willing, role, mine?.answer, mine?.isChosen]],
    isUrgent: true,
  }),
});

async function loadCall(
  context: Context,
  { id }: z.infer<typeof onCall>,
): Promise<Result<CallLine, 'not_found'>> {
  const shown = await showCall(context, id);
  if (!shown.ok) return shown;
  const { name, mine, verbs, ...rest } = shown.value;
  return succeed({
    ...rest,
    id: publicIdOf(name),
    communityId: name.communityId,
    mine: mine && { answer: mine.answer, isChosen: mine.chosenAt !== undefined },
    verbs: [...verbs],
  });
}

const answer = endpoint({
  name: 'callouts.answer',
  method: 'POST',
  path: '/calls/:id/answer',
  summary: 'Says yes or no to a call one was asked in, and how long the way takes.',
  policy: signedIn,
  input: onCall.extend({
    answer: z.enum(answers).default('yes'),
    minutes: optionalWhole(1, MOST_MINUTES),
  }),
  output: z.object({ id: z.string() }),
  words,
  run: async (context, { id, answer: said, minutes }) => {
    const done = await answerCall(context, { ...id, answer: said, minutes });
    return done.ok ? succeed({ id: publicIdOf(done.value) }) : done;
  },
  onward: (language, { id }, { answer: said }) => ({
    to: callAddress(id),
    notice: said === 'yes' ? callWords[language].saidYes : callWords[language].saidNo,
  }),
});

const worse = endpoint({
  name: 'callouts.worsen',
  method: 'POST',
  path: '/calls/:id/worse',
  summary: 'Says that it got worse: everybody left and the chain are called at once.',
  policy: signedIn,
  input: onCall,
  output: z.object({ id: z.string() }),
  words,
  run: async (context, { id }) => {
    const done = await sayWorse(context, id);
    return done.ok ? succeed({ id: publicIdOf(done.value) }) : done;
  },
  onward: (language, { id }) => ({ to: callAddress(id), notice: callWords[language].worseSaid }),
});

const mineShape = z.object({
  communityIds: z.array(z.string()),
  calls: z.array(
    z.object({
      id: z.string(),
      categoryNames: names,
      askedAt: instant,
      answer: z.enum(answers).optional(),
      isChosen: z.boolean(),
      isLive: z.boolean(),
    }),
  ),
});

export type MineShown = z.infer<typeof mineShape>;

const mine = endpoint({
  name: 'callouts.mine',
  method: 'GET',
  path: '/calls',
  summary: 'Lists the calls one was asked in lately, those still open first.',
  policy: signedIn,
  input: z.object({}),
  output: mineShape,
  words,
  run: loadMine,
  page: mineCallsPage,
  live: ({ communityIds, calls }) => ({
    communityIds,
    things: calls.map(({ id, isLive, isChosen }) => [id, isLive, isChosen]),
    isUrgent: true,
  }),
});

async function loadMine(context: Context): Promise<Result<MineShown, never>> {
  const { personId, homes } = context.subject;
  const asked =
    personId === undefined
      ? []
      : await listAskedOf(context.db, {
          personId,
          since: context.now.subtract({ hours: SHOWN_DAYS * 24 }),
          most: MOST_SHOWN,
        });
  const keys = asked.map(({ communityId, matterId: id }) => ({ communityId, id }));
  const named = await nameUrgent(context, keys);
  const calls: MineShown['calls'] = [];
  for (const { matterId, answer: said, askedAt, isChosen, isLive } of asked) {
    const matter = named.get(matterId);
    if (matter === undefined) continue;
    const { categoryNames } = matter;
    const line = { askedAt, isChosen, isLive, categoryNames, answer: said ?? undefined };
    calls.push({ ...line, id: publicIdOf(matter) });
  }
  return succeed({
    communityIds: [...new Set([...homes, ...asked].map((one) => one.communityId))],
    calls,
  });
}

export const callEndpoints = [show, answer, worse, mine];

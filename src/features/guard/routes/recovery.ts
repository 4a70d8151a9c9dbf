import { z } from 'zod';
import { namesOf } from '#/features/people/index.ts';
import { succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { holderOf, signedIn } from '#/platform/access/policy.ts';
import { openDoor } from '#/platform/access/wall.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { instant, uuid } from '#/platform/http/fields.ts';
import {
  askRecovery,
  confirmRecovery,
  hasLost,
  listToLetIn,
  numberOf,
  withdrawRecovery,
} from '#/features/guard/actions/recovery.ts';
import { RECOVERY_DIGITS } from '#/features/guard/model.ts';
import { recoveriesPage, recoveryPage } from '#/features/guard/pages/recovery.ts';
import { stateOf } from '#/features/guard/rules/recovery.ts';
import { MOST_RECOVERIES, findRecoveryOf } from '#/features/guard/store/recoveries.ts';
import { recoveryWords } from '#/features/guard/words/recovery.ts';
import { refusals } from '#/features/guard/words/refusals.ts';

const stewards = holderOf('steward');

const ownShape = z.object({
  mayAsk: z.boolean(),
  recovery: z
    .object({
      state: z.enum(['waiting', 'granted']),
      /** Shown in the browser that asked, and nowhere else. */
      number: z.string().optional(),
      isHere: z.boolean(),
      confirmed: z.int(),
      expiresAt: instant,
    })
    .optional(),
});
export type OwnRecoveryShown = z.infer<typeof ownShape>;

const listShape = z.object({
  recoveries: z
    .array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        askedAt: instant,
        expiresAt: instant,
        confirmed: z.int(),
      }),
    )
    .max(MOST_RECOVERIES)
    .readonly(),
});
export type RecoveriesShown = z.infer<typeof listShape>;

/** The digits as somebody types them whom they are read to. */
const numberField = z
  .string()
  .transform((text) => text.normalize('NFKC').replace(/\D/g, ''))
  .pipe(z.string().regex(new RegExp(`^\\d{${RECOVERY_DIGITS}}$`)));

const show = endpoint({
  name: 'guard.recovery',
  method: 'GET',
  path: '/me/recovery',
  summary: 'Shows how one is let in again who has lost every key, and how far that has come.',
  policy: signedIn,
  input: z.object({}),
  output: ownShape,
  words: refusals(),
  run: (context) => loadOwn(context),
  page: recoveryPage,
});

async function loadOwn(context: Context): Promise<Result<OwnRecoveryShown, never>> {
  const { db, now, subject } = context;
  const { actorId = '', personId, sessionId } = subject;
  const recovery = actorId === personId ? await findRecoveryOf(db, actorId) : undefined;
  const state = recovery === undefined ? 'over' : stateOf(recovery, now);
  if (recovery === undefined || state === 'over') {
    const mayAsk = actorId === personId && (await hasLost(context, actorId));
    return succeed({ mayAsk, recovery: undefined });
  }
  const isHere = recovery.sessionId === sessionId;
  const number = isHere && state === 'waiting' ? numberOf(context, recovery) : undefined;
  const { confirmed, expiresAt } = recovery;
  const shown = { state, number, isHere, confirmed: confirmed.length, expiresAt };
  return succeed({ mayAsk: false, recovery: shown });
}

const ask = endpoint({
  name: 'guard.ask_recovery',
  method: 'POST',
  path: '/me/recovery',
  summary: 'Asks two stewards to let one in again who has lost every key.',
  policy: signedIn,
  input: z.object({}),
  output: z.object({ id: z.uuid() }),
  words: refusals('only_oneself', 'recovery_not_needed', 'paper_alone', 'recovery_elsewhere'),
  run: askRecovery,
  onward: (language) => ({ to: '/me/recovery', notice: recoveryWords[language].asked }),
});

const withdraw = endpoint({
  name: 'guard.withdraw_recovery',
  method: 'DELETE',
  path: '/me/recovery',
  summary: 'Takes back that one has asked, in whatever browser that was.',
  policy: signedIn,
  input: z.object({}),
  output: z.object({}),
  words: refusals(),
  run: withdrawRecovery,
  onward: (language) => ({ to: '/me/recovery', notice: recoveryWords[language].withdrawn }),
});

const list = endpoint({
  name: 'guard.recoveries',
  method: 'GET',
  path: '/recoveries',
  summary: 'Lists whom one may let in again, as a steward who could appoint them.',
  policy: stewards,
  input: z.object({}),
  output: listShape,
  words: refusals(),
  run: (context) => loadToLetIn(context),
  page: recoveriesPage,
});

async function loadToLetIn(context: Context): Promise<Result<RecoveriesShown, never>> {
  const waiting = await listToLetIn(context);
  const personIds = waiting.map(({ personId }) => personId);
  // Who lets a colleague in again has to know who it is.
  await openDoor(context.db, { personIds });
  const names = await namesOf(context.db, personIds, 'L2');
  return succeed({
    recoveries: waiting.map(({ id, personId, askedAt, expiresAt, confirmed }) => {
      const name = names.get(personId) ?? '';
      return { id, name, askedAt, expiresAt, confirmed: confirmed.length };
    }),
  });
}

const confirm = endpoint({
  name: 'guard.confirm_recovery',
  method: 'POST',
  path: '/recoveries/:recoveryId/confirmations',
  summary: 'Says as a steward, by the digits that were read out, that it is really them.',
  policy: stewards,
  input: z.object({ recoveryId: uuid, number: numberField }),
  output: z.object({ isGranted: z.boolean() }),
  words: refusals('number_wrong'),
  countsRefusals: true,
  run: (context, { recoveryId: id, number }) => confirmRecovery(context, { id, number }),
  onward: (language, { isGranted }) => {
    const say = recoveryWords[language];
    return { to: '/recoveries', notice: isGranted ? say.secondSaid : say.firstSaid };
  },
});

/** The endpoints of being let in again. */
export const recoveryEndpoints: readonly AnyEndpoint[] = [show, ask, withdraw, list, confirm];

import { z } from 'zod';
import { countOwnCodes } from '#/features/people/index.ts';
import { succeed } from '#/lib/result.ts';
import { everyone, signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { flag, instant, line, uuid } from '#/platform/http/fields.ts';
import { beginCeremony } from '#/features/guard/actions/ceremonies.ts';
import {
  addPasskey,
  nameOwnPasskey,
  removeOwnPasskey,
  signInWithPasskey,
  strengthen,
} from '#/features/guard/actions/passkeys.ts';
import { MAX_PASSKEY_NAME } from '#/features/guard/model.ts';
import { passkeySignInPage, strengthenPage } from '#/features/guard/pages/entering.ts';
import { passkeysPage } from '#/features/guard/pages/passkeys.ts';
import { obstacleOf } from '#/features/guard/rules/addresses.ts';
import { hasPasskeys, listPasskeys } from '#/features/guard/store/passkeys.ts';
import { passkeyWords } from '#/features/guard/words/passkeys.ts';
import { refusals } from '#/features/guard/words/refusals.ts';
import { newKeyField, nextField, questionShape, signatureField } from './shapes.ts';

const obstacleShape = z.enum(['numbers', 'not_encrypted']).optional();
const signedInShape = z.object({
  personId: z.uuid(),
  session: z.object({ token: z.string(), expiresAt: instant }),
});

const showSignIn = endpoint({
  name: 'guard.sign_in_page',
  method: 'GET',
  path: '/sign-in/passkey',
  summary: 'Asks for a passkey to sign in with.',
  policy: everyone,
  input: z.object({ next: nextField }),
  output: z.object({ next: z.string().optional(), obstacle: obstacleShape }),
  words: refusals(),
  run: async ({ services }, { next }) =>
    succeed({ next, obstacle: obstacleOf(services.publicUrl) }),
  page: passkeySignInPage,
});

const askToSignIn = endpoint({
  name: 'guard.ask_to_sign_in',
  method: 'POST',
  path: '/sign-in/passkey/question',
  summary: 'Gives what a passkey is to sign; it can be answered once, within five minutes.',
  policy: everyone,
  input: z.object({}),
  output: questionShape,
  words: refusals('passkeys_not_here'),
  isUnrecorded: true,
  run: (context) => beginCeremony(context, 'sign_in'),
  onward: () => ({ to: '/sign-in/passkey' }),
});

const signIn = endpoint({
  name: 'guard.sign_in',
  method: 'POST',
  path: '/sign-in/passkey',
  summary: 'Signs in with a passkey.',
  policy: everyone,
  input: z.object({ answer: signatureField, next: nextField }),
  output: signedInShape,
  words: refusals('passkey_unknown', 'passkey_expired', 'passkey_refused', 'passkeys_not_here'),
  countsRefusals: true,
  run: (context, { answer }) => signInWithPasskey(context, answer),
  onward: (language, { session }, { next }) => ({
    to: next ?? '/',
    session,
    notice: passkeyWords[language].signedIn,
  }),
});

const showStrengthen = endpoint({
  name: 'guard.strengthen_page',
  method: 'GET',
  path: '/me/strengthen',
  summary: 'Asks for a passkey to confirm that it is oneself.',
  policy: signedIn,
  input: z.object({ next: nextField, kept: flag }),
  output: z.object({
    next: z.string().optional(),
    isKept: z.boolean(),
    isStrong: z.boolean(),
    hasPasskeys: z.boolean(),
    codesLeft: z.int().optional(),
    obstacle: obstacleShape,
  }),
  words: refusals(),
  run: async (context, { next, kept }) => {
    const { db, subject, services } = context;
    const actorId = subject.actorId ?? '';
    return succeed({
      next,
      isKept: kept,
      isStrong: subject.isStrong === true,
      hasPasskeys: await hasPasskeys(db, actorId),
      codesLeft: await countOwnCodes(context, actorId),
      obstacle: obstacleOf(services.publicUrl),
    });
  },
  page: strengthenPage,
});

const askToStrengthen = endpoint({
  name: 'guard.ask_to_strengthen',
  method: 'POST',
  path: '/me/strengthen/question',
  summary: 'Gives what one’s passkey is to sign, to confirm that it is oneself.',
  policy: signedIn,
  input: z.object({}),
  output: questionShape,
  words: refusals('passkeys_not_here'),
  isUnrecorded: true,
  run: (context) => beginCeremony(context, 'strengthen'),
  onward: () => ({ to: '/me/strengthen' }),
});

const confirm = endpoint({
  name: 'guard.strengthen',
  method: 'POST',
  path: '/me/strengthen',
  summary: 'Confirms with a passkey that it is oneself; that holds for twelve hours.',
  policy: signedIn,
  input: z.object({ answer: signatureField, next: nextField }),
  output: z.object({ id: z.uuid() }),
  words: refusals('passkey_unknown', 'passkey_expired', 'passkey_refused', 'passkeys_not_here'),
  countsRefusals: true,
  run: (context, { answer }) => strengthen(context, answer),
  onward: (language, _, { next }) => ({
    to: next ?? '/me',
    notice: passkeyWords[language].confirmed,
  }),
});

const show = endpoint({
  name: 'guard.passkeys',
  method: 'GET',
  path: '/me/passkeys',
  summary: 'Lists one’s passkeys.',
  policy: signedIn,
  input: z.object({ next: nextField }),
  output: z.object({
    passkeys: z
      .array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          createdAt: instant,
          usedAt: instant.optional(),
        }),
      )
      .readonly(),
    obstacle: obstacleShape,
    next: z.string().optional(),
  }),
  words: refusals(),
  run: async ({ db, subject, services }, { next }) => {
    const passkeys = await listPasskeys(db, subject.actorId ?? '');
    return succeed({
      passkeys: passkeys.map(({ id, name, createdAt, usedAt }) => ({
        id,
        name,
        createdAt,
        usedAt,
      })),
      obstacle: obstacleOf(services.publicUrl),
      next,
    });
  },
  page: passkeysPage,
});

const askToAdd = endpoint({
  name: 'guard.ask_to_add',
  method: 'POST',
  path: '/me/passkeys/question',
  summary: 'Gives what a browser needs to make a passkey.',
  policy: signedIn,
  input: z.object({}),
  output: questionShape,
  words: refusals('passkeys_not_here'),
  isUnrecorded: true,
  run: (context) => beginCeremony(context, 'register'),
  onward: () => ({ to: '/me/passkeys' }),
});

const add = endpoint({
  name: 'guard.add_passkey',
  method: 'POST',
  path: '/me/passkeys',
  summary: 'Registers a passkey of one’s own.',
  policy: signedIn,
  input: z.object({ answer: newKeyField, name: line(MAX_PASSKEY_NAME), next: nextField }),
  output: z.object({ id: z.uuid() }),
  words: refusals(
    'only_oneself',
    'strengthen_first',
    'recovery_elsewhere',
    'too_many_passkeys',
    'passkey_known',
    'passkey_expired',
    'passkey_refused',
    'passkeys_not_here',
  ),
  countsRefusals: true,
  run: (context, { answer, name }) => addPasskey(context, { answer, name }),
  onward: (language, _, { next }) => ({
    to: next ?? '/me/passkeys',
    notice: passkeyWords[language].added,
  }),
});

const aPasskey = z.object({ passkeyId: uuid });

const rename = endpoint({
  name: 'guard.name_passkey',
  method: 'PATCH',
  path: '/me/passkeys/:passkeyId',
  summary: 'Gives one of one’s passkeys another name.',
  policy: signedIn,
  input: aPasskey.extend({ name: line(MAX_PASSKEY_NAME) }),
  output: z.object({ id: z.uuid() }),
  words: refusals(),
  run: (context, { passkeyId: id, name }) => nameOwnPasskey(context, { id, name }),
  onward: (language) => ({ to: '/me/passkeys', notice: passkeyWords[language].renamed }),
});

const remove = endpoint({
  name: 'guard.remove_passkey',
  method: 'DELETE',
  path: '/me/passkeys/:passkeyId',
  summary: 'Removes one of one’s passkeys, in a session that was confirmed.',
  policy: signedIn,
  input: aPasskey,
  output: z.object({ id: z.uuid() }),
  words: refusals('strengthen_first'),
  run: (context, { passkeyId }) => removeOwnPasskey(context, passkeyId),
  onward: (language) => ({ to: '/me/passkeys', notice: passkeyWords[language].removed }),
});

/** The endpoints of passkeys. */
export const passkeyEndpoints: readonly AnyEndpoint[] = [
  showSignIn,
  askToSignIn,
  signIn,
  showStrengthen,
  askToStrengthen,
  confirm,
  show,
  askToAdd,
  add,
  rename,
  remove,
];

import { z } from 'zod';
import { succeed } from '#/lib/result.ts';
import { signedIn } from '#/platform/access/policy.ts';
import { listSessions, signInWays } from '#/platform/auth/sessions.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { uuid } from '#/platform/http/fields.ts';
import { languages } from '#/platform/i18n/language.ts';
import { changeAddress, confirmAddress } from '#/features/people/actions/addresses.ts';
import {
  chooseLanguage,
  endOtherOwnSessions,
  endOwnSession,
} from '#/features/people/actions/me.ts';
import { addressCodePage, addressPage } from '#/features/people/pages/address.ts';
import type { MePanel } from '#/features/people/model.ts';
import { mePage } from '#/features/people/pages/me.ts';
import { sessionsPage } from '#/features/people/pages/sessions.ts';
import { recogniseDevice } from '#/features/people/rules/devices.ts';
import { meWords } from '#/features/people/words/me.ts';
import { sessionWords } from '#/features/people/words/sessions.ts';
import { refusals } from '#/features/people/words/refusals.ts';
import { loadMe, meShape } from './load-me.ts';
import { addressField, codeField, instant, languageField } from './shapes.ts';

/** Makes the endpoint of one's own page; what else stands on it is loaded by its panels. */
function showMe(panels: readonly MePanel[]): AnyEndpoint {
  return endpoint({
    name: 'people.me',
    method: 'GET',
    path: '/me',
    summary: 'Shows who one is: homes, roles, whom one may act for, and what others did for one.',
    policy: signedIn,
    input: z.object({}),
    output: meShape,
    words: refusals(),
    run: (context) => loadMe(context, panels),
    page: mePage,
  });
}

const changeLanguage = endpoint({
  name: 'people.choose_language',
  method: 'PATCH',
  path: '/me',
  summary: 'Chooses the language in which one is written to.',
  policy: signedIn,
  input: z.object({ language: languageField }),
  output: z.object({ language: z.enum(languages) }),
  words: refusals(),
  run: (context, { language }) => chooseLanguage(context, language),
  onward: (_, { language }) => ({
    to: '/me',
    notice: meWords[language].languageChanged,
    preferences: { linli_lang: language },
  }),
});

const sessionShape = z.object({
  id: z.uuid(),
  browser: z.string().optional(),
  system: z.string().optional(),
  createdAt: instant,
  seenAt: instant,
  way: z.enum(signInWays).optional(),
  isThisOne: z.boolean(),
});

const showSessions = endpoint({
  name: 'people.sessions',
  method: 'GET',
  path: '/me/sessions',
  summary: 'Lists where one is signed in.',
  policy: signedIn,
  input: z.object({}),
  output: z.object({ sessions: z.array(sessionShape).readonly() }),
  words: refusals(),
  run: async ({ db, subject, now }) => {
    const sessions = await listSessions(db, subject.actorId ?? '', now);
    return succeed({
      sessions: sessions.map(({ id, device, createdAt, seenAt, way }) => {
        const isThisOne = id === subject.sessionId;
        return Object.assign(recogniseDevice(device), { id, createdAt, seenAt, way, isThisOne });
      }),
    });
  },
  page: sessionsPage,
});

const endSession = endpoint({
  name: 'people.end_session',
  method: 'DELETE',
  path: '/me/sessions/:sessionId',
  summary: 'Signs one of one’s devices out.',
  policy: signedIn,
  input: z.object({ sessionId: uuid }),
  output: z.object({ isThisOne: z.boolean() }),
  words: refusals(),
  run: (context, { sessionId }) => endOwnSession(context, sessionId),
  onward: (language, { isThisOne }) => ({
    to: isThisOne ? '/' : '/me/sessions',
    notice: meWords[language].sessionEnded,
    ...(isThisOne ? { session: null } : {}),
  }),
});

const endOthers = endpoint({
  name: 'people.end_other_sessions',
  method: 'DELETE',
  path: '/me/sessions',
  summary: 'Signs one out everywhere but here.',
  policy: signedIn,
  input: z.object({}),
  output: z.object({ ended: z.int() }),
  words: refusals(),
  run: endOtherOwnSessions,
  onward: (language) => ({ to: '/me/sessions', notice: sessionWords[language].othersEnded }),
});

const showAddress = endpoint({
  name: 'people.address_page',
  method: 'GET',
  path: '/me/address',
  summary: 'Asks for an address to sign in with.',
  policy: signedIn,
  input: z.object({}),
  output: z.object({}),
  words: refusals(),
  run: async () => succeed({}),
  page: addressPage,
});

const claim = endpoint({
  name: 'people.claim_address',
  method: 'POST',
  path: '/me/address',
  summary: 'Sends a code to an address of one’s own, to sign in with it from then on.',
  policy: signedIn,
  input: z.object({ address: addressField }),
  output: z.object({ sent: z.uuid() }),
  words: refusals('only_oneself'),
  run: (context, { address }) => changeAddress(context, address),
  onward: (_, { sent }) => ({ to: `/me/address/code?sent=${sent}` }),
});

const showAddressCode = endpoint({
  name: 'people.address_code_page',
  method: 'GET',
  path: '/me/address/code',
  summary: 'Asks for the code that was sent to one’s address.',
  policy: signedIn,
  input: z.object({ sent: uuid }),
  output: z.object({ sent: z.uuid() }),
  words: refusals(),
  run: async (_, { sent }) => succeed({ sent }),
  page: addressCodePage,
});

const confirm = endpoint({
  name: 'people.confirm_address',
  method: 'POST',
  path: '/me/address/code',
  summary: 'Confirms one’s address with the code that was sent there.',
  policy: signedIn,
  input: z.object({ sent: uuid, code: codeField }),
  output: z.object({ kind: z.enum(['telephone', 'email']), address: z.string() }),
  words: refusals('only_oneself', 'code_wrong', 'code_expired', 'address_taken'),
  countsRefusals: true,
  run: (context, { sent, code }) => confirmAddress(context, { sent, code }),
  onward: (language) => ({ to: '/me', notice: meWords[language].addressConfirmed }),
});

/** Makes the endpoints of one's own account. */
export function makeMeEndpoints(panels: readonly MePanel[]): readonly AnyEndpoint[] {
  return [
    showMe(panels),
    changeLanguage,
    showSessions,
    endSession,
    endOthers,
    showAddress,
    claim,
    showAddressCode,
    confirm,
  ];
}

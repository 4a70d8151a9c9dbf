import { z } from 'zod';
import { succeed } from '#/lib/result.ts';
import { everyone } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { flag, line, uuid } from '#/platform/http/fields.ts';
import { usePaperCode } from '#/features/people/actions/paper.ts';
import { enterByLink, requestCode, signIn, signOut } from '#/features/people/actions/sign-in.ts';
import { codePage, signInPage } from '#/features/people/pages/sign-in.ts';
import { findPerson } from '#/features/people/store/persons.ts';
import { entryWords } from '#/features/people/words/entry.ts';
import { refusals } from '#/features/people/words/refusals.ts';
import { addressField, codeField, nextField, paperCodeField, signedInShape } from './shapes.ts';

const MAX_TOKEN = 100;

const showSignIn = endpoint({
  name: 'people.sign_in_page',
  method: 'GET',
  path: '/sign-in',
  summary: 'Shows the ways to sign in.',
  policy: everyone,
  input: z.object({ next: nextField, kept: flag }),
  output: z.object({
    next: z.string().optional(),
    isKept: z.boolean(),
    name: z.string().optional(),
  }),
  words: refusals(),
  run: async ({ db, subject }, { next, kept }) => {
    const person = subject.actorId && (await findPerson(db, subject.actorId));
    return succeed({ next, isKept: kept, name: person ? person.name : undefined });
  },
  page: signInPage,
});

const askForCode = endpoint({
  name: 'people.request_code',
  method: 'POST',
  path: '/sign-in',
  summary: 'Sends a one-time code to an address, and never tells whether it is known.',
  policy: everyone,
  input: z.object({ address: addressField, next: nextField }),
  output: z.object({ sent: z.uuid() }),
  words: refusals(),
  isUnrecorded: true,
  run: (context, { address }) => requestCode(context, address),
  onward: (_, { sent }, { next }) => ({ to: withNext(`/sign-in/code?sent=${sent}`, next) }),
});

const showCode = endpoint({
  name: 'people.code_page',
  method: 'GET',
  path: '/sign-in/code',
  summary: 'Asks for the code that was sent.',
  policy: everyone,
  input: z.object({ sent: uuid, next: nextField }),
  output: z.object({ sent: z.uuid(), next: z.string().optional() }),
  words: refusals(),
  run: async (_, { sent, next }) => succeed({ sent, next }),
  page: codePage,
});

const signInWithCode = endpoint({
  name: 'people.sign_in',
  method: 'POST',
  path: '/sign-in/code',
  summary: 'Signs in with the code that was sent.',
  policy: everyone,
  input: z.object({ sent: uuid, code: codeField, next: nextField }),
  output: signedInShape,
  words: refusals('code_wrong', 'code_expired'),
  countsRefusals: true,
  run: (context, { sent, code }) => signIn(context, { sent, code }),
  onward: (language, { session }, { next }) => ({
    to: next ?? '/',
    session,
    notice: entryWords[language].signedIn,
  }),
});

const signInWithPaper = endpoint({
  name: 'people.use_paper_code',
  method: 'POST',
  path: '/sign-in/paper',
  summary: 'Signs in with a code of the counter, or finds the household of its code.',
  policy: everyone,
  input: z.object({ paperCode: paperCodeField, next: nextField }),
  output: z.object({
    signedIn: signedInShape.optional(),
    householdCode: z.string().optional(),
    slipCode: z.string().optional(),
    formNumber: z.string().optional(),
  }),
  words: refusals('paper_code_wrong'),
  countsRefusals: true,
  isUnrecorded: true,
  run: async (context, { paperCode }) => {
    const used = await usePaperCode(context, paperCode);
    if (!used.ok) return used;
    return succeed(used.value);
  },
  onward: (language, { signedIn, householdCode, slipCode, formNumber }, { next }) => {
    if (slipCode !== undefined) return { to: `/r/${slipCode}` };
    if (formNumber !== undefined) return { to: `/form/${formNumber}` };
    if (signedIn === undefined) return { to: `/h/${householdCode}` };
    const { session } = signedIn;
    return { to: next ?? '/', session, notice: entryWords[language].signedIn };
  },
});

const enter = endpoint({
  name: 'people.enter',
  method: 'GET',
  path: '/enter/:token',
  summary: 'Signs in by a link, as a persona of the demonstration.',
  policy: everyone,
  input: z.object({ token: line(MAX_TOKEN), next: nextField }),
  output: signedInShape,
  words: refusals('link_used_up'),
  run: (context, { token }) => enterByLink(context, token),
  onward: (language, { session }, { next }) => ({
    to: next ?? '/',
    session,
    notice: entryWords[language].signedIn,
  }),
});

const leave = endpoint({
  name: 'people.sign_out',
  method: 'POST',
  path: '/sign-out',
  summary: 'Ends the session that asks.',
  policy: everyone,
  input: z.object({}),
  output: z.object({}),
  words: refusals(),
  isUnrecorded: true,
  run: async (context) => {
    await signOut(context);
    return succeed({});
  },
  onward: (language) => ({ to: '/', session: null, notice: entryWords[language].signedOut }),
});

function withNext(address: string, next: string | undefined): string {
  return next === undefined ? address : `${address}&next=${encodeURIComponent(next)}`;
}

/** The endpoints of signing in and out. */
export const signInEndpoints: readonly AnyEndpoint[] = [
  showSignIn,
  askForCode,
  showCode,
  signInWithCode,
  signInWithPaper,
  enter,
  leave,
];

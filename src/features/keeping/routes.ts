import { z } from 'zod';
import { checkFirstLink } from '#/features/people/index.ts';
import { succeed } from '#/lib/result.ts';
import { everyone } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { instant, line } from '#/platform/http/fields.ts';
import { readSeal } from '#/platform/journal/seal-journal.ts';
import { RESTORE_PATH, restorePage } from './pages/restore.ts';
import { SEAL_TEXT, sealPage } from './pages/seal.ts';
import { writeSealText } from './rules.ts';
import { restorePageWords } from './words/restore-page.ts';
import { sealWords } from './words/seal.ts';

const nothing = z.object({});

const sealShape = z.object({
  length: z.int(),
  digest: z.string(),
  sealedAt: instant.optional(),
});

const MAX_TOKEN = 100;

const shared = {
  method: 'GET',
  policy: everyone,
  input: nothing,
  output: sealShape,
  words: sealWords,
} as const;

const show = endpoint({
  ...shared,
  name: 'keeping.seal',
  path: '/journal/seal',
  summary: 'Tells how many entries of the journal are sealed, since when, and the digest of them.',
  run: async ({ db }) => succeed(await readSeal(db)),
  page: sealPage,
});

const send = endpoint({
  ...shared,
  name: 'keeping.seal_text',
  path: SEAL_TEXT,
  summary: 'Sends the seal of the journal as text, to be kept elsewhere.',
  run: async ({ db }) => succeed(await readSeal(db)),
  send: (seal) => ({
    mediaType: 'text/plain; charset=utf-8',
    body: writeSealText(seal),
    isImmutable: false,
    fileName: `linli-seal-${seal.length}.txt`,
  }),
});

const goBack = endpoint({
  name: 'keeping.restore_page',
  method: 'GET',
  path: RESTORE_PATH,
  summary: 'Helps the host of a fresh installation to go back to an archive.',
  policy: everyone,
  input: z.object({ token: line(MAX_TOKEN) }),
  output: z.object({ token: z.string() }),
  words: restorePageWords,
  run: async (context, { token }) => {
    const open = await checkFirstLink(context, token);
    return open.ok ? succeed({ token }) : open;
  },
  page: restorePage,
});

/** The endpoints of what a host keeps. */
export const keepingEndpoints: readonly AnyEndpoint[] = [show, send, goBack];

import { z } from 'zod';
import { succeed } from '#/lib/result.ts';
import { everyone } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { instant } from '#/platform/http/fields.ts';
import { readSeal } from '#/platform/journal/seal-journal.ts';
import { SEAL_TEXT, sealPage } from './pages/seal.ts';
import { writeSealText } from './rules.ts';
import { sealWords } from './words/seal.ts';

const nothing = z.object({});

const sealShape = z.object({
  length: z.int(),
  digest: z.string(),
  sealedAt: instant.optional(),
});

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

/** The endpoints of what a host keeps. */
export const keepingEndpoints: readonly AnyEndpoint[] = [show, send];

import { z } from 'zod';
import { succeed, refuse } from '#/lib/result.ts';
import { everyone } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { readStopToken, resumeByLink, stopByLink } from '#/features/notices/actions/stop.ts';
import { stopPage } from '#/features/notices/pages/stop.ts';
import { isStopped } from '#/features/notices/rules/when.ts';
import { readChoicesOf } from '#/features/notices/store/choices.ts';
import { noticeWords } from '#/features/notices/words/notices.ts';
import { refusals } from '#/features/notices/words/refusals.ts';

const token = z.string().regex(/^[\w-]{20,80}$/);
const stoppedShape = z.object({ topic: z.string() });

const show = endpoint({
  name: 'notices.stop_page',
  method: 'GET',
  path: '/stop/:token',
  summary: 'Shows what the link of a message stops, without signing in.',
  policy: everyone,
  input: z.object({ token }),
  output: z.object({ token: z.string(), topic: z.string(), isStopped: z.boolean() }),
  words: refusals('link_not_ours'),
  run: async ({ db, services }, input) => {
    const stopping = readStopToken(services.secret, input.token);
    if (stopping === undefined) return refuse('link_not_ours');
    const { topic, personId } = stopping;
    const choices = await readChoicesOf(db, personId);
    return succeed({ token: input.token, topic, isStopped: isStopped(choices, topic) });
  },
  page: stopPage,
});

const stop = endpoint({
  name: 'notices.stop',
  method: 'POST',
  path: '/stop/:token',
  summary: 'Stops what the link of a message stops, at once and without signing in (RFC 8058).',
  policy: everyone,
  input: z.object({ token }),
  output: stoppedShape,
  words: refusals('link_not_ours'),
  isOneClick: true,
  run: (context, input) => stopByLink(context, input.token),
  onward: (language) => ({ to: 'back', notice: noticeWords[language].stopped }),
});

const resume = endpoint({
  name: 'notices.resume',
  method: 'DELETE',
  path: '/stop/:token',
  summary: 'Takes back what the link of a message stopped.',
  policy: everyone,
  input: z.object({ token }),
  output: stoppedShape,
  words: refusals('link_not_ours'),
  run: (context, input) => resumeByLink(context, input.token),
  onward: (language) => ({ to: 'back', notice: noticeWords[language].undone }),
});

/** The endpoints of the link that stops messages. */
export const stopEndpoints: readonly AnyEndpoint[] = [show, stop, resume];

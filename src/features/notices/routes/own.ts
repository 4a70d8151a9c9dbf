import { z } from 'zod';
import { signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { instant, uuid } from '#/platform/http/fields.ts';
import { ALL, channels, deliveryStates, kinds, timings, topics } from '#/features/notices/model.ts';
import {
  chooseNotices,
  readOwnChoices,
  resumeOwn,
  stopOwn,
} from '#/features/notices/actions/choose.ts';
import { openNotice, readAll, readNotices } from '#/features/notices/actions/read.ts';
import { choicesPage } from '#/features/notices/pages/choices.ts';
import { noticesPage } from '#/features/notices/pages/list.ts';
import { noticesTable } from '#/features/notices/pages/table.ts';
import { noticeWords } from '#/features/notices/words/notices.ts';
import { refusals } from '#/features/notices/words/refusals.ts';

const nothing = z.object({});
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const stoppable = z.enum([ALL, ...topics]);

const noticesShape = z.object({
  notices: z
    .array(
      z.object({
        id: z.uuid(),
        at: instant,
        topic: z.enum(topics),
        kind: z.enum(kinds),
        isUrgent: z.boolean(),
        readAt: instant.optional(),
        matter: z.object({ id: z.string(), reference: z.string(), title: z.string() }).optional(),
      }),
    )
    .readonly(),
  unread: z.number().int(),
  next: z.uuid().optional(),
  isSteward: z.boolean(),
});

export type NoticesOutput = z.infer<typeof noticesShape>;

const list = endpoint({
  name: 'notices.list',
  method: 'GET',
  path: '/notices',
  summary: 'Lists what one was told, the latest first.',
  policy: signedIn,
  input: z.object({ after: uuid.optional() }),
  output: noticesShape,
  words: refusals(),
  run: readNotices,
  page: noticesPage,
  table: noticesTable,
});

const open = endpoint({
  name: 'notices.open',
  method: 'GET',
  path: '/notices/:id',
  summary: 'Marks a notice as read and leads to what it is about.',
  policy: signedIn,
  input: z.object({ id: uuid }),
  output: z.object({ address: z.string(), isHidden: z.boolean() }),
  words: refusals(),
  isUnrecorded: true,
  run: (context, { id }) => openNotice(context, id),
  onward: (language, { address, isHidden }) => ({
    to: address,
    ...(isHidden ? { notice: noticeWords[language].hidden } : {}),
  }),
});

const readEverything = endpoint({
  name: 'notices.read_all',
  method: 'POST',
  path: '/notices/read',
  summary: 'Marks all of one’s notices as read.',
  policy: signedIn,
  input: nothing,
  output: nothing,
  words: refusals(),
  isUnrecorded: true,
  run: (context) => readAll(context),
  onward: (language) => ({ to: '/notices', notice: noticeWords[language].allRead }),
});

const timingShape = z.object({
  topic: z.enum(topics),
  channel: z.enum(channels),
  timing: z.enum(timings),
});

const hoursShape = { quietFrom: clock, quietTo: clock, digestAt: clock };

const choicesShape = z.object({
  ways: z.array(z.enum(channels)).readonly(),
  reached: z.array(z.enum(channels)).readonly(),
  timings: z.array(timingShape).readonly(),
  hours: z.object(hoursShape),
  stopped: z.array(z.string()).readonly(),
  deliveries: z
    .array(
      z.object({
        channel: z.enum([...channels, 'robot']),
        kind: z.string(),
        state: z.enum(deliveryStates),
        at: instant,
        dueAt: instant,
        attempts: z.number().int(),
        fault: z.string().nullable(),
      }),
    )
    .readonly(),
  browsers: z.array(z.object({ id: z.uuid(), device: z.string(), madeAt: instant })).readonly(),
  mayAddBrowser: z.boolean(),
});

export type ChoicesOutput = z.infer<typeof choicesShape>;

const showChoices = endpoint({
  name: 'notices.choices',
  method: 'GET',
  path: '/me/notices',
  summary: 'Shows how one is told of what, and what became of each message.',
  policy: signedIn,
  input: nothing,
  output: choicesShape,
  words: refusals(),
  run: (context) => readOwnChoices(context),
  page: choicesPage,
});

const choose = endpoint({
  name: 'notices.choose',
  method: 'PUT',
  path: '/me/notices',
  summary: 'Chooses how one is told of what: fields are named `topic.channel`.',
  policy: signedIn,
  // One field for each topic and way; what is none of them is let go.
  input: z.object(hoursShape).catchall(z.enum(timings)),
  output: nothing,
  words: refusals(),
  isUnrecorded: true,
  run: (context, input) => {
    const { quietFrom, quietTo, digestAt, ...fields } = input;
    const chosen = topics.flatMap((topic) =>
      channels.flatMap((channel) => {
        const timing = z.enum(timings).safeParse(fields[`${topic}.${channel}`]);
        return timing.success ? [{ topic, channel, timing: timing.data }] : [];
      }),
    );
    return chooseNotices(context, { quietFrom, quietTo, digestAt, timings: chosen });
  },
  onward: (language) => ({ to: '/me/notices', notice: noticeWords[language].saved }),
});

const stop = endpoint({
  name: 'notices.stop_own',
  method: 'POST',
  path: '/me/notices/stops/:topic',
  summary: 'Stops a topic, or `*` for all, also what has not left yet.',
  policy: signedIn,
  input: z.object({ topic: stoppable }),
  output: nothing,
  words: refusals(),
  run: (context, { topic }) => stopOwn(context, topic),
  onward: (language) => ({ to: '/me/notices', notice: noticeWords[language].stopped }),
});

const resume = endpoint({
  name: 'notices.resume_own',
  method: 'DELETE',
  path: '/me/notices/stops/:topic',
  summary: 'Takes back that a topic, or `*` for all, was stopped.',
  policy: signedIn,
  input: z.object({ topic: stoppable }),
  output: nothing,
  words: refusals(),
  run: (context, { topic }) => resumeOwn(context, topic),
  onward: (language) => ({ to: '/me/notices', notice: noticeWords[language].resumed }),
});

/** The endpoints of one's own notices. */
export const ownEndpoints: readonly AnyEndpoint[] = [
  list,
  open,
  readEverything,
  showChoices,
  choose,
  stop,
  resume,
];

import { z } from 'zod';
import { holderOf } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { line, list, optionalLine, uuid } from '#/platform/http/fields.ts';
import {
  addListener,
  changeKept,
  changeSecret,
  pauseListener,
  removeListener,
  resumeListener,
} from '#/features/webhooks/actions/listeners.ts';
import { readListener, readListeners } from '#/features/webhooks/actions/read.ts';
import { MAX_NAME, MAX_URL, topics } from '#/features/webhooks/model.ts';
import type { Topic } from '#/features/webhooks/model.ts';
import { listenerPage } from '#/features/webhooks/pages/listener.ts';
import { listenersPage } from '#/features/webhooks/pages/list.ts';
import { deliveriesTable, listenersTable } from '#/features/webhooks/pages/tables.ts';
import { webhookWords } from '#/features/webhooks/words/index.ts';
import { refusals } from '#/features/webhooks/words/refusals.ts';
import { replayRoutes } from './replays.ts';
import { listenerPageShape, listenersShape } from './shapes.ts';

const stewards = holderOf('steward');
const one = z.object({ id: uuid });
const done = z.object({ id: z.uuid() });
/** The one answer in which a secret stands. */
const made = done.extend({ secret: z.string() });
const someTopics = list(z.enum(topics), topics.length).refine((chosen) => chosen.length > 0);

/** The page of one program, on which all of its buttons stand. */
function pageOf({ id }: { readonly id: string }): string {
  return `/webhooks/${id}`;
}

/** Each topic once, in the order in which they are offered. */
function inOrder(chosen: readonly Topic[]): readonly Topic[] {
  return topics.filter((topic) => chosen.includes(topic));
}

const showAll = endpoint({
  name: 'webhooks.list',
  method: 'GET',
  path: '/organisations/:organisationId/webhooks',
  summary: 'Lists the webhooks of an organisation, without their addresses and secrets.',
  policy: stewards,
  input: z.object({ organisationId: uuid }),
  output: listenersShape,
  words: refusals(),
  run: (context, { organisationId }) => readListeners(context, organisationId),
  page: listenersPage,
  table: listenersTable,
});

const add = endpoint({
  name: 'webhooks.add',
  method: 'POST',
  path: '/organisations/:organisationId/webhooks',
  summary: 'Adds a webhook for what an organisation has in hand; its secret is told this once.',
  policy: stewards,
  input: z.object({
    organisationId: uuid,
    name: line(MAX_NAME),
    url: line(MAX_URL),
    topics: someTopics,
  }),
  output: made,
  words: refusals('address_not_allowed', 'too_many_listeners'),
  run: (context, input) => addListener(context, { ...input, topics: inOrder(input.topics) }),
  onward: (language, output) => ({
    to: pageOf(output),
    notice: webhookWords[language].added(output.secret),
  }),
});

const show = endpoint({
  name: 'webhooks.show',
  method: 'GET',
  path: '/webhooks/:id',
  summary: 'Shows a webhook with the log of what was sent to it, the latest first.',
  policy: stewards,
  input: one.extend({ after: uuid.optional() }),
  output: listenerPageShape,
  words: refusals(),
  run: (context, { id, after }) => readListener(context, { id, after }),
  page: listenerPage,
  table: deliveriesTable,
});

const change = endpoint({
  name: 'webhooks.change',
  method: 'PUT',
  path: '/webhooks/:id',
  summary: 'Changes a webhook; an address left empty stays as it was.',
  policy: stewards,
  input: one.extend({ name: line(MAX_NAME), url: optionalLine(MAX_URL), topics: someTopics }),
  output: done,
  words: refusals('address_not_allowed'),
  run: (context, { id, name, url, topics: chosen }) =>
    changeKept(context, { id, name, url, topics: inOrder(chosen) }),
  onward: (language, output) => ({ to: pageOf(output), notice: webhookWords[language].saved }),
});

const changeItsSecret = endpoint({
  name: 'webhooks.change_secret',
  method: 'POST',
  path: '/webhooks/:id/secret',
  summary:
    'Gives a webhook another secret, told this once; the one before is good for another day.',
  policy: stewards,
  input: one,
  output: made,
  words: refusals(),
  run: (context, { id }) => changeSecret(context, id),
  onward: (language, output) => ({
    to: pageOf(output),
    notice: webhookWords[language].secretChanged(output.secret),
  }),
});

const pause = endpoint({
  name: 'webhooks.pause',
  method: 'POST',
  path: '/webhooks/:id/pause',
  summary: 'Pauses a webhook; what waits is held back.',
  policy: stewards,
  input: one,
  output: done,
  words: refusals(),
  run: (context, { id }) => pauseListener(context, id),
  onward: (language, output) => ({ to: pageOf(output), notice: webhookWords[language].paused }),
});

const resume = endpoint({
  name: 'webhooks.resume',
  method: 'DELETE',
  path: '/webhooks/:id/pause',
  summary: 'Lets a webhook be told again, from now on.',
  policy: stewards,
  input: one,
  output: done,
  words: refusals(),
  run: (context, { id }) => resumeListener(context, id),
  onward: (language, output) => ({ to: pageOf(output), notice: webhookWords[language].resumed }),
});

const remove = endpoint({
  name: 'webhooks.remove',
  method: 'DELETE',
  path: '/webhooks/:id',
  summary: 'Removes a webhook with its log.',
  policy: stewards,
  input: one,
  output: z.object({ organisationId: z.uuid() }),
  words: refusals(),
  run: (context, { id }) => removeListener(context, id),
  onward: (language, { organisationId }) => ({
    to: `/organisations/${organisationId}/webhooks`,
    notice: webhookWords[language].removed,
  }),
});

/** The endpoints of the programs of organisations that are told. */
export const webhookEndpoints: readonly AnyEndpoint[] = [
  showAll,
  add,
  show,
  change,
  changeItsSecret,
  pause,
  resume,
  ...replayRoutes,
  remove,
];

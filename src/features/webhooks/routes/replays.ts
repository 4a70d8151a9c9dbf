import { z } from 'zod';
import { holderOf } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { uuid } from '#/platform/http/fields.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import { replay, replayAllFailed, tryListener } from '#/features/webhooks/actions/replays.ts';
import { webhookWords } from '#/features/webhooks/words/index.ts';
import { refusals } from '#/features/webhooks/words/refusals.ts';

const stewards = holderOf('steward');
const one = z.object({ id: uuid });
const done = z.object({ id: z.uuid() });

const tryOne = endpoint({
  name: 'webhooks.try',
  method: 'POST',
  path: '/webhooks/:id/trials',
  summary: 'Sends a webhook something to try, about nobody.',
  policy: stewards,
  input: one,
  output: done.extend({ deliveryId: z.uuid() }),
  words: refusals('stopped'),
  run: (context, { id }) => tryListener(context, id),
  onward: (language, { id }) => ({ to: `/webhooks/${id}`, notice: webhookWords[language].tried }),
});

const replayOne = endpoint({
  name: 'webhooks.replay',
  method: 'POST',
  path: '/webhooks/:id/deliveries/:deliveryId/replays',
  summary: 'Sends a message of the log once more, under the same number.',
  policy: stewards,
  input: one.extend({ deliveryId: uuid }),
  output: done,
  words: refusals('stopped', 'still_waiting'),
  run: (context, { id, deliveryId }) => replay(context, { id, deliveryId }),
  onward: (language, { id }) => ({
    to: `/webhooks/${id}`,
    notice: webhookWords[language].replayed,
  }),
});

const replayFailed = endpoint({
  name: 'webhooks.replay_failed',
  method: 'POST',
  path: '/webhooks/:id/replays',
  summary: 'Sends all that did not arrive once more, each message under its number.',
  policy: stewards,
  input: one,
  output: done.extend({ count: z.int() }),
  words: refusals('stopped', 'nothing_failed'),
  run: (context, { id }) => replayAllFailed(context, id),
  onward: (language, { id, count }) => ({
    to: `/webhooks/${id}`,
    notice: webhookWords[language].failedReplayed(formatNumber(language, count)),
  }),
});

export const replayRoutes = [tryOne, replayOne, replayFailed];

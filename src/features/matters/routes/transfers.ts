import { z } from 'zod';
import { sendBackMatter, transferMatter } from '#/features/matters/actions/transfer.ts';
import { publicId } from '#/features/matters/model/address.ts';
import { MAX_REASON } from '#/features/matters/model/limits.ts';
import { line, prose } from '#/platform/http/fields.ts';
import { acting } from './acting.ts';

const withReason = z.object({ id: publicId, reason: prose(MAX_REASON) });
const MAX_QUEUE = 200;

const transfer = acting({
  name: 'matters.transfer',
  method: 'POST',
  path: '/matters/:id/transfer',
  summary: 'Hands a matter on to another body or office, which takes it over or sends it back.',
  input: withReason.extend({ queue: line(MAX_QUEUE) }),
  run: (context, key, { queue, reason }) => transferMatter(context, { ...key, queue, reason }),
  saved: 'passedOn',
  onwardTo: 'desk',
});

const sendBack = acting({
  name: 'matters.send_back',
  method: 'DELETE',
  path: '/matters/:id/transfer',
  summary:
    'Sends back what was handed on wrongly; the third time the superior decides whose it is.',
  input: withReason,
  run: (context, key, { reason }) => sendBackMatter(context, { ...key, reason }),
  saved: 'sentBack',
  onwardTo: 'desk',
});

export const transferRoutes = [transfer, sendBack];

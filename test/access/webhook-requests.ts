import { bodies } from './world.ts';
import type { Targets } from './world.ts';
import type { Row } from './request.ts';

/** Requests about the programs of a body that are told. */
export function webhookRows({ webhook: id, webhookDelivery: deliveryId }: Targets): readonly Row[] {
  const organisationId = bodies.company;
  const wish = { name: '報修系統', url: 'http://127.0.0.1:1', topics: ['matter.came'] };
  const body = { hidden: 'organisationId' } as const;
  const one = { hidden: 'id' } as const;
  return [
    ['webhooks.list', '', { organisationId }, body],
    ['webhooks.list', 'above', { organisationId: bodies.upper }],
    ['webhooks.add', '', { organisationId, ...wish }, body],
    ['webhooks.add', 'above', { organisationId: bodies.upper, ...wish }],
    ['webhooks.show', '', { id }, one],
    ['webhooks.change', '', { id, name: '新系統', topics: ['matter.came'] }, one],
    ['webhooks.change_secret', '', { id }, one],
    ['webhooks.pause', '', { id }, one],
    ['webhooks.resume', '', { id }, one],
    ['webhooks.try', '', { id }, one],
    ['webhooks.replay', '', { id, deliveryId }, one],
    ['webhooks.replay_failed', '', { id }, one],
    ['webhooks.remove', '', { id }, one],
  ];
}

import { sql } from 'kysely';
import { z } from 'zod';
import { askApi } from './harness/api.ts';
import type { Samples } from './harness/plan.ts';
import type { TestSite } from './harness/site.ts';

const idShape = z.object({ id: z.string() });

/** A body of the steward's has a program that is told, with a log of all that can become of it. */
export async function webhookSamples(site: TestSite, steward: string): Promise<Samples> {
  const { rows } = await sql<{ readonly id: string }>`
    select o.id::text as id from organisations.organisation o
    join people.grant g on g.community_id = o.community_id and g.role = 'steward'
    where o.closed_on is null order by o.id limit 1`.execute(site.db);
  const organisationId = rows[0]?.id ?? '';
  const topics = ['matter.came', 'matter.taken_up', 'matter.closed'];
  const wish = { name: '報修系統', url: 'https://hooks.example.org/linli', topics };
  const address = `/organisations/${organisationId}/webhooks` as const;
  const ids: string[] = [];
  for (const name of ['報修系統', '值班室的大螢幕']) {
    const made = await askApi(site, steward, `POST ${address}`, { ...wish, name });
    ids.push(idShape.parse(made).id);
  }
  const [told = '', stopped = ''] = ids;
  await askApi(site, steward, `POST /webhooks/${told}/secret`);
  await askApi(site, steward, `POST /webhooks/${stopped}/pause`);
  await layDeliveries(site, told);
  const token = { name: '報修系統', scopes: ['matters:read', 'places:read'], days: 30 };
  await askApi(site, steward, `POST /organisations/${organisationId}/tokens`, token);
  return {
    'organisations.show': [{ with: { id: organisationId }, as: [steward] }],
    'organisations.tokens': [{ with: { organisationId }, as: [steward] }],
    'webhooks.list': [{ with: { organisationId }, as: [steward] }],
    'webhooks.show': ids.map((id) => ({ with: { id }, as: [steward] })),
  };
}

async function layDeliveries({ db }: TestSite, listener: string): Promise<void> {
  await sql`insert into webhooks.delivery (community_id, id, listener_id, topic, matter,
      happened_at, state, attempts, status, fault, due_at, made_at, settled_at)
    select l.community_id, gen_random_uuid(), l.id, topic, l.community_id || '-' || matter,
      now() - ago * interval '1 hour', state, attempts, status, fault, now() + interval '9 minutes',
      now() - ago * interval '1 hour', case when state <> 'waiting' then now() end
    from webhooks.listener l, (values
      (1, 'matter.taken_up', '2026-0041', 'waiting', 3, 503, 'not_now'),
      (2, 'matter.came', '2026-0041', 'sent', 1, 200, null),
      (26, 'matter.closed', '2026-0036', 'given_up', 12, null, 'unreachable'),
      (28, 'matter.closed', '2026-0035', 'stopped', 0, null, null)
    ) as told (ago, topic, matter, state, attempts, status, fault)
    where l.id = ${listener}::uuid`.execute(db);
}

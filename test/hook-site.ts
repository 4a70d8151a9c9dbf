import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { Webhook } from 'standardwebhooks';
import { addListener } from '#/features/webhooks/actions/listeners.ts';
import { webhookJobs } from '#/features/webhooks/jobs.ts';
import { topics } from '#/features/webhooks/model.ts';
import type { Delivery, Topic } from '#/features/webhooks/model.ts';
import { listDeliveries } from '#/features/webhooks/store/deliveries.ts';
import { findListener } from '#/features/webhooks/store/listeners.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { runJob } from '#/platform/jobs/worker.ts';
import type { JobHandler } from '#/platform/jobs/worker.ts';
import { withGateway } from './gateway.ts';
import type { Asked, Gateway, Reply } from './gateway.ts';
import { openMatterSite } from './matter-site.ts';
import type { MatterSite } from './matter-site.ts';
import { company, railing, valueOf } from './matters-world.ts';
import { unheardBy, untilNothingIsLeft } from './nothing-left.ts';
import { people } from './world.ts';

/** A program of the company that listens for the length of one test. */
export type Hook = Gateway & { readonly id: string; readonly secret: string };

/** The pages of matters, and programs of the company that are told. */
export type HookSite = {
  readonly site: MatterSite;
  /** Forgets all programs that are told. */
  readonly clear: () => Promise<void>;
  readonly run: (name: string, payload?: object) => Promise<void>;
  /** Hears the journal to its end, and sends all that is due now. */
  readonly goOn: () => Promise<void>;
  readonly add: (
    url: string,
    wanted?: readonly Topic[],
  ) => Promise<{ readonly id: string; readonly secret: string }>;
  readonly listening: (
    work: (hook: Hook) => Promise<void>,
    answer?: (asked: Asked) => Reply,
  ) => Promise<void>;
  readonly log: (listenerId: string) => Promise<readonly Delivery[]>;
  /** Raises a report that is the company's to mend; gives its number. */
  readonly report: () => Promise<string>;
};

const HANDLERS = new Map(webhookJobs.map((handler) => [handler.name, handler]));

/** Opens them over the neighbourhood, with more endpoints where a test asks for them. */
export async function openHookSite(endpoints: readonly AnyEndpoint[] = []): Promise<HookSite> {
  const site = await openMatterSite(endpoints);
  const { db, clock } = site.app;
  const run = async (name: string, payload: object = {}) => {
    const handler = HANDLERS.get(name);
    assert.ok(handler !== undefined, name);
    const once = () => runJob(site.app, handler, payload);
    if (name !== 'webhooks.hear') return once();
    return untilNothingIsLeft(db, unheardBy('webhooks.progress'), once);
  };
  const goOn = async () => {
    await run('webhooks.hear');
    const { rows: due } = await sql<{ readonly id: string }>`
      select id from webhooks.delivery where state = 'waiting'
        and due_at <= ${clock.now()}::timestamptz order by happened_at, id`.execute(db);
    for (const { id } of due) await run('webhooks.send', { deliveryId: id });
  };
  const add: HookSite['add'] = async (url, wanted = topics) => {
    const wish = { organisationId: company, name: '報修系統', url, topics: wanted };
    return valueOf(await addListener(await site.context(people.wu), wish));
  };
  const listening: HookSite['listening'] = async (work, answer = () => ({ status: 200 })) => {
    await goOn();
    await withGateway(answer, async (gateway) => {
      await work({ ...gateway, ...(await add(`${gateway.url}/hook?key=hidden`)) });
    });
  };
  const log = async (listenerId: string) => {
    const listener = await findListener(db, listenerId);
    const communityId = listener?.communityId ?? '';
    return listDeliveries(db, { communityId, listenerId, limit: 50 });
  };
  let raised = 0;
  const report = () => {
    raised += 1;
    const body = `第 ${raised} 處欄杆鬆了，王奶奶家門口。`;
    return site.raise(people.chen, { ...railing, body });
  };
  const clear = async () => {
    await sql`delete from webhooks.listener`.execute(db);
  };
  return { site, clear, run, goOn, add, listening, log, report };
}

/** Tells whether what a program was asked carries the signature of a secret. */
export function isSignedBy({ headers, body }: Asked, secret: string): boolean {
  const at = new Date(Number(headers['webhook-timestamp']) * 1_000);
  const signed = new Webhook(secret).sign(String(headers['webhook-id']), at, body);
  return String(headers['webhook-signature']).split(' ').includes(signed);
}

/** Gives one of several things that a program was asked; there must be so many. */
export function nth(asked: readonly Asked[], index: number): Asked {
  const one = asked[index];
  assert.ok(one !== undefined, `${asked.length} were asked`);
  return one;
}

/** Gives the handlers of a feature by what stands after its name. */
export function jobHandlersNamed(
  handlers: readonly JobHandler[],
  feature: string,
): Readonly<Record<string, JobHandler | undefined>> {
  return Object.fromEntries(
    handlers.map((handler) => [handler.name.replace(`${feature}.`, ''), handler]),
  );
}

import { LOG_PAGE, MOST_LISTENERS } from '#/features/webhooks/model.ts';
import type { Delivery, Listener, Stop, Topic } from '#/features/webhooks/model.ts';
import { countFailed, listDeliveries } from '#/features/webhooks/store/deliveries.ts';
import { listListeners } from '#/features/webhooks/store/listeners.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { hostOf, openEar } from './ear.ts';
import { findKept, findKeptBody } from './kept.ts';

/** A listener as a steward sees it: of its address no more than the machine, and no secret. */
export type ListenerShown = {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly topics: readonly Topic[];
  readonly madeAt: Temporal.Instant;
  readonly olderUntil: Temporal.Instant | undefined;
  readonly stopped: { readonly at: Temporal.Instant; readonly cause: Stop } | undefined;
};

type BodyShown = { readonly id: string; readonly name: string };

/** The programs of one organisation that are told, and whether there is room for another. */
export type ListenersShown = {
  readonly organisation: BodyShown;
  readonly listeners: readonly ListenerShown[];
  readonly mayAdd: boolean;
};

/** Lists the programs of an organisation that are told. Refuses: `not_found`. */
export async function readListeners(
  context: Context,
  organisationId: string,
): Promise<Result<ListenersShown, 'not_found'>> {
  const body = await findKeptBody(context, organisationId);
  if (body === undefined) return refuse('not_found');
  const of = { communityId: body.communityId, organisationIds: [organisationId] };
  const listeners = await listListeners(context.db, of);
  return succeed({
    organisation: { id: body.id, name: body.name },
    listeners: listeners.map((listener) => shown(context, listener)),
    mayAdd: !body.isClosed && listeners.length < MOST_LISTENERS,
  });
}

/** One program that is told, with a page of its log. */
export type ListenerPage = {
  readonly organisation: BodyShown;
  readonly listener: ListenerShown;
  readonly deliveries: readonly Omit<Delivery, 'communityId' | 'listenerId'>[];
  /** How many messages did not arrive and are tried no more. */
  readonly failed: number;
  /** The last one of this page, after which the next begins. */
  readonly next: string | undefined;
};

/** Shows a program that is told, and the log of what was sent to it. Refuses: `not_found`. */
export async function readListener(
  context: Context,
  wanted: { readonly id: string; readonly after: string | undefined },
): Promise<Result<ListenerPage, 'not_found'>> {
  const { db } = context;
  const listener = await findKept(context, wanted.id);
  const body = listener && (await findKeptBody(context, listener.organisationId));
  if (listener === undefined || body === undefined) return refuse('not_found');
  const of = { communityId: listener.communityId, listenerId: listener.id };
  const found = await listDeliveries(db, { ...of, limit: LOG_PAGE + 1, after: wanted.after });
  const deliveries = found.slice(0, LOG_PAGE);
  return succeed({
    organisation: { id: body.id, name: body.name },
    listener: shown(context, listener),
    deliveries,
    failed: await countFailed(db, of),
    next: found.length > LOG_PAGE ? deliveries.at(-1)?.id : undefined,
  });
}

function shown(context: Context, listener: Listener): ListenerShown {
  const { id, name, topics, madeAt, olderUntil, stopped } = listener;
  const isOlderGood =
    olderUntil !== undefined && Temporal.Instant.compare(context.now, olderUntil) < 0;
  const host = hostOf(openEar(context, listener));
  return {
    id,
    name,
    host,
    topics,
    madeAt,
    olderUntil: isOlderGood ? olderUntil : undefined,
    stopped,
  };
}

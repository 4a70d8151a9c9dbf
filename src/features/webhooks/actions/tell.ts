import { listConcerned, publicIdOf } from '#/features/matters/index.ts';
import type { Concerned } from '#/features/matters/index.ts';
import { MOST_ATTEMPTS } from '#/features/webhooks/model.ts';
import type { Delivery, Listener, Topic } from '#/features/webhooks/model.ts';
import { organisationOf, topicOf, waitSeconds } from '#/features/webhooks/rules.ts';
import {
  beginAttempt,
  hasArrivedSince,
  insertDeliveries,
  listDue,
  settle,
} from '#/features/webhooks/store/deliveries.ts';
import type { NewDelivery, Outcome } from '#/features/webhooks/store/deliveries.ts';
import { findListener, listListeners, stopListener } from '#/features/webhooks/store/listeners.ts';
import { isUuid } from '#/lib/id.ts';
import type { Context } from '#/platform/action/context.ts';
import { hearOn } from '#/platform/journal/hear.ts';
import type { Heard } from '#/platform/journal/hear.ts';
import { sendWebhook } from '#/platform/notify/webhook.ts';
import type { WebhookAttempt } from '#/platform/notify/webhook.ts';
import { openEar } from './ear.ts';
import { sendSoon } from './replays.ts';

/** Who asks for more time than this is asked again all the same. */
const LONGEST_ASKED_SECONDS = 24 * 3_600;

/**
 * Hears what was recorded since the last time and lets the programs be told of it: each entry once
 * to each, in the order in which it was committed.
 */
export async function hearForPrograms(context: Context): Promise<void> {
  await hearOn(context.db, 'webhooks.progress', (entries) => plan(context, entries));
}

async function plan(context: Context, entries: readonly Heard[]): Promise<void> {
  const told = entries.flatMap((entry) => {
    const topic = isUuid(entry.subjectId) ? topicOf(entry) : undefined;
    return topic === undefined ? [] : [{ entry, topic }];
  });
  for (const [communityId, own] of Map.groupBy(told, ({ entry }) => entry.communityId)) {
    await insertDeliveries(context.db, await planIn(context, communityId, own), context.now);
  }
}

type Told = { readonly entry: Heard; readonly topic: Topic };

/** An organisation is told of what waits with it, and of nothing else. */
async function planIn(
  { db, now, newId }: Context,
  communityId: string,
  told: readonly Told[],
): Promise<readonly NewDelivery[]> {
  const ids = [...new Set(told.map(({ entry }) => entry.subjectId))];
  const matters = new Map((await listConcerned(db, communityId, ids)).map((one) => [one.id, one]));
  const bodies = [...matters.values()].flatMap(({ queue }) => organisationOf(queue) ?? []);
  const organisationIds = [...new Set(bodies)];
  const listeners = await listListeners(db, { communityId, organisationIds });
  return told.flatMap(({ entry, topic }) => {
    const matter = matters.get(entry.subjectId);
    return listenersTo(listeners, { matter, topic }).map((listener) => ({
      communityId,
      id: newId(),
      listenerId: listener.id,
      entryId: entry.id,
      topic,
      matter: matter && publicIdOf({ communityId, reference: matter.reference }),
      happenedAt: entry.at,
      dueAt: now,
    }));
  });
}

function listenersTo(
  listeners: readonly Listener[],
  about: { readonly matter: Concerned | undefined; readonly topic: Topic },
): readonly Listener[] {
  const body = about.matter && organisationOf(about.matter.queue);
  return listeners.filter(
    ({ organisationId, stopped, topics }) =>
      organisationId === body && stopped === undefined && topics.includes(about.topic),
  );
}

/** Lets each message that is due be sent by a job of its own. */
export async function dispatchDue(context: Context): Promise<void> {
  for (const id of await listDue(context.db, context.now)) await sendSoon(context, id);
}

/**
 * Sends one message. The attempt is begun and committed before anybody is spoken to, and ended
 * after it. A process that dies in between leaves it to be tried again under the same number, by
 * which whoever gets it twice can tell.
 */
export async function sendOne(context: Context, id: string): Promise<void> {
  const { db, now, services } = context;
  const delivery = await beginAttempt(db, id, now);
  const listener = delivery && (await findListener(db, delivery.listenerId));
  if (delivery === undefined || listener === undefined) return;
  if (listener.stopped !== undefined) {
    const outcome = { state: 'stopped', status: undefined, fault: undefined } as const;
    return settle(db, id, { outcome, now });
  }
  const { topic, happenedAt, matter } = delivery;
  const { communityId: community, organisationId: organisation } = listener;
  const data = { community, organisation, ...(matter === undefined ? {} : { matter }) };
  const message = { id: `msg_${id}`, type: topic, at: happenedAt, data };
  const reaching = services.channels;
  const sent = await sendWebhook(openEar(context, listener), message, { now, reaching });
  const outcome = outcomeOf(context, delivery, sent);
  await settle(db, id, { outcome, now });
  if (outcome.state === 'given_up') await giveUp(context, { listener, delivery, outcome });
}

/**
 * Who is gone is told nothing more, and who has not been reached for as long as one message was
 * tried, neither. Where others arrived meanwhile, it is the one message that nobody takes.
 */
async function giveUp(
  { db, now }: Context,
  given: { readonly listener: Listener; readonly delivery: Delivery; readonly outcome: Outcome },
): Promise<void> {
  const { listener, delivery, outcome } = given;
  const isGone = outcome.fault === 'gone';
  const { communityId, id: listenerId } = listener;
  const since = delivery.madeAt;
  if (!isGone && (await hasArrivedSince(db, { communityId, listenerId, since }))) return;
  await stopListener(db, listenerId, { at: now, cause: isGone ? 'gone' : 'failing' });
}

function outcomeOf(
  { now, services }: Context,
  { attempts }: Delivery,
  { attempt, status }: WebhookAttempt,
): Outcome {
  if (attempt.ok) return { state: 'sent', status, fault: undefined };
  const { fault, isFinal, retryAfterSeconds = 0 } = attempt;
  if (isFinal || attempts >= MOST_ATTEMPTS) return { state: 'given_up', status, fault };
  const [byte = 0] = services.randomBytes(1);
  const asked = Math.min(retryAfterSeconds, LONGEST_ASKED_SECONDS);
  const seconds = Math.max(waitSeconds(attempts, byte / 256), asked);
  return { state: 'waiting', status, fault, dueAt: now.add({ seconds }) };
}

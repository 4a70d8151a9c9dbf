import { findPerson, findReach } from '#/features/people/index.ts';
import { ALL, channels, topics } from '#/features/notices/model.ts';
import type { Channel } from '#/features/notices/model.ts';
import { MOST_ATTEMPTS, timingOf, waitSeconds } from '#/features/notices/rules/when.ts';
import { readChoicesOf } from '#/features/notices/store/choices.ts';
import {
  beginAttempt,
  gatherMessages,
  putOff,
  settle,
} from '#/features/notices/store/deliveries.ts';
import type { Outcome, Part } from '#/features/notices/store/deliveries.ts';
import type { Told } from '#/features/notices/messages.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Language } from '#/platform/i18n/language.ts';
import type { Attempt } from '#/platform/notify/outcome.ts';
import { carriers } from './carriers.ts';
import { sayNews } from './say-news.ts';
import { writeStopToken } from './stop.ts';

/** A message to a person, made up and addressed. */
export type Outgoing = Told & {
  readonly messageId: string;
  readonly personId: string;
  readonly address: { readonly email: string | undefined; readonly telephone: string | undefined };
};

/** What came of a message: an attempt, or why none was made. */
export type Carried = Attempt | { readonly ok: false; readonly stopped: string };

/** Hands a message to the way out that it takes; each is its own file. */
export type Carrier = (context: Context, message: Outgoing) => Promise<Carried>;

/** Puts what is due into messages and lets each be sent by a job of its own. */
export async function dispatchMessages(context: Context): Promise<void> {
  const { db, now, newId } = context;
  for (const messageId of await gatherMessages(db, now, newId)) {
    await context.addJob({
      name: 'notices.send',
      payload: { messageId },
      key: `notices.send:${messageId}`,
    });
  }
}

/**
 * Sends one message. The attempt is begun and committed before anybody is spoken to, and ended
 * after it; nothing is sent again once it was acknowledged and noted. A process that dies in
 * between leaves it to be tried again under the same number, by which whoever gets it twice can
 * tell.
 */
export async function sendMessage(context: Context, messageId: string): Promise<void> {
  const { now } = context;
  const parts = await begin(context, messageId);
  const [first] = parts;
  if (first === undefined) return;
  const carried =
    first.robotId === null
      ? await sendToPerson(context, { messageId, parts, channel: channelOf(first) })
      : await sayNews(context, { messageId, parts, robotId: first.robotId });
  const ids = parts.map(({ id }) => id);
  if ('putOffUntil' in carried) await putOff(context.db, messageId, carried.putOffUntil);
  else await settle(context.db, ids, { outcome: outcomeOf(context, first, carried), now });
}

/** Begins the attempt, and drops what was stopped or chosen otherwise while it waited. */
function begin({ db, now }: Context, messageId: string): Promise<readonly Part[]> {
  return db.transaction().execute(async (tx) => {
    const parts = await beginAttempt(tx, messageId, now);
    const [first] = parts;
    if (first === undefined || first.personId === null) return parts;
    const choices = await readChoicesOf(tx, first.personId);
    const channel = channelOf(first);
    const isWanted = ({ topic }: Part) =>
      timingOf(choices, { topic: topicOf(topic), channel }, [channel]) !== 'never';
    const unwanted = parts.filter((part) => !isWanted(part)).map(({ id }) => id);
    await settle(tx, unwanted, { outcome: { state: 'stopped', fault: 'stopped' }, now });
    return parts.filter(isWanted);
  });
}

async function sendToPerson(
  context: Context,
  message: {
    readonly messageId: string;
    readonly parts: readonly Part[];
    readonly channel: Channel;
  },
): Promise<Carried> {
  const { messageId, parts, channel } = message;
  const personId = parts[0]?.personId ?? '';
  const person = await findPerson(context.db, personId);
  if (person === undefined) return { ok: false, stopped: 'no_address' };
  const reach = (await findReach(context.db, [personId])).get(personId);
  return carriers[channel](context, {
    ...toldTo(context, { personId, language: person.language }, parts),
    messageId,
    personId,
    address: { email: reach?.email, telephone: reach?.telephone },
  });
}

function toldTo(
  { services }: Context,
  to: { readonly personId: string; readonly language: Language },
  parts: readonly Part[],
): Told {
  const told = new Set(parts.map(({ topic }) => topic));
  const topic = told.size === 1 ? ([...told][0] ?? ALL) : ALL;
  const token = writeStopToken(services.secret, { personId: to.personId, topic });
  return {
    language: to.language,
    publicUrl: services.publicUrl,
    lines: parts.map(({ kind, noticeId }) => ({ kind, noticeId })),
    stopUrl: `${services.publicUrl}/stop/${token}`,
  };
}

function outcomeOf({ now, services }: Context, { attempts }: Part, carried: Carried): Outcome {
  if (carried.ok) return { state: 'sent' };
  if ('stopped' in carried) return { state: 'stopped', fault: carried.stopped };
  const { fault, isFinal, retryAfterSeconds = 0 } = carried;
  if (isFinal || attempts >= MOST_ATTEMPTS) return { state: 'given_up', fault };
  const [byte = 0] = services.randomBytes(1);
  const seconds = Math.max(waitSeconds(attempts, byte / 256), retryAfterSeconds);
  return { state: 'waiting', fault, dueAt: now.add({ seconds }) };
}

function channelOf({ channel }: Part): Channel {
  const known = channels.find((one) => one === channel);
  if (known === undefined) throw new Error(`${channel} leads to no person.`);
  return known;
}

function topicOf(topic: string) {
  const known = topics.find((one) => one === topic);
  if (known === undefined) throw new Error(`${topic} is no topic.`);
  return known;
}

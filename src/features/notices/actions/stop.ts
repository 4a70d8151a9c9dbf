import { createHmac, timingSafeEqual } from 'node:crypto';
import { ALL, topics } from '#/features/notices/model.ts';
import { resumeTopic, stopTopic } from '#/features/notices/store/choices.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';

/** What a link stops: a topic of one person, or all of them. */
export type Stopping = { readonly personId: string; readonly topic: string };

const STOPPABLE: readonly string[] = [ALL, ...topics];
const ID_BYTES = 16;
const MAC_BYTES = 12;

/** Writes the token that stops a topic of a person without signing in, and nothing else. */
export function writeStopToken(secret: Uint8Array, { personId, topic }: Stopping): string {
  const id = Buffer.from(personId.replaceAll('-', ''), 'hex');
  const body = Buffer.concat([id, Buffer.from([Math.max(0, STOPPABLE.indexOf(topic))])]);
  return Buffer.concat([body, macOf(secret, body)]).toString('base64url');
}

/** Reads what a token stops; undefined if it was not made here. */
export function readStopToken(secret: Uint8Array, token: string): Stopping | undefined {
  const bytes = Buffer.from(token, 'base64url');
  const body = bytes.subarray(0, ID_BYTES + 1);
  const mac = bytes.subarray(ID_BYTES + 1);
  if (mac.length !== MAC_BYTES || !timingSafeEqual(mac, macOf(secret, body))) return undefined;
  const topic = STOPPABLE[body[ID_BYTES] ?? 0];
  if (topic === undefined) return undefined;
  const hex = body.toString('hex', 0, ID_BYTES);
  return { personId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), topic };
}

function macOf(secret: Uint8Array, body: Uint8Array): Buffer {
  const mac = createHmac('sha256', secret).update('stop notices').update(body).digest();
  return mac.subarray(0, MAC_BYTES);
}

/** Stops a topic of somebody, or all, with everything of it that has not left yet. */
export async function stopNotices(context: Context, stopping: Stopping): Promise<void> {
  const messages = await stopTopic(context.db, stopping, context.now);
  const { personId, topic } = stopping;
  const data = { topic, messages };
  await context.record({ feature: 'notices', verb: 'stop', subjectId: personId, data });
}

/** Takes a stop back; what it stopped stays unsent. */
export async function resumeNotices(context: Context, stopping: Stopping): Promise<void> {
  const { personId, topic } = stopping;
  await resumeTopic(context.db, personId, topic);
  await context.record({
    feature: 'notices',
    verb: 'resume',
    subjectId: personId,
    data: { topic },
  });
}

/**
 * Stops what a link stops, whoever follows it.
 * Refuses: `link_not_ours`.
 */
export async function stopByLink(
  context: Context,
  token: string,
): Promise<Result<{ readonly topic: string }, 'link_not_ours'>> {
  const stopping = readStopToken(context.services.secret, token);
  if (stopping === undefined) return refuse('link_not_ours');
  await stopNotices(context, stopping);
  return succeed({ topic: stopping.topic });
}

/**
 * Takes back what a link stopped.
 * Refuses: `link_not_ours`.
 */
export async function resumeByLink(
  context: Context,
  token: string,
): Promise<Result<{ readonly topic: string }, 'link_not_ours'>> {
  const stopping = readStopToken(context.services.secret, token);
  if (stopping === undefined) return refuse('link_not_ours');
  await resumeNotices(context, stopping);
  return succeed({ topic: stopping.topic });
}

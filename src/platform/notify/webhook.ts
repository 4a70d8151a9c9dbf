import { Webhook } from 'standardwebhooks';
import { failedForGood } from './outcome.ts';
import type { Attempt } from './outcome.ts';
import { judgeStatus, post } from './post.ts';
import type { Reaching } from './post.ts';

/** How a secret begins, by which programs know it. */
const PREFIX = 'whsec_';
const SECRET_BYTES = 32;
const GONE = 410;

/** Where a program listens, and the secrets it may check with: two while one is being changed. */
export type Listener = { readonly url: string; readonly secrets: readonly string[] };

/** What is sent: an id that stays the same however often it is tried, when, and what. */
export type WebhookMessage = {
  readonly id: string;
  readonly type: string;
  readonly at: Temporal.Instant;
  readonly data: object;
};

/** One attempt, with the number that was answered, for the log. */
export type WebhookAttempt = { readonly attempt: Attempt; readonly status: number | undefined };

/** Makes a secret with which a program checks that a message is ours. */
export function makeWebhookSecret(randomBytes: (count: number) => Uint8Array): string {
  return `${PREFIX}${Buffer.from(randomBytes(SECRET_BYTES)).toString('base64')}`;
}

/** Writes the body of a message, the same for each attempt. */
export function writeWebhookBody({ type, at, data }: WebhookMessage): string {
  return JSON.stringify({ type, timestamp: at.toString({ smallestUnit: 'millisecond' }), data });
}

/**
 * Sends a message once, signed by the standard (Standard Webhooks 1.0). Who answers 410 wants no
 * more; any other number that is no success may be tried again. Nobody is followed elsewhere.
 */
export async function sendWebhook(
  listener: Listener,
  message: WebhookMessage,
  at: { readonly now: Temporal.Instant; readonly reaching: Reaching },
): Promise<WebhookAttempt> {
  const body = writeWebhookBody(message);
  const sentAt = new Date(at.now.epochMilliseconds);
  const signatures = listener.secrets.map((one) => new Webhook(one).sign(message.id, sentAt, body));
  const headers = {
    'content-type': 'application/json',
    'webhook-id': message.id,
    'webhook-timestamp': String(Math.floor(at.now.epochMilliseconds / 1_000)),
    'webhook-signature': signatures.join(' '),
  };
  const answer = await post({ url: listener.url, headers, body }, at.reaching);
  if (!answer.ok || !('status' in answer)) return { attempt: answer, status: undefined };
  const { status } = answer;
  if (status === GONE) return { attempt: failedForGood('gone'), status };
  const judged = judgeStatus(answer);
  // Who listens may mend what it refused, or where it has moved: neither is a no for good.
  const attempt = judged.ok ? judged : { ...judged, isFinal: false };
  return { attempt, status };
}

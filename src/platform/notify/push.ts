import webPush from 'web-push';
import { z } from 'zod';
import { failedForGood } from './outcome.ts';
import type { Attempt } from './outcome.ts';
import { judgeStatus, post } from './post.ts';
import type { Reaching } from './post.ts';

/** What a browser gives so that it can be written to (RFC 8030, 8291). */
export const pushTarget = z.object({
  endpoint: z.url().max(1_000),
  keys: z.object({
    p256dh: z.string().regex(/^[\w-]{87}=?$/),
    auth: z.string().regex(/^[\w-]{22}={0,2}$/),
  }),
});

export type PushTarget = z.infer<typeof pushTarget>;

/** The keys by which makers of browsers know this installation (VAPID, RFC 8292). */
export const pushKeys = z.object({ publicKey: z.string(), privateKey: z.string() });

export type PushKeys = z.infer<typeof pushKeys>;

/** Makes the keys of an installation, at first use. */
export function makePushKeys(): PushKeys {
  return webPush.generateVAPIDKeys();
}

/** What is shown by the browser: a sentence and where it leads. */
export type PushContent = {
  readonly title: string;
  readonly address: string;
  readonly tag: string;
};

const DAY_SECONDS = 86_400;
const GONE: ReadonlySet<number> = new Set([404, 410]);

/** Hands one notice to the service of a browser's maker, which cannot read it. */
export async function sendPush(
  target: PushTarget,
  content: PushContent,
  by: { readonly keys: PushKeys; readonly subject: string; readonly reaching: Reaching },
): Promise<Attempt> {
  const { endpoint, headers, body, method } = webPush.generateRequestDetails(
    target,
    JSON.stringify(content),
    {
      TTL: DAY_SECONDS,
      contentEncoding: 'aes128gcm',
      vapidDetails: { subject: by.subject, ...by.keys },
    },
  );
  const sent = { url: endpoint, headers: textsOf(headers), ...(body === null ? {} : { body }) };
  const answer = await post({ ...sent, method }, by.reaching);
  if (!answer.ok || !('status' in answer)) return answer;
  return GONE.has(answer.status) ? failedForGood('gone') : judgeStatus(answer);
}

function textsOf(headers: object): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

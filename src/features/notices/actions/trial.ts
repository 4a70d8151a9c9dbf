import { lookup } from 'node:dns/promises';
import { z } from 'zod';
import { mayKeepChannels } from '#/features/notices/policy.ts';
import { letterWords } from '#/features/notices/words/letters.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import {
  findSealedSetting,
  removeSealedSetting,
  saveSealedSetting,
} from '#/platform/config/sealed.ts';
import { failedForGood } from '#/platform/notify/outcome.ts';
import type { Attempt } from '#/platform/notify/outcome.ts';
import { isInnerAddress } from '#/platform/notify/post.ts';
import { sendSms } from '#/platform/notify/sms.ts';
import { sendMail } from '#/platform/notify/smtp.ts';
import type { MailAttempt } from '#/platform/notify/smtp.ts';
import { findMail, findSms } from '#/platform/notify/ways.ts';

const trialKeys = { email: 'notify_trial_email', sms: 'notify_trial_sms' } as const;

const trialShape = z.object({
  at: z.string(),
  fault: z.string().nullable(),
  lines: z.array(z.object({ from: z.enum(['us', 'server']), text: z.string() })).readonly(),
});

/** What a test of a way out said: when, what went wrong, and word by word. */
export type Trial = z.infer<typeof trialShape>;

/** Finds what the last test of a way out said. */
export async function findTrial(
  { db, services }: Context,
  way: keyof typeof trialKeys,
): Promise<Trial | undefined> {
  const kept = await findSealedSetting(db, services, trialKeys[way]);
  return kept === undefined ? undefined : trialShape.parse(kept);
}

/** Forgets a test: it was of other settings. */
export async function forgetTrial({ db }: Context, way: keyof typeof trialKeys): Promise<void> {
  await removeSealedSetting(db, trialKeys[way]);
}

/** The fault of a test; null where it went well. */
export type Tried = { readonly fault: string | null };

type TrialRefusal = 'not_allowed' | 'channel_not_set';

/** A reader waits for it: less patience than a job has. */
const patience = { connectMs: 5_000, silenceMs: 8_000 };

/**
 * Sends a letter to try, and keeps what was said for the page.
 * Refuses: `not_allowed`, `channel_not_set`.
 */
export async function tryMail(context: Context, to: string): Promise<Result<Tried, TrialRefusal>> {
  if (!(await mayKeepChannels(context))) return refuse('not_allowed');
  const { db, services, language } = context;
  const settings = await findMail(db, services);
  if (settings === undefined) return refuse('channel_not_set');
  const host = new URL(services.publicUrl).hostname;
  const say = letterWords[language];
  const letter = {
    to,
    subject: say.testSubject,
    text: say.testText(services.publicUrl),
    messageId: `<${context.newId()}@${host}>`,
  };
  const isForbidden = services.channels.mail === undefined && (await isWithin(context, settings));
  const tried: MailAttempt = isForbidden
    ? { attempt: failedForGood('address_not_allowed'), transcript: [] }
    : await sendMail(settings, letter, patience);
  return keep(context, 'email', tried);
}

/** A page must not make the server speak with machines that only the host's network reaches. */
async function isWithin(
  { services }: Context,
  { host }: { readonly host: string },
): Promise<boolean> {
  if (services.channels.allowsPrivate) return false;
  const found = await lookup(host, { all: true }).catch(() => []);
  return found.some(({ address }) => isInnerAddress(address));
}

/**
 * Sends a text message to try.
 * Refuses: `not_allowed`, `channel_not_set`.
 */
export async function trySms(
  context: Context,
  telephone: string,
): Promise<Result<Tried, TrialRefusal>> {
  if (!(await mayKeepChannels(context))) return refuse('not_allowed');
  const { db, services, now, language } = context;
  const settings = await findSms(db, services);
  if (settings === undefined) return refuse('channel_not_set');
  const nonce = Buffer.from(services.randomBytes(16)).toString('hex');
  const text = letterWords[language].testMessage(services.publicUrl);
  const reaching = { ...services.channels, patienceMs: patience.silenceMs };
  const message = { telephone, text, id: context.newId() };
  const attempt = await sendSms(settings, message, { now, nonce, reaching });
  return keep(context, 'sms', { attempt, transcript: [] });
}

async function keep(
  context: Context,
  way: keyof typeof trialKeys,
  { attempt, transcript }: MailAttempt,
): Promise<Result<Tried, never>> {
  const { db, services, now } = context;
  const fault = faultOf(attempt);
  const lines = transcript.map(({ from, text }) => ({ from, text }));
  const trial = { at: now.toString(), fault, lines };
  await saveSealedSetting({ db, sealer: services }, trialKeys[way], trial);
  const data = { fault: fault ?? 'none' };
  await context.record({ feature: 'notices', verb: 'try_channel', subjectId: way, data });
  return succeed({ fault });
}

/** Says in one word what went wrong; null where nothing did. */
export function faultOf(attempt: Attempt): string | null {
  return attempt.ok ? null : attempt.fault;
}

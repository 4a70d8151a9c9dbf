import type { Channel } from '#/features/notices/model.ts';
import { headline, letterOf, textOf } from '#/features/notices/messages.ts';
import { deleteSubscription, listSubscriptions } from '#/features/notices/store/subscriptions.ts';
import { openSealed } from '#/platform/auth/seal.ts';
import { failed } from '#/platform/notify/outcome.ts';
import type { Attempt } from '#/platform/notify/outcome.ts';
import { pushTarget, sendPush } from '#/platform/notify/push.ts';
import type { PushKeys } from '#/platform/notify/push.ts';
import { sendSms } from '#/platform/notify/sms.ts';
import { sendMail } from '#/platform/notify/smtp.ts';
import { findMail, findPushKeys, findSms } from '#/platform/notify/ways.ts';
import type { Carried, Carrier } from './send.ts';

const byMail: Carrier = async ({ db, services }, message) => {
  const { address, messageId, stopUrl } = message;
  if (address.email === undefined) return stopped('no_address');
  const settings = await findMail(db, services);
  if (settings === undefined) return stopped('not_set');
  const host = new URL(services.publicUrl).hostname;
  const { attempt } = await sendMail(settings, {
    ...letterOf(message),
    to: address.email,
    messageId: `<${messageId}@${host}>`,
    stopUrl,
  });
  return attempt;
};

const byText: Carrier = async ({ db, services, now }, message) => {
  const { address, messageId } = message;
  if (address.telephone === undefined) return stopped('no_address');
  const settings = await findSms(db, services);
  if (settings === undefined) return stopped('not_set');
  const nonce = Buffer.from(services.randomBytes(16)).toString('hex');
  const sent = { telephone: address.telephone, text: textOf(message), id: messageId };
  return sendSms(settings, sent, { now, nonce, reaching: services.channels });
};

/** Tells every browser of the person; one that takes no more is forgotten. */
const toBrowsers: Carrier = async (context, message) => {
  const { db, services } = context;
  const keys = await findPushKeys(db, services);
  if (keys === undefined) return stopped('not_set');
  const browsers = await listSubscriptions(db, message.personId);
  const attempts: Attempt[] = [];
  for (const { id, sealed } of browsers) {
    const attempt = await tell(context.services, { keys, sealed, message });
    if (!attempt.ok && attempt.fault === 'gone') await deleteSubscription(db, id);
    else attempts.push(attempt);
  }
  if (attempts.length === 0) return stopped(browsers.length === 0 ? 'no_address' : 'gone');
  // One browser that was told is enough: told again, they would all be told twice.
  return attempts.find(({ ok }) => ok) ?? attempts[0] ?? failed('unreachable');
};

function tell(
  services: Parameters<Carrier>[0]['services'],
  told: {
    readonly keys: PushKeys;
    readonly sealed: string;
    readonly message: Parameters<Carrier>[1];
  },
): Promise<Attempt> {
  const { keys, sealed, message } = told;
  const target = pushTarget.parse(openSealed(services.secret, sealed));
  const [only, ...more] = message.lines;
  const isOne = more.length === 0 && only !== undefined && only.noticeId !== null;
  const address = isOne ? `/notices/${only.noticeId}` : '/notices';
  const content = { title: headline(message), address, tag: message.messageId };
  const subject = services.publicUrl.startsWith('https:')
    ? services.publicUrl
    : 'mailto:steward@linli.invalid';
  return sendPush(target, content, { keys, subject, reaching: services.channels });
}

function stopped(fault: string): Carried {
  return { ok: false, stopped: fault };
}

/** The ways out to a person. */
export const carriers: Readonly<Record<Channel, Carrier>> = {
  email: byMail,
  sms: byText,
  push: toBrowsers,
};

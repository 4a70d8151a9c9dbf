import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { findSealedSetting, saveSealedSetting } from '#/platform/config/sealed.ts';
import type { Sealer } from '#/platform/config/sealed.ts';
import { mailSettings } from './mail-settings.ts';
import type { MailSettings } from './mail-settings.ts';
import { makePushKeys, pushKeys } from './push.ts';
import type { PushKeys } from './push.ts';
import type { HostChannels, Message, Sender } from './sender.ts';
import { settingKeys } from './settings.ts';
import { sendSms, smsSettings } from './sms.ts';
import type { SmsSettings } from './sms.ts';
import { sendMail } from './smtp.ts';

type Keeper = Sealer & { readonly channels: HostChannels };

/** Finds the mail server: the host's own goes before the one a steward set. */
export async function findMail(db: Db, keeper: Keeper): Promise<MailSettings | undefined> {
  if (keeper.channels.mail !== undefined) return keeper.channels.mail;
  const kept = await findSealedSetting(db, keeper, settingKeys.email);
  return kept === undefined ? undefined : mailSettings.parse(kept);
}

/** Finds the gateway for text messages. */
export async function findSms(db: Db, keeper: Keeper): Promise<SmsSettings | undefined> {
  const kept = await findSealedSetting(db, keeper, settingKeys.sms);
  return kept === undefined ? undefined : smsSettings.parse(kept);
}

/** Finds the keys by which browsers' makers know this installation, if they have been made. */
export async function findPushKeys(db: Db, keeper: Sealer): Promise<PushKeys | undefined> {
  const kept = await findSealedSetting(db, keeper, settingKeys.push);
  return kept === undefined ? undefined : pushKeys.parse(kept);
}

/** Makes the keys for browsers, unless there are some; of two who ask at once one makes them. */
export async function preparePushKeys(db: Db, keeper: Sealer): Promise<PushKeys> {
  const found = await findPushKeys(db, keeper);
  if (found !== undefined) return found;
  await sql`select pg_advisory_xact_lock(hashtextextended(${settingKeys.push}, 0))`.execute(db);
  const meanwhile = await findPushKeys(db, keeper);
  if (meanwhile !== undefined) return meanwhile;
  const made = makePushKeys();
  await saveSealedSetting({ db, sealer: keeper }, settingKeys.push, made);
  return made;
}

/**
 * Sends codes and letters by the ways that are connected, and by the last resort where none is. A
 * message that does not leave is a fault, so that the job which sends it is tried again.
 */
export function connectedSender(
  parts: { readonly db: Db; readonly keeper: Keeper; readonly clock: () => Temporal.Instant },
  lastResort: Sender,
): Sender {
  const { db, keeper, clock } = parts;
  return {
    send: async (message) => {
      const id = Buffer.from(keeper.randomBytes(12)).toString('hex');
      const mail = message.channel === 'email' ? await findMail(db, keeper) : undefined;
      if (mail !== undefined) {
        const letter = { to: message.address, subject: message.subject, text: message.text };
        const sent = await sendMail(mail, { ...letter, messageId: `<${id}@linli>` });
        return insist(message, sent.attempt.ok ? undefined : sent.attempt.fault);
      }
      const gateway = message.channel === 'telephone' ? await findSms(db, keeper) : undefined;
      if (gateway === undefined) return lastResort.send(message);
      const attempt = await sendSms(
        gateway,
        { telephone: message.address, text: message.text, id },
        { now: clock(), nonce: id, reaching: keeper.channels },
      );
      return insist(message, attempt.ok ? undefined : attempt.fault);
    },
  };
}

function insist({ channel }: Message, fault: string | undefined): void {
  if (fault !== undefined) throw new Error(`A message by ${channel} did not leave: ${fault}.`);
}

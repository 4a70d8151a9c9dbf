import { mayKeepChannels } from '#/features/notices/policy.ts';
import { readTraffic } from '#/features/notices/store/deliveries.ts';
import type { Failure, Tally } from '#/features/notices/store/deliveries.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import {
  findSealedSetting,
  removeSealedSetting,
  saveSealedSetting,
} from '#/platform/config/sealed.ts';
import { mailSettings } from '#/platform/notify/mail-settings.ts';
import type { MailSettings } from '#/platform/notify/mail-settings.ts';
import { isAllowedUrl } from '#/platform/notify/post.ts';
import { listSetWays, settingKeys } from '#/platform/notify/settings.ts';
import type { SetWay } from '#/platform/notify/settings.ts';
import { smsSettings } from '#/platform/notify/sms.ts';
import type { SmsProvider, SmsSettings } from '#/platform/notify/sms.ts';
import { findMail, findSms } from '#/platform/notify/ways.ts';
import { findTrial, forgetTrial } from './trial.ts';
import type { Trial } from './trial.ts';

const DAYS_SHOWN = 7;

/** Which ways out there are, and how messages fared by them: no persons, no words. */
export type ChannelsShown = {
  readonly ways: readonly SetWay[];
  readonly isMailSetByHost: boolean;
  readonly tallies: readonly Tally[];
  readonly failures: readonly Failure[];
  /** Whether the reader may change what serves all communities, and read how it fares. */
  readonly mayKeep: boolean;
};

/** Shows the ways out of the house; what serves all communities, to who keeps the installation. */
export async function readChannels(context: Context): Promise<Result<ChannelsShown, never>> {
  const { db, now, services } = context;
  const ways = await listSetWays(db, services.channels);
  const mayKeep = await mayKeepChannels(context);
  const since = now.subtract({ hours: 24 * DAYS_SHOWN });
  const traffic = mayKeep ? await readTraffic(db, since) : { tallies: [], failures: [] };
  const isMailSetByHost = services.channels.mail !== undefined;
  return succeed({ ways, isMailSetByHost, ...traffic, mayKeep });
}

/** The mail server as a steward sees it: never its password. */
export type MailShown = {
  readonly origin: 'host' | 'page' | 'none';
  readonly settings: Omit<MailSettings, 'password'> | undefined;
  readonly hasPassword: boolean;
  readonly trial: Trial | undefined;
};

/**
 * Shows the mail server without its password, and what the last test said.
 * Refuses: `not_allowed`.
 */
export async function readMail(context: Context): Promise<Result<MailShown, 'not_allowed'>> {
  if (!(await mayKeepChannels(context))) return refuse('not_allowed');
  const { db, services } = context;
  const found = await findMail(db, services);
  const trial = await findTrial(context, 'email');
  if (found === undefined) {
    return succeed({ origin: 'none', settings: undefined, hasPassword: false, trial });
  }
  const { password, ...settings } = found;
  const origin = services.channels.mail === undefined ? 'page' : 'host';
  return succeed({ origin, settings, hasPassword: password !== undefined, trial });
}

type MailSaved = Result<object, 'not_allowed' | 'address_not_allowed' | 'secret_again'>;

/**
 * Keeps the mail server, sealed. A password left empty stays as it was, but only for the same
 * server and user: else a steward could have it sent to a server of their own.
 * Refuses: `not_allowed`, `address_not_allowed` (an inner network), `secret_again`.
 */
export async function saveMail(context: Context, typed: MailSettings): Promise<MailSaved> {
  if (!(await mayKeepChannels(context))) return refuse('not_allowed');
  const { db, services } = context;
  if (!isAllowedUrl(`https://${typed.host}`, services.channels)) {
    return refuse('address_not_allowed');
  }
  const before = await keptMail(context);
  const isSame = typed.host === before?.host && typed.user === before.user;
  const isSafer = before?.security === typed.security || typed.security !== 'none';
  const isLeft = typed.password === undefined && typed.user !== undefined;
  if (isLeft && before?.password !== undefined && !(isSame && isSafer)) {
    return refuse('secret_again');
  }
  const password = isLeft ? before?.password : typed.password;
  const { user, password: _, ...rest } = typed;
  await saveSealedSetting({ db, sealer: services }, settingKeys.email, {
    ...rest,
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password }),
  });
  await forgetTrial(context, 'email');
  await context.record({ feature: 'notices', verb: 'set_channel', subjectId: 'email' });
  return succeed({});
}

async function keptMail({ db, services }: Context): Promise<MailSettings | undefined> {
  const kept = await findSealedSetting(db, services, settingKeys.email);
  return kept === undefined ? undefined : mailSettings.parse(kept);
}

/** The gateway as a steward sees it: never its secret. */
export type SmsShown = {
  readonly settings: Omit<SmsSettings, 'secret'> | undefined;
  readonly hasSecret: boolean;
  readonly trial: Trial | undefined;
};

/**
 * Shows the gateway for text messages without its secret, and what the last test said.
 * Refuses: `not_allowed`.
 */
export async function readSms(context: Context): Promise<Result<SmsShown, 'not_allowed'>> {
  if (!(await mayKeepChannels(context))) return refuse('not_allowed');
  const found = await findSms(context.db, context.services);
  const trial = await findTrial(context, 'sms');
  if (found === undefined) return succeed({ settings: undefined, hasSecret: false, trial });
  const { secret, ...settings } = found;
  return succeed({ settings, hasSecret: secret !== '', trial });
}

/** Where a provider is asked, where nothing else was typed. */
const usualUrls: Readonly<Record<SmsProvider, string>> = {
  template: '',
  aliyun: 'https://dysmsapi.aliyuncs.com/',
  aliyun_acs3: 'https://dysmsapi.aliyuncs.com/',
  tencent: 'https://sms.tencentcloudapi.com/',
  twilio: 'https://api.twilio.com',
};

/** A gateway as it was typed: without an address the provider's usual one is meant. */
export type TypedSms = Omit<SmsSettings, 'url' | 'secret'> & {
  readonly url: string | undefined;
  readonly secret: string | undefined;
};

/**
 * Keeps the gateway for text messages, sealed. A secret left empty stays as it was, for the same
 * gateway and account.
 * Refuses: `not_allowed`, `address_not_allowed` (an inner network, or not https), `secret_again`.
 */
export async function saveSms(context: Context, typed: TypedSms): Promise<MailSaved> {
  if (!(await mayKeepChannels(context))) return refuse('not_allowed');
  const { db, services } = context;
  const url = typed.url ?? usualUrls[typed.provider];
  if (!isAllowedUrl(url, services.channels)) return refuse('address_not_allowed');
  const before = await findSms(db, services);
  const isLeft = typed.secret === undefined && typed.keyId !== '';
  const isSame = before?.url === url && before.keyId === typed.keyId;
  if (isLeft && before !== undefined && before.secret !== '' && !isSame) {
    return refuse('secret_again');
  }
  const secret = (isLeft ? before?.secret : typed.secret) ?? '';
  const settings = smsSettings.parse({ ...typed, url, secret });
  await saveSealedSetting({ db, sealer: services }, settingKeys.sms, settings);
  await forgetTrial(context, 'sms');
  await context.record({ feature: 'notices', verb: 'set_channel', subjectId: 'sms' });
  return succeed({});
}

/**
 * Takes a way out of the house away; what waits for it is not sent.
 * Refuses: `not_allowed`, `channel_not_set` (there is none, or it is the host's own).
 */
export async function removeChannel(
  context: Context,
  way: 'email' | 'sms',
): Promise<Result<object, 'not_allowed' | 'channel_not_set'>> {
  if (!(await mayKeepChannels(context))) return refuse('not_allowed');
  const kept = await findSealedSetting(context.db, context.services, settingKeys[way]);
  if (kept === undefined) return refuse('channel_not_set');
  await removeSealedSetting(context.db, settingKeys[way]);
  await forgetTrial(context, way);
  await context.record({ feature: 'notices', verb: 'remove_channel', subjectId: way });
  return succeed({});
}

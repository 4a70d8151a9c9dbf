import { z } from 'zod';
import { readAddress } from '#/features/people/index.ts';
import { holderOf } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { instant, line, optionalLine, whole } from '#/platform/http/fields.ts';
import { mailSecurities } from '#/platform/notify/mail-settings.ts';
import { smsProviders } from '#/platform/notify/sms.ts';
import {
  readChannels,
  readMail,
  readSms,
  removeChannel,
  saveMail,
  saveSms,
} from '#/features/notices/actions/channels.ts';
import { tryMail, trySms } from '#/features/notices/actions/trial.ts';
import { channels, deliveryStates } from '#/features/notices/model.ts';
import { channelsPage } from '#/features/notices/pages/channels.ts';
import { mailPage } from '#/features/notices/pages/mail.ts';
import { smsPage } from '#/features/notices/pages/sms.ts';
import { channelWords } from '#/features/notices/words/channels.ts';
import { refusals } from '#/features/notices/words/refusals.ts';
import { sayTried, triedShape } from './tried.ts';

const stewards = holderOf('steward');
const nothing = z.object({});
const way = z.enum([...channels, 'robot']);
const state = z.enum(deliveryStates);

const channelsShape = z.object({
  ways: z.array(z.enum(channels)).readonly(),
  isMailSetByHost: z.boolean(),
  tallies: z.array(z.object({ channel: way, state, count: z.number().int() })).readonly(),
  failures: z
    .array(
      z.object({ channel: way, state, at: instant, fault: z.string(), count: z.number().int() }),
    )
    .readonly(),
  mayKeep: z.boolean(),
});

export type ChannelsOutput = z.infer<typeof channelsShape>;

const showChannels = endpoint({
  name: 'notices.channels',
  method: 'GET',
  path: '/channels',
  summary: 'Shows the ways out of the house and how messages fared by them.',
  policy: stewards,
  input: nothing,
  output: channelsShape,
  words: refusals(),
  run: (context) => readChannels(context),
  page: channelsPage,
});

const trialShape = z
  .object({
    at: z.string(),
    fault: z.string().nullable(),
    lines: z.array(z.object({ from: z.enum(['us', 'server']), text: z.string() })).readonly(),
  })
  .optional();

export type TrialOutput = z.infer<typeof trialShape>;

const mailShape = z.object({
  origin: z.enum(['host', 'page', 'none']),
  settings: z
    .object({
      host: z.string(),
      port: z.number().int(),
      security: z.enum(mailSecurities),
      user: z.string().optional(),
      from: z.string(),
    })
    .optional(),
  hasPassword: z.boolean(),
  trial: trialShape,
});

export type MailOutput = z.infer<typeof mailShape>;

const showMail = endpoint({
  name: 'notices.mail',
  method: 'GET',
  path: '/channels/email',
  summary: 'Shows the mail server, without its password, and what the last test said.',
  policy: stewards,
  input: nothing,
  output: mailShape,
  words: refusals(),
  run: (context) => readMail(context),
  page: mailPage,
});

/** An address alone, or a name with the address in pointed brackets. */
const SENDER = /^(?:[^<>"]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/;
const HOST = /^[0-9A-Za-z.:-]+$/;
/** A password may begin or end with a space; left empty, it is not changed. */
const kept = z
  .string()
  .max(200)
  .optional()
  .transform((text) => (text === '' ? undefined : text));

const setMail = endpoint({
  name: 'notices.set_mail',
  method: 'PUT',
  path: '/channels/email',
  summary: 'Sets the mail server; a password left empty stays as it was.',
  policy: stewards,
  input: z.object({
    host: line().pipe(z.string().regex(HOST)),
    port: whole(1, 65_535),
    security: z.enum(mailSecurities),
    user: optionalLine(),
    password: kept,
    from: line().pipe(z.string().regex(SENDER)),
  }),
  output: nothing,
  words: refusals('address_not_allowed', 'secret_again'),
  run: saveMail,
  onward: (language) => ({ to: '/channels/email', notice: channelWords[language].saved }),
});

const testMail = endpoint({
  name: 'notices.try_mail',
  method: 'POST',
  path: '/channels/email/trials',
  summary: 'Sends a letter to try, and keeps what was said.',
  policy: stewards,
  input: z.object({ to: z.email().max(200) }),
  output: triedShape,
  words: refusals('channel_not_set'),
  run: (context, { to }) => tryMail(context, to),
  onward: (language, tried) => ({ to: '/channels/email', notice: sayTried(language, tried) }),
});

const smsShape = z.object({
  settings: z
    .object({
      provider: z.enum(smsProviders),
      url: z.string(),
      keyId: z.string(),
      from: z.string(),
      template: z.string(),
      application: z.string(),
    })
    .optional(),
  hasSecret: z.boolean(),
  trial: trialShape,
});

export type SmsOutput = z.infer<typeof smsShape>;

const showSms = endpoint({
  name: 'notices.sms',
  method: 'GET',
  path: '/channels/sms',
  summary: 'Shows the gateway for text messages, without its secret.',
  policy: stewards,
  input: nothing,
  output: smsShape,
  words: refusals(),
  run: (context) => readSms(context),
  page: smsPage,
});

const maybe = (most: number) => optionalLine(most).transform((text) => text ?? '');

const setSms = endpoint({
  name: 'notices.set_sms',
  method: 'PUT',
  path: '/channels/sms',
  summary: 'Sets the gateway for text messages; a secret left empty stays as it was.',
  policy: stewards,
  input: z.object({
    provider: z.enum(smsProviders),
    url: optionalLine(500),
    keyId: maybe(200),
    secret: kept,
    from: maybe(60),
    template: maybe(60),
    application: maybe(60),
  }),
  output: nothing,
  words: refusals('address_not_allowed', 'secret_again'),
  run: (context, { url, secret, ...typed }) => saveSms(context, { ...typed, url, secret }),
  onward: (language) => ({ to: '/channels/sms', notice: channelWords[language].saved }),
});

const telephone = line(40).transform((text, context) => {
  const address = readAddress(text);
  if (address?.kind === 'telephone') return address.address;
  context.addIssue({ code: 'custom', message: 'not_understood' });
  return z.NEVER;
});

const testSms = endpoint({
  name: 'notices.try_sms',
  method: 'POST',
  path: '/channels/sms/trials',
  summary: 'Sends a text message to try.',
  policy: stewards,
  input: z.object({ telephone }),
  output: triedShape,
  words: refusals('channel_not_set'),
  run: (context, input) => trySms(context, input.telephone),
  onward: (language, tried) => ({ to: '/channels/sms', notice: sayTried(language, tried) }),
});

const remove = endpoint({
  name: 'notices.remove_channel',
  method: 'DELETE',
  path: '/channel-settings/:way',
  summary: 'Takes a way out of the house away.',
  policy: stewards,
  input: z.object({ way: z.enum(['email', 'sms']) }),
  output: nothing,
  words: refusals('channel_not_set'),
  run: (context, input) => removeChannel(context, input.way),
  onward: (language) => ({ to: '/channels', notice: channelWords[language].removed }),
});

/** The endpoints of the pages on which stewards keep the ways out of the house. */
export const channelEndpoints: readonly AnyEndpoint[] = [
  showChannels,
  showMail,
  setMail,
  testMail,
  showSms,
  setSms,
  testSms,
  remove,
];

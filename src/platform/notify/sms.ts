import { z } from 'zod';
import { delivered, failed, failedForGood } from './outcome.ts';
import type { Attempt } from './outcome.ts';
import { judgeStatus, post } from './post.ts';
import type { Answered, Posting, Reaching } from './post.ts';
import { basicAuthorization, canonicalQuery, signAcs3, signAliyunRpc, signTc3 } from './signing.ts';

/** Whose gateway it is: its own way of asking and of signing. */
export const smsProviders = ['template', 'aliyun', 'aliyun_acs3', 'tencent', 'twilio'] as const;
export type SmsProvider = (typeof smsProviders)[number];

const text = (most: number) => z.string().max(most);

/** A gateway for text messages, and as whom to write. */
export const smsSettings = z.object({
  provider: z.enum(smsProviders),
  url: z.string().min(1).max(500),
  keyId: text(200),
  secret: text(500),
  /** How the provider names who writes: the signature, or a number. */
  from: text(60),
  /** The provider's template; ours is its one parameter, named `text`. */
  template: text(60),
  /** Whatever else the provider asks for: its application, its region. */
  application: text(60),
});

export type SmsSettings = z.infer<typeof smsSettings>;

export type TextMessage = {
  /** International, with its plus. */
  readonly telephone: string;
  readonly text: string;
  /** Stays the same however often it is tried; providers that can take it twice as one. */
  readonly id: string;
};

export type SmsMoment = { readonly now: Temporal.Instant; readonly nonce: string };

/** Hands one text message to a gateway. */
export async function sendSms(
  settings: SmsSettings,
  message: TextMessage,
  at: SmsMoment & { readonly reaching: Reaching },
): Promise<Attempt> {
  const answer = await post(postings[settings.provider](settings, message, at), at.reaching);
  if (!answer.ok || !('status' in answer)) return answer;
  return judges[settings.provider](answer);
}

type Maker = (settings: SmsSettings, message: TextMessage, at: SmsMoment) => Posting;

const JSON_TYPE = 'application/json; charset=utf-8';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const ALIYUN_VERSION = '2017-05-25';

/** Mainland numbers are given without their code by providers that know no other. */
const national = (telephone: string) => telephone.replace(/^\+86/, '');

function aliyunParameters(settings: SmsSettings, message: TextMessage) {
  return {
    PhoneNumbers: national(message.telephone).replace(/^\+/, ''),
    SignName: settings.from,
    TemplateCode: settings.template,
    TemplateParam: JSON.stringify({ text: message.text }),
    OutId: message.id,
  };
}

const second = (now: Temporal.Instant) => now.toString({ smallestUnit: 'second' });

const postings: Readonly<Record<SmsProvider, Maker>> = {
  template: ({ url, keyId, secret, from }, { telephone, text: words, id }) => ({
    url,
    headers: {
      'content-type': JSON_TYPE,
      'idempotency-key': id,
      ...(keyId === '' && secret === ''
        ? {}
        : { authorization: basicAuthorization({ keyId, secret }) }),
    },
    body: JSON.stringify({ to: telephone, from, text: words, id }),
  }),
  aliyun: (settings, message, { now, nonce }) => {
    const parameters = {
      AccessKeyId: settings.keyId,
      Action: 'SendSms',
      Format: 'JSON',
      RegionId: settings.application,
      SignatureMethod: 'HMAC-SHA1',
      SignatureNonce: nonce,
      SignatureVersion: '1.0',
      Timestamp: second(now),
      Version: ALIYUN_VERSION,
      ...aliyunParameters(settings, message),
    };
    const Signature = signAliyunRpc('POST', parameters, settings.secret);
    const body = canonicalQuery({ ...parameters, Signature });
    return { url: settings.url, headers: { 'content-type': FORM_TYPE }, body };
  },
  aliyun_acs3: (settings, message, { now, nonce }) => {
    const query = aliyunParameters(settings, message);
    const url = new URL(settings.url);
    const request = {
      host: url.host,
      action: 'SendSms',
      version: ALIYUN_VERSION,
      date: second(now),
      nonce,
      query,
      body: '',
    };
    return {
      url: `${url.origin}/?${canonicalQuery(query)}`,
      headers: { ...signAcs3(request, settings) },
    };
  },
  tencent: (settings, message, { now }) => {
    const body = JSON.stringify({
      PhoneNumberSet: [message.telephone],
      SmsSdkAppId: settings.application,
      SignName: settings.from,
      TemplateId: settings.template,
      TemplateParamSet: [message.text],
      SessionContext: message.id,
    });
    const { host } = new URL(settings.url);
    const timestamp = Math.floor(now.epochMilliseconds / 1000);
    return {
      url: settings.url,
      headers: {
        ...signTc3({ service: 'sms', host, timestamp, body }, settings),
        'x-tc-action': 'SendSms',
        'x-tc-version': '2021-01-11',
        'x-tc-region': 'ap-guangzhou',
      },
      body,
    };
  },
  twilio: ({ url, keyId, secret, from }, { telephone, text: words }) => ({
    url: `${url.replace(/\/+$/, '')}/2010-04-01/Accounts/${keyId}/Messages.json`,
    headers: { 'content-type': FORM_TYPE, authorization: basicAuthorization({ keyId, secret }) },
    body: new URLSearchParams({ To: telephone, From: from, Body: words }).toString(),
  }),
};

const judges: Readonly<Record<SmsProvider, (answer: Answered) => Attempt>> = {
  template: judgeStatus,
  aliyun: judgeAliyun,
  aliyun_acs3: judgeAliyun,
  tencent: judgeTencent,
  twilio: judgeStatus,
};

const aliyunAnswer = z.object({ Code: z.string() });

function judgeAliyun(answer: Answered): Attempt {
  const read = aliyunAnswer.safeParse(parseJson(answer.body));
  if (!read.success) return judgeUnread(answer);
  const { Code: code } = read.data;
  if (code === 'OK') return delivered;
  if (/LIMIT|Throttling/i.test(code)) return failed('too_many');
  if (/Signature|AccessKey|Forbidden/i.test(code)) return failed('wrong_password');
  return /ServiceUnavailable|InternalError|SYSTEM/i.test(code)
    ? failed('not_now')
    : failedForGood('refused');
}

const tencentAnswer = z.object({
  Response: z.object({
    Error: z.object({ Code: z.string() }).optional(),
    SendStatusSet: z.array(z.object({ Code: z.string() })).optional(),
  }),
});

function judgeTencent(answer: Answered): Attempt {
  const read = tencentAnswer.safeParse(parseJson(answer.body));
  if (!read.success) return judgeUnread(answer);
  const { Error: fault, SendStatusSet: states = [] } = read.data.Response;
  const code = fault?.Code ?? states[0]?.Code ?? '';
  if (/^Ok$/i.test(code)) return delivered;
  if (/LimitExceeded|RequestLimit/i.test(code)) return failed('too_many');
  if (/^AuthFailure/i.test(code)) return failed('wrong_password');
  if (/^InternalError/i.test(code)) return failed('not_now');
  return code === '' ? failed('bad_answer') : failedForGood('refused');
}

/** What cannot be read may have been taken, or not: it is tried again under the same number. */
function judgeUnread(answer: Answered): Attempt {
  const judged = judgeStatus(answer);
  return judged.ok ? failed('bad_answer') : judged;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

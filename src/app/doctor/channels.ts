import { once } from 'node:events';
import { connect } from 'node:net';
import { readTraffic } from '#/features/notices/index.ts';
import type { DoctorWords } from '#/app/words/doctor.ts';
import type { Config } from '#/platform/config/config.ts';
import { findSecret } from '#/platform/config/secret.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { MailSettings } from '#/platform/notify/mail-settings.ts';
import { findMail, findPushKeys, findSms } from '#/platform/notify/ways.ts';
import { greetMail } from '#/platform/notify/smtp.ts';
import { bad, good, notable } from './finding.ts';
import type { Finding } from './finding.ts';

export type ChannelParts = {
  readonly db: Db;
  readonly config: Config;
  readonly words: DoctorWords;
  readonly now: Temporal.Instant;
};

/** A host waits for the answer; jobs have more patience. */
const PATIENCE_MS = 4_000;
const DAYS_LOOKED_AT = 7;
const TLS_PORT = 443;

/** Checks every way out of the house without sending anything, and how the last week fared. */
export async function checkChannels(parts: ChannelParts): Promise<readonly Finding[]> {
  const { db, config, words } = parts;
  const secret = await findSecret(db);
  // Before the first start there is neither a secret nor anything that it closes.
  if (secret === undefined) return [good(words.sender)];
  const random = (count: number) => new Uint8Array(count);
  const keeper = { secret, randomBytes: random, channels: config.channels };
  const [mail, sms, push] = await Promise.all([
    findMail(db, keeper),
    findSms(db, keeper),
    findPushKeys(db, keeper),
  ]);
  const found = [
    mail === undefined ? undefined : await checkMail(words, mail),
    sms === undefined ? undefined : await checkGateway(words, sms.url),
    push === undefined ? undefined : checkPush(words, config),
  ].filter((finding) => finding !== undefined);
  const ways = found.length === 0 ? [good(words.sender)] : found;
  return [...ways, ...(await checkTraffic(parts))];
}

async function checkMail(words: DoctorWords, settings: MailSettings): Promise<Finding> {
  const at = `${settings.host}:${settings.port}`;
  const attempt = await greetMail(settings, { connectMs: PATIENCE_MS, silenceMs: PATIENCE_MS });
  return attempt.ok
    ? good(words.mailGood(at))
    : bad(words.mailFault(at, words.mailFaults[attempt.fault] ?? attempt.fault));
}

/** A gateway is asked for nothing, since asking costs: it has to be there. */
async function checkGateway(words: DoctorWords, url: string): Promise<Finding> {
  const { hostname, port, protocol } = new URL(url);
  const usual = protocol === 'https:' ? TLS_PORT : 80;
  const isThere = await answersAt(hostname, port === '' ? usual : Number(port));
  return isThere ? good(words.smsGood(hostname)) : bad(words.smsFault(hostname));
}

async function answersAt(host: string, port: number): Promise<boolean> {
  const socket = connect({ host: host.replace(/^\[|\]$/g, ''), port });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(PATIENCE_MS) });
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

const LOCAL = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Browsers take messages from a page only over https, or on the same machine. */
function checkPush(words: DoctorWords, { publicUrl }: Config): Finding {
  const { protocol, hostname } = new URL(publicUrl);
  const isTaken = protocol === 'https:' || LOCAL.test(hostname);
  return isTaken ? good(words.pushGood) : notable(words.pushNeedsHttps(publicUrl));
}

async function checkTraffic({ db, now, words }: ChannelParts): Promise<readonly Finding[]> {
  const { tallies } = await readTraffic(db, now.subtract({ hours: 24 * DAYS_LOOKED_AT }));
  return tallies
    .filter(({ state }) => state === 'given_up')
    .map(({ channel, count }) =>
      notable(words.givenUp(words.ways[channel] ?? channel, String(count))),
    );
}

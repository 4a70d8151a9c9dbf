import { createTransport } from 'nodemailer';
import type { MailSettings } from './mail-settings.ts';
import { delivered, failed, failedForGood } from './outcome.ts';
import type { Attempt } from './outcome.ts';

/** A letter to one person, in plain words and as a simple page. */
export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string | undefined;
  /** Stays the same however often it is tried, so that whoever gets it twice can tell. */
  readonly messageId: string;
  /** Where one tap stops such letters (RFC 8058). */
  readonly stopUrl?: string | undefined;
};

/** One line of what was said to the server and by it; secrets are left out. */
export type TranscriptLine = { readonly from: 'us' | 'server'; readonly text: string };

export type MailAttempt = {
  readonly attempt: Attempt;
  readonly transcript: readonly TranscriptLine[];
};

export type Patience = { readonly connectMs: number; readonly silenceMs: number };

const usualPatience: Patience = { connectMs: 10_000, silenceMs: 20_000 };
const MOST_LINES = 200;
const MOST_LETTERS = 500;

/** Hands one letter to a mail server and tells what came of it, word by word. */
export async function sendMail(
  settings: MailSettings,
  mail: Mail,
  patience: Patience = usualPatience,
): Promise<MailAttempt> {
  const transcript: TranscriptLine[] = [];
  const transport = createTransport({
    ...connectionOf(settings, patience),
    logger: keepLines(transcript),
    transactionLog: true,
  });
  try {
    await transport.sendMail({ from: settings.from, ...headersOf(mail) });
    return { attempt: delivered, transcript };
  } catch (error) {
    return { attempt: judge(error), transcript };
  } finally {
    transport.close();
  }
}

/** Greets a mail server as far as its password, and sends nothing. */
export async function greetMail(
  settings: MailSettings,
  patience: Patience = usualPatience,
): Promise<Attempt> {
  const transport = createTransport(connectionOf(settings, patience));
  try {
    await transport.verify();
    return delivered;
  } catch (error) {
    return judge(error);
  } finally {
    transport.close();
  }
}

function connectionOf(settings: MailSettings, patience: Patience) {
  const { host, port, security, user, password } = settings;
  return {
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    connectionTimeout: patience.connectMs,
    greetingTimeout: patience.connectMs,
    socketTimeout: patience.silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function headersOf({ to, subject, text, html, messageId, stopUrl }: Mail) {
  const stop =
    stopUrl === undefined
      ? {}
      : {
          'List-Unsubscribe': `<${stopUrl}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        };
  // No answering machine is to answer.
  const headers = { 'Auto-Submitted': 'auto-generated', ...stop };
  return { to, subject, text, messageId, headers, ...(html === undefined ? {} : { html }) };
}

type LogEntry = { readonly tnx?: unknown };

/** Keeps what the client and the server say; it writes no passwords into its own log. */
function keepLines(lines: TranscriptLine[]) {
  const keep = (entry: LogEntry, message: unknown) => {
    if (entry.tnx !== 'client' && entry.tnx !== 'server') return;
    const from = entry.tnx === 'client' ? 'us' : 'server';
    for (const text of String(message).split(/\r?\n/)) {
      if (text !== '' && lines.length < MOST_LINES)
        lines.push({ from, text: text.slice(0, MOST_LETTERS) });
    }
  };
  const ignore = () => {};
  return {
    trace: ignore,
    debug: keep,
    info: ignore,
    warn: ignore,
    error: ignore,
    fatal: ignore,
    level: ignore,
  };
}

const FIRST_PERMANENT = 500;

/** Says in one word what went wrong: what the server said counts more than where it was said. */
function judge(error: unknown): Attempt {
  const { code, responseCode, message } = detailsOf(error);
  if (code === 'EAUTH') return failed('wrong_password');
  if (code === 'ETLS') return failed('no_encryption');
  if (responseCode >= FIRST_PERMANENT) return failedForGood('refused');
  if (responseCode > 0) return failed('not_now');
  if (code === 'ETIMEDOUT') return failed('slow');
  if (/closed/.test(message)) return failed('cut');
  if (/certificate|SSL|TLS/i.test(message)) return failed('no_encryption');
  return failed(/ECONNRESET|EPIPE/.test(message) ? 'cut' : 'unreachable');
}

function detailsOf(error: unknown) {
  const read = (name: string): unknown => Reflect.get(Object(error), name);
  const responseCode = read('responseCode');
  return {
    code: String(read('code') ?? ''),
    responseCode: typeof responseCode === 'number' ? responseCode : 0,
    message: String(read('message') ?? ''),
  };
}

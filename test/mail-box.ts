import { SMTPServer } from 'smtp-server';
import type { SMTPServerOptions } from 'smtp-server';
import type { MailSettings } from '#/platform/notify/mail-settings.ts';

/** A letter as a mail server took it. */
export type Letter = { readonly to: readonly string[]; readonly raw: string };

/** Runs a real mail server on this machine for the length of one test; what it takes is kept. */
export async function withMailBox(
  options: SMTPServerOptions,
  work: (settings: MailSettings, letters: readonly Letter[]) => Promise<void>,
): Promise<void> {
  const letters: Letter[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        letters.push({ to, raw: Buffer.concat(chunks).toString('utf8') });
        callback();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const from = 'Linli <linli@example.org>';
  try {
    await work({ host: '127.0.0.1', port, security: 'none', from }, letters);
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

/** Reads the plain words of a letter, however they were packed. */
export function wordsOf({ raw }: Letter): string {
  const parts = raw.split(/\r\n--[^\r\n]+\r\n/);
  const plain = parts.find((part) => /Content-Type: text\/plain/i.test(part)) ?? raw;
  const [head = '', ...body] = plain.split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  if (/base64/i.test(head)) return Buffer.from(text, 'base64').toString('utf8');
  const bytes = text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, '%$1');
  return /quoted-printable/i.test(head) ? decodeURIComponent(bytes) : text;
}

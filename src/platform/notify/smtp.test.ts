import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { describe, test } from 'node:test';
import type { SMTPServerOptions } from 'smtp-server';
import { withMailBox } from '#test/mail-box.ts';
import type { MailSettings } from './mail-settings.ts';
import { sendMail } from './smtp.ts';
import type { Mail, MailAttempt } from './smtp.ts';

const letter: Mail = {
  to: 'wu@example.org',
  subject: '通知：有人來辦您提的事了',
  text: '有人來辦您提的事了。\nhttp://linli.test/notices',
  messageId: '<019cf000-1@linli.test>',
};
const patience = { connectMs: 400, silenceMs: 400 };

function settingsOn(server: { readonly address: () => AddressInfo | string | null }): MailSettings {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { host: '127.0.0.1', port, security: 'none', from: 'Linli <linli@example.org>' };
}

/** Runs a server that says nothing of mail, to be as bad as a network can be. */
async function withSocket(
  greet: Parameters<typeof createServer>[1],
  work: (settings: MailSettings) => Promise<void>,
): Promise<void> {
  const server: Server = createServer(greet);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await work(settingsOn(server));
  } finally {
    server.close();
  }
}

const faultOf = ({ attempt }: MailAttempt) =>
  attempt.ok ? 'none' : `${attempt.fault}${attempt.isFinal ? ' for good' : ''}`;
const linesOf = ({ transcript }: MailAttempt) =>
  transcript.map(({ from, text }) => `${from}: ${text}`).join('\n');

describe('a letter that is taken', () => {
  test('arrives as it was written, once', () =>
    withMailBox({}, async (settings, got) => {
      const sent = await sendMail(settings, letter, patience);
      assert.equal(faultOf(sent), 'none');
      assert.equal(got.length, 1);
      const [mail] = got;
      assert.deepEqual(mail?.to, ['wu@example.org']);
      assert.match(mail?.raw ?? '', /From: Linli <linli@example\.org>/);
      assert.match(mail?.raw ?? '', /Message-ID: <019cf000-1@linli\.test>/);
      assert.match(mail?.raw ?? '', /Auto-Submitted: auto-generated/);
      assert.match(mail?.raw ?? '', /Subject: =\?UTF-8\?/);
    }));

  test('says where one tap stops it, as RFC 8058 lays down', () =>
    withMailBox({}, async (settings, got) => {
      const stopUrl = 'http://linli.test/stop/abc';
      await sendMail(settings, { ...letter, stopUrl }, patience);
      const raw = (got[0]?.raw ?? '').replace(/\r\n[ \t]+/g, ' ');
      assert.match(raw, /List-Unsubscribe: <http:\/\/linli\.test\/stop\/abc>/);
      assert.match(raw, /List-Unsubscribe-Post: List-Unsubscribe=One-Click/);
    }));

  test('has plain words and a page, if there is one', () =>
    withMailBox({}, async (settings, got) => {
      await sendMail(settings, { ...letter, html: '<p>好</p>' }, patience);
      assert.match(got[0]?.raw ?? '', /multipart\/alternative/);
      await sendMail(settings, letter, patience);
      assert.doesNotMatch(got[1]?.raw ?? '', /multipart|List-Unsubscribe/);
    }));

  test('leaves a transcript of both sides, without the letter itself', () =>
    withMailBox({}, async (settings) => {
      const said = linesOf(await sendMail(settings, letter, patience));
      assert.match(said, /server: 220 /);
      assert.match(said, /us: EHLO /);
      assert.match(said, /us: RCPT TO:<wu@example\.org>/);
      assert.match(said, /server: 250 /);
      assert.doesNotMatch(said, /通知|notices/);
    }));
});

describe('a letter that is not taken', () => {
  const refusing = (responseCode: number, text: string): SMTPServerOptions => ({
    onRcptTo: (_address, _session, callback) =>
      callback(Object.assign(new Error(text), { responseCode })),
  });

  test('by a server that knows nobody of that name is refused for good', () =>
    withMailBox(refusing(550, 'No such user'), async (settings, got) => {
      const sent = await sendMail(settings, letter, patience);
      assert.equal(faultOf(sent), 'refused for good');
      assert.match(linesOf(sent), /server: 550 No such user/);
      assert.equal(got.length, 0);
    }));

  test('by a server that asks strangers to come again is tried again', () =>
    withMailBox(refusing(451, 'Greylisted, try later'), async (settings) => {
      const sent = await sendMail(settings, letter, patience);
      assert.equal(faultOf(sent), 'not_now');
      assert.match(linesOf(sent), /451 Greylisted/);
    }));

  test('because the sender is not wanted is refused for good', () =>
    withMailBox(
      {
        onMailFrom: (_address, _session, callback) =>
          callback(Object.assign(new Error('Not from you'), { responseCode: 553 })),
      },
      async (settings) => {
        assert.equal(faultOf(await sendMail(settings, letter, patience)), 'refused for good');
      },
    ));

  test('after it was read, for its content, is refused for good', () =>
    withMailBox(
      {
        onData: (stream, _session, callback) => {
          stream.resume();
          stream.on('end', () => callback(Object.assign(new Error('Spam'), { responseCode: 554 })));
        },
      },
      async (settings) => {
        assert.equal(faultOf(await sendMail(settings, letter, patience)), 'refused for good');
      },
    ));

  test('by a server that does not speak in time is tried again', () =>
    withSocket(
      () => {},
      async (settings) => {
        assert.equal(faultOf(await sendMail(settings, letter, patience)), 'slow');
      },
    ));

  test('by a server that hangs up is tried again', () =>
    withSocket(
      (socket) => {
        socket.write('220 mail.test ESMTP\r\n');
        socket.once('data', () => socket.destroy());
      },
      async (settings) => {
        assert.equal(faultOf(await sendMail(settings, letter, patience)), 'cut');
      },
    ));

  test('because nobody listens there is tried again', async () => {
    let closed: MailSettings | undefined;
    await withSocket(
      () => {},
      async (settings) => {
        closed = settings;
      },
    );
    assert.ok(closed !== undefined);
    assert.equal(faultOf(await sendMail(closed, letter, patience)), 'unreachable');
  });
});

describe('a server that asks who writes', () => {
  const asking: SMTPServerOptions = {
    authOptional: false,
    allowInsecureAuth: true,
    authMethods: ['PLAIN', 'LOGIN'],
    onAuth: ({ username, password }, _session, callback) =>
      username === 'linli' && password === 'canary-secret'
        ? callback(null, { user: 'linli' })
        : callback(new Error('Wrong')),
  };

  test('takes the letter from whoever knows the password, which stands in no transcript', () =>
    withMailBox(asking, async (settings, got) => {
      const known = { ...settings, user: 'linli', password: 'canary-secret' };
      const sent = await sendMail(known, letter, patience);
      assert.equal(faultOf(sent), 'none');
      assert.equal(got.length, 1);
      const encoded = Buffer.from('\0linli\0canary-secret').toString('base64');
      const said = linesOf(sent);
      assert.ok(!said.includes('canary-secret') && !said.includes(encoded));
    }));

  test('sends away whoever does not, and it is tried again once the settings are mended', () =>
    withMailBox(asking, async (settings) => {
      const wrong = { ...settings, user: 'linli', password: 'canary-wrong' };
      const sent = await sendMail(wrong, letter, patience);
      assert.equal(faultOf(sent), 'wrong_password');
      assert.doesNotMatch(linesOf(sent), /canary-wrong/);
    }));

  test('sends away whoever says nothing', () =>
    withMailBox(asking, async (settings) => {
      assert.equal(faultOf(await sendMail(settings, letter, patience)), 'refused for good');
    }));
});

describe('encryption', () => {
  // The server brings a certificate of its own making, for which nobody vouches.
  const encrypted = { disabledCommands: [] } satisfies SMTPServerOptions;

  test('that is wanted and not offered is no reason to write openly', () =>
    withMailBox({}, async (settings, got) => {
      const sent = await sendMail({ ...settings, security: 'starttls' }, letter, patience);
      assert.equal(faultOf(sent), 'no_encryption');
      assert.equal(got.length, 0);
    }));

  test('by somebody whom nobody vouches for is not believed', () =>
    withMailBox(encrypted, async (settings, got) => {
      const sent = await sendMail({ ...settings, security: 'starttls' }, letter, patience);
      assert.equal(faultOf(sent), 'no_encryption');
      assert.match(linesOf(sent), /us: STARTTLS/);
      assert.equal(got.length, 0);
    }));

  test('from the first byte is spoken, and again nobody vouches for the other side', () =>
    withMailBox({ ...encrypted, secure: true }, async (settings) => {
      const sent = await sendMail({ ...settings, security: 'tls' }, letter, patience);
      assert.equal(faultOf(sent), 'no_encryption');
    }));

  test('that a server does not speak from the first byte is told as that', () =>
    withMailBox({}, async (settings) => {
      const sent = await sendMail({ ...settings, security: 'tls' }, letter, patience);
      assert.equal(faultOf(sent), 'no_encryption');
    }));

  test('by somebody who is vouched for carries the letter, either way', async (context) => {
    const made = makeCertificate();
    if (made === undefined) return context.skip('There is no openssl on this machine.');
    setDefaultCACertificates([made.cert]);
    try {
      for (const security of ['starttls', 'tls'] as const) {
        await withMailBox(
          { ...made, ...encrypted, secure: security === 'tls' },
          async (on, got) => {
            const sent = await sendMail({ ...on, security }, letter, patience);
            assert.equal(faultOf(sent), 'none');
            assert.equal(got.length, 1);
          },
        );
      }
    } finally {
      setDefaultCACertificates(getCACertificates('bundled'));
    }
  });
});

/** Makes a key and a certificate that vouches for itself, where there is the tool for it. */
function makeCertificate(): { readonly key: string; readonly cert: string } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'linli-smtp-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=mail.test', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const out = ['-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '2'];
  try {
    execFileSync('openssl', ['req', '-x509', ...out, ...subject], { stdio: 'ignore' });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

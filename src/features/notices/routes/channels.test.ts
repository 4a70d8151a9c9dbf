import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { readMail, saveMail } from '#/features/notices/actions/channels.ts';
import { tryMail } from '#/features/notices/actions/trial.ts';
import { refusalWords } from '#/features/notices/words/refusals.ts';
import { servePlace } from '#/features/places/index.ts';
import type { Context } from '#/platform/action/context.ts';
import { languages } from '#/platform/i18n/language.ts';
import { findMail } from '#/platform/notify/ways.ts';
import type { Browser } from '#test/app.ts';
import { withMailBox, wordsOf } from '#test/mail-box.ts';
import { openPostRoom, refusing } from '#test/post-room.ts';
import type { PostRoom } from '#test/post-room.ts';
import { people, places } from '#test/world.ts';

const SECRET = 'Kanarienvogel 7';
const TRIALS = ['notify_trial_email', 'notify_trial_sms'];

let room: PostRoom;
let steward: Browser;

before(async () => {
  room = await openPostRoom();
  const { app } = room.site;
  await servePlace(app.db, places.community, app.clock.now());
  steward = await room.site.as(people.wu);
});
after(() => room.site.close());
beforeEach(async () => {
  await room.clear();
  await sql`delete from platform.setting where key = any(${TRIALS})`.execute(room.site.app.db);
  await sql`delete from platform.journal where feature = 'notices'`.execute(room.site.app.db);
});

const mail = {
  host: 'mail.example.org',
  port: 465,
  security: 'tls',
  user: 'linli',
  password: SECRET,
  from: '深田社區 <linli@example.org>',
};

const gateway = {
  provider: 'aliyun_acs3',
  url: '',
  keyId: 'LTAI5t',
  secret: SECRET,
  from: '鄰里',
  template: 'SMS_1',
  application: 'cn-hangzhou',
};

const codeShape = z.object({ code: z.string() });
const codeOf = (body: unknown) => codeShape.parse(body).code;

async function journal(): Promise<readonly string[]> {
  const { rows } = await sql<{ line: string }>`
    select verb || ' ' || subject_id || ' ' || data::text as line
    from platform.journal where feature = 'notices' order by id`.execute(room.site.app.db);
  return rows.map(({ line }) => line);
}

/** Somebody on an installation whose host lets pages reach no inner network. */
async function outsideOnly(personId: string): Promise<Context> {
  const context = await room.site.context(personId);
  const channels = { mail: undefined, allowsPrivate: false };
  return { ...context, services: { ...context.services, channels } };
}

describe('who keeps the ways out', () => {
  test('is a steward; a worker is told no, and a visitor to sign in', async () => {
    assert.equal((await steward.open('/channels')).status, 200);
    const worker = await room.site.as(people.zhuang);
    for (const address of ['/channels', '/channels/email', '/channels/sms', '/channels/robots']) {
      assert.equal((await worker.open(address)).status, 403, address);
      assert.match((await room.site.visit().open(address)).location ?? '', /^\/sign-in/, address);
    }
  });

  test('is nobody who is steward of one community of several', async () => {
    const { app } = room.site;
    await servePlace(app.db, places.district, app.clock.now());
    try {
      const { text, status } = await steward.open('/channels');
      assert.equal(status, 200);
      assert.match(text, /群機器人/);
      assert.doesNotMatch(text, /href="\/channels\/(email|sms)"|七天/);
      for (const [call, body] of [
        ['GET /channels/email', undefined],
        ['PUT /channels/email', mail],
        ['POST /channels/email/trials', { to: 'a@example.org' }],
        ['DELETE /channel-settings/email', {}],
        ['GET /channels/sms', undefined],
        ['PUT /channels/sms', gateway],
        ['POST /channels/sms/trials', { telephone: '13800138005' }],
      ] as const) {
        const seen = await steward.api(call, body);
        assert.deepEqual([seen.status, codeOf(seen.body)], [403, 'not_allowed'], call);
      }
    } finally {
      await sql`delete from places.served_place where place_id = ${places.district}`.execute(
        app.db,
      );
    }
  });

  test('finds the way there from the notices; nobody else is shown it', async () => {
    assert.match((await steward.open('/notices')).text, /href="\/channels"/);
    const worker = await room.site.as(people.zhuang);
    assert.doesNotMatch((await worker.open('/notices')).text, /href="\/channels"/);
  });
});

describe('the mail server', () => {
  test('is set by a form, sealed, and its password is shown nowhere', async () => {
    const { app } = room.site;
    const fields = { ...mail, port: '465' };
    const sent = await steward.send('/channels/email', fields, { method: 'PUT' });
    assert.equal(sent.location, '/channels/email');
    const { text } = await steward.open('/channels/email');
    assert.match(text, /保存了。請試發一次。/);
    assert.match(text, /value="mail\.example\.org"/);
    assert.match(text, /已經存好了，不再顯示/);
    assert.doesNotMatch(text, /Kanarienvogel/);
    const { body } = await steward.api('GET /channels/email');
    assert.doesNotMatch(JSON.stringify(body), /Kanarienvogel|"password"/);
    const { rows } = await sql<{ kept: string }>`
      select string_agg(value::text, ' ') as kept from platform.setting`.execute(app.db);
    assert.doesNotMatch(rows[0]?.kept ?? '', /Kanarienvogel|mail\.example/);
    assert.deepEqual(await findMail(app.db, app.services), mail);
    assert.deepEqual(await journal(), ['set_channel email {}']);
  });

  test('keeps its password when the field is left empty', async () => {
    const { app } = room.site;
    await steward.api('PUT /channels/email', mail);
    const changed = { ...mail, password: '', port: 587, security: 'starttls' };
    assert.equal((await steward.api('PUT /channels/email', changed)).status, 200);
    assert.deepEqual(await findMail(app.db, app.services), { ...changed, password: SECRET });
  });

  test('asks for the password again where it would go elsewhere, or in the open', async () => {
    const { app } = room.site;
    await steward.api('PUT /channels/email', mail);
    const left = { ...mail, password: '' };
    for (const changed of [
      { ...left, host: 'mail.attacker.example' },
      { ...left, user: 'other' },
      { ...left, security: 'none' },
    ]) {
      const { status, body } = await steward.api('PUT /channels/email', changed);
      assert.deepEqual([status, codeOf(body)], [409, 'secret_again']);
    }
    assert.deepEqual(await findMail(app.db, app.services), mail);
    const again = { ...left, host: 'mail.other.example', password: 'new' };
    assert.equal((await steward.api('PUT /channels/email', again)).status, 200);
    assert.equal((await findMail(app.db, app.services))?.password, 'new');
  });

  test('without a user needs no password, and keeps none', async () => {
    const { app } = room.site;
    await steward.api('PUT /channels/email', mail);
    const open = { ...mail, host: 'relay.example.org', user: '', password: '' };
    assert.equal((await steward.api('PUT /channels/email', open)).status, 200);
    const found = await findMail(app.db, app.services);
    assert.deepEqual([found?.user, found?.password], [undefined, undefined]);
  });

  test('is not taken with a name, a port or a sender that makes none', async () => {
    for (const wrong of [
      { host: 'mail server' },
      { host: 'a/b' },
      { host: '' },
      { port: 0 },
      { port: 70_000 },
      { security: 'ssl' },
      { from: 'nobody' },
      { from: 'a <b@c.d> <e@f.g>' },
      { password: 'x'.repeat(201) },
    ]) {
      const { status } = await steward.api('PUT /channels/email', { ...mail, ...wrong });
      assert.equal(status, 422, JSON.stringify(wrong));
    }
    assert.deepEqual(await journal(), []);
  });

  test('typed wrongly is drawn again with what was typed, but for the password', async () => {
    const fields = { ...mail, port: '99999' };
    const { status, text } = await steward.send('/channels/email', fields, { method: 'PUT' });
    assert.equal(status, 422);
    assert.match(text, /value="mail\.example\.org"/);
    assert.match(text, /value="99999"/);
    assert.doesNotMatch(text, /Kanarienvogel/);
  });

  test('in an inner network is refused, unless the host allows it', async () => {
    const context = await outsideOnly(people.wu);
    const typed = { ...mail, security: 'tls' as const };
    for (const host of ['127.0.0.1', '10.0.0.7', 'localhost', 'mail.internal']) {
      const refused = await saveMail(context, { ...typed, host });
      assert.ok(!refused.ok && refused.refusal === 'address_not_allowed', host);
    }
    assert.ok((await saveMail(context, typed)).ok);
    const allowed = await room.site.context(people.wu);
    assert.ok((await saveMail(allowed, { ...typed, host: '10.0.0.7' })).ok);
  });

  test('of the host goes before, says so, and cannot be changed here', async () => {
    const context = await room.site.context(people.wu);
    const { password, ...open } = { ...mail, security: 'tls' as const };
    const channels = { mail: { ...open, password }, allowsPrivate: true };
    const shown = await readMail({ ...context, services: { ...context.services, channels } });
    assert.ok(shown.ok);
    assert.equal(shown.value.origin, 'host');
    assert.deepEqual(shown.value.settings, open);
    assert.doesNotMatch(JSON.stringify(shown.value), /Kanarienvogel/);
  });

  test('is taken away, once', async () => {
    await steward.api('PUT /channels/email', mail);
    const gone = await steward.send('/channel-settings/email', {}, { method: 'DELETE' });
    assert.equal(gone.location, '/channels');
    assert.match((await steward.open('/channels')).text, /拿掉了/);
    const { status, body } = await steward.api('DELETE /channel-settings/email', {});
    assert.deepEqual([status, codeOf(body)], [409, 'channel_not_set']);
    assert.equal(await findMail(room.site.app.db, room.site.app.services), undefined);
  });
});

describe('a test by mail', () => {
  const to = 'wu@example.org';

  async function tryIt() {
    const from = '/channels/email';
    const sent = await steward.send('/channels/email/trials', { to }, { from });
    assert.equal(sent.location, from);
    return (await steward.open(from)).text;
  }

  test('arrives, and shows line by line what was said, without the password', () =>
    room.withMail({}, async (letters) => {
      const text = await tryIt();
      assert.deepEqual(letters[0]?.to, [to]);
      assert.ok(letters[0] !== undefined);
      assert.match(wordsOf(letters[0]), /試發的一封信。收到了，就說明郵件接通了/);
      assert.match(text, /發出去了。請看看收到沒有/);
      assert.match(text, /我們<\/b> <code>EHLO/);
      assert.match(text, /服務器<\/b> <code>220/);
      assert.match(text, /RCPT TO:&lt;wu@example\.org&gt;/);
      assert.deepEqual(await journal(), ['try_channel email {"fault": "none"}']);
    }));

  test('with a wrong password says what to do, and the password is in no line', () =>
    withMailBox(
      {
        authOptional: false,
        onAuth: (_auth, _session, callback) => callback(new Error('Invalid credentials')),
      },
      async (settings, letters) => {
        const { host, port, from } = settings;
        const secret = { user: 'linli', password: SECRET };
        await room.connect('email', { host, port, security: 'none', from, ...secret });
        const text = await tryIt();
        assert.match(text, /沒發出去：帳號或密碼不對/);
        assert.match(text, /授權碼/);
        assert.match(text, /服務器<\/b> <code>535/);
        const encoded = Buffer.from(`\0linli\0${SECRET}`).toString('base64');
        assert.ok(!text.includes(SECRET) && !text.includes(encoded));
        assert.equal(letters.length, 0);
      },
    ));

  for (const [number, sentence, advice] of [
    [550, /對方的服務器不收/, /寄件地址/],
    [451, /對方暫時不收/, /過幾分鐘再試/],
  ] as const) {
    test(`that is answered ${number} shows that answer and what to do`, () =>
      room.withMail(refusing(number), async () => {
        const text = await tryIt();
        assert.match(text, sentence);
        assert.match(text, advice);
        assert.match(text, new RegExp(`<code>${number}`));
      }));
  }

  test('where nobody listens says that there is no connection', async () => {
    const nobody = { host: '127.0.0.1', port: 1, security: 'none', from: 'linli@example.org' };
    await room.connect('email', nobody);
    const text = await tryIt();
    assert.match(text, /沒發出去：連不上/);
    assert.match(text, /端口有沒有寫錯/);
  });

  test('of a server that speaks no encryption says so', () =>
    room.withMail({}, async () => {
      const { app } = room.site;
      const found = await findMail(app.db, app.services);
      assert.ok(found !== undefined);
      const { host, port, from } = found;
      await room.connect('email', { host, port, from, security: 'starttls' });
      assert.match(await tryIt(), /不能加密連接/);
    }));

  test('is forgotten when the settings change', () =>
    room.withMail({}, async () => {
      await tryIt();
      await steward.api('PUT /channels/email', mail);
      assert.doesNotMatch((await steward.open('/channels/email')).text, /<code>/);
    }));

  test('is refused where nothing is set, in the three languages', async () => {
    const { status, body } = await steward.api('POST /channels/email/trials', { to });
    assert.deepEqual([status, codeOf(body)], [409, 'channel_not_set']);
    const sentences = languages.map((language) =>
      refusalWords[language].refusals.channel_not_set({}),
    );
    assert.equal(new Set(sentences).size, languages.length);
  });

  test('goes to an address, and to nothing else', async () => {
    for (const wrong of ['', 'nobody', 'a@b, c@d', 'a@example.org\r\nBcc: b@example.org']) {
      const { status } = await steward.api('POST /channels/email/trials', { to: wrong });
      assert.equal(status, 422, wrong);
    }
  });

  test('speaks with no machine of the inner network, even under an outer name', async () => {
    const context = await outsideOnly(people.wu);
    await room.connect('email', {
      host: 'localhost',
      port: 25,
      security: 'none',
      from: 'linli@example.org',
    });
    const tried = await tryMail(context, to);
    assert.ok(tried.ok);
    assert.equal(tried.value.fault, 'address_not_allowed');
  });
});

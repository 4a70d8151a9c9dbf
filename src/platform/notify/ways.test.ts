import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Db } from '#/platform/db/pool.ts';
import { saveSealedSetting } from '#/platform/config/sealed.ts';
import { rolledBack } from '#test/database.ts';
import { withGateway } from '#test/gateway.ts';
import { withMailBox, wordsOf } from '#test/mail-box.ts';
import type { HostChannels, Message } from './sender.ts';
import { listSetWays, settingKeys } from './settings.ts';
import { connectedSender, findMail, findPushKeys, findSms, preparePushKeys } from './ways.ts';

const channels = { mail: undefined, allowsPrivate: true };
const keeper = {
  secret: new Uint8Array(32).fill(5),
  randomBytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
  channels,
};
const code: Message = {
  channel: 'email',
  address: 'wu@example.org',
  subject: '登入號碼',
  text: '您的號碼是 123456。',
};
const gateway = {
  provider: 'template',
  url: 'http://127.0.0.1:1',
  keyId: '',
  secret: '',
  from: '鄰里',
  template: '',
  application: '',
} as const;

function senderOn(db: Db, rest: Message[], own: HostChannels = channels) {
  const parts = { db, keeper: { ...keeper, channels: own }, clock: () => Temporal.Now.instant() };
  return connectedSender(parts, { send: async (message) => void rest.push(message) });
}

describe('a code', () => {
  test('goes by mail where a mail server is connected', async () => {
    await rolledBack(async (db) => {
      await withMailBox({}, async (settings, letters) => {
        const { host, port, security, from } = settings;
        const kept = { host, port, security, from };
        await saveSealedSetting({ db, sealer: keeper }, settingKeys.email, kept);
        const rest: Message[] = [];
        await senderOn(db, rest).send(code);
        const [letter] = letters;
        assert.ok(letter !== undefined && rest.length === 0);
        assert.deepEqual(letter.to, ['wu@example.org']);
        assert.match(wordsOf(letter), /您的號碼是 123456/);
      });
    });
  });

  test('goes by the host’s own mail server before the one of the page', async () => {
    await rolledBack(async (db) => {
      await withMailBox({}, async (mail, letters) => {
        const other = { host: '127.0.0.1', port: 1, security: 'none', from: 'x@example.org' };
        await saveSealedSetting({ db, sealer: keeper }, settingKeys.email, other);
        await senderOn(db, [], { mail, allowsPrivate: true }).send(code);
        assert.equal(letters.length, 1);
      });
    });
  });

  test('goes by text message where a gateway is connected', async () => {
    await rolledBack(async (db) => {
      await withGateway(
        () => ({ status: 200 }),
        async ({ url, asked }) => {
          const settings = { ...gateway, url };
          await saveSealedSetting({ db, sealer: keeper }, settingKeys.sms, settings);
          const text: Message = { ...code, channel: 'telephone', address: '+8613800138007' };
          await senderOn(db, []).send(text);
          const said = JSON.parse(asked[0]?.body ?? '{}');
          assert.deepEqual([said.to, said.text], ['+8613800138007', code.text]);
        },
      );
    });
  });

  test('goes the last way where nothing is connected, or the way leads elsewhere', async () => {
    await rolledBack(async (db) => {
      const rest: Message[] = [];
      const sender = senderOn(db, rest);
      await sender.send(code);
      await sender.send({ ...code, channel: 'telephone' });
      await sender.send({ ...code, channel: 'counter' });
      assert.deepEqual(
        rest.map(({ channel }) => channel),
        ['email', 'telephone', 'counter'],
      );
    });
  });

  test('that does not leave is a fault, which says the way and not the words', async () => {
    await rolledBack(async (db) => {
      const nowhere = { host: '127.0.0.1', port: 1, security: 'none', from: 'x@example.org' };
      await saveSealedSetting({ db, sealer: keeper }, settingKeys.email, nowhere);
      await saveSealedSetting({ db, sealer: keeper }, settingKeys.sms, gateway);
      const sender = senderOn(db, []);
      await assert.rejects(sender.send(code), /by email did not leave: unreachable/);
      const text: Message = { ...code, channel: 'telephone' };
      await assert.rejects(sender.send(text), (error: Error) => !/123456/.test(error.message));
    });
  });
});

describe('what is connected', () => {
  test('is nothing at first, and then each way by itself', async () => {
    await rolledBack(async (db) => {
      assert.deepEqual(await listSetWays(db, channels), []);
      assert.equal(await findMail(db, keeper), undefined);
      assert.equal(await findSms(db, keeper), undefined);
      assert.equal(await findPushKeys(db, keeper), undefined);
      await saveSealedSetting({ db, sealer: keeper }, settingKeys.sms, gateway);
      assert.deepEqual(await listSetWays(db, channels), ['sms']);
      assert.equal((await findSms(db, keeper))?.from, '鄰里');
      assert.deepEqual(await listSetWays(db, { mail: {} }), ['email', 'sms']);
    });
  });

  test('for browsers is made once and stays', async () => {
    await rolledBack(async (db) => {
      const made = await preparePushKeys(db, keeper);
      assert.deepEqual(await preparePushKeys(db, keeper), made);
      assert.deepEqual(await findPushKeys(db, keeper), made);
      assert.deepEqual(await listSetWays(db, channels), ['push']);
    });
  });
});

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { doctorWords } from '#/app/words/doctor.ts';
import { readConfig } from '#/platform/config/config.ts';
import type { Config } from '#/platform/config/config.ts';
import { saveSealedSetting } from '#/platform/config/sealed.ts';
import { findSecret, installationSecret } from '#/platform/config/secret.ts';
import type { Json } from '#/platform/db/json.ts';
import type { Db } from '#/platform/db/pool.ts';
import { makePushKeys } from '#/platform/notify/push.ts';
import { settingKeys } from '#/platform/notify/settings.ts';
import { languages } from '#/platform/i18n/language.ts';
import { rolledBack } from '#test/database.ts';
import { withMailBox } from '#test/mail-box.ts';
import { checkChannels } from './channels.ts';

const words = doctorWords.en;
const now = Temporal.Instant.from('2026-11-23T01:00:00Z');
const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));

function configOf(environment: Readonly<Record<string, string>> = {}): Config {
  const config = readConfig(environment);
  assert.ok(config.ok);
  return config.value;
}

/** An installation that was started before, with these ways out. */
async function setUp(db: Db, ways: Readonly<Record<string, Json>>): Promise<void> {
  const secret = await installationSecret(db, randomBytes);
  for (const [key, value] of Object.entries(ways)) {
    await saveSealedSetting({ db, sealer: { secret, randomBytes } }, key, value);
  }
}

async function check(db: Db, config = configOf()): Promise<readonly string[]> {
  const found = await checkChannels({ db, config, words, now });
  return found.map(({ state, text }) => `${state}: ${text}`);
}

/** Listens on a free port of this machine for the length of one test. */
async function withListener(work: (port: number) => Promise<void>): Promise<void> {
  const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  try {
    await work(typeof address === 'object' && address !== null ? address.port : 0);
  } finally {
    server.close();
  }
}

function gatewayAt(url: string): Json {
  const unset = { keyId: '', secret: '', from: '', template: '', application: '' };
  return { provider: 'template', url, ...unset };
}

describe('an installation without ways out', () => {
  test('is in order before its first start, and after it', () =>
    rolledBack(async (db) => {
      assert.deepEqual(await check(db), [`good: ${words.sender}`]);
      assert.equal(await findSecret(db), undefined, 'looking makes nothing');
      await setUp(db, {});
      assert.deepEqual(await check(db), [`good: ${words.sender}`]);
    }));
});

describe('the mail server', () => {
  test('that takes letters is good, and gets none', () =>
    withMailBox({}, (settings, letters) =>
      rolledBack(async (db) => {
        const { host, port, security, from } = settings;
        await setUp(db, { [settingKeys.email]: { host, port, security, from } });
        assert.deepEqual(await check(db), [
          `good: The mail server 127.0.0.1:${port} takes letters from us.`,
        ]);
        assert.deepEqual(letters, []);
      }),
    ));

  test('that wants another password is told as that, and the password is not', () =>
    withMailBox(
      {
        authOptional: false,
        allowInsecureAuth: true,
        onAuth: (_, __, callback) => callback(new Error('no')),
      },
      (settings) =>
        rolledBack(async (db) => {
          const wrong = { ...settings, user: 'linli', password: 'correct-horse' };
          await setUp(db, { [settingKeys.email]: wrong });
          const [found = ''] = await check(db);
          assert.match(found, /^bad: .*: name or password is wrong\. Mend it on the page/);
          assert.doesNotMatch(found, /correct-horse/);
        }),
    ));

  test('where nobody answers is told as that, with where it was sought', () =>
    withListener(async (port) => {
      await rolledBack(async (db) => {
        const settings = { host: '127.0.0.1', port, security: 'none', from: 'a@example.org' };
        await setUp(db, { [settingKeys.email]: settings });
        assert.match(
          (await check(db)).join(),
          new RegExp(`^bad: The mail server 127.0.0.1:${port}`),
        );
      });
    }));

  test('that the host set is the one that is looked at', () =>
    withMailBox({}, ({ port }) =>
      rolledBack(async (db) => {
        await setUp(db, {});
        const host = { LINLI_MAIL: `smtp://127.0.0.1:${port}`, LINLI_MAIL_FROM: 'a@example.org' };
        assert.match(
          (await check(db, configOf(host))).join(),
          new RegExp(`127\\.0\\.0\\.1:${port}`),
        );
      }),
    ));
});

describe('the gateway for text messages', () => {
  test('that is there is good, and is asked for nothing', () =>
    withListener((port) =>
      rolledBack(async (db) => {
        await setUp(db, { [settingKeys.sms]: gatewayAt(`http://127.0.0.1:${port}/send`) });
        assert.deepEqual(await check(db), [`good: ${words.smsGood('127.0.0.1')}`]);
      }),
    ));

  test('that is not there is told', () =>
    rolledBack(async (db) => {
      await setUp(db, { [settingKeys.sms]: gatewayAt('http://127.0.0.1:1/send') });
      assert.deepEqual(await check(db), [`bad: ${words.smsFault('127.0.0.1')}`]);
      await setUp(db, { [settingKeys.sms]: gatewayAt('https://sms.invalid') });
      assert.deepEqual(await check(db), [`bad: ${words.smsFault('sms.invalid')}`]);
    }));
});

test('browsers are told over https or on this machine, and else the host hears why not', () =>
  rolledBack(async (db) => {
    await setUp(db, { [settingKeys.push]: makePushKeys() });
    assert.deepEqual(await check(db), [`good: ${words.pushGood}`]);
    const open = 'http://linli.example.org';
    const found = await check(db, configOf({ LINLI_URL: open }));
    assert.deepEqual(found, [`notable: ${words.pushNeedsHttps(open)}`]);
    const safe = await check(db, configOf({ LINLI_URL: 'https://linli.example.org' }));
    assert.deepEqual(safe, [`good: ${words.pushGood}`]);
  }));

test('what was given up in the last week is counted by way; older and other is not', () =>
  rolledBack(async (db) => {
    await setUp(db, {});
    const insert = (made: string, state: string) =>
      sql`
      insert into notices.delivery (community_id, id, person_id, channel, topic, kind, is_urgent,
        state, due_at, settled_at, fault, made_at)
      values ('c', gen_random_uuid(), gen_random_uuid(), 'sms', 'mine', 'done', false, ${state},
        ${made}, ${made}, 'refused', ${made})`.execute(db);
    await insert('2026-11-22T01:00:00Z', 'given_up');
    await insert('2026-11-20T01:00:00Z', 'given_up');
    await insert('2026-11-20T01:00:00Z', 'stopped');
    await insert('2026-10-01T01:00:00Z', 'given_up');
    assert.deepEqual((await check(db)).slice(1), [
      `notable: ${words.givenUp('text message', '2')}`,
    ]);
  }));

test('every fault of a mail server and every way has its words in each language', () => {
  for (const language of languages) {
    const { mailFaults, ways } = doctorWords[language];
    assert.deepEqual(Object.keys(mailFaults), Object.keys(words.mailFaults), language);
    assert.deepEqual(Object.keys(ways), ['email', 'sms', 'push', 'robot'], language);
    assert.ok(Object.values({ ...mailFaults, ...ways }).every((text) => text !== ''));
  }
});

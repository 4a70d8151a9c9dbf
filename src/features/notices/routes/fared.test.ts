import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { letterWords } from '#/features/notices/words/letters.ts';
import { insertDeliveries } from '#/features/notices/store/deliveries.ts';
import { servePlace } from '#/features/places/index.ts';
import { findSms } from '#/platform/notify/ways.ts';
import type { Browser } from '#test/app.ts';
import { withGateway } from '#test/gateway.ts';
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

describe('the gateway for text messages', () => {
  test('is set by a form at the provider’s usual address, and its secret shown nowhere', async () => {
    const { app } = room.site;
    const sent = await steward.send('/channels/sms', gateway, { method: 'PUT' });
    assert.equal(sent.location, '/channels/sms');
    const { text } = await steward.open('/channels/sms');
    assert.match(text, /value="LTAI5t"/);
    assert.match(text, /value="https:\/\/dysmsapi\.aliyuncs\.com\/"/);
    assert.match(text, /已經存好了，不再顯示/);
    assert.doesNotMatch(text, /Kanarienvogel/);
    const { body } = await steward.api('GET /channels/sms');
    assert.doesNotMatch(JSON.stringify(body), /Kanarienvogel|"secret"/);
    assert.equal((await findSms(app.db, app.services))?.secret, SECRET);
    assert.deepEqual(await journal(), ['set_channel sms {}']);
  });

  test('knows the address of each provider, but for the one that may be any', async () => {
    for (const [provider, host] of [
      ['aliyun', 'dysmsapi.aliyuncs.com'],
      ['tencent', 'sms.tencentcloudapi.com'],
      ['twilio', 'api.twilio.com'],
    ] as const) {
      const typed = { ...gateway, provider };
      assert.equal((await steward.api('PUT /channels/sms', typed)).status, 200, provider);
      const found = await findSms(room.site.app.db, room.site.app.services);
      assert.equal(new URL(found?.url ?? '').hostname, host);
    }
    const open = await steward.api('PUT /channels/sms', { ...gateway, provider: 'template' });
    assert.deepEqual([open.status, codeOf(open.body)], [409, 'address_not_allowed']);
  });

  test('keeps its secret when left empty, for the same account at the same address', async () => {
    const { app } = room.site;
    await steward.api('PUT /channels/sms', gateway);
    const left = { ...gateway, secret: '', template: 'SMS_2' };
    assert.equal((await steward.api('PUT /channels/sms', left)).status, 200);
    const found = await findSms(app.db, app.services);
    assert.deepEqual([found?.secret, found?.template], [SECRET, 'SMS_2']);
    for (const elsewhere of [
      { ...left, url: 'https://sms.attacker.example/' },
      { ...left, keyId: 'other' },
    ]) {
      const { status, body } = await steward.api('PUT /channels/sms', elsewhere);
      assert.deepEqual([status, codeOf(body)], [409, 'secret_again']);
    }
  });

  test('sends a test to a number as people write it', () =>
    withGateway(
      () => ({ status: 200 }),
      async ({ url, asked }) => {
        const typed = { ...gateway, provider: 'template', url };
        assert.equal((await steward.api('PUT /channels/sms', typed)).status, 200);
        const from = '/channels/sms';
        const sent = await steward.send(`${from}/trials`, { telephone: '138 0013 8005' }, { from });
        assert.equal(sent.location, from);
        const body = z
          .object({ to: z.string(), text: z.string() })
          .parse(JSON.parse(asked[0]?.body ?? '{}'));
        assert.equal(body.to, '+8613800138005');
        assert.equal(body.text, letterWords['zh-Hant'].testMessage('http://linli.test'));
        assert.match((await steward.open(from)).text, /發出去了/);
      },
    ));

  for (const [status, sentence] of [
    [403, /帳號或密碼不對/],
    [429, /發得太多/],
    [503, /對方暫時不收/],
    [400, /對方的服務器不收/],
  ] as const) {
    test(`that answers ${status} is told in words, with what to do`, () =>
      withGateway(
        () => ({ status }),
        async ({ url }) => {
          await steward.api('PUT /channels/sms', { ...gateway, provider: 'template', url });
          const telephone = '13800138005';
          const tried = await steward.api('POST /channels/sms/trials', { telephone });
          assert.equal(tried.status, 200);
          const { text } = await steward.open('/channels/sms');
          assert.match(text, sentence);
        },
      ));
  }

  test('is tried with a telephone number only, and only where it is set', async () => {
    for (const telephone of ['', 'wu@example.org', '12']) {
      const { status } = await steward.api('POST /channels/sms/trials', { telephone });
      assert.equal(status, 422, telephone);
    }
    const telephone = '13800138005';
    const { status, body } = await steward.api('POST /channels/sms/trials', { telephone });
    assert.deepEqual([status, codeOf(body)], [409, 'channel_not_set']);
  });

  test('is taken away, and a way that nobody sets cannot be', async () => {
    await steward.api('PUT /channels/sms', gateway);
    assert.equal((await steward.api('DELETE /channel-settings/sms', {})).status, 200);
    assert.equal(await findSms(room.site.app.db, room.site.app.services), undefined);
    assert.equal((await steward.api('DELETE /channel-settings/push', {})).status, 422);
  });
});

describe('how messages fared', () => {
  test('is counted by way and outcome, without a person or a word', async () => {
    const { app } = room.site;
    await room.wait({ kind: 'done' });
    await room.wait({ kind: 'done', personId: people.li });
    await room.wait({ channel: 'sms' });
    const { text } = await steward.open('/channels');
    assert.match(text, /這七天發得怎麼樣/);
    assert.match(text, /郵件[\s\S]*?等著發[\s\S]*?2[\s\S]*?短信[\s\S]*?等著發[\s\S]*?1/);
    const { body } = await steward.api('GET /channels');
    assert.doesNotMatch(JSON.stringify(body), new RegExp(`${people.chen}|${people.li}|done`));
    app.clock.forward({ hours: 24 * 8 });
    assert.match((await steward.open('/channels')).text, /這七天沒有發過/);
  });

  test('tells what went wrong last, in words', () =>
    room.withMail(refusing(550), async () => {
      await room.wait();
      await room.sendDue();
      const { text } = await steward.open('/channels');
      assert.match(text, /最近出的問題/);
      assert.match(text, /對方的服務器不收/);
      assert.match(text, /發不出去/);
    }));

  test('says which ways are connected', async () => {
    assert.match((await steward.open('/channels')).text, /沒有接/);
    await steward.api('PUT /channels/email', mail);
    const { text } = await steward.open('/channels');
    assert.match(text, /接通了/);
    assert.match(text, /沒有出過問題/);
  });

  test('counts a robot’s messages too', async () => {
    const { app } = room.site;
    const robotId = crypto.randomUUID();
    const now = app.clock.now();
    await sql`insert into notices.robot
        (community_id, id, place_id, kind, name, sealed, made_at)
      values (${places.community}, ${robotId}, ${places.community}, 'wecom', '三號樓', 'x',
        now())`.execute(app.db);
    const about = { topic: 'news', kind: 'news_raised', isUrgent: false, dueAt: now } as const;
    const id = crypto.randomUUID();
    const one = { communityId: places.community, id, robotId, channel: 'robot' } as const;
    await insertDeliveries(app.db, [{ ...one, ...about }], now);
    assert.match((await steward.open('/channels')).text, /七天[\s\S]*群機器人[\s\S]*?等著發/);
  });
});

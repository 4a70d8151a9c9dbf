import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { insertDeliveries } from '#/features/notices/store/deliveries.ts';
import { saveSealedSetting } from '#/platform/config/sealed.ts';
import { settingKeys } from '#/platform/notify/settings.ts';
import { hearEverything } from '#test/heard.ts';
import { openMatterSite } from '#test/matter-site.ts';
import type { MatterSite } from '#test/matter-site.ts';
import { people } from '#test/world.ts';
import { noticeEndpoints } from './notices.ts';

let site: MatterSite;
before(async () => {
  site = await openMatterSite(noticeEndpoints);
  await hear();
});
after(() => site.close());
beforeEach(async () => {
  await sql`truncate notices.notice, notices.stop, notices.choice, notices.hours cascade`.execute(
    site.app.db,
  );
});

async function hear(): Promise<void> {
  await hearEverything(site.app);
}

let raised = 0;

/** Somebody takes up what Chen raised, who is told of it. */
async function tellChen(title = '燈不亮'): Promise<string> {
  raised += 1;
  const id = await site.raise(people.chen, { title, body: `第 ${raised} 盞燈不亮了。` });
  await site.act(people.li, `POST /matters/${id}/claim`);
  await hear();
  return id;
}

const codeOf = (body: unknown): unknown => Reflect.get(Object(body), 'code');
const fieldOf = (body: unknown, name: string): unknown => Reflect.get(Object(body), name);

describe('the list', () => {
  test('says what happened with the matter, by title and number, in three languages', async () => {
    const id = await tellChen('樓道燈');
    const browser = await site.as(people.chen);
    const { text } = await browser.open('/notices');
    assert.match(text, /有人來辦您提的事了/);
    assert.match(text, new RegExp(`${id.split('-').slice(1).join('-')} · 樓道燈`));
    assert.match(text, /未讀/);
    for (const [language, sentence] of [
      ['zh-Hans', /有人来办您提的事了/],
      ['en', /Somebody is doing what you raised/],
    ] as const) {
      browser.cookies.set('linli_lang', language);
      assert.match((await browser.open('/notices')).text, sentence);
    }
    browser.cookies.delete('linli_lang');
  });

  test('leads to the matter and marks the notice as read', async () => {
    const id = await tellChen();
    const browser = await site.as(people.chen);
    const [, address = ''] =
      /href="(\/notices\/[0-9a-f-]{36})"/.exec((await browser.open('/notices')).text) ?? [];
    assert.equal((await browser.open(address)).location, `/matters/${id}`);
    assert.doesNotMatch((await browser.open('/notices')).text, /未讀/);
    const again = await browser.open(address);
    assert.equal(again.location, `/matters/${id}`, 'a second time leads there as well');
  });

  test('names a matter no more that its reader may not see any more', async () => {
    await tellChen('只給社區看');
    const { db } = site.app;
    await sql`update notices.notice set person_id = ${people.wang}::uuid`.execute(db);
    await sql`update matters.matter set visibility = 'staff'`.execute(db);
    const browser = await site.as(people.wang);
    const { text } = await browser.open('/notices');
    assert.match(text, /有人來辦您提的事了/);
    assert.doesNotMatch(text, /只給社區看/);
    const [, address = ''] = /href="(\/notices\/[0-9a-f-]{36})"/.exec(text) ?? [];
    assert.equal((await browser.open(address)).location, '/notices');
    assert.match((await browser.open('/notices')).text, /現在不對您開放/);
    await sql`update matters.matter set visibility = 'all'`.execute(db);
  });

  test('goes on page by page, and each notice stands on one of them', async () => {
    await sql`insert into notices.notice
        (community_id, id, person_id, entry_id, at, topic, kind, is_urgent)
      select '-', gen_random_uuid(), ${people.li}::uuid, gen_random_uuid(),
        timestamptz '2026-11-01' + g * interval '1 minute', 'on_behalf', 'record_read', false
      from generate_series(1, 45) as g`.execute(site.app.db);
    const browser = await site.as(people.li);
    const ids = new Set<string>();
    let address = '/notices';
    for (let pages = 0; pages < 3; pages += 1) {
      const { text } = await browser.open(address);
      for (const [, id] of text.matchAll(/href="\/notices\/([0-9a-f-]{36})"/g)) ids.add(id ?? '');
      address = /href="(\/notices\?after=[0-9a-f-]+)"/.exec(text)?.[1] ?? '';
    }
    assert.equal(ids.size, 45);
    assert.equal(address, '', 'the last page leads nowhere');
    const { body } = await browser.api('GET /notices');
    assert.equal(fieldOf(body, 'unread'), 45);
  });

  test('is empty for whoever was told nothing, and closed to visitors', async () => {
    assert.match((await (await site.as(people.he)).open('/notices')).text, /沒有通知/);
    assert.match((await site.visit().open('/notices')).location ?? '', /^\/sign-in/);
  });

  test('is marked as read by one press', async () => {
    await tellChen();
    const browser = await site.as(people.chen);
    assert.match((await browser.open('/notices')).text, /全部標為已讀/);
    const sent = await browser.send('/notices/read', {}, { from: '/notices' });
    assert.equal(sent.location, '/notices');
    const { text } = await browser.open('/notices');
    assert.match(text, /都標為已讀了/);
    assert.doesNotMatch(text, /未讀/);
  });

  test('of somebody else is not there', async () => {
    await tellChen();
    const { rows } = await sql<{ id: string }>`select id from notices.notice`.execute(site.app.db);
    const { status, body } = await (await site.as(people.li)).api(`GET /notices/${rows[0]?.id}`);
    assert.deepEqual([status, codeOf(body)], [404, 'not_found']);
  });
});

describe('what one chooses', () => {
  async function setUpMail(): Promise<void> {
    const { db, services } = site.app;
    const mail = { host: 'mail.test', port: 25, security: 'none', from: 'linli@example.org' };
    await saveSealedSetting({ db, sealer: services }, settingKeys.email, mail);
  }

  test('is nothing where no way out is connected', async () => {
    const { text } = await (await site.as(people.chen)).open('/me/notices');
    assert.match(text, /還沒有接通郵件和短信/);
    assert.doesNotMatch(text, /<select/);
  });

  test('is asked for by each way that reaches the person', async () => {
    await setUpMail();
    const wu = await (await site.as(people.wu)).open('/me/notices');
    assert.match(wu.text, /name="mine\.email"/);
    assert.doesNotMatch(wu.text, /name="mine\.sms"/);
    const chen = await (await site.as(people.chen)).open('/me/notices');
    assert.match(chen.text, /您還沒有確認過的手機號碼或郵箱/);
    assert.match(chen.text, /href="\/me\/address"/);
  });

  test('holds from then on', async () => {
    await setUpMail();
    const browser = await site.as(people.wu);
    const hours = { quietFrom: '22:00', quietTo: '07:00', digestAt: '19:00' };
    const fields = { ...hours, 'mine.email': 'now', 'followed.email': 'never' };
    const saved = await browser.send('/me/notices', fields, { from: '/me/notices', method: 'PUT' });
    assert.equal(saved.location, '/me/notices');
    const { text } = await browser.open('/me/notices');
    assert.match(text, /保存了/);
    const chosen = (name: string) =>
      new RegExp(`name="${name}"[\\s\\S]*?<option\\s+value="([^"]*)"\\s+selected`).exec(text)?.[1];
    assert.deepEqual(
      ['mine.email', 'followed.email', 'body.email', 'quietFrom', 'digestAt'].map(chosen),
      ['now', 'never', 'digest', '22:00', '19:00'],
    );
    const { body } = await browser.api('GET /me/notices');
    assert.deepEqual(fieldOf(body, 'hours'), hours);
  });

  test('that is no time of day is asked for again', async () => {
    const browser = await site.as(people.wu);
    const hours = { quietFrom: '25:00', quietTo: '07:00', digestAt: '19:00' };
    const { status } = await browser.api('PUT /me/notices', hours);
    assert.equal(status, 422);
  });

  test('is stopped by one press, with what has not left, and resumed by another', async () => {
    await setUpMail();
    const { db, clock } = site.app;
    const waiting = {
      communityId: '-',
      personId: people.wu,
      channel: 'email',
      isUrgent: false,
    } as const;
    const later = { dueAt: clock.now().add({ hours: 5 }), kind: 'done', topic: 'mine' };
    await insertDeliveries(db, [{ ...waiting, ...later, id: crypto.randomUUID() }], clock.now());
    const browser = await site.as(people.wu);
    const stop = await browser.send('/me/notices/stops/*', {}, { from: '/me/notices' });
    assert.equal(stop.location, '/me/notices');
    const stopped = await browser.open('/me/notices');
    assert.match(stopped.text, /發到外面的都停了/);
    assert.match(stopped.text, /沒有發/);
    const way = { from: '/me/notices', method: 'DELETE' };
    await browser.send('/me/notices/stops/*', {}, way);
    const resumed = await browser.open('/me/notices');
    assert.doesNotMatch(resumed.text, /發到外面的都停了/);
    assert.match(resumed.text, /沒有發/, 'what was stopped stays unsent');
  });
});

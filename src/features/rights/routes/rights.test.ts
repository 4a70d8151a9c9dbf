import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { rightsJobs } from '#/features/rights/jobs.ts';
import { holdings, leavers } from '#test/personal.ts';
import type { TestApp } from '#test/app.ts';
import { people, worldApp } from '#test/world.ts';
import { rightsEndpoints } from './rights.ts';

let app: TestApp;
before(async () => {
  app = await worldApp({
    endpoints: rightsEndpoints({ holdings, leavers }),
    jobs: rightsJobs(leavers),
  });
});
after(() => app.close());

const codeOf = (body: unknown): unknown => Reflect.get(Object(body), 'code');

describe('consents on the page', () => {
  test('each stands with its way, its day and what follows from taking it back', async () => {
    const { text } = await (await app.signIn(people.wang)).open('/me/data');
    assert.match(text, /我同意過的/);
    assert.match(text, /林小梅/);
    assert.match(text, /當面說的，2026年1月5日/);
    assert.match(text, /不能看這一頁/);
    assert.match(text, /收回以後/);
    assert.match(text, /href="\/me#helpers"/);
  });

  test('a press lets the helper see the page, and another one stops it', async () => {
    const browser = await app.signIn(people.wang);
    const address = `/me/data/readers/${people.lin}`;
    const allowed = await browser.send(address, {}, { from: '/me/data' });
    assert.equal(allowed.location, '/me/data');
    const { text } = await browser.open('/me/data');
    assert.match(text, /現在這位也可以看您的資料了/);
    assert.match(text, /也可以看這一頁，2026年11月22日 下午8:00 起/);
    const stopped = await browser.send(address, {}, { from: '/me/data', method: 'DELETE' });
    assert.equal(stopped.location, '/me/data');
    assert.match((await browser.open('/me/data')).text, /從現在起看不到/);
  });

  test('a press that comes too late says why, on the same page', async () => {
    const browser = await app.signIn(people.wang);
    const address = `/me/data/readers/${people.chen}`;
    const { text, status } = await browser.send(address, {}, { from: '/me/data' });
    assert.equal(status, 409);
    assert.match(text, /這位現在不能替您辦事/);
  });

  test('who has let nobody act reads so', async () => {
    const { text } = await (await app.signIn(people.li)).open('/me/data');
    assert.match(text, /您沒有同意任何人替您辦事/);
  });
});

describe('corrections', () => {
  test('what one can change oneself is linked', async () => {
    const { text } = await (await app.signIn(people.li)).open('/me/data');
    for (const address of ['/me/address', '/me', '/household-code']) {
      assert.match(text, new RegExp(`href="${address}"`));
    }
    assert.doesNotMatch(text, /href="\/corrections"/);
  });

  test('the rest is asked, answered by the community, and the answer is read', async () => {
    const browser = await app.signIn(people.li);
    const words = '我三月就搬到 7 號樓了。';
    const sent = await browser.send('/me/data/corrections', { words }, { from: '/me/data' });
    assert.equal(sent.location, '/me/data');
    assert.match((await browser.open('/me/data')).text, /等答覆/);
    const worker = await app.signIn(people.zhuang);
    assert.match((await worker.open('/me/data')).text, /href="\/corrections"/);
    const desk = await worker.open('/corrections');
    const { text: list } = await worker.open('/corrections?_as=csv');
    assert.match(list, /^\uFEFF?時間,誰,什麼事\r\n\d{4}-\d\d-\d\d \d\d:\d\d,/);
    assert.ok(list.includes(words));
    assert.match(desk.text, /李大同/);
    assert.match(desk.text, /我三月就搬到 7 號樓了/);
    assert.match(desk.text, new RegExp(`href="/people/${people.li}"`));
    const [, id = ''] = /action="\/corrections\/([0-9a-f-]+)\/answer"/.exec(desk.text) ?? [];
    const answered = await worker.send(
      `/corrections/${id}/answer`,
      { answer: 'left', reason: '登記裡已經是 7 號樓。' },
      { from: '/corrections' },
    );
    assert.equal(answered.location, '/corrections');
    assert.match((await worker.open('/corrections')).text, /沒有等答覆的/);
    const { text } = await browser.open('/me/data');
    assert.match(text, /沒有改/);
    assert.match(text, /登記裡已經是 7 號樓/);
    const again = await worker.send(
      `/corrections/${id}/answer`,
      { answer: 'corrected' },
      { from: '/corrections' },
    );
    assert.equal(again.status, 409);
    assert.match(again.text, /已經有答覆了/);
  });

  test('nothing said is nothing asked: the form comes back', async () => {
    const browser = await app.signIn(people.li);
    const seen = await browser.send('/me/data/corrections', { words: ' ' }, { from: '/me/data' });
    assert.equal(seen.status, 422);
    assert.match(seen.text, /哪裡寫錯了/);
  });

  test('a resident does not see what others asked', async () => {
    const seen = await (await app.signIn(people.li)).api('GET /corrections');
    assert.equal(codeOf(seen.body), 'not_allowed');
  });
});

describe('leaving', () => {
  test('the page says what goes, what stays and why, and for how long one may think', async () => {
    const { text } = await (await app.signIn(people.li)).open('/me/data');
    for (const words of [
      /刪除我的資料/,
      /還有 30 天可以反悔/,
      /會刪掉的/,
      /會留下的，以及為什麼/,
    ]) {
      assert.match(text, words);
    }
    assert.match(text, /備份檔/);
  });

  test('asked for, it stands on top with its day, and can be taken back', async () => {
    const browser = await app.signIn(people.li);
    const asked = await browser.send('/me/data/leaving', {}, { from: '/me/data' });
    assert.equal(asked.location, '/me/data');
    const leaving = (await browser.open('/me/data')).text;
    assert.match(leaving, /您的資料會在 2026年12月22日 刪除/);
    assert.doesNotMatch(leaving, /name="takesWords"/);
    const twice = await browser.api('POST /me/data/leaving', {});
    assert.equal(codeOf(twice.body), 'already_leaving');
    const stayed = await browser.send('/me/data/leaving', {}, { method: 'DELETE' });
    assert.equal(stayed.status, 303);
    assert.match((await browser.open('/me/data')).text, /name="takesWords"/);
    const gone = await browser.api('DELETE /me/data/leaving');
    assert.equal(codeOf(gone.body), 'not_leaving');
  });

  test('the last steward reads what to do first, and has no button', async () => {
    const browser = await app.signIn(people.wu);
    const { text } = await browser.open('/me/data');
    assert.match(text, /您是最後一位管理員。要先指定另一位/);
    assert.doesNotMatch(text, /name="takesWords"/);
    const { body } = await browser.api('POST /me/data/leaving', {});
    assert.equal(codeOf(body), 'last_steward');
  });

  test('the only guardian of somebody is told so, until there is another', async () => {
    await app.pool.query(`update people.relation set kind = 'guardian' where helper_id = $1`, [
      people.lin,
    ]);
    const browser = await app.signIn(people.lin);
    const refused = await browser.api('POST /me/data/leaving', {});
    assert.equal(codeOf(refused.body), 'only_guardian');
    await app.pool.query(
      `insert into people.relation (id, helper_id, person_id, kind, consent_way, consented_on,
         recorded_by, starts_at)
       values (gen_random_uuid(), $1, $2, 'guardian', 'paper', '2026-01-01', $3, '2026-01-01')`,
      [people.chen, people.wang, people.zhuang],
    );
    assert.equal((await browser.api('POST /me/data/leaving', {})).status, 200);
  });

  test('who has a matter in hand or holds a post is told what to do first', async () => {
    const browser = await app.signIn(people.chen);
    const client = await app.pool.connect();
    await client.query('set session_replication_role = replica');
    await client.query(
      `insert into organisations.term (community_id, id, post_id, person_id, starts_on)
       values ('c', gen_random_uuid(), gen_random_uuid(), $1, '2026-01-01')`,
      [people.chen],
    );
    const post = await browser.api('POST /me/data/leaving', {});
    assert.equal(codeOf(post.body), 'post_still_held');
    await client.query(
      `insert into matters.assignment
         (community_id, matter_id, id, role, origin, person_id, started_at)
       values ('c', gen_random_uuid(), gen_random_uuid(), 'lead', 'claimed', $1, now())`,
      [people.chen],
    );
    client.release();
    const matter = await browser.api('POST /me/data/leaving', {});
    assert.equal(codeOf(matter.body), 'matter_in_hand');
    assert.match((await browser.open('/me/data')).text, /您手上還有沒辦完的事/);
  });

  test('acting for somebody, one finds no way to have them deleted', async () => {
    const browser = await app.signIn(people.lin);
    await browser.send(`/acting-for/${people.wang}`);
    const { body } = await browser.api('POST /me/data/leaving', {});
    assert.equal(codeOf(body), 'only_oneself');
  });

  test('each language has the whole page', async () => {
    const browser = await app.signIn(people.li);
    browser.cookies.set('linli_lang', 'en');
    const english = (await browser.open('/me/data')).text;
    for (const words of [/Delete my data/, /What stays, and why/, /What I have consented to/]) {
      assert.match(english, words);
    }
    browser.cookies.set('linli_lang', 'zh-Hans');
    assert.match((await browser.open('/me/data')).text, /会留下的，以及为什么/);
  });
});

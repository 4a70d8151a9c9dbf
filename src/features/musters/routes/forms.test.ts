import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { memberId, openMusterSite, sandbags, teams } from '#test/muster-site.ts';
import type { MusterSite } from '#test/muster-site.ts';
import type { Browser } from '#test/app.ts';
import { mainOf, readable } from '#test/matter-site.ts';
import { people, places } from '#test/world.ts';

describe('with a browser and no script', () => {
  let site: MusterSite;
  before(async () => {
    site = await openMusterSite();
  });
  after(() => site.app.close());
  beforeEach(() => site.forget());

  const read = async (browser: Browser, address: string) =>
    readable(mainOf((await browser.open(address)).text));
  const typed = {
    title: '掃雪',
    meetingPlace: '小區東門',
    startsAt: '2026-11-23T15:00',
    wanted: '2',
    teams: teams.red,
    area: '',
    note: '',
  };
  const call = async () => {
    const sent = await site.leader.send('/musters', typed, { from: '/musters/new' });
    assert.equal(sent.status, 303, sent.text);
    await site.runJobs();
    const address = sent.headers.get('location') ?? '';
    assert.match(address, /^\/musters\/[0-9a-f-]{36}/);
    return address.split('?')[0] ?? address;
  };

  test('a leader calls, a member comes, the leader sees it', async () => {
    assert.match(await read(site.leader, '/musters'), /現在沒有人喊您/);
    const address = await call();
    assert.match(await read(site.leader, address), /0 人來，一共要 2 人/);
    const member = await site.member(1);
    assert.match(await read(member, '/musters'), /掃雪/);
    assert.match(await read(member, address), /小區東門/);
    const said = await member.send(`${address}/answer`, { answer: 'yes' }, { from: address });
    assert.equal(said.status, 303);
    assert.match(await read(member, address), /您說了要來/);
    assert.match(await read(site.leader, address), /隊員1 要來/);
    assert.match(await read(site.leader, address), /1 人看到了/);
  });

  test('a tick, a number and a reason are enough to keep it', async () => {
    const address = await call();
    const member = await site.member(2);
    await member.send(`${address}/answer`, { answer: 'yes' }, { from: address });
    const put = `${address}/wanted?_method=PUT`;
    const changed = await site.leader.send(put, { wanted: '5' }, { from: address });
    assert.equal(changed.status, 303);
    assert.match(await read(site.leader, address), /1 人來，一共要 5 人/);
    site.app.clock.forward({ hours: 4 });
    const closing = `${address}/closing`;
    const closed = await site.leader.send(
      closing,
      { came: memberId(2), words: '辛苦了' },
      { from: address },
    );
    assert.equal(closed.status, 303);
    assert.match(await read(site.leader, address), /隊員2 到了/);
    assert.match(await read(member, address), /辛苦了/);
  });

  test('called off without a reason the form comes back, unfolded, and nothing is called off', async () => {
    const address = await call();
    const sent = await site.leader.send(
      `${address}/standing-down`,
      { words: ' ' },
      { from: address },
    );
    assert.equal(sent.status, 422);
    assert.match(sent.text, /<details\s+class="fold"\s+open/);
    assert.match(await read(site.leader, address), /還要 2 人/);
  });

  test('a number that cannot be is said at its field, with what was typed', async () => {
    const address = await call();
    for (const wanted of ['0', '501', 'viele', '2.5']) {
      const put = `${address}/wanted?_method=PUT`;
      const sent = await site.leader.send(put, { wanted }, { from: address });
      assert.equal(sent.status, 422, wanted);
      assert.match(sent.text, new RegExp(`value="${wanted}"`));
    }
    assert.match(await read(site.leader, address), /一共要 2 人/);
  });

  test('hostile words are words', async () => {
    const title = '<script>alert(1)</script>';
    const words = { ...typed, title, note: "'; drop table musters.muster; --" };
    const sent = await site.leader.send('/musters', words, { from: '/musters/new' });
    assert.equal(sent.status, 303);
    await site.runJobs();
    const [address] = (sent.headers.get('location') ?? '').split('?');
    const { text } = await site.leader.open(`${address}`);
    assert.doesNotMatch(text, /<script>alert/);
    assert.match(text, /&lt;script&gt;alert/);
    assert.match(text, /drop table musters\.muster/);
  });

  test('too long is refused with what was typed, and too many teams as well', async () => {
    const title = '搬'.repeat(61);
    const sent = await site.leader.send('/musters', { ...typed, title }, { from: '/musters/new' });
    assert.equal(sent.status, 422);
    assert.match(sent.text, new RegExp(title));
    const many = await site.leader.api('POST /musters', {
      ...sandbags,
      teams: Array.from({ length: 31 }, () => crypto.randomUUID()),
    });
    assert.equal(many.status, 422);
  });

  test('a visitor is asked to sign in first', async () => {
    const address = await call();
    for (const path of ['/musters', '/musters/new', address]) {
      const seen = await site.app.visit().open(path);
      assert.ok(seen.status === 303 || seen.status === 401, `${path} ${seen.status}`);
    }
    const sent = await site.app.visit().api('POST /musters', sandbags);
    assert.equal(sent.status, 401);
  });

  test('each page is said in each language', async () => {
    const address = await call();
    const said = { 'zh-Hant': /還要 2 人/, 'zh-Hans': /还要 2 人/, en: /2 more wanted/ };
    for (const [language, words] of Object.entries(said)) {
      site.leader.cookies.set('linli_lang', language);
      const { text } = await site.leader.open(address);
      site.leader.cookies.delete('linli_lang');
      assert.match(readable(mainOf(text)), words);
    }
  });

  test('who leads nothing is told who may call', async () => {
    const member = await site.member(3);
    assert.match(await read(member, '/musters/new'), /您沒有可以喊的隊伍/);
    const chen = await site.app.signIn(people.chen);
    assert.match(
      await read(chen, '/musters/new'),
      /您沒有可以喊的隊伍/,
      'a building leader is none',
    );
  });

  test('staff choose among the teams of their community and its compounds', async () => {
    const page = await site.worker.open('/musters/new');
    assert.match(page.text, /紅馬甲/);
    assert.match(page.text, /防汛隊/);
    assert.doesNotMatch(page.text, /湖光隊/);
    assert.match(page.text, new RegExp(`<option\\s+value="${places.compound}"`));
    const next = await site.app.signIn(people.xu);
    const other = await next.open('/musters/new');
    assert.match(other.text, /湖光隊/);
    assert.doesNotMatch(other.text, /紅馬甲/);
  });
});

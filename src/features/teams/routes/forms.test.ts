import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { people, telephones } from '#test/world.ts';
import { HERE, openTeamSite } from '#test/team-site.ts';
import type { TeamSite } from '#test/team-site.ts';

/* The whole way on pages, with forms and without a script. */

let site: TeamSite;

describe('with forms alone', () => {
  before(async () => {
    site = await openTeamSite();
  });
  after(() => site.app.close());
  beforeEach(() => site.forget());

  const answerPage = async () => {
    const [request] = (await site.seenBy(site.chen)).requests;
    return `${HERE}/requests/${request?.id ?? ''}`;
  };

  test('somebody asks, is let in, leaves by one tap and comes back by another', async () => {
    const asked = await site.li.send(`${HERE}/requests`, { words: '週末有空' }, { from: HERE });
    assert.deepEqual([asked.status, asked.location], [303, HERE]);
    assert.match((await site.li.open(HERE)).text, /告訴隊長了，請等回話/);
    const page = await answerPage();
    const yes = await site.chen.send(`${page}/answer`, { says: 'yes', words: '' }, { from: page });
    assert.deepEqual([yes.status, yes.location], [303, HERE]);
    assert.match((await site.chen.open(HERE)).text, /答應了，現在是隊員了/);
    const own = `${HERE}/membership`;
    const left = await site.li.send(own, {}, { from: HERE, method: 'DELETE' });
    assert.equal(left.location, HERE);
    assert.match((await site.li.open(HERE)).text, /一天之內可以回來/);
    await site.li.send(`${own}/return`, {}, { from: HERE });
    assert.match((await site.li.open(HERE)).text, /歡迎回來/);
  });

  test('a no without words is shown again on the page of the asking', async () => {
    await site.li.api(`POST ${HERE}/requests`);
    const page = await answerPage();
    const sent = await site.chen.send(`${page}/answer`, { says: 'no' }, { from: page });
    assert.equal(sent.status, 422);
    assert.match(sent.text, /李老師想加入/);
    assert.match(sent.text, /value="no"\s+checked/);
    const neither = await site.chen.send(`${page}/answer`, { words: '想想' }, { from: page });
    assert.equal(neither.status, 422);
    assert.match(neither.text, /想想/);
  });

  test('a number that is none is shown again with all that was typed', async () => {
    const typed = { address: '三號樓', note: '電工', words: '來吧' };
    const sent = await site.chen.send(`${HERE}/invitations`, typed, { from: HERE });
    assert.equal(sent.status, 422);
    for (const text of ['三號樓', '電工', '來吧']) assert.match(sent.text, new RegExp(text));
  });

  test('an invitation is answered by one of two buttons', async () => {
    const typed = { address: telephones.li, note: '電工' };
    await site.chen.send(`${HERE}/invitations`, typed, { from: HERE });
    const id = (await site.seenBy(site.li)).mine?.invitation?.id ?? '';
    const page = await site.li.open(HERE);
    assert.match(page.text, /name="says"\s+value="yes"/);
    assert.match(page.text, /name="says"\s+value="no"/);
    const address = `${HERE}/invitations/${id}/answer`;
    const no = await site.li.send(address, { says: 'no' }, { from: HERE });
    assert.equal(no.location, '/me/teams');
    assert.match((await site.li.open('/me/teams')).text, /隊長不會知道/);
    const late = await site.li.send(address, { says: 'yes' }, { from: HERE });
    assert.match(late.text, /已經過期、收回或者回過話了/);
  });

  test('an invitation is taken back by one tap', async () => {
    await site.chen.api(`POST ${HERE}/invitations`, { address: '13911112222', note: '電工' });
    const [sent] = (await site.seenBy(site.chen)).invitations;
    const address = `${HERE}/invitations/${sent?.id ?? ''}`;
    const gone = await site.chen.send(address, {}, { from: HERE, method: 'DELETE' });
    assert.equal(gone.location, HERE);
    assert.match((await site.chen.open(HERE)).text, /收回了/);
  });

  test('the counter finds somebody, says who agreed and how, and enters them', async () => {
    const found = await site.zhuang.open(`${HERE}/entering?q=王`);
    const link = /href="([^"]*entering\?person=[^"]+)"/.exec(found.text)?.[1] ?? '';
    const page = await site.zhuang.open(link);
    assert.match(page.text, /誰答應的/);
    const body = { personId: people.wang, agreedBy: people.wang };
    const wrong = await site.zhuang.send(`${HERE}/members`, body, { from: link });
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /王阿姨本人/, 'whom one had chosen is still chosen');
    const typed = { ...body, agreedWay: 'paper' };
    const done = await site.zhuang.send(`${HERE}/members`, typed, { from: link });
    assert.equal(done.location, HERE);
    assert.match((await site.zhuang.open(HERE)).text, /王阿姨/);
    const twice = await site.zhuang.send(`${HERE}/members`, typed, { from: link });
    assert.match(twice.text, /已經在這支隊裡了/);
  });

  test('the number is released and taken back by one tap', async () => {
    await site.join(site.li);
    const own = `${HERE}/membership`;
    await site.li.send(own, { sharesTelephone: '1' }, { from: HERE, method: 'PUT' });
    assert.match((await site.li.open(HERE)).text, /隊長看得到您的電話了/);
    await site.li.send(own, { sharesTelephone: '0' }, { from: HERE, method: 'PUT' });
    assert.match((await site.li.open(HERE)).text, /隊長看不到您的電話了/);
  });

  test('letting somebody go needs a reason, and keeps what was typed', async () => {
    await site.join(site.li);
    const page = `${HERE}/members/${people.li}`;
    const bare = await site.chen.send(page, { reason: '' }, { from: page, method: 'DELETE' });
    assert.equal(bare.status, 422);
    assert.match(bare.text, /隊員：李老師/);
    const done = await site.chen.send(page, { reason: '搬走了' }, { from: page, method: 'DELETE' });
    assert.equal(done.location, HERE);
  });

  test('who was let go reads why, and who asked twice reads that it waits', async () => {
    await site.li.api(`POST ${HERE}/requests`);
    const twice = await site.li.send(`${HERE}/requests`, {}, { from: HERE });
    assert.match(twice.text, /已經說過想加入了/);
    const back = await site.li.send(`${HERE}/requests`, {}, { from: HERE, method: 'DELETE' });
    assert.equal(back.location, HERE);
    assert.match((await site.li.open(HERE)).text, /已經撤回了/);
  });
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { mainOf, openMatterSite, readable, refusedBy } from '#test/matter-site.ts';
import type { MatterSite } from '#test/matter-site.ts';
import { dispatcher, people, places, railing, repairer } from '#test/matters-world.ts';
import { picture } from '#test/raising.ts';

let site: MatterSite;

before(async () => {
  site = await openMatterSite();
});

after(() => site.close());

let count = 0;
/** A need of Mrs Wang that Mr Li has in hand. */
async function inHand(): Promise<string> {
  count += 1;
  const id = await site.raise(people.wang, { body: `第 ${count} 回：水龍頭一直滴水，關不緊。` });
  await site.act(people.li, `POST /matters/${id}/claim`);
  return id;
}

/** The same, and Mr Li says that it is done. */
async function done(): Promise<string> {
  const id = await inHand();
  await site.act(people.li, `POST /matters/${id}/done`, { note: '換了墊圈，不滴了。' });
  return id;
}

/** Staff gave it to Mr Li. */
async function assigned(): Promise<string> {
  count += 1;
  const id = await site.raise(people.wang, { body: `第 ${count} 回：門鎖打不開。` });
  await site.act(dispatcher, `PUT /matters/${id}/assignment`, { assigneeId: people.li });
  return id;
}

async function textFor(personId: string, id: string): Promise<string> {
  const page = await (await site.as(personId)).open(`/matters/${id}`);
  assert.equal(page.status, 200);
  return readable(mainOf(page.text));
}

const stateShape = z.object({ state: z.string().optional(), bucket: z.string() });

async function stateFor(personId: string, id: string): Promise<string | undefined> {
  const seen = await (await site.as(personId)).api(`GET /matters/${id}`);
  return stateShape.parse(seen.body).state;
}

test('whoever has it in hand says that they are at it, and nobody else can', async () => {
  const id = await inHand();
  const li = await site.as(people.li);
  const sent = await li.send(`/matters/${id}/start`);
  assert.equal(sent.location, `/matters/${id}`);
  assert.equal(await stateFor(people.li, id), 'in_progress');
  assert.match(await textFor(people.wang, id), /李老師開始辦了/);
  assert.equal(
    await refusedBy(await site.as(people.chen), `POST /matters/${id}/start`),
    'not_allowed',
  );
  assert.equal(await refusedBy(li, `POST /matters/${await done()}/start`), 'wrong_state');
});

test('a time is set on a page of its own and stands on the matter and its card', async () => {
  const id = await inHand();
  const li = await site.as(people.li);
  const from = `/matters/${id}/schedule` as const;
  const form = await li.open(from);
  assert.match(form.text, /type="datetime-local"[^>]*min="2026-11-23T09:00"/);
  const sent = await li.send(
    `/matters/${id}/appointment`,
    { at: '2026-11-23T19:00', note: '先看看要換什麼。' },
    { method: 'PUT', from },
  );
  assert.equal(sent.location, `/matters/${id}`);
  const page = await textFor(people.wang, id);
  assert.match(page, /李老師 今天 下午7:00到/);
  assert.match(page, /約好了時間.*先看看要換什麼。/);
  const board = readable((await (await site.as(people.chen)).open('/matters?show=in_hand')).text);
  assert.match(board, /李老師 今天 下午7:00到/);
  const visitor = readable(
    (await site.visit().open(`/matters?place=${places.community}&show=in_hand`)).text,
  );
  assert.doesNotMatch(visitor, /下午7:00到|李老師/);
});

test('a time that is missing, gone or no time comes back with what was written', async () => {
  const id = await inHand();
  const li = await site.as(people.li);
  const to = `/matters/${id}/appointment` as const;
  const form = { method: 'PUT', from: `/matters/${id}/schedule` };
  const none = await li.send(to, { at: '', note: '明天來' }, form);
  assert.equal(none.status, 422);
  assert.match(readable(none.text), /這裡要填。.*明天來/);
  const wrong = await li.send(to, { at: '2026-02-30T10:00', note: '' }, form);
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /這裡看不懂/);
  const past = await li.send(to, { at: '2026-11-20T10:00', note: '昨天' }, form);
  assert.equal(past.status, 409);
  assert.match(readable(past.text), /這個時間已經過去了/);
  assert.match(past.text, /value="2026-11-20T10:00"/);
  assert.equal(await refusedBy(li, `PUT ${to}`, { at: '2020-01-01T00:00:00Z' }), 'time_past');
});

test('a program gives a moment with its offset', async () => {
  const id = await inHand();
  await site.act(people.li, `PUT /matters/${id}/appointment`, { at: '2026-11-24T10:00:00Z' });
  assert.match(await textFor(people.li, id), /約好 明天 下午6:00/);
});

test('whoever waits for the asker asks, and the asker’s answer sets it going again', async () => {
  const id = await inHand();
  const li = await site.as(people.li);
  const from = `/matters/${id}/wait` as const;
  assert.match(readable((await li.open(from)).text), /先等一等 .*等提出的人回話 .*等別的單位/);
  const none = await li.send(`/matters/${id}/waiting`, { reason: '請問是哪一個？' }, { from });
  assert.equal(none.status, 422);
  assert.match(none.text, /請問是哪一個？/);
  const fields = { whom: 'asker', reason: '請問是廚房的還是浴室的？' };
  assert.equal((await li.send(`/matters/${id}/waiting`, fields, { from })).status, 303);

  const wang = await site.as(people.wang);
  const page = await textFor(people.wang, id);
  assert.match(page, /有一句話要問您 請問是廚房的還是浴室的？ 回個話/);
  const question = await wang.open(`/matters/${id}/answer`);
  assert.match(readable(question.text), /回個話 .*請問是廚房的還是浴室的？/);
  const answered = await wang.send(`/matters/${id}/answer`, { reason: '廚房的。' });
  assert.equal(answered.location, `/matters/${id}`);
  assert.equal(await stateFor(people.wang, id), 'in_progress');
  assert.match(await textFor(people.li, id), /王秀英回話了 .*廚房的。/);
  assert.equal(
    await refusedBy(wang, `POST /matters/${id}/answer`, { reason: '再說' }),
    'wrong_state',
  );
});

test('what waits for another body goes on when its holder says so', async () => {
  const id = await inHand();
  await site.act(people.li, `POST /matters/${id}/waiting`, {
    whom: 'partner',
    reason: '等廠家送零件',
  });
  const li = await site.as(people.li);
  assert.match(readable((await li.open(`/matters/${id}`)).text), /接著辦/);
  const chen = await site.as(people.chen);
  assert.equal(await refusedBy(chen, `DELETE /matters/${id}/waiting`), 'not_allowed');
  assert.equal((await li.send(`/matters/${id}/waiting`, {}, { method: 'DELETE' })).status, 303);
  assert.equal(await stateFor(people.li, id), 'in_progress');
});

test('done needs words or a photo, and keeps what was written when a photo is none', async () => {
  const id = await inHand();
  const li = await site.as(people.li);
  const from = `/matters/${id}/done` as const;
  const empty = await li.send(from, {}, { from });
  assert.equal(empty.status, 409);
  assert.match(readable(empty.text), /請說說怎麼辦的，或者拍一張照片。/);
  const broken = new File(['none'], 'after.jpg', { type: 'image/jpeg' });
  const note = '換了新的龍頭，關得緊了。';
  const refused = await li.send(from, { note, photos: broken }, { from });
  assert.equal(refused.status, 409);
  assert.match(readable(refused.text), /這張照片打不開。/);
  assert.ok(refused.text.includes(note));
  const sent = await li.send(
    from,
    { note, photos: [await picture(), await picture(70)].at(0) },
    { from },
  );
  assert.equal(sent.location, `/matters/${id}`);
  const page = await li.open(`/matters/${id}`);
  assert.match(page.text, /alt="辦好之後：/);
  assert.match(readable(page.text), /已經說辦好了 等提出的人確認。/);
  assert.equal(await refusedBy(li, `POST ${from}`, { note }), 'wrong_state');
});

test('a photo alone shows that it is done', async () => {
  const id = await inHand();
  const li = await site.as(people.li);
  const sent = await li.send(`/matters/${id}/done`, { note: '', photos: await picture() });
  assert.equal(sent.status, 303, sent.text);
  assert.equal(await stateFor(people.li, id), 'done');
});

test('the asker is asked first of all, confirms with thanks, and everybody sees them', async () => {
  const id = await done();
  const wang = await site.as(people.wang);
  const mine = readable((await wang.open('/me/matters')).text);
  assert.match(mine, /辦好了，等您說一聲 .*水龍頭/);
  assert.match(await textFor(people.wang, id), /辦好了，解決了嗎？ .*說說解決了沒有/);
  const from = `/matters/${id}/confirm` as const;
  const form = readable((await wang.open(from)).text);
  for (const answer of ['解決了', '解決了一部分', '別人已經辦好了', '還沒解決']) {
    assert.ok(form.includes(answer), answer);
  }
  const fields = { answer: 'solved', words: '謝謝李老師！', satisfied: 'yes', wishesToHelp: '1' };
  const sent = await wang.send(`/matters/${id}/verdict`, fields, { from });
  assert.equal(sent.location, `/matters/${id}`);
  assert.equal(await stateFor(people.chen, id), 'resolved');
  const visitor = readable((await site.visit().open(`/matters/${id}`)).text);
  assert.match(visitor, /已辦結 · 已確認/);
  assert.match(visitor, /謝謝 「謝謝李老師！」/);
  const board = readable(
    (await site.visit().open(`/matters?place=${places.community}&show=closed`)).text,
  );
  assert.match(board, /「謝謝李老師！」/);
});

test('no answer chosen comes back with the thanks that were written', async () => {
  const id = await done();
  const wang = await site.as(people.wang);
  const from = `/matters/${id}/confirm` as const;
  const sent = await wang.send(`/matters/${id}/verdict`, { words: '謝謝啦' }, { from });
  assert.equal(sent.status, 422);
  assert.ok(sent.text.includes('謝謝啦'));
});

test('"not solved" needs a word on what is missing and opens it again for whoever did it', async () => {
  const id = await done();
  const wang = await site.as(people.wang);
  const from = `/matters/${id}/confirm` as const;
  const bare = await wang.send(`/matters/${id}/verdict`, { answer: 'not_solved' }, { from });
  assert.equal(bare.status, 409);
  assert.match(readable(bare.text), /請寫明理由。/);
  assert.match(bare.text, /value="not_solved"[^>]*checked/);
  const fields = { answer: 'not_solved', words: '又開始滴了。' };
  const sent = await wang.send(`/matters/${id}/verdict`, fields, { from });
  assert.equal(sent.location, `/matters/${id}`);
  const notice = decodeURIComponent(wang.cookies.get('linli_notice') ?? '');
  assert.match(notice, /會請他們接著辦/);
  assert.equal(await stateFor(people.li, id), 'reopened');
  const mine = readable((await (await site.as(people.li)).open('/me/matters')).text);
  assert.match(mine, /我在辦的 .*水龍頭/);
});

test('partly solved and done by others close it too', async () => {
  const partly = await done();
  await site.act(people.wang, `POST /matters/${partly}/verdict`, { answer: 'partly' });
  assert.equal(await stateFor(people.wang, partly), 'partly_resolved');
  const others = await inHand();
  const page = await textFor(people.wang, others);
  assert.match(page, /別人已經辦好了/);
  await site.act(people.wang, `POST /matters/${others}/verdict`, { answer: 'by_others' });
  assert.equal(await stateFor(people.wang, others), 'done_by_others');
});

test('nobody but the asker says whether it is solved', async () => {
  const id = await done();
  const body = { answer: 'solved' };
  for (const personId of [people.li, people.chen, people.lin, dispatcher]) {
    const browser = await site.as(personId);
    assert.equal(await refusedBy(browser, `POST /matters/${id}/verdict`, body), 'not_allowed');
    assert.equal((await browser.open(`/matters/${id}/confirm`)).status >= 400, true);
  }
});

test('what one needs oneself is not given to one to do', async () => {
  count += 1;
  const id = await site.raise(people.chen, { body: `第 ${count} 回：窗戶關不上。` });
  const body = { assigneeId: people.chen };
  const staff = await site.as(dispatcher);
  assert.equal(await refusedBy(staff, `PUT /matters/${id}/assignment`, body), 'own_matter');
});

test('what was assigned wrongly is returned within its time, with the reason', async () => {
  const id = await assigned();
  const li = await site.as(people.li);
  assert.match(readable((await li.open(`/matters/${id}`)).text), /不該我辦，退回/);
  const from = `/matters/${id}/return` as const;
  assert.match(readable((await li.open(from)).text), /為什麼退回/);
  const sent = await li.send(from, { reason: '我不會修鎖。' }, { from });
  assert.equal(sent.location, `/matters/${id}`);
  assert.equal(await stateFor(dispatcher, id), 'returned');

  const late = await assigned();
  site.app.clock.forward({ hours: 24 * 5 });
  assert.equal(
    await refusedBy(li, `POST /matters/${late}/return`, { reason: '太晚' }),
    'return_window_over',
  );
});

test('whoever has it asks staff to let it rest, once, and not for more than a year', async () => {
  const id = await inHand();
  const li = await site.as(people.li);
  const from = `/matters/${id}/wait` as const;
  const to = `/matters/${id}/pause-request` as const;
  const fields = { until: '2027-02-01', reason: '等開春天暖了再刷漆。' };
  const past = await li.send(to, { ...fields, until: '2026-01-01' }, { from });
  assert.equal(past.status, 409);
  assert.match(readable(past.text), /這個時間已經過去了/);
  assert.match(past.text, /等開春天暖了再刷漆。/);
  assert.equal(
    await refusedBy(li, `POST ${to}`, { ...fields, until: '2030-01-01' }),
    'time_too_far',
  );
  const none = await li.send(to, { ...fields, until: '' }, { from });
  assert.equal(none.status, 422);
  assert.equal((await li.send(to, fields, { from })).location, `/matters/${id}`);
  assert.equal(await refusedBy(li, `POST ${to}`, fields), 'already_requested');
  assert.match(await textFor(people.li, id), /申請放一放，到 2月1日/);
  const chen = await site.as(people.chen);
  assert.equal(await refusedBy(chen, `POST ${to}`, fields), 'not_allowed');
});

test('an asker takes back what is no longer needed, with a reason or without', async () => {
  const id = await inHand();
  const wang = await site.as(people.wang);
  const from = `/matters/${id}/withdrawal` as const;
  assert.match(readable((await wang.open(from)).text), /撤回這件事 .*可不填/);
  assert.equal((await wang.send(from, { reason: '' }, { from })).location, `/matters/${id}`);
  assert.equal(await stateFor(people.chen, id), 'withdrawn');
  assert.equal(await refusedBy(wang, `POST ${from}`), 'wrong_state');
  const other = await inHand();
  assert.equal(
    await refusedBy(await site.as(people.li), `POST /matters/${other}/withdrawal`),
    'not_allowed',
  );
});

test('the asker reopens at once what was solved; after thirty days staff are asked', async () => {
  const id = await done();
  await site.act(people.wang, `POST /matters/${id}/verdict`, { answer: 'solved' });
  const wang = await site.as(people.wang);
  const from = `/matters/${id}/reopening` as const;
  assert.match(readable((await wang.open(from)).text), /馬上重新辦/);
  assert.equal(
    (await wang.send(from, { reason: '又滴了。' }, { from })).location,
    `/matters/${id}`,
  );
  assert.equal(await stateFor(people.wang, id), 'reopened');

  const old = await done();
  await site.act(people.wang, `POST /matters/${old}/verdict`, { answer: 'solved' });
  site.app.clock.forward({ hours: 24 * 31 });
  await site.act(people.wang, `POST /matters/${old}/reopening`, { reason: '一個月後又壞了。' });
  assert.equal(await stateFor(people.wang, old), 'reopen_requested');
  assert.equal(
    await refusedBy(wang, `POST /matters/${old}/verdict`, {
      answer: 'not_solved',
      words: '又壞了',
    }),
    'wrong_state',
  );
});

test('the word "not solved" comes too late for reopening at once after thirty days', async () => {
  const id = await done();
  await site.act(people.wang, `POST /matters/${id}/verdict`, { answer: 'solved' });
  site.app.clock.forward({ hours: 24 * 31 });
  const wang = await site.as(people.wang);
  const body = { answer: 'not_solved', words: '又壞了' };
  assert.equal(await refusedBy(wang, `POST /matters/${id}/verdict`, body), 'reopen_on_request');
});

test('a neighbour who sees that it is not solved asks staff, and a stranger does not', async () => {
  const id = await done();
  await site.act(people.wang, `POST /matters/${id}/verdict`, { answer: 'solved' });
  const body = { reason: '樓道裡還是濕的。' };
  assert.equal(
    await refusedBy(await site.as(people.lin), `POST /matters/${id}/reopening`, body),
    'not_allowed',
  );
  const chen = await site.as(people.chen);
  const page = readable((await chen.open(`/matters/${id}/reopening`)).text);
  assert.match(page, /工作人員會看，再答覆您/);
  await site.act(people.chen, `POST /matters/${id}/reopening`, body);
  assert.equal(await stateFor(dispatcher, id), 'reopen_requested');
});

test('a body’s member has its matters in hand like a neighbour does', async () => {
  const id = await site.raise(people.wang, railing);
  await site.act(dispatcher, `POST /matters/${id}/acceptance`);
  await site.act(dispatcher, `PUT /matters/${id}/assignment`, { assigneeId: repairer });
  await site.act(repairer, `POST /matters/${id}/start`);
  await site.act(repairer, `POST /matters/${id}/done`, { note: '焊好了。' });
  assert.equal(await stateFor(people.wang, id), 'done');
});

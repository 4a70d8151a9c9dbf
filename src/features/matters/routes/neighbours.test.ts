import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { mainOf, openMatterSite, readable, refusedBy } from '#test/matter-site.ts';
import type { MatterSite } from '#test/matter-site.ts';
import { dispatcher, people, places, railing } from '#test/matters-world.ts';
import { picture } from '#test/raising.ts';

let site: MatterSite;

before(async () => {
  site = await openMatterSite();
});

after(() => site.close());

/** A need of Mrs Wang, told in words of its own so that no two are the same. */
let count = 0;
async function need(by: string = people.wang): Promise<string> {
  count += 1;
  return site.raise(by, { body: `家裡的燈第 ${count} 次一閃一閃的，想請懂電的鄰居看看。` });
}

async function textFor(personId: string, id: string): Promise<string> {
  const page = await (await site.as(personId)).open(`/matters/${id}`);
  assert.equal(page.status, 200);
  return readable(mainOf(page.text));
}

test('a neighbour presses "I’ll do it" and lands on the matter with how to reach the asker', async () => {
  const id = await need();
  const li = await site.as(people.li);
  const sent = await li.send(`/matters/${id}/claim`, {}, { from: '/matters' });
  assert.deepEqual([sent.status, sent.location], [303, `/matters/${id}`]);
  const page = readable((await li.open(sent.location ?? '')).text);
  assert.match(page, /這件事交給您了，謝謝！/);
  assert.match(page, /怎麼聯繫 .*王秀英/);
  assert.match(page, /您說「我來辦」/);
});

test('of two who press, the second is told so on the board and may offer to help', async () => {
  const id = await need();
  await site.act(people.li, `POST /matters/${id}/claim`);
  const chen = await site.as(people.chen);
  const sent = await chen.send(`/matters/${id}/claim`, {}, { from: '/matters' });
  assert.equal(sent.status, 409);
  assert.match(readable(sent.text), /剛剛有人認領了.*我也來幫忙/);
  assert.equal(await refusedBy(chen, `POST /matters/${id}/claim`), 'already_claimed');
});

test('a mistake with one card of the board is shown in no other', async () => {
  const first = await need();
  await need();
  const li = await site.as(people.li);
  await site.act(people.chen, `POST /matters/${first}/claim`);
  const sent = await li.send(`/matters/${first}/claim`, {}, { from: '/matters?show=open' });
  assert.equal(sent.status, 409);
  const boxes = sent.text.match(/class="summary-box"/g) ?? [];
  assert.ok(boxes.length <= 1, `${boxes.length} cards show the mistake`);
});

test('a visitor who presses "I’ll do it" signs in first and is brought back', async () => {
  const id = await need();
  const visitor = site.visit();
  const sent = await visitor.send(`/matters/${id}/claim`, {}, { from: `/matters/${id}` });
  assert.equal(sent.status, 303);
  assert.match(sent.location ?? '', /^\/sign-in\?/);
  assert.equal(await refusedBy(visitor, `POST /matters/${id}/claim`), 'sign_in_required');
});

test('whoever lives elsewhere takes nothing in hand, nor does the asker', async () => {
  const id = await need();
  assert.equal(
    await refusedBy(await site.as(people.lin), `POST /matters/${id}/claim`),
    'not_allowed',
  );
  assert.equal(
    await refusedBy(await site.as(people.wang), `POST /matters/${id}/claim`),
    'own_matter',
  );
});

test('a double tap on "I’ll do it" takes it in hand once', async () => {
  const id = await need();
  const li = await site.as(people.li);
  const key = await li.newKey();
  const taps = await Promise.all([
    li.send(`/matters/${id}/claim`, {}, { key }),
    li.send(`/matters/${id}/claim`, {}, { key }),
  ]);
  assert.deepEqual(
    taps.map(({ location }) => location),
    Array(2).fill(`/matters/${id}`),
  );
  const told = (await textFor(people.li, id)).match(/您說「我來辦」/g) ?? [];
  assert.equal(told.length, 1);
});

test('whoever puts it back says why, and it waits on the board again', async () => {
  const id = await need();
  await site.act(people.li, `POST /matters/${id}/claim`);
  const li = await site.as(people.li);
  const asked = await li.open(`/matters/${id}/release`);
  assert.match(readable(asked.text), /放回去，讓別人辦/);
  const empty = await li.send(
    `/matters/${id}/claim`,
    { reason: ' ' },
    { method: 'DELETE', from: `/matters/${id}/release` },
  );
  assert.equal(empty.status, 422);
  assert.match(empty.text, /這裡要填/);
  const reason = '看過了，要請會修配電箱的人。';
  const sent = await li.send(
    `/matters/${id}/claim`,
    { reason },
    { method: 'DELETE', from: `/matters/${id}/release` },
  );
  assert.equal(sent.location, `/matters/${id}`);
  const page = await textFor(people.chen, id);
  assert.match(page, new RegExp(`放回來了，等別人來辦.*${reason}`));
  assert.match(page, /待認領/);
});

test('only whoever has it in hand puts it back, and not what staff assigned', async () => {
  const id = await need();
  const reason = { reason: '來不了' };
  await site.act(people.li, `POST /matters/${id}/claim`);
  const chen = await site.as(people.chen);
  assert.equal(await refusedBy(chen, `DELETE /matters/${id}/claim`, reason), 'not_allowed');
  const other = await need();
  await site.act(dispatcher, `PUT /matters/${other}/assignment`, { assigneeId: people.li });
  const li = await site.as(people.li);
  assert.ok(
    ['assigned_by_staff', 'wrong_state'].includes(
      await refusedBy(li, `DELETE /matters/${other}/claim`, reason),
    ),
  );
  await site.act(people.li, `POST /matters/${other}/start`);
  assert.equal(await refusedBy(li, `DELETE /matters/${other}/claim`, reason), 'assigned_by_staff');
});

test('an offer reaches whoever has it in hand, who takes it or thanks', async () => {
  const id = await need();
  await site.act(people.li, `POST /matters/${id}/claim`);
  const chen = await site.as(people.chen);
  const form = await chen.open(`/matters/${id}/offer`);
  assert.match(readable(form.text), /我也來幫忙 .*能幫什麼/);
  const sent = await chen.send(`/matters/${id}/offers`, { words: '我有梯子。' });
  assert.equal(sent.location, `/matters/${id}`);
  assert.equal(await refusedBy(chen, `POST /matters/${id}/offers`), 'already_offered');

  const li = await site.as(people.li);
  const page = await li.open(`/matters/${id}`);
  assert.match(readable(page.text), /想來搭把手的人.*陳師傅.*我有梯子。/);
  const [, offer] = new RegExp(`/matters/${id}/offers/([0-9a-f-]+)`).exec(page.text) ?? [];
  const accepted = await li.send(
    `/matters/${id}/offers/${offer}`,
    {},
    { method: 'PUT', from: `/matters/${id}` },
  );
  assert.equal(accepted.location, `/matters/${id}`);
  assert.match(await textFor(people.li, id), /陳師傅 搭把手/);
  assert.equal(await refusedBy(li, `PUT /matters/${id}/offers/${offer}`), 'offer_gone');
  assert.equal(await refusedBy(chen, `POST /matters/${id}/offers`), 'already_helping');
});

test('an offer declined with thanks can be made again; others answer none', async () => {
  const id = await need();
  await site.act(people.li, `POST /matters/${id}/claim`);
  await site.act(people.chen, `POST /matters/${id}/offers`, { words: '算我一個' });
  const page = await (await site.as(people.li)).open(`/matters/${id}`);
  const [, offer] = new RegExp(`/matters/${id}/offers/([0-9a-f-]+)`).exec(page.text) ?? [];
  const wang = await site.as(people.wang);
  assert.equal(await refusedBy(wang, `DELETE /matters/${id}/offers/${offer}`), 'not_allowed');
  assert.equal(await refusedBy(wang, `PUT /matters/${id}/offers/${offer}`), 'not_allowed');
  await site.act(people.li, `DELETE /matters/${id}/offers/${offer}`);
  await site.act(people.chen, `POST /matters/${id}/offers`);
});

test('help is offered to others, while there is something to help with', async () => {
  const id = await need();
  assert.equal(
    await refusedBy(await site.as(people.wang), `POST /matters/${id}/offers`),
    'own_matter',
  );
  assert.equal(
    await refusedBy(await site.as(people.lin), `POST /matters/${id}/offers`),
    'not_allowed',
  );
  await site.act(people.wang, `POST /matters/${id}/withdrawal`);
  assert.equal(
    await refusedBy(await site.as(people.li), `POST /matters/${id}/offers`),
    'matter_closed',
  );
});

test('an offer made while nobody had it is taken by nobody', async () => {
  const id = await need();
  await site.act(people.chen, `POST /matters/${id}/offers`, { words: '我會' });
  const page = await (await site.as(dispatcher)).open(`/matters/${id}/desk`);
  assert.doesNotMatch(page.text, /offers\/[0-9a-f-]+/);
});

test('whoever lends a hand may stop, and nobody else', async () => {
  const id = await need();
  await site.act(people.li, `POST /matters/${id}/claim`);
  const chen = await site.as(people.chen);
  assert.equal(await refusedBy(chen, `DELETE /matters/${id}/helping`), 'not_helping');
  await site.act(people.chen, `POST /matters/${id}/offers`);
  const page = await (await site.as(people.li)).open(`/matters/${id}`);
  const [, offer] = new RegExp(`/matters/${id}/offers/([0-9a-f-]+)`).exec(page.text) ?? [];
  await site.act(people.li, `PUT /matters/${id}/offers/${offer}`);
  const own = await chen.open(`/matters/${id}`);
  assert.match(readable(own.text), /這次先幫到這裡/);
  const sent = await chen.send(`/matters/${id}/helping`, {}, { method: 'DELETE' });
  assert.equal(sent.location, `/matters/${id}`);
  assert.doesNotMatch(await textFor(people.li, id), /陳師傅 搭把手/);
});

test('following counts once and is undone, back on the page one came from', async () => {
  const id = await need();
  const lin = await site.as(people.lin);
  const from = `/matters?place=${places.community}`;
  const sent = await lin.send(`/matters/${id}/followers`, {}, { from });
  assert.deepEqual([sent.status, sent.location], [303, from]);
  await site.act(people.lin, `POST /matters/${id}/followers`);
  assert.match(await textFor(people.lin, id), /不再關注 · 1/);
  await site.act(people.lin, `DELETE /matters/${id}/followers`);
  assert.match(await textFor(people.lin, id), /我也遇到(?! ·)/);
});

test('what one says stands in the story, as it was written', async () => {
  const id = await need();
  const li = await site.as(people.li);
  const body = '我家也<b>這樣</b>，\n會不會是總線的問題？';
  const sent = await li.send(`/matters/${id}/comments`, { body }, { from: `/matters/${id}` });
  assert.equal(sent.location, `/matters/${id}`);
  const page = await li.open(`/matters/${id}`);
  assert.match(page.text, /我家也&lt;b&gt;這樣&lt;\/b&gt;，/);
  assert.match(readable(page.text), /您：/);
  assert.match(await textFor(people.chen, id), /李老師： .*我家也/);
});

test('nothing said is asked for again, and what is too long comes back as it was', async () => {
  const id = await need();
  const li = await site.as(people.li);
  const from = `/matters/${id}`;
  const empty = await li.send(`${from}/comments`, { body: ' ' }, { from });
  assert.equal(empty.status, 422);
  assert.match(readable(empty.text), /有一處要改一下 這裡要填。/);
  const long = '長'.repeat(2_001);
  const tooLong = await li.send(`${from}/comments`, { body: long }, { from });
  assert.equal(tooLong.status, 422);
  assert.ok(tooLong.text.includes(long));
  assert.match(tooLong.text, /最多 2000 個字/);
});

test('words to those in it stay with them, and words to staff with staff', async () => {
  const id = await need();
  await site.act(people.li, `POST /matters/${id}/claim`);
  await site.act(people.li, `POST /matters/${id}/comments`, {
    body: '鑰匙放門口',
    visibility: 'parties',
  });
  await site.act(dispatcher, `POST /matters/${id}/comments`, {
    body: '上次也找過她',
    visibility: 'staff',
  });
  assert.match(await textFor(people.wang, id), /鑰匙放門口/);
  assert.match(await textFor(dispatcher, id), /^(?=.*鑰匙放門口).*上次也找過她/);
  assert.doesNotMatch(await textFor(people.wang, id), /上次也找過她/);
  const visitor = readable((await site.visit().open(`/matters/${id}`)).text);
  assert.doesNotMatch(visitor, /鑰匙放門口|上次也找過她/);
  const lin = await site.as(people.lin);
  const staffOnly = { body: '悄悄話', visibility: 'staff' };
  assert.equal(await refusedBy(lin, `POST /matters/${id}/comments`, staffOnly), 'not_allowed');
});

test('photos are added by those in it, and say what they show', async () => {
  const id = await need();
  const wang = await site.as(people.wang);
  const form = await wang.open(`/matters/${id}/photos`);
  assert.match(form.text, /enctype="multipart\/form-data"/);
  const sent = await wang.send(`/matters/${id}/photos`, {
    photos: await picture(),
    stage: 'before',
  });
  assert.equal(sent.location, `/matters/${id}`);
  const page = await wang.open(`/matters/${id}`);
  assert.match(page.text, /<img[^>]*src="\/photos\/[0-9a-f-]+\/full"/);
  assert.match(page.text, /alt="辦之前：/);
  const lin = await site.as(people.lin);
  const refused = await lin.send(`/matters/${id}/photos`, {
    photos: await picture(),
    stage: 'before',
  });
  assert.equal(refused.status, 403);
});

test('a file that is no picture is refused in words and leaves nothing behind', async () => {
  const id = await need();
  const wang = await site.as(people.wang);
  const from = `/matters/${id}/photos`;
  const file = new File(['no picture'], 'railing.jpg', { type: 'image/jpeg' });
  const sent = await wang.send(from, { photos: file, stage: 'proof' }, { from });
  assert.equal(sent.status, 409);
  assert.match(readable(sent.text), /這張照片打不開。/);
  assert.match(sent.text, /value="proof"[^>]*checked/);
  const tiny = await wang.send(from, { photos: await picture(8), stage: 'proof' }, { from });
  assert.match(readable(tiny.text), /這張照片太小/);
  const none = await wang.send(from, { stage: 'proof' }, { from });
  assert.equal(none.status, 422);
  assert.doesNotMatch((await wang.open(`/matters/${id}`)).text, /\/photos\/[0-9a-f-]+\/full/);
});

test('a program names photos it brought before, and only its own', async () => {
  const id = await need();
  const wang = await site.as(people.wang);
  const body = { photos: [crypto.randomUUID()], stage: 'before' };
  assert.equal(await refusedBy(wang, `POST /matters/${id}/photos`, body), 'photo_gone');
});

test('no more photos are kept with a matter than twelve', async () => {
  const id = await need();
  const wang = await site.as(people.wang);
  for (let round = 0; round < 12; round += 1) {
    const sent = await wang.send(`/matters/${id}/photos`, {
      photos: await picture(20 + round),
      stage: 'before',
    });
    assert.equal(sent.status, 303, sent.text);
  }
  const one = await wang.send(`/matters/${id}/photos`, {
    photos: await picture(50),
    stage: 'after',
  });
  assert.equal(one.status, 409);
  assert.match(readable(one.text), /最多 12 張/);
});

test('a neighbour asks for somebody else, and whoever has it says that they go on', async () => {
  const id = await need();
  const reason = { reason: '一個星期了，沒有消息。' };
  const chen = await site.as(people.chen);
  assert.equal(
    await refusedBy(chen, `POST /matters/${id}/release-request`, reason),
    'nobody_has_it',
  );
  await site.act(people.li, `POST /matters/${id}/claim`);
  const form = await chen.open(`/matters/${id}/release-request`);
  assert.match(readable(form.text), /希望換個人來辦/);
  const sent = await chen.send(`/matters/${id}/release-request`, reason);
  assert.equal(sent.location, `/matters/${id}`);
  assert.equal(
    await refusedBy(chen, `POST /matters/${id}/release-request`, reason),
    'already_requested',
  );

  const li = await site.as(people.li);
  const page = readable((await li.open(`/matters/${id}`)).text);
  assert.match(page, /有人希望換個人來辦 .*一個星期了，沒有消息。.*我會接著辦/);
  const answered = await li.send(
    `/matters/${id}/release-request`,
    { reason: '零件明天到。' },
    { method: 'DELETE', from: `/matters/${id}` },
  );
  assert.equal(answered.location, `/matters/${id}`);
  assert.equal(
    await refusedBy(li, `DELETE /matters/${id}/release-request`, reason),
    'not_requested',
  );
});

test('strangers ask for nobody else, and one does not ask oneself', async () => {
  const id = await need();
  await site.act(people.li, `POST /matters/${id}/claim`);
  const reason = { reason: '換個人' };
  const lin = await site.as(people.lin);
  assert.equal(await refusedBy(lin, `POST /matters/${id}/release-request`, reason), 'not_allowed');
  const li = await site.as(people.li);
  assert.equal(await refusedBy(li, `POST /matters/${id}/release-request`, reason), 'own_work');
  assert.equal(
    await refusedBy(lin, `DELETE /matters/${id}/release-request`, reason),
    'not_allowed',
  );
});

test('what is not theirs to see is nowhere, whatever they try', async () => {
  const id = await site.raise(people.wang, { ...railing, visibility: 'staff' });
  const li = await site.as(people.li);
  for (const call of ['POST /claim', 'POST /followers', 'POST /offers'] as const) {
    const [method, part] = call.split(' ');
    const found = await refusedBy(
      li,
      `${method === 'POST' ? 'POST' : 'PUT'} /matters/${id}${part}`,
    );
    assert.equal(found, 'not_found', call);
  }
  const visitor = await site.visit().open(`/matters/${id}`);
  assert.equal(visitor.status, 404);
});

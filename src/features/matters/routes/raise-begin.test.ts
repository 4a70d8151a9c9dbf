import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testApp } from '#test/app.ts';
import type { Browser, TestApp } from '#test/app.ts';
import { COMMUNITY } from '#test/compound.ts';
import type { World } from '#test/compound.ts';
import { RAILING, draftOf, openRaising, picture } from '#test/raising.ts';
import { raiseEndpoints } from './raise.ts';

let app: TestApp;
let world: World;
let resident: Browser;

before(async () => {
  ({ app, world, resident } = await openRaising());
});

after(() => app.close());

test('a draft is too old after seven days, and what is typed then begins a fresh one', async () => {
  const late = await testApp({ endpoints: raiseEndpoints });
  try {
    const visitor = late.visit();
    const draft = draftOf(await visitor.send('/raise', { body: RAILING }));
    late.clock.forward({ hours: 8 * 24 });
    assert.equal((await visitor.open(`/raise?draft=${draft}`)).status, 409);
    const fresh = draftOf(await visitor.send('/raise', { draft, body: RAILING }));
    assert.notEqual(fresh, draft);
  } finally {
    await late.close();
  }
});

test('a first screen without words comes back, and keeps the photos', async () => {
  const visitor = app.visit();
  const sent = await visitor.send('/raise', { body: ' ', photo: await picture() });
  assert.match(sent.location ?? '', /wrong=body_missing/);
  const page = await visitor.open(sent.location ?? '');
  assert.match(page.text, /照片已經收到了/);
  assert.match(page.text, /<title>要改一下：提出一件事/);
  const photo = /src="(\/photos\/[^"]+)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  assert.equal((await visitor.open(photo)).headers.get('content-type'), 'image/webp');
});

test('words over the limit come back whole, to be shortened', async () => {
  const visitor = app.visit();
  const long = `${'很長'.repeat(2_100)}的尾巴`;
  const sent = await visitor.send('/raise', { body: long });
  const page = await visitor.open(sent.location ?? '');
  assert.match(page.text, /太長了，最多 4,000 個字/);
  assert.match(page.text, /的尾巴<\/textarea/);
});

test('a file that is no picture is refused in words, and all else is kept', async () => {
  const visitor = app.visit();
  const wrong = new File(['%PDF-1.7 no picture'], 'letter.jpg', { type: 'image/jpeg' });
  const photo = [await picture(), wrong];
  const sent = await visitor.send('/raise', { body: RAILING, photo });
  const page = await visitor.open(sent.location ?? '');
  assert.match(page.text, /這張照片打不開/);
  assert.match(page.text, /一扶就晃，老人家走過很怕。<\/textarea/);
  assert.equal(page.text.match(/name="kept"/g)?.length, 1, 'the good photo is kept');
});

test('a photo of twenty megabytes and one of eight pixels are each refused in words', async () => {
  const visitor = app.visit();
  const heavy = new File([new Uint8Array(20 * 1024 * 1024)], 'heavy.jpg', { type: 'image/jpeg' });
  const first = await visitor.send('/raise', { body: RAILING, photo: heavy });
  const page = await visitor.open(first.location ?? '');
  assert.match(page.text, /這張照片太大了/);
  assert.match(page.text, /一扶就晃/);
  const draft = draftOf(first);
  const second = await visitor.send('/raise', { draft, body: RAILING, photo: await picture(8) });
  assert.match((await visitor.open(second.location ?? '')).text, /這張照片太小/);
});

test('a photo that is no longer ticked is left out, and a thirteenth is too many', async () => {
  const visitor = app.visit();
  const one = await picture();
  const many = Array.from({ length: 13 }, () => one);
  const sent = await visitor.send('/raise', { body: RAILING, photo: many });
  const page = await visitor.open(sent.location ?? '');
  assert.match(page.text, /最多 12 張/);
  const kept = [...page.text.matchAll(/name="kept"\s+value="([^"]+)"/g)].map(([, id]) => id ?? '');
  assert.equal(kept.length, 12);
  const draft = draftOf(sent);
  await visitor.send('/raise', { draft, body: RAILING, kept: kept.slice(0, 2) });
  const after = await visitor.open(`/raise?draft=${draft}`);
  assert.equal(after.text.match(/name="kept"/g)?.length, 2);
});

test('the foot of the page leads to a complaint, which only staff see', async () => {
  const visitor = app.visit();
  const page = await visitor.open('/raise?category=complaint');
  assert.match(page.text, /只有工作人員看得到/);
  const sent = await visitor.send('/raise', {
    body: '物業不接電話',
    category: 'complaint',
    place: COMMUNITY,
  });
  const place = await visitor.open(`/raise/place?draft=${draftOf(sent)}`);
  assert.match(place.text, /value="staff"\s+checked/);
  const kinds = await visitor.open(sent.location ?? '');
  assert.match(kinds.text, /value="complaint"\s+checked/);
});

test('what is wrong with a page becomes a complaint that names the page', async () => {
  const reader = app.visit();
  const board = await reader.open(`/matters?place=${COMMUNITY}&show=all`);
  const [, way = ''] = /href="(\/raise\?category=complaint[^"]*)"/.exec(board.text) ?? [];
  const page = await reader.open(way.replaceAll('&amp;', '&'));
  assert.match(page.text, /說的是這一頁：\/matters/);
  const about = { category: 'complaint', place: COMMUNITY, page: '/matters' };
  // Without a word of theirs there is nothing to keep yet but the page.
  const silent = await reader.send('/raise', { ...about, body: '' });
  const again = await reader.open(silent.location ?? '');
  assert.match(again.text, /name="page"\s+value="\/matters"/);
  assert.match(again.text, /要改一下/);
  const told = await reader.send('/raise', { ...about, draft: draftOf(silent), body: '字太小' });
  assert.match(told.location ?? '', /^\/raise\/category\?/);
  const check = await reader.open(`/raise/check?draft=${draftOf(told)}`);
  assert.match(check.text, /字太小/);
  assert.match(check.text, /說的是這一頁：\/matters/);
  // It is said once, and can be taken out.
  const first = await reader.open(`/raise?draft=${draftOf(told)}`);
  assert.equal(first.text.match(/說的是這一頁/g)?.length, 1);
  assert.doesNotMatch(first.text, /name="page"/);
});

test('a page that is no page of ours is let be', async () => {
  for (const page of ['https://elsewhere.example/', '/a"b', '/%0d', 'x'.repeat(300)]) {
    const seen = await app
      .visit()
      .open(`/raise?category=complaint&page=${encodeURIComponent(page)}`);
    assert.equal(seen.status, 200, page);
    assert.doesNotMatch(seen.text, /說的是這一頁|name="page"/, page);
  }
});

test('a category in the address is chosen already, and an unknown one is let be', async () => {
  const begun = await resident.send('/raise', { body: '想請人幫忙', category: 'haircut' });
  assert.match((await resident.open(begun.location ?? '')).text, /value="haircut"\s+checked/);
  const odd = await resident.send('/raise', { body: '想請人幫忙', category: 'dragons' });
  assert.equal((await resident.open(odd.location ?? '')).status, 200);
});

test('who raises for somebody else is told for whom', async () => {
  const helper = await app.signIn(world.people.huang, {});
  await app.db
    .updateTable('platform.session')
    .set({ acting_for_id: world.people.wang })
    .where('person_id', '=', world.people.huang)
    .execute();
  const page = await helper.open('/raise');
  assert.match(page.text, /這件事是替王阿姨提的/);
});

test('signs that no database keeps are left out, and line breaks count as one sign', async () => {
  const visitor = app.visit();
  const odd = draftOf(await visitor.send('/raise', { body: '欄杆\u0000鬆了\u0007。\r\n快來。' }));
  const page = await visitor.open(`/raise?draft=${odd}`);
  assert.match(page.text, /欄杆鬆了。\n快來。<\/textarea/);
  // Browsers send a line break as two signs; to whoever typed it is one.
  const lines = Array.from({ length: 1_900 }, () => '行').join('\r\n');
  const sent = await visitor.send('/raise', { body: lines });
  assert.doesNotMatch(sent.location ?? '', /wrong=/);
});

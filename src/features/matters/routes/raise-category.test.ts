import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, TestApp } from '#test/app.ts';
import { RAILING, draftOf, openRaising } from '#test/raising.ts';

let app: TestApp;
let resident: Browser;

before(async () => {
  ({ app, resident } = await openRaising());
});

after(() => app.close());

test('the words suggest a category, and its danger is asked on the same screen', async () => {
  const begun = await resident.send('/raise', { body: RAILING });
  const page = await resident.open(begun.location ?? '');
  assert.match(page.text, /value="railing"\s+checked/);
  assert.match(page.text, /現在還在往下掉/);
});

test('two categories taken for one another are told apart by one question', async () => {
  const begun = await resident.send('/raise', { body: '燈不亮了' });
  const page = await resident.open(begun.location ?? '');
  assert.match(page.text, /不亮的燈在哪裡？/);
  assert.match(page.text, /樓道、路上、車庫/);
  assert.doesNotMatch(page.text, /value="(public_light|home_electric)"\s+checked/);
});

test('another category is found by a word and chosen by one touch', async () => {
  const begun = await resident.send('/raise', { body: '有件事想說' });
  const draft = draftOf(begun);
  const page = await resident.open(`/raise/category?draft=${draft}&q=陪診`);
  assert.match(page.text, /name="other" value="hospital"/);
  const none = await resident.open(`/raise/category?draft=${draft}&q=zzzz`);
  assert.match(none.text, /沒有找到「zzzz」/);
  const chosen = await resident.send('/raise/category', { draft, other: 'haircut' });
  assert.match(chosen.location ?? '', /^\/raise\/place\?/);
});

test('a category chosen otherwise asks about its danger before it goes on', async () => {
  const draft = draftOf(await resident.send('/raise', { body: '有件事想說' }));
  const chosen = await resident.send('/raise/category', { draft, other: 'gas_smell' });
  assert.match(chosen.location ?? '', /step=ask/);
  const page = await resident.open(chosen.location ?? '');
  assert.match(page.text, /現在聞得到煤氣味嗎？/);
  const asked = ['gas_now', 'dizzy_from_gas'];
  const calm = await resident.send('/raise/category', { draft, category: 'gas_smell', asked });
  assert.match(calm.location ?? '', /^\/raise\/place\?/);
});

test('a yes that stops the form shows whom to ring and no way on', async () => {
  const draft = draftOf(await resident.send('/raise', { body: '屋裡有煤氣味' }));
  const said = { draft, category: 'gas_smell', asked: ['gas_now'], yes: ['gas_now'] };
  const sent = await resident.send('/raise/category', said);
  assert.match(sent.location ?? '', /step=advice/);
  const page = await resident.open(sent.location ?? '');
  assert.match(page.text, /href="tel:119"/);
  assert.match(page.text, /燃氣公司搶修/);
  assert.doesNotMatch(page.text, /href="\/raise\/place/);
  const over = { draft, category: 'gas_smell', asked: ['gas_now', 'dizzy_from_gas'] };
  const later = await resident.send('/raise/category', over);
  assert.match(later.location ?? '', /^\/raise\/place\?/);
});

test('a yes that does not stop the form shows the advice and goes on', async () => {
  const draft = draftOf(await resident.send('/raise', { body: RAILING }));
  const said = {
    draft,
    category: 'railing',
    asked: ['falling_now', 'injured'],
    yes: 'falling_now',
  };
  const page = await resident.open((await resident.send('/raise/category', said)).location ?? '');
  assert.match(page.text, /先請人守在旁邊/);
  assert.match(page.text, /href="\/raise\/place\?draft=/);
});

test('no category or an unknown one is said at the field, with the draft kept', async () => {
  const draft = draftOf(await resident.send('/raise', { body: RAILING }));
  const from = `/raise/category?draft=${draft}`;
  const none = await resident.send('/raise/category', { draft }, { from });
  assert.equal(none.status, 422);
  assert.match(none.text, /class="summary-box"/);
  const unknown = await resident.send('/raise/category', { draft, category: 'dragons' }, { from });
  assert.equal(unknown.status, 409);
  assert.match(unknown.text, /這裡沒有這個類別/);
});

test('whoever searches keeps the kind and the dangers they ticked', async () => {
  const draft = draftOf(await resident.send('/raise', { body: RAILING }));
  const asked = ['falling_now', 'injured'];
  const ticked = { draft, category: 'railing', asked, yes: 'injured' };
  const sent = await resident.send('/raise/category', { ...ticked, step: 'search', q: '陪診' });
  assert.equal(sent.status, 303);
  assert.equal(sent.location, `/raise/category?draft=${draft}&q=${encodeURIComponent('陪診')}`);
  const page = await resident.open(sent.location ?? '');
  assert.match(page.text, /type="search"[^>]*value="陪診"/);
  assert.match(page.text, /name="other" value="hospital"/);
  assert.match(page.text, /value="railing"\s+checked/);
  assert.match(page.text, /value="injured"\s+checked/);
  assert.doesNotMatch(page.text, /value="falling_now"\s+checked/);
});

test('a danger ticked before searching counts when another category is touched', async () => {
  const draft = draftOf(await resident.send('/raise', { body: RAILING }));
  const asked = ['falling_now', 'injured'];
  const ticked = { draft, category: 'railing', asked, yes: ['falling_now'] };
  await resident.send('/raise/category', { ...ticked, step: 'search', q: '理髮' });
  // The tiles are in the same form: the category that was touched goes before the one ticked.
  const touched = await resident.send('/raise/category', {
    ...ticked,
    q: '理髮',
    other: 'haircut',
  });
  assert.match(touched.location ?? '', /step=advice/);
  assert.match((await resident.open(touched.location ?? '')).text, /先請人守在旁邊/);
});

test('a danger unticked after searching is no danger any more', async () => {
  const draft = draftOf(await resident.send('/raise', { body: RAILING }));
  const asked = ['falling_now', 'injured'];
  const ticked = { draft, category: 'railing', asked };
  await resident.send('/raise/category', { ...ticked, yes: asked, step: 'search', q: '陪診' });
  const sent = await resident.send('/raise/category', { ...ticked, q: '陪診' });
  assert.match(sent.location ?? '', /^\/raise\/place\?/);
});

test('searching is no answer: dangers seen but not answered are asked again', async () => {
  const draft = draftOf(await resident.send('/raise', { body: '屋裡有煤氣味' }));
  const asked = ['gas_now', 'dizzy_from_gas'];
  await resident.send('/raise/category', { draft, asked, step: 'search', q: '陪診' });
  const chosen = await resident.send('/raise/category', { draft, other: 'gas_smell' });
  assert.match(chosen.location ?? '', /step=ask/);
});

test('a search needs no category, and one for nothing shows all as it was', async () => {
  const draft = draftOf(await resident.send('/raise', { body: RAILING }));
  const to = `/raise/category?draft=${draft}`;
  for (const q of ['', '   ']) {
    const sent = await resident.send('/raise/category', { draft, step: 'search', q });
    assert.deepEqual([sent.status, sent.location], [303, to]);
  }
  const odd = { draft, step: 'search', q: '陪診', category: 'dragons', yes: 'falling_now' };
  const page = await resident.open((await resident.send('/raise/category', odd)).location ?? '');
  assert.match(page.text, /value="falling_now"\s+checked/);
  assert.match(page.text, /value="railing"\s+checked/);
});

test('a search that is too long is said at its field, with the ticks kept', async () => {
  const draft = draftOf(await resident.send('/raise', { body: RAILING }));
  const from = `/raise/category?draft=${draft}`;
  const long = { draft, step: 'search', q: '門'.repeat(500), yes: 'injured', asked: 'injured' };
  const seen = await resident.send('/raise/category', long, { from });
  assert.equal(seen.status, 422);
  assert.match(seen.text, /href="#matters-raise_category-q"/);
  assert.match(seen.text, /value="injured"\s+checked/);
});

test('programs search and choose by the same call', async () => {
  const draft = draftOf(await resident.send('/raise', { body: RAILING }));
  const searched = await resident.api('POST /raise/category', {
    draft,
    step: 'search',
    asked: ['injured'],
    yes: ['injured'],
  });
  assert.deepEqual(searched.body, { draft, next: 'choose' });
  const missing = await resident.api('POST /raise/category', { draft, asked: [], yes: [] });
  assert.equal(missing.status, 422);
  assert.partialDeepStrictEqual(missing.body, { errors: [{ pointer: '/category' }] });
});

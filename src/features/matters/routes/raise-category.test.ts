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

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertSound, markupOf, textOf } from '#test/drawn.ts';
import { elevation } from './elevation.ts';
import type { ElevationSpec, StreetBuilding } from './elevation.ts';

const one: StreetBuilding = {
  label: '1',
  name: '1 號樓',
  address: '/places/dx.1',
  floors: 6,
  columns: 4,
  units: 2,
  households: 24,
  lit: 20,
};
const seven: StreetBuilding = {
  ...one,
  label: '7',
  name: '7 號樓',
  address: '/places/dx.7',
  lit: 0,
  mark: { text: '!', label: '沒有樓長' },
};
const spec: ElevationSpec = {
  name: '東興小區',
  buildings: [one, seven],
  meaning: { lit: '有人聯繫', unlit: '還沒有', mark: '沒有樓長' },
};

test('each building says in one sentence what its light means', async () => {
  const markup = await markupOf(elevation('zh-Hant', spec));
  assert.match(markup, /role="img"[^>]* aria-label="1 號樓：24 戶，有人聯繫的 20 戶"/);
  assert.match(markup, /aria-label="7 號樓：24 戶，有人聯繫的 0 戶；沒有樓長"/);
});

test('the street is summed up in one sentence in each language', async () => {
  assert.match(
    await textOf(elevation('zh-Hant', spec)),
    /東興小區：2 棟樓共 48 戶，亮燈的 20 戶，意思是有人聯繫。/,
  );
  assert.match(await textOf(elevation('zh-Hans', spec)), /2 栋楼共 48 户，亮灯的 20 户/);
  assert.match(await textOf(elevation('en', spec)), /2 buildings with 48 households/);
});

test('the legend says the one meaning of light, with its numbers', async () => {
  const text = await textOf(elevation('zh-Hant', spec));
  assert.match(text, /有人聯繫 20 還沒有 28 沒有樓長/);
});

test('each building leads to its page, from the picture and from the table', async () => {
  const markup = await markupOf(elevation('zh-Hant', spec));
  assert.equal(markup.match(/href="\/places\/dx\.7"/g)?.length, 2);
});

test('a building without a page is no link', async () => {
  const buildings = [{ ...one, address: undefined }];
  assert.doesNotMatch(await markupOf(elevation('zh-Hant', { ...spec, buildings })), /<a/);
});

test('the table has the numbers of the picture and what is marked', async () => {
  const markup = await markupOf(elevation('zh-Hant', spec));
  assert.match(markup, /7 號樓<\/a><\/th><td[^>]*>24<\/td><td[^>]*>0<\/td><td[^>]*>沒有樓長<\/td>/);
  assert.match(markup, /1 號樓<\/a><\/th><td[^>]*>24<\/td><td[^>]*>20<\/td><td[^>]*>—<\/td>/);
});

test('without marks the table has no column for them', async () => {
  const markup = await markupOf(elevation('zh-Hant', { ...spec, buildings: [one] }));
  assert.equal(markup.match(/<th scope="col"/g)?.length, 3);
});

test('the legend says that windows stand for no flat, unless they do', async () => {
  assert.match(await textOf(elevation('zh-Hant', spec)), /看不出是哪一戶/);
  const buildings = [{ ...one, litAt: [{ floor: 1, column: 1 }] }];
  const real = await textOf(elevation('zh-Hant', { ...spec, buildings }));
  assert.doesNotMatch(real, /看不出是哪一戶/);
});

test('a number that is not published stands nowhere', async () => {
  const buildings = [{ ...one, lit: undefined }, seven];
  const part = elevation('zh-Hant', { ...spec, buildings });
  const text = await textOf(part);
  assert.match(text, /1 不公布/);
  assert.match(await markupOf(part), /aria-label="1 號樓：24 戶"/);
  assert.match(text, /有人聯繫 0 還沒有 24/);
});

test('a very long street is drawn in part and told in full', async () => {
  const buildings = Array.from({ length: 75 }, (_, index) => ({
    ...one,
    label: `${index + 1}`,
    name: `${index + 1} 號樓`,
    address: `/places/dx.${index + 1}`,
  }));
  const part = elevation('zh-Hant', { ...spec, buildings });
  const markup = await markupOf(part);
  assert.equal(markup.match(/class="facade"/g)?.length, 60);
  assert.equal(markup.match(/<th scope="row">/g)?.length, 75);
  assert.match(await textOf(part), /還有 15 棟，在表格裡。/);
});

test('the same street is drawn the same way each time', async () => {
  const first = await markupOf(elevation('zh-Hant', spec));
  assert.equal(await markupOf(elevation('zh-Hant', spec)), first);
});

test('a street of twelve buildings is light enough for a slow network', async () => {
  const buildings = Array.from({ length: 12 }, (_, index) => ({ ...one, name: `${index} 號樓` }));
  const markup = await markupOf(elevation('zh-Hant', { ...spec, buildings }));
  assert.ok(markup.length < 60_000, `${markup.length}`);
});

test('a street is sound markup', async () => {
  await assertSound(elevation('zh-Hant', spec));
  await assertSound(elevation('en', { ...spec, buildings: [{ ...one, address: undefined }] }));
});

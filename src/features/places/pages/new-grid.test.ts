import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawnInAll, sentForm, viewWith } from '#test/drawn.ts';
import { attributeOf, controlsOf, listNamed, readMarkup, wordsIn } from '#test/markup.ts';
import { newGridPage } from './new-grid.ts';
import type { NewGridView } from './new-grid.ts';

const names = (hant: string, en = hant) => ({ hant, hans: hant, en });
const community = {
  id: '350203007010',
  path: '35.02.03.007.010',
  kind: 'community',
  level: 50,
  communityId: '350203007010',
  names: names('深田社區', 'Shentian'),
};
const free: NewGridView['free'] = [
  { id: 'b1', names: names('1號樓', 'Building 1'), within: names('東興小區', 'Dongxing') },
  { id: 'b2', names: names('深田路2號', '2 Shentian Road') },
];

test('a grid is asked for in three languages: its names, its code, its buildings', async () => {
  const drawn = await drawnInAll((view) => newGridPage(view, { place: community, free }));
  const expected = [
    /新建網格[^]*哪些樓棟/,
    /新建网格[^]*哪些楼栋/,
    /Make a grid[^]*Which buildings/,
  ];
  for (const [index, text] of drawn.entries()) assert.match(text, expected[index] ?? /^$/);
});

test('each building is a box of its own, with the compound it stands in if there is one', async () => {
  const root = readMarkup(`${await newGridPage(viewWith(), { place: community, free }).body}`);
  const [form] = listNamed(root, 'form');
  const boxes = controlsOf(form ?? root).filter(({ name }) => name === 'buildings');
  assert.deepEqual(
    boxes.map(({ value, isChosen }) => [value, isChosen]),
    [
      ['b1', false],
      ['b2', false],
    ],
  );
  assert.match(wordsIn(root), /1號樓\s*東興小區\s*深田路2號/);
  assert.equal(attributeOf(form ?? root, 'action'), '/places/350203007010/grids');
});

test('what was typed and ticked comes back with the refusal', async () => {
  const values = { hant: '東網格', code: 'east', buildings: ['b2'] };
  const refusal = '這個社區已經有網格用這個代碼，請換一個。';
  const form = { ...sentForm({ endpoint: 'places.add_grid', values, problems: [] }), refusal };
  const page = newGridPage(viewWith({ form }), { place: community, free });
  const root = readMarkup(`${await page.body}`);
  assert.match(wordsIn(root), /這個社區已經有網格用這個代碼/);
  const controls = listNamed(root, 'form').flatMap(controlsOf);
  assert.ok(controls.some(({ name, value }) => name === 'hant' && value === '東網格'));
  const ticked = controls.filter(({ name, isChosen }) => name === 'buildings' && isChosen);
  assert.deepEqual(
    ticked.map(({ value }) => value),
    ['b2'],
  );
});

test('where no building is left the form is there all the same', async () => {
  const root = readMarkup(`${await newGridPage(viewWith(), { place: community, free: [] }).body}`);
  assert.match(wordsIn(root), /所有樓棟都已經在網格裡了/);
  assert.equal(listNamed(root, 'form').length, 1);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillPath, findUnsampled, planAll, planRound } from './plan.ts';

const pages = [
  { name: 'home.show', path: '/' },
  { name: 'matters.show', path: '/matters/:id' },
];
const samples = {
  'home.show': [{ as: ['visitor', 'resident', 'elder', 'worker'] }],
  'matters.show': [{ with: { id: 'm1' }, as: ['visitor'] }],
};

test('a path is filled, and what it does not name becomes the query', () => {
  assert.equal(fillPath('/matters/:id', { id: 'm1' }), '/matters/m1');
  assert.equal(fillPath('/matters/:id{[0-9]+}/edit', { id: '7' }), '/matters/7/edit');
  assert.equal(fillPath('/board', { q: '欄杆', page: '2' }), '/board?q=%E6%AC%84%E6%9D%86&page=2');
  assert.equal(fillPath('/places/:id', { id: 'a/b' }), '/places/a%2Fb');
  assert.throws(() => fillPath('/matters/:id', {}), /needs a sample of id/);
});

test('a page without a sample, and a sample without a page, are told', () => {
  assert.deepEqual(findUnsampled(pages, samples), []);
  assert.match(
    findUnsampled(pages, { 'home.show': samples['home.show'] })[0] ?? '',
    /matters\.show/,
  );
  const nobody = { ...samples, 'matters.show': [{ with: { id: 'm1' }, as: [] }] };
  assert.equal(findUnsampled(pages, nobody).length, 1);
  const left = { ...samples, 'cars.show': [{ as: ['visitor'] }] };
  assert.match(findUnsampled(pages, left)[0] ?? '', /cars\.show .* is no page/);
});

test('a round meets every page in every language, mode and width', () => {
  const looks = planRound(pages, samples);
  for (const { name } of pages) {
    const own = looks.filter((look) => look.name === name).map((look) => look.combination);
    assert.equal(new Set(own.map(({ language }) => language)).size, 3, name);
    assert.equal(new Set(own.map(({ mode }) => mode)).size, 3, name);
    assert.equal(new Set(own.map(({ width }) => width)).size, 2, name);
  }
});

test('a round lets every reader look, however many there are', () => {
  const own = planRound(pages, samples).filter((look) => look.name === 'home.show');
  assert.deepEqual(
    own.map(({ reader }) => reader),
    ['visitor', 'resident', 'elder', 'worker'],
  );
});

test('the full plan is every sample by every reader in every combination', () => {
  assert.equal(planAll(pages, samples).length, (4 + 1) * 18);
  const addresses = new Set(planAll(pages, samples).map(({ address }) => address));
  assert.deepEqual([...addresses], ['/', '/matters/m1']);
});

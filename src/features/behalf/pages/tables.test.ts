import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeedLine, ToTellShown } from '#/features/behalf/routes/shapes.ts';
import { viewWith } from '#test/drawn.ts';
import { deedsTable, toTellTable } from './tables.ts';

const at = Temporal.Instant.from('2026-11-22T02:30:00Z');
const names = (hant: string) => ({ hant, hans: hant, en: hant });
const place = { id: '350203007010', names: names('深田社區') };

const deed: DeedLine = {
  id: '019cf000-0000-7000-8000-000000000001',
  at,
  done: 'matters.raise',
  by: '蘇雅婷',
  about: names('廚房的燈不亮了'),
  state: 'stays',
};

test('what others did is taken away with what, by whom and how it stands', () => {
  const shown = { name: '王阿姨', isActing: false, mayReverse: true, deeds: [deed] };
  const { headings, rows } = deedsTable(viewWith({}), shown);
  assert.equal(headings.length, 4);
  const [[when, what, who, state] = []] = rows;
  assert.deepEqual([when, who], ['2026-11-22 10:30', '蘇雅婷']);
  assert.match(String(what), /：廚房的燈不亮了$/);
  assert.notEqual(state, '');
});

test('whoever acts for somebody takes away that person’s, under their name', () => {
  const shown = { name: '王阿姨', isActing: true, mayReverse: true, deeds: [] };
  const { name, rows } = deedsTable(viewWith({}), shown);
  assert.match(name, /王阿姨/);
  assert.deepEqual(rows, []);
});

test('who has yet to be told is taken away with a number only where they wish to be rung', () => {
  const person = { personId: deed.id, home: names('3號樓 501'), telephone: '+8613800138001' };
  const shown: ToTellShown = {
    place,
    communityId: place.id,
    waiting: [
      { ...person, name: '王秀英', way: 'telephone', count: 3, latestAt: at },
      { ...person, name: '陳志明', way: 'slip', count: 1, latestAt: at },
    ],
    slips: [{ ...person, name: '李大同', way: 'slip', id: deed.id, madeAt: at, madeBy: '蘇雅婷' }],
  };
  const { headings, rows } = toTellTable(viewWith({ language: 'en' }), shown);
  assert.deepEqual(headings.slice(0, 3), ['Who', 'Home', 'Telephone']);
  assert.deepEqual(
    rows.map(([who, home, telephone]) => [who, home, telephone !== undefined]),
    [
      ['王秀英', '3號樓 501', true],
      ['陳志明', '3號樓 501', false],
      ['李大同', '3號樓 501', false],
    ],
  );
  assert.deepEqual(
    rows.map((row) => row.at(-1)),
    [3, 1, '2026-11-22 10:30'],
  );
});

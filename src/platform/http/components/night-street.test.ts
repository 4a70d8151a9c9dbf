import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nightStreet } from './night-street.ts';
import type { BuildingSign, NightStreetSpec } from './night-street.ts';

const words = {
  seeking: '正在叫人',
  coming: '在路上',
  arrived: '到了',
  done: '辦好了',
  over: '不用了',
  nobody: '沒有人',
};

const spec = (signs: readonly BuildingSign[]): NightStreetSpec => ({
  name: '東興小區',
  words,
  meaning: '亮的窗',
  buildings: [
    {
      key: 'b3',
      label: '3',
      name: '<3> 號樓',
      units: 2,
      floors: 6,
      columns: 4,
      sentence: '3 號樓，這一夜 2 件',
      signs,
    },
  ],
});

const sign = (key: string, more: Partial<BuildingSign> = {}): BuildingSign => ({
  key,
  look: 'seeking',
  window: undefined,
  ...more,
});

const draw = async (signs: readonly BuildingSign[]) =>
  String(await nightStreet('zh-Hant', spec(signs)));

const boxesOf = (drawn: string) =>
  [
    ...drawn.matchAll(/data-sign="(\w+)"[^>]*><rect class="sign-pane" x="([\d.]+)" y="([\d.]+)"/g),
  ].map(([, key = '', x = '', y = '']) => ({ key, at: `${x},${y}` }));

describe('a street by night', () => {
  test('draws a window for each call, with the mark of how far it came', async () => {
    const drawn = await draw([
      sign('0'),
      sign('1', { look: 'done' }),
      sign('2', { look: undefined }),
    ]);
    assert.match(drawn, /data-sign="0" data-look="seeking"/);
    assert.match(drawn, /data-sign="1" data-look="done"/);
    assert.match(drawn, /data-sign="2" data-look=""/, 'what is to come is there, and not shown');
    assert.match(drawn, /data-waiting[^>]*>1</);
    assert.match(drawn, /data-called>2</);
    assert.match(drawn, /正在叫人 <b data-legend="seeking">1</);
    assert.match(drawn, /辦好了 <b data-legend="done">1</);
    assert.match(drawn, /aria-label="3 號樓，這一夜 2 件"/);
  });

  test('shows no number above a house where nobody waits', async () => {
    const drawn = await draw([sign('0', { look: 'done' }), sign('1', { look: 'over' })]);
    assert.match(drawn, /data-waiting[^>]* hidden/);
  });

  test('lights the very window where it is told', async () => {
    const [told] = boxesOf(await draw([sign('0', { window: { floor: 1, column: 1 } })]));
    const [beside] = boxesOf(await draw([sign('0', { window: { floor: 1, column: 2 } })]));
    const [above] = boxesOf(await draw([sign('0', { window: { floor: 6, column: 1 } })]));
    const [x, y] = told?.at.split(',').map(Number) ?? [];
    assert.ok(x !== undefined && y !== undefined);
    assert.ok(Number(beside?.at.split(',')[0]) > x, 'the next column lies to the right');
    assert.ok(Number(above?.at.split(',')[1]) < y, 'the sixth floor lies higher');
  });

  test('where it is not told, as many windows light up as there are calls, always the same', async () => {
    const signs = Array.from({ length: 7 }, (_, index) => sign(String(index)));
    const boxes = boxesOf(await draw(signs));
    assert.equal(new Set(boxes.map(({ at }) => at)).size, 7);
    assert.deepEqual(boxesOf(await draw(signs)), boxes);
  });

  test('a window outside of the building is not drawn', async () => {
    const drawn = await draw([sign('0', { window: { floor: 3, column: 1 } })]);
    assert.doesNotMatch(drawn, /NaN|undefined/);
  });
});

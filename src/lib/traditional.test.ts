import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import { toSimplified } from './text.ts';
import { loadToTraditional } from './traditional.ts';
import type { ToTraditional } from './traditional.ts';

let toTraditional: ToTraditional;

before(async () => {
  toTraditional = await loadToTraditional();
});

function assertNames(names: Readonly<Record<string, string>>): void {
  for (const [simplified, traditional] of Object.entries(names)) {
    assert.equal(toTraditional(simplified), traditional);
  }
}

test('the places of the demonstration are written as their people would', () => {
  assertNames({
    深田社区居委会: '深田社區居委會',
    岐山居委会: '岐山居委會',
    阔口社区: '闊口社區',
    长山花园社区居民委员会: '長山花園社區居民委員會',
    中华中路社区: '中華中路社區',
    东兴小区: '東興小區',
    长宁区: '長寧區',
    内蒙古自治区: '內蒙古自治區',
    广西壮族自治区: '廣西壯族自治區',
  });
});

test('a lane stays a lane, never an inside', () => {
  assertNames({
    邻里中心: '鄰里中心',
    湖里区: '湖里區',
    平安里: '平安里',
    三里屯: '三里屯',
    水里: '水里',
  });
});

test('what lies behind is not an empress, nor an empress behind', () => {
  assertNames({ 后埔社区: '後埔社區', 皇后村: '皇后村', 天后宫: '天后宮' });
});

test('terraces are written the long way, but for the places that keep the short one', () => {
  assertNames({
    烟台市: '煙臺市',
    丰台区: '豐臺區',
    台子村: '臺子村',
    台州市: '台州市',
    天台县: '天台縣',
  });
});

test('villages keep their common character', () => {
  assertNames({ 岐山村: '岐山村', 曹杨新村: '曹楊新村' });
});

test('holy mountains differ from families', () => {
  assertNames({
    岳阳市: '岳陽市',
    岳麓区: '嶽麓區',
    东岳庙: '東嶽廟',
    岳家村: '岳家村',
    岳西县: '嶽西縣',
  });
});

test('families keep their characters', () => {
  assertNames({
    于家庄: '于家莊',
    大于村: '大于村',
    后王各庄: '後王各莊',
    范家村: '范家村',
    余家: '余家',
    沈家: '沈家',
    游家: '游家',
    占家: '占家',
    干家: '干家',
    胡家: '胡家',
    周家: '周家',
    朱家: '朱家',
  });
});

test('words that need another character have it', () => {
  assertNames({
    示范区: '示範區',
    奋斗街道: '奮鬥街道',
    干部休养所: '幹部休養所',
    旅游度假区: '旅遊度假區',
    沈阳市: '瀋陽市',
    余姚市: '餘姚市',
    咸水沽: '鹹水沽',
    咸阳市: '咸陽市',
    仪征市: '儀徵市',
    理发店: '理髮店',
    发展路: '發展路',
    长发社区: '長發社區',
    复兴路: '復興路',
    海淀区: '海淀區',
    钟楼区: '鐘樓區',
    云南省: '雲南省',
  });
});

test('rare variants give way to usual forms', () => {
  assertNames({
    龙岩市: '龍岩市',
    胡同: '胡同',
    赤峰市: '赤峰市',
    群众路: '群眾路',
    兰溪市: '蘭溪市',
  });
});

test('what is not simplified Chinese stays as it is', () => {
  assertNames({ 'Building 3': 'Building 3', 深田社區: '深田社區', '': '' });
});

property(
  'simplifying again gives the name back, character for character',
  fc.property(
    fc.string({
      unit: fc.constantFrom(
        ...'里后台村岳谷斗范沈钟游万余郁曲面松丰胡采升姜向千家周岩布征志咸云发干并淀系社区长东',
      ),
      maxLength: 8,
    }),
    (name) => toSimplified(toTraditional(name)) === name,
  ),
  1000,
);

property(
  'writing in traditional characters twice is writing once',
  fc.property(
    fc.string({
      unit: fc.constantFrom(...'深田社区后埔里岳麓台州烟范于余姚旅游发展长社區'),
      maxLength: 8,
    }),
    (name) => {
      const once = toTraditional(name);
      return toTraditional(once) === once;
    },
  ),
);

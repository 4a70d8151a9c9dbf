import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import { englishPlaceName } from './english-place-name.ts';

function assertNames(names: Readonly<Record<string, string>>): void {
  for (const [chinese, english] of Object.entries(names)) {
    assert.equal(englishPlaceName(chinese), english, chinese);
  }
}

test('every level of the tree has its English ending', () => {
  assertNames({
    福建省: 'Fujian Province',
    厦门市: 'Xiamen City',
    思明区: 'Siming District',
    开元街道办事处: 'Kaiyuan Subdistrict',
    大埔县: 'Dabu County',
    八里台镇: 'Balitai Town',
    将军关乡: 'Jiangjunguan Township',
    浦东新区: 'Pudong New Area',
    威海经济技术开发区: 'Weihai Economic and Technological Development Zone',
    大兴安岭地区: "Daxing'anling Prefecture",
    香港特别行政区: 'Hong Kong Special Administrative Region',
  });
});

test('communities and villages are named whatever their committee is called', () => {
  assertNames({
    岐山居委会: 'Qishan Community',
    岐山居民委员会: 'Qishan Community',
    深田社区居委会: 'Shentian Community',
    深田社區: 'Shentian Community',
    长山花园社区居民委员会: 'Changshan Garden Community',
    中华中路社区: 'Zhonghua Middle Road Community',
    陶锡村村民委员会: 'Taoxi Village',
    阔口村委会: 'Kuokou Village',
    温村村委会: 'Wencun Village',
    茶沟新村村民委员会: 'Chagou New Village',
  });
});

test('compounds, lanes and roads are named', () => {
  assertNames({
    东兴小区: 'Dongxing Compound',
    東興網格: 'Dongxing Grid',
    东兴片区: 'Dongxing Area',
    岐山村: 'Qishan Village',
    曹杨新村: 'Caoyang New Village',
    愚园路: 'Yuyuan Road',
    中華中路: 'Zhonghua Middle Road',
    解放大道: 'Jiefang Avenue',
    砖塔胡同: 'Zhuanta Hutong',
    中鼎温馨佳园: 'Zhongdingwenxinjiayuan',
  });
});

test('a number follows what it counts, and the larger place comes last', () => {
  assertNames({
    '3号楼': 'Building 3',
    '3號樓2單元': 'Unit 2, Building 3',
    '501室': 'Flat 501',
    '1088弄': 'Lane 1088',
    愚园路1088弄: 'Lane 1088, Yuyuan Road',
    岐山村48号: 'No. 48, Qishan Village',
    Ａ座: 'Tower A',
    深田社区第3网格: 'Grid 3, Shentian Community',
    愚园路1088弄社区: 'Lane 1088, Yuyuan Road Community',
  });
});

test('a direction that belongs to the name of a road stays with it', () => {
  assertNames({
    解放东路: 'Jiefang East Road',
    长安西大街: "Chang'an West Street",
    山东路: 'Shandong Road',
    河南路: 'Henan Road',
  });
});

test('an ending is not taken from the middle of a name', () => {
  assertNames({
    中关村街道: 'Zhongguancun Subdistrict',
    三里屯街道: 'Sanlitun Subdistrict',
    市中区: 'Shizhong District',
    路北区: 'Lubei District',
  });
});

test('a place of one character keeps its short ending', () => {
  assertNames({
    单县: 'Shanxian County',
    东区: 'Dongqu District',
    李村: 'Licun Village',
    牛街: 'Niujie Street',
    东社区: 'Dong Community',
    新村社区: 'Xincun Community',
    西大街社区: 'Xidajie Street Community',
  });
});

test('ethnic groups are part of the names of autonomous places', () => {
  assertNames({
    内蒙古自治区: 'Inner Mongolia Autonomous Region',
    广西壮族自治区: 'Guangxi Zhuang Autonomous Region',
    新疆维吾尔自治区: 'Xinjiang Uygur Autonomous Region',
    西藏自治区: 'Xizang Autonomous Region',
    延边朝鲜族自治州: 'Yanbian Korean Autonomous Prefecture',
    海西蒙古族藏族自治州: 'Haixi Mongolian and Tibetan Autonomous Prefecture',
    威宁彝族回族苗族自治县: 'Weining Yi, Hui and Miao Autonomous County',
    伊犁哈萨克自治州: 'Ili Kazakh Autonomous Prefecture',
    鄂伦春自治旗: 'Oroqen Autonomous Banner',
    东乡族自治县: 'Dongxiang Autonomous County',
    于家务回族乡: 'Yujiawu Hui Ethnic Township',
    龙胜各族自治县: 'Longsheng Multi-ethnic Autonomous County',
  });
});

test('a county that only sounds like a group is no autonomous place', () => {
  assertNames({
    白土乡: 'Baitu Township',
    满城区: 'Mancheng District',
    东乡区: 'Dongxiang District',
  });
});

test('places with an established English name have it', () => {
  assertNames({
    陕西省: 'Shaanxi Province',
    山西省: 'Shanxi Province',
    哈尔滨市: 'Harbin City',
    喀什地区: 'Kashgar Prefecture',
    市辖区: 'Municipal Districts',
    县: 'Counties',
  });
});

test('what is not Chinese stays as it is', () => {
  assertNames({ 'Riverside Lofts': 'Riverside Lofts', '': '', SOHO现代城: 'SOHO Xiandaicheng' });
});

property(
  'a name in common characters is written in Latin letters, with single spaces',
  fc.property(
    fc.string({
      unit: fc.constantFrom(...'深田岐山中华路东西村社区居委会3号楼弄县市省族回自治'),
      maxLength: 10,
    }),
    (name) => {
      const english = englishPlaceName(name);
      assert.match(english, /^(?:[A-Za-z0-9ü'.,-]+(?: [A-Za-z0-9ü'.,-]+)*)?$/);
      assert.equal(english === '', name === '');
    },
  ),
  500,
);

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  kindOfOfficialPlace,
  layOutOfficialPlace,
  nameOfOfficialPlace,
} from './official-places.ts';

function nameOf(name: string, code = '350203007010'): string {
  return nameOfOfficialPlace({ code, name });
}

function kindOf(code: string, name = '某地'): string {
  return kindOfOfficialPlace({ code, name });
}

test('a community loses the committee by which the list names it', () => {
  assert.equal(nameOf('深田社区居委会'), '深田社区');
  assert.equal(nameOf('凤凰社区居民委员会'), '凤凰社区');
});

test('a committee without a community in its name stays, as neighbours say it', () => {
  assert.equal(nameOf('岐山居委会'), '岐山居委会');
  assert.equal(nameOf('南峪居民委员会'), '南峪居民委员会');
  assert.equal(nameOf('第一居委会'), '第一居委会');
});

test('a village keeps its village, once', () => {
  assert.equal(nameOf('王庄村委会'), '王庄村');
  assert.equal(nameOf('胡家村村民委员会'), '胡家村');
  assert.equal(nameOf('湾李村村委会'), '湾李村');
  assert.equal(nameOf('八家村民委员会'), '八家村');
  assert.equal(nameOf('段家窝堡村委会'), '段家窝堡村');
});

test('a village that calls itself otherwise keeps that', () => {
  assert.equal(nameOf('第一嘎查村民委员会'), '第一嘎查');
  assert.equal(nameOf('幸福社区村民委员会'), '幸福社区');
  assert.equal(nameOf('三连村委会'), '三连');
});

test('a name without a committee stays as it is', () => {
  assert.equal(nameOf('长山花园社区'), '长山花园社区');
  assert.equal(nameOf('梅力更嘎查'), '梅力更嘎查');
  assert.equal(nameOf('村委会'), '村委会');
});

test('higher places keep the names they have', () => {
  assert.equal(nameOf('乌拉盖管理区管委会', '152571'), '乌拉盖管理区管委会');
  assert.equal(nameOf('某地村委会', '350203007'), '某地村委会');
});

test('a province, a region and a municipality are told apart', () => {
  assert.equal(kindOf('35', '福建省'), 'province');
  assert.equal(kindOf('45', '广西壮族自治区'), 'autonomous_region');
  for (const name of ['北京市', '天津市', '上海市', '重庆市']) {
    assert.equal(kindOf('31', name), 'municipality');
  }
});

test('a city that only fills the gap between codes is told from a city', () => {
  assert.equal(kindOf('3502', '厦门市'), 'city');
  assert.equal(kindOf('2224', '延边朝鲜族自治州'), 'prefecture');
  assert.equal(kindOf('1529', '阿拉善盟'), 'prefecture');
  assert.equal(kindOf('3101', '市辖区'), 'direct');
  assert.equal(kindOf('5002', '县'), 'direct');
  assert.equal(kindOf('4290', '省直辖县级行政区划'), 'direct');
  assert.equal(kindOf('6590', '自治区直辖县级行政区划'), 'direct');
});

test('a district that repeats its city is told from a district', () => {
  assert.equal(kindOf('350203', '思明区'), 'district');
  assert.equal(kindOf('429004', '仙桃市'), 'district');
  assert.equal(kindOf('441900', '东莞市'), 'undivided');
});

test('the fourth level is named by what it is', () => {
  assert.equal(kindOf('350203007', '梧村街道'), 'subdistrict');
  assert.equal(kindOf('350203100', '灌口镇'), 'town');
  assert.equal(kindOf('350203200', '某某满族乡'), 'township');
  assert.equal(kindOf('150203200', '巴音苏木'), 'township');
  assert.equal(kindOf('350203400', '火炬高新区'), 'zone');
});

test('the digits of a code tell a community from a village', () => {
  for (const code of ['350203007010', '350203007101', '350203007498']) {
    assert.equal(kindOf(code), 'community', code);
  }
  for (const code of ['350203007200', '350203007301', '350203007598']) {
    assert.equal(kindOf(code), 'village', code);
  }
});

test('a code that no official list holds is a fault', () => {
  assert.throws(() => kindOf('350'), /No official place/);
  assert.throws(() => kindOf(''), /No official place/);
});

test('a place is laid out below the places its code begins with', () => {
  const laidOut = layOutOfficialPlace({ code: '350203007010', name: '深田社区居委会' }, new Map());
  assert.deepEqual(laidOut, {
    id: '350203007010',
    path: '35.02.03.007.010',
    kind: 'community',
    level: 50,
    communityId: '350203007010',
    name: '深田社区',
    isSearched: true,
  });
});

test('a place below one that was moved is laid out where that is now', () => {
  const moved = new Map([['350203007', '35.02.05.907']]);
  const { path } = layOutOfficialPlace({ code: '350203007010', name: '深田社区' }, moved);
  assert.equal(path, '35.02.05.907.010');
});

test('a place above the communities is no tenant, and a gap is not searched', () => {
  const gap = layOutOfficialPlace({ code: '3101', name: '市辖区' }, new Map());
  assert.equal(gap.communityId, undefined);
  assert.equal(gap.isSearched, false);
  assert.equal(gap.level, 20);
  const city = layOutOfficialPlace({ code: '441900', name: '东莞市' }, new Map());
  assert.equal(city.isSearched, false);
  assert.equal(city.path, '44.19.00');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import { pinyinInitials, pinyinOf } from './pinyin.ts';

const han = fc.string({
  unit: fc.constantFrom(...'深田岐山西安重庆厦门蚌埠乐清中华路长春阔口'),
  maxLength: 6,
});

test('a name is one word in pinyin, with a capital', () => {
  assert.equal(pinyinOf('深田'), 'Shentian');
  assert.equal(pinyinOf('阔口'), 'Kuokou');
  assert.equal(pinyinOf('岐山村'), 'Qishancun');
});

test('both scripts are read alike', () => {
  assert.equal(pinyinOf('長寧區'), 'Changningqu');
  assert.equal(pinyinOf('长宁区'), 'Changningqu');
});

test('a syllable that begins with a vowel is set off', () => {
  assert.equal(pinyinOf('西安'), "Xi'an");
  assert.equal(pinyinOf('六安'), "Lu'an");
  assert.equal(pinyinOf('安溪'), 'Anxi');
});

test('letters and numbers are words of their own', () => {
  assert.equal(pinyinOf('SOHO现代城A3座'), 'SOHO Xiandaicheng A3 Zuo');
  assert.equal(pinyinOf('３号楼'), '3 Haolou');
  assert.equal(pinyinOf('白土镇（长坑）'), 'Baituzhen Changkeng');
});

test('an ü is kept', () => {
  assert.equal(pinyinOf('绿化'), 'Lühua');
});

test('places are read as the people there read them', () => {
  const known = {
    重庆: 'Chongqing',
    厦门: 'Xiamen',
    蚌埠: 'Bengbu',
    乐清: 'Yueqing',
    长春: 'Changchun',
    长子县: 'Zhangzixian',
    铅山: 'Yanshan',
    番禺: 'Panyu',
    东莞: 'Dongguan',
    成都: 'Chengdu',
    西藏: 'Xizang',
    莘庄: 'Xinzhuang',
    东阿: "Dong'e",
    崆峒: 'Kongtong',
    曾家村: 'Zengjiacun',
    解放路: 'Jiefanglu',
    解家: 'Xiejia',
    喀什: 'Kashi',
    台州: 'Taizhou',
    荥阳: 'Xingyang',
  };
  for (const [name, reading] of Object.entries(known)) assert.equal(pinyinOf(name), reading);
});

test('initials are what people type', () => {
  assert.equal(pinyinInitials('岐山'), 'qs');
  assert.equal(pinyinInitials('岐山村居委會'), 'qscjwh');
  assert.equal(pinyinInitials('重庆'), 'cq');
  assert.equal(pinyinInitials('西安'), 'xa');
  assert.equal(pinyinInitials('3號樓 B座'), '3hlbz');
});

test('what has no reading stays, and nothing makes nothing', () => {
  assert.equal(pinyinOf(''), '');
  assert.equal(pinyinOf('（）'), '');
  assert.equal(pinyinInitials(' '), '');
  assert.equal(pinyinOf('𬺈村').endsWith('cun'), true);
});

property(
  'one letter stands for each character',
  fc.property(han, (name) => pinyinInitials(name).length === name.length),
);

property(
  'a name in characters becomes one word of letters',
  fc.property(han, (name) => /^(?:[A-Z][a-zü']*)?$/.test(pinyinOf(name))),
);

property(
  'reading a name again, or in parts around a space, changes nothing',
  fc.property(han, han, (one, other) => {
    const separately = [pinyinOf(one), pinyinOf(other)].filter((part) => part !== '').join(' ');
    assert.equal(pinyinOf(`${one} ${other}`), separately);
    assert.equal(pinyinInitials(`${one} ${other}`), pinyinInitials(one) + pinyinInitials(other));
  }),
);

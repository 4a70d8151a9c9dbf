import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findNamed, isNear, writeAddress } from './location.ts';
import type { Named } from './location.ts';

function place(path: string, hant: string, en: string): Named {
  return { id: path, path, names: { hant, hans: hant.replaceAll('樓', '楼'), en } };
}

const community = place('c', '深田社區', 'Shentian Community');
const compounds = [place('c.dx', '東興小區', 'Dongxing'), place('c.hb', '湖濱小區', 'Hubin')];
const buildings = [
  place('c.dx.3', '3號樓', 'Building 3'),
  place('c.dx.13', '13號樓', 'Building 13'),
  place('c.hb.3', '3號樓', 'Building 3'),
  place('c.hb.5', '5號樓', 'Building 5'),
  place('c.9', '九號樓', 'House Nine'),
];
const places = { community, compounds, buildings };
const named = (address: string) => findNamed(address, places);

describe('the place that an address names', () => {
  test('it is the building of the compound that is named', () => {
    assert.equal(named('廈門市東興小區3號樓2單元'), 'c.dx.3');
    assert.equal(named('湖濱小區 3 號樓'), 'c.hb.3');
    assert.equal(named('Building 3, Hubin'), 'c.hb.3');
  });

  test('a number is read whole', () => {
    assert.equal(named('東興小區13號樓'), 'c.dx.13');
    assert.equal(named('東興小區23號樓'), 'c.dx');
    assert.equal(named('Dongxing Building 33'), 'c.dx');
    assert.equal(named('Dongxing, Building 13'), 'c.dx.13');
  });

  test('a building that only one compound has needs no compound', () => {
    assert.equal(named('5號樓門口'), 'c.hb.5');
    assert.equal(named('九號樓'), 'c.9');
  });

  test('of two that are called so neither is meant', () => {
    assert.equal(named('3號樓'), undefined);
    assert.equal(named('深田社區3號樓'), 'c');
  });

  test('a building of another compound is not that of the one that is named', () => {
    assert.equal(named('東興小區5號樓'), 'c.dx');
  });

  test('either script and any case are read', () => {
    assert.equal(named('东兴小区3号楼'), 'c.dx.3');
    assert.equal(named('DONGXING BUILDING 3'), 'c.dx.3');
  });

  test('an address that names none of them names nothing', () => {
    for (const address of ['', '...', '1234 5th street', '小區', '號樓']) {
      assert.equal(named(address), undefined, address);
    }
    assert.equal(findNamed('任何地方', { community, compounds: [], buildings: [] }), undefined);
  });
});

describe('a point near the community', () => {
  const centre = { longitude: 118.1, latitude: 24.48 };
  // A thousandth of a degree of latitude is a hundred and eleven metres.
  const north = (metres: number) => ({ ...centre, latitude: centre.latitude + metres / 111_195 });

  test('five hundred metres from one of its places are near, more are not', () => {
    assert.ok(isNear(north(499), [centre]));
    assert.ok(!isNear(north(501), [centre]));
    assert.ok(isNear(north(900), [centre, north(600)]));
  });

  test('where no place is on the map nothing is near', () => {
    assert.ok(!isNear(centre, []));
  });
});

describe('writing an address', () => {
  const line = [community, ...compounds.slice(0, 1), ...buildings.slice(0, 1)].map(
    ({ names }) => names,
  );

  test('in Chinese it goes inwards, in English outwards', () => {
    assert.equal(writeAddress(line, 'zh-Hant'), '深田社區 東興小區 3號樓');
    assert.equal(writeAddress(line, 'zh-Hans'), '深田社區 東興小區 3號楼');
    assert.equal(writeAddress(line, 'en'), 'Building 3, Dongxing, Shentian Community');
  });

  test('of nothing it is empty', () => {
    assert.equal(writeAddress([], 'en'), '');
  });
});

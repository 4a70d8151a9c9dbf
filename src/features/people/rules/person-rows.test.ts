import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PersonLine } from '#/features/people/model.ts';
import { cellWords as words } from '#/features/people/words/person-sheet.ts';
import { isSameLine, lineOf, personKey, readPerson, refuseTold } from './person-rows.ts';
import type { PersonRow } from './person-rows.ts';

const reading = { words, thisYear: 2026 };

function rowOf(said: Readonly<Record<string, string>>): PersonRow {
  const read = readPerson({ number: 2, cells: { name: '王秀英', ...said } }, reading);
  assert.ok('row' in read, JSON.stringify(said));
  return read.row;
}

function faultOf(said: Readonly<Record<string, string>>) {
  const read = readPerson({ number: 2, cells: { name: '王秀英', ...said } }, reading);
  return 'fault' in read ? [read.fault.column, read.fault.code, read.fault.detail] : undefined;
}

const wang: PersonLine = {
  name: '王秀英',
  called: '王阿姨',
  birthYear: 1944,
  telephone: '+8613800000001',
  email: null,
  language: 'zh-Hans',
  told: 'slip',
  home: null,
};

describe('what a row says of a person', () => {
  test('only the name has to be there; what is empty says nothing', () => {
    assert.deepEqual(rowOf({ name: ' 王  秀英 ', called: '', birthYear: ' ', told: '' }), {
      name: '王 秀英',
      called: undefined,
      birthYear: undefined,
      telephone: undefined,
      email: undefined,
      language: undefined,
      relation: undefined,
      told: undefined,
    });
  });

  test('of a date of birth the year is taken, and nothing more', () => {
    for (const said of ['1944', '１９４４', '1944年', '1944年5月', '1944-05-06', '1944/5']) {
      assert.equal(rowOf({ birthYear: said }).birthYear, 1944, said);
    }
    assert.equal(rowOf({ birthYear: '2026' }).birthYear, 2026);
    assert.equal(rowOf({ birthYear: '1880' }).birthYear, 1880);
    for (const said of ['2027', '1879', '44', '82歲', '19440506', '1944x', '05/06/1944']) {
      assert.deepEqual(faultOf({ birthYear: said }), [
        'birthYear',
        'birth_year_unreadable',
        { said },
      ]);
    }
  });

  test('a number and a mailbox have one form, however they are written', () => {
    for (const said of [
      '138 0000 0001',
      '+86 138-0000-0001',
      '１３８００００００１１'.slice(0, 11),
    ]) {
      assert.match(rowOf({ telephone: said }).telephone ?? '', /^\+86138000000\d\d$/);
    }
    assert.equal(rowOf({ email: ' Wang@Example.ORG ' }).email, 'wang@example.org');
    for (const said of ['12345', '無', 'wang@example.org']) {
      assert.deepEqual(faultOf({ telephone: said })?.slice(0, 2), [
        'telephone',
        'telephone_unreadable',
      ]);
    }
    for (const said of ['wang', 'a@b', '13800000001']) {
      assert.deepEqual(faultOf({ email: said })?.slice(0, 2), ['email', 'email_unreadable'], said);
    }
  });

  test('words are known in each language, in either script, and as programs write them', () => {
    for (const said of ['繁體中文', '繁体中文', 'zh-Hant']) {
      assert.equal(rowOf({ language: said }).language, 'zh-Hant', said);
    }
    for (const said of ['English', 'ENGLISH', 'en']) {
      assert.equal(rowOf({ language: said }).language, 'en', said);
    }
    for (const said of ['業主', '业主', 'Owner', 'owner']) {
      assert.equal(rowOf({ relation: said }).relation, 'owner', said);
    }
    for (const said of ['紙條', '纸条', 'Paper', 'slip']) {
      assert.equal(rowOf({ told: said }).told, 'slip', said);
    }
    assert.equal(rowOf({ told: '电话' }).told, 'telephone');
    assert.equal(rowOf({ told: '簡訊' }).told, 'sms');
  });

  test('a word that is none of them is told at its column', () => {
    assert.deepEqual(faultOf({ language: '閩南話' }), [
      'language',
      'language_unknown',
      { said: '閩南話' },
    ]);
    assert.deepEqual(faultOf({ relation: '房東' })?.slice(0, 2), ['relation', 'relation_unknown']);
    assert.deepEqual(faultOf({ told: '微信' })?.slice(0, 2), ['told', 'told_unknown']);
  });
});

describe('what a row would make', () => {
  const fresh = { householdId: 'h', language: 'zh-Hant' } as const;

  test('of somebody new: a member of the family, in the language of the office', () => {
    assert.deepEqual(lineOf(rowOf({ birthYear: '1944' }), fresh), {
      name: '王秀英',
      called: null,
      birthYear: 1944,
      telephone: null,
      email: null,
      language: 'zh-Hant',
      told: null,
      home: { householdId: 'h', relation: 'family' },
    });
    const said = rowOf({ relation: '租客', language: 'English', told: '紙條' });
    assert.partialDeepStrictEqual(lineOf(said, fresh), {
      language: 'en',
      told: 'slip',
      home: { relation: 'tenant' },
    });
  });

  test('of somebody who is there: what it says, and the rest as it is', () => {
    const line = lineOf(rowOf({ name: '王秀英', telephone: '138 0000 0002' }), { there: wang });
    assert.deepEqual(line, { ...wang, telephone: '+8613800000002' });
    const other = lineOf(rowOf({ name: '王秀英', called: '王奶奶', birthYear: '1945' }), {
      there: wang,
    });
    assert.deepEqual(other, { ...wang, called: '王奶奶', birthYear: 1945 });
  });

  test('keeps the name as it stands, in whichever script the sheet is', () => {
    const there = { ...wang, name: '陳東' };
    assert.equal(lineOf(rowOf({ name: '陈东' }), { there }).name, '陳東');
  });
});

test('paper and the own page take nothing, a call takes a number, the rest is chosen in person', () => {
  const asks = (told: PersonLine['told'], telephone: string | null) =>
    refuseTold({ ...wang, told, telephone }, undefined);
  assert.equal(asks(null, null), undefined);
  assert.equal(asks('slip', null), undefined);
  assert.equal(asks('page', null), undefined);
  assert.equal(asks('telephone', wang.telephone), undefined);
  assert.equal(asks('telephone', null), 'told_needs_telephone');
  for (const told of ['sms', 'email', 'relative'] as const) {
    assert.equal(asks(told, wang.telephone), 'told_not_by_sheet', told);
    assert.equal(refuseTold({ ...wang, told }, { ...wang, told }), undefined, told);
  }
});

test('one number and one name are one person, else one home and one name', () => {
  const key = personKey({ name: '陳東', telephone: '138 0000 0001' }, 'home');
  assert.equal(personKey({ name: ' 陈东 ', telephone: '+8613800000001' }, 'elsewhere'), key);
  assert.notEqual(personKey({ name: '陳東', telephone: '13800000002' }, 'home'), key);
  assert.notEqual(personKey({ name: '陳西', telephone: '13800000001' }, 'home'), key);
  assert.equal(personKey({ name: '陳東' }, 'home'), personKey({ name: '陈东' }, 'home'));
  assert.notEqual(personKey({ name: '陳東' }, 'home'), personKey({ name: '陳東' }, 'elsewhere'));
});

test('two lines are the same where all that a sheet can change is', () => {
  const home = { householdId: 'h', relation: 'family' } as const;
  assert.ok(isSameLine(wang, { ...wang }));
  assert.ok(isSameLine(wang, { ...wang, home }));
  assert.ok(isSameLine({ ...wang, home }, { ...wang, home: { ...home } }));
  assert.ok(!isSameLine({ ...wang, home }, { ...wang, home: { ...home, householdId: 'i' } }));
  assert.ok(!isSameLine({ ...wang, home }, { ...wang, home: { ...home, relation: 'owner' } }));
  const changes = { called: null, birthYear: 1945, telephone: null, email: 'w@example.org' };
  for (const [key, value] of Object.entries({ ...changes, language: 'en', told: 'page' })) {
    assert.ok(!isSameLine(wang, Object.assign({}, wang, { [key]: value })), key);
  }
});

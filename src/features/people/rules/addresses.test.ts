import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { anyText, property } from '#test/property.ts';
import { readAddress, readTelephone, writeTelephone } from './addresses.ts';

test('a mobile number reads the same however it is written', () => {
  for (const text of [
    '13800138000',
    '138 0013 8000',
    '138-0013-8000',
    '+86 138 0013 8000',
    '0086 13800138000',
    '１３８００１３８０００',
    ' (138) 0013.8000 ',
  ]) {
    assert.deepEqual(readAddress(text), { kind: 'telephone', address: '+8613800138000' }, text);
  }
});

test('a landline keeps its area code and loses the zero in front', () => {
  assert.equal(readTelephone('0592-1234567'), '+865921234567');
  assert.equal(readTelephone('021 12345678'), '+862112345678');
});

test('a number from abroad is read with its plus', () => {
  assert.equal(readTelephone('+44 20 7946 0958'), '+442079460958');
  assert.equal(readTelephone('0044 20 7946 0958'), '+442079460958');
});

test('an e-mail address is read in lower case and one width', () => {
  assert.deepEqual(readAddress(' Wang@Example.ORG '), {
    kind: 'email',
    address: 'wang@example.org',
  });
  assert.deepEqual(readAddress('ｗａｎｇ＠example.org'), {
    kind: 'email',
    address: 'wang@example.org',
  });
});

test('what is neither telephone nor e-mail is not guessed at', () => {
  for (const text of [
    '',
    '12345',
    '1380013800',
    '23800138000',
    '王阿姨',
    '@',
    'a@b',
    'a b@c.org',
  ]) {
    assert.equal(readAddress(text), undefined, text);
  }
  assert.equal(readAddress('a@example.org, b@example.org'), undefined);
});

test('a telephone number is written as it is dialled at home', () => {
  assert.equal(writeTelephone('+8613800138000'), '138 0013 8000');
  assert.equal(writeTelephone('+865921234567'), '05921234567');
  assert.equal(writeTelephone('+442079460958'), '+442079460958');
});

property(
  'a mobile number that is written out reads as itself',
  fc.property(fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }), (number) => {
    const address = `+86${number}`;
    assert.equal(readTelephone(writeTelephone(address)), address);
  }),
);

property(
  'nothing that was typed makes reading fail, and what is read is stable',
  fc.property(anyText(), (text) => {
    const read = readAddress(text);
    if (read !== undefined) assert.deepEqual(readAddress(read.address), read);
  }),
);

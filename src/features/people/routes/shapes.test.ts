import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { openApiDocument } from '#/platform/http/openapi.ts';
import { peopleEndpoints } from './index.ts';
import {
  addressField,
  birthYearField,
  calledField,
  codeField,
  instant,
  nameField,
  nextField,
  optionalAddress,
  optionalAddressOf,
  optionalDate,
} from './shapes.ts';

function read(schema: z.core.$ZodType, value: unknown): unknown {
  const parsed = z.safeParse(schema, value);
  return parsed.success ? parsed.data : 'refused';
}

describe('what comes in', () => {
  test('an address is read as telephone or e-mail, or refused', () => {
    const telephone = { kind: 'telephone', address: '+8613800138000' };
    assert.deepEqual(read(addressField, ' 138 0013 8000 '), telephone);
    const email = { kind: 'email', address: 'wang@example.org' };
    assert.deepEqual(read(addressField, 'Wang@Example.org'), email);
    for (const wrong of ['', '  ', '王阿姨', undefined, 138, 'x'.repeat(200)]) {
      assert.equal(read(addressField, wrong), 'refused', String(wrong));
    }
  });

  test('an address that may be left empty is nothing when it is', () => {
    for (const empty of ['', '   ', undefined]) {
      assert.equal(read(optionalAddress, empty), undefined);
    }
    assert.equal(read(optionalAddress, '王阿姨'), 'refused');
  });

  test('a field for telephones takes no e-mail, and the other way round', () => {
    assert.equal(read(optionalAddressOf('telephone'), 'wang@example.org'), 'refused');
    assert.equal(read(optionalAddressOf('email'), '13800138000'), 'refused');
    assert.notEqual(read(optionalAddressOf('email'), 'wang@example.org'), 'refused');
    assert.equal(read(optionalAddressOf('telephone'), ''), undefined);
  });

  test('a code is six digits, however they are typed', () => {
    for (const text of ['123456', '123 456', ' 12-34-56 ', '１２３４５６']) {
      assert.equal(read(codeField, text), '123456', text);
    }
    for (const wrong of ['', '12345', '1234567', 'abcdef', undefined, 123_456]) {
      assert.equal(read(codeField, wrong), 'refused', String(wrong));
    }
  });

  test('where to go on to is an address of ours or nothing', () => {
    for (const own of ['/', '/me', '/places?q=7&page=2', '/h/1#top']) {
      assert.equal(read(nextField, own), own);
    }
    for (const other of ['', 'me', '//evil.example', '/\\evil', 'https://evil.example', '/a b']) {
      assert.equal(read(nextField, other), undefined, other);
    }
    assert.equal(read(nextField, undefined), undefined);
    assert.equal(read(nextField, `/${'x'.repeat(3_000)}`), 'refused');
  });

  test('a name is one line that is not empty, and loses what cannot be seen', () => {
    assert.equal(read(nameField, ' 王秀英\u0000\n'), '王秀英');
    assert.equal(read(nameField, '   '), 'refused');
    assert.equal(read(nameField, '王'.repeat(61)), 'refused');
    assert.equal(read(calledField, ''), undefined);
    assert.equal(read(calledField, '王'.repeat(31)), 'refused');
  });

  test('a year of birth is one of somebody who may live', () => {
    assert.equal(read(birthYearField, '1944'), 1944);
    assert.equal(read(birthYearField, ''), undefined);
    for (const wrong of ['1879', '2101', '44', 'x', '1944.5']) {
      assert.equal(read(birthYearField, wrong), 'refused', wrong);
    }
  });

  test('a day that may be left empty is a day of the calendar', () => {
    assert.equal(String(read(optionalDate, '2026-11-22')), '2026-11-22');
    assert.equal(read(optionalDate, ''), undefined);
    for (const wrong of ['2026-02-30', '22.11.2026', 'tomorrow']) {
      assert.equal(read(optionalDate, wrong), 'refused', wrong);
    }
  });
});

describe('what goes out', () => {
  test('a moment is written with all its digits and read as itself', () => {
    const at = Temporal.Instant.from('2026-11-22T12:00:00.123456Z');
    assert.equal(instant.encode(at), '2026-11-22T12:00:00.123456Z');
    assert.equal(instant.parse(instant.encode(at)).toString(), at.toString());
  });

  test('the description of the interface names every operation of people once', () => {
    const described = openApiDocument(peopleEndpoints, 'http://linli.test');
    const text = JSON.stringify(described);
    for (const one of peopleEndpoints) {
      const isDescribed = one.kind === 'reading' || one.kind === 'acting';
      const times = text.split(`"operationId":"${one.name.replace('.', '_')}"`).length - 1;
      assert.equal(times, isDescribed ? 1 : 0, one.name);
    }
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import { namedPage } from './named-page.ts';

describe('the page somebody says something about', () => {
  test('is named by its path, with its place, its matter or its id', () => {
    for (const page of [
      '/',
      '/about',
      '/me/data',
      '/places/350203007010/figures',
      '/matters/350203007010-2026-0371',
      '/reviews/01a207a9-e374-78c0-9686-6698da7cfd40',
    ]) {
      assert.equal(namedPage(page), page);
    }
  });

  test('is named without what was typed or searched for', () => {
    assert.equal(namedPage('/people?query=王小明'), '/people');
    assert.equal(namedPage('/raise/check?draft=abcdef'), '/raise/check');
    assert.equal(namedPage('/about#王'), '/about');
  });

  test('tells no code and no link that opens something by itself', () => {
    assert.equal(namedPage('/h/482913075512'), '/');
    assert.equal(namedPage('/r/7K3M-99QX'), '/');
    assert.equal(namedPage('/stop/dGhpcyBpcyBhIHRva2Vu'), '/stop');
    assert.equal(namedPage('/enter/dGhpcyBpcyBh_dG9rZW4'), '/enter');
  });

  test('is the front page where there is no path', () => {
    assert.equal(namedPage(''), '/');
    assert.equal(namedPage('//elsewhere.example/a'), '/');
    assert.equal(namedPage('https://elsewhere.example/a'), '/');
  });

  property(
    'whatever the address, it is a path of this site in plain letters',
    fc.property(fc.oneof(fc.webPath(), fc.string()), (address) => {
      assert.match(namedPage(address), /^\/([\da-z-]+\/)*[\da-z-]*$/);
    }),
  );
});

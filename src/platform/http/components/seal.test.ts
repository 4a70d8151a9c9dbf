import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seal, sealFile } from './seal.ts';

test('the seal of a page takes its colours from the sheets', () => {
  const drawn = `${seal()}`;
  assert.doesNotMatch(drawn, /#[\da-f]{3,6}/);
  for (const part of ['seal-ground', 'seal-house', 'seal-lamp']) assert.ok(drawn.includes(part));
});

test('the seal is hidden from those who hear the page, the name stands beside it', () => {
  assert.match(`${seal()}`, /aria-hidden="true"/);
});

test('the seal as a file needs no sheet', () => {
  const file = sealFile();
  assert.match(file, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  assert.doesNotMatch(file, /class=/);
});

test('one window of the seal is lit', () => {
  assert.equal(sealFile().match(/#f5b03a/g)?.length, 1);
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { encode } from 'uqr';
import { markupOf } from '#test/drawn.ts';
import { qrCode } from './qr-code.ts';

describe('the drawing of an address', () => {
  test('has the modules of the code, and a margin of four', async () => {
    const address = 'https://linli.example/h/1234567890123452';
    const { data, size } = encode(address, { border: 4 });
    const markup = await markupOf(qrCode(address));
    assert.match(markup, new RegExp(`viewBox="0 0 ${size} ${size}"`));
    const [, path = ''] = /fill="#000" d="([^"]*)"/.exec(markup) ?? [];
    const painted = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
    for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
      for (let step = 0; step < Number(length); step += 1) {
        const row = painted[Number(y)];
        if (row !== undefined) row[Number(x) + step] = true;
      }
    }
    assert.deepEqual(painted, data);
    assert.ok(
      painted
        .slice(0, 4)
        .flat()
        .every((isDark) => !isDark),
    );
  });

  test('is small enough for an old phone and silent for those who hear the page', async () => {
    const markup = await markupOf(qrCode('https://linli.example/h/1234567890123452'));
    assert.ok(markup.length < 8_000, String(markup.length));
    assert.match(markup, /aria-hidden="true"/);
  });
});

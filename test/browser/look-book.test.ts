import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { bookPages, openBook } from '#test/look-book/book.ts';
import type { Book } from '#test/look-book/book.ts';
import { launchChromium } from './harness/chromium.ts';
import { combinationsFor, describeCombination } from './harness/combinations.ts';
import { findingsOf } from './harness/findings.ts';
import { openReader } from './harness/visit.ts';

let browser: Browser;
let book: Book;

before(async () => {
  [browser, book] = await Promise.all([launchChromium(), openBook()]);
});

after(async () => {
  await browser.close();
  book.close();
});

for (const [index, name] of Object.keys(bookPages).entries()) {
  const [combination] = combinationsFor(index, 1);
  assert.ok(combination);
  test(`the ${name} page of the look-book is fit to be used, ${describeCombination(combination)}`, async () => {
    const reader = await openReader(browser, book.origin, []);
    const visit = await reader.visit(`/${name}`, combination);
    await reader.close();
    assert.deepEqual(await findingsOf(visit), []);
  });
}

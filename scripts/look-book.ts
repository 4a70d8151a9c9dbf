import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from '#test/browser/harness/chromium.ts';
import { describeCombination, modes, widths } from '#test/browser/harness/combinations.ts';
import type { Combination } from '#test/browser/harness/combinations.ts';
import { findingsOf } from '#test/browser/harness/findings.ts';
import { openReader } from '#test/browser/harness/visit.ts';
import { bookPages, openBook } from '#test/look-book/book.ts';

/*
 * Draws the parts of pages with nothing behind them, photographs them in every look, and tells what
 * the checks of every page find: `node scripts/look-book.ts [page …]`. The pictures are in
 * .cache/look-book/.
 */

const FOLDER = '.cache/look-book';

const combinations: readonly Combination[] = [
  ...modes.flatMap((mode) =>
    widths.map((width): Combination => ({ language: 'zh-Hant', mode, width })),
  ),
  { language: 'en', mode: 'normal', width: 360 },
  { language: 'en', mode: 'elder', width: 360 },
  { language: 'en', mode: 'normal', width: 1280 },
];

await main(process.argv.slice(2));

async function main(wanted: readonly string[]): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const book = await openBook();
  const browser = await launchChromium();
  const names = Object.keys(bookPages).filter(
    (name) => wanted.length === 0 || wanted.includes(name),
  );
  let count = 0;
  for (const name of names) {
    for (const combination of combinations) {
      count += await look(browser, `${book.origin}/${name}`, combination);
      await photograph(browser, `${book.origin}/${name}`, combination);
    }
  }
  await browser.close();
  book.close();
  console.log(`${names.length} pages, ${count} findings, pictures in ${FOLDER}/`);
}

/** Tells what the checks of every page find on this one. */
async function look(browser: Browser, address: string, combination: Combination): Promise<number> {
  const { origin, pathname } = new URL(address);
  const reader = await openReader(browser, origin, []);
  const findings = await findingsOf(await reader.visit(pathname, combination));
  await reader.close();
  for (const finding of findings) {
    console.log(`${pathname} ${describeCombination(combination)}: ${finding}`);
  }
  return findings.length;
}

async function photograph(
  browser: Browser,
  address: string,
  { language, mode, width }: Combination,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  const cookies = {
    linli_lang: language,
    linli_elder: mode === 'elder' ? '1' : '0',
    linli_theme: mode === 'dark' ? 'dark' : 'light',
  };
  await page
    .context()
    .addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: address })));
  await page.goto(address);
  const name = `${new URL(address).pathname.slice(1)}-${language}-${mode}-${width}.png`;
  await page.screenshot({ path: join(FOLDER, name), fullPage: true });
  await page.close();
}

import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { getCookie } from 'hono/cookie';
import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { buildAssets } from '#/platform/http/assets.ts';
import type { Assets } from '#/platform/http/assets.ts';
import { layout } from '#/platform/http/layout.ts';
import type { Page, View } from '#/platform/http/view.ts';
import { isLanguage } from '#/platform/i18n/language.ts';
import { launchChromium } from '#test/browser/harness/chromium.ts';
import { describeCombination, modes, widths } from '#test/browser/harness/combinations.ts';
import type { Combination } from '#test/browser/harness/combinations.ts';
import { findingsOf } from '#test/browser/harness/findings.ts';
import { openReader } from '#test/browser/harness/visit.ts';
import { boardPage, placePage, streetPage } from './look-book/pages.ts';
import { formPage, partsPage } from './look-book/parts.ts';
import { sealFile } from '#/platform/http/components/seal.ts';
import { mended, railing } from './look-book/scenes.ts';
import { viewWith, wrongForm } from './look-book/view.ts';

/*
 * Draws the parts of pages with nothing behind them, photographs them in every look, and tells what
 * the checks of every page find: `node scripts/look-book.ts [page …]`. The pictures are in
 * .cache/look-book/.
 */

const FOLDER = '.cache/look-book';

const pages: Readonly<Record<string, (view: View) => Page>> = {
  board: boardPage,
  place: placePage,
  street: streetPage,
  form: formPage,
  parts: partsPage,
};

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
  const assets = await buildAssets({
    styles: 'src/platform/http/style',
    clientEntry: 'src/platform/http/client/main.ts',
  });
  const server = serve({ fetch: bookOf(assets).fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${isAddress(address) ? address.port : 0}`;
  const browser = await launchChromium();
  const names = Object.keys(pages).filter((name) => wanted.length === 0 || wanted.includes(name));
  let count = 0;
  for (const name of names) count += await lookThrough(browser, origin, name);
  await browser.close();
  server.close();
  console.log(`${names.length} pages, ${count} findings, pictures in ${FOLDER}/`);
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

/** Serves the book as the application serves its pages. */
function bookOf(assets: Assets): Hono {
  const book = new Hono();
  book.use(compress());
  for (const [path, asset] of assets.byPath) {
    book.get(path, (c) => c.body(asset.text, 200, { 'content-type': asset.mediaType }));
  }
  for (const [name, drawing] of Object.entries({ railing, mended })) {
    book.get(`/${name}.svg`, (c) => c.body(drawing, 200, { 'content-type': 'image/svg+xml' }));
  }
  book.get('/seal.svg', (c) => c.body(sealFile(), 200, { 'content-type': 'image/svg+xml' }));
  for (const [name, draw] of Object.entries(pages)) {
    book.get(`/${name}`, async (c) => {
      const language = getCookie(c, 'linli_lang');
      const isElder = getCookie(c, 'linli_elder') === '1';
      const view = viewWith({
        language: isLanguage(language) ? language : 'zh-Hant',
        theme: getCookie(c, 'linli_theme') === 'dark' ? 'dark' : 'light',
        isElder,
        mayOpenDesk: language === 'en',
        notice: language === 'en' ? 'Thank you. The railing is yours now.' : undefined,
        reader: isElder ? { name: '莊秀英', actingFor: '莊阿婆' } : undefined,
        form: name === 'form' ? wrongForm : undefined,
        assets: { style: assets.stylePath, script: assets.scriptPath },
      });
      return c.html(await layout(view, draw(view)));
    });
  }
  return book;
}

async function lookThrough(browser: Browser, origin: string, name: string): Promise<number> {
  let count = 0;
  for (const combination of combinations) {
    const reader = await openReader(browser, origin, []);
    const visit = await reader.visit(`/${name}`, combination);
    await reader.close();
    for (const finding of await findingsOf(visit)) {
      console.log(`${name} ${describeCombination(combination)}: ${finding}`);
      count += 1;
    }
    await photograph(browser, `${origin}/${name}`, combination);
  }
  return count;
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

import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { compress } from 'hono/compress';
import { getCookie } from 'hono/cookie';
import { buildAssets } from '#/platform/http/assets.ts';
import type { Assets } from '#/platform/http/assets.ts';
import { securityHeaders } from '#/platform/http/headers.ts';
import { layout } from '#/platform/http/layout.ts';
import type { Page, View } from '#/platform/http/view.ts';
import { isLanguage } from '#/platform/i18n/language.ts';
import { viewWith } from '#test/drawn.ts';
import { boardPage, placePage, streetPage } from './pages.ts';
import { formPage, partsPage, wrongForm } from './parts.ts';
import { mended, railing } from './scenes.ts';

/** Every part that pages are made of, on a few pages with nothing behind them. */
export const bookPages: Readonly<Record<string, (view: View) => Page>> = {
  board: boardPage,
  place: placePage,
  street: streetPage,
  form: formPage,
  parts: partsPage,
};

export type Book = { readonly origin: string; readonly close: () => void };

/** Serves the pages of the book as the application serves its own, looks chosen by cookies. */
export async function openBook(): Promise<Book> {
  const assets = await buildAssets({
    styles: 'src/platform/http/style',
    scripts: 'src/platform/http/client',
  });
  const book = new Hono();
  book.use(compress());
  book.use(securityHeaders);
  for (const [path, asset] of assets.byPath) {
    book.get(path, (c) => c.body(asset.text, 200, { 'content-type': asset.mediaType }));
  }
  for (const [name, drawing] of Object.entries({ railing, mended })) {
    book.get(`/${name}.svg`, (c) => c.body(drawing, 200, { 'content-type': 'image/svg+xml' }));
  }
  for (const [name, draw] of Object.entries(bookPages)) {
    book.get(`/${name}`, async (c) => {
      const view = viewOf(c, assets);
      const shown = name === 'form' ? { ...view, form: wrongForm } : view;
      return c.html(await layout(shown, draw(shown)));
    });
  }
  return new Promise((resolve) => {
    const server = serve({ fetch: book.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
      resolve({ origin: `http://127.0.0.1:${port}`, close: () => void server.close() });
    });
  });
}

function viewOf(c: Context, assets: Assets): View {
  const language = getCookie(c, 'linli_lang');
  const isElder = getCookie(c, 'linli_elder') === '1';
  return viewWith({
    language: isLanguage(language) ? language : 'zh-Hant',
    theme: getCookie(c, 'linli_theme') === 'dark' ? 'dark' : 'light',
    isElder,
    mayOpenDesk: language === 'en',
    notice: language === 'en' ? 'Thank you. The railing is yours now.' : undefined,
    reader: isElder ? { name: '莊秀英', actingFor: '莊阿婆' } : undefined,
    assets: { style: assets.stylePath, script: assets.scriptPath },
  });
}

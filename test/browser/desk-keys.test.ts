import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Browser, Page as Tab } from 'playwright-core';
import { deskPage } from '#/features/matters/pages/desk.ts';
import { handlingPage } from '#/features/matters/pages/handling.ts';
import { buildAssets } from '#/platform/http/assets.ts';
import { securityHeaders } from '#/platform/http/headers.ts';
import { layout } from '#/platform/http/layout.ts';
import type { Page } from '#/platform/http/view.ts';
import { viewWith } from '#test/drawn.ts';
import { plainDesk, plainHandling, plainMatter, plainRow } from '#test/plain-shown.ts';
import { launchChromium } from './harness/chromium.ts';

/** Serves a desk of three matters and the page of each, as a worker sees them. */
async function openSite(): Promise<{ readonly origin: string; readonly close: () => void }> {
  const assets = await buildAssets({
    styles: 'src/platform/http/style',
    scripts: 'src/platform/http/client',
  });
  const { stylePath: style, scriptPath: script, ownPaths: own } = assets;
  const view = viewWith({ assets: { style, script, own } });
  const app = new Hono();
  app.use(securityHeaders);
  for (const [path, asset] of assets.byPath) {
    app.get(path, (c) => c.body(asset.text, 200, { 'content-type': asset.mediaType }));
  }
  const rows = [1, 2, 3].map((number) =>
    plainRow({
      id: `350203007010-2026-000${number}`,
      reference: `2026-000${number}`,
      title: `第 ${number} 件`,
    }),
  );
  const people = [{ personId: '019cf000-0000-7000-8000-000000000001', name: '陳師傅' }];
  const draw = async (page: Page) => String(await layout(view, page));
  app.get('/desk', async (c) => {
    const next = c.req.query('after') === undefined ? 'cursor' : undefined;
    return c.html(await draw(deskPage(view, plainDesk({ rows, people, next }))));
  });
  app.get('/matters/:id/desk', async (c) => {
    const allowed = { verbs: ['accept', 'assign'], commentAs: ['public', 'staff'] } as const;
    const matter = plainMatter({
      id: c.req.param('id'),
      title: c.req.param('id'),
      allowed: { verbs: [...allowed.verbs], commentAs: [...allowed.commentAs] },
    });
    return c.html(await draw(handlingPage(view, plainHandling(matter, { people }))));
  });
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
      resolve({ origin: `http://127.0.0.1:${port}`, close: () => void server.close() });
    });
  });
}

let browser: Browser;
let site: Awaited<ReturnType<typeof openSite>>;

before(async () => {
  [browser, site] = await Promise.all([launchChromium(), openSite()]);
});

after(async () => {
  await browser.close();
  site.close();
});

/** Opens the desk in a fresh profile, and fails on any error of the script. */
async function atDesk(look: (tab: Tab) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const tab = await context.newPage();
  tab.setDefaultTimeout(10_000);
  const errors: string[] = [];
  tab.on('pageerror', (error) => errors.push(error.message));
  await tab.goto(`${site.origin}/desk`);
  await look(tab);
  await context.close();
  assert.deepEqual(errors, []);
}

/** The words of what has the focus. */
const focused = (tab: Tab) => tab.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
const nameOfFocused = (tab: Tab) =>
  tab.evaluate(() => document.activeElement?.getAttribute('name') ?? '');
const press = async (tab: Tab, keys: string) => {
  for (const key of keys) await tab.keyboard.press(key);
};
const chosen = (tab: Tab) =>
  tab.$$eval('[name=chosen]:checked', (boxes) => boxes.map((box) => box.getAttribute('value')));

test('the focus walks down and up the rows, and stops at either end', () =>
  atDesk(async (tab) => {
    await press(tab, 'j');
    assert.equal(await focused(tab), '第 1 件');
    await press(tab, 'jjjj');
    assert.equal(await focused(tab), '第 3 件');
    await press(tab, 'kkkk');
    assert.equal(await focused(tab), '第 1 件');
  }));

test('a matter is chosen and let go, and the way leads to what is done to many', () =>
  atDesk(async (tab) => {
    await press(tab, 'jxjx');
    assert.deepEqual(await chosen(tab), ['2026-0001', '2026-0002']);
    await press(tab, 'kx');
    assert.deepEqual(await chosen(tab), ['2026-0002']);
    await press(tab, 'm');
    assert.equal(await nameOfFocused(tab), 'step');
  }));

test('a matter is opened, given and answered, and the walk goes on after it', () =>
  atDesk(async (tab) => {
    await press(tab, 'jjo');
    await tab.waitForURL('**/matters/350203007010-2026-0002/desk');
    await press(tab, 'a');
    assert.equal(await nameOfFocused(tab), 'assigneeId');
    await tab.locator('h1').click();
    await tab.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await press(tab, 'r');
    assert.equal(await nameOfFocused(tab), 'body');
    await press(tab, 'jukx?');
    assert.equal(await tab.inputValue('textarea[name=body]'), 'jukx?', 'a field takes its letters');
    await tab.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await press(tab, 'u');
    await tab.waitForURL(`${site.origin}/desk`);
    await press(tab, 'j');
    assert.equal(await focused(tab), '第 3 件');
    await press(tab, 'n');
    await tab.waitForURL('**after=cursor');
  }));

test('the way back leads to the desk as it was narrowed', () =>
  atDesk(async (tab) => {
    await tab.goto(`${site.origin}/desk?show=overdue&after=x`);
    await press(tab, 'jo');
    await tab.waitForURL('**/matters/*/desk');
    await press(tab, 'u');
    await tab.waitForURL('**/desk?show=overdue&after=x');
  }));

test('keys pressed with another one are left to the browser', () =>
  atDesk(async (tab) => {
    for (const key of ['Control+j', 'Alt+j', 'Meta+j']) await tab.keyboard.press(key);
    assert.equal(await tab.evaluate(() => document.activeElement === document.body), true);
  }));

test('the help opens by ? and by its button, and closes by Escape and by its button', () =>
  atDesk(async (tab) => {
    const isOpen = () => tab.$eval('dialog', (one) => (one as HTMLDialogElement).open);
    await press(tab, '?');
    assert.equal(await isOpen(), true);
    await press(tab, 'j');
    assert.equal(await tab.$eval('dialog', (one) => one.contains(document.activeElement)), true);
    await tab.keyboard.press('Escape');
    assert.equal(await isOpen(), false);
    await tab.click('[data-keys-open] button');
    assert.equal(await isOpen(), true);
    await tab.click('[data-keys-close]');
    assert.equal(await isOpen(), false);
  }));

test('single letters can be switched off, which stays, and on again', () =>
  atDesk(async (tab) => {
    await press(tab, '?');
    await tab.click('dialog input[type=checkbox]');
    await tab.keyboard.press('Escape');
    await tab.reload();
    await tab.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await press(tab, 'jxnm');
    assert.deepEqual([await chosen(tab), tab.url()], [[], `${site.origin}/desk`]);
    await press(tab, '?');
    assert.equal(await tab.isChecked('dialog input[type=checkbox]'), false);
    await tab.click('dialog input[type=checkbox]');
    await tab.keyboard.press('Escape');
    await press(tab, 'j');
    assert.equal(await focused(tab), '第 1 件');
  }));

test('without a script nothing of it is seen', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const tab = await context.newPage();
  await tab.goto(`${site.origin}/desk`);
  assert.equal(await tab.isVisible('[data-keys-open]'), false);
  assert.equal(await tab.isVisible('dialog'), false);
  await context.close();
});

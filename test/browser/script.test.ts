import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Browser, Page as Tab } from 'playwright-core';
import sharp from 'sharp';
import { buildAssets } from '#/platform/http/assets.ts';
import {
  form,
  photoField,
  readAloud,
  submitButton,
  textArea,
  textField,
} from '#/platform/http/components/index.ts';
import { securityHeaders } from '#/platform/http/headers.ts';
import { layout } from '#/platform/http/layout.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { sentForm, viewWith } from '#test/drawn.ts';
import { launchChromium } from './harness/chromium.ts';

/** A site of a few forms that tells what it was sent. */
type Site = {
  readonly origin: string;
  readonly sent: FormData[];
  readonly close: () => void;
};

const ANSWER_AFTER_MS = 400;

async function openSite(): Promise<Site> {
  const sent: FormData[] = [];
  const assets = await buildAssets({
    styles: 'src/platform/http/style',
    scripts: 'src/platform/http/client',
  });
  const app = new Hono();
  app.use(securityHeaders);
  for (const [path, asset] of assets.byPath) {
    app.get(path, (c) => c.body(asset.text, 200, { 'content-type': asset.mediaType }));
  }
  const page = (changes: Partial<View>, body: (view: View) => Html) => {
    const view = viewWith({
      assets: { style: assets.stylePath, script: assets.scriptPath },
      ...changes,
    });
    return layout(view, { title: 'Form', section: 'raise', width: 'column', body: body(view) });
  };
  app.get('/form', async (c) => c.html(await page({}, raiseForm)));
  app.get('/filled', async (c) => c.html(await page({}, filledForm)));
  app.get('/wrong', async (c) => c.html(await page({ form: mistaken }, raiseForm)));
  app.get('/done', async (c) => c.html(await page({ notice: 'Done.' }, () => html`<h1>Done</h1>`)));
  app.get('/article', async (c) => c.html(await page({}, article)));
  app.post('/matters', async (c) => {
    sent.push(await c.req.formData());
    await wait(ANSWER_AFTER_MS);
    return c.redirect('/done', 303);
  });
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
      resolve({ origin: `http://127.0.0.1:${port}`, sent, close: () => void server.close() });
    });
  });
}

const mistaken = sentForm({ problems: [{ field: 'title', text: '請多寫幾個字' }] });

function raiseForm(view: View): Html {
  const spec = {
    endpoint: 'matters.raise',
    address: '/matters',
    takesFiles: true,
    keepsTyped: true,
  } as const;
  return html`<h1>Form</h1>
    ${form(
      view,
      spec,
      (fields) =>
        html`${textField(fields, { name: 'title', label: '一句話' })}
        ${textArea(fields, { name: 'text', label: '說說', limit: 10 })}
        ${textField(fields, { name: 'code', label: '代碼', kind: 'code' })}
        ${photoField(fields, { name: 'photos', label: '照片', atMost: 3 })}
        ${submitButton({ label: '提出' })}`,
    )}`;
}

/** The same form with words of the server's, which come after what was typed. */
function filledForm(view: View): Html {
  const spec = { endpoint: 'matters.raise', address: '/matters', keepsTyped: true } as const;
  return html`<h1>Form</h1>
    ${form(
      view,
      spec,
      (fields) =>
        html`${textArea(fields, { name: 'text', label: '說說', value: '已報修。', addsToTyped: true })}
        ${submitButton({ label: '提出' })}`,
    )}`;
}

function article(view: View): Html {
  return html`<h1>Article</h1>
    ${readAloud(view.language, 'convention')}
    <div id="convention">
      <p>第一條。</p>
      <p>第二條。</p>
    </div>`;
}

let browser: Browser;
let site: Site;

before(async () => {
  [browser, site] = await Promise.all([launchChromium(), openSite()]);
});

after(async () => {
  await browser.close();
  site.close();
});

/** Opens a page in a fresh browser profile, and fails on any error of the script. */
async function inTab(address: string, look: (tab: Tab) => Promise<void>): Promise<void> {
  const tab = await browser.newPage({ viewport: { width: 360, height: 800 } });
  tab.setDefaultTimeout(10_000);
  const errors: string[] = [];
  tab.on('pageerror', (error) => errors.push(error.message));
  tab.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  site.sent.length = 0;
  await tab.goto(`${site.origin}${address}`);
  await look(tab);
  await tab.close();
  assert.deepEqual(errors, []);
}

const BUTTON = 'form[data-keep] button';

test('a form tapped twice is sent once, and says that it is on its way', async () => {
  await inTab('/form', async (tab) => {
    await tab.fill('[name=title]', '燈');
    const said = await tab.evaluate(`(() => {
      const button = document.querySelector('${BUTTON}');
      button.click();
      button.click();
      button.click();
      return [button.textContent.trim(), button.getAttribute('aria-busy')];
    })()`);
    assert.deepEqual(said, ['正在送出…', 'true']);
    await tab.waitForURL('**/done');
    assert.equal(site.sent.length, 1);
    assert.equal(site.sent[0]?.get('title'), '燈');
  });
});

test('the summary of mistakes has the focus when the page opens', async () => {
  await inTab('/wrong', async (tab) => {
    assert.equal(await tab.evaluate('document.activeElement.className'), 'summary-box');
  });
});

test('the characters left are counted as people count them', async () => {
  await inTab('/form', async (tab) => {
    const count = () => tab.textContent('text-count');
    assert.equal(await count(), '還可以寫 10 字');
    await tab.fill('[name=text]', '廚房燈不亮😀');
    assert.equal(await count(), '還可以寫 4 字');
    await tab.fill('[name=text]', '十二三四五六七八九十一二');
    assert.equal(await count(), '多了 2 字');
    assert.notEqual(await tab.getAttribute('text-count', 'data-over'), null);
  });
});

test('what the server fills in comes after what was typed, once, and alone where nothing was', async () => {
  await inTab('/filled', async (tab) => {
    const text = () => tab.inputValue('[name=text]');
    assert.equal(await text(), '已報修。');
    await tab.fill('[name=text]', '王阿姨您好。');
    await tab.goto(`${site.origin}/filled`);
    assert.equal(await text(), '王阿姨您好。\n已報修。');
    await tab.goto(`${site.origin}/filled`);
    assert.equal(await text(), '王阿姨您好。\n已報修。');
  });
});

test('what was typed and not sent is there again, but for codes', async () => {
  await inTab('/form', async (tab) => {
    await tab.fill('[name=title]', '坡道欄杆鬆動');
    await tab.fill('[name=text]', '一推就倒');
    await tab.fill('[name=code]', '482913');
    await tab.goto(`${site.origin}/article`);
    await tab.goto(`${site.origin}/form`);
    assert.equal(await tab.inputValue('[name=title]'), '坡道欄杆鬆動');
    assert.equal(await tab.inputValue('[name=text]'), '一推就倒');
    assert.equal(await tab.inputValue('[name=code]'), '');
    assert.equal(await tab.textContent('text-count'), '還可以寫 6 字');
  });
});

test('what was typed is forgotten once it has been taken', async () => {
  await inTab('/form', async (tab) => {
    await tab.fill('[name=title]', '坡道欄杆鬆動');
    await tab.click(BUTTON);
    await tab.waitForURL('**/done');
    await tab.goto(`${site.origin}/form`);
    assert.equal(await tab.inputValue('[name=title]'), '');
  });
});

test('what the server gives back is not overwritten by what was kept', async () => {
  await inTab('/form', async (tab) => {
    await tab.fill('[name=title]', '坡道欄杆鬆動');
    await tab.goto(`${site.origin}/wrong`);
    assert.equal(await tab.inputValue('[name=title]'), '');
  });
});

test('a large photo is sent small, and photos picked one by one join each other', async () => {
  const noise = await sharp({
    create: {
      width: 2400,
      height: 1600,
      channels: 3,
      background: '#888888',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .jpeg({ quality: 95 })
    .toBuffer();
  const small = await sharp({
    create: { width: 40, height: 40, channels: 3, background: '#bb3124' },
  })
    .png()
    .toBuffer();
  await inTab('/form', async (tab) => {
    const pick = (name: string, mimeType: string, buffer: Buffer) =>
      tab.setInputFiles('[name=photos]', { name, mimeType, buffer });
    await pick('slope.jpg', 'image/jpeg', noise);
    await tab.waitForSelector('.photo-previews canvas:nth-child(1)');
    await pick('post.png', 'image/png', small);
    await tab.waitForSelector('.photo-previews canvas:nth-child(2)');
    await tab.click(BUTTON);
    await tab.waitForURL('**/done');
    const photos = site.sent[0]?.getAll('photos') ?? [];
    const [first, second] = photos.filter((photo) => photo instanceof File);
    assert.equal(photos.length, 2);
    assert.ok((first?.size ?? 0) < noise.length / 2, `${first?.size} of ${noise.length} bytes`);
    const { width, height } = await sharp(await first?.arrayBuffer()).metadata();
    assert.deepEqual([width, height], [2048, 1365]);
    assert.equal(second?.name, 'post.png');
    assert.equal(second?.size, small.length);
  });
});

test('a file that is no picture is sent as it is, for the server to explain', async () => {
  await inTab('/form', async (tab) => {
    const buffer = Buffer.alloc(700_000, 'x');
    await tab.setInputFiles('[name=photos]', { name: 'note.txt', mimeType: 'text/plain', buffer });
    await tab.waitForSelector('.photo-previews canvas');
    await tab.click(BUTTON);
    await tab.waitForURL('**/done');
    const photo = site.sent[0]?.get('photos');
    assert.ok(photo instanceof File && photo.size === buffer.length);
  });
});

test('an article is read sentence by sentence, in the voice of its language, until stopped', async () => {
  const tab = await browser.newPage();
  // The browser of the test has no voice; what it would say is written down.
  await tab.addInitScript(`
    window.said = [];
    Object.defineProperty(window, 'speechSynthesis', {
      value: { speak: (one) => said.push(one.lang + ' ' + one.text), cancel: () => said.push('stop') },
    });
  `);
  await tab.goto(`${site.origin}/article`);
  await tab.click('read-aloud button');
  assert.match(await tab.innerText('read-aloud'), /停下來/);
  await tab.click('read-aloud button');
  assert.match(await tab.innerText('read-aloud'), /讀給我聽/);
  const said = await tab.evaluate('window.said');
  await tab.close();
  assert.deepEqual(said, ['stop', 'zh-CN 第一條。', 'zh-CN 第二條。', 'stop']);
});

test('a menu of the header closes by a touch elsewhere and by Escape', async () => {
  await inTab('/form', async (tab) => {
    const isOpen = () => tab.evaluate("document.querySelector('[data-menu]').open");
    await tab.click('[data-menu] summary');
    assert.equal(await isOpen(), true);
    await tab.mouse.click(20, 600);
    assert.equal(await isOpen(), false);
    await tab.click('[data-menu] summary');
    await tab.keyboard.press('Escape');
    assert.equal(await isOpen(), false);
  });
});

test('without a script every form is still sent', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const tab = await context.newPage();
  site.sent.length = 0;
  await tab.goto(`${site.origin}/form`);
  await tab.fill('[name=title]', '燈');
  await tab.click(BUTTON);
  await tab.waitForURL('**/done');
  await context.close();
  assert.equal(site.sent[0]?.get('title'), '燈');
});

test('the script is small enough for an old phone', async () => {
  const assets = await buildAssets({
    styles: 'src/platform/http/style',
    scripts: 'src/platform/http/client',
  });
  const script = assets.byPath.get(assets.scriptPath)?.text ?? '';
  assert.ok(script.length > 500 && script.length < 8_000, `${script.length} bytes`);
});

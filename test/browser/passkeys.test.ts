import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serve } from '@hono/node-server';
import type { Browser, Page as Tab } from 'playwright-core';
import { guardEndpoints, guardJobs } from '#/features/guard/index.ts';
import { startSession } from '#/platform/auth/sessions.ts';
import { buildAssets } from '#/platform/http/assets.ts';
import type { TestApp } from '#test/app.ts';
import { people, worldApp } from '#test/world.ts';
import { launchChromium } from './harness/chromium.ts';

/** The whole way with a real browser, whose key is one that the browser plays. */
type Site = { readonly app: TestApp; readonly origin: string; readonly close: () => Promise<void> };

async function openSite(): Promise<Site> {
  const assets = await buildAssets({
    styles: 'src/platform/http/style',
    clientEntry: 'src/platform/http/client/main.ts',
    passkeysEntry: 'src/platform/http/client/passkeys.ts',
  });
  const served: { app?: TestApp } = {};
  const { server, port } = await listen(async (request) => {
    const { pathname, search } = new URL(request.url);
    const { app } = served;
    if (app === undefined) return new Response('', { status: 503 });
    const { method, headers } = request;
    const body = method === 'GET' ? {} : { body: await request.arrayBuffer() };
    return app.request(pathname + search, { method, headers, ...body });
  });
  const origin = `http://localhost:${port}`;
  const parts = { endpoints: guardEndpoints, jobs: guardJobs, publicUrl: origin, assets };
  const opened = await worldApp(parts);
  served.app = opened;
  return {
    app: opened,
    origin,
    close: async () => {
      server.close();
      await opened.close();
    },
  };
}

type Fetch = (request: Request) => Promise<Response>;

function listen(fetch: Fetch): Promise<{ server: ReturnType<typeof serve>; port: number }> {
  return new Promise((resolve) => {
    const server = serve({ fetch, port: 0, hostname: 'localhost' }, ({ port }) => {
      resolve({ server, port });
    });
  });
}

let browser: Browser;
let site: Site;

before(async () => {
  [browser, site] = await Promise.all([launchChromium(), openSite()]);
});

after(async () => {
  await browser.close();
  await site.close();
});

/** Opens a page in a fresh profile with a key in it, and fails on any error of a script. */
async function withKey(look: (tab: Tab, key: Key) => Promise<void>): Promise<void> {
  const context = await browser.newContext({
    locale: 'zh-TW',
    viewport: { width: 360, height: 800 },
  });
  const tab = await context.newPage();
  tab.setDefaultTimeout(10_000);
  const errors: string[] = [];
  tab.on('pageerror', (error) => errors.push(error.message));
  const devtools = await context.newCDPSession(tab);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const setVerified = (isUserVerified: boolean) =>
    devtools
      .send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
      .then(() => undefined);
  await look(tab, { setVerified });
  assert.deepEqual(errors, []);
  await context.close();
}

type Key = { readonly setVerified: (isUserVerified: boolean) => Promise<void> };

async function signInByCode(tab: Tab, personId: string): Promise<void> {
  const wanted = { personId, device: 'Test', way: 'code' } as const;
  const { token } = await startSession(site.app.context(), wanted);
  await tab.context().addCookies([{ name: 'linli', value: token, url: site.origin }]);
}

test('a key is registered, signs in without a name typed, and confirms', async () => {
  await withKey(async (tab) => {
    await signInByCode(tab, people.zhuang);
    await tab.goto(`${site.origin}/me/passkeys`);
    await tab.fill('input[name=name]', '測試的手機');
    await tab.click('form[data-passkey=create] button');
    await tab.waitForSelector('[data-happened]');
    assert.match(await tab.innerText('main'), /登記好了[\s\S]*測試的手機/);

    await tab.context().clearCookies();
    await tab.goto(`${site.origin}/sign-in/passkey?next=%2Fme%2Fsessions`);
    await tab.click('form[data-passkey=sign] button');
    await tab.waitForURL(`${site.origin}/me/sessions`);
    assert.match(await tab.innerText('main'), /用通行密鑰登入/);

    await tab.goto(`${site.origin}/me/strengthen?next=%2Fme%2Fpasskeys`);
    await tab.click('form[data-passkey=sign] button');
    await tab.waitForURL(`${site.origin}/me/passkeys`);
    assert.match(await tab.innerText('main'), /確認好了/);
  });
});

test('without the right key, or without the finger, a sentence says that nothing was done', async () => {
  await withKey(async (tab, key) => {
    await tab.goto(`${site.origin}/sign-in/passkey`);
    assert.equal(await tab.isVisible('[data-passkey-failed]'), false);
    await key.setVerified(false);
    await signInByCode(tab, people.wu);
    await tab.goto(`${site.origin}/me/passkeys`);
    await tab.fill('input[name=name]', '沒有指紋');
    await tab.click('form[data-passkey=create] button');
    await tab.waitForSelector('[data-passkey-failed]:not([hidden])');
    assert.match(await tab.innerText('[data-passkey-failed]'), /沒有辦成/);
    await tab.reload();
    assert.match(await tab.innerText('main'), /還沒有通行密鑰/);
  });
});

test('only the pages that ask a key bring the script for it', async () => {
  await withKey(async (tab) => {
    const scripts = async (path: string) => {
      await tab.goto(`${site.origin}${path}`);
      return tab.locator('script[src]').count();
    };
    assert.equal(await scripts('/sign-in'), 1);
    assert.equal(await scripts('/sign-in/passkey'), 2);
  });
});

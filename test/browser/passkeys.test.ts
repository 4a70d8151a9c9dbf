import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page as Tab } from 'playwright-core';
import { guardEndpoints, guardJobs } from '#/features/guard/index.ts';
import { people } from '#test/world.ts';
import { launchChromium } from './harness/chromium.ts';
import { openWorldSite } from './harness/world-site.ts';
import type { WorldSite } from './harness/world-site.ts';

/* The whole way with a real browser, whose key is one that the browser plays. */

let browser: Browser;
let site: WorldSite;

before(async () => {
  [browser, site] = await Promise.all([
    launchChromium(),
    openWorldSite({ endpoints: guardEndpoints, jobs: guardJobs }),
  ]);
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

test('a key is registered, signs in without a name typed, and confirms', async () => {
  await withKey(async (tab) => {
    await site.signIn(tab.context(), people.zhuang);
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
    await site.signIn(tab.context(), people.wu);
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

import assert from 'node:assert/strict';
import { createECDH, randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Browser, Page as Tab } from 'playwright-core';
import { noticeEndpoints, noticeJobs } from '#/features/notices/index.ts';
import { people } from '#test/world.ts';
import { hasWholeChromium, launchWholeChromium } from './harness/chromium.ts';
import { openWorldSite } from './harness/world-site.ts';
import type { WorldSite } from './harness/world-site.ts';

/*
 * The whole way of a notice with a real browser, but for the service of its maker, which is not
 * asked: an address of that service is made up, and what it would bring is handed to the worker.
 */

let browser: Browser;
let site: WorldSite;

before(async () => {
  [browser, site] = await Promise.all([
    launchWholeChromium(),
    openWorldSite({ endpoints: noticeEndpoints, jobs: noticeJobs }),
  ]);
});

after(async () => {
  await browser.close();
  await site.close();
});

const ADD = 'form[data-push] button';

/** Opens the page of choices in a fresh profile, and fails on any error of a script. */
async function withTab(
  how: { readonly permissions?: readonly string[]; readonly hasScripts?: boolean },
  look: (tab: Tab) => Promise<void>,
): Promise<void> {
  const { permissions = [], hasScripts = true } = how;
  const profile = await browser.newContext({
    locale: 'zh-TW',
    viewport: { width: 360, height: 800 },
    javaScriptEnabled: hasScripts,
  });
  await profile.grantPermissions([...permissions], { origin: site.origin });
  await site.signIn(profile, people.li);
  const tab = await profile.newPage();
  tab.setDefaultTimeout(10_000);
  const errors: string[] = [];
  tab.on('pageerror', (error) => errors.push(error.message));
  await look(tab);
  assert.deepEqual(errors, []);
  await profile.close();
}

/** Plays the service of a browser's maker: it gives an address and the keys that belong to it. */
function playService(tab: Tab): Promise<unknown> {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  const said = {
    endpoint: 'https://push.example/abc',
    keys: {
      p256dh: pair.getPublicKey().toString('base64url'),
      auth: randomBytes(16).toString('base64url'),
    },
  };
  return tab.addInitScript((given) => {
    PushManager.prototype.subscribe = async (options) => {
      const key = options?.applicationServerKey;
      if (typeof key !== 'string' || key.length !== 87) throw new Error('This is no key.');
      return { toJSON: () => given } as unknown as PushSubscription;
    };
  }, said);
}

const skip = hasWholeChromium() ? false : 'the packaged Chromium shows no notifications';

test('a browser is added with one tap, shows what comes, and is switched off again', { skip }, () =>
  withTab({ permissions: ['notifications'] }, async (tab) => {
    await playService(tab);
    await tab.goto(`${site.origin}/me/notices`);
    assert.equal(await tab.isVisible('[data-push-unable]'), false);
    await tab.click(ADD);
    await tab.waitForSelector('[data-happened]');
    assert.match(await tab.innerText('#browsers'), /Chrome · Linux/);

    const seen = await deliver(tab, {
      title: '有人來辦您提的事了',
      address: '/notices',
      tag: 'm1',
    });
    assert.deepEqual(seen, { title: '有人來辦您提的事了', tag: 'm1', data: '/notices' });
    const strange = await deliver(tab, {
      title: '',
      address: 'https://elsewhere.example',
      tag: 'm2',
    });
    assert.deepEqual(strange, { title: 'Linli', tag: 'm2', data: '/notices' });

    await tab.click('#browsers form:not([data-push]) button');
    await tab.waitForSelector('[data-happened]');
    assert.doesNotMatch(await tab.innerText('#browsers'), /Chrome · Linux/);
  }),
);

/** Hands the worker what its browser's maker would bring, and gives what is shown. */
async function deliver(
  tab: Tab,
  content: { readonly title: string; readonly address: string; readonly tag: string },
): Promise<unknown> {
  const devtools = await tab.context().newCDPSession(tab);
  const { promise, resolve } = Promise.withResolvers<string>();
  devtools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    const active = versions.find(({ status }) => status === 'activated');
    if (active !== undefined) resolve(active.registrationId);
  });
  await devtools.send('ServiceWorker.enable');
  const registrationId = await promise;
  const data = JSON.stringify(content);
  await devtools.send('ServiceWorker.deliverPushMessage', {
    origin: site.origin,
    registrationId,
    data,
  });
  return tab.evaluate(async (tag) => {
    const { getNotifications } = ServiceWorkerRegistration.prototype;
    const registration = await navigator.serviceWorker.ready;
    for (let tries = 0; tries < 200; tries += 1) {
      const [shown] = await getNotifications.call(registration, { tag });
      if (shown) return { title: shown.title, tag: shown.tag, data: shown.data };
      await new Promise((next) => setTimeout(next, 20));
    }
    return 'nothing was shown';
  }, content.tag);
}

test('who does not allow it is told what else there is, and may press again', () =>
  withTab({}, async (tab) => {
    await tab.goto(`${site.origin}/me/notices`);
    assert.equal(await tab.isVisible('[data-push-failed]'), false);
    await tab.click(ADD);
    await tab.waitForSelector('[data-push-failed]:not([hidden])');
    assert.match(await tab.innerText('[data-push-failed]'), /選「允許」[\s\S]*郵件或短信/);
    assert.equal(await tab.isVisible(ADD), true);
  }));

test('without scripts there is a sentence in place of a button that could do nothing', () =>
  withTab({ hasScripts: false }, async (tab) => {
    await tab.goto(`${site.origin}/me/notices`);
    assert.equal(await tab.isVisible(ADD), false);
    assert.match(await tab.innerText('[data-push-unable]'), /這個瀏覽器收不了通知/);
  }));

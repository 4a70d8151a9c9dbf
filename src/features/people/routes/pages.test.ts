import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { languages } from '#/platform/i18n/language.ts';
import type { Browser, TestApp } from '#test/app.ts';
import { assertSoundPage } from '#test/drawn.ts';
import { household, people, places, worldApp } from '#test/world.ts';

/** Who opens what: the pages of people as they are served, with all that stands around them. */
const pagesOf: Readonly<Record<'visitor' | 'worker' | 'leader', readonly string[]>> = {
  visitor: ['/sign-in', '/sign-in?next=/me', '/household-code'],
  leader: ['/me', '/me/sessions', '/me/address', '/people', `/people/${people.wang}`],
  worker: [
    `/people?place=${places.community}&q=%E7%8E%8B`,
    `/people/new?place=${places.building}`,
    `/people/new?place=${household(3, 1, 102)}`,
    `/people/${people.wang}/edit`,
    `/people/${people.wang}/sign-in-code`,
    `/relations/new?person=${people.wang}`,
    `/households/${household(3, 1, 101)}/code`,
    `/grants?place=${places.community}`,
  ],
};

describe('the pages of people', () => {
  let app: TestApp;
  let readers: ReadonlyMap<string, Browser>;

  before(async () => {
    app = await worldApp();
    readers = new Map([
      ['visitor', app.visit()],
      ['leader', await app.signIn(people.chen)],
      ['worker', await app.signIn(people.zhuang)],
    ]);
  });

  after(() => app.close());

  for (const [name, addresses] of Object.entries(pagesOf)) {
    test(`are sound and in the language of the ${name}, who need not read another`, async () => {
      const reader = readers.get(name);
      assert.ok(reader);
      for (const address of addresses) {
        const seen = new Map<string, string>();
        for (const language of languages) {
          reader.cookies.set('linli_lang', language);
          const { status, text } = await reader.open(address);
          assert.equal(status, 200, `${address} ${language}`);
          assert.match(text, new RegExp(`<html\\s+lang="${language}"`), address);
          // Keys of forms are letters by chance.
          const said = text.replaceAll(/value="[^"]*"/g, '');
          assert.doesNotMatch(said, /undefined|\[object|NaN/, address);
          seen.set(/<main[^]*<\/main>/.exec(text)?.[0] ?? '', text);
        }
        assert.equal(seen.size, languages.length, address);
        await assertSoundPage([...seen.values()].at(-1) ?? '');
      }
    });
  }

  test('are kept by no browser and no proxy between, because they name people', async () => {
    for (const [name, addresses] of Object.entries(pagesOf)) {
      for (const address of addresses) {
        const { headers } = (await readers.get(name)?.open(address)) ?? {};
        assert.equal(headers?.get('cache-control'), 'no-store', address);
      }
    }
  });

  test('of the counter are not those of a visitor, who is asked to sign in', async () => {
    for (const address of [...pagesOf.worker, ...pagesOf.leader]) {
      const { status, location } = await app.visit().open(address);
      assert.equal(status, 303, address);
      assert.match(location ?? '', /^\/sign-in\?next=/);
    }
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { testApp } from '#test/app.ts';
import type { TestApp } from '#test/app.ts';
import {
  keepPreference,
  keepSession,
  languageOf,
  leaveNotice,
  readCookie,
  takeNotice,
} from './cookies.ts';
import type { At } from './cookies.ts';
import { receive } from './incoming.ts';

const SESSION = { token: 'secret', expiresAt: Temporal.Instant.from('2026-12-01T00:00:00Z') };

function partsOf(app: TestApp, publicUrl: string): At['parts'] {
  return {
    db: app.db,
    services: { ...app.services, publicUrl },
    endpoints: [],
    assets: { stylePath: '', scriptPath: '', byPath: new Map() },
    loadSubject: () => Promise.reject(new Error('Nobody is asked.')),
    loadFrame: () => Promise.reject(new Error('Nobody is asked.')),
    bareFrame: () => {
      throw new Error('Nobody is asked.');
    },
    readGauges: async () => [],
    log: () => {},
    logsRequests: false,
  };
}

const HTTPS = 'https://linli.example.org';
const PLAIN = 'http://127.0.0.1:4600';

/** Does something for a browser where readers type this address; gives the cookies it is given. */
async function cookiesAt(
  publicUrl: string,
  act: (at: At) => unknown,
  cookie = '',
): Promise<readonly string[]> {
  const app = await testApp({ endpoints: [] });
  const parts = partsOf(app, publicUrl);
  const server = new Hono().get('/', async (c) => {
    await act({ c, parts });
    return c.text('ok');
  });
  const answer = await server.request(`${PLAIN}/`, { headers: { cookie } });
  await app.close();
  return answer.headers.getSetCookie();
}

const cookieAt = async (publicUrl: string, session: typeof SESSION | null) =>
  (await cookiesAt(publicUrl, (at) => keepSession(at, session)))[0] ?? '';

test('what a visitor’s forms are signed for is sent over https only, where there is https', async () => {
  const comeIn = ({ c, parts }: At) => receive(c, parts);
  assert.match((await cookiesAt(HTTPS, comeIn))[0] ?? '', /^__Host-linli_visitor=.*; Secure/);
  assert.doesNotMatch((await cookiesAt(PLAIN, comeIn))[0] ?? '', /Secure/);
});

test('behind a web server with https the session is bound to the host and to https', async () => {
  const cookie = await cookieAt(HTTPS, SESSION);
  assert.match(cookie, /^__Host-linli=secret; Path=\/; Expires=.+; HttpOnly; Secure; SameSite=Lax/);
  assert.doesNotMatch(cookie, /Domain/);
});

test('on a machine of its own, without https, the session is kept by a plain cookie', async () => {
  const cookie = await cookieAt(PLAIN, SESSION);
  assert.match(cookie, /^linli=secret; /);
  assert.doesNotMatch(cookie, /Secure/);
});

test('the end of a session takes away the cookie that its beginning gave', async () => {
  assert.match(await cookieAt(HTTPS, null), /^__Host-linli=; Max-Age=0; /);
  assert.match(await cookieAt(PLAIN, null), /^linli=; Max-Age=0; /);
});

test('whatever is kept is bound to this host, hidden from scripts, and stays with our pages', async () => {
  const keepAll = (at: At) => {
    keepSession(at, SESSION);
    keepPreference(at, { name: 'linli_lang', value: 'en' });
    leaveNotice(at, 'done');
  };
  const bound = await cookiesAt(HTTPS, keepAll);
  assert.equal(bound.length, 3);
  for (const cookie of bound) {
    assert.match(cookie, /^__Host-linli\w*=\w+; .*Path=\/; .*HttpOnly; Secure; SameSite=Lax/);
    assert.doesNotMatch(cookie, /Domain/);
  }
  for (const cookie of await cookiesAt(PLAIN, keepAll)) {
    assert.match(cookie, /^linli\w*=\w+; .*HttpOnly; SameSite=Lax/);
  }
});

test('what another host of the domain set is not taken for ours', async () => {
  const read: (string | undefined)[] = [];
  const look = (at: At) => {
    read.push(readCookie(at, 'linli'), readCookie(at, 'linli_elder'), takeNotice(at));
  };
  const tossed = 'linli=theirs; linli_elder=1; linli_notice=pay%20here';
  assert.deepEqual(await cookiesAt(HTTPS, look, tossed), []);
  assert.deepEqual(read, [undefined, undefined, undefined]);
  read.length = 0;
  const own = '__Host-linli=ours; __Host-linli_elder=1; __Host-linli_notice=done';
  const cleared = await cookiesAt(HTTPS, look, `${tossed}; ${own}`);
  assert.deepEqual(read, ['ours', '1', 'done']);
  assert.match(cleared[0] ?? '', /^__Host-linli_notice=; Max-Age=0; .*Secure/);
});

test('the language is read under either name, our own first', async () => {
  const read: string[] = [];
  const look = ({ c }: At) => read.push(languageOf(c));
  await cookiesAt(HTTPS, look, 'linli_lang=zh-Hans; __Host-linli_lang=en');
  await cookiesAt(HTTPS, look, 'linli_lang=zh-Hans');
  await cookiesAt(PLAIN, look);
  assert.deepEqual(read, ['en', 'zh-Hans', 'zh-Hant']);
});

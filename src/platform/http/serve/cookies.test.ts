import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { testApp } from '#test/app.ts';
import type { TestApp } from '#test/app.ts';
import { keepSession, receive } from './incoming.ts';
import type { Incoming } from './incoming.ts';

const SESSION = { token: 'secret', expiresAt: Temporal.Instant.from('2026-12-01T00:00:00Z') };

function partsOf(app: TestApp, publicUrl: string): Incoming['parts'] {
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

/** Gives a browser a session where readers type this address, whatever this process sees of it. */
async function cookieAt(publicUrl: string, session: typeof SESSION | null): Promise<string> {
  const app = await testApp({ endpoints: [] });
  const parts = partsOf(app, publicUrl);
  const server = new Hono().get('/', (c) => {
    keepSession({ c, parts }, session);
    return c.text('ok');
  });
  const answer = await server.request('http://127.0.0.1:4600/');
  await app.close();
  return answer.headers.get('set-cookie') ?? '';
}

/** Lets a browser come in that was never here, where readers type this address. */
async function visitorCookieAt(publicUrl: string): Promise<string> {
  const app = await testApp({ endpoints: [] });
  const parts = partsOf(app, publicUrl);
  const server = new Hono().get('/', async (c) => {
    await receive(c, parts);
    return c.text('ok');
  });
  const answer = await server.request('http://127.0.0.1:4600/');
  await app.close();
  return answer.headers.get('set-cookie') ?? '';
}

test('what a visitor’s forms are signed for is sent over https only, where there is https', async () => {
  assert.match(await visitorCookieAt('https://linli.example.org'), /^linli_visitor=.*; Secure/);
  assert.doesNotMatch(await visitorCookieAt('http://127.0.0.1:4600'), /Secure/);
});

test('behind a web server with https the session is bound to the host and to https', async () => {
  const cookie = await cookieAt('https://linli.example.org', SESSION);
  assert.match(cookie, /^__Host-linli=secret; Path=\/; Expires=.+; HttpOnly; Secure; SameSite=Lax/);
  assert.doesNotMatch(cookie, /Domain/);
});

test('on a machine of its own, without https, the session is kept by a plain cookie', async () => {
  const cookie = await cookieAt('http://127.0.0.1:4600', SESSION);
  assert.match(cookie, /^linli=secret; /);
  assert.doesNotMatch(cookie, /Secure/);
});

test('the end of a session takes away the cookie that its beginning gave', async () => {
  assert.match(await cookieAt('https://linli.example.org', null), /^__Host-linli=; Max-Age=0; /);
  assert.match(await cookieAt('http://127.0.0.1:4600', null), /^linli=; Max-Age=0; /);
});

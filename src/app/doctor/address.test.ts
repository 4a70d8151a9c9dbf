import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { doctorWords } from '#/app/words/doctor.ts';
import { readConfig } from '#/platform/config/config.ts';
import type { Config } from '#/platform/config/config.ts';
import { checkPort, checkUrl } from './address.ts';

const words = doctorWords.en;

function configOf(environment: Readonly<Record<string, string>>): Config {
  const config = readConfig(environment);
  assert.ok(config.ok);
  return config.value;
}

/** Listens on a free port with this answer to everything, and gives the port. */
async function listen(context: TestContext, answer: RequestListener): Promise<number> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => server.close());
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return address.port;
}

test('a free port is good, and free it stays', async (context) => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  server.close();
  await once(server, 'close');
  const config = configOf({ LINLI_PORT: String(address.port) });
  for (const time of ['first', 'second']) {
    const { finding, isServed } = await checkPort(words, config);
    assert.deepEqual([finding.state, isServed], ['good', false], `the ${time} time`);
  }
  context.diagnostic(`port ${address.port}`);
});

test('a port on which Linli answers is ours', async (context) => {
  const port = await listen(context, (_, response) => {
    response.end(JSON.stringify({ openapi: '3.1.0', info: { title: 'Linli' } }));
  });
  const { finding, isServed } = await checkPort(words, configOf({ LINLI_PORT: String(port) }));
  assert.deepEqual([finding.state, isServed], ['good', true]);
});

for (const [what, body] of [
  ['a page', '<!doctype html>'],
  ['the description of another program', '{"info":{"title":"Shop"}}'],
  ['a description without a title', '{"info":null}'],
  ['a number', '7'],
] as const) {
  test(`a port on which ${what} answers is taken by another program`, async (context) => {
    const port = await listen(context, (_, response) => response.end(body));
    const { finding, isServed } = await checkPort(words, configOf({ LINLI_PORT: String(port) }));
    assert.deepEqual([finding.state, isServed], ['bad', false]);
    assert.match(finding.text, /is taken by another program.*LINLI_PORT=/);
  });
}

test('an address of another machine is not one to listen on', async () => {
  const config = configOf({ LINLI_HOST: '203.0.113.7', LINLI_PORT: '4600' });
  const { finding } = await checkPort(words, config);
  assert.equal(finding.state, 'bad');
  assert.match(finding.text, /203\.0\.113\.7 is no address of this machine/);
});

test('an address with https is good, and so is one of this machine', () => {
  for (const url of ['https://linli.example.org', 'http://localhost:4600', 'http://[::1]:4600']) {
    assert.equal(checkUrl(words, configOf({ LINLI_URL: url })).state, 'good', url);
  }
  assert.equal(checkUrl(words, configOf({})).state, 'good');
});

test('an address on which others can read along is worth a word', () => {
  for (const url of ['http://linli.example.org', 'http://192.168.1.20:4600']) {
    const finding = checkUrl(words, configOf({ LINLI_URL: url }));
    assert.equal(finding.state, 'notable', url);
    assert.match(finding.text, /https.*LINLI_URL/);
  }
});

test('listening everywhere without saying where leaves readers with no address', () => {
  const finding = checkUrl(words, configOf({ LINLI_HOST: '0.0.0.0' }));
  assert.equal(finding.state, 'bad');
  assert.match(finding.text, /Set LINLI_URL/);
});

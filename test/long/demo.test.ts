import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { freePort, run, start } from '#test/cli.ts';
import type { Environment } from '#test/cli.ts';
import { scratchFolder } from '#test/postgres.ts';

let folder: ReturnType<typeof scratchFolder>;
let environment: Environment;

before(async () => {
  folder = scratchFolder();
  environment = { LINLI_DATA: folder.path, LINLI_PORT: await freePort() };
});

after(() => folder[Symbol.dispose]());

test('the demonstration loads once, lets seven people in, and is removed by one command', async () => {
  const url = `http://127.0.0.1:${environment['LINLI_PORT']}`;
  const first = start(['demo'], environment);
  await first.hears(/Ctrl-C stops everything/);
  assert.match(first.said(), /Demonstration loaded in [\d.]+ s/);
  const links = first.said().match(new RegExp(`${url}/\\S+`, 'g')) ?? [];
  assert.equal(links.length, 7, first.said());
  for (const link of links) {
    const seen = await fetch(link, { redirect: 'manual' });
    assert.equal(seen.status, 303, link);
    assert.match(seen.headers.get('set-cookie') ?? '', /linli=/);
  }
  assert.equal((await first.end('SIGINT')).code, 0);

  const second = start(['demo'], environment);
  await second.hears(/Ctrl-C stops everything/);
  assert.match(second.said(), /The demonstration is loaded\./);
  assert.equal((await second.end('SIGTERM')).code, 0);

  const removed = await run(['demo', 'remove'], environment);
  assert.equal(removed.code, 0, removed.said);
  assert.match(removed.said, /everything in it is removed/);
  const served = start(['serve'], environment);
  await served.hears(/\/first\?token=/);
  await served.end('SIGTERM');
});

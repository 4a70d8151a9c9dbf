import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { LogLine } from '#/platform/http/serve/parts.ts';
import { readConfig } from '#/platform/config/config.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import { freePort } from '#test/cli.ts';
import { testDatabase } from '#test/database.ts';
import type { TestDatabase } from '#test/database.ts';
import { scratchFolder } from '#test/postgres.ts';
import { openInstallation } from './installation.ts';
import type { Installation } from './installation.ts';
import { startServer } from './server.ts';

let database: TestDatabase;
let installation: Installation;
let port: string;
const folder = scratchFolder();
const logged: LogLine[] = [];
const log = (line: LogLine) => void logged.push(line);

before(async () => {
  database = await testDatabase();
  port = await freePort();
  const { connection } = database;
  const url =
    'url' in connection
      ? connection.url
      : `postgresql://${connection.user}@/${connection.database}?host=${connection.host}&port=${connection.port}`;
  const config = readConfig({
    LINLI_PORT: port,
    LINLI_DATA: join(folder.path, 'data'),
    DATABASE_URL: url,
  });
  assert.ok(config.ok);
  const opened = await openInstallation({
    config: config.value,
    isDemonstration: false,
    say: () => {},
    role: 'app',
  });
  assert.ok(opened.ok);
  installation = opened.value;
});

after(async () => {
  await installation.close();
  await database.drop();
  folder[Symbol.dispose]();
});

test('a port that another program has is refused, and the other goes on', async () => {
  const other = createServer((_, response) => response.end('other')).listen(
    Number(port),
    '127.0.0.1',
  );
  await once(other, 'listening');
  const started = await startServer(installation, log);
  assert.ok(!started.ok);
  assert.equal(started.refusal, 'port_taken');
  assert.equal(await (await fetch(`http://127.0.0.1:${port}/`)).text(), 'other');
  other.closeAllConnections();
  other.close();
  await once(other, 'close');
});

test('an address that this machine has not is a fault, not a taken port', async () => {
  const config = { ...installation.config, host: '203.0.113.1' };
  await assert.rejects(startServer({ ...installation, config }, log), /EADDRNOTAVAIL/);
});

test('pages, scripts and the description are served, and after stopping nothing is', async () => {
  const started = await startServer(installation, log);
  assert.ok(started.ok);
  const { url, stop } = started.value;
  assert.equal(url, `http://127.0.0.1:${port}`);
  const page = await fetch(`${url}/about`);
  assert.equal(page.status, 200);
  const text = await page.text();
  const [, style = ''] = /href="(\/assets\/[0-9a-f]{12}\.css)"/.exec(text) ?? [];
  const [, script = ''] = /src="(\/assets\/[0-9a-f]{12}\.js)"/.exec(text) ?? [];
  for (const [address, type] of [
    [style, 'text/css'],
    [script, 'text/javascript'],
  ]) {
    const asset = await fetch(`${url}${address}`);
    assert.equal(asset.status, 200);
    assert.match(asset.headers.get('content-type') ?? '', new RegExp(`^${type}`));
    assert.match(asset.headers.get('cache-control') ?? '', /immutable/);
  }
  assert.equal((await fetch(`${url}/openapi.json`)).status, 200);
  assert.equal((await fetch(`${url}/assets/other.css`)).status, 404);
  await stop();
  await assert.rejects(fetch(`${url}/healthz`));
});

test('whether it lives is answered without asking the database, and a page is a fault', async () => {
  const closed = openPool(database.connection, 1);
  await closed.end();
  const started = await startServer({ ...installation, db: openDb(closed) }, log);
  assert.ok(started.ok);
  const { url, stop } = started.value;
  assert.equal(await (await fetch(`${url}/healthz`)).text(), 'ok');
  assert.equal(logged.length, 0);
  assert.equal((await fetch(`${url}/about`)).status, 500);
  assert.equal(logged.at(-1)?.event, 'fault');
  await stop();
});

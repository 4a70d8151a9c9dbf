import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDb, openPool } from '#/platform/db/pool.ts';
import { makeBackup } from '#/platform/backup/make-backup.ts';
import { freePort, start } from '#test/cli.ts';
import type { Running } from '#test/cli.ts';
import { testDatabase } from '#test/database.ts';
import { scratchFolder } from '#test/postgres.ts';
import { makeWorld } from '#test/world.ts';
import { MIGRATIONS, RELEASE } from './installation.ts';

const POLL_MS = 50;

/** The story of a host whose machine was lost, told on the first visit of a new one. */
describe('going back to an archive on the first visit', () => {
  let folder: ReturnType<typeof scratchFolder>;
  let archive: Buffer<ArrayBuffer>;
  let served: Running;
  let site: string;
  let address: string;

  before(async () => {
    folder = scratchFolder();
    const old = await testDatabase();
    const pool = openPool(old.connection);
    await makeWorld(openDb(pool));
    const path = join(folder.path, 'old.tar');
    const files = join(folder.path, 'files');
    mkdirSync(files);
    const options = { pool, path, files, migrations: MIGRATIONS, release: RELEASE };
    const made = await makeBackup({ ...options, now: Temporal.Now.instant() });
    assert.ok(made.ok);
    await pool.end();
    await old.drop();
    archive = readFileSync(path);
    const port = await freePort();
    site = `http://127.0.0.1:${port}`;
    served = start(['serve'], { LINLI_DATA: join(folder.path, 'data'), LINLI_PORT: port });
    const said = await served.hears(/\/first\?token=\S+/);
    const token = /\/first\?token=(\S+)/.exec(said)?.[1] ?? '';
    address = `${site}/first/restore?token=${token}`;
  });

  after(async () => {
    await served.end('SIGTERM');
    folder[Symbol.dispose]();
  });

  async function sendFile(
    bytes: Uint8Array<ArrayBuffer> | undefined,
    headers: Readonly<Record<string, string>> = {},
    to = address,
  ): Promise<{ readonly status: number; readonly text: string }> {
    const form = new FormData();
    form.append('token', 'in the address');
    if (bytes !== undefined) form.append('archive', new File([bytes], 'old.tar'));
    const sent = await fetch(to, {
      method: 'POST',
      body: form,
      headers: { 'accept-language': 'en', ...headers },
    });
    return { status: sent.status, text: await sent.text() };
  }

  function leftOver(): readonly string[] {
    return readdirSync(join(folder.path, 'data')).filter((name) => name.startsWith('arriving'));
  }

  test('the first page leads to it, and only the link of the console opens it', async () => {
    const english = { headers: { 'accept-language': 'en' } };
    const first = await fetch(address.replace('/first/restore', '/first'), english);
    assert.match(await first.text(), /href="\/first\/restore\?token=[\w-]+"/);
    const page = await fetch(address, english);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /enctype="multipart\/form-data"/);
    const guessed = `${site}/first/restore?token=guessed`;
    assert.equal((await fetch(guessed)).status, 409);
    const sent = await sendFile(archive, {}, guessed);
    assert.equal(sent.status, 409);
    assert.match(sent.text, /This link opens nothing any more/);
  });

  test('another site cannot make a browser send one', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://elsewhere.example' },
    ]) {
      const sent = await sendFile(archive, headers);
      assert.equal(sent.status, 409);
      assert.match(sent.text, /did not come from a page of ours/);
    }
  });

  test('no file, and a file that is none of ours, change nothing and can be mended', async () => {
    const none = await sendFile(undefined);
    assert.equal(none.status, 422);
    assert.match(none.text, /No file was chosen/);
    const empty = await sendFile(new Uint8Array());
    assert.match(empty.text, /No file was chosen/);
    const plain = await fetch(address, {
      method: 'POST',
      body: 'archive',
      headers: { 'accept-language': 'en' },
    });
    assert.equal(plain.status, 422);
    assert.match(await plain.text(), /did not come whole/);
    const foreign = await sendFile(new Uint8Array(4_096).fill(65));
    assert.match(foreign.text, /is no archive of Linli/);
    assert.match(foreign.text, /href="\/first\/restore\?token=/);
    assert.deepEqual(leftOver(), []);
  });

  test('an archive that was cut or changed on the way is told, and nothing is loaded', async () => {
    const cut = await sendFile(archive.subarray(0, archive.length - 20_000));
    assert.match(cut.text, /Nothing was restored/);
    const changed = Buffer.from(archive);
    const middle = Math.floor(changed.length / 2);
    changed.set([(changed[middle] ?? 0) ^ 1], middle);
    const told = await sendFile(changed);
    assert.match(told.text, /Nothing was restored/);
    assert.deepEqual(leftOver(), []);
    assert.equal((await fetch(`${site}/places/350203007010`)).status, 404);
  });

  test('the archive brings everything back, step by step on one page, and is served', async () => {
    const sent = await sendFile(archive);
    assert.equal(sent.status, 200);
    const steps = ['Looking whether', 'Putting back photos', 'Writing back', 'Bringing it to'];
    const at = steps.map((step) => sent.text.indexOf(step));
    assert.ok(at[0] !== -1, sent.text);
    assert.deepEqual(
      at.toSorted((a, b) => a - b),
      at,
    );
    assert.match(sent.text, /Everything is back: [\d,]+ rows of \d+ tables and 0 files/);
    assert.match(sent.text, /<\/html>\s*$/);
    const page = await openWhenServed(`${site}/places/350203007010`);
    assert.match(page, /深田社區/);
    assert.deepEqual(leftOver(), []);
  });

  test('afterwards the link of the first visit opens nothing', async () => {
    await openWhenServed(`${site}/about`);
    assert.equal((await fetch(address)).status, 409);
    assert.notEqual((await sendFile(archive)).status, 200);
  });
});

/** Between the old and the new there is a moment in which nobody answers. */
async function openWhenServed(address: string): Promise<string> {
  const limit = Temporal.Now.instant().add({ minutes: 1 });
  for (;;) {
    const found = await fetch(address).catch(() => undefined);
    if (found?.status === 200) return found.text();
    assert.ok(Temporal.Instant.compare(Temporal.Now.instant(), limit) < 0, `${address} is away`);
    await sleep(POLL_MS);
  }
}

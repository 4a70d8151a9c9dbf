import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import { errorWords } from '#/platform/http/errors/words.ts';
import { LEAST_BYTES } from '#/platform/storage/room.ts';
import type { Running } from '#test/cli.ts';
import { makeGrounds, newMark, startApp } from '#test/faults/kills/installation.ts';
import type { Grounds } from '#test/faults/kills/installation.ts';
import { findLost } from '#test/faults/kills/reckoning.ts';
import { untilReady, untilWritten } from '#test/faults/kills/rounds.ts';
import { ask, write } from '#test/faults/kills/writers.ts';
import type { Ledger, Write } from '#test/faults/kills/writers.ts';
import { findDiskObstacle, makeDisk } from '#test/faults/disks/disk.ts';
import type { Disk } from '#test/faults/disks/disk.ts';
import { fillDisk } from '#test/faults/disks/fill.ts';

const obstacle = findDiskObstacle();
const MEGABYTES = 700;
const ROOM_LIMIT_MS = 20_000;
const POLL_MS = 100;
const say = errorWords['zh-Hant'];

let disk: Disk;
let grounds: Grounds;
let app: Running;
const ledger: Ledger = { acknowledged: [], unanswered: [] };

/** Asks as a browser in which a neighbour has signed in. */
async function browse(address: string, fields?: URLSearchParams) {
  const { token = '' } = grounds.neighbours[0] ?? {};
  const headers = { cookie: `linli=${token}; linli_lang=zh-Hant`, origin: grounds.url };
  const init = { headers, redirect: 'manual' } as const;
  const sent = fields === undefined ? init : { ...init, method: 'POST', body: fields };
  const answer = await fetch(`${grounds.url}${address}`, sent);
  return { status: answer.status, text: await answer.text() };
}

/** Tries until it is answered so. */
async function until<T>(wanted: (seen: T) => boolean, look: () => Promise<T>): Promise<T> {
  for (let waited = 0; ; waited += POLL_MS) {
    const seen = await look();
    if (wanted(seen)) return seen;
    assert.ok(waited < ROOM_LIMIT_MS, String(JSON.stringify(seen)).slice(0, 500));
    await sleep(POLL_MS);
  }
}

const statusOf = async (address: string) =>
  (await fetch(`${grounds.url}${address}`).catch(() => undefined))?.status ?? 0;

const aComment = (): Write => {
  const claimed = ledger.acknowledged.find(({ kind }) => kind === 'comment');
  assert.ok(claimed !== undefined);
  const mark = newMark();
  return { ...claimed, key: crypto.randomUUID(), mark, body: { body: `多謝 ${mark}` } };
};

const fieldsOf = (page: string, action: string) => {
  const forms = [...page.matchAll(/<form[^]*?<\/form>/g)].map(([form]) => form);
  const form = forms.find((one) => one.includes(`action="${action}"`)) ?? '';
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]+)"[^>]*value="([^"]*)"/g)];
  return new URLSearchParams(fields.map(([, name = '', value = '']) => [name, value]));
};

/** Starts an installation on a disk of its own, in which neighbours have written. */
async function prepare(): Promise<void> {
  disk = await makeDisk(MEGABYTES);
  grounds = await makeGrounds(join(disk.path, 'data'));
  app = await startApp(grounds);
  let isOver = false;
  const writing = write(grounds, ledger, () => isOver);
  await untilWritten(ledger, 12);
  isOver = true;
  await writing;
}

describe('a disk that is full', { timeout: 180_000, skip: obstacle ?? false }, () => {
  before(prepare);
  after(async () => {
    await app.end('SIGTERM');
    await disk[Symbol.asyncDispose]();
  });

  test('nearly full, it is read on, and what is to be written is refused in words and kept', async () => {
    const one = aComment();
    const [, id = ''] = /^\/matters\/(.+)\/comments$/.exec(one.path) ?? [];
    const page = await browse(`/matters/${id}`);
    const fields = fieldsOf(page.text, one.path);
    assert.ok((fields.get('_key') ?? '').length > 0);
    fields.set('body', `寫了很久的話 ${one.mark}`);
    const makeRoom = fillDisk(disk.path, LEAST_BYTES / 2);
    const send = () => browse(one.path, fields);
    const refused = await until(({ status }) => status === 507, send);
    assert.ok(refused.text.includes(say.outages.disk_full.title));
    assert.ok(refused.text.includes(`寫了很久的話 ${one.mark}`));
    assert.equal(await ask(grounds.url, one), undefined, 'a program is told to come again');
    assert.equal((await browse(`/matters/${id}`)).status, 200, 'who only reads is answered');
    assert.equal((await browse('/places')).status, 200);
    makeRoom();
    const again = fieldsOf(refused.text, one.path);
    await until(
      ({ status }) => status === 303,
      () => browse(one.path, again),
    );
    const said = { ...one, kind: 'comment' } as const;
    // It may have been written before the disk was looked at, and then once.
    assert.deepEqual(await findLost(grounds, [...ledger.acknowledged, said]), []);
  });

  test('full to the last byte, the database ends; with room it comes back with all it had', async () => {
    const makeRoom = fillDisk(disk.path, 0);
    // The log of the database grows until it finds no room: that ends it.
    const grow = `select pg_switch_wal(), pg_logical_emit_message(true, 'fill', repeat('x', 1000000))`;
    await until(
      (status) => status !== 200,
      async () => {
        await grounds.ask(grow).catch(() => undefined);
        return statusOf('/readyz');
      },
    );
    const seen = await until(
      ({ status }) => status === 507,
      () => browse('/places'),
    );
    assert.ok(seen.text.includes(say.outages.disk_full.title));
    // The control: without room nothing comes back, and to try once is not enough.
    await app.hears(/It is tried again until it starts/);
    assert.notEqual(await statusOf('/readyz'), 200);
    makeRoom();
    await untilReady(grounds);
    const one = aComment();
    // The disk is not looked at for every request.
    await until(
      (answer) => answer !== undefined,
      () => ask(grounds.url, one),
    );
    assert.deepEqual(await findLost(grounds, [...ledger.acknowledged, one]), []);
  });
});

import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { doctorWords } from '#/app/words/doctor.ts';
import { checkDataFolder, checkFiles } from './folders.ts';

const words = doctorWords.en;
const isNotLinux = process.platform !== 'linux' && 'only Linux has a folder nobody can write';
const isWindows = process.platform === 'win32' && 'Windows keeps no such permissions';

function makeFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'linli-doctor-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('a private folder that can be written is good, and is left as it was', async (context) => {
  const folder = makeFolder(context);
  const findings = await checkDataFolder(words, folder);
  assert.deepEqual(
    findings.map(({ state }) => state),
    ['good'],
  );
  assert.match(findings[0]?.text ?? '', /can be written; \d+ GB are free/);
  assert.deepEqual(readdirSync(folder), []);
});

test('a folder that is not there yet is good where it can be made', async (context) => {
  const folder = makeFolder(context);
  const [finding] = await checkDataFolder(words, join(folder, 'new', 'data'));
  assert.equal(finding?.state, 'good');
  assert.match(finding?.text ?? '', /is made at the first start/);
  assert.deepEqual(readdirSync(folder), [], 'the doctor makes nothing');
});

test(
  'a folder into which others can look is worth a word',
  { skip: isWindows },
  async (context) => {
    const folder = makeFolder(context);
    for (const mode of [0o755, 0o740, 0o704]) {
      chmodSync(folder, mode);
      const [, seen] = await checkDataFolder(words, folder);
      assert.equal(seen?.state, 'notable', mode.toString(8));
      assert.match(seen?.text ?? '', /Run: chmod 700 /);
    }
  },
);

test(
  "a folder through which the database's own user may pass is private",
  { skip: isWindows },
  async (context) => {
    const folder = makeFolder(context);
    for (const mode of [0o700, 0o710, 0o711]) {
      chmodSync(folder, mode);
      assert.equal((await checkDataFolder(words, folder)).length, 1, mode.toString(8));
    }
  },
);

test('a folder that cannot be written is told with the reason', { skip: isNotLinux }, async () => {
  // Nobody, not even root, makes folders among the processes of the system.
  const finding = (await checkDataFolder(words, '/proc/linli')).at(-1);
  assert.equal(finding?.state, 'bad');
  assert.match(finding?.text ?? '', /\/proc\/linli cannot be written \(.+\)/);
});

test('photos that are not there yet are no finding', async (context) => {
  assert.deepEqual(await checkFiles(words, makeFolder(context)), []);
});

test('photos that can be read and written are good', async (context) => {
  const folder = makeFolder(context);
  mkdirSync(join(folder, 'files', 'ab'), { recursive: true });
  const [finding] = await checkFiles(words, folder);
  assert.equal(finding?.state, 'good');
});

test('a file in the place of the photos is told with the reason', async (context) => {
  const folder = makeFolder(context);
  writeFileSync(join(folder, 'files'), '');
  const [finding] = await checkFiles(words, folder);
  assert.equal(finding?.state, 'bad');
  assert.match(finding?.text ?? '', /ENOTDIR/);
});

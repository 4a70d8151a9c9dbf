import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { commandsIn, readDocument, ROOT } from './documents.ts';

/** Where a command of README is run: in a test that says so, or here. */
type Proof = { readonly file: string; readonly says: string };

const CLI = 'src/app/cli.test.ts';
const KEEPING = 'src/app/keeping.test.ts';
const HERE = 'test/docs/readme.test.ts';

const proofs: Readonly<Record<string, Proof>> = {
  'npm start': { file: HERE, says: "typed(['npm', 'start']" },
  'npm test': { file: 'scripts/steps.test.mjs', says: "join(root, 'scripts', 'test.mjs')" },
  'export LINLI_DATA=/srv/linli': { file: CLI, says: 'LINLI_DATA: folder.path' },
  'npx linli places import --cn 3502': {
    file: CLI,
    says: "run(['places', 'import', '--cn', '3502']",
  },
  'npx linli serve': { file: CLI, says: "start(['serve']" },
  'npx linli doctor': { file: CLI, says: "run(['doctor']" },
  'npx linli demo remove': { file: 'test/long/demo.test.ts', says: "run(['demo', 'remove']" },
  'npx linli migrate': { file: CLI, says: "run(['migrate']" },
  'npx linli backup': { file: KEEPING, says: 'call(backUp, settings' },
  'npx linli restore FILE': { file: KEEPING, says: "run(['restore', archive]" },
  'npx linli verify FILE': { file: KEEPING, says: 'call(verify, settings, [archive]' },
  'npx linli --help': { file: HERE, says: "typed(['npx', 'linli', '--help']" },
};

const MOST_PICTURE_BYTES = 150 * 1024;
const PATIENCE_MS = 60_000;

/** Types a command in the folder of the repository, as README says. */
function typed(
  [program = '', ...rest]: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<string> {
  const isWindows = process.platform === 'win32';
  const { promise, resolve } = Promise.withResolvers<string>();
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment };
  const options = { cwd: ROOT, env, shell: isWindows, timeout: PATIENCE_MS };
  execFile(program, rest, options, (_, output, faults) => resolve(output + faults));
  return promise;
}

test('every command of README is run by a test', () => {
  const commands = commandsIn(readDocument('README.md'));
  assert.ok(commands.length > 5, `${commands.length} commands were found`);
  assert.deepEqual([...new Set(commands)].toSorted(), Object.keys(proofs).toSorted());
  for (const [command, { file, says }] of Object.entries(proofs)) {
    assert.ok(existsSync(join(ROOT, file)), `${file} proves ${command}`);
    assert.ok(readFileSync(join(ROOT, file), 'utf8').includes(says), `${file} runs ${command}`);
  }
});

test('npm start reaches the demonstration, here with a port that stops it at once', async () => {
  const said = await typed(['npm', 'start'], { LINLI_PORT: 'none', LC_ALL: 'en_GB.UTF-8' });
  assert.match(said, /LINLI_PORT has to be a number from 1 to 65535/);
});

test('npx linli reaches the command line', async () => {
  const said = await typed(['npx', 'linli', '--help'], { LC_ALL: 'en_GB.UTF-8' });
  assert.match(said, /linli serve/);
});

test('README shows three pictures of what one will see, small enough for a slow line', () => {
  const pictures = [...readDocument('README.md').matchAll(/!\[([^\]]+)\]\(([^)]+)\)/g)];
  assert.equal(pictures.length, 3);
  for (const [, told, path = ''] of pictures) {
    assert.ok((told ?? '').length > 5, 'a picture is told in words as well');
    const file = join(ROOT, path);
    assert.equal(readFileSync(file).subarray(1, 4).toString(), 'PNG');
    assert.ok(
      statSync(file).size <= MOST_PICTURE_BYTES,
      `${path} has ${statSync(file).size} bytes`,
    );
  }
});

test('README says what it is in five lines', () => {
  const [, lead = ''] = readDocument('README.md').split('\n\n');
  assert.match(lead, /neighbourhood/);
  assert.ok(lead.split('\n').length <= 6, lead);
});

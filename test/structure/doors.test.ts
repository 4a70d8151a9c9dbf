import { test } from 'node:test';
import { findDoors } from './doors.ts';
import { readRepository, readRepositoryFile, readSources } from './repository.ts';
import { assertCaught, assertFound, assertNone } from './violation.ts';

const sources = readSources(readRepository());
const DOORS = 'security/doors.tsv';
const head = 'path\tby\treason\n';

function file(path: string, text: string) {
  return { path, text };
}

test('every way around the wall stands on the reviewed list, with its reason', () => {
  const listed = readRepositoryFile(DOORS).text;
  assertFound(listed.split('\n'), 10);
  assertNone(findDoors(sources, listed));
});

test('a door, a pool of its own or the pool of the server in a file that is not listed is caught', () => {
  const files = [
    file('src/features/a/actions.ts', 'await openDoor(context.db, { personIds });'),
    file('src/app/report.ts', 'const pool = openPool(connection, 1);'),
    file('src/platform/http/serve/late.ts', 'return read(incoming.parts.db);'),
    file('src/features/a/actions.test.ts', 'await openDoor(tx, { personIds });'),
    file('src/platform/access/wall.ts', 'export async function openDoor('),
  ];
  assertCaught(findDoors(readSources(files), head), [
    'src/features/a/actions.ts:1',
    'src/app/report.ts:1',
    'src/platform/http/serve/late.ts:1',
  ]);
});

test('a line for a door that is gone, and one without a reason, are caught', () => {
  const files = [file('src/features/a/actions.ts', 'await openDoor(tx, {});')];
  const gone = 'src/features/b/actions.ts\topenDoor\tA reason that was a good one.\n';
  const bare = 'src/features/a/actions.ts\topenDoor\tso\n';
  assertCaught(findDoors(readSources(files), head + gone + bare), [
    'src/features/b/actions.ts:1',
    'src/features/a/actions.ts:1',
  ]);
});

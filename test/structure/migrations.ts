import { createHash } from 'node:crypto';
import type { SourceFile } from './source.ts';
import type { Violation } from './violation.ts';

const FOLDER = 'db/migrations/';
const NAME = /^(\d{4})_([a-z]+)_[a-z0-9]+(?:_[a-z0-9]+)*\.sql$/;

/** The list of landed migrations: a hash and a name a line, as `sha256sum` writes them. */
export const LANDED = `${FOLDER}landed.txt`;

/** Finds migrations whose names or numbers are out of order, or whose feature is unknown. */
export function findMisnumbered(
  files: readonly SourceFile[],
  owners: readonly string[],
): readonly Violation[] {
  return files.flatMap(({ path }, index) => {
    const [, number, owner] = NAME.exec(path.slice(FOLDER.length)) ?? [];
    if (number === undefined || owner === undefined) {
      return [{ path, line: 1, says: 'is not named NNNN_feature_what.sql.' }];
    }
    const expected = String(index + 1).padStart(4, '0');
    if (number !== expected) return [{ path, line: 1, says: `should have number ${expected}.` }];
    if (owners.includes(owner)) return [];
    return [{ path, line: 1, says: `belongs to ${owner}, which is no feature.` }];
  });
}

/** Finds landed migrations that were edited or removed, and those not yet on the list. */
export function findChanged(files: readonly SourceFile[], landed: string): readonly Violation[] {
  const listed = readLanded(landed);
  const found = new Map(files.map((file) => [file.path.slice(FOLDER.length), hashOf(file.text)]));
  const changed = [...listed].flatMap(([name, hash]) => {
    const path = FOLDER + name;
    const now = found.get(name);
    if (now === undefined) return [{ path, line: 1, says: 'has landed and is gone.' }];
    if (now === hash) return [];
    return [{ path, line: 1, says: 'has landed and was edited; write another migration.' }];
  });
  const missing = [...found.keys()]
    .filter((name) => !listed.has(name))
    .map((name) => ({ path: FOLDER + name, line: 1, says: 'add it: node scripts/landed.ts' }));
  return changed.concat(missing);
}

/** Gives the lines that `landed.txt` lacks, in the order of the migrations. */
export function missingLines(files: readonly SourceFile[], landed: string): readonly string[] {
  const listed = readLanded(landed);
  return files
    .map((file) => ({ name: file.path.slice(FOLDER.length), text: file.text }))
    .filter(({ name }) => !listed.has(name))
    .map(({ name, text }) => `${hashOf(text)}  ${name}`);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function readLanded(text: string): ReadonlyMap<string, string> {
  return new Map(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [hash = '', name = ''] = line.split(/\s+/);
        return [name, hash];
      }),
  );
}

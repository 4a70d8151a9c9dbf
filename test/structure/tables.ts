import { readSource } from './source.ts';
import type { SourceFile } from './source.ts';
import type { Violation } from './violation.ts';

/** Tells whether a file is written by `npm run tables`; it is as long as the schema has tables. */
export function isGenerated(path: string): boolean {
  return /^src\/(?:features\/[^/]+|platform\/db)\/tables\.ts$/.test(path);
}

/** Finds files of generated types that differ from the database, are missing, or are left over. */
export function findDrift(
  generated: readonly SourceFile[],
  files: readonly SourceFile[],
): readonly Violation[] {
  const drifted = generated.flatMap(({ path, text }) => {
    const file = files.find((one) => one.path === path);
    if (file === undefined) return [{ path, line: 1, says: 'is missing: npm run tables' }];
    const line = firstDifference(file, { path, text });
    if (line === undefined) return [];
    return [{ path, line, says: 'differs from the database: npm run tables' }];
  });
  const paths = new Set(generated.map(({ path }) => path));
  const left = files
    .filter(({ path }) => !paths.has(path))
    .map(({ path }) => ({ path, line: 1, says: 'belongs to no schema of the database.' }));
  return drifted.concat(left);
}

/** Compares what the types say, not how the formatter breaks their lines. */
function firstDifference(file: SourceFile, generated: SourceFile): number | undefined {
  const own = readSource(file);
  const wanted = readSource(generated);
  const count = Math.max(own.tokens.length, wanted.tokens.length);
  for (let index = 0; index < count; index += 1) {
    if (own.tokens[index]?.text === wanted.tokens[index]?.text) continue;
    return file.text.slice(0, own.tokens[index]?.start).split('\n').length;
  }
  return undefined;
}

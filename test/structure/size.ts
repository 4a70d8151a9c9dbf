import { functionsOf } from './functions.ts';
import { isTest } from './layers.ts';
import { lineOf } from './source.ts';
import type { Source, SourceFile } from './source.ts';
import { isGenerated } from './tables.ts';
import type { Violation } from './violation.ts';

export const MAX_FUNCTION_LINES = 70;
export const MAX_FILE_LINES = 400;
export const MAX_COLUMNS = 100;
const MAX_PARAMETERS = 3;

/** Finds files too long to be read in one go. */
export function findLongFiles(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter(({ path }) => /\.(?:ts|mjs|css)$/.test(path) && !isGenerated(path))
    .map(({ path, text }) => ({ path, line: text.split('\n').length - 1 }))
    .filter(({ line }) => line > MAX_FILE_LINES)
    .map(({ path, line }) => ({ path, line, says: `has more than ${MAX_FILE_LINES} lines.` }));
}

/** Finds functions too long to be held in mind; a group of tests is a list and may be longer. */
export function findLongFunctions(sources: readonly Source[]): readonly Violation[] {
  return sources.flatMap((source) =>
    functionsOf(source)
      .filter(({ handedTo }) => handedTo !== 'describe' && handedTo !== 'suite')
      .filter(({ firstLine, lastLine }) => lastLine - firstLine + 1 > MAX_FUNCTION_LINES)
      .map(({ name, firstLine, lastLine }) => ({
        path: source.path,
        line: firstLine,
        says: `${name || 'a function'} has ${lastLine - firstLine + 1} lines.`,
      })),
  );
}

/** Finds functions with too many parameters, or one whose call would read `take(seat, true)`. */
export function findOddParameters(sources: readonly Source[]): readonly Violation[] {
  const product = sources.filter(({ path }) => path.startsWith('src/') && !isTest(path));
  return product.flatMap((source) =>
    functionsOf(source).flatMap(({ name, firstLine, parameters }) => {
      const at = { path: source.path, line: firstLine };
      if (parameters.length > MAX_PARAMETERS) {
        return [{ ...at, says: `${name} takes ${parameters.length} parameters; use one object.` }];
      }
      const flag = parameters.find((parameter) => parameter.isBoolean);
      if (flag === undefined) return [];
      return [{ ...at, says: `${name} takes the boolean ${flag.text}; write two functions.` }];
    }),
  );
}

/** Finds lines too wide for two files side by side; a long sentence may stand on its own line. */
export function findWideLines(sources: readonly Source[]): readonly Violation[] {
  return sources
    .filter(({ path }) => !isGenerated(path))
    .flatMap((source) => {
      const texts = textColumns(source);
      return source.text.split('\n').flatMap((text, index) => {
        const columns = [...text].length;
        if (columns - (texts.get(index + 1) ?? 0) <= MAX_COLUMNS) return [];
        return [{ path: source.path, line: index + 1, says: `has ${columns} columns.` }];
      });
    });
}

/** For each line, how many of its columns are text between quotes. */
function textColumns(source: Source): ReadonlyMap<number, number> {
  const columns = new Map<number, number>();
  for (const token of source.tokens) {
    if (!['string', 'template', 'pattern'].includes(token.kind)) continue;
    for (const [offset, part] of token.text.split('\n').entries()) {
      const line = lineOf(source, token.start) + offset;
      columns.set(line, (columns.get(line) ?? 0) + [...part].length);
    }
  }
  return columns;
}

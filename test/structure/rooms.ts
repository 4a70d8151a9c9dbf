import { posix } from 'node:path';
import { importsOf, resolveImport } from './imports.ts';
import type { Import } from './imports.ts';
import type { Source, SourceFile } from './source.ts';
import type { Violation } from './violation.ts';

/** The rooms a feature may have; the names are the same everywhere, so that nobody searches. */
const ROOMS = new Set(
  'index model rules policy store actions routes pages words jobs messages client tables'.split(
    ' ',
  ),
);

/** Finds files of features that stand in no room, and rooms that are both a file and a folder. */
export function findOddRooms(files: readonly SourceFile[]): readonly Violation[] {
  const paths = files.map((file) => file.path).filter((path) => path.startsWith('src/features/'));
  return paths.flatMap((path) => {
    const says = judgeRoom(path, paths);
    return says === undefined ? [] : [{ path, line: 1, says }];
  });
}

function judgeRoom(path: string, paths: readonly string[]): string | undefined {
  const [feature = '', first, ...rest] = path.split('/').slice(2);
  if (first === undefined) return 'stands in no feature.';
  const room = rest.length > 0 ? first : first.replace(/(?:\.test)?\.ts$/, '');
  if (!ROOMS.has(room)) return `is no room of a feature (${[...ROOMS].join(', ')}).`;
  const isFile = first === `${room}.ts`;
  const hasFolder = paths.some((other) => other.startsWith(`src/features/${feature}/${room}/`));
  if (isFile && hasFolder) return `is a file and a folder; a room is one of them.`;
  return undefined;
}

/** Names that say nothing about what is inside, so that anything ends up there. */
const EMPTY_NAMES = /^(?:utils?|helpers?|common|misc|shared)$|(?:^|-)(?:utils?|helpers?)$/;
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Finds names of files and folders that say nothing or are not in kebab-case. */
export function findEmptyNames(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter(({ path }) => /\.(?:ts|mjs|css)$/.test(path))
    .flatMap(({ path }) => {
      const names = path.split('/').map((name) => name.replace(/(?:\.test)?\.\w+$/, ''));
      return names.flatMap((name) => {
        if (EMPTY_NAMES.test(name)) return [{ path, line: 1, says: `"${name}" says nothing.` }];
        return KEBAB.test(name) ? [] : [{ path, line: 1, says: `"${name}" is no kebab-case.` }];
      });
    });
}

/** Finds imports without `.ts` at the end, that climb, or that take the long way in a folder. */
export function findOddSpecifiers(sources: readonly Source[]): readonly Violation[] {
  return sources.flatMap((source) =>
    importsOf(source).flatMap((found) => {
      const says = judgeSpecifier(source.path, found);
      return says === undefined ? [] : [{ path: source.path, line: found.line, says }];
    }),
  );
}

function judgeSpecifier(path: string, found: Import): string | undefined {
  const { specifier } = found;
  const target = resolveImport(path, specifier);
  // A script that must run before anything is installed knows no alias.
  if (target === undefined || path.endsWith('.mjs')) return undefined;
  const isData = /\.(?:json|css)$/.test(specifier);
  if (!specifier.endsWith('.ts') && !specifier.endsWith('.mjs') && !isData) {
    return `imports ${specifier}; the name ends in .ts.`;
  }
  if (specifier.startsWith('..')) return `imports ${specifier}; across folders write #/… instead.`;
  const isSameFolder = posix.dirname(target) === posix.dirname(path);
  if (specifier.startsWith('#') && isSameFolder) {
    return `imports ${specifier}; inside a folder write ./${posix.basename(target)}.`;
  }
  return undefined;
}

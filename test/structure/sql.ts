import { featureOf } from './entries.ts';
import { importsOf } from './imports.ts';
import { isTest } from './layers.ts';
import { isAt, lineOf, lineOfToken } from './source.ts';
import type { Source, SourceFile } from './source.ts';
import type { Violation } from './violation.ts';

/** SQL found in code: a template, or a string that names a table. */
type SqlText = { readonly text: string; readonly line: number };

/** The schemas platform code may name: its own, and the queue's. */
const PLATFORM_SCHEMAS = ['platform', 'graphile_worker', 'public'];

/** Tells whether SQL may stand in a file of the product, and gives the schemas it may name. */
export function schemasOf(path: string): readonly string[] {
  const feature = featureOf(path);
  const isStore = /^src\/features\/[^/]+\/store(?:\.ts$|\/)/.test(path);
  if (feature !== undefined && isStore) return [feature];
  return path.startsWith('src/platform/') ? PLATFORM_SCHEMAS : [];
}

/** Finds SQL that stands outside a feature's store and outside platform. */
export function findStraySql(sources: readonly Source[]): readonly Violation[] {
  return sources
    .filter(({ path }) => path.startsWith('src/') && !isTest(path) && schemasOf(path).length === 0)
    .flatMap(findSqlIn);
}

const BUILDERS = new Set('selectFrom insertInto updateTable deleteFrom mergeInto'.split(' '));
const STATEMENT =
  /^\s*(?:select\s[\s\S]+\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|(?:create|alter|drop)\s+(?:table|schema|index)\s)/i;

function findSqlIn(source: Source): readonly Violation[] {
  const imported = importsOf(source)
    .filter((found) => !found.isType && ['kysely', 'pg'].includes(found.specifier))
    .map(({ line, specifier }) => stray(source, line, `imports ${specifier}`));
  const written = source.tokens.flatMap((token, index) => {
    const line = lineOfToken(source, index);
    const isText = token.kind === 'string' || token.kind === 'template';
    if (isText && STATEMENT.test(token.text)) return [stray(source, line, 'holds SQL')];
    const isCall = BUILDERS.has(token.text) && isAt(source, index - 1, '.');
    return token.kind === 'word' && isCall ? [stray(source, line, `calls ${token.text}`)] : [];
  });
  return imported.concat(written);
}

function stray(source: Source, line: number, what: string): Violation {
  return { path: source.path, line, says: `${what}; SQL stands in the store of its feature.` };
}

/** Finds SQL of the product that names a schema of somebody else; published views may be named. */
export function findForeignSchemas(
  sources: readonly Source[],
  schemas: readonly string[],
): readonly Violation[] {
  return sources
    .filter(({ path }) => !isTest(path) && schemasOf(path).length > 0)
    .flatMap((source) => {
      const foreign = schemas.filter((schema) => !schemasOf(source.path).includes(schema));
      return sqlTextsOf(source).flatMap(({ text, line }) =>
        foreign
          .filter((schema) => namesSchema(text, schema))
          .map((schema) => ({ path: source.path, line, says: `names the schema ${schema}.` })),
      );
    });
}

/** What every feature stands on. */
const GROUND = 'platform';

/**
 * Finds migrations that name a schema other than that of the feature in their name, or the ground.
 */
export function findForeignMigrations(
  files: readonly SourceFile[],
  schemas: readonly string[],
): readonly Violation[] {
  return files.flatMap((file) => {
    const own = /\/\d+_([a-z]+)_/.exec(file.path)?.[1];
    return withoutSqlComments(file.text)
      .split('\n')
      .flatMap((text, index) =>
        schemas
          .filter((schema) => schema !== own && schema !== GROUND && namesSchema(text, schema))
          .map((schema) => ({
            path: file.path,
            line: index + 1,
            says: `names the schema ${schema}.`,
          })),
      );
  });
}

/** Lists the schemas that the migrations create. */
export function schemasCreated(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap(({ text }) =>
    [...withoutSqlComments(text).matchAll(/\bcreate\s+schema\s+(?:if\s+not\s+exists\s+)?(\w+)/gi)]
      .map((found) => found[1] ?? '')
      .filter((name) => name !== ''),
  );
}

function namesSchema(text: string, schema: string): boolean {
  return new RegExp(`(?<![\\w.$:'/-])"?${schema}"?\\.(?!public_)"?[a-z_]`, 'i').test(text);
}

/** Keeps the lines, so that a violation is found where it stands. */
function withoutSqlComments(text: string): string {
  return text
    .replace(/--[^\n]*/g, '')
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/'(?:[^'\n]|'')*'/g, "''");
}

/** Text that names tables: `sql` templates, and strings such as `places.place as p`. */
function sqlTextsOf(source: Source): readonly SqlText[] {
  return source.tokens.flatMap((token, index) => {
    if (token.kind === 'string') {
      const isSchema = isNamedSchema(source, index);
      return [
        { text: isSchema ? `${token.text}.x` : token.text, line: lineOf(source, token.start) },
      ];
    }
    if (token.kind !== 'template') return [];
    return withoutSqlComments(token.text)
      .split('\n')
      .map((text, offset) => ({ text, line: lineOf(source, token.start) + offset }));
  });
}

/** `withSchema('places')` and `sql.id('places', 'place')` name a schema by itself. */
function isNamedSchema(source: Source, index: number): boolean {
  const caller = source.tokens[index - 2]?.text ?? '';
  return isAt(source, index - 1, '(') && ['withSchema', 'id', 'table', 'ref'].includes(caller);
}

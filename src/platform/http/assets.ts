import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'rolldown';
import { ownScripts } from './view.ts';
import type { OwnScript } from './view.ts';

/**
 * The style sheet and script of every page, the scripts that only some pages need, and the worker
 * that shows notices while no page is open, made once at start from the sources.
 */
export type Assets = {
  readonly stylePath: string;
  readonly scriptPath: string;
  readonly ownPaths?: Readonly<Partial<Record<OwnScript, string>>>;
  /** Its address cannot bear a hash: browsers look there for a newer one. */
  readonly worker?: string;
  readonly byPath: ReadonlyMap<string, { readonly mediaType: string; readonly text: string }>;
};

export const WORKER_PATH = '/worker.js';
export const SCRIPT_TYPE = 'text/javascript; charset=utf-8';
/** The order in which the style sheets build on each other; the rest follow by name. */
const FIRST_STYLES = ['tokens.css', 'base.css'];

/**
 * Joins the style sheets and bundles the browser code: `main.ts`, a file for each script of some
 * pages, and `worker.ts`. All but the worker get the hash of their content as name.
 */
export async function buildAssets(folders: {
  readonly styles: string;
  readonly scripts: string;
}): Promise<Assets> {
  const bundle = (name: string) => bundleScript(join(folders.scripts, `${name}.ts`));
  const [style, script, worker, ...own] = await Promise.all([
    joinStyles(folders.styles),
    bundle('main'),
    bundle('worker'),
    ...ownScripts.map(bundle),
  ]);
  const stylePath = `/assets/${hashOf(style)}.css`;
  const scriptPath = scriptNamed(script);
  const ownPaths = Object.fromEntries(
    own.map((text, index) => [ownScripts[index], scriptNamed(text)]),
  );
  const byPath = new Map([
    [stylePath, { mediaType: 'text/css; charset=utf-8', text: style }],
    ...[script, ...own].map(
      (text) => [scriptNamed(text), { mediaType: SCRIPT_TYPE, text }] as const,
    ),
  ]);
  return { stylePath, scriptPath, ownPaths, worker, byPath };
}

function scriptNamed(text: string): string {
  return `/assets/${hashOf(text)}.js`;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

async function joinStyles(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.css'));
  const rest = names.filter((name) => !FIRST_STYLES.includes(name)).toSorted();
  const ordered = [...FIRST_STYLES.filter((name) => names.includes(name)), ...rest];
  if (ordered.length === 0) throw new Error(`No style sheets in ${folder}.`);
  const texts = await Promise.all(ordered.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.map(withoutComments).join('\n');
}

function withoutComments(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s+/gm, '')
    .replace(/\n+/g, '\n');
}

async function bundleScript(entry: string): Promise<string> {
  const result = await build({
    input: entry,
    write: false,
    platform: 'browser',
    output: { format: 'es', minify: true },
  });
  const [chunk, ...more] = result.output;
  if (chunk.type !== 'chunk' || more.length > 0) throw new Error('The script is one chunk.');
  return chunk.code;
}

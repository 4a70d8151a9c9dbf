import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'rolldown';

/**
 * The style sheet and script of every page, and the script of those that ask a passkey, made once
 * at start from the sources.
 */
export type Assets = {
  readonly stylePath: string;
  readonly scriptPath: string;
  readonly passkeysPath?: string | undefined;
  readonly byPath: ReadonlyMap<string, { readonly mediaType: string; readonly text: string }>;
};

const SCRIPT = 'text/javascript; charset=utf-8';
/** The order in which the style sheets build on each other; the rest follow by name. */
const FIRST_STYLES = ['tokens.css', 'base.css'];

/**
 * Joins the style sheets and bundles the browser code; both get the hash of their content as name.
 */
export async function buildAssets(folders: {
  readonly styles: string;
  readonly clientEntry: string;
  readonly passkeysEntry?: string;
}): Promise<Assets> {
  const [style, script, passkeys] = await Promise.all([
    joinStyles(folders.styles),
    bundleScript(folders.clientEntry),
    folders.passkeysEntry === undefined ? undefined : bundleScript(folders.passkeysEntry),
  ]);
  const stylePath = `/assets/${hashOf(style)}.css`;
  const scriptPath = scriptNamed(script);
  const passkeysPath = passkeys === undefined ? undefined : scriptNamed(passkeys);
  const byPath = new Map([
    [stylePath, { mediaType: 'text/css; charset=utf-8', text: style }],
    [scriptPath, { mediaType: SCRIPT, text: script }],
  ]);
  if (passkeysPath !== undefined)
    byPath.set(passkeysPath, { mediaType: SCRIPT, text: passkeys ?? '' });
  return { stylePath, scriptPath, passkeysPath, byPath };
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

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');

/** The documents a stranger reads, in the order in which they would. */
export const DOCUMENTS = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'STYLE.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'docs/glossary.md',
  'docs/hosting.md',
] as const;

/** Reads a document by its path from the root. */
export function readDocument(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Lists the lines that a document tells its reader to type. */
export function commandsIn(text: string): readonly string[] {
  return [...text.matchAll(/^```sh\n([^]*?)^```$/gm)].flatMap((block) =>
    (block[1] ?? '').split('\n').filter((line) => line !== ''),
  );
}

/** Lists links and pictures of a document that lead to no file of the repository. */
export function deadLinks(path: string, text: string): readonly string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((found) => found[1] ?? '')
    .filter((target) => !/^(?:https?:|#)/.test(target))
    .filter((target) => !existsSync(join(ROOT, dirname(path), target.replace(/#.*/, ''))));
}

const FILE = /^(?:src|test|scripts|db|docs|bench|platform|http|serve)\/[\w./-]+$/;
/**
 * A path may be said shorter once its beginning was said: `serve/html.ts` under `platform/http`.
 */
const BEGINNINGS = ['', 'src', 'src/platform', 'src/platform/http'];

/** Lists files that a document names in passing and that are not there. */
export function missingFiles(text: string): readonly string[] {
  return codeIn(text)
    .filter((code) => FILE.test(code) && !code.includes('NNNN'))
    .filter((code) => !BEGINNINGS.some((beginning) => existsSync(join(ROOT, beginning, code))));
}

/** Lists names of functions and values that a document speaks of. */
export function namesIn(text: string): readonly string[] {
  return codeIn(text)
    .map((code) => code.replace(/\(\)$/, '').split('.').at(-1) ?? '')
    .filter((code) => /^[a-z]+(?:[A-Z][a-z]+)+$/.test(code));
}

function codeIn(text: string): readonly string[] {
  const prose = text.replaceAll(/^```[^]*?^```$/gm, '');
  return [...prose.matchAll(/`([^`\n]+)`/g)].map((found) => found[1] ?? '');
}

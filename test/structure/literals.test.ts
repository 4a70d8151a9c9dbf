import { test } from 'node:test';
import { findLiterals, mustNotSpeak } from './literals.ts';
import { readRepository, readSources } from './repository.ts';
import { assertCaught, assertFound, assertNone } from './violation.ts';

const PATH = 'src/features/matters/pages/board.ts';

function check(text: string, path = PATH) {
  return findLiterals(readSources([{ path, text }]));
}

function lines(...numbers: readonly number[]) {
  return numbers.map((number) => `${PATH}:${number}`);
}

test('pages, routes, actions and platform take their sentences from words', () => {
  const sources = readSources(readRepository());
  assertFound(
    sources.filter((source) => mustNotSpeak(source.path)),
    10,
  );
  assertNone(findLiterals(sources));
});

test('Chinese in code is caught, and in a comment it is not', () => {
  const text = `const a = '確認解決';
const b = \`\${c} 件\`;
// 弄堂議事會
/** A lane council (弄堂議事會). */
`;
  assertCaught(check(text), lines(1, 2));
});

test('English between tags is caught', () => {
  const text = `const a = html\`<p>Sign in first</p>\`;
const b = html\`<p class="lead">\${words.signIn}</p>\`;
const c = html\`
  <p>\${d} matters</p>\`;
const e = html\`<ul>\${f.map((g) => html\`<li>Nothing \${g}</li>\`)}</ul>\`;
const h = 'not between tags';
`;
  assertCaught(check(text), lines(1, 3, 5));
});

test('English in an attribute that is read aloud is caught', () => {
  const text = `const a = html\`<nav aria-label="Main">\${b}</nav>\`;
const c = html\`<input placeholder="Your name" name="name">\`;
const d = html\`<img alt="\${e}" src="/a.png" class="wide photo">\`;
const f = html\`<a title="\${g}" href="/h/\${i}">\${j}</a>\`;
`;
  assertCaught(check(text), lines(1, 2));
});

test('marks, names and code that every language shares are no sentences', () => {
  const text = `const a = html\`<h1>Linli</h1> &middot; &#8594; 12 / \${b}%\`;
const c = html\`<style>body { color: red }</style><script>const d = 1;</script><code>id</code>\`;
const e = html\`<!-- Only for readers of the source. --><svg viewBox="0 0 1 1"></svg>\`;
const f = html\` class="current" aria-current="page"\`;
`;
  assertNone(check(text));
});

test('words themselves, tests and other rooms may hold sentences', () => {
  const text = "const a = '確認解決';";
  assertNone(check(text, 'src/features/matters/words/zh-hant.ts'));
  assertNone(check(text, 'src/platform/http/errors/words.ts'));
  assertNone(check(text, 'src/features/matters/routes.test.ts'));
  assertNone(check(text, 'src/features/organisations/model.ts'));
  assertCaught(check(text, 'src/features/matters/actions.ts'), [
    'src/features/matters/actions.ts:1',
  ]);
});

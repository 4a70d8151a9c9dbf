import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPaid, findUnowed, readDebts } from './debts.ts';
import {
  findNamelessTests,
  findThinTests,
  findUntestedRefusals,
  namesOfTests,
  refusalsOf,
} from './proof.ts';
import { readRepository, readSources } from './repository.ts';
import { findLongFiles, findLongFunctions } from './size.ts';
import { assertCaught, assertFound, assertNone } from './violation.ts';

const files = readRepository();
const sources = readSources(files);

const debts = readDebts();

test('every feature, platform and lib have tests as long as their code, but for what is owed', () => {
  assertFound(
    files.filter((file) => file.path.endsWith('.test.ts')),
    20,
  );
  assertNone(findUnowed(findThinTests(files), debts));
});

test('the name of every test is a sentence of behaviour', () => {
  assertFound(sources.flatMap(namesOfTests), 100);
  assertNone(findNamelessTests(sources));
});

test('every refusal is reached by a test, but for what is owed', () => {
  assertFound(refusalsOf(sources), 5);
  assertNone(findUnowed(findUntestedRefusals(sources), debts));
});

test('a debt that is paid is struck off the list', () => {
  assertFound(sources, 100);
  const owed = [
    ...findThinTests(files),
    ...findUntestedRefusals(sources),
    ...findLongFiles(files),
    ...findLongFunctions(sources),
  ];
  assertNone(findPaid(debts, owed));
});

function lines(path: string, count: number) {
  return { path, text: 'a;\n'.repeat(count) };
}

test('a feature whose tests are shorter than its code is caught', () => {
  const sample = [
    lines('src/features/places/rules.ts', 10),
    lines('src/features/places/store.ts', 10),
    lines('src/features/places/rules.test.ts', 12),
    lines('src/features/places/store.test.ts', 7),
  ];
  assertCaught(findThinTests(sample), ['src/features/places:1']);
  assertNone(findThinTests([...sample, lines('src/features/places/policy.test.ts', 1)]));
});

test('the tests of one feature do not make up for another', () => {
  const sample = [
    lines('src/features/places/rules.test.ts', 90),
    lines('src/features/people/rules.ts', 10),
    lines('src/platform/db/pool.ts', 10),
    lines('src/platform/http/app.test.ts', 10),
    lines('src/lib/tree.ts', 3),
    lines('src/app/server.ts', 2),
  ];
  assertCaught(findThinTests(sample), ['src/features/people:1', 'src/lib:1']);
});

test('words and generated types need no tests of their length', () => {
  assertNone(
    findThinTests([
      lines('src/features/places/words/zh-hant.ts', 90),
      lines('src/features/places/tables.ts', 90),
    ]),
  );
});

test('a name that is no sentence is caught', () => {
  const path = 'src/lib/tree.test.ts';
  const text = `test('isWithin', () => {});
test('should be within its parent', () => {});
test('a child lies within its parent', () => {});
test('a child lies within its parent.', () => {});
test('property: a child lies within its parent', () => {});
test(\`a \${kind} lies within\`, () => {});
test(\`\${kind} works\`, () => {});
/x/.test('a');
it('works fine', () => {});
property('a child lies within its parent', law);
property('children', law);
`;
  assertCaught(
    findNamelessTests(readSources([{ path, text }])),
    [1, 2, 4, 7, 9, 11].map((line) => `${path}:${line}`),
  );
});

test('a refusal that no test speaks of is caught', () => {
  const product = {
    path: 'src/features/matters/rules.ts',
    text: "return refuse('already_claimed');\nreturn refuse('too_late', { at });\n",
  };
  const proof = {
    path: 'src/features/matters/rules.test.ts',
    text: "assert.equal(result.refusal, 'already_claimed');\n// 'too_late'\n",
  };
  assertCaught(findUntestedRefusals(readSources([product, proof])), [`${product.path}:2`]);
  assert.deepEqual(
    refusalsOf(readSources([product, proof])).map(({ code }) => code),
    ['already_claimed', 'too_late'],
  );
});

test('a refusal that only another feature tests is caught', () => {
  const product = { path: 'src/features/matters/rules.ts', text: "refuse('not_found');" };
  const elsewhere = { path: 'src/features/places/rules.test.ts', text: "check('not_found');" };
  const journey = { path: 'test/browser/railing.test.ts', text: "check('not_found');" };
  assertCaught(findUntestedRefusals(readSources([product, elsewhere])), [`${product.path}:1`]);
  assertNone(findUntestedRefusals(readSources([product, journey])));
});

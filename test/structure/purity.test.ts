import { test } from 'node:test';
import { findImpurities, mustBePure } from './purity.ts';
import { readRepository, readSources } from './repository.ts';
import { assertCaught, assertFound, assertNone } from './violation.ts';

const RULES = 'src/features/places/rules.ts';

function check(text: string, path = RULES) {
  return findImpurities(readSources([{ path, text }]));
}

test('rules and lib reach neither clock nor chance nor machine', () => {
  const sources = readSources(readRepository());
  assertFound(
    sources.filter((source) => mustBePure(source.path)),
    5,
  );
  assertNone(findImpurities(sources));
});

test('every reach for the clock or chance is caught', () => {
  const text = `const a = Date.now();
const b = new Date();
const c = Math.random();
const d = Temporal.Now.instant();
const e = process.env['HOME'];
const f = crypto.randomUUID();
const g = performance.now();
const h = await fetch('https://example.org');
setTimeout(() => {}, 1);
console.log(a);
`;
  const lines = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((line) => `${RULES}:${line}`);
  assertCaught(check(text), lines);
});

test('reckoning with given instants and own words that sound alike is pure', () => {
  assertNone(
    check(`export function isDue(now: Temporal.Instant): boolean {
  // Math.random() and Date.now() are only spoken of here, and in 'new Date()'.
  return Temporal.Instant.compare(now, Temporal.Instant.from('2026-01-01T00:00Z')) > 0;
}
const steps = { process: 1, console: 2 };
export const first = steps.process + Math.max(1, 2);
`),
  );
});

test('an import that reaches outside is caught', () => {
  const text = `import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { findPlace } from './store.ts';
import { openPool } from '#/platform/db/pool.ts';
import { nameOf } from '#/features/people/index.ts';
import assert from 'node:assert/strict';
import { z } from 'zod';
import { kinds } from './model.ts';
import { isWithin } from '#/lib/tree.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { Context } from 'hono';
`;
  assertCaught(
    check(text),
    [1, 2, 3, 4, 5].map((line) => `${RULES}:${line}`),
  );
});

test('a folder of rules and lib are held alike, tests and other rooms are not', () => {
  const text = 'export const at = Date.now();';
  assertCaught(check(text, 'src/lib/clock.ts'), ['src/lib/clock.ts:1']);
  const inFolder = 'src/features/matters/rules/clocks.ts';
  assertCaught(check(text, inFolder), [`${inFolder}:1`]);
  assertNone(check(text, 'src/features/matters/rules.test.ts'));
  assertNone(check(text, 'src/features/matters/actions.ts'));
});

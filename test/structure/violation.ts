import assert from 'node:assert/strict';

/** A place where a rule of the house is broken, and what would mend it. */
export type Violation = { readonly path: string; readonly line: number; readonly says: string };

/** Fails with every violation on a line of its own, so that an editor can jump to it. */
export function assertNone(violations: readonly Violation[]): void {
  assert.ok(violations.length === 0, `\n${violations.map(describeViolation).join('\n')}\n`);
}

/** Fails when a rule looked at fewer files than it must: a check over nothing holds nothing. */
export function assertFound(found: readonly unknown[], atLeast: number): void {
  assert.ok(found.length >= atLeast, `Found ${found.length} to look at, expected ${atLeast}.`);
}

/** Fails unless the checker caught exactly these, each given as `path:line`. */
export function assertCaught(violations: readonly Violation[], places: readonly string[]): void {
  const caught = violations.map((violation) => `${violation.path}:${violation.line}`);
  assert.deepEqual(
    caught.toSorted(),
    places.toSorted(),
    violations.map(describeViolation).join('\n'),
  );
}

function describeViolation(violation: Violation): string {
  return `${violation.path}:${violation.line} ${violation.says}`;
}

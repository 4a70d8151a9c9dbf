/*
 * A reporter of node:test that writes a letter per test as it ends: p, f or s. A run that is
 * killed has then still been counted up to that moment.
 */

import { resolve } from 'node:path';

// oxlint-disable-next-line import/no-default-export -- Node takes a reporter from nowhere else.
export default async function* reportCounts(source) {
  for await (const event of source) {
    const letter = readOutcome(event);
    if (letter !== undefined) yield letter;
  }
}

/** A file that has no test is reported by Node as a test that passes, named after the file. */
export function isWithoutTest({ file, name }) {
  return file !== undefined && resolve(name) === file;
}

/** A group of tests is no test, but counts as a failed one if its own preparation fails. */
function readOutcome({ type, data }) {
  if (type !== 'test:pass' && type !== 'test:fail') return undefined;
  const isLeftOut = [data.skip, data.todo].some((mark) => mark !== undefined && mark !== false);
  const isGroup = data.details.type === 'suite';
  if (isLeftOut) return isGroup ? undefined : 's';
  if (isWithoutTest(data)) return 'f';
  if (type === 'test:pass') return isGroup ? undefined : 'p';
  const isRepeated = isGroup && data.details.error?.failureType === 'subtestsFailed';
  return isRepeated ? undefined : 'f';
}

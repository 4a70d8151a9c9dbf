/*
 * A reporter of node:test that writes a letter per test as it ends: p, f or s. A run that is
 * killed has then still been counted up to that moment.
 */

// oxlint-disable-next-line import/no-default-export -- Node takes a reporter from nowhere else.
export default async function* reportCounts(source) {
  const isWithoutTest = watchFiles();
  for await (const event of source) {
    const letter = isWithoutTest(event) ? 'f' : readOutcome(event);
    if (letter !== undefined) yield letter;
  }
}

/**
 * Gives a function that is shown all events in order, and tells of each whether it is the end of a
 * file that has no test: an outermost group in which none has ended. Node would let it pass.
 */
export function watchFiles() {
  let tests = 0;
  return ({ type, data }) => {
    if (type !== 'test:pass' && type !== 'test:fail') return false;
    // Of a group that is left out no test is told.
    if (data.details.type !== 'suite' || isLeftOut(data)) tests += 1;
    if (data.nesting > 0) return false;
    const isEmpty = tests === 0 && type === 'test:pass';
    tests = 0;
    return isEmpty;
  };
}

/** A group of tests is no test, but counts as a failed one if its own preparation fails. */
function readOutcome({ type, data }) {
  if (type !== 'test:pass' && type !== 'test:fail') return undefined;
  const isGroup = data.details.type === 'suite';
  if (isLeftOut(data)) return isGroup ? undefined : 's';
  if (type === 'test:pass') return isGroup ? undefined : 'p';
  const isRepeated = isGroup && data.details.error?.failureType === 'subtestsFailed';
  return isRepeated ? undefined : 'f';
}

function isLeftOut({ skip, todo }) {
  return [skip, todo].some((mark) => mark !== undefined && mark !== false);
}

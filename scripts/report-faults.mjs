/* A reporter of node:test that is silent about what passes, and exact about what does not. */
import { relative } from 'node:path';
import { inspect } from 'node:util';
import { watchFiles } from './report-counts.mjs';

// oxlint-disable-next-line import/no-default-export -- Node takes a reporter from nowhere else.
export default async function* reportFaults(source) {
  const isWithoutTest = watchFiles();
  for await (const event of source) {
    const { type, data } = event;
    if (type === 'test:fail' && !isRepeated(data)) yield wordFault(data);
    if (isWithoutTest(event)) yield `\n✗ ${data.name} has no test\n`;
    if (type === 'test:pass' && data.skip !== undefined) yield wordSkip(data);
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
  }
}

/** A parent fails because its parts do, and these have been told already. */
function isRepeated(data) {
  const isExpected = data.todo !== undefined && data.todo !== false;
  return isExpected || data.details.error?.failureType === 'subtestsFailed';
}

function wordFault(data) {
  const words = wordError(data.details.error?.cause ?? data.details.error);
  return `\n✗ ${data.name}\n  ${wordPlace(data)}\n${words.replaceAll(/^(?=.)/gm, '    ')}\n`;
}

/** An assertion has said all in its message; of the way to it only our own code helps. */
function wordError(error) {
  const isAssertion = error?.code === 'ERR_ASSERTION' && typeof error.stack === 'string';
  const words = isAssertion ? error.stack : inspect(error, { depth: 4 });
  return words.replaceAll(/^\s+at .*\bnode:.*\n?/gm, '');
}

function wordSkip(data) {
  const why = typeof data.skip === 'string' ? `: ${data.skip}` : '';
  return `  skipped: ${data.name}${why}\n`;
}

function wordPlace({ file, line }) {
  return file === undefined ? '' : `${relative(process.cwd(), file)}:${line}`;
}

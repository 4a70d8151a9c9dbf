/*
 * What `node --test` is given to run many files in one process: the files that LINLI_TEST_FILES
 * names, line by line. Each becomes a group of its own, so that its hooks are its own: Node would
 * run a hook that stands outside of groups for the tests of all files, and make all preparations
 * before the first test.
 */
import { resolve } from 'node:path';
import { describe } from 'node:test';
import { pathToFileURL } from 'node:url';

const files = (process.env.LINLI_TEST_FILES ?? '').split('\n');
if (files[0] === '') throw new Error('LINLI_TEST_FILES names no file.');
for (const file of files) await load(file);

/** Loads a file into a group; a second one meanwhile would put its tests into the first group. */
async function load(file) {
  const { promise, resolve: goOn } = Promise.withResolvers();
  describe(file, async () => {
    try {
      await import(pathToFileURL(resolve(file)).href);
    } finally {
      goOn();
    }
  });
  await promise;
}

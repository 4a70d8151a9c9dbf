/* `npm run unit`, `npm run unit -- places`: tests without a browser, by words in their path. */
import { relative } from 'node:path';
import { CannotRun, ROOT, ensure } from './ensure.mjs';
import { makeRunFolder, removeRunFolder } from './run-folder.mjs';
import { orSayWhy, runNode } from './run.mjs';
import { RUN_FILES, listTestFiles, nameFiles } from './steps.mjs';

await orSayWhy(async () => {
  const words = process.argv.slice(2);
  const files = listTestFiles({
    root: ROOT,
    folders: ['src', 'test', 'scripts'],
    except: ['test/browser', 'test/long'],
  }).filter((file) => words.every((word) => file.includes(word)));
  if (files.length === 0)
    throw new CannotRun(`No test file has ${words.join(' and ')} in its path.`);
  const node = await ensure({ group: 'all' });
  process.chdir(ROOT);
  const folder = makeRunFolder();
  if (folder !== undefined) {
    process.env.LINLI_TEST_DATA = folder;
    process.once('exit', () => removeRunFolder(folder));
  }
  Object.assign(process.env, nameFiles(files.map((file) => relative(ROOT, file))));
  process.exitCode = await runNode(node, ['--test', '--test-isolation=none', RUN_FILES]);
});

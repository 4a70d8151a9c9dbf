import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobHandlers } from '#/app/endpoints.ts';
import { findIdle, findUnworked, jobsAdded } from './jobs.ts';
import { readRepository, readSources } from './repository.ts';
import { assertCaught, assertFound, assertNone } from './violation.ts';

const sources = readSources(readRepository());
const workers = jobHandlers.map(({ name }) => name);
const PATH = 'src/features/matters/actions.ts';

function read(text: string, path = PATH) {
  return readSources([{ path, text }]);
}

test('every job that is added has a worker', () => {
  assertFound(jobsAdded(sources), 1);
  assertNone(findUnworked(sources, workers));
});

test('every worker has a job, by the clock or from an action', () => {
  assertFound(workers, 1);
  assertNone(findIdle(sources, jobHandlers));
});

test('a job without a worker is caught', () => {
  const text = `await context.addJob({ name: 'matters.route', payload: { id } });
await context.addJob({
  payload: { name: 'matters.nested' },
  name: 'matters.remind',
});
const addJob = { name: 'none' };
`;
  assert.deepEqual(
    jobsAdded(read(text)).map(({ name }) => name),
    ['matters.route', 'matters.remind'],
  );
  assertCaught(findUnworked(read(text), ['matters.route']), [`${PATH}:2`]);
});

test('a job whose name is not in the call is caught', () => {
  const text = "const job = { name: 'matters.route' };\nawait context.addJob(job);";
  assertCaught(findUnworked(read(text), ['matters.route']), [`${PATH}:2`]);
});

test('the runner that hands jobs through, and tests, name none', () => {
  const text = 'addJob(db, job);';
  assertNone(findUnworked(read(text, 'src/platform/action/make-context.ts'), []));
  assertNone(findUnworked(read(text, 'src/features/matters/actions.test.ts'), []));
});

test('a worker that nothing starts, and a second one of a name, are caught', () => {
  const text = "context.addJob({ name: 'matters.route', payload: {} });";
  const route = { name: 'matters.route' };
  const audit = { name: 'matters.audit', cron: '0 3 * * *' };
  const at = 'src/app/endpoints.ts:1';
  assertNone(findIdle(read(text), [route, audit]));
  assertCaught(findIdle(read(text), [route, { name: 'matters.forgotten' }]), [at]);
  assertCaught(findIdle(read(text), [route, audit, route]), [at]);
});

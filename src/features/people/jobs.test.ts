import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { issueCode } from '#/platform/auth/codes.ts';
import { runJob } from '#/platform/jobs/worker.ts';
import type { TestApp } from '#test/app.ts';
import { codeIn, household, people, telephones, worldApp } from '#test/world.ts';
import { peopleJobs } from './jobs.ts';
import { claimLogin } from './store/logins.ts';

const CHEN = { kind: 'telephone', address: telephones.chen } as const;

async function run(app: TestApp, name: string, payload: object): Promise<void> {
  const handler = peopleJobs.find((job) => job.name === name);
  if (handler === undefined) throw new Error(`There is no job ${name}.`);
  await runJob(app, handler, payload);
}

test('a code goes to the address it was asked for, in the language of its person', async () => {
  const app = await worldApp();
  const id = await issueCode(app.context(), { personId: people.chen, to: CHEN });
  await run(app, 'people.send_code', { id });
  const [message] = app.sent;
  assert.equal(message?.address, telephones.chen);
  assert.match(message?.text ?? '', /登入號碼 \d{6}，10 分鐘內有效/);
  assert.match(codeIn(app), /^\d{6}$/);
  await app.close();
});

test('a code that is over, of nobody, or for an address given up goes nowhere', async () => {
  const app = await worldApp();
  const nobody = await issueCode(app.context(), { personId: undefined, to: CHEN });
  await run(app, 'people.send_code', { id: nobody });
  const other = { kind: 'telephone', address: '+8613800138099' } as const;
  await claimLogin(app.db, people.chen, other);
  const claimed = await issueCode(app.context(), { personId: people.chen, to: other });
  await claimLogin(app.db, people.chen, { ...other, address: '+8613800138098' });
  await run(app, 'people.send_code', { id: claimed });
  const late = await issueCode(app.context(), { personId: people.chen, to: CHEN });
  app.clock.forward({ minutes: 10 });
  await run(app, 'people.send_code', { id: late });
  assert.deepEqual(app.sent, []);
  await app.close();
});

test('who cannot be reached is not told, and an address that is only claimed is not used', async () => {
  const app = await worldApp();
  const payload = { helperId: people.lin, personId: people.wang };
  await claimLogin(app.db, people.wang, { kind: 'telephone', address: '+8613800138097' });
  await run(app, 'people.tell_acting', payload);
  assert.equal(app.sent.length, 0);
  await run(app, 'people.tell_acting', { ...payload, personId: people.chen });
  assert.match(app.sent.at(-1)?.text ?? '', /林小梅剛剛開始/);
  await app.close();
});

test('papers are forgotten a year after they expired', async () => {
  const app = await worldApp();
  const chen = await app.signIn(people.chen);
  await chen.send(`/households/${household(3, 1, 102)}/code`);
  const left = async () => {
    const { rows } = await sql`select id from people.household_code`.execute(app.db);
    return rows.length;
  };
  app.clock.forward({ hours: 24 * (90 + 365) });
  await run(app, 'people.forget_codes', {});
  assert.equal(await left(), 1);
  app.clock.forward({ hours: 1 });
  await run(app, 'people.forget_codes', {});
  assert.equal(await left(), 0);
  await app.close();
});

test('a job with a payload of another shape is a fault', async () => {
  const app = await worldApp();
  await assert.rejects(run(app, 'people.send_code', { id: 'x' }));
  await app.close();
});

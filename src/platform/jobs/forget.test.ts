import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countAttempt } from '#/platform/auth/attempts.ts';
import { issueCode } from '#/platform/auth/codes.ts';
import { makeSignInLink } from '#/platform/auth/links.ts';
import { startSession } from '#/platform/auth/sessions.ts';
import { takeKey } from '#/platform/http/keys.ts';
import { parkForm } from '#/platform/http/parked.ts';
import { testApp } from '#test/app.ts';
import type { TestApp } from '#test/app.ts';
import { forgetWhatIsOver } from './forget.ts';
import { runJob } from './worker.ts';

const PERSON = '019cf000-0000-7000-8000-000000000001';

async function fill(app: TestApp): Promise<void> {
  const context = app.context();
  await countAttempt(app.db, { kind: 'test.try', subject: 'x', most: 1 }, context.now);
  await issueCode(context, {
    personId: PERSON,
    to: { kind: 'email', address: 'wang@example.org' },
  });
  await makeSignInLink(context, { purpose: 'persona', personId: PERSON, hours: 1, uses: 1 });
  await startSession(context, { personId: PERSON, device: 'Test' });
  const { secret } = app.services;
  await takeKey(app.db, { key: 'k', endpoint: 'e', actorId: undefined, secret }, context.now);
  await parkForm(context, { endpoint: 'e', address: '/', values: {} });
}

async function countAll(app: TestApp): Promise<readonly number[]> {
  const { db } = app;
  const rows = await Promise.all([
    db.selectFrom('platform.attempt').select('kind').execute(),
    db.selectFrom('platform.sign_in_code').select('id').execute(),
    db.selectFrom('platform.sign_in_link').select('purpose').execute(),
    db.selectFrom('platform.session').select('id').execute(),
    db.selectFrom('platform.request_key').select('key').execute(),
    db.selectFrom('platform.parked_form').select('id').execute(),
  ]);
  return rows.map((all) => all.length);
}

test('what still holds is kept through the night', async () => {
  const app = await testApp({ endpoints: [] });
  await fill(app);
  await runJob(app, forgetWhatIsOver, {});
  assert.deepEqual(await countAll(app), [1, 1, 1, 1, 1, 1]);
  await app.close();
});

test('after two days only the session is left, after three months nothing', async () => {
  const app = await testApp({ endpoints: [] });
  await fill(app);
  app.clock.forward({ hours: 48 });
  await runJob(app, forgetWhatIsOver, {});
  assert.deepEqual(await countAll(app), [0, 0, 0, 1, 0, 0]);
  app.clock.forward({ hours: 24 * 90 });
  await runJob(app, forgetWhatIsOver, {});
  assert.deepEqual(await countAll(app), [0, 0, 0, 0, 0, 0]);
  await app.close();
});

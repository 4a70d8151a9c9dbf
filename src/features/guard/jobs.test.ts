import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { guardJobs } from './index.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { people, worldApp } from '#test/world.ts';

const payload = (personId: string) => ({ personId, name: '我的手機' });

test('a new key is told at each address that is confirmed, and at no other', async () => {
  const app = await worldApp({ jobs: guardJobs });
  await sql`insert into people.login (person_id, kind, address, confirmed_at)
    values (${people.zhuang}, 'email', 'claimed@example.org', null)`.execute(app.db);
  const context = app.context();
  await context.addJob({ name: 'guard.tell_passkey', payload: payload(people.zhuang) });
  await context.addJob({ name: 'guard.tell_passkey', payload: payload(people.wu) });
  // Without an address, without a record: nobody to write to, and no fault.
  await context.addJob({ name: 'guard.tell_passkey', payload: payload(people.wang) });
  const nobody = '019cf000-0000-7000-8000-00000009ffff';
  await context.addJob({ name: 'guard.tell_passkey', payload: payload(nobody) });
  await app.runJobs();
  assert.deepEqual(app.sent.map(({ address }) => address).toSorted(), [
    '+8613800138004',
    'wu@example.org',
  ]);
  assert.ok(app.sent.every(({ text }) => text.includes('我的手機')));
  await app.close();
});

test('every night forgets the glasses that were signed off a year ago', async () => {
  await rolledBack(async (tx) => {
    const job = guardJobs.find(({ name }) => name === 'guard.forget');
    const context = contextOn(tx);
    const [yearAgo, before] = [{ hours: 24 * 365 }, { hours: 24 * 365 + 1 }];
    for (const [age, finding] of [
      [yearAgo, 'fair'],
      [before, 'fair'],
      [before, null],
    ] as const) {
      const at = context.now.subtract(age);
      const by = finding === null ? null : '019cf000-0000-7000-8000-000000000003';
      await sql`insert into guard.glass values ('c', gen_random_uuid(),
        '019cf000-0000-7000-8000-000000000001', '019cf000-0000-7000-8000-000000000002', 'steward',
        null, '樓下漏水漏到電表上了', ${at}, ${at.add({ minutes: 30 })}, ${finding}, null,
        ${finding === null ? null : at}, ${by})`.execute(tx);
    }
    await job?.run(context, {});
    const { rows } = await sql<{ readonly finding: string | null }>`
      select finding from guard.glass order by finding`.execute(tx);
    assert.deepEqual(rows, [{ finding: 'fair' }, { finding: null }]);
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { guardJobs } from './index.ts';
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

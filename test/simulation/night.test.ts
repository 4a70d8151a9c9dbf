import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { seed } from '#test/property.ts';
import { playNight } from './night.ts';

const plan = { seed: String(seed), calls: 4, people: 300, onDuty: 20 };

test('a few calls of a night: one holder, no leak, nobody woken who sleeps, each answered', async (t) => {
  t.diagnostic(`seed ${seed}, ${plan.calls} calls, ${plan.people} people, ${plan.onDuty} on duty`);
  const outcome = await playNight(plan);
  t.diagnostic(JSON.stringify(outcome));
  assert.equal(outcome.calls, plan.calls);
  assert.equal(outcome.taken + outcome.nobody + outcome.over, plan.calls);
  assert.ok(outcome.invariantsHeld > plan.calls);
});

test('the controls: a lost job, a sleeper who is called, a name in the words are noticed', async () => {
  const few = { ...plan, calls: 1, people: 30, onDuty: 4 };
  await assert.rejects(
    playNight({
      ...few,
      spoil: async ({ app }) => {
        await sql`delete from graphile_worker._private_jobs where key like 'callouts.look:%'`.execute(
          app.db,
        );
        await sql`update callouts.call set ended_at = null, ended_as = null,
            next_at = '2027-01-01T00:00:00Z'
          where id = (select id from callouts.call order by begun_at desc limit 1)`.execute(app.db);
      },
    }),
    /no job is lost/,
  );
  await assert.rejects(
    playNight({
      ...few,
      spoil: async ({ app }, asleep) => {
        await sql`insert into callouts.alert
            (community_id, call_id, person_id, wave, rung, asked_at)
          select community_id, id, ${asleep[0]}::uuid, 1, 0, begun_at from callouts.call
          `.execute(app.db);
      },
    }),
    /nobody is woken in their quiet hours/,
  );
  await assert.rejects(
    playNight({
      ...few,
      spoil: async ({ app }) => {
        await sql`update matters.matter set body = '密1名 開門' where profile = 'urgent'`.execute(
          app.db,
        );
      },
    }),
    /密1名/,
  );
});

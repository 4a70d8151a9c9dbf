import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { runJob } from '#/platform/jobs/worker.ts';
import { people, places } from '#test/world.ts';
import { openVolunteerSite } from '#test/volunteer-site.ts';
import type { VolunteerSite } from '#test/volunteer-site.ts';
import { remindJob } from './jobs.ts';
import { insertProof } from './store/proofs.ts';

let site: VolunteerSite;

describe('each hour', () => {
  before(async () => {
    site = await openVolunteerSite();
  });
  after(() => site.app.close());
  beforeEach(async () => {
    await sql`delete from volunteers.proof`.execute(site.app.db);
    await site.forget();
  });

  const show = async (days: number) => {
    const now = site.app.clock.now();
    await insertProof(site.app.db, {
      id: crypto.randomUUID(),
      communityId: places.community,
      personId: people.chen,
      ability: 'electrical',
      kind: 'shown',
      what: '電工證',
      organisationId: people.wu,
      recordedBy: people.zhuang,
      beganAt: now,
      endsAt: now.add({ hours: 24 * days }),
    });
  };

  test('whose proof ends within a month is told, and only once', async () => {
    await show(20);
    await runJob(site.app, remindJob, {});
    await runJob(site.app, remindJob, {});
    assert.deepEqual(await site.recorded(), ['volunteers.proof_ends']);
    const { rows } = await sql`select subject_id, actor_id from platform.journal
      where verb = 'proof_ends'`.execute(site.app.db);
    assert.deepEqual(rows, [{ subject_id: people.chen, actor_id: null }]);
  });

  test('nobody is told of what holds for long', async () => {
    await show(200);
    await runJob(site.app, remindJob, {});
    assert.deepEqual(await site.recorded(), []);
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { openCallSite } from '#test/call-site.ts';
import type { CallSite } from '#test/call-site.ts';
import { places } from '#test/world.ts';
import { expectAcceptance, learn } from './learn.ts';

describe('what is learned of acceptance', () => {
  let site: CallSite;
  before(async () => {
    site = await openCallSite();
    await sql`insert into callouts.call (community_id, id, matter_id, plan, wanted, begun_at,
        ended_at, ended_as)
      values (${places.community}, gen_random_uuid(), gen_random_uuid(), '{}', 1,
        '2026-08-01T00:00:00Z', '2026-11-20T00:00:00Z', 'over')`.execute(site.app.db);
  });
  after(() => site.app.close());

  /** So many were asked at a moment, and so many of them said yes. */
  async function saw(at: string, asked: number, yes: number): Promise<void> {
    await sql`insert into callouts.alert (community_id, call_id, person_id, wave, rung, asked_at,
        answer, answered_at)
      select community_id, id, gen_random_uuid(), 1, 0, ${at}, said, ${at}
      from callouts.call, generate_series(1, ${asked}::int) as n (number),
        lateral (select case when n.number <= ${yes}::int then 'yes' else 'no' end) as s (said)
    `.execute(site.app.db);
  }

  test('is of about that hour of the day, over midnight, too', async () => {
    // Half past eleven at night, one in the morning, and noon, in Shanghai.
    await saw('2026-11-10T15:30:00Z', 4, 3);
    await saw('2026-11-11T17:00:00Z', 2, 0);
    await saw('2026-11-12T04:00:00Z', 10, 10);
    const context = site.app.context();
    const of = { communityId: places.community, until: context.now };
    const learned = await learn(context, of);
    assert.deepEqual(learned(23), { asked: 6, yes: 3 });
    assert.deepEqual(learned(2), { asked: 2, yes: 0 }, 'two hours later, not three');
    assert.deepEqual(learned(12), { asked: 10, yes: 10 });
    assert.deepEqual(learned(18), { asked: 0, yes: 0 });
  });

  test('is forgotten after ninety days, and stays in its community', async () => {
    await saw('2026-08-20T04:00:00Z', 50, 50);
    const context = site.app.context();
    const here = await learn(context, { communityId: places.community, until: context.now });
    assert.deepEqual(here(12), { asked: 10, yes: 10 });
    const elsewhere = { communityId: places.nextCommunity, until: context.now };
    assert.deepEqual((await learn(context, elsewhere))(12), { asked: 0, yes: 0 });
  });

  test('stands beside what is believed, for each hour of the day', async () => {
    const of = { communityId: places.community, line: [places.community] };
    const { accept, targets } = await expectAcceptance(site.app.context(), of);
    assert.equal(accept.length, 24);
    assert.equal(accept[18], 0.25);
    assert.equal(accept[12], 15 / 30);
    assert.equal(accept[23], 8 / 26);
    assert.deepEqual(
      targets.map((one) => Math.round(one * 100)),
      [50, 75, 94],
    );
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { createRandom } from '#/lib/random.ts';
import type { Random } from '#/lib/random.ts';
import { answerClocks } from '#/features/matters/index.ts';
import { savePeople } from '#/features/people/index.ts';
import { openCallSite } from '#test/call-site.ts';
import type { CallSite, Helper } from '#test/call-site.ts';
import { seed } from '#test/property.ts';
import { household, places } from '#test/world.ts';
import type { Browser } from '#test/app.ts';

/** `LINLI_NIGHT_CALLS=200` plays a whole night. */
const CALLS = Number(process.env['LINLI_NIGHT_CALLS'] ?? 4);
const ON_DUTY = 20;
const ASKERS = 4;
const BEGAN = Temporal.Instant.from('2026-01-01T00:00:00Z');
const KINDS = ['urgent_goods', 'urgent_power', 'urgent_other'];

type Night = {
  readonly site: CallSite;
  readonly random: Random;
  readonly helpers: readonly Helper[];
  readonly askers: readonly Browser[];
  readonly raised: string[];
};

test('a night of calls: one holder, no leak, nobody woken who sleeps, each call answered', async (t) => {
  t.diagnostic(`seed ${seed}, ${CALLS} calls, ${ON_DUTY} on duty`);
  const random = createRandom(`night ${seed}`);
  const site = await openCallSite();
  try {
    const helpers = await site.onDuty(ON_DUTY);
    // A quarter of them sleeps from ten to six.
    const asleep = helpers.filter((_, index) => index % 4 === 0).map(({ id }) => id);
    await sql`update volunteers.volunteer set quiet_from = '22:00', quiet_to = '06:00'
      where person_id = any(${asleep}::uuid[])`.execute(site.app.db);
    const askers = await settle(site);
    const night: Night = { site, random, helpers, askers, raised: [] };
    for (let number = 0; number < CALLS; number += 1) {
      await raise(night, number);
      await live(night, asleep);
    }
    await site.pass(1_200);
    await holdAtTheEnd(night);
  } finally {
    await site.app.close();
  }
});

/** People who ask, each in a home of their own. */
async function settle({ app }: CallSite): Promise<readonly Browser[]> {
  const ids = Array.from(
    { length: ASKERS },
    (_, n) => `019cf000-0000-7000-8000-0000000030${10 + n}`,
  );
  const homes = [
    household(3, 1, 102),
    household(3, 1, 201),
    household(7, 2, 101),
    household(7, 2, 202),
  ];
  await savePeople(
    app.db,
    {
      people: ids.map((id, index) => ({
        id,
        name: `密${index}名`,
        communityId: places.community,
        called: undefined,
        birthYear: undefined,
        telephone: `+861390000${1000 + index}`,
        email: undefined,
        language: 'zh-Hant',
        accountSince: BEGAN,
      })),
      residences: ids.map((personId, index) => ({
        id: personId.replace('0030', '0031'),
        personId,
        householdId: homes[index] ?? '',
        communityId: places.community,
        relation: 'owner' as const,
        since: Temporal.PlainDate.from('2026-01-01'),
        until: undefined,
      })),
    },
    BEGAN,
  );
  return Promise.all(ids.map((id) => app.signIn(id)));
}

async function raise({ site, random, askers, raised }: Night, number: number): Promise<void> {
  const by = askers[number % askers.length];
  assert.ok(by !== undefined);
  const body = { category: random.pick(KINDS), words: `第 ${number} 件急事` };
  raised.push(await site.raise(by, body));
}

/** Lets some minutes go by, in which people answer, refuse, are late, go, forget or give it up. */
async function live(night: Night, asleep: readonly string[]): Promise<void> {
  const { site, random, helpers, raised } = night;
  for (let step = random.int(2, 6); step > 0; step -= 1) {
    await site.pass(random.int(1, 60));
    for (const id of raised.slice(-3)) {
      for (const { personId } of await site.asked(id)) {
        const helper = helpers.find((one) => one.id === personId);
        if (helper === undefined || !random.chance(0.3)) continue;
        await actAs(night, helper, id);
      }
    }
    await keepTime(site);
    await holdAlways(night, asleep);
  }
}

async function actAs({ site, random }: Night, helper: Helper, id: string): Promise<void> {
  const what = random.int(0, 9);
  if (what < 4) await site.answer(helper, id, { minutes: random.int(1, 30) });
  else if (what < 6) await site.answer(helper, id, { answer: 'no' });
  else if (what === 6) await helper.browser.api('DELETE /me/volunteering/duty');
  else if (what === 7) await helper.browser.api(`POST /matters/${id}/start`, {});
  else if (what === 8) await helper.browser.api(`POST /matters/${id}/done`, { note: '好了' });
  else await helper.browser.api(`DELETE /matters/${id}/claim`, { reason: '去不了了' });
  await site.look();
}

/** Does what the clocks of the matters ask for, as the job does each minute. */
async function keepTime({ app }: CallSite): Promise<void> {
  const { rows } = await sql<{ communityId: string; id: string }>`
    select community_id as "communityId", matter_id as id from matters.clock
    where wakes_at <= ${app.clock.now()}`.execute(app.db);
  for (const key of rows) {
    await app.db.transaction().execute(async (db) => {
      await answerClocks({ ...app.context(), db }, key);
    });
  }
}

async function holdAlways(night: Night, asleep: readonly string[]): Promise<void> {
  const { site, helpers, raised } = night;
  const { db, clock } = site.app;
  const { rows: twice } = await sql`
    select matter_id from matters.assignment where role = 'lead' and ended_at is null
    group by matter_id having count(*) > 1`.execute(db);
  assert.deepEqual(twice, [], 'one holder');
  const { rows: woken } = await sql`
    select person_id from callouts.alert
    where person_id = any(${[...asleep]}::uuid[])
      and ((asked_at at time zone ${site.app.services.zone})::time >= '22:00'
        or (asked_at at time zone ${site.app.services.zone})::time < '06:00')`.execute(db);
  assert.deepEqual(woken, [], 'nobody is woken in their quiet hours');
  const { rows: left } = await sql`
    select id from callouts.call where next_at < ${clock.now()}`.execute(db);
  assert.deepEqual(left, [], 'no call is left behind its time');
  await holdNoLeak(night, helpers[raised.length % helpers.length], raised.at(-1) ?? '');
}

/** Whoever was only asked finds neither name, flat nor telephone in what they are answered. */
async function holdNoLeak({ site }: Night, helper: Helper | undefined, id: string): Promise<void> {
  assert.ok(helper !== undefined);
  const rows = await site.asked(id);
  const own = rows.find(({ personId }) => personId === helper.id);
  const seen = await helper.browser.api(`GET /calls/${id}`);
  if (own === undefined) assert.equal(seen.status, 404);
  else if (!own.isChosen)
    assert.doesNotMatch(JSON.stringify(seen.body), /密|139000|dongxing-\d-\d/);
}

/** Every call has ended, and of each it is known how; what nobody took has gone up to the staff. */
async function holdAtTheEnd({ site, raised }: Night): Promise<void> {
  const { rows } = await sql<{ endedAs: string | null; holder: string | null; state: string }>`
    select c.ended_as as "endedAs", m.holder_id as holder, m.state from matters.matter m
    left join lateral (select ended_as from callouts.call c where c.matter_id = m.id
      order by c.begun_at desc, c.id desc limit 1) c on true
    where m.profile = 'urgent'`.execute(site.app.db);
  assert.equal(rows.length, raised.length);
  for (const { endedAs, holder, state } of rows) {
    assert.ok(endedAs !== null, `a call in state ${state} has not ended`);
    if (endedAs === 'taken') assert.ok(holder !== null || state !== 'accepted', state);
  }
}

import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { answerClocks } from '#/features/matters/index.ts';
import { insertProof } from '#/features/volunteers/index.ts';
import { createRandom } from '#/lib/random.ts';
import type { Random } from '#/lib/random.ts';
import type { Browser, TestApp } from '#test/app.ts';
import { openCallSite } from '#test/call-site.ts';
import type { CallSite, Helper } from '#test/call-site.ts';
import { people, places } from '#test/world.ts';
import { SECRET, settle } from './community.ts';
import type { Resident } from './community.ts';

const KINDS = ['urgent_goods', 'urgent_power', 'urgent_other', 'urgent_hand', 'urgent_child'];
/** Each can run errands; what else somebody can do goes round. */
const SKILLS = [['carrying'], ['childcare'], ['carrying', 'visits'], [], ['childcare', 'visits']];
/** One in so many sleeps from ten to six, and one in so many is asked thrice a week at most. */
const SLEEPS = 4;
const CAPPED = 5;
const CAP = 3;
/** One in so many has shown a licence for the electricity. */
const ELECTRICIANS = 10;

export type NightPlan = {
  readonly seed: string;
  readonly calls: number;
  readonly people: number;
  readonly onDuty: number;
  /** Breaks something before it is looked whether all holds: the control, to be noticed. */
  readonly spoil?: ((site: CallSite, asleep: readonly string[]) => Promise<void>) | undefined;
};

/** What a night came to. */
export type NightOutcome = {
  readonly calls: number;
  readonly taken: number;
  readonly nobody: number;
  readonly over: number;
  readonly alerts: number;
  /** Seconds from the call until it was settled who goes, the one in the middle. */
  readonly medianSeconds: number | undefined;
  readonly invariantsHeld: number;
  /** How often somebody who goes read what nobody else may: what is looked for can be found. */
  readonly secretsTold: number;
};

type Night = {
  readonly site: CallSite;
  readonly random: Random;
  readonly helpers: ReadonlyMap<string, Helper>;
  readonly residents: readonly Resident[];
  readonly asleep: readonly string[];
  readonly capped: readonly string[];
  readonly raised: { readonly id: string; readonly by: Resident }[];
  readonly browsers: Map<string, Browser>;
  /** Who has said something to which call, and who has switched themselves off. */
  readonly said: Set<string>;
  readonly off: Set<string>;
  held: number;
  told: number;
};

/**
 * Plays a night of calls in a community in which so many people live: they ignore, refuse, answer
 * late, go, give it back, switch themselves off. After every step it holds that each call has one
 * holder, that nothing leaked, that nobody was woken or asked too often, that nobody was asked who
 * is no volunteer, and that no call was left without its next look; in the end, that each ended.
 */
export async function playNight(plan: NightPlan): Promise<NightOutcome> {
  const random = createRandom(`night ${plan.seed}`);
  const site = await openCallSite();
  try {
    const residents = await settle(site.app.db, { people: plan.people, random });
    const night = await begin({ site, random, residents }, plan.onDuty);
    for (let number = 0; number < plan.calls; number += 1) {
      await raise(night, number);
      await live(night, plan);
    }
    await site.pass(1_200);
    await holdAlways(night);
    await holdAtTheEnd(night);
    return await sumUp(night);
  } finally {
    await site.app.close();
  }
}

/** Puts residents on duty, spread over all buildings; some of them sleep, some are asked seldom. */
async function begin(
  parts: Pick<Night, 'site' | 'random' | 'residents'>,
  onDuty: number,
): Promise<Night> {
  const { site, residents } = parts;
  const every = Math.floor(residents.length / onDuty);
  assert.ok(every >= 2, 'somebody is left who asks');
  const helpers = new Map<string, Helper>();
  for (let index = 0; index < onDuty; index += 1) {
    const resident = residents[index * every];
    assert.ok(resident !== undefined);
    helpers.set(resident.id, await goOnDuty(site, resident, index));
  }
  const ids = [...helpers.keys()];
  const asleep = ids.filter((_, index) => index % SLEEPS === 0);
  const capped = ids.filter((_, index) => index % CAPPED === 1);
  const { db } = site.app;
  await sql`update volunteers.volunteer set quiet_from = '22:00', quiet_to = '06:00'
    where person_id = any(${asleep}::uuid[])`.execute(db);
  await sql`update volunteers.volunteer set weekly_cap = ${CAP}
    where person_id = any(${capped}::uuid[])`.execute(db);
  return {
    ...parts,
    helpers,
    asleep,
    capped,
    raised: [],
    browsers: new Map(),
    said: new Set(),
    off: new Set(),
    held: 0,
    told: 0,
  };
}

async function goOnDuty({ app }: CallSite, resident: Resident, index: number): Promise<Helper> {
  const browser = await app.signIn(resident.id);
  const here = '/me/volunteering';
  const isElectrician = index % ELECTRICIANS === 1;
  const able = ['errands', ...(SKILLS[index % SKILLS.length] ?? [])];
  if (isElectrician) {
    able.push('electrical');
    await showLicence(app, resident);
  }
  for (const [call, body] of [
    [`PUT ${here}`, { anchor: resident.buildingId }],
    [`PUT ${here}/skills`, { able }],
    [`PUT ${here}/duty`, { hours: 12 }],
  ] as const) {
    const { status, body: answer } = await browser.api(call, body);
    assert.equal(status, 200, JSON.stringify(answer));
  }
  return { id: resident.id, browser };
}

/** Nobody is called for the electricity without a licence that somebody saw. */
async function showLicence({ db, context }: TestApp, { id: personId }: Resident): Promise<void> {
  const beganAt = Temporal.Instant.from('2026-01-01T00:00:00Z');
  await insertProof(db, {
    id: context().newId(),
    communityId: places.community,
    personId,
    ability: 'electrical',
    kind: 'shown',
    what: '電工證',
    organisationId: people.zhuang,
    recordedBy: people.zhuang,
    beganAt,
    endsAt: beganAt.add({ hours: 24 * 365 }),
  });
}

async function raise(night: Night, number: number): Promise<void> {
  const { site, random, residents, helpers, raised, browsers } = night;
  const asking = random.pick(residents);
  // Who stands by asks for nothing themselves; the next to them does.
  const by = helpers.has(asking.id) ? residents[residents.indexOf(asking) + 1] : asking;
  assert.ok(by !== undefined);
  const browser = browsers.get(by.id) ?? (await site.app.signIn(by.id));
  browsers.set(by.id, browser);
  const body = { category: random.pick(KINDS), words: `第 ${number} 件急事` };
  raised.push({ id: await site.raise(browser, body), by });
}

/** Lets some minutes go by, in which people answer, refuse, are late, go, forget or give it up. */
async function live(night: Night, { spoil }: NightPlan): Promise<void> {
  const { site, random, helpers, raised } = night;
  for (let step = random.int(2, 6); step > 0; step -= 1) {
    await site.pass(random.int(1, 45));
    for (const { id } of raised.slice(-3)) {
      for (const { personId, isChosen } of await site.asked(id)) {
        const helper = helpers.get(personId);
        if (helper === undefined) continue;
        await (isChosen ? go(night, helper, id) : hear(night, helper, id));
      }
      await takeOver(night, id);
    }
    await comeBack(night);
    await keepTime(site);
    await spoil?.(site, night.asleep);
    await holdAlways(night);
  }
}

/** Who was asked ignores it most of the time, or says yes or no, or switches themselves off. */
async function hear({ site, random, said, off }: Night, helper: Helper, id: string): Promise<void> {
  const key = `${id} ${helper.id}`;
  // Some change their mind, or press twice.
  if (!random.chance(said.has(key) ? 0.02 : 0.25)) return;
  said.add(key);
  const what = random.int(0, 19);
  if (what < 10) await site.answer(helper, id, { minutes: random.int(1, 30) });
  else if (what < 18) await site.answer(helper, id, { answer: 'no' });
  else if (what === 18) await helper.browser.api(`POST /matters/${id}/start`, {});
  else {
    await helper.browser.api('DELETE /me/volunteering/duty');
    off.add(helper.id);
  }
}

/** Who goes is there after a while and does it, or gives it back; some are never heard of again. */
async function go({ site, random }: Night, helper: Helper, id: string): Promise<void> {
  if (!random.chance(0.3)) return;
  const what = random.int(0, 9);
  if (what < 5) await helper.browser.api(`POST /matters/${id}/start`, {});
  else if (what < 9) await helper.browser.api(`POST /matters/${id}/done`, { note: '好了' });
  else await helper.browser.api(`DELETE /matters/${id}/claim`, { reason: '去不了了' });
  await site.look();
}

/** What nobody came to is taken over by those who work for the community. */
async function takeOver({ site, random }: Night, id: string): Promise<void> {
  const { rows } =
    await sql`select 1 from callouts.call c join matters.matter m on m.id = c.matter_id
    where m.community_id || '-' || m.reference = ${id} and m.holder_id is null
      and c.ended_as = 'nobody'`.execute(site.app.db);
  if (rows.length === 0 || !random.chance(0.3)) return;
  const assigneeId = people.zhuang;
  const { status } = await site.worker.api(`PUT /matters/${id}/assignment`, { assigneeId });
  assert.ok(status === 200 || status === 409, `staff take it over: ${status}`);
  await site.look();
}

/** Who switched themselves off is back after a while. */
async function comeBack({ random, helpers, off }: Night): Promise<void> {
  for (const id of off) {
    if (!random.chance(0.1)) continue;
    await helpers.get(id)?.browser.api('PUT /me/volunteering/duty', { hours: 12 });
    off.delete(id);
  }
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

async function holdAlways(night: Night): Promise<void> {
  const { site, asleep, capped, helpers } = night;
  const { db, clock, services } = site.app;
  const none = async (why: string, query: ReturnType<typeof sql>) => {
    assert.deepEqual((await query.execute(db)).rows, [], why);
  };
  await none(
    'one holder',
    sql`select matter_id from matters.assignment where role = 'lead' and ended_at is null
      group by matter_id having count(*) > 1`,
  );
  await none(
    'nobody is woken in their quiet hours',
    sql`select person_id from callouts.alert where person_id = any(${[...asleep]}::uuid[])
      and ((asked_at at time zone ${services.zone})::time >= '22:00'
        or (asked_at at time zone ${services.zone})::time < '06:00')`,
  );
  await none(
    'nobody is asked more often than they wish',
    sql`select person_id from callouts.alert where person_id = any(${[...capped]}::uuid[])
      and rung = 0 group by person_id having count(*) > ${CAP}`,
  );
  await none(
    'nobody is asked who is no volunteer',
    sql`select person_id from callouts.alert
      where rung = 0 and person_id <> all(${[...helpers.keys()]}::uuid[])`,
  );
  await none(
    'no call is left behind its time',
    sql`select id from callouts.call where next_at < ${clock.now()}`,
  );
  // Jobs are taken by the clock of the database; here it is enough that one waits for each call.
  await none(
    'no job is lost',
    sql`select c.id from callouts.call c where c.ended_at is null and not exists (
      select from graphile_worker._private_jobs j
      where j.key = 'callouts.look:' || c.matter_id and j.run_at <= greatest(c.next_at, now()))`,
  );
  await holdNoLeak(night);
  night.held += 1;
}

/** Who was only asked, or not even that, finds neither name, flat nor telephone in the answer. */
async function holdNoLeak(night: Night): Promise<void> {
  const { site, helpers, raised, random } = night;
  const last = raised.at(-1);
  assert.ok(last !== undefined);
  const rows = await site.asked(last.id);
  const drawn = random.pick([...helpers.values()]);
  const first = rows.find(({ personId }) => helpers.has(personId))?.personId;
  const chosen = rows.find(({ isChosen }) => isChosen)?.personId;
  for (const id of new Set([drawn.id, first, chosen])) {
    const helper = helpers.get(id ?? '');
    if (helper === undefined) continue;
    const own = rows.find(({ personId }) => personId === helper.id);
    const seen = await helper.browser.api(`GET /calls/${last.id}`);
    const matter = await helper.browser.api(`GET /matters/${last.id}`);
    const read = JSON.stringify([seen.body, matter.body]);
    if (own === undefined) assert.equal(seen.status, 404);
    if (own?.isChosen !== true) assert.doesNotMatch(read, SECRET);
    else if (SECRET.test(read)) night.told += 1;
  }
}

/** Every call has ended, and of each it is known how; what somebody took up is in their hands. */
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

async function sumUp({ site, held, told }: Night): Promise<NightOutcome> {
  const { rows } = await sql<Omit<NightOutcome, 'invariantsHeld' | 'secretsTold'>>`
    with latest as (select distinct on (matter_id) * from callouts.call
      order by matter_id, begun_at desc, id desc)
    select count(*)::int as calls, (count(*) filter (where ended_as = 'taken'))::int as taken,
      (count(*) filter (where ended_as = 'nobody'))::int as nobody,
      (count(*) filter (where ended_as = 'over'))::int as over,
      (select count(*)::int from callouts.alert) as alerts,
      (percentile_cont(0.5) within group (order by extract(epoch from ended_at - begun_at))
        filter (where ended_as = 'taken'))::float8 as "medianSeconds"
    from latest`.execute(site.app.db);
  const [sum] = rows;
  assert.ok(sum !== undefined);
  return { ...sum, invariantsHeld: held, secretsTold: told };
}

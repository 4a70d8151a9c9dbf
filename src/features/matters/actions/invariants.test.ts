import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { closedStates } from '#/features/matters/model/matter.ts';
import type { Profile, State, Verb } from '#/features/matters/model/matter.ts';
import { findStep } from '#/features/matters/rules/decide.ts';
import { wantedClocks } from '#/features/matters/rules/stages.ts';
import { createRandom } from '#/lib/random.ts';
import { liveThrough } from '#test/matters-history.ts';
import { inWorld } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { seed } from '#test/property.ts';
import { auditMatters } from './audit.ts';
import { answerClocks } from './keep-time.ts';

/** What must hold of the tables after any history: each statement finds what breaks it. */
const laws: { readonly [sentence: string]: string } = {
  'a matter in hand has one lead on record, and it is its holder': `
    select m.id from matters.matter m
    left join matters.assignment a on a.matter_id = m.id and a.role = 'lead' and a.ended_at is null
    where a.person_id is distinct from m.holder_id`,
  'nobody lends a hand with what is over': `
    select m.id from matters.matter m join matters.assignment a on a.matter_id = m.id
    where m.bucket = 'closed' and a.ended_at is null`,
  'no clock runs on what is over': `
    select m.id from matters.matter m join matters.clock c on c.matter_id = m.id
    where m.bucket = 'closed' and c.stopped_at is null`,
  'rounds of a stage are counted from one without a gap': `
    select c.matter_id from matters.clock c group by c.matter_id, c.stage
    having max(c.round) <> count(*)`,
  'a round begins when the one before has been stopped': `
    select a.matter_id from matters.clock a join matters.clock b
      on b.matter_id = a.matter_id and b.stage = a.stage and b.round = a.round + 1
    where a.stopped_at is null or b.started_at < a.stopped_at`,
  'the next clock of a matter is the earliest that runs': `
    select m.id from matters.matter m where m.next_due_at is distinct from (
      select min(c.due_at) from matters.clock c
      where c.matter_id = m.id and c.stopped_at is null and c.stage <> 'return_window')`,
  'what everybody sees as the deadline is that of handling or of the whole': `
    select m.id from matters.matter m where m.deadline_at is distinct from (
      select min(c.due_at) from matters.clock c
      where c.matter_id = m.id and c.stopped_at is null and c.stage in ('handle', 'total'))`,
  'comments that all may read are counted': `
    select m.id from matters.matter m where m.comment_count <> (
      select count(*) from matters.comment c where c.matter_id = m.id and visibility = 'public')`,
  'followers are counted': `
    select m.id from matters.matter m where m.follower_count <> (
      select count(*) from matters.follower f where f.matter_id = m.id)`,
  'returns, reworks and reopenings are counted by what the story tells': `
    select m.id from matters.matter m where m.return_count <> (
        select count(*) from matters.event e where e.matter_id = m.id and verb in ('return', 'send_back'))
      or m.send_back_count <> (
        select count(*) from matters.event e where e.matter_id = m.id and verb = 'send_back')
      or m.rework_count <> (
        select count(*) from matters.event e where e.matter_id = m.id and verb = 'fail_check')
      or m.reopen_count <> (
        select count(*) from matters.event e where e.matter_id = m.id and to_state = 'reopened')`,
  'what is handed on waits for just those to whom the story says it went': `
    select m.id from matters.matter m where m.passed_from is not null and not exists (
      select 1 from matters.event e where e.matter_id = m.id and e.verb = 'transfer'
        and e.data ->> 'passedFrom' = m.passed_from and e.data ->> 'passedTo' = m.queue)`,
  'what is merged is merged into what is merged no further': `
    select m.id from matters.matter m
    join matters.matter t on t.id = m.merged_into
    where m.state = 'duplicate' and t.state = 'duplicate'`,
  'whoever asked for what was merged follows where it went, or asked for that too': `
    select m.id from matters.matter m join matters.matter t on t.id = m.merged_into
    where m.state = 'duplicate' and m.asker_id <> t.asker_id and not exists (
      select 1 from matters.follower f where f.matter_id = t.id and f.person_id = m.asker_id)`,
  'no request or offer is open on what is over': `
    select m.id from matters.matter m where m.bucket = 'closed' and (
      exists (select 1 from matters.request r where r.matter_id = m.id and r.answer is null)
      or exists (select 1 from matters.offer o where o.matter_id = m.id and o.answer is null))`,
  'a wish to reopen is open just while it is asked for': `
    select m.id from matters.matter m where (m.state = 'reopen_requested') <> exists (
      select 1 from matters.reopening r where r.matter_id = m.id and r.decision is null)`,
  'every step is in the journal, with whoever typed it': `
    select e.id from matters.event e where e.to_state is not null and e.verb <> 'accept'
      and not exists (
      select 1 from platform.journal j where j.subject_id = e.matter_id::text
        and j.verb = e.verb and j.at = e.at and j.actor_id is not distinct from e.actor_id)`,
  'nothing personal stands in the journal': `
    select j.id from platform.journal j where j.feature = 'matters'
      and (j.data::text like '%說明一下%' or j.data::text like '%第 %件%')`,
  'figures are kept where their matter lies now': `
    select c.matter_id from matters.figure_change c
    join matters.matter m on m.id = c.matter_id and m.place_id <> c.place_id
    group by c.matter_id, c.measure, c.day, c.place_id having sum(c.value) <> 0`,
};

type Line = {
  readonly id: string;
  readonly profile: Profile;
  readonly verb: Verb;
  readonly from: State | null;
  readonly to: State;
  readonly now: State;
};

async function linesOf({ db }: MatterWorld): Promise<readonly Line[]> {
  const { rows } = await sql<Line>`
    select m.id, m.profile, e.verb, e.from_state as "from", e.to_state as "to", m.state as now
    from matters.event e join matters.matter m on m.id = e.matter_id
    where e.to_state is not null order by m.id, e.at, e.position`.execute(db);
  return rows;
}

function assertStory(lines: readonly Line[]): void {
  let state: State | null = null;
  for (const { profile, verb, from, to } of lines) {
    assert.equal(from, state, `${verb} begins where the last one ended`);
    const step = from === null ? undefined : findStep(profile, from, verb);
    if (from === null) assert.equal(verb, 'raise');
    else assert.ok(step !== undefined, `no ${verb} leads from ${from} in a ${profile}`);
    const isEnd = closedStates.some((closed) => closed === to);
    if (step?.to === 'same') assert.equal(to, from);
    else if (step?.to === 'closed_as') assert.ok(isEnd);
    else if (step !== undefined) assert.equal(to, step.to);
    state = to;
  }
  assert.equal(state, lines.at(-1)?.now, 'the story ends where the matter is');
}

for (const run of [1]) {
  test(`property: after any history every law of the tables holds (seed ${seed}.laws.${run})`, () =>
    inWorld(async (world) => {
      await liveThrough(world, createRandom(`${seed}.laws.${run}`));
      for (const [sentence, statement] of Object.entries(laws)) {
        const { rows } = await sql.raw(statement).execute(world.db);
        assert.deepEqual(rows, [], sentence);
      }
      const lines = await linesOf(world);
      assert.ok(lines.length > 30, `only ${lines.length} steps were taken`);
      for (const [, own] of Map.groupBy(lines, ({ id }) => id)) assertStory(own);
      await assertClocks(world);
      await assertAudit(world);
    }));
}

/** In every state just the clocks run that it wants, less those of a holder nobody is. */
async function assertClocks({ db }: MatterWorld): Promise<void> {
  const { rows } = await sql<{ profile: Profile; state: State; stages: readonly string[] }>`
    select m.profile, m.state, coalesce(array_agg(c.stage order by c.stage)
      filter (where c.stage is not null), '{}') as stages
    from matters.matter m
    left join matters.clock c on c.matter_id = m.id and c.stopped_at is null
    group by m.id, m.profile, m.state`.execute(db);
  const dropped = new Set(['acknowledge', 'take_back', 'return_window', 'check']);
  for (const { profile, state, stages } of rows) {
    const wanted: ReadonlySet<string> = new Set(wantedClocks(profile, state).keys());
    for (const stage of stages) assert.ok(wanted.has(stage), `${stage} runs in ${state}`);
    for (const stage of wanted) {
      assert.ok(stages.includes(stage) || dropped.has(stage), `${stage} is missing in ${state}`);
    }
  }
}

/** The auditor agrees that nothing is broken; what is merely late is another matter. */
async function assertAudit(world: MatterWorld): Promise<void> {
  const { found } = await auditMatters(world.asSystem());
  const broken = found.filter(({ kind }) => kind !== 'clock_unanswered');
  assert.deepEqual(broken, []);
}

test('left alone for two years, everything comes to rest and nothing rings any more', () =>
  inWorld(async (world) => {
    await liveThrough(world, createRandom(`${seed}.rest`));
    const { rows: keys } = await sql<{ communityId: string; id: string }>`
      select community_id as "communityId", id from matters.matter`.execute(world.db);
    for (let round = 0; round < 8; round += 1) {
      world.forward({ hours: 24 * 90 });
      for (const key of keys) await answerClocks(world.asSystem(), key);
    }
    for (const key of keys) {
      const { rings, step } = await answerClocks(world.asSystem(), key);
      assert.deepEqual([rings, step], [[], undefined], 'said once, done once');
    }
    const { rows } = await sql<{ state: State }>`select distinct state from matters.matter
      where bucket <> 'closed' order by state`.execute(world.db);
    const selfEnding = new Set([
      'done',
      'claimed',
      'assigned',
      'waiting_asker',
      'waiting_partner',
      'paused',
    ]);
    const { rows: heard } =
      await sql`select 1 from matters.matter m where m.state in ('claimed', 'assigned')
      and exists (select 1 from matters.clock c where c.matter_id = m.id and c.stage = 'take_back'
        and c.stopped_at is null)`.execute(world.db);
    assert.equal(heard.length, 0, 'no claim that was never spoken for is left');
    for (const { state } of rows) {
      const isWaiting = selfEnding.has(state) && state !== 'claimed' && state !== 'assigned';
      assert.ok(!isWaiting, `${state} ends by itself`);
    }
  }));

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { createRandom } from '#/lib/random.ts';
import type { Random } from '#/lib/random.ts';
import { calloutJobs } from '#/features/callouts/index.ts';
import type { Plan } from '#/features/callouts/model.ts';
import { foresee } from '#/features/callouts/rules/foresee.ts';
import type { Step } from '#/features/callouts/rules/foresee.ts';
import { saveRule } from '#/features/callouts/store/rules.ts';
import { runJob } from '#/platform/jobs/worker.ts';
import { NIGHT, openCallSite } from '#test/call-site.ts';
import type { CallSite } from '#test/call-site.ts';
import { seed } from '#test/property.ts';
import { places } from '#test/world.ts';

const RUNS = 6;
const ON_DUTY = 60;
const ROLES = ['building_leader', 'community_worker', 'dispatcher'] as const;
const TODAY = Temporal.PlainDate.from('2026-11-23');

type CallRow = {
  readonly begun: Temporal.Instant;
  readonly next: Temporal.Instant | null;
  readonly wave: number;
  readonly rung: number;
  readonly ended: string | null;
  readonly asked: number;
};

/** What a page foretells has to be what happens: each step at its second, with so many asked. */
describe('what a page foretells of a call is what happens', () => {
  let site: CallSite;
  before(async () => {
    site = await openCallSite();
    await site.onDuty(ON_DUTY);
  });
  after(() => site.app.close());
  beforeEach(() => site.app.clock.set(NIGHT));

  let told = 0;
  /** Calls anew, as if nobody had ever been called here: nothing is learned from those before. */
  const call = async (): Promise<string> => {
    const { db, clock } = site.app;
    clock.forward({ minutes: 20 });
    await sql`delete from callouts.alert`.execute(db);
    await sql`delete from callouts.call`.execute(db);
    await sql`update matters.matter set profile = 'need' where profile = 'urgent'`.execute(db);
    await sql`update volunteers.volunteer set asked = '{}', last_asked_at = null,
      off_until = null, on_until = '2026-11-24T09:00:00Z'`.execute(db);
    // The same words twice would be one matter.
    return site.raise(site.wang, { category: 'urgent_goods', words: `第 ${told++} 次` });
  };

  const read = async (): Promise<CallRow> => {
    const { rows } = await sql<CallRow>`
      select begun_at as begun, next_at as next, wave, rung, ended_as as ended,
        (select count(*)::int from callouts.alert a where a.call_id = c.id and a.rung = 0) as asked
      from callouts.call c order by begun_at desc limit 1`.execute(site.app.db);
    const [row] = rows;
    assert.ok(row !== undefined);
    return row;
  };

  /** Goes from look to look while nobody answers, and writes down what was done at each. */
  const live = async (id: string): Promise<readonly Step[]> => {
    const [look] = calloutJobs;
    assert.ok(look !== undefined);
    const { rows } = await sql<{ communityId: string; id: string }>`
      select community_id as "communityId", id from matters.matter
      where reference = ${id.slice(id.indexOf('-') + 1)}`.execute(site.app.db);
    const seen: Step[] = [];
    let before: CallRow | undefined;
    for (;;) {
      const now = await read();
      const after = now.begun.until(site.app.clock.now()).total('seconds');
      seen.push(...stepsBetween(before, now, after));
      if (now.ended !== null || now.next === null) return seen;
      before = now;
      site.app.clock.set(now.next.toString());
      await runJob(site.app, look, rows[0]);
    }
  };

  let plan: Plan;
  const stepsBetween = (from: CallRow | undefined, to: CallRow, after: number): Step[] => {
    const asked = to.asked - (from?.asked ?? 0);
    if (to.ended === 'nobody') return [{ kind: 'told', after }];
    if (to.rung > (from?.rung ?? 0)) {
      return [{ kind: 'chain', after, role: plan.chain[to.rung - 1]?.role ?? '' }];
    }
    if (to.wave === (from?.wave ?? 0)) return [];
    const kind = to.wave > plan.targets.length ? 'everybody' : 'wave';
    return [{ kind, after, asked }];
  };

  test('for plans of every kind', async (t) => {
    t.diagnostic(`seed ${seed}`);
    const random = createRandom(`foreseen ${seed}`);
    for (let run = 0; run < RUNS; run += 1) {
      plan = drawPlan(random);
      await saveRule(site.app.db, places.community, { plan, on: TODAY });
      const foreseen = foresee(plan);
      const lived = await live(await call());
      assert.deepEqual(withoutLast(lived), withoutLast(foreseen), JSON.stringify(plan));
      // Everybody is as many as there are.
      const last = lived.find(({ kind }) => kind === 'everybody');
      assert.ok(last !== undefined && 'asked' in last && last.asked > 0);
      assert.ok(last.asked <= plan.mostAsked);
    }
  });

  test('control: another plan than the one that is lived is told apart', async () => {
    plan = drawPlan(createRandom(`foreseen ${seed}`));
    await saveRule(site.app.db, places.community, { plan, on: TODAY });
    const lived = await live(await call());
    const slower = foresee({ ...plan, waveSeconds: plan.waveSeconds + 1 });
    assert.notDeepEqual(withoutLast(lived), withoutLast(slower));
  });
});

/** How many are on duty is not foreseen: of the step to everybody its second is compared. */
function withoutLast(steps: readonly Step[]): readonly object[] {
  return steps.map((step) =>
    step.kind === 'everybody' ? { kind: step.kind, after: step.after } : step,
  );
}

function drawPlan(random: Random): Plan {
  const waves = random.int(1, 3);
  return {
    targets: Array.from({ length: waves }, (_, at) => 0.3 + at * 0.2),
    waveSeconds: random.int(10, 120),
    collectSeconds: random.int(0, 30),
    rungSeconds: random.int(30, 300),
    prior: { yes: random.int(5, 10), asked: 20 },
    restHours: 24,
    travelMinutes: 10,
    mostAsked: random.int(20, 100),
    chain: random.shuffle(ROLES.slice(0, 2)).map((role) => ({ role })),
  };
}

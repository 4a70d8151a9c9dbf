import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { measures } from '#/features/matters/rules/figures.ts';
import type { Measure } from '#/features/matters/rules/figures.ts';
import { createRandom } from '#/lib/random.ts';
import type { Random } from '#/lib/random.ts';
import type { Db } from '#/platform/db/pool.ts';
import {
  dispatcher,
  gridWorker,
  inWorld,
  people,
  places,
  railing,
  refusalOf,
  repairer,
  valueOf,
} from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { household } from '#test/world.ts';
import { seed } from '#test/property.ts';
import { changeCategory, changePlace, mergeMatter } from './change.ts';
import { claimMatter, releaseMatter } from './claim.ts';
import {
  acceptMatter,
  askToVerify,
  assignMatter,
  checkWork,
  closeMatter,
  declineMatter,
  recallMatter,
  returnMatter,
  verifyMatter,
} from './dispatch.ts';
import { openFigure, readFigures, recountFigures, stocks } from './figures.ts';
import {
  answerReopening,
  confirmMatter,
  requestReopening,
  sayNotFixed,
  withdrawMatter,
} from './judge.ts';
import { answerClocks } from './keep-time.ts';
import type { MatterKey } from './open.ts';
import { commentOnMatter } from './talk.ts';
import { markDone, resumeWork, startWork, waitFor } from './work.ts';

const ZONE = 'Asia/Shanghai';
/** Steps of one random history; about half of them change something. */
const STEPS = 110;
const days = {
  from: Temporal.PlainDate.from('2026-01-01'),
  to: Temporal.PlainDate.from('2027-12-31'),
};

/** Sums of what was kept, day by day, without what came to nothing. */
async function keptSums(db: Db): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ measure: string; day: Temporal.PlainDate; value: number }>`
    select measure, day, sum(value) as value from matters.figure_change
    where community_id = ${places.community}
    group by measure, day having sum(value) <> 0`.execute(db);
  return new Map(rows.map(({ measure, day, value }) => [`${measure} ${day.toString()}`, value]));
}

type Happening = {
  /** States in which it is worth trying, so that most of what is drawn happens. */
  readonly from: string;
  readonly run: (key: MatterKey, holder: string) => Promise<unknown>;
};

const reason = '說明一下';
const askers = [people.wang, people.li, people.chen];
const helpers = [people.chen, people.li, people.zhuang];
const held = 'claimed assigned in_progress scheduled reopened rework';
const waiting = 'waiting_asker waiting_partner paused';
const waits = 'submitted verifying accepted offered returned';

/** What can happen to a matter, by somebody drawn; each is done as a page would do it. */
function happenings(world: MatterWorld, random: Random): readonly Happening[] {
  const as = async (id: string) => world.as(id);
  const helper = () => random.pick(helpers);
  const answers = ['solved', 'solved', 'partly', 'by_others'] as const;
  const rarely = async (work: () => Promise<unknown>) => (random.chance(0.25) ? work() : undefined);
  const sighting = () => random.pick(['found', 'absent', 'unclear'] as const);
  const whom = () => random.pick(['asker', 'partner'] as const);
  const verdict = () => random.pick(['passed', 'failed'] as const);
  const decision = () => random.pick(['granted', 'refused'] as const);
  const judge = (id: string) => async (key: MatterKey) =>
    confirmMatter(await as(id), {
      ...key,
      answer: random.pick(answers),
      isSatisfied: random.chance(0.6),
      wishesToHelp: random.chance(0.3),
    });
  return [
    { from: 'submitted returned', run: async (key) => acceptMatter(await as(dispatcher), key) },
    { from: 'submitted', run: async (key) => askToVerify(await as(dispatcher), key) },
    {
      from: 'verifying',
      run: async (key) =>
        verifyMatter(await as(gridWorker), { ...key, reason, sighting: sighting() }),
    },
    { from: waits, run: async (key) => claimMatter(await as(helper()), key) },
    { from: waits, run: async (key) => claimMatter(await as(helper()), key) },
    {
      from: waits,
      run: async (key) => assignMatter(await as(dispatcher), { ...key, assigneeId: repairer }),
    },
    {
      from: held,
      run: async (key) =>
        rarely(async () =>
          assignMatter(await as(dispatcher), { ...key, assigneeId: helper(), reason }),
        ),
    },
    {
      from: held,
      run: async (key, holder) =>
        rarely(async () => releaseMatter(await as(holder), { ...key, reason })),
    },
    {
      from: 'assigned',
      run: async (key, holder) => returnMatter(await as(holder), { ...key, reason }),
    },
    {
      from: held,
      run: async (key) =>
        rarely(async () => recallMatter(await as(dispatcher), { ...key, reason })),
    },
    { from: held, run: async (key, holder) => startWork(await as(holder), key) },
    {
      from: held,
      run: async (key, holder) => commentOnMatter(await as(holder), { ...key, body: reason }),
    },
    {
      from: held,
      run: async (key, holder) => waitFor(await as(holder), { ...key, reason, whom: whom() }),
    },
    { from: waiting, run: async (key, holder) => resumeWork(await as(holder), key) },
    ...[held, held, waiting].map((from) => ({
      from,
      run: async (key: MatterKey, holder: string) =>
        markDone(await as(holder), { ...key, note: reason, photos: [] }),
    })),
    {
      from: 'done',
      run: async (key) => checkWork(await as(gridWorker), { ...key, reason, verdict: verdict() }),
    },
    ...askers.flatMap((id) => [
      { from: 'done', run: judge(id) },
      {
        from: 'done resolved partly_resolved unanswered',
        run: async (key: MatterKey) =>
          rarely(async () => sayNotFixed(await as(id), { ...key, reason })),
      },
      {
        from: `${waits} ${held}`,
        run: async (key: MatterKey) =>
          random.chance(0.03) ? withdrawMatter(await as(id), key) : undefined,
      },
    ]),
    {
      from: 'resolved declined out_of_scope duplicate unreachable',
      run: async (key) =>
        rarely(async () => requestReopening(await as(people.zhuang), { ...key, reason })),
    },
    {
      from: 'reopen_requested',
      run: async (key) =>
        answerReopening(await as(dispatcher), { ...key, reason, decision: decision() }),
    },
    {
      from: 'submitted returned',
      run: async (key) =>
        rarely(async () => declineMatter(await as(dispatcher), { ...key, reason })),
    },
    {
      from: waits,
      run: async (key) =>
        random.chance(0.05)
          ? closeMatter(await as(dispatcher), { ...key, reason, as: 'out_of_scope' })
          : undefined,
    },
    {
      from: `${waits} ${held} ${waiting} done`,
      run: async (key) =>
        changeCategory(await as(dispatcher), {
          ...key,
          category: random.pick(['rubbish', 'railing', 'hospital', 'legal', 'home_electric']),
        }),
    },
    {
      from: `${waits} ${held} ${waiting} done`,
      run: async (key) =>
        changePlace(await as(dispatcher), {
          ...key,
          placeId: random.pick([places.compound, places.building, household(7, 1, 101)]),
        }),
    },
  ];
}

async function liveThrough(world: MatterWorld, random: Random): Promise<void> {
  const keys: MatterKey[] = [];
  const all = happenings(world, random);
  for (let step = 0; step < STEPS; step += 1) {
    world.forward({ minutes: random.int(1, random.chance(0.1) ? 9_000 : 200) });
    if (keys.length < 4 || random.chance(0.08)) {
      const body = `第 ${step} 件`;
      const asker = random.pick(askers);
      keys.push(await world.raise(asker, random.chance(0.5) ? { body } : { ...railing, body }));
    }
    const key = random.pick(keys);
    await answerClocks(world.asSystem(), key);
    const { rows } = await sql<{ state: string; holder: string | null }>`
      select state, holder_id as holder from matters.matter where id = ${key.id}`.execute(world.db);
    const [now] = rows;
    const fitting = all.filter(({ from }) => from.split(' ').includes(now?.state ?? ''));
    if (fitting.length > 0) await random.pick(fitting).run(key, now?.holder ?? people.zhuang);
    if (random.chance(0.04)) {
      const targetId = random.pick(keys).id;
      await mergeMatter(await world.as(dispatcher), { ...key, targetId });
    }
  }
}

/** The same figures from the bare tables, each in its own words, without a line of the rules. */
const naive: { readonly [measure in Measure]?: string } = {
  raised: 'select count(*) from matters.matter m',
  reports: `select count(*) from matters.matter m where profile = 'report'`,
  duplicates: `select count(*) from matters.matter m where merged_into is not null and state = 'duplicate'`,
  closed: `select count(*) from matters.matter m where bucket = 'closed'`,
  resolved: `select count(*) from matters.matter m
    where state in ('resolved', 'partly_resolved', 'unanswered')`,
  dispatched: `select count(distinct matter_id) from matters.assignment where role = 'lead'`,
  claimed: `select count(*) from (
      select distinct on (a.matter_id) a.matter_id, a.origin, a.person_id
      from matters.assignment a where role = 'lead' order by a.matter_id, a.started_at, a.id) f
    where origin = 'claimed' and person_id not in ('${people.zhuang}')`,
  handled: `select count(distinct matter_id) from matters.event where verb = 'mark_done'`,
  returned: `select count(distinct matter_id) from matters.event where verb = 'return'`,
  reworked: `select count(distinct matter_id) from matters.event where verb = 'fail_check'`,
  reopened: `select count(distinct matter_id) from matters.event where to_state = 'reopened'
    and matter_id in (select matter_id from matters.event where verb = 'mark_done')`,
  checked: `select count(distinct matter_id) from matters.event where verb in ('pass_check', 'fail_check')`,
  answers: `select count(distinct v.matter_id) from matters.verdict v
    where exists (select 1 from matters.event e where e.matter_id = v.matter_id and e.verb = 'mark_done')`,
  answered_solved: `select count(*) from (
      select distinct on (matter_id) matter_id, answer from matters.verdict
      order by matter_id, at desc, id desc) v where answer = 'solved'`,
  helped: 'select count(*) from matters.helped',
  became_helper: 'select count(*) from matters.helped where helping_at is not null',
};

for (const run of [1, 2]) {
  test(`property: after any history the figures are what a recount gives, and open into it (seed ${seed}.${run})`, () =>
    inWorld(async (world) => {
      const random = createRandom(`${seed}.${run}`);
      await liveThrough(world, random);
      const kept = await keptSums(world.db);
      const recounted = await recountFigures(world.db, {
        communityId: places.community,
        zone: ZONE,
      });
      assert.ok(kept.size > 20, `only ${kept.size} sums`);
      assert.deepEqual([...kept].toSorted(), [...recounted].toSorted());
      await assertNaive(world);
      for (const placeId of [places.community, places.compound, household(7, 1, 101)]) {
        await assertOpens(world, placeId);
      }
    }));
}

async function assertNaive(world: MatterWorld): Promise<void> {
  const read = await readFigures(await world.as(dispatcher), {
    placeId: places.community,
    ...days,
  });
  const figures = new Map(valueOf(read).figures.map(({ measure, value }) => [measure, value]));
  let seen = 0;
  for (const [measure, statement] of Object.entries(naive)) {
    const { rows } = await sql.raw<{ count: number }>(statement).execute(world.db);
    const value = figures.get(measure as Measure);
    assert.equal(value, rows[0]?.count, measure);
    if (value !== undefined && value > 0) seen += 1;
  }
  assert.ok(seen >= 7, `only ${seen} figures were above nought`);
}

/** Each figure of a place is the number of matters it opens into, no more and no fewer. */
async function assertOpens(world: MatterWorld, placeId: string): Promise<void> {
  const by = await world.as(dispatcher);
  const shown = valueOf(await readFigures(by, { placeId, ...days }));
  for (const { measure, value } of shown.figures) {
    if (measure === 'handling_minutes' || measure === 'became_helper') continue;
    // An empty figure opens into nothing; one of them is looked at for all.
    if (value === 0 && measure !== 'verified') continue;
    const opened = valueOf(await openFigure(by, { placeId, measure, ...days, limit: 50 }));
    assert.equal(opened.next, undefined);
    assert.equal(opened.cards.length + opened.hidden, value, `${measure} of ${placeId}`);
  }
  for (const stock of stocks) {
    const opened = valueOf(await openFigure(by, { placeId, stock, limit: 50 }));
    assert.equal(opened.cards.length, shown.stocks[stock], `${stock} of ${placeId}`);
  }
}

/** A need of Miss Wang that somebody solves; she says so. */
async function helpSolve(world: MatterWorld, asker: string, helper: string): Promise<MatterKey> {
  const key = await world.raise(asker, { body: `${asker} ${world.now().toString()}` });
  world.forward({ hours: 1 });
  valueOf(await claimMatter(await world.as(helper), key));
  world.forward({ hours: 1 });
  valueOf(await markDone(await world.as(helper), { ...key, note: '好了', photos: [] }));
  world.forward({ hours: 1 });
  const solved = { ...key, answer: 'solved', isSatisfied: true, wishesToHelp: true } as const;
  valueOf(await confirmMatter(await world.as(asker), solved));
  world.forward({ hours: 1 });
  return key;
}

async function figureOf(world: MatterWorld, measure: Measure): Promise<number | undefined> {
  const by = await world.as(dispatcher);
  const { figures } = valueOf(await readFigures(by, { placeId: places.community, ...days }));
  return figures.find((one) => one.measure === measure)?.value;
}

test('whoever was helped and then helps somebody else becomes a helper, once', () =>
  inWorld(async (world) => {
    await helpSolve(world, people.li, people.chen);
    assert.deepEqual(
      [await figureOf(world, 'helped'), await figureOf(world, 'became_helper')],
      [1, 0],
    );
    await helpSolve(world, people.wang, people.li);
    assert.deepEqual(
      [await figureOf(world, 'helped'), await figureOf(world, 'became_helper')],
      [2, 1],
    );
    await helpSolve(world, people.wang, people.li);
    assert.deepEqual(
      [await figureOf(world, 'helped'), await figureOf(world, 'became_helper')],
      [2, 1],
    );
    // Chen helped before being helped, which makes him no helper that was made by help.
    await helpSolve(world, people.chen, people.li);
    assert.equal(await figureOf(world, 'became_helper'), 1);
  }));

test('a helping that began before one was helped does not count', () =>
  inWorld(async (world) => {
    const first = await world.raise(people.wang);
    valueOf(await claimMatter(await world.as(people.li), first));
    world.forward({ hours: 1 });
    await helpSolve(world, people.li, people.chen);
    valueOf(await markDone(await world.as(people.li), { ...first, note: '好了', photos: [] }));
    const solved = { ...first, answer: 'solved', wishesToHelp: false } as const;
    valueOf(await confirmMatter(await world.as(people.wang), solved));
    assert.equal(await figureOf(world, 'became_helper'), 0);
  }));

test('shares have their parts and wholes beside them, and none where the whole is nought', () =>
  inWorld(async (world) => {
    await helpSolve(world, people.wang, people.li);
    const { indicators } = valueOf(
      await readFigures(await world.as(dispatcher), { placeId: places.community, ...days }),
    );
    const of = (code: string) => indicators.find((one) => one.code === code);
    assert.deepEqual(
      [of('solved')?.partValue, of('solved')?.wholeValue, of('solved')?.value],
      [1, 1, 1],
    );
    assert.equal(of('handling_time')?.value, 120, 'two hours from the board to done');
    assert.equal(of('check_passed')?.value, undefined);
  }));

test('a few persons are not counted in public, and not opened', () =>
  inWorld(async (world) => {
    await helpSolve(world, people.wang, people.li);
    const read = valueOf(
      await readFigures(world.asVisitor(), { placeId: places.community, ...days }),
    );
    const helped = read.figures.find(({ measure }) => measure === 'helped');
    assert.equal(helped?.value, undefined);
    assert.equal(read.figures.find(({ measure }) => measure === 'raised')?.value, 1);
    assert.equal(read.figures.find(({ measure }) => measure === 'became_helper')?.value, 0);
    const wish = { placeId: places.community, measure: 'helped', ...days } as const;
    assert.equal(refusalOf(await openFigure(world.asVisitor(), wish)), 'too_few_persons');
    assert.equal(valueOf(await openFigure(await world.as(dispatcher), wish)).cards.length, 1);
  }));

test('a figure says how many of its matters a reader may not see', () =>
  inWorld(async (world) => {
    await world.raise(people.wang);
    await world.raise(people.wang, { body: '家裡的事', visibility: 'staff' });
    const wish = { placeId: places.community, measure: 'raised', ...days } as const;
    const opened = valueOf(await openFigure(world.asVisitor(), wish));
    assert.deepEqual([opened.cards.length, opened.hidden], [1, 1]);
  }));

test('a matter that moves takes its figures along', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang, { placeId: places.building });
    valueOf(
      await changePlace(await world.as(dispatcher), { ...key, placeId: places.otherBuilding }),
    );
    const raised = async (placeId: string) => {
      const { rows } = await sql<{ value: number }>`
        select coalesce(sum(value), 0) as value from matters.public_figure_change
        where place_id = ${placeId} and measure = 'raised'`.execute(world.db);
      return rows[0]?.value;
    };
    assert.deepEqual([await raised(places.building), await raised(places.otherBuilding)], [0, 1]);
    const wish = { placeId: places.building, ...days };
    const { figures } = valueOf(await readFigures(await world.as(dispatcher), wish));
    assert.equal(figures.find(({ measure }) => measure === 'raised')?.value, 0);
  }));

test('figures are known for places in a community only', () =>
  inWorld(async (world) => {
    const wish = { placeId: places.district, ...days };
    assert.equal(refusalOf(await readFigures(world.asVisitor(), wish)), 'place_unknown');
    const stock = { placeId: places.district, stock: 'open' } as const;
    assert.equal(refusalOf(await openFigure(world.asVisitor(), stock)), 'place_unknown');
    assert.equal(measures.length, new Set(measures).size);
  }));

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { measures } from '#/features/matters/rules/figures.ts';
import type { Measure } from '#/features/matters/rules/figures.ts';
import { createRandom } from '#/lib/random.ts';
import { liveThrough } from '#test/matters-history.ts';
import type { Db } from '#/platform/db/pool.ts';
import { dispatcher, inWorld, people, places, refusalOf, valueOf } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { household } from '#test/world.ts';
import { seed } from '#test/property.ts';
import { changePlace } from './change.ts';
import { claimMatter } from './claim.ts';
import { openFigure, readFigures, recountFigures, stocks } from './figures.ts';
import { confirmMatter } from './judge.ts';
import type { MatterKey } from './open.ts';
import { markDone } from './work.ts';

const ZONE = 'Asia/Shanghai';
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

/** Lives one need from the first word to the thanks: no chance decides whether figures move. */
async function liveOne(world: MatterWorld): Promise<void> {
  const key = await world.raise(people.wang, { body: '水龍頭一直滴水' });
  valueOf(await claimMatter(await world.as(people.chen), key));
  valueOf(await markDone(await world.as(people.chen), { ...key, note: '換了墊片', photos: [] }));
  const answer = { ...key, answer: 'solved', wishesToHelp: false } as const;
  valueOf(await confirmMatter(await world.as(people.wang), answer));
}

for (const run of [1, 2]) {
  test(`property: after any history the figures are what a recount gives, and open into it (seed ${seed}.${run})`, () =>
    inWorld(async (world) => {
      const random = createRandom(`${seed}.${run}`);
      await liveOne(world);
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

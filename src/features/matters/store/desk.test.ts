import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Queue } from '#/features/matters/model/matter.ts';
import { MAX_COUNTED } from '#/features/matters/model/limits.ts';
import type { ListSight } from '#/features/matters/policy.ts';
import { brand } from '#/lib/brand.ts';
import { createRandom } from '#/lib/random.ts';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack } from '#test/database.ts';
import {
  countDesk,
  countShown,
  deskFilters,
  listDeskRows,
  listPassedFrom,
  listQueues,
} from './desk.ts';
import type { DeskFilter, DeskQuery } from './desk.ts';

const NOW = Temporal.Instant.from('2026-11-23T01:00:00Z');
const COMMUNITIES = ['c1', 'c2', 'c3'] as const;
const QUEUES = ['role:dispatcher@c', 'role:grid_worker@c', 'organisation:b'].map((text) =>
  brand<Queue>(text),
);
const CATEGORIES = ['railing', 'rubbish', 'noise', 'public_light'] as const;
const UNHELD = ['submitted', 'verifying', 'accepted', 'returned', 'reopen_requested'] as const;
const HELD = [
  'assigned',
  'in_progress',
  'waiting_partner',
  'waiting_asker',
  'paused',
  'done',
] as const;
const ME = '019cf000-0000-7000-8000-0000000000f1';
const OTHER = '019cf000-0000-7000-8000-0000000000f2';

type Written = {
  readonly id: string;
  readonly communityId: string;
  readonly queue: Queue;
  readonly passedFrom: Queue | undefined;
  readonly category: string;
  readonly state: string;
  readonly holderId: string | undefined;
  readonly visibility: 'all' | 'neighbours' | 'staff';
  readonly building: string | undefined;
  readonly due: Temporal.Instant | undefined;
};

/** Writes matters of every state, queue and category over three communities, a few of them over. */
async function writeMany(db: Db, many: number): Promise<readonly Written[]> {
  await sql`set local session_replication_role = replica`.execute(db);
  const { chance, int, pick } = createRandom(20261123);
  const written: Written[] = [];
  for (let number = 0; number < many; number += 1) {
    const isHeld = chance(0.5);
    const isOver = !isHeld && chance(0.1);
    const minutes = int(-20, 40);
    const state = isOver ? 'declined' : pick<string>(isHeld ? HELD : UNHELD);
    const queue = pick(QUEUES);
    const isPassed = (state === 'submitted' || state === 'returned') && chance(0.5);
    written.push({
      id: `019cf000-0000-7000-8000-${String(number).padStart(12, '0')}`,
      communityId: pick(COMMUNITIES),
      queue,
      passedFrom: isPassed ? pick(QUEUES.filter((one) => one !== queue)) : undefined,
      category: pick(CATEGORIES),
      state,
      holderId: isHeld ? pick([ME, OTHER]) : undefined,
      visibility: pick(['all', 'all', 'neighbours', 'staff'] as const),
      building: chance(0.5) ? pick(['b1', 'b2']) : undefined,
      due: isOver ? undefined : NOW.add({ minutes }),
    });
  }
  for (const one of written) await insert(db, one, written.indexOf(one));
  return written;
}

async function insert(db: Db, one: Written, number: number): Promise<void> {
  const over = one.due === undefined;
  await sql`insert into matters.matter (community_id, id, reference, place_id, building_id, profile,
      category, title, body, folded_hash, visibility, is_anonymous, state, state_since, raised_at,
      asker_id, actor_id, queue, passed_from, holder_id, next_due_at, closed_at, closed_as)
    values (${one.communityId}, ${one.id}, ${`2026-${1_000 + number}`}, 'p', ${one.building ?? null},
      'report', ${one.category}, 't', '', '', ${one.visibility}, false, ${one.state}, ${NOW}, ${NOW},
      ${OTHER}, ${OTHER}, ${one.queue}, ${one.passedFrom ?? null}, ${one.holderId ?? null},
      ${one.due ?? null}, ${over ? NOW : null}, ${over ? one.state : null})`.execute(db);
}

const sight: ListSight = {
  personId: ME,
  visibilities: ['all', 'neighbours'],
  organisationIds: [],
  actingId: undefined,
  spot: 'building',
};

const plain: Omit<DeskQuery, 'filter' | 'limit' | 'after'> = {
  communityIds: COMMUNITIES,
  sight,
  queues: undefined,
  within: undefined,
  profile: undefined,
  categories: undefined,
  now: NOW,
};

const isShown: { readonly [filter in DeskFilter]: (one: Written) => boolean } = {
  all: () => true,
  overdue: ({ due }) => due !== undefined && Temporal.Instant.compare(due, NOW) < 0,
  to_decide: ({ state }) =>
    ['submitted', 'verifying', 'returned', 'reopen_requested'].includes(state),
  unheld: ({ holderId }) => holderId === undefined,
  held: ({ holderId }) => holderId !== undefined,
  waiting: ({ state }) => ['waiting_asker', 'waiting_partner', 'paused'].includes(state),
  to_check: ({ state }) => state === 'done',
  // Work that is done is looked at while its clock for that runs; none runs here.
  to_look: ({ state }) => state === 'verifying',
  passed_on: ({ passedFrom }) => passedFrom !== undefined,
  mine: ({ holderId }) => holderId === ME,
};

/** What a desk shows, found by looking at each matter by itself. */
function expected(written: readonly Written[], query: Omit<DeskQuery, 'limit' | 'after'>) {
  const { communityIds, queues, categories, within, filter } = query;
  return written
    .filter(({ due }) => due !== undefined)
    .filter(({ communityId }) => communityIds.includes(communityId))
    .filter((one) => {
      const whose = filter === 'passed_on' ? one.passedFrom : one.queue;
      return queues === undefined || (whose !== undefined && queues.includes(whose));
    })
    .filter(({ category }) => categories === undefined || categories.includes(category))
    .filter(({ building }) => within === undefined || building === 'b1')
    .filter(({ visibility, holderId }) => visibility !== 'staff' || holderId === ME)
    .filter(isShown[filter])
    .toSorted(
      (a, b) => Temporal.Instant.compare(a.due ?? NOW, b.due ?? NOW) || (a.id < b.id ? -1 : 1),
    )
    .map(({ id }) => id);
}

const narrowings: readonly Partial<DeskQuery>[] = [
  {},
  { communityIds: ['c2'] },
  { communityIds: [] },
  { queues: QUEUES.slice(0, 2) },
  { queues: [] },
  { categories: ['railing', 'noise'] },
  { categories: [] },
  { queues: QUEUES.slice(1), categories: ['rubbish', 'rubbish', 'railing'] },
  { within: { buildingId: 'b1' } },
  { within: { buildingIds: ['b1'] }, categories: ['noise', 'railing'] },
  { within: { buildingId: 'b1' }, queues: QUEUES, categories: CATEGORIES },
];

test('every filter, however narrowed, lists and counts what looking at each by itself finds', () =>
  rolledBack(async (tx) => {
    const written = await writeMany(tx, 90);
    for (const narrowing of narrowings) {
      for (const filter of deskFilters) {
        const query = { ...plain, ...narrowing, filter };
        const rows = await listDeskRows(tx, { ...query, after: undefined, limit: 500 });
        const ids = expected(written, query);
        const what = `${filter} ${JSON.stringify(narrowing)}`;
        assert.deepEqual(
          rows.map(({ id }) => id),
          ids,
          what,
        );
        assert.equal(await countShown(tx, query), Math.min(ids.length, MAX_COUNTED), what);
      }
    }
    const counts = await countDesk(tx, plain);
    for (const filter of deskFilters) {
      if (filter === 'held' || filter === 'to_look') continue;
      assert.equal(counts[filter], expected(written, { ...plain, filter }).length, filter);
    }
  }));

test('page after page shows each matter once and in order, however many are due at one moment', () =>
  rolledBack(async (tx) => {
    const written = await writeMany(tx, 90);
    for (const narrowing of [{}, { queues: QUEUES }, { categories: CATEGORIES }]) {
      const query = { ...plain, ...narrowing, filter: 'all' as const };
      const seen: string[] = [];
      let after: DeskQuery['after'];
      for (let page = 0; page < 100; page += 1) {
        const rows = await listDeskRows(tx, { ...query, after, limit: 7 });
        seen.push(...rows.map(({ id }) => id));
        const last = rows.at(-1);
        if (last === undefined || last.nextDueAt === null) break;
        after = { tier: 0, at: last.nextDueAt, id: last.id };
      }
      assert.deepEqual(seen, expected(written, query));
    }
  }));

test('of work that is done only what waits to be checked is looked at, and of needs nothing', () =>
  rolledBack(async (tx) => {
    const written = await writeMany(tx, 90);
    const done = written.filter(
      ({ state, visibility }) => state === 'done' && visibility === 'all',
    );
    const [open, stopped, other] = done;
    assert.ok(open !== undefined && stopped !== undefined && other !== undefined);
    const clock = async (one: Written, stage: string, stoppedAt: Temporal.Instant | null) =>
      sql`insert into matters.clock (community_id, matter_id, stage, round, kind, quantity,
          started_at, due_at, stopped_at, is_provisional)
        values (${one.communityId}, ${one.id}, ${stage}, 1, 'hours', 1, ${NOW}, ${NOW},
          ${stoppedAt}, false)`.execute(tx);
    await clock(open, 'check', null);
    await clock(stopped, 'check', NOW);
    await clock(other, 'verdict', null);
    const looked = async () => {
      const query = { ...plain, filter: 'to_look', after: undefined, limit: 500 } as const;
      return new Set<string>((await listDeskRows(tx, query)).map(({ id }) => id));
    };
    const before = await looked();
    assert.ok(before.has(open.id) && !before.has(stopped.id) && !before.has(other.id));
    await sql`update matters.matter set profile = 'need' where id = ${open.id}::uuid`.execute(tx);
    assert.ok(!(await looked()).has(open.id), 'nobody checks the help of a neighbour');
    assert.ok((await looked()).size < written.length);
  }));

test('the queues from which something is on its way are found, each once', () =>
  rolledBack(async (tx) => {
    const written = await writeMany(tx, 200);
    const passed = written
      .filter(({ communityId }) => communityId !== 'c3')
      .flatMap(({ passedFrom }) => passedFrom ?? []);
    assert.ok(passed.length > 3);
    const found = await listPassedFrom(tx, ['c1', 'c2']);
    assert.deepEqual(found, [...new Set(passed)].toSorted());
    assert.deepEqual(await listPassedFrom(tx, ['nowhere']), []);
  }));

test('the queues in which something is open are found with how much, the fullest first', () =>
  rolledBack(async (tx) => {
    const written = await writeMany(tx, 90);
    const tally = new Map<string, number>();
    for (const { communityId, queue, due } of written) {
      if (due === undefined || communityId === 'c3') continue;
      tally.set(queue, (tally.get(queue) ?? 0) + 1);
    }
    const found = await listQueues(tx, ['c1', 'c2']);
    assert.deepEqual(new Map(found.map(({ queue, open }) => [queue, open])), tally);
    const numbers = found.map(({ open }) => open);
    assert.deepEqual(
      numbers,
      numbers.toSorted((a, b) => b - a),
    );
    assert.deepEqual(await listQueues(tx, ['nowhere']), []);
    assert.deepEqual(await listQueues(tx, []), []);
  }));

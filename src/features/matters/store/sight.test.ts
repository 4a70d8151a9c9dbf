import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { findAlike } from '#/features/matters/actions/suggest.ts';
import { readBoard } from '#/features/matters/actions/board.ts';
import { assignMatter } from '#/features/matters/actions/dispatch.ts';
import { openFigure, readFigures } from '#/features/matters/actions/figures.ts';
import { claimMatter } from '#/features/matters/actions/claim.ts';
import type { MatterKey } from '#/features/matters/actions/open.ts';
import { openToRead } from '#/features/matters/actions/open.ts';
import { visibilities } from '#/features/matters/model/matter.ts';
import { listSightOf } from '#/features/matters/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { createRandom } from '#/lib/random.ts';
import type { Random } from '#/lib/random.ts';
import {
  above,
  company,
  dispatcher,
  gridWorker,
  inWorld,
  people,
  places,
  railing,
  repairer,
  valueOf,
} from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { seed } from '#test/property.ts';
import { household } from '#test/world.ts';
import { countCards, listCards } from './board.ts';
import { visibleTo } from './cards.ts';

const PATH = '35.02.03.007.010';
const RUNS = 1;
const MATTERS = 18;

const spots = [places.compound, places.building, household(3, 1, 101), household(7, 1, 101)];
const askers = [people.wang, people.li, people.chen, people.zhuang];
const accused = [
  undefined,
  undefined,
  people.li,
  people.chen,
  people.zhuang,
  people.lin,
  dispatcher,
  people.wang,
];
const takers = [undefined, undefined, people.chen, people.li];

/** Everybody there is, and nobody. */
async function readers(world: MatterWorld): Promise<readonly Context[]> {
  const ids = [...Object.values(people), repairer, dispatcher, gridWorker, above];
  const own = await Promise.all(ids.map(async (id) => world.as(id)));
  return [...own, await world.as(people.lin, people.wang), world.asVisitor()];
}

/** Raises matters for random eyes about random people, some of them in hand. */
async function fill(world: MatterWorld, random: Random): Promise<readonly MatterKey[]> {
  const keys: MatterKey[] = [];
  for (let number = 0; number < MATTERS; number += 1) {
    world.forward({ minutes: random.int(0, 30) });
    const key = await world.raise(random.pick(askers), {
      ...(random.chance(0.5) ? railing : {}),
      placeId: random.pick(spots),
      visibility: random.pick(visibilities),
      isAnonymous: random.chance(0.3),
      againstPersonId: random.pick(accused),
      againstOrganisationId: random.chance(0.2) ? company : undefined,
      body: `第 ${number} 件`,
    });
    keys.push(key);
    const taker = random.pick(takers);
    if (taker !== undefined) await claimMatter(await world.as(taker), key);
    else if (random.chance(0.2)) {
      await assignMatter(await world.as(people.zhuang), { ...key, assigneeId: repairer });
    }
  }
  return keys;
}

async function openedBy(
  context: Context,
  keys: readonly MatterKey[],
): Promise<ReadonlySet<string>> {
  const opened = new Set<string>();
  for (const key of keys) if ((await openToRead(context, key)).ok) opened.add(key.id);
  return opened;
}

async function listedFor(context: Context): Promise<readonly string[]> {
  const sight = listSightOf(context.subject, { path: PATH, communityId: places.community });
  const { rows } = await sql<{ id: string }>`
    select m.id from matters.matter m
    where m.community_id = ${places.community} and ${visibleTo(sight)}`.execute(context.db);
  return rows.map(({ id }) => id);
}

for (let run = 1; run <= RUNS; run += 1) {
  test(`property: whoever reads, a list holds just what one may open by itself (seed ${seed}.${run})`, () =>
    inWorld(async (world) => {
      const keys = await fill(world, createRandom(`${seed}.sight.${run}`));
      let compared = 0;
      for (const reader of await readers(world)) {
        const opened = await openedBy(reader, keys);
        const listed = new Set(await listedFor(reader));
        const who = reader.subject.personId ?? 'a visitor';
        assert.deepEqual([...listed.difference(opened)], [], `${who} is shown too much`);
        const missing = [...opened.difference(listed)];
        // A list is narrower for two: who answers for a queue without being staff, and who is a
        // neighbour to a complaint about themselves.
        for (const id of missing) {
          const { rows } = await sql<{ queue: string; against: string | null; visibility: string }>`
            select queue, against_person_id as against, visibility from matters.matter
            where id = ${id}`.execute(world.db);
          const [row] = rows;
          const isAboutReader = row?.against === who && row.visibility === 'neighbours';
          const isTheirQueue = row?.queue.startsWith(`organisation:${company}`) === true;
          assert.ok(isAboutReader || isTheirQueue || row?.queue.startsWith('role:building'), who);
        }
        compared += opened.size;
      }
      assert.ok(compared > MATTERS * 4, 'readers saw something');
    }));
}

test(`property: the board, the figures and "is it one of these?" show no more than lists do (seed ${seed})`, () =>
  inWorld(async (world) => {
    const keys = await fill(world, createRandom(`${seed}.board`));
    const days = {
      from: Temporal.PlainDate.from('2026-11-01'),
      to: Temporal.PlainDate.from('2026-12-31'),
    };
    for (const reader of await readers(world)) {
      const listed = new Set(await listedFor(reader));
      const board = { placeId: places.community, order: 'nearness', limit: 50 } as const;
      const shown: string[] = [];
      for (const filter of ['open', 'in_hand', 'closed'] as const) {
        const { cards } = valueOf(await readBoard(reader, { ...board, filter }));
        shown.push(...cards.map(({ id }) => id));
      }
      assert.deepEqual(new Set(shown), listed);
      const figure = { ...days, placeId: places.community, measure: 'raised', limit: 50 } as const;
      const opened = valueOf(await openFigure(reader, figure));
      assert.deepEqual(new Set(opened.cards.map(({ id }) => id)), listed);
      assert.equal(opened.hidden, keys.length - listed.size, 'the rest is counted, not shown');
      const alike = { placeId: places.building, category: 'railing', text: '第 3 件' };
      for (const { id } of valueOf(await findAlike(reader, alike))) assert.ok(listed.has(id));
      const counted = valueOf(await readFigures(reader, { ...days, placeId: places.community }));
      const raised = counted.figures.find(({ measure }) => measure === 'raised');
      assert.equal(raised?.value, keys.length, "how many there are is everybody's to know");
    }
  }));

test('the counts of a board are those of its lists', () =>
  inWorld(async (world) => {
    await fill(world, createRandom(`${seed}.counts`));
    for (const reader of await readers(world)) {
      const sight = listSightOf(reader.subject, { path: PATH, communityId: places.community });
      const all = {
        communityId: places.community,
        sight,
        profile: undefined,
        categories: undefined,
        within: undefined,
      };
      const counts = await countCards(world.db, all);
      const rest = { near: undefined, after: undefined, limit: 100 };
      const open = await listCards(world.db, { ...all, ...rest, shows: 'open' });
      const inHand = await listCards(world.db, { ...all, ...rest, shows: 'in_hand' });
      assert.deepEqual([counts.open, counts.inHand], [open.length, inHand.length]);
    }
  }));

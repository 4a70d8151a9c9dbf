import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBoard } from '#/features/matters/actions/board.ts';
import type { BoardInput } from '#/features/matters/actions/board.ts';
import { withdrawMatter } from '#/features/matters/actions/judge.ts';
import { readDesk } from '#/features/matters/actions/desk.ts';
import { openFigure } from '#/features/matters/actions/figures.ts';
import type { MatterKey } from '#/features/matters/actions/open.ts';
import { createRandom } from '#/lib/random.ts';
import type { Random } from '#/lib/random.ts';
import { dispatcher, inWorld, people, places, railing, valueOf } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { seed } from '#test/property.ts';
import { household } from '#test/world.ts';

const spots = [places.compound, places.building, places.otherBuilding, household(7, 1, 101)];

async function raiseSome(
  world: MatterWorld,
  random: Random,
  count: number,
): Promise<readonly MatterKey[]> {
  const keys: MatterKey[] = [];
  for (let number = 0; number < count; number += 1) {
    // Some are raised in the same instant: then the id alone tells which comes first.
    world.forward({ minutes: random.int(0, 2) });
    const body = `${random.int(0, 1_000_000)} 號`;
    keys.push(await world.raise(people.wang, { body, placeId: random.pick(spots) }));
  }
  return keys;
}

type Page = { readonly ids: readonly string[]; readonly next: string | undefined };

/** Walks all pages of a list; between two of them something happens. */
async function walkPages(
  read: (after: string | undefined) => Promise<Page>,
  between: () => Promise<void>,
): Promise<readonly string[]> {
  const seen: string[] = [];
  let after: string | undefined;
  for (let page = 0; page < 60; page += 1) {
    const { ids, next } = await read(after);
    seen.push(...ids);
    if (next === undefined) return seen;
    after = next;
    await between();
  }
  throw new Error('The pages have no end.');
}

function assertWhole(seen: readonly string[], there: readonly MatterKey[], sentence: string): void {
  assert.equal(new Set(seen).size, seen.length, `${sentence}: none twice`);
  for (const { id } of there) assert.ok(seen.includes(id), `${sentence}: ${id} is lost`);
}

for (const order of ['nearness', 'age'] as const) {
  for (const limit of [1, 2, 5]) {
    test(`property: pages of ${limit} by ${order} lose nothing and show nothing twice while others raise (seed ${seed})`, () =>
      inWorld(async (world) => {
        const random = createRandom(`${seed}.${order}.${limit}`);
        const there = await raiseSome(world, random, 12);
        const reader = await world.as(people.li);
        const input: BoardInput = { placeId: places.community, filter: 'open', order, limit };
        const seen = await walkPages(
          async (after) => {
            const { cards, next } = valueOf(await readBoard(reader, { ...input, after }));
            assert.ok(cards.length <= limit);
            return { ids: cards.map(({ id }) => id), next };
          },
          async () => {
            if (random.chance(0.5)) await raiseSome(world, random, 1);
          },
        );
        assertWhole(seen, there, order);
      }));
  }
}

test('what is closed between two pages is left out, and its neighbours are not', () =>
  inWorld(async (world) => {
    const random = createRandom(`${seed}.closing`);
    const there = await raiseSome(world, random, 10);
    const closed = new Set<string>();
    const input = { placeId: places.community, filter: 'open', order: 'age', limit: 2 } as const;
    const reader = await world.as(people.li);
    const asker = await world.as(people.wang);
    const seen = await walkPages(
      async (after) => {
        const { cards, next } = valueOf(await readBoard(reader, { ...input, after }));
        return { ids: cards.map(({ id }) => id), next };
      },
      async () => {
        const one = random.pick(there);
        if ((await withdrawMatter(asker, one)).ok) closed.add(one.id);
      },
    );
    assert.ok(closed.size > 0);
    assertWhole(
      seen,
      there.filter(({ id }) => !closed.has(id)),
      'closing',
    );
  }));

test('the pages of the desk and of a figure lose nothing and show nothing twice', () =>
  inWorld(async (world) => {
    const random = createRandom(`${seed}.desk`);
    const there = await raiseSome(world, random, 9);
    const by = await world.as(dispatcher);
    const quiet = async () => undefined;
    const desk = await walkPages(async (after) => {
      const input = { placeId: places.community, filter: 'all', limit: 2, after } as const;
      const { rows, next } = valueOf(await readDesk(by, input));
      return { ids: rows.map(({ id }) => id), next };
    }, quiet);
    assertWhole(desk, there, 'desk');
    assert.equal(desk.length, there.length);
    const days = {
      from: Temporal.PlainDate.from('2026-11-01'),
      to: Temporal.PlainDate.from('2026-12-31'),
    };
    const counted = await walkPages(async (after) => {
      const input = {
        placeId: places.community,
        measure: 'raised',
        ...days,
        limit: 2,
        after,
      } as const;
      const { cards, next } = valueOf(await openFigure(by, input));
      return { ids: cards.map(({ id }) => id), next };
    }, quiet);
    assertWhole(counted, there, 'figure');
    assert.equal(counted.length, there.length);
  }));

test('a page of nothing has no next one, and a page just full has none either', () =>
  inWorld(async (world) => {
    const reader = await world.as(people.li);
    const input = { placeId: places.community, filter: 'open', order: 'age', limit: 3 } as const;
    const empty = valueOf(await readBoard(reader, input));
    assert.deepEqual([empty.cards.length, empty.next], [0, undefined]);
    await raiseSome(world, createRandom('full'), 3);
    const full = valueOf(await readBoard(reader, input));
    assert.deepEqual([full.cards.length, full.next], [3, undefined]);
    await world.raise(people.wang, { ...railing });
    assert.notEqual(valueOf(await readBoard(reader, input)).next, undefined);
  }));

test('a page beyond what is allowed is cut to what is, and a forged place begins anew', () =>
  inWorld(async (world) => {
    await raiseSome(world, createRandom('forged'), 2);
    const reader = await world.as(people.li);
    const input = {
      placeId: places.community,
      filter: 'open',
      order: 'age',
      limit: 10_000,
    } as const;
    for (const after of ['nonsense', `0~2026-11-23T01:00:00Z~${'-'.repeat(36)}`]) {
      assert.equal(valueOf(await readBoard(reader, { ...input, after })).cards.length, 2);
    }
  }));

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { profiles } from '#/features/matters/model/matter.ts';
import type { Matter, MatterId } from '#/features/matters/model/matter.ts';
import { brand } from '#/lib/brand.ts';
import type { Db } from '#/platform/db/pool.ts';
import { ASKER, FRIDAY, HELPER, OTHER_HELPER, moves, raised, walk } from '#test/matters.ts';
import { inWorld, people, places } from '#test/matters-world.ts';
import { plain } from '#test/plain.ts';
import { seed } from '#test/property.ts';
import { listClocks, saveClocks } from './clock-row.ts';
import {
  addToCount,
  findByReference,
  findMatter,
  findRepeat,
  insertMatter,
  repointMerged,
  saveMatter,
  takeHold,
  takeNumber,
} from './matters.ts';

const communityId = places.community;
const hash = (text: string) => createHash('sha256').update(text).digest();
const words = hash('words');

/** A matter that may be merged into, which random lives name. */
const TARGET = brand<MatterId>('019cf000-0000-7000-8000-000000000102');

function matter(changes: Partial<Matter> = {}): Matter {
  return { ...raised('need').matter, ...changes };
}

async function keep(db: Db, changes: Partial<Matter> = {}): Promise<Matter> {
  const kept = matter(changes);
  await insertMatter(db, kept, words);
  return kept;
}

async function keepTarget(db: Db): Promise<void> {
  await keep(db, { id: TARGET, reference: '2026-0002' });
}

test('what is kept is what is read, with everything that can be told of a matter', () =>
  inWorld(async ({ db }) => {
    const full = matter({
      point: { lon: 118.0894, lat: 24.4798 },
      suggestedCategory: 'rubbish',
      visibility: 'neighbours',
      isAnonymous: true,
      actorId: OTHER_HELPER,
      againstPersonId: HELPER,
      againstOrganisationId: '019cf000-0000-7000-8000-0000000000c1',
      title: '燈壞了 "quoted" \\ 100%',
      body: '第一行\n第二行\t🛟',
    });
    await insertMatter(db, full, words);
    assert.deepEqual(plain(await findMatter(db, full)), plain(full));
  }));

test('nothing is found under another community, or under a number of another', () =>
  inWorld(async ({ db }) => {
    const kept = await keep(db);
    assert.equal(await findMatter(db, { ...kept, communityId: places.nextCommunity }), undefined);
    assert.equal((await findByReference(db, communityId, kept.reference))?.id, kept.id);
    assert.equal(await findByReference(db, places.nextCommunity, kept.reference), undefined);
    assert.equal(await findByReference(db, communityId, '2026-9999'), undefined);
  }));

test('a matter that is gone is not saved in silence', () =>
  inWorld(async ({ db }) => {
    await assert.rejects(saveMatter(db, matter()), /gone/);
  }));

for (const profile of profiles) {
  test(`property: every life of a ${profile} the rules allow is kept and read back step by step (seed ${seed})`, () =>
    inWorld(async ({ db }) => {
      await keepTarget(db);
      const law = fc.asyncProperty(moves, async (life) => {
        await sql`savepoint life`.execute(db);
        const standing = raised(profile);
        await insertMatter(db, standing.matter, words);
        await saveClocks(db, standing.matter, { before: [], after: standing.clocks });
        for (const { after, before } of walk(profile, life)) {
          await saveMatter(db, after.matter);
          await saveClocks(db, after.matter, { before: before.clocks, after: after.clocks });
          assert.deepEqual(plain(await findMatter(db, after.matter)), plain(after.matter));
        }
        const last = walk(profile, life).at(-1)?.after ?? standing;
        assert.deepEqual(byStage(await listClocks(db, last.matter)), byStage(last.clocks));
        await sql`rollback to savepoint life`.execute(db);
      });
      await fc.assert(law, { seed, numRuns: 15 });
    }));
}

function byStage(clocks: Awaited<ReturnType<typeof listClocks>>): unknown {
  return plain(
    clocks.toSorted((a, b) => (`${a.stage} ${a.round}` < `${b.stage} ${b.round}` ? -1 : 1)),
  );
}

test('what was told, by whom and when, is never changed by a later step', () =>
  inWorld(async ({ db }) => {
    const kept = await keep(db);
    const other = { title: '別的', body: '別的', askerId: HELPER, actorId: HELPER };
    await saveMatter(db, {
      ...kept,
      ...other,
      raisedAt: FRIDAY.add({ hours: 5 }),
      isAnonymous: true,
    });
    assert.deepEqual(plain(await findMatter(db, kept)), plain(kept));
  }));

test('hold is taken only of what nobody has and what is still as it was seen', () =>
  inWorld(async ({ db }) => {
    const kept = await keep(db);
    const now = FRIDAY.add({ hours: 1 });
    const stale = { ...kept, state: 'returned' } as const;
    assert.equal(await takeHold(db, stale, { personId: HELPER, now }), false);
    assert.equal(await takeHold(db, kept, { personId: HELPER, now }), true);
    assert.equal(await takeHold(db, kept, { personId: OTHER_HELPER, now }), false);
    const held = await findMatter(db, kept);
    assert.deepEqual([held?.state, held?.holderId], ['claimed', HELPER]);
    assert.equal(held?.stateSince.toString(), now.toString());
    const elsewhere = { ...kept, communityId: places.nextCommunity };
    assert.equal(await takeHold(db, elsewhere, { personId: HELPER, now }), false);
  }));

test('numbers follow each other without a gap, each year and community from one', () =>
  inWorld(async ({ db }) => {
    const next = async (community: string, year: number) => takeNumber(db, community, year);
    assert.deepEqual(
      [await next('a', 2026), await next('a', 2026), await next('a', 2026)],
      [1, 2, 3],
    );
    assert.deepEqual([await next('a', 2027), await next('b', 2026)], [1, 1]);
    assert.equal(await next('a', 2026), 4);
  }));

test('a repeat is the same words of the same person there, lately, and not taken back', () =>
  inWorld(async ({ db }) => {
    await keep(db);
    const sent = { communityId, askerId: ASKER, foldedHash: words, since: FRIDAY };
    assert.ok((await findRepeat(db, sent)) !== undefined, 'at the very instant is still within');
    const later = FRIDAY.add({ nanoseconds: 1_000 });
    assert.equal(await findRepeat(db, { ...sent, since: later }), undefined);
    assert.equal(await findRepeat(db, { ...sent, askerId: HELPER }), undefined);
    assert.equal(await findRepeat(db, { ...sent, foldedHash: hash('others') }), undefined);
    assert.equal(await findRepeat(db, { ...sent, communityId: places.nextCommunity }), undefined);
    await sql`update matters.matter set state = 'withdrawn', closed_as = 'withdrawn',
      closed_at = now(), next_due_at = null`.execute(db);
    assert.equal(await findRepeat(db, sent), undefined, 'who takes it back may tell it anew');
  }));

test('of several repeats the latest is meant', () =>
  inWorld(async ({ db }) => {
    await keep(db);
    const at = FRIDAY.add({ minutes: 3 });
    const later = await keep(db, { id: TARGET, reference: '2026-0002', raisedAt: at });
    const sent = { communityId, askerId: ASKER, foldedHash: words, since: FRIDAY };
    assert.equal((await findRepeat(db, sent))?.id, later.id);
  }));

test('each counter of a matter moves by itself', () =>
  inWorld(async ({ db }) => {
    const kept = await keep(db);
    await addToCount(db, kept, { name: 'follower_count', by: 2 });
    await addToCount(db, kept, { name: 'photo_count', by: 5 });
    await addToCount(db, kept, { name: 'photo_count', by: -1 });
    const { followers, comments, offers, photos } = (await findMatter(db, kept))?.counts ?? {};
    assert.deepEqual([followers, comments, offers, photos], [2, 0, 0, 4]);
    await saveMatter(db, kept);
    assert.equal((await findMatter(db, kept))?.counts.photos, 4, 'a step writes no counter back');
  }));

test('what was merged into a matter follows where that one is merged, and no further', () =>
  inWorld(async ({ db }) => {
    const ids = ['201', '202', '203'].map((end) =>
      brand<MatterId>(`019cf000-0000-7000-8000-000000000${end}`),
    );
    const [first, middle, last] = await Promise.all(
      ids.map(async (id, index) => keep(db, { id, reference: `2026-010${index}` })),
    );
    assert.ok(first !== undefined && middle !== undefined && last !== undefined);
    const closed = {
      state: 'duplicate',
      closedAs: 'duplicate',
      closedAt: FRIDAY,
      nextDueAt: undefined,
      nextStage: undefined,
    } as const;
    await saveMatter(db, { ...first, ...closed, mergedInto: middle.id });
    await repointMerged(db, middle, last.id);
    assert.equal((await findMatter(db, first))?.mergedInto, last.id);
    await repointMerged(db, last, first.id);
    assert.equal((await findMatter(db, first))?.mergedInto, last.id, 'never into itself');
  }));

test('a matter raised in the world lies where its place says', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang);
    const found = await findMatter(world.db, key);
    assert.equal(found?.buildingId, places.building);
    assert.equal(found?.compoundId, places.compound);
    assert.equal(found?.raisedAt.toString(), world.now().toString());
  }));

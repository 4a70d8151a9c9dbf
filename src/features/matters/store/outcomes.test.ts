import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { PhotoStage } from '#/features/matters/model/matter.ts';
import { inWorld, people, places } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { plain } from '#test/plain.ts';
import { beginAssignment, endAssignments } from './assignments.ts';
import { findMatter } from './matters.ts';
import {
  decideReopening,
  findFirstPhotos,
  insertPhotos,
  insertReopening,
  insertVerdict,
  listPhotos,
  listVerdicts,
  markHelped,
  markHelpers,
} from './outcomes.ts';
import type { MatterKey } from './tables.ts';

const id = (number: number) =>
  `019cf000-0000-7000-8000-0000000008${String(number).padStart(2, '0')}`;
const file = (number: number) =>
  `019cf000-0000-7000-8000-0000000007${String(number).padStart(2, '0')}`;

function photo(world: MatterWorld, number: number, stage: PhotoStage = 'before') {
  const by = { personId: people.wang, actorId: people.lin, at: world.now() };
  return { ...by, id: id(number), fileId: file(number), stage };
}

test('photos are counted once each, and stay as they were first brought', () =>
  inWorld(async (world) => {
    const { db } = world;
    const key = await world.raise(people.wang);
    assert.equal(await insertPhotos(db, key, []), 0);
    assert.equal(await insertPhotos(db, key, [photo(world, 2), photo(world, 1)]), 2);
    const again = { ...photo(world, 9, 'after'), fileId: file(1) };
    assert.equal(await insertPhotos(db, key, [again, photo(world, 3, 'proof')]), 1);
    assert.equal((await findMatter(db, key))?.counts.photos, 3);
    const listed = (await listPhotos(db, key)).map(({ fileId, stage }) => [fileId, stage]);
    assert.deepEqual(listed, [
      [file(1), 'before'],
      [file(2), 'before'],
      [file(3), 'proof'],
    ]);
  }));

test('a card shows the first photo of its matter, and none of another community', () =>
  inWorld(async (world) => {
    const { db } = world;
    const one = await world.raise(people.wang);
    const other = await world.raise(people.li, { body: '另一件' });
    const bare = await world.raise(people.chen, { body: '沒有照片' });
    await insertPhotos(db, one, [photo(world, 5), photo(world, 4)]);
    await insertPhotos(db, other, [photo(world, 6)]);
    const keys = [one, other, bare];
    const first = await findFirstPhotos(db, keys);
    assert.deepEqual(Object.fromEntries(first), { [one.id]: file(4), [other.id]: file(6) });
    const elsewhere = keys.map(({ id }) => ({ communityId: places.nextCommunity, id }));
    assert.equal((await findFirstPhotos(db, elsewhere)).size, 0);
    assert.equal((await findFirstPhotos(db, [])).size, 0);
  }));

test('a later answer of the asker stands beside the earlier one', () =>
  inWorld(async (world) => {
    const { db } = world;
    const key = await world.raise(people.wang);
    const by = { personId: people.wang, actorId: people.lin, at: world.now() };
    const no = {
      answer: 'not_solved',
      isSatisfied: undefined,
      thanks: undefined,
      wishesToHelp: false,
      at: by.at,
    } as const;
    const yes = {
      answer: 'solved',
      isSatisfied: true,
      thanks: '多謝',
      wishesToHelp: true,
      at: by.at,
    } as const;
    await insertVerdict(db, key, { ...by, ...no, id: id(1) });
    await insertVerdict(db, key, { ...by, ...yes, id: id(2) });
    assert.deepEqual(plain(await listVerdicts(db, key)), plain([no, yes]));
  }));

async function wishes(world: MatterWorld, key: MatterKey) {
  const { rows } = await sql<{ kind: string; decision: string | null; by: string | null }>`
    select kind, decision, decided_by as by from matters.reopening
    where matter_id = ${key.id} order by id`.execute(world.db);
  return rows.map(({ kind, decision, by }) => [kind, decision, by]);
}

test('"not fixed" is granted as it is said, a request waits for an answer', () =>
  inWorld(async (world) => {
    const { db } = world;
    const key = await world.raise(people.wang);
    const by = { personId: people.wang, actorId: people.wang, at: world.now() };
    const wish = { ...by, fromState: 'resolved', reason: '又壞了' } as const;
    await insertReopening(db, key, { ...wish, id: id(1), kind: 'not_fixed' });
    await insertReopening(db, key, { ...wish, id: id(2), kind: 'requested' });
    assert.deepEqual(await wishes(world, key), [
      ['not_fixed', 'granted', null],
      ['requested', null, null],
    ]);
    const answer = { decision: 'refused', at: by.at, by: people.zhuang } as const;
    await decideReopening(db, key, answer);
    await decideReopening(db, key, { ...answer, decision: 'granted' });
    assert.deepEqual((await wishes(world, key)).at(1), ['requested', 'refused', people.zhuang]);
  }));

const noted = (personId: string, at: Temporal.Instant) => ({ personId, at, wishesToHelp: false });

test('a person is first helped once, and a wish to help is kept from whenever it was said', () =>
  inWorld(async (world) => {
    const { db } = world;
    const key = await world.raise(people.wang);
    const at = world.now();
    assert.equal(await markHelped(db, key, noted(people.wang, at)), true);
    assert.equal(
      await markHelped(db, key, {
        ...noted(people.wang, at.add({ hours: 1 })),
        wishesToHelp: true,
      }),
      false,
    );
    const { rows } = await sql<{ helped: Temporal.Instant; wished: Temporal.Instant }>`
      select helped_at as helped, wished_at as wished from matters.helped`.execute(db);
    assert.equal(rows[0]?.helped.toString(), at.toString());
    assert.equal(rows[0]?.wished.toString(), at.add({ hours: 1 }).toString());
    assert.equal(await markHelped(db, key, noted(people.li, at)), true);
  }));

/** Somebody's hand in a matter: when it began, and how it ended, in hours from now. */
type Hand = {
  readonly role: 'lead' | 'helper';
  readonly began: number;
  readonly ended?: 'done' | 'released';
};

async function becameHelpers(
  world: MatterWorld,
  helpedAt: number,
  hand: Hand,
): Promise<readonly string[]> {
  const { db } = world;
  const at = (hours: number) => world.now().add({ hours });
  const first = await world.raise(people.chen);
  const key = await world.raise(people.wang, { body: '第二件' });
  await markHelped(db, first, noted(people.chen, at(helpedAt)));
  const { role, began, ended } = hand;
  const begun = {
    id: id(1),
    role,
    origin: 'claimed',
    personId: people.chen,
    actorId: undefined,
    at: at(began),
  } as const;
  await beginAssignment(db, key, begun);
  if (ended !== undefined)
    await endAssignments(db, key, { at: at(20), reason: ended, roles: [role] });
  return markHelpers(db, key, at(30));
}

const hands: readonly (readonly [string, number, Hand, boolean])[] = [
  ['who led it to its end', 1, { role: 'lead', began: 2, ended: 'done' }, true],
  ['who lent a hand to the end', 1, { role: 'helper', began: 2, ended: 'done' }, true],
  ['who still has it', 1, { role: 'lead', began: 2 }, true],
  ['who let go of it', 1, { role: 'lead', began: 2, ended: 'released' }, false],
  ['who took it up before being helped', 3, { role: 'lead', began: 2, ended: 'done' }, false],
  ['who took it up in the very instant', 2, { role: 'lead', began: 2, ended: 'done' }, false],
];

for (const [who, helpedAt, hand, isHelper] of hands) {
  test(`${who} ${isHelper ? 'became a helper' : 'became no helper'} by it`, () =>
    inWorld(async (world) => {
      const found = await becameHelpers(world, helpedAt, hand);
      assert.deepEqual(found, isHelper ? [people.chen] : []);
    }));
}

test('whoever was never helped, or has helped already, becomes no helper anew', () =>
  inWorld(async (world) => {
    const { db } = world;
    assert.deepEqual(await becameHelpers(world, 1, { role: 'lead', began: 2 }), [people.chen]);
    const again = await world.raise(people.wang, { body: '第三件' });
    const at = world.now().add({ hours: 40 });
    const begun = { role: 'lead', origin: 'claimed', actorId: undefined, at } as const;
    await beginAssignment(db, again, { ...begun, id: id(2), personId: people.chen });
    assert.deepEqual(await markHelpers(db, again, at.add({ hours: 1 })), []);
    await endAssignments(db, again, { at, reason: 'done', roles: ['lead'] });
    await beginAssignment(db, again, { ...begun, id: id(3), personId: people.li });
    assert.deepEqual(await markHelpers(db, again, at.add({ hours: 1 })), []);
  }));

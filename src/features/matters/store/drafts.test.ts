import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Draft, DraftId } from '#/features/matters/model/record.ts';
import { brand } from '#/lib/brand.ts';
import { inWorld, people } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { plain } from '#test/plain.ts';
import { deleteDraft, deleteExpiredDrafts, findDraft, listDrafts, saveDraft } from './drafts.ts';
import { listMattersWithPhoto, listOwnPhotos } from './photos.ts';
import { insertPhotos } from './outcomes.ts';

const id = (number: number) => brand<DraftId>(`019cf000-0000-7000-8000-00000000060${number}`);
const file = (number: number) => `019cf000-0000-7000-8000-00000000050${number}`;
const hash = (number: number) => Buffer.from(`hash ${number}`);

function draft(world: MatterWorld, changes: Partial<Draft> = {}): Draft {
  return {
    id: id(1),
    personId: people.wang,
    fields: { body: '燈壞了', photos: ['a', 'b'] },
    photos: [file(1), file(2)],
    expiresAt: world.now().add({ hours: 1 }),
    ...changes,
  };
}

async function keep(
  world: MatterWorld,
  number: number,
  changes: Partial<Draft> = {},
): Promise<Draft> {
  const kept = draft(world, { id: id(number), ...changes });
  await saveDraft(world.db, kept, { tokenHash: hash(number), now: world.now() });
  return kept;
}

test('a draft is found by its token alone, as it was kept', () =>
  inWorld(async (world) => {
    const kept = await keep(world, 1);
    assert.deepEqual(plain(await findDraft(world.db, hash(1), world.now())), plain(kept));
    assert.equal(await findDraft(world.db, hash(2), world.now()), undefined);
  }));

test('a draft lives until its very end and not at it', () =>
  inWorld(async (world) => {
    const { expiresAt } = await keep(world, 1);
    const at = async (instant: Temporal.Instant) => findDraft(world.db, hash(1), instant);
    assert.ok((await at(expiresAt.subtract({ microseconds: 1 }))) !== undefined);
    assert.equal(await at(expiresAt), undefined);
    assert.equal(await deleteExpiredDrafts(world.db, expiresAt.subtract({ microseconds: 1 })), 0);
    assert.equal(await deleteExpiredDrafts(world.db, expiresAt), 1);
    assert.equal(await deleteExpiredDrafts(world.db, expiresAt), 0);
  }));

test('what is told later takes the place of what was told, and the token stays', () =>
  inWorld(async (world) => {
    await keep(world, 1, { personId: undefined });
    const later = draft(world, { fields: { body: '不是燈，是門' }, photos: [] });
    await saveDraft(world.db, later, { tokenHash: hash(9), now: world.now() });
    assert.deepEqual(plain(await findDraft(world.db, hash(1), world.now())), plain(later));
    assert.equal(await findDraft(world.db, hash(9), world.now()), undefined);
  }));

test('a person has their latest five living drafts, and nobody has those of nobody', () =>
  inWorld(async (world) => {
    for (const number of [1, 2, 3, 4, 5, 6]) {
      await keep(world, number);
      world.forward({ minutes: 1 });
    }
    await keep(world, 7, { personId: undefined });
    await keep(world, 8, { expiresAt: world.now() });
    await keep(world, 9, { personId: people.li });
    const listed = (await listDrafts(world.db, people.wang, world.now())).map((one) => one.id);
    assert.deepEqual(listed, [6, 5, 4, 3, 2].map(id));
  }));

test('a draft that is thrown away is gone, and no other', () =>
  inWorld(async (world) => {
    await keep(world, 1);
    await keep(world, 2);
    await deleteDraft(world.db, hash(1));
    await deleteDraft(world.db, hash(1));
    assert.equal(await findDraft(world.db, hash(1), world.now()), undefined);
    assert.ok((await findDraft(world.db, hash(2), world.now())) !== undefined);
  }));

test('photos are those of whoever brought them: into a living draft, or into a matter', () =>
  inWorld(async (world) => {
    const { db } = world;
    const now = world.now();
    await keep(world, 1, { photos: [file(1)] });
    await keep(world, 2, { photos: [file(2)], personId: undefined });
    await keep(world, 3, { photos: [file(3)], expiresAt: now });
    const key = await world.raise(people.li);
    const by = { personId: people.wang, actorId: people.li, at: now };
    await insertPhotos(db, key, [{ ...by, id: id(4), fileId: file(4), stage: 'before' }]);
    const all = [1, 2, 3, 4].map(file);
    const own = async (actorId: string | undefined, token: number | undefined) => {
      const tokenHash = token === undefined ? undefined : hash(token);
      return [...(await listOwnPhotos(db, all, { actorId, tokenHash, now }))].toSorted();
    };
    assert.deepEqual(await own(people.wang, undefined), [file(1)], 'not what the daughter typed');
    assert.deepEqual(await own(people.li, undefined), [file(4)]);
    assert.deepEqual(await own(undefined, 2), [file(2)]);
    assert.deepEqual(await own(undefined, 1), [], 'a token opens nothing of somebody known');
    assert.deepEqual(await own(people.wang, 3), [file(1)], 'nothing of a draft that is over');
    assert.deepEqual(await own(undefined, undefined), []);
    assert.equal(
      (await listOwnPhotos(db, [], { actorId: people.wang, tokenHash: undefined, now })).size,
      0,
    );
  }));

test('a photo knows the matters it lies in', () =>
  inWorld(async (world) => {
    const { db } = world;
    const one = await world.raise(people.wang);
    const other = await world.raise(people.wang, { body: '又一件' });
    const by = {
      personId: people.wang,
      actorId: people.wang,
      at: world.now(),
      stage: 'before',
    } as const;
    await insertPhotos(db, one, [{ ...by, id: id(1), fileId: file(1) }]);
    await insertPhotos(db, other, [{ ...by, id: id(2), fileId: file(1) }]);
    const found = (await listMattersWithPhoto(db, file(1))).map((key) => key.id);
    assert.deepEqual(found.toSorted(), [one.id, other.id].toSorted());
    assert.deepEqual(await listMattersWithPhoto(db, file(2)), []);
  }));

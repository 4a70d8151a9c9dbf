import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { inWorld, people } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { hiddenOf } from './hidden-of.ts';
import { listHiddenPhotos, listPhotoThings, swapWords } from './hiding.ts';
import { findMatter } from './matters.ts';
import { findFirstPhotos, insertPhotos, listPhotos } from './outcomes.ts';
import { listMattersWithPhoto } from './photos.ts';
import type { MatterKey } from './tables.ts';

const FILE = '019cf000-0000-7000-8000-00000000f001';
const OTHER = '019cf000-0000-7000-8000-00000000f002';
const NO_WORDS = { title: undefined, body: '' };

async function withPhotos(world: MatterWorld): Promise<MatterKey> {
  const key = await world.raise(people.wang);
  const by = {
    personId: people.wang,
    actorId: people.lin,
    at: world.now(),
    stage: 'before',
  } as const;
  for (const fileId of [FILE, OTHER]) {
    await sql`insert into platform.file (id, sha256, media_type, bytes, width, height, at)
      values (${fileId}, sha256(${fileId}::bytea), 'image/webp', 1, 1, 1, now())`.execute(world.db);
  }
  await insertPhotos(world.db, key, [
    { ...by, id: '019cf000-0000-7000-8000-00000000f011', fileId: FILE },
    { ...by, id: '019cf000-0000-7000-8000-00000000f012', fileId: OTHER },
  ]);
  return key;
}

function movePhoto(db: Db, key: MatterKey, at: Temporal.Instant | undefined): Promise<void> {
  const thing = {
    kind: 'photo',
    id: FILE,
    at: at ?? Temporal.Instant.fromEpochMilliseconds(0),
  } as const;
  const hidden = at && ({ at, cause: 'personal' } as const);
  return swapWords(db, key, { thing, from: NO_WORDS, to: NO_WORDS, hidden });
}

describe('photos that are put away', () => {
  test('every list passes over them, and the next photo stands on the card', async () => {
    await inWorld(async ({ db, now, ...world }) => {
      const key = await withPhotos({ db, now, ...world });
      assert.equal((await findFirstPhotos(db, [key])).get(key.id), FILE);
      await movePhoto(db, key, now());
      const listed = await listPhotos(db, key);
      assert.deepEqual(
        listed.map(({ fileId }) => fileId),
        [OTHER],
      );
      assert.equal((await findFirstPhotos(db, [key])).get(key.id), OTHER);
      assert.deepEqual(await listMattersWithPhoto(db, FILE), []);
      assert.equal((await findMatter(db, key))?.counts.photos, 1);
    });
  });

  test('they are known as things with whose they are, since when and why', async () => {
    await inWorld(async ({ db, now, ...world }) => {
      const key = await withPhotos({ db, now, ...world });
      await movePhoto(db, key, now());
      const [first, second] = await listPhotoThings(db, key);
      assert.deepEqual([first?.personId, first?.actorId], [people.wang, people.lin]);
      assert.equal(first?.hidden?.cause, 'personal');
      assert.equal(second?.hidden, undefined);
      assert.equal((await listHiddenPhotos(db, key)).length, 1);
    });
  });

  test('put away twice or taken out twice, they are counted once', async () => {
    await inWorld(async ({ db, now, ...world }) => {
      const key = await withPhotos({ db, now, ...world });
      const count = async () => (await findMatter(db, key))?.counts.photos;
      await movePhoto(db, key, now());
      await movePhoto(db, key, now());
      assert.equal(await count(), 1);
      await movePhoto(db, key, undefined);
      await movePhoto(db, key, undefined);
      assert.equal(await count(), 2);
      assert.deepEqual(await listHiddenPhotos(db, key), []);
    });
  });
});

test('a reason of a later release is another reason, and what is shown has none', () => {
  const at = Temporal.Instant.from('2026-11-23T01:00:00Z');
  assert.deepEqual(hiddenOf({ hidden_at: null, hidden_for: null }), {});
  const insult = hiddenOf({ hidden_at: at, hidden_for: 'insult' });
  assert.deepEqual(insult, { hidden: { at, cause: 'insult' } });
  assert.equal(hiddenOf({ hidden_at: at, hidden_for: 'weather' }).hidden?.cause, 'other');
});

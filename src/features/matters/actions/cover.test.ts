import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findDraft } from '#/features/matters/store/drafts.ts';
import type { Thing } from '#/features/matters/model/hiding.ts';
import type { Context } from '#/platform/action/context.ts';
import { hashToken } from '#/platform/auth/sessions.ts';
import type { FileStore } from '#/platform/storage/files.ts';
import { keepPhoto } from '#/platform/storage/photos.ts';
import { inWorld, people, refusalOf, valueOf } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { picture } from '#test/raising.ts';
import { coverPhoto } from './cover.ts';
import { keepDraft } from './drafts.ts';
import { hideThing, listThings } from './hiding.ts';
import type { MatterKey } from './open.ts';
import { addPhotos } from './talk.ts';
import { readMatter } from './view.ts';

const kept = new Map<string, Uint8Array<ArrayBuffer>>();
const files: FileStore = {
  save: async (name, bytes) => void kept.set(name, new Uint8Array(bytes)),
  read: async (name) => kept.get(name),
  remove: async (name) => void kept.delete(name),
};
const boxes = [{ left: 0, top: 0, width: 50, height: 50 }];

/** Whoever acts, the photos lie in one store. */
async function actAs(world: MatterWorld, who: string): Promise<Context> {
  const context = await world.as(who);
  return { ...context, services: { ...context.services, files } };
}

/** A matter with a photo of its asker. */
async function withPhoto(world: MatterWorld): Promise<MatterKey & { readonly fileId: string }> {
  const key = await world.raise(people.wang);
  const wang = await actAs(world, people.wang);
  const { id: fileId } = valueOf(await keepPhoto(wang, await picture()));
  valueOf(await addPhotos(wang, { ...key, fileIds: [fileId], stage: 'before' }));
  return { ...key, fileId };
}

async function photoIn(world: MatterWorld, key: MatterKey): Promise<Thing> {
  const { things } = valueOf(await listThings(await world.as(people.zhuang), key));
  const found = things.find(({ kind }) => kind === 'photo');
  assert.ok(found !== undefined);
  return found;
}

const covering = (thing: Thing) => ({ thing, boxes, reason: 'personal' }) as const;

describe('covering parts of a photo of a matter', () => {
  test('it is another file under the same name, told with the reason, and counted once', async () => {
    await inWorld(async (world) => {
      const key = await withPhoto(world);
      const before = await photoIn(world, key);
      assert.deepEqual([before.id, before.fileId], [key.fileId, key.fileId]);
      const zhuang = await actAs(world, people.zhuang);
      valueOf(await coverPhoto(zhuang, key, covering(before)));
      const after = await photoIn(world, key);
      assert.equal(after.id, before.id);
      assert.notEqual(after.fileId, before.fileId);
      const view = valueOf(await readMatter(await world.as(people.wang), key));
      assert.deepEqual(
        view.photoList.map(({ fileId, isMine }) => ({ fileId, isMine })),
        [{ fileId: after.fileId, isMine: true }],
      );
      assert.equal(view.photos, 1);
      const told = view.events.find(({ verb }) => verb === 'cover');
      assert.deepEqual([told?.by.voice, told?.visibility], ['staff', 'public']);
      const others = valueOf(await readMatter(await world.as(people.li), key));
      assert.equal(others.photoList[0]?.isMine, false);
    });
  });

  test('covered twice it keeps its first name; whoever saw an earlier one draws anew', async () => {
    await inWorld(async (world) => {
      const key = await withPhoto(world);
      const first = await photoIn(world, key);
      const wang = await actAs(world, people.wang);
      valueOf(await coverPhoto(wang, key, { thing: first, boxes, reason: undefined }));
      assert.equal(refusalOf(await coverPhoto(wang, key, covering(first))), 'photo_gone');
      valueOf(await coverPhoto(wang, key, covering(await photoIn(world, key))));
      assert.equal((await photoIn(world, key)).id, first.id);
      const view = valueOf(await readMatter(wang, key));
      const voices = view.events.filter(({ verb }) => verb === 'cover').map(({ by }) => by.voice);
      assert.deepEqual(voices.toSorted(), ['asker', 'staff']);
    });
  });

  test('what is hidden is not covered, nor a photo that is of no matter', async () => {
    await inWorld(async (world) => {
      const key = await withPhoto(world);
      const thing = await photoIn(world, key);
      const zhuang = await actAs(world, people.zhuang);
      const to = { title: undefined, body: '' };
      valueOf(await hideThing(zhuang, key, { thing, to, reason: 'personal' }));
      assert.equal(refusalOf(await coverPhoto(zhuang, key, covering(thing))), 'not_found');
      const none = { ...thing, id: crypto.randomUUID() };
      assert.equal(refusalOf(await coverPhoto(zhuang, key, covering(none))), 'not_found');
    });
  });

  test('a draft that holds it as well goes on with the covered one, in its order', async () => {
    await inWorld(async (world) => {
      const key = await withPhoto(world);
      const wang = await actAs(world, people.wang);
      const other = valueOf(await keepPhoto(wang, await picture(80))).id;
      const addPhotos = [other, key.fileId];
      const { token } = valueOf(await keepDraft(wang, { fields: {}, addPhotos }));
      valueOf(await coverPhoto(wang, key, covering(await photoIn(world, key))));
      const draft = await findDraft(world.db, hashToken(token), wang.now);
      assert.deepEqual(draft?.photos, [other, (await photoIn(world, key)).fileId]);
    });
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { visitor } from '#/platform/access/subject.ts';
import type { Subject } from '#/platform/access/subject.ts';
import { testApp } from '#test/app.ts';
import type { TestApp } from '#test/app.ts';
import { coverParts } from './cover.ts';
import type { Box } from './cover.ts';
import { dropBytes, forgetFiles } from './forget-files.ts';
import { keepPhoto, photoSizes, readPhoto } from './photos.ts';

let app: TestApp;
before(async () => {
  app = await testApp({ endpoints: [] });
});
after(() => app.close());

const bringer: Subject = { ...visitor, actorId: crypto.randomUUID() };
const LIGHT = 200;
const DARK = 12;

/** A light photo, larger than any size it is kept in; each has its own shade. */
async function keep(more: { readonly by?: Subject; readonly shade?: number } = {}) {
  const { by = bringer, shade = LIGHT } = more;
  const background = { r: shade, g: shade, b: shade };
  const bytes = await sharp({ create: { width: 2_000, height: 1_000, channels: 3, background } })
    .jpeg({ quality: 95 })
    .toBuffer();
  const kept = await keepPhoto(app.context(by), new Blob([new Uint8Array(bytes)]));
  assert.ok(kept.ok);
  return kept.value.id;
}

async function cover(id: string, boxes: readonly Box[]) {
  const covered = await coverParts(app.context(), id, boxes);
  assert.ok(covered.ok, 'it is covered');
  return covered.value;
}

/** Reads how light a kept photo is at some hundredths of its width and height. */
async function lightAt(id: string, size: (typeof photoSizes)[number], at: readonly number[][]) {
  const kept = await readPhoto({ db: app.db, files: app.services.files }, id, size);
  assert.ok(kept, size);
  const { data, info } = await sharp(kept.body).greyscale().raw().toBuffer({
    resolveWithObject: true,
  });
  return at.map(([x = 0, y = 0]) => {
    const column = Math.floor((x / 100) * info.width);
    return data[(Math.floor((y / 100) * info.height) * info.width + column) * info.channels] ?? -1;
  });
}

describe('covering parts of a photo', () => {
  test('each size is black within and as it was beside, to the edge', async () => {
    const id = await keep();
    const boxes = [
      { left: 10, top: 20, width: 30, height: 40 },
      { left: 80, top: 80, width: 20, height: 20 },
    ];
    const made = (await cover(id, boxes)).get(id) ?? '';
    for (const size of photoSizes) {
      const within = [
        [11, 22],
        [25, 40],
        [39, 58],
        [82, 82],
        [99.9, 99.9],
      ];
      for (const light of await lightAt(made, size, within)) assert.ok(light < DARK, size);
      const beside = [
        [5, 40],
        [45, 40],
        [25, 15],
        [25, 66],
        [75, 90],
        [90, 74],
      ];
      for (const light of await lightAt(made, size, beside))
        assert.ok(Math.abs(light - LIGHT) < DARK, `${size} ${light}`);
    }
  });

  test('every pixel that a part touches is covered, none of what was there shines through', async () => {
    const id = await keep({ shade: 201 });
    const made = (await cover(id, [{ left: 0, top: 0, width: 100, height: 100 }])).get(id) ?? '';
    for (const size of photoSizes) {
      const kept = await readPhoto({ db: app.db, files: app.services.files }, made, size);
      const { channels } = await sharp(kept?.body).stats();
      assert.deepEqual(
        channels.map(({ max }) => max < 3),
        channels.map(() => true),
        size,
      );
    }
  });

  test('a part thinner than a pixel still covers one', async () => {
    const id = await keep({ shade: 202 });
    const made = (await cover(id, [{ left: 50, top: 0, width: 0.01, height: 100 }])).get(id) ?? '';
    const row = await lightAt(
      made,
      'full',
      Array.from({ length: 40 }, (_, n) => [49.5 + n / 40, 50]),
    );
    assert.ok(Math.min(...row) < LIGHT / 2);
  });

  test('it keeps its extent, its bringer and its kind', async () => {
    const id = await keep({ shade: 203 });
    const row = (name: string) =>
      app.db
        .selectFrom('platform.file')
        .select(['width', 'height', 'uploader_id', 'media_type'])
        .where('id', '=', name)
        .executeTakeFirst();
    const was = await row(id);
    const made = (await cover(id, [{ left: 1, top: 1, width: 5, height: 5 }])).get(id) ?? '';
    assert.deepEqual(await row(made), was);
    assert.equal(was?.uploader_id, bringer.actorId);
  });
});

describe('the photo as it was', () => {
  test('what its bringer brought twice is covered twice; the same photo of another stays', async () => {
    const [first, second] = [await keep({ shade: 204 }), await keep({ shade: 204 })];
    const other = await keep({ shade: 204, by: { ...visitor, actorId: crypto.randomUUID() } });
    const replaced = await cover(first, [{ left: 0, top: 0, width: 50, height: 50 }]);
    assert.deepEqual([...replaced.keys()].toSorted(), [first, second].toSorted());
    assert.equal(new Set(replaced.values()).size, 2);
    assert.ok(!replaced.has(other));
    const [light = 0] = await lightAt(other, 'card', [[25, 25]]);
    assert.ok(light > LIGHT - DARK);
  });

  test('forgotten, its bytes are gone from the store in every size', async () => {
    const id = await keep({ shade: 205 });
    const { sha256 } = await app.db
      .selectFrom('platform.file')
      .select('sha256')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const name = sha256.toString('hex');
    const replaced = await cover(id, [{ left: 0, top: 0, width: 50, height: 50 }]);
    const jobs: unknown[] = [];
    const addJob = async ({ payload }: { readonly payload: unknown }) => {
      jobs.push(payload);
    };
    assert.ok(await app.services.files.read(`${name}-full`), 'the control is there before');
    await forgetFiles({ db: app.db, addJob }, [...replaced.keys()]);
    for (const payload of jobs) await dropBytes.run(app.context(), payload);
    for (const size of photoSizes)
      assert.equal(await app.services.files.read(`${name}-${size}`), undefined, size);
    assert.equal(jobs.length, 1);
  });

  test('of a photo that is gone nothing is covered', async () => {
    const box = { left: 0, top: 0, width: 1, height: 1 };
    const covered = await coverParts(app.context(), crypto.randomUUID(), [box]);
    assert.equal(covered.ok ? undefined : covered.refusal, 'photo_gone');
    const id = await keep({ shade: 206 });
    const [replaced] = await cover(id, [box]);
    await forgetFiles({ db: app.db, addJob: async () => {} }, [replaced?.[0] ?? '']);
    const again = await coverParts(app.context(), id, [box]);
    assert.equal(again.ok ? undefined : again.refusal, 'photo_gone');
  });
});

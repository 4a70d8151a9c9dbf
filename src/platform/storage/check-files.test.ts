import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'kysely';
import { rolledBack } from '#test/database.ts';
import { checkFiles } from './check-files.ts';
import type { FileStore } from './files.ts';
import { photoSizes } from './photos.ts';

/** A store in which a test can spoil what it likes. */
function memory() {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  const store: FileStore = {
    save: async (name, bytes) => void kept.set(name, new Uint8Array(bytes)),
    read: async (name) => kept.get(name),
    remove: async (name) => void kept.delete(name),
  };
  return { kept, store };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

test('every file is read and held against its row; what is missing or changed is told by name', () =>
  rolledBack(async (tx) => {
    const { kept, store } = memory();
    for (const text of ['one', 'two', 'three']) {
      for (const size of photoSizes) {
        const content = size === 'full' ? text : `${text} small`;
        await store.save(`${hashOf(text)}-${size}`, new TextEncoder().encode(content));
      }
      // The same photo sent twice has two rows and one content.
      await sql`insert into platform.file (id, sha256, media_type, bytes, at)
        select gen_random_uuid(), decode(${hashOf(text)}, 'hex'), 'image/webp', 3, now()
        from generate_series(1, 2)`.execute(tx);
    }
    assert.deepEqual(await checkFiles(tx, store), { files: 9, faults: [] });
    kept.delete(`${hashOf('one')}-thumb`);
    kept.set(`${hashOf('two')}-full`, new TextEncoder().encode('twO'));
    kept.set(`${hashOf('three')}-card`, new Uint8Array());
    const { faults } = await checkFiles(tx, store);
    const told = faults.map(({ name, kind }) => `${kind} ${name}`).toSorted();
    assert.deepEqual(
      told,
      [
        `changed ${hashOf('three')}-card`,
        `changed ${hashOf('two')}-full`,
        `missing ${hashOf('one')}-thumb`,
      ].toSorted(),
    );
  }));

test('an installation without photos has nothing to be checked', () =>
  rolledBack(async (tx) => {
    assert.deepEqual(await checkFiles(tx, memory().store), { files: 0, faults: [] });
  }));

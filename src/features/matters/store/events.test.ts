import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { NoteVisibility } from '#/features/matters/model/matter.ts';
import type { Comment, MatterEvent } from '#/features/matters/model/record.ts';
import { inWorld, people, places } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { plain } from '#test/plain.ts';
import { insertComment, insertEvents, listAddressed, listComments, listEvents } from './events.ts';
import { findMatter } from './matters.ts';

const id = (number: number) =>
  `019cf000-0000-7000-8000-0000000001${String(number).padStart(2, '0')}`;
const everything: readonly NoteVisibility[] = ['public', 'parties', 'staff'];

function line(world: MatterWorld, number: number, changes: Partial<MatterEvent> = {}): MatterEvent {
  return {
    id: id(number),
    at: world.now(),
    verb: 'note',
    fromState: undefined,
    toState: undefined,
    actorId: people.lin,
    personId: people.wang,
    voice: 'asker',
    addressedTo: people.chen,
    note: `第 ${number} 句`,
    visibility: 'public',
    ...changes,
  };
}

function remark(world: MatterWorld, number: number, changes: Partial<Comment> = {}): Comment {
  const by = { personId: people.wang, actorId: people.lin, voice: 'asker' } as const;
  return {
    id: id(number),
    at: world.now(),
    ...by,
    body: `第 ${number} 句`,
    visibility: 'public',
    ...changes,
  };
}

test('a line of the story is read as it was written', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang);
    const full = line(world, 1, { fromState: 'accepted', toState: 'claimed' });
    const bare = line(world, 2, {
      actorId: undefined,
      personId: undefined,
      voice: 'system',
      addressedTo: undefined,
      note: undefined,
    });
    await insertEvents(world.db, key, [full, bare]);
    await insertEvents(world.db, key, []);
    const own = (await listEvents(world.db, key, everything)).slice(-2);
    assert.deepEqual(plain(own), plain([full, bare]));
  }));

test('lines of one instant stand in the order in which they were written', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang);
    const order = [9, 3, 7, 1, 5];
    for (const number of order) await insertEvents(world.db, key, [line(world, number)]);
    const notes = (await listEvents(world.db, key, everything)).flatMap(({ note }) => note ?? []);
    assert.deepEqual(
      notes,
      order.map((number) => `第 ${number} 句`),
    );
  }));

for (const seen of [['public'], ['public', 'parties'], everything] as const) {
  test(`a reader of ${seen.join(', ')} reads just those lines and remarks`, () =>
    inWorld(async (world) => {
      const key = await world.raise(people.wang);
      for (const [index, visibility] of everything.entries()) {
        await insertEvents(world.db, key, [line(world, index, { visibility })]);
        await insertComment(world.db, key, remark(world, index, { visibility }));
      }
      const lines = (await listEvents(world.db, key, seen)).filter(({ verb }) => verb === 'note');
      assert.deepEqual(
        lines.map(({ visibility }) => visibility),
        seen,
      );
      const remarks = await listComments(world.db, key, seen);
      assert.deepEqual(
        remarks.map(({ visibility }) => visibility),
        seen,
      );
      assert.equal((await findMatter(world.db, key))?.counts.comments, 1, 'those all may read');
    }));
}

test('a remark is read as it was made, with whoever typed it', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang);
    const made = remark(world, 1, { body: '第一行\n第二行 <b>&amp;' });
    await insertComment(world.db, key, made);
    assert.deepEqual(plain(await listComments(world.db, key, everything)), plain([made]));
  }));

test('what is addressed to somebody is found for them alone, in that community, the latest first', () =>
  inWorld(async (world) => {
    const one = await world.raise(people.wang);
    const other = await world.raise(people.li, { body: '另一件' });
    await insertEvents(world.db, one, [line(world, 1), line(world, 4, { addressedTo: people.li })]);
    await insertEvents(world.db, other, [line(world, 2), line(world, 3)]);
    const heard = async (communityId: string, personId: string, most = 10) =>
      (await listAddressed(world.db, { communityId, personId }, most)).map(
        ({ matterId, event }) => [matterId, event.id],
      );
    assert.deepEqual(await heard(places.community, people.chen), [
      [other.id, id(3)],
      [other.id, id(2)],
      [one.id, id(1)],
    ]);
    assert.equal((await heard(places.community, people.chen, 1)).length, 1);
    assert.deepEqual(await heard(places.community, people.li), [[one.id, id(4)]]);
    assert.deepEqual(await heard(places.nextCommunity, people.chen), []);
  }));

test('what happened is kept with the codes it happened with', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang);
    const data = { stage: 'handle', to: 'holder', nested: { list: [1, 'two', null] } };
    await insertEvents(world.db, key, [{ ...line(world, 1), data }]);
    const { rows } = await sql<{ data: unknown }>`select data from matters.event
      where id = ${id(1)}`.execute(world.db);
    assert.deepEqual(rows, [{ data }]);
  }));

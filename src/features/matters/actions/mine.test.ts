import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import {
  dispatcher,
  inWorld,
  people,
  places,
  railing,
  refusalOf,
  repairer,
  valueOf,
} from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { mergeMatter } from './change.ts';
import { claimMatter } from './claim.ts';
import { assignMatter, closeMatter, declineMatter } from './dispatch.ts';
import { requestRelease } from './help.ts';
import { confirmMatter } from './judge.ts';
import { answerClocks } from './keep-time.ts';
import { readMine } from './mine.ts';
import type { MatterKey } from './open.ts';
import { commentOnMatter, followMatter, unfollowMatter } from './talk.ts';
import { readMatter } from './view.ts';
import { markDone } from './work.ts';

async function mineOf(world: MatterWorld, personId: string) {
  return valueOf(await readMine(await world.as(personId)));
}

async function newsOf(world: MatterWorld, personId: string): Promise<readonly string[]> {
  return (await mineOf(world, personId)).news.map(({ verb }) => verb);
}

async function keepFor(world: MatterWorld, key: MatterKey, visibility: string): Promise<void> {
  await sql`update matters.matter set visibility = ${visibility} where id = ${key.id}`.execute(
    world.db,
  );
}

test('what one follows leaves the list when it is kept among staff, and comes back with it', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang);
    valueOf(await followMatter(await world.as(people.li), key));
    assert.equal((await mineOf(world, people.li)).followed.length, 1);
    await keepFor(world, key, 'staff');
    assert.equal((await mineOf(world, people.li)).followed.length, 0);
    assert.equal(refusalOf(await readMatter(await world.as(people.li), key)), 'not_found');
    await keepFor(world, key, 'neighbours');
    assert.equal((await mineOf(world, people.li)).followed.length, 1);
  }));

test('a merger into what only staff may see shows its followers nothing of it', () =>
  inWorld(async (world) => {
    const open = await world.raise(people.wang, { ...railing, visibility: 'all' });
    const kept = await world.raise(people.chen, {
      ...railing,
      body: '欄杆的事',
      visibility: 'staff',
    });
    valueOf(await followMatter(await world.as(people.li), open));
    valueOf(await mergeMatter(await world.as(dispatcher), { ...open, targetId: kept.id }));
    for (const id of [people.li, people.wang]) {
      const shown = (await mineOf(world, id)).followed.map((card) => card.id);
      assert.ok(!shown.includes(kept.id), 'its title would tell');
      assert.equal(refusalOf(await readMatter(await world.as(id), kept)), 'not_found');
    }
    assert.deepEqual(
      (await mineOf(world, people.wang)).raised.map((card) => card.id),
      [open.id],
    );
  }));

test('what one did stays on the list while it may be seen, and no longer', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang);
    valueOf(await claimMatter(await world.as(people.chen), key));
    valueOf(await markDone(await world.as(people.chen), { ...key, note: '換好了', photos: [] }));
    const solved = { ...key, answer: 'solved', wishesToHelp: false } as const;
    valueOf(await confirmMatter(await world.as(people.wang), solved));
    assert.equal((await mineOf(world, people.chen)).helped.length, 1);
    await keepFor(world, key, 'staff');
    assert.equal((await mineOf(world, people.chen)).helped.length, 0);
    assert.equal((await mineOf(world, people.wang)).raised.length, 1, 'the asker always sees it');
  }));

test('one who lives elsewhere follows what all may see, and never what neighbours alone may', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang);
    valueOf(await followMatter(await world.as(repairer), key));
    assert.equal((await mineOf(world, repairer)).followed.length, 1);
    await keepFor(world, key, 'neighbours');
    assert.equal((await mineOf(world, repairer)).followed.length, 0);
    valueOf(await followMatter(await world.as(people.li), key));
    assert.equal((await mineOf(world, people.li)).followed.length, 1);
  }));

test('who acts for somebody sees what that one has, and nothing of their own', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang);
    const asDaughter = valueOf(await readMine(await world.as(people.lin, people.wang)));
    assert.deepEqual(
      asDaughter.raised.map(({ id }) => id),
      [key.id],
    );
    assert.equal((await mineOf(world, people.lin)).raised.length, 0);
  }));

test('what is no longer followed is off the list, and off the count', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang);
    valueOf(await followMatter(await world.as(people.li), key));
    valueOf(await unfollowMatter(await world.as(people.li), key));
    valueOf(await unfollowMatter(await world.as(people.li), key));
    assert.equal((await mineOf(world, people.li)).followed.length, 0);
    const view = valueOf(await readMatter(await world.as(people.li), key));
    assert.deepEqual([view.followers, view.isFollowing], [0, false]);
  }));

test('the asker hears that it was declined, with the reason, and that staff closed it', () =>
  inWorld(async (world) => {
    const one = await world.raise(people.wang, railing);
    const other = await world.raise(people.wang, { ...railing, body: '路燈不亮' });
    const by = await world.as(dispatcher);
    valueOf(await declineMatter(by, { ...one, reason: '不歸我們管' }));
    valueOf(await closeMatter(by, { ...other, as: 'by_others', reason: '市政已經修好' }));
    const { news } = await mineOf(world, people.wang);
    const heard = news.map(({ verb, note }) => [verb, note]).toSorted();
    assert.deepEqual(heard, [
      ['close_by_others', '市政已經修好'],
      ['decline', '不歸我們管'],
    ]);
  }));

test('the holder hears what is asked of them, the asker what is told to them, others nothing', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang, railing);
    const assign = { ...key, assigneeId: repairer };
    valueOf(await assignMatter(await world.as(dispatcher), assign));
    world.forward({ minutes: 1 });
    valueOf(await requestRelease(await world.as(people.li), { ...key, reason: '太久了' }));
    assert.deepEqual(await newsOf(world, repairer), ['request_release', 'assign']);
    assert.deepEqual(await newsOf(world, people.wang), []);
    assert.deepEqual(await newsOf(world, people.li), []);
    assert.equal(refusalOf(await readMine(world.asVisitor())), 'sign_in_required');
  }));

test('whoever did it is not told that they are late when a checker or the asker is', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang, railing);
    valueOf(await claimMatter(await world.as(people.chen), key));
    valueOf(await markDone(await world.as(people.chen), { ...key, note: '焊好了', photos: [] }));
    const before = (await newsOf(world, people.chen)).length;
    world.forward({ hours: 30 });
    await answerClocks(world.asSystem(), key);
    const view = valueOf(await readMatter(await world.as(dispatcher), key));
    const late = view.events.filter(({ verb }) => verb === 'overdue');
    assert.equal(late.length, 1, 'the check is overdue, and staff read it');
    assert.equal(late[0]?.to, undefined);
    assert.equal((await newsOf(world, people.chen)).length, before);
  }));

test('what the holder says among staff is no first word to the asker', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang, railing);
    valueOf(await claimMatter(await world.as(people.zhuang), key));
    const said = { ...key, body: '先記下來', visibility: 'staff' } as const;
    valueOf(await commentOnMatter(await world.as(people.zhuang), said));
    const clocks = async () =>
      valueOf(await readMatter(await world.as(people.zhuang), key)).clocks.map(
        ({ stage }) => stage,
      );
    assert.ok((await clocks()).includes('acknowledge'));
    const heard = { ...key, body: '下午過去看看' };
    valueOf(await commentOnMatter(await world.as(people.zhuang), heard));
    assert.ok(!(await clocks()).includes('acknowledge'));
    assert.ok(!(await clocks()).includes('take_back'));
  }));

test('the latest news comes first, and no more than twenty lines of it', () =>
  inWorld(async (world) => {
    for (let number = 0; number < 23; number += 1) {
      const key = await world.raise(people.wang, { ...railing, body: `第 ${number} 件` });
      world.forward({ minutes: 1 });
      const by = await world.as(dispatcher);
      valueOf(await declineMatter(by, { ...key, reason: `理由 ${number}` }));
    }
    const { news } = await mineOf(world, people.wang);
    assert.equal(news.length, 20);
    assert.equal(news[0]?.note, '理由 22');
    assert.equal(news.at(-1)?.note, '理由 3');
    assert.ok(news.every(({ communityId }) => communityId === places.community));
  }));

test('who acts for another reads no complaint about themselves in any list; others stay', () =>
  inWorld(async (world) => {
    const complaint = { ...railing, visibility: 'staff' } as const;
    const about = await world.raise(people.wang, { ...complaint, againstPersonId: people.lin });
    const chen = { againstPersonId: people.chen, body: '樓道的燈' };
    const other = await world.raise(people.wang, { ...complaint, ...chen });
    for (const key of [about, other]) {
      const answer = { ...key, as: 'out_of_scope', reason: '不歸這裡管' } as const;
      valueOf(await closeMatter(await world.as(dispatcher), answer));
    }
    const own = valueOf(await readMine(await world.as(people.wang)));
    const told = ({ raised, news }: typeof own) => [
      raised.map(({ id }) => id).toSorted(),
      news.map(({ matterId }) => matterId).toSorted(),
    ];
    const both = [about.id, other.id].toSorted();
    assert.deepEqual(told(own), [both, both], 'the asker reads both');
    const acting = await world.as(people.lin, people.wang);
    assert.deepEqual(told(valueOf(await readMine(acting))), [[other.id], [other.id]]);
    assert.equal(refusalOf(await readMatter(acting, about)), 'not_found');
    assert.equal(valueOf(await readMatter(acting, other)).isMine, true);
    await keepFor(world, about, 'all');
    assert.deepEqual(told(valueOf(await readMine(acting))), [both, both], 'what is told to all');
  }));

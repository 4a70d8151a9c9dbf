import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listDeedsFor } from '#/platform/journal/deeds.ts';
import type { Deed } from '#/platform/journal/deeds.ts';
import { inWorld, people, refusalOf, told, valueOf } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { claimMatter } from './claim.ts';
import { matterDeeds } from './deeds.ts';
import { raiseMatter } from './raise.ts';

async function raisedFor(world: MatterWorld): Promise<Deed> {
  const lin = await world.as(people.lin, people.wang);
  valueOf(await raiseMatter(lin, told({ body: '廚房的燈不亮了，想請人看看。' })));
  const since = world.now().subtract({ hours: 1 });
  const [deed] = await listDeedsFor(world.db, people.wang, since);
  assert.ok(deed !== undefined);
  return deed;
}

async function storyOf(world: MatterWorld, { communityId, subjectId }: Deed) {
  const rows = await world.db
    .withTables<{ 'matters.event': { community_id: string; matter_id: string; note: string } }>()
    .selectFrom('matters.event')
    .select('note')
    .where('community_id', '=', communityId)
    .where('matter_id', '=', subjectId)
    .execute();
  return rows.flatMap(({ note }) => note ?? []);
}

describe('what matters know of what was done for somebody', () => {
  test('what it was about is its title and number, with where to read it', async () => {
    await inWorld(async (world) => {
      const deed = await raisedFor(world);
      const subject = (await matterDeeds.subjectsOf(world.db, [deed])).get(deed.id);
      assert.match(subject?.names.hant ?? '', /^廚房的燈不亮了.*（2026-\d{4}）$/);
      assert.match(subject?.names.hans ?? '', /^厨房的灯不亮了/);
      assert.match(subject?.names.en ?? '', / \(2026-\d{4}\)$/);
      assert.match(subject?.address ?? '', /^\/matters\/350203007010-2026-\d{4}$/);
    });
  });

  test('what is in another community, or was never there, has nothing to tell', async () => {
    await inWorld(async (world) => {
      const deed = await raisedFor(world);
      const elsewhere = { ...deed, communityId: '350203007011' };
      assert.equal((await matterDeeds.subjectsOf(world.db, [elsewhere])).size, 0);
      const gone = { ...deed, subjectId: crypto.randomUUID() };
      assert.equal((await matterDeeds.subjectsOf(world.db, [gone])).size, 0);
      assert.equal((await matterDeeds.subjectsOf(world.db, [])).size, 0);
    });
  });

  test('a matter that is taken back says why to those who are in it', async () => {
    await inWorld(async (world) => {
      const deed = await raisedFor(world);
      valueOf(await claimMatter(await world.as(people.li), keyOf(deed)));
      const wang = await world.as(people.wang);
      valueOf((await matterDeeds.reversers['raise']?.(wang, deed)) ?? never());
      assert.ok((await storyOf(world, deed)).includes('這是別人代辦的，本人撤回了。'));
    });
  });

  test('nobody but the asker takes it back, and nobody twice', async () => {
    await inWorld(async (world) => {
      const deed = await raisedFor(world);
      const reverse = matterDeeds.reversers['raise'] ?? never();
      const li = await world.as(people.li);
      assert.equal(refusalOf(await reverse(li, deed)), 'not_allowed');
      const wang = await world.as(people.wang);
      valueOf(await reverse(wang, deed));
      assert.equal(refusalOf(await reverse(wang, deed)), 'wrong_state');
    });
  });
});

function keyOf({ communityId, subjectId }: Deed) {
  return { communityId, id: subjectId };
}

function never(): never {
  throw new Error('There is nothing to take back with.');
}

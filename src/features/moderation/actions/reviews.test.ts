import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { commentOnMatter, listThings, raiseMatter, readMatter } from '#/features/matters/index.ts';
import type { RaiseOutput } from '#/features/matters/index.ts';
import { inWorld, people, places, refusalOf, told, valueOf } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { company, repairer } from '#test/matters-world.ts';
import { listOpen } from '#/features/moderation/store/reviews.ts';
import { objectTo } from './objections.ts';
import { decideReview, readReview, showAgain } from './reviews.ts';

const HIDE = {
  decision: 'hidden',
  reason: 'insult',
  passage: undefined,
  words: undefined,
} as const;
const KEEP = { ...HIDE, decision: 'kept', reason: undefined } as const;

/** Has a neighbour object to a thing of a matter; gives the review. */
async function objected(
  world: MatterWorld,
  matter: RaiseOutput,
  kind: 'words' | 'comment' | 'name' = 'words',
): Promise<string> {
  const li = await world.as(people.li);
  const { things } = valueOf(await listThings(li, matter));
  const thing = things.find((one) => one.kind === kind);
  assert.ok(thing !== undefined);
  const aim = { kind, id: thing.id };
  valueOf(await objectTo(li, { matter, aim, reason: 'insult', words: undefined }));
  const open = await listOpen(world.db, matter.communityId);
  return open.find((one) => one.matterId === matter.id && one.thing.kind === kind)?.id ?? '';
}

describe('who may look at a review', () => {
  test('the worker and the steward of the community', async () => {
    await inWorld(async (world) => {
      const id = await objected(world, await world.raise(people.wang));
      for (const who of [people.zhuang, people.wu]) {
        assert.equal(valueOf(await readReview(await world.as(who), id)).review.id, id);
      }
    });
  });

  test('no neighbour, no building leader, nobody of the next community or the district', async () => {
    await inWorld(async (world) => {
      const id = await objected(world, await world.raise(people.wang));
      for (const who of [people.li, people.chen, people.xu, people.he]) {
        assert.equal(refusalOf(await readReview(await world.as(who), id)), 'not_found', who);
      }
      assert.equal(refusalOf(await readReview(world.asVisitor(), id)), 'not_found');
    });
  });

  test('nobody decides what they typed for somebody else', async () => {
    await inWorld(async (world) => {
      const acting = await world.as(people.zhuang, people.wang);
      const typed = valueOf(await raiseMatter(acting, told({ body: '替王阿姨提的一件事。' })));
      const id = await objected(world, typed);
      const zhuang = await world.as(people.zhuang);
      assert.equal(refusalOf(await decideReview(zhuang, { id, ...KEEP })), 'own_words');
      assert.equal(refusalOf(await showAgain(zhuang, id)), 'own_words');
      valueOf(await decideReview(await world.as(people.wu), { id, ...KEEP }));
    });
  });

  test('a complaint about a worker is not reviewed by that worker', async () => {
    await inWorld(async (world) => {
      const about = { againstPersonId: people.zhuang } as const;
      const complaint = await world.raise(people.wang, { body: '櫃台的人不理我。' });
      await sql`update matters.matter set against_person_id = ${about.againstPersonId}::uuid
        where id = ${complaint.id}::uuid`.execute(world.db);
      const id = await objected(world, complaint);
      assert.equal(refusalOf(await readReview(await world.as(people.zhuang), id)), 'not_found');
      const refused = await decideReview(await world.as(people.zhuang), { id, ...HIDE });
      assert.equal(refusalOf(refused), 'not_found');
      valueOf(await decideReview(await world.as(people.wu), { id, ...KEEP }));
    });
  });

  test('members of a body that a complaint is about see nothing of it', async () => {
    await inWorld(async (world) => {
      const complaint = await world.raise(people.wang, { body: '物業不修門。' });
      await sql`update matters.matter set against_organisation_id = ${company}::uuid
        where id = ${complaint.id}::uuid`.execute(world.db);
      const id = await objected(world, complaint);
      assert.equal(refusalOf(await readReview(await world.as(repairer), id)), 'not_found');
    });
  });
});

describe('what comes of a review', () => {
  test('hidden, its author reads no more of it than all others', async () => {
    await inWorld(async (world) => {
      const matter = await world.raise(people.wang);
      const id = await objected(world, matter);
      valueOf(await decideReview(await world.as(people.zhuang), { id, ...HIDE }));
      const view = valueOf(await readMatter(await world.as(people.wang), matter));
      assert.equal(view.body, '███');
      const read = valueOf(await readReview(await world.as(people.wu), id));
      assert.match(read.withheld?.body ?? '', /家裡的燈/);
    });
  });

  test('one passage is covered, and what is withheld is the whole text', async () => {
    await inWorld(async (world) => {
      const matter = await world.raise(people.wang);
      const said = { ...matter, body: '找老王，電話13800000000。' };
      valueOf(await commentOnMatter(await world.as(people.chen), said));
      const id = await objected(world, matter, 'comment');
      const wish = { id, ...HIDE, passage: '13800000000' };
      valueOf(await decideReview(await world.as(people.zhuang), wish));
      const view = valueOf(await readMatter(await world.as(people.li), matter));
      assert.equal(view.commentList[0]?.body, '找老王，電話███。');
      const read = valueOf(await readReview(await world.as(people.zhuang), id));
      assert.equal(read.withheld?.body, '找老王，電話13800000000。');
    });
  });

  test('once its author has left it stays hidden: there is nothing to show', async () => {
    await inWorld(async (world) => {
      const id = await objected(world, await world.raise(people.wang));
      const zhuang = await world.as(people.zhuang);
      valueOf(await decideReview(zhuang, { id, ...HIDE }));
      await sql`delete from moderation.withheld`.execute(world.db);
      assert.equal(refusalOf(await showAgain(zhuang, id)), 'words_gone');
      assert.equal(valueOf(await readReview(zhuang, id)).withheld, undefined);
    });
  });

  test('what was kept cannot be shown again, and what is shown is not withheld', async () => {
    await inWorld(async (world) => {
      const kept = await objected(world, await world.raise(people.wang));
      const zhuang = await world.as(people.zhuang);
      valueOf(await decideReview(zhuang, { id: kept, ...KEEP, reason: 'other' }));
      assert.equal(refusalOf(await showAgain(zhuang, kept)), 'not_hidden');
      const read = valueOf(await readReview(zhuang, kept));
      assert.equal(read.withheld, undefined);
      assert.equal(read.review.decided?.reason, undefined, 'a reason is given for hiding alone');
    });
  });

  test('an objection and a decision each leave one entry, with no words in it', async () => {
    await inWorld(async (world) => {
      const id = await objected(world, await world.raise(people.wang));
      valueOf(
        await decideReview(await world.as(people.zhuang), { id, ...HIDE, words: '私下一句' }),
      );
      const { rows } = await sql<{ readonly verb: string; readonly data: unknown }>`
        select verb, data from platform.journal where feature = 'moderation' order by id`.execute(
        world.db,
      );
      assert.deepEqual(rows.map(({ verb }) => verb).toSorted(), ['hide', 'object']);
      assert.ok(!JSON.stringify(rows).includes('私下一句'));
    });
  });

  test('the place of the matter says whose it is, also after it was moved', async () => {
    await inWorld(async (world) => {
      const matter = await world.raise(people.wang, { placeId: places.otherBuilding });
      const id = await objected(world, matter);
      assert.equal(valueOf(await readReview(await world.as(people.wu), id)).matter.id, matter.id);
    });
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { commentOnMatter, listThings, raiseMatter, readMatter } from '#/features/matters/index.ts';
import type { RaiseOutput } from '#/features/matters/index.ts';
import { findAppeal } from '#/features/moderation/store/appeals.ts';
import { listOpen } from '#/features/moderation/store/reviews.ts';
import { inWorld, people, refusalOf, told, valueOf } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { appeal, hearAppeal } from './appeals.ts';
import { objectTo } from './objections.ts';
import { decideReview, readReview, showAgain } from './reviews.ts';

const HIDE = {
  decision: 'hidden',
  reason: 'insult',
  passage: undefined,
  words: undefined,
} as const;
const SHOW = { outcome: 'shown', answer: undefined } as const;
const UPHOLD = { outcome: 'upheld', answer: undefined } as const;
const words = '我沒有罵人';

/** Has a neighbour object to a thing of a matter and the worker hide it; gives the review. */
async function hidden(
  world: MatterWorld,
  matter: RaiseOutput,
  more: { readonly kind?: 'words' | 'comment'; readonly passage?: string } = {},
): Promise<{ readonly communityId: string; readonly id: string }> {
  const { kind = 'words', passage } = more;
  const li = await world.as(people.li);
  const { things } = valueOf(await listThings(li, matter));
  const aim = { kind, id: things.find((one) => one.kind === kind)?.id ?? '' };
  valueOf(await objectTo(li, { matter, aim, reason: 'insult', words: undefined }));
  const [review] = await listOpen(world.db, matter.communityId);
  const id = review?.id ?? '';
  valueOf(await decideReview(await world.as(people.zhuang), { ...HIDE, id, passage }));
  return { communityId: matter.communityId, id };
}

describe('who may appeal', () => {
  test('whose words they are, and nobody else, not even who objected or who hid them', async () => {
    await inWorld(async (world) => {
      const { id } = await hidden(world, await world.raise(people.wang));
      for (const who of [people.li, people.chen, people.zhuang, people.wu, people.xu]) {
        const refused = await appeal(await world.as(who), { id, words });
        assert.equal(refusalOf(refused), 'not_found', who);
      }
      assert.equal(refusalOf(await appeal(world.asVisitor(), { id, words })), 'not_found');
      valueOf(await appeal(await world.as(people.wang), { id, words }));
    });
  });

  test('who typed it for somebody, and it is kept as that somebody’s', async () => {
    await inWorld(async (world) => {
      const acting = await world.as(people.zhuang, people.wang);
      const typed = valueOf(await raiseMatter(acting, told({ body: '替王阿姨提的一件事。' })));
      const li = await world.as(people.li);
      const { things } = valueOf(await listThings(li, typed));
      const aim = { kind: 'words', id: things[0]?.id ?? '' } as const;
      valueOf(await objectTo(li, { matter: typed, aim, reason: 'insult', words: undefined }));
      const id = (await listOpen(world.db, typed.communityId))[0]?.id ?? '';
      const key = { communityId: typed.communityId, id };
      valueOf(await decideReview(await world.as(people.wu), { ...HIDE, id }));
      valueOf(await appeal(await world.as(people.zhuang, people.wang), { id, words }));
      assert.equal((await findAppeal(world.db, key))?.personId, people.wang);
      // Who typed it has a part in it and does not hear it either.
      const heard = await hearAppeal(await world.as(people.zhuang), { id, ...SHOW });
      assert.equal(refusalOf(heard), 'own_words');
    });
  });

  test('a review that is unknown, undecided, or kept it as it was, is nothing to appeal', async () => {
    await inWorld(async (world) => {
      const wang = await world.as(people.wang);
      const unknown = { id: crypto.randomUUID(), words };
      assert.equal(refusalOf(await appeal(wang, unknown)), 'not_found');
      const matter = await world.raise(people.wang);
      const li = await world.as(people.li);
      const { things } = valueOf(await listThings(li, matter));
      const aim = { kind: 'words', id: things[0]?.id ?? '' } as const;
      valueOf(await objectTo(li, { matter, aim, reason: 'other', words: undefined }));
      const id = (await listOpen(world.db, matter.communityId))[0]?.id ?? '';
      assert.equal(refusalOf(await appeal(wang, { id, words })), 'not_hidden');
      const keep = { ...HIDE, decision: 'kept', reason: undefined } as const;
      valueOf(await decideReview(await world.as(people.zhuang), { id, ...keep }));
      assert.equal(refusalOf(await appeal(wang, { id, words })), 'not_hidden');
    });
  });
});

describe('until when it is answered', () => {
  test('within the working days of everything else, unless the host has a rule for it', async () => {
    await inWorld(async (world) => {
      const first = await hidden(world, await world.raise(people.wang));
      valueOf(await appeal(await world.as(people.wang), { id: first.id, words }));
      const due = (await findAppeal(world.db, first))?.dueAt.toString() ?? '';
      // It is a Monday morning, the first of three working days.
      assert.match(due, /^2026-11-25T/);
      await sql`insert into moderation.deadline_rule values
        ('appeal', 1, 'Rule of the street.', '2026-11-23')`.execute(world.db);
      const second = await hidden(world, await world.raise(people.chen));
      valueOf(await appeal(await world.as(people.chen), { id: second.id, words }));
      assert.match((await findAppeal(world.db, second))?.dueAt.toString() ?? '', /^2026-11-23T/);
    });
  });
});

describe('what comes of an appeal', () => {
  test('shown again, the whole text stands there, also where one passage was covered', async () => {
    await inWorld(async (world) => {
      const matter = await world.raise(people.wang);
      const body = '找老王，電話13800000000。';
      valueOf(await commentOnMatter(await world.as(people.chen), { ...matter, body }));
      const more = { kind: 'comment', passage: '13800000000' } as const;
      const { id } = await hidden(world, matter, more);
      valueOf(await appeal(await world.as(people.chen), { id, words }));
      valueOf(await hearAppeal(await world.as(people.wu), { id, ...SHOW }));
      const view = valueOf(await readMatter(await world.as(people.li), matter));
      assert.equal(view.commentList[0]?.body, body);
      assert.equal(view.commentList[0]?.hidden, undefined);
    });
  });

  test('upheld, it stays hidden; it can still be shown again later', async () => {
    await inWorld(async (world) => {
      const matter = await world.raise(people.wang);
      const { id } = await hidden(world, matter);
      valueOf(await appeal(await world.as(people.wang), { id, words }));
      valueOf(await hearAppeal(await world.as(people.wu), { id, ...UPHOLD, answer: '仍不宜' }));
      const wu = await world.as(people.wu);
      assert.equal(valueOf(await readMatter(wu, matter)).body, '███');
      assert.equal(valueOf(await readReview(wu, id)).appeal?.decided?.answer, '仍不宜');
      valueOf(await showAgain(wu, id));
      const kept = valueOf(await readReview(wu, id)).appeal?.decided;
      assert.equal(kept?.outcome, 'upheld', 'what was answered is not written over');
    });
  });

  test('once its author has left, it is upheld or nothing: the words are gone', async () => {
    await inWorld(async (world) => {
      const { id } = await hidden(world, await world.raise(people.wang));
      valueOf(await appeal(await world.as(people.wang), { id, words }));
      await sql`delete from moderation.withheld`.execute(world.db);
      const wu = await world.as(people.wu);
      assert.equal(refusalOf(await hearAppeal(wu, { id, ...SHOW })), 'words_gone');
      valueOf(await hearAppeal(wu, { id, ...UPHOLD }));
    });
  });

  test('a refusal changes nothing: the appeal waits as before', async () => {
    await inWorld(async (world) => {
      const key = await hidden(world, await world.raise(people.wang));
      valueOf(await appeal(await world.as(people.wang), { id: key.id, words }));
      const zhuang = await world.as(people.zhuang);
      assert.equal(refusalOf(await hearAppeal(zhuang, { id: key.id, ...SHOW })), 'same_person');
      assert.equal((await findAppeal(world.db, key))?.decided, undefined);
      assert.notEqual(valueOf(await readReview(zhuang, key.id)).withheld, undefined);
    });
  });

  test('a complaint about the one who would hear it is heard by another', async () => {
    await inWorld(async (world) => {
      const complaint = await world.raise(people.wang, { body: '管理員不理我。' });
      const { id } = await hidden(world, complaint);
      valueOf(await appeal(await world.as(people.wang), { id, words }));
      await sql`update matters.matter set against_person_id = ${people.wu}::uuid
        where id = ${complaint.id}::uuid`.execute(world.db);
      const heard = await hearAppeal(await world.as(people.wu), { id, ...SHOW });
      assert.equal(refusalOf(heard), 'not_found');
    });
  });

  test('nobody of the next community, the district or the neighbours hears it', async () => {
    await inWorld(async (world) => {
      const { id } = await hidden(world, await world.raise(people.wang));
      valueOf(await appeal(await world.as(people.wang), { id, words }));
      for (const who of [people.li, people.xu, people.he]) {
        const heard = await hearAppeal(await world.as(who), { id, ...SHOW });
        assert.equal(refusalOf(heard), 'not_found', who);
      }
      const own = await hearAppeal(await world.as(people.wang), { id, ...SHOW });
      assert.equal(refusalOf(own), 'not_found');
    });
  });

  test('each step leaves one entry, with no word of what was said', async () => {
    await inWorld(async (world) => {
      const { id } = await hidden(world, await world.raise(people.wang));
      valueOf(await appeal(await world.as(people.wang), { id, words: '悄悄話' }));
      valueOf(await hearAppeal(await world.as(people.wu), { id, ...UPHOLD, answer: '悄悄答' }));
      const { rows } = await sql<{ readonly verb: string; readonly data: unknown }>`
        select verb, data from platform.journal where feature = 'moderation'`.execute(world.db);
      const verbs = rows.map(({ verb }) => verb).toSorted();
      assert.deepEqual(verbs, ['appeal', 'hide', 'object', 'uphold']);
      assert.doesNotMatch(JSON.stringify(rows), /悄悄/);
    });
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listConcerned } from '#/features/matters/store/concerned.ts';
import { findMatter } from '#/features/matters/store/matters.ts';
import { dispatcher, inWorld, people, valueOf } from '#test/matters-world.ts';
import { claimMatter } from './claim.ts';
import { nameMatters } from './concerned.ts';
import { offerHelp, acceptOffer } from './help.ts';
import { listOffers } from '#/features/matters/store/neighbours.ts';
import { commentOnMatter, followMatter } from './talk.ts';

describe('those who have to do with a matter', () => {
  test('are its asker, holder, helpers and followers', async () => {
    await inWorld(async ({ db, as, raise }) => {
      const key = await raise(people.chen);
      valueOf(await claimMatter(await as(people.li), key));
      valueOf(await followMatter(await as(people.zhuang), key));
      valueOf(await offerHelp(await as(people.wang), { ...key, words: undefined }));
      const [offer] = await listOffers(db, key);
      assert.ok(offer !== undefined);
      valueOf(await acceptOffer(await as(people.li), { ...key, offerId: offer.id }));
      const [found, ...more] = await listConcerned(db, key.communityId, [key.id]);
      assert.deepEqual(more, []);
      assert.deepEqual(
        [found?.askerId, found?.holderId, found?.followerIds, found?.helperIds],
        [people.chen, people.li, [people.zhuang], [people.wang]],
      );
      assert.equal(found?.isUrgent, false);
    });
  });

  test('are nobody for a matter of another community, or none', async () => {
    await inWorld(async ({ db, raise }) => {
      const key = await raise(people.chen);
      assert.deepEqual(await listConcerned(db, '350203007011', [key.id]), []);
      assert.deepEqual(await listConcerned(db, key.communityId, []), []);
    });
  });
});

describe('the name of a matter', () => {
  test('is given to those who may see it, and to nobody else', async () => {
    await inWorld(async ({ as, asVisitor, raise }) => {
      const open = await raise(people.chen);
      const closed = await raise(people.chen, { visibility: 'staff', body: '這件只給社區看。' });
      const named = async (context: Awaited<ReturnType<typeof as>>) => {
        const found = await nameMatters(context, [open, closed]);
        return [found.has(open.id), found.has(closed.id)];
      };
      assert.deepEqual(await named(asVisitor()), [true, false]);
      assert.deepEqual(await named(await as(people.li)), [true, false]);
      assert.deepEqual(await named(await as(people.chen)), [true, true]);
      assert.deepEqual(await named(await as(dispatcher)), [true, true]);
    });
  });

  test('is its number and title as they are now', async () => {
    await inWorld(async ({ db, asVisitor, raise }) => {
      const key = await raise(people.chen, { title: '燈壞了' });
      const found = (await nameMatters(asVisitor(), [key])).get(key.id);
      const matter = await findMatter(db, key);
      assert.deepEqual([found?.reference, found?.title], [matter?.reference, '燈壞了']);
      assert.equal((await nameMatters(asVisitor(), [])).size, 0);
    });
  });

  test('is given to whoever helps with it, though only staff may see it', async () => {
    await inWorld(async ({ db, as, raise }) => {
      const key = await raise(people.chen);
      valueOf(await claimMatter(await as(people.li), key));
      valueOf(await offerHelp(await as(people.wang), { ...key, words: undefined }));
      const [offer] = await listOffers(db, key);
      valueOf(await acceptOffer(await as(people.li), { ...key, offerId: offer?.id ?? '' }));
      const { sql } = await import('kysely');
      await sql`update matters.matter set visibility = 'staff'`.execute(db);
      assert.ok((await nameMatters(await as(people.wang), [key])).has(key.id));
      assert.ok(!(await nameMatters(await as(people.xu), [key])).has(key.id));
    });
  });
});

test('a word among staff is recorded as that, so that nobody else is told of it', async () => {
  await inWorld(async ({ db, as, raise }) => {
    const { sql } = await import('kysely');
    const key = await raise(people.chen);
    const said = { ...key, body: '先別回覆，等街道的意見。', visibility: 'staff' } as const;
    valueOf(await commentOnMatter(await as(dispatcher), said));
    valueOf(await commentOnMatter(await as(people.li), { ...key, body: '我也遇到。' }));
    const { rows } = await sql<{ said: string }>`
      select data ->> 'visibility' as said from platform.journal
      where verb = 'comment' and subject_id = ${key.id} order by at, id`.execute(db);
    assert.deepEqual(rows.map((row) => row.said).toSorted(), ['public', 'staff']);
  });
});

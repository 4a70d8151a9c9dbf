import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Thing, ThingKind } from '#/features/matters/model/hiding.ts';
import { inWorld, people, places, refusalOf, valueOf } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { claimMatter } from './claim.ts';
import { hideThing, listThings, listThingsByName, reckonWorkingDays } from './hiding.ts';
import { confirmMatter } from './judge.ts';
import type { MatterKey } from './open.ts';
import { listPublicMatters } from './public.ts';
import { commentOnMatter } from './talk.ts';
import { readMatter } from './view.ts';
import { markDone, waitFor } from './work.ts';

const COVERED = { title: undefined, body: '███' };

async function thingIn(world: MatterWorld, key: MatterKey, kind: ThingKind): Promise<Thing> {
  const { things } = valueOf(await listThings(await world.as(people.zhuang), key));
  const found = things.find((thing) => thing.kind === kind);
  assert.ok(found !== undefined, kind);
  return found;
}

async function hide(world: MatterWorld, key: MatterKey, kind: ThingKind): Promise<Thing> {
  const thing = await thingIn(world, key, kind);
  const to = kind === 'words' ? { title: '███', body: '███' } : COVERED;
  const context = await world.as(people.zhuang);
  return valueOf(await hideThing(context, key, { thing, to, reason: 'insult' }));
}

async function say(world: MatterWorld, key: MatterKey, body: string): Promise<void> {
  valueOf(await commentOnMatter(await world.as(people.li), { ...key, body }));
}

describe('what somebody wrote or showed in a matter', () => {
  test('its words, the name, and each comment, with whose they are', async () => {
    await inWorld(async (world) => {
      const key = await world.raise(people.wang);
      await say(world, key, '我也看見了');
      const listed = valueOf(await listThings(await world.as(people.li), key));
      assert.deepEqual(
        listed.things.map(({ kind }) => kind),
        ['words', 'name', 'comment'],
      );
      const [words, name, comment] = listed.things;
      assert.equal(words?.personId, people.wang);
      assert.match(words?.words.body ?? '', /家裡的燈/);
      assert.equal(name?.id, key.id, 'the number of a person stands in no form');
      assert.deepEqual([comment?.personId, comment?.words.body], [people.li, '我也看見了']);
      assert.equal(listed.isAboutReader, false);
    });
  });

  test('what is said among staff is listed for staff alone', async () => {
    await inWorld(async (world) => {
      const key = await world.raise(people.wang);
      const said = { ...key, body: '內部說一句', visibility: 'staff' } as const;
      valueOf(await commentOnMatter(await world.as(people.zhuang), said));
      const kinds = async (who: string) =>
        valueOf(await listThings(await world.as(who), key)).things.map(({ kind }) => kind);
      assert.ok((await kinds(people.zhuang)).includes('comment'));
      assert.ok(!(await kinds(people.li)).includes('comment'));
    });
  });

  test('what a clock or a step says without words is nobody’s', async () => {
    await inWorld(async (world) => {
      const key = await world.raise(people.wang);
      valueOf(await claimMatter(await world.as(people.li), key));
      const { things } = valueOf(await listThings(await world.as(people.zhuang), key));
      assert.ok(!things.some(({ kind }) => kind === 'note'));
    });
  });

  test('what is not theirs to see is not found, by its number neither', async () => {
    await inWorld(async (world) => {
      const { communityId, id, reference } = await world.raise(people.wang, {
        visibility: 'staff',
      });
      const li = await world.as(people.li);
      assert.equal(refusalOf(await listThings(li, { communityId, id })), 'not_found');
      assert.equal(refusalOf(await listThingsByName(li, { communityId, reference })), 'not_found');
      const zhuang = await world.as(people.zhuang);
      assert.equal(valueOf(await listThingsByName(zhuang, { communityId, reference })).id, id);
      const none = { communityId, reference: '2026-9999' };
      assert.equal(refusalOf(await listThingsByName(zhuang, none)), 'not_found');
    });
  });
});

describe('hiding', () => {
  test('the words of a matter are gone from its page and from what is public', async () => {
    await inWorld(async (world) => {
      const key = await world.raise(people.wang);
      const before = await hide(world, key, 'words');
      assert.match(before.words.body, /家裡的燈/);
      const view = valueOf(await readMatter(await world.as(people.li), key));
      assert.deepEqual([view.title, view.body], ['███', '███']);
      assert.equal(view.hidden?.cause, 'insult');
      const wanted = { placeId: places.community, buckets: ['open'], limit: 5 } as const;
      const [told] = valueOf(await listPublicMatters(world.asVisitor(), wanted));
      assert.deepEqual([told?.title, told?.body], ['███', '███']);
    });
  });

  test('state, holder, clocks and counts stay as they are, and the story tells of it', async () => {
    await inWorld(async (world) => {
      const key = await world.raise(people.wang);
      valueOf(await claimMatter(await world.as(people.li), key));
      await say(world, key, '不好聽的話');
      const read = async () => valueOf(await readMatter(await world.as(people.li), key));
      const before = await read();
      await hide(world, key, 'comment');
      const after = await read();
      assert.deepEqual(
        [after.state, after.comments, after.deadlineAt, after.hands.length],
        [before.state, before.comments, before.deadlineAt, before.hands.length],
      );
      assert.equal(after.events.at(-1)?.verb, 'hide');
      assert.deepEqual(
        after.commentList.map(({ body, hidden }) => [body, hidden?.cause]),
        [['███', 'insult']],
      );
    });
  });

  test('an answer is hidden as the comment and as the line of the story that it is', async () => {
    await inWorld(async (world) => {
      const key = await world.raise(people.wang);
      const li = await world.as(people.li);
      valueOf(await claimMatter(li, key));
      const asking = { ...key, whom: 'asker', reason: '哪一盞燈？' } as const;
      valueOf(await waitFor(li, asking));
      const wang = await world.as(people.wang);
      valueOf(await commentOnMatter(wang, { ...key, body: '罵人的回話' }));
      await hide(world, key, 'comment');
      const { rows } = await sql`select from matters.event where note = '罵人的回話'`.execute(
        world.db,
      );
      assert.equal(rows.length, 0);
    });
  });

  test('thanks are hidden where they are quoted, too', async () => {
    await inWorld(async (world) => {
      const key = await world.raise(people.wang);
      const li = await world.as(people.li);
      valueOf(await claimMatter(li, key));
      valueOf(await markDone(li, { ...key, note: '換了燈泡', photos: [] }));
      world.forward({ minutes: 5 });
      const wang = await world.as(people.wang);
      const verdict = {
        ...key,
        answer: 'solved',
        isSatisfied: true,
        thanks: '謝謝李老師',
      } as const;
      valueOf(await confirmMatter(wang, { ...verdict, wishesToHelp: false }));
      const zhuang = await world.as(people.zhuang);
      const { things } = valueOf(await listThings(zhuang, key));
      const thing = things.find(({ words }) => words.body === '謝謝李老師');
      assert.ok(thing !== undefined);
      valueOf(await hideThing(zhuang, key, { thing, to: COVERED, reason: 'personal' }));
      const view = valueOf(await readMatter(li, key));
      assert.deepEqual(
        view.verdicts.map(({ thanks }) => thanks),
        ['███'],
      );
    });
  });

  test('shown again it stands as it stood, and nothing says that it was hidden', async () => {
    await inWorld(async (world) => {
      const key = await world.raise(people.wang);
      await say(world, key, '好好的一句話');
      const before = await hide(world, key, 'comment');
      const thing = await thingIn(world, key, 'comment');
      assert.equal(thing.hidden?.cause, 'insult');
      const back = { thing, to: before.words, reason: undefined };
      valueOf(await hideThing(await world.as(people.zhuang), key, back));
      const view = valueOf(await readMatter(await world.as(people.li), key));
      assert.deepEqual(
        view.commentList.map(({ body, hidden }) => [body, hidden]),
        [['好好的一句話', undefined]],
      );
      assert.equal(view.events.at(-1)?.verb, 'show_again');
    });
  });

  test('the same words of another moment are another thing', async () => {
    await inWorld(async (world) => {
      const key = await world.raise(people.wang);
      await say(world, key, '一樣的話');
      world.forward({ minutes: 1 });
      await say(world, key, '一樣的話');
      await hide(world, key, 'comment');
      const view = valueOf(await readMatter(await world.as(people.li), key));
      assert.deepEqual(
        view.commentList.map(({ body }) => body),
        ['███', '一樣的話'],
      );
    });
  });

  test('a thing that is not there is not found', async () => {
    await inWorld(async (world) => {
      const key = await world.raise(people.wang);
      const thing = { kind: 'comment', id: crypto.randomUUID() } as const;
      const wish = { thing, to: COVERED, reason: 'other' } as const;
      assert.equal(
        refusalOf(await hideThing(await world.as(people.zhuang), key, wish)),
        'not_found',
      );
    });
  });
});

test('working days are those of the place, and leave a weekend out', async () => {
  await inWorld(async (world) => {
    const context = world.asVisitor();
    const due = async (days: number) =>
      (await reckonWorkingDays(context, places.building, days)).toZonedDateTimeISO('Asia/Shanghai');
    assert.equal((await due(1)).toPlainDate().toString(), '2026-11-23');
    assert.equal((await due(5)).dayOfWeek, 5);
    assert.equal((await due(6)).dayOfWeek, 1);
  });
});

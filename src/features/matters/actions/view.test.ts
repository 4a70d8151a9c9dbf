import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { MatterView } from '#/features/matters/model/view.ts';
import { holdsRole } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import {
  above,
  company,
  dispatcher,
  gridWorker,
  inWorld,
  people,
  places,
  railing,
  refusalOf,
  repairer,
  valueOf,
} from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { household, telephones } from '#test/world.ts';
import { readBoard } from './board.ts';
import { claimMatter, releaseMatter } from './claim.ts';
import { assignMatter } from './dispatch.ts';
import { offerHelp } from './help.ts';
import { confirmMatter } from './judge.ts';
import type { MatterKey } from './open.ts';
import { commentOnMatter } from './talk.ts';
import { readMatter } from './view.ts';
import { markDone } from './work.ts';

/** Miss Wang's need, raised from her flat; her neighbours call her 王阿姨. */
const inFlat = { placeId: household(3, 2, 201), point: { lon: 118.1, lat: 24.46 } };

async function seenBy(context: Context, key: MatterKey): Promise<MatterView> {
  return valueOf(await readMatter(context, key));
}

function assertNothingOfAsker(view: MatterView): void {
  const text = JSON.stringify(view);
  for (const secret of ['王秀英', '王阿姨', people.wang, household(3, 2, 201), '138001380']) {
    assert.ok(!text.includes(secret), `${secret} is in what is shown`);
  }
}

test("the public sees what is needed and where about, and nobody's name", () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang, inFlat);
    valueOf(await claimMatter(await world.as(people.li), key));
    const view = await seenBy(world.asVisitor(), key);
    assertNothingOfAsker(view);
    assert.equal(view.placeId, places.building, 'the building, not the flat');
    assert.equal(view.point, undefined, 'nor the point of the flat');
    assert.equal(view.hands[0]?.person.name, undefined);
    assert.equal(view.hands[0]?.person.voice, 'holder');
    assert.deepEqual(view.allowed.commentAs, []);
    assert.deepEqual(view.allowed.verbs, []);
  }));

test('neighbours see how one calls the asker and the helper, not the flat', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang, inFlat);
    valueOf(await claimMatter(await world.as(people.li), key));
    const view = await seenBy(await world.as(people.chen), key);
    assert.equal(view.asker.name, '王阿姨');
    assert.equal(view.asker.telephone, undefined);
    assert.equal(view.asker.homePlaceId, undefined);
    assert.equal(view.hands[0]?.person.name, '李老師');
    assert.equal(view.placeId, places.building);
  }));

test('whoever has it in hand sees whom to call and where to go, until it is closed', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.chen, { placeId: household(3, 1, 101) });
    const before = await seenBy(await world.as(people.li), key);
    assert.equal(before.asker.telephone, undefined);
    valueOf(await claimMatter(await world.as(people.li), key));
    const holding = await seenBy(await world.as(people.li), key);
    assert.equal(holding.asker.name, '陳志明');
    assert.equal(holding.asker.telephone, telephones.chen);
    assert.equal(holding.asker.homePlaceId, household(3, 1, 101));
    assert.equal(holding.placeId, household(3, 1, 101));
    valueOf(await markDone(await world.as(people.li), { ...key, note: '好了', photos: [] }));
    const solved = { ...key, answer: 'solved', wishesToHelp: false } as const;
    valueOf(await confirmMatter(await world.as(people.chen), solved));
    const closed = await seenBy(await world.as(people.li), key);
    assert.equal(closed.asker.telephone, undefined);
    assert.equal(closed.placeId, places.building);
  }));

test('whoever lets go of it sees no telephone any more', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.chen);
    valueOf(await claimMatter(await world.as(people.li), key));
    valueOf(await releaseMatter(await world.as(people.li), { ...key, reason: '臨時有事' }));
    assert.equal((await seenBy(await world.as(people.li), key)).asker.telephone, undefined);
  }));

test('who was shown how to reach the asker is noted once, and the asker reads it', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.chen);
    await seenBy(await world.as(dispatcher), key);
    await seenBy(await world.as(dispatcher), key);
    await seenBy(await world.as(people.li), key);
    const view = await seenBy(await world.as(people.chen), key);
    assert.deepEqual(
      view.contactSeenBy.map(({ personId }) => personId),
      [dispatcher],
    );
    const { rows } = await sql<{ actor: string }>`
      select actor_id as actor from platform.journal
      where verb = 'see_contact' and subject_id = ${key.id}`.execute(world.db);
    assert.deepEqual(rows, [{ actor: dispatcher }]);
    assert.deepEqual((await seenBy(await world.as(people.li), key)).contactSeenBy, []);
  }));

test('staff of the community see persons; staff above it do not, however far their role reaches', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang, inFlat);
    for (const worker of [dispatcher, gridWorker, people.zhuang]) {
      assert.equal((await seenBy(await world.as(worker), key)).asker.name, '王秀英');
    }
    const high = await world.as(above);
    assert.ok(holdsRole(high.subject, ['dispatcher'], '35.02.03.007.010'));
    const view = await seenBy(high, key);
    assert.equal(view.asker.name, '王阿姨');
    assert.equal(view.asker.telephone, undefined);
    assert.equal(view.placeId, places.building);
    assert.ok(view.allowed.verbs.includes('assign'), 'yet they may dispatch it');
  }));

test('a body that is asked sees the matter and not how to reach the asker, until it is given it', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.chen, railing);
    const view = await seenBy(await world.as(repairer), key);
    assert.equal(view.queue, `organisation:${company}`);
    assert.equal(view.asker.name, '陳師傅');
    assert.equal(view.asker.telephone, undefined);
    valueOf(await assignMatter(await world.as(dispatcher), { ...key, assigneeId: repairer }));
    const given = await seenBy(await world.as(repairer), key);
    assert.equal(given.asker.telephone, telephones.chen);
  }));

test('who asked anonymously is known to staff and to whoever helps, and to nobody else', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang, { ...inFlat, isAnonymous: true });
    valueOf(await commentOnMatter(await world.as(people.wang), { ...key, body: '謝謝大家' }));
    for (const reader of [
      world.asVisitor(),
      await world.as(people.chen),
      await world.as(people.lin),
    ]) {
      const view = await seenBy(reader, key);
      assertNothingOfAsker(view);
      assert.equal(view.commentList[0]?.by.voice, 'asker', 'that the asker speaks is no secret');
    }
    assert.equal((await seenBy(await world.as(dispatcher), key)).asker.name, '王秀英');
    valueOf(await claimMatter(await world.as(people.chen), key));
    assert.equal((await seenBy(await world.as(people.chen), key)).asker.name, '王秀英');
    const { cards } = valueOf(
      await readBoard(await world.as(people.li), {
        placeId: places.community,
        filter: 'in_hand',
        order: 'age',
      }),
    );
    assert.equal(cards[0]?.askerName, undefined);
  }));

test('what neighbours or staff alone may see is not there for others', () =>
  inWorld(async (world) => {
    const near = await world.raise(people.wang, { visibility: 'neighbours' });
    const secret = await world.raise(people.wang, { visibility: 'staff', body: '家裡的事' });
    const reads = async (context: Context, key: MatterKey) => (await readMatter(context, key)).ok;
    const table: readonly (readonly [Context, near: boolean, secret: boolean])[] = [
      [world.asVisitor(), false, false],
      [await world.as(people.lin), false, false],
      [await world.as(people.xu), false, false],
      [await world.as(people.he), false, false],
      [await world.as(people.wu), false, false],
      [await world.as(people.li), true, false],
      [await world.as(people.wang), true, true],
      [await world.as(people.lin, people.wang), true, true],
      [await world.as(dispatcher), true, true],
      [await world.as(gridWorker), true, true],
      [await world.as(above), true, true],
    ];
    for (const [context, seesNear, seesSecret] of table) {
      assert.equal(await reads(context, near), seesNear, `${context.subject.personId}`);
      assert.equal(await reads(context, secret), seesSecret, `${context.subject.personId}`);
    }
    assert.equal(refusalOf(await claimMatter(await world.as(people.li), secret)), 'not_found');
  }));

test('lists show no matter that its own page would not', () =>
  inWorld(async (world) => {
    for (const visibility of ['all', 'neighbours', 'staff'] as const) {
      await world.raise(people.wang, { visibility, body: `給${visibility}` });
      await world.raise(people.chen, {
        visibility,
        body: `陳給${visibility}`,
        againstPersonId: dispatcher,
      });
    }
    const readers = [
      people.li,
      people.lin,
      people.zhuang,
      dispatcher,
      gridWorker,
      above,
      people.he,
    ];
    for (const reader of [
      world.asVisitor(),
      ...(await Promise.all(readers.map(async (id) => world.as(id)))),
    ]) {
      const input = { placeId: places.community, filter: 'open', order: 'age' } as const;
      const { cards } = valueOf(await readBoard(reader, input));
      assert.ok(cards.length >= 2);
      for (const card of cards) await seenBy(reader, card);
    }
    const staff = valueOf(
      await readBoard(await world.as(people.zhuang), {
        placeId: places.community,
        filter: 'open',
        order: 'age',
      }),
    );
    assert.equal(staff.cards.length, 6);
    const accused = valueOf(
      await readBoard(await world.as(dispatcher), {
        placeId: places.community,
        filter: 'open',
        order: 'age',
      }),
    );
    assert.equal(accused.cards.length, 4, 'whoever it is about reads it as a stranger');
  }));

test('lines among those in it, and among staff, are read by them alone', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang);
    valueOf(await claimMatter(await world.as(people.li), key));
    const say = async (by: string, visibility: 'public' | 'parties' | 'staff') =>
      commentOnMatter(await world.as(by), { ...key, body: visibility, visibility });
    valueOf(await say(people.wang, 'parties'));
    valueOf(await say(dispatcher, 'staff'));
    valueOf(await say(people.chen, 'public'));
    assert.equal(refusalOf(await say(people.chen, 'parties')), 'not_allowed');
    assert.equal(refusalOf(await say(people.li, 'staff')), 'not_allowed');
    const bodies = async (context: Context) =>
      (await seenBy(context, key)).commentList.map(({ body }) => body).toSorted();
    assert.deepEqual(await bodies(world.asVisitor()), ['public']);
    assert.deepEqual(await bodies(await world.as(people.chen)), ['public']);
    assert.deepEqual(await bodies(await world.as(people.li)), ['parties', 'public']);
    assert.deepEqual(await bodies(await world.as(people.wang)), ['parties', 'public']);
    assert.deepEqual(await bodies(await world.as(dispatcher)), ['parties', 'public', 'staff']);
  }));

test('whoever is acted for sees who typed; strangers do not', () =>
  inWorld(async (world: MatterWorld) => {
    const key = await world.raise(people.wang);
    const daughter = await world.as(people.lin, people.wang);
    valueOf(await commentOnMatter(daughter, { ...key, body: '媽媽下午在家' }));
    valueOf(await claimMatter(await world.as(people.li), key));
    valueOf(await markDone(await world.as(people.li), { ...key, note: '好了', photos: [] }));
    const solved = { ...key, answer: 'solved', wishesToHelp: true } as const;
    valueOf(await confirmMatter(await world.as(people.lin, people.wang), solved));
    const last = async (context: Context) => (await seenBy(context, key)).events.at(-1);
    assert.equal((await last(await world.as(people.wang)))?.typedBy?.personId, people.lin);
    assert.equal((await last(await world.as(dispatcher)))?.typedBy?.name, '林小梅');
    assert.equal((await last(await world.as(people.chen)))?.typedBy, undefined);
  }));

test('the buttons of the page are those that would work', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang);
    const allowed = async (id: string) => (await seenBy(await world.as(id), key)).allowed;
    const neighbour = await allowed(people.li);
    assert.ok(neighbour.verbs.includes('claim') && neighbour.offerHelp && neighbour.follow);
    const asker = await allowed(people.wang);
    assert.ok(!asker.verbs.includes('claim') && !asker.offerHelp && !asker.follow);
    assert.ok(asker.verbs.includes('withdraw') && asker.addPhotos);
    const staff = await allowed(dispatcher);
    assert.ok(staff.rearrange && staff.verbs.includes('assign') && staff.verbs.includes('decline'));
    valueOf(await claimMatter(await world.as(people.li), key));
    valueOf(await offerHelp(await world.as(people.chen), key));
    const holder = await allowed(people.li);
    assert.ok(holder.answerOffers && holder.requestPause && !holder.requestRelease);
    assert.ok(holder.verbs.includes('mark_done') && holder.verbs.includes('release'));
    assert.ok((await allowed(people.chen)).requestRelease);
    const view = await seenBy(await world.as(people.li), key);
    assert.deepEqual(
      view.offersOpen.map(({ person }) => person.personId),
      [people.chen],
    );
    assert.deepEqual((await seenBy(await world.as(people.wang), key)).offersOpen, []);
  }));

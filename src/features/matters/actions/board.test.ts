import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
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
import { household } from '#test/world.ts';
import { countBoard, readBoard } from './board.ts';
import type { BoardInput } from './board.ts';
import { claimMatter } from './claim.ts';
import { countDeskOf, readDesk, readFindings, readQueues } from './desk.ts';
import type { DeskInput } from './desk.ts';
import { acceptMatter, assignMatter } from './dispatch.ts';
import { offerHelp, acceptOffer, requestRelease } from './help.ts';
import { confirmMatter } from './judge.ts';
import { readMine } from './mine.ts';
import { followMatter } from './talk.ts';
import { readMatter } from './view.ts';
import { markDone } from './work.ts';

const board: BoardInput = { placeId: places.community, filter: 'open', order: 'age' };

async function titles(
  world: MatterWorld,
  by: string | undefined,
  input: Partial<BoardInput> = {},
): Promise<readonly string[]> {
  const context = by === undefined ? world.asVisitor() : await world.as(by);
  return valueOf(await readBoard(context, { ...board, ...input })).cards.map(({ title }) => title);
}

/** Six needs at six spots, a minute apart, the last raised being the latest. */
async function raiseAround(world: MatterWorld): Promise<void> {
  const spots = [
    ['鄰區', places.nextBuilding],
    ['社區', places.community],
    ['小區', places.compound],
    ['七號樓', places.otherBuilding],
    ['三號樓', places.building],
    ['三號樓戶', household(3, 1, 102)],
  ] as const;
  for (const [title, placeId] of spots) {
    await world.raise(people.wang, { title, body: title, placeId });
    world.forward({ minutes: 1 });
  }
}

test('by age the latest comes first, in the whole community and in no other', () =>
  inWorld(async (world) => {
    await raiseAround(world);
    assert.deepEqual(await titles(world, undefined), [
      '三號樓戶',
      '三號樓',
      '七號樓',
      '小區',
      '社區',
    ]);
    assert.deepEqual(await titles(world, undefined, { placeId: places.nextCommunity }), ['鄰區']);
  }));

test('by nearness the own building comes first, then the compound, then the community', () =>
  inWorld(async (world) => {
    await raiseAround(world);
    assert.deepEqual(await titles(world, people.li, { order: 'nearness' }), [
      '七號樓',
      '三號樓戶',
      '三號樓',
      '小區',
      '社區',
    ]);
    assert.deepEqual(await titles(world, people.chen, { order: 'nearness' }), [
      '三號樓戶',
      '三號樓',
      '七號樓',
      '小區',
      '社區',
    ]);
    assert.deepEqual(
      await titles(world, people.he, { order: 'nearness' }),
      await titles(world, people.he),
      'who lives nowhere here sees by age',
    );
  }));

test('pages follow each other without gap or repeat, through every tier of nearness', () =>
  inWorld(async (world) => {
    await raiseAround(world);
    const whole = await titles(world, people.li, { order: 'nearness' });
    for (const limit of [1, 2, 3]) {
      const found: string[] = [];
      let after: string | undefined;
      for (let page = 0; page < 6; page += 1) {
        const shown = valueOf(
          await readBoard(await world.as(people.li), { ...board, order: 'nearness', limit, after }),
        );
        found.push(...shown.cards.map(({ title }) => title));
        after = shown.next;
        if (after === undefined) break;
      }
      assert.deepEqual(found, whole, `pages of ${limit}`);
    }
  }));

test('a place below the community shows its subtree', () =>
  inWorld(async (world) => {
    await raiseAround(world);
    const at = async (placeId: string) => titles(world, people.li, { placeId });
    assert.deepEqual(await at(places.compound), ['三號樓戶', '三號樓', '七號樓', '小區']);
    assert.deepEqual(await at(places.building), ['三號樓戶', '三號樓']);
    assert.deepEqual(await at('dongxing-3-1'), ['三號樓戶']);
    assert.deepEqual(await at(household(3, 1, 101)), []);
    const nowhere = { ...board, placeId: places.district };
    assert.equal(refusalOf(await readBoard(world.asVisitor(), nowhere)), 'place_unknown');
    assert.equal(refusalOf(await countBoard(world.asVisitor(), nowhere)), 'place_unknown');
  }));

test('filters: to take up, my own tasks, in hand, done, by group and by profile', () =>
  inWorld(async (world) => {
    const one = await world.raise(people.wang, { title: '修燈' });
    await world.raise(people.wang, { title: '陪診', category: 'hospital', body: '想找人陪' });
    await world.raise(people.wang, { ...railing, title: '欄杆' });
    valueOf(await claimMatter(await world.as(people.li), one));
    assert.deepEqual((await titles(world, people.li)).toSorted(), ['欄杆', '陪診']);
    assert.deepEqual(await titles(world, people.li, { filter: 'in_hand' }), ['修燈']);
    assert.deepEqual(await titles(world, people.li, { filter: 'mine' }), ['修燈']);
    assert.deepEqual(await titles(world, people.chen, { filter: 'mine' }), []);
    assert.deepEqual(await titles(world, undefined, { filter: 'mine' }), []);
    assert.deepEqual(await titles(world, people.li, { groups: ['care'] }), ['陪診']);
    assert.deepEqual(await titles(world, people.li, { profile: 'report' }), ['欄杆']);
    assert.deepEqual(valueOf(await countBoard(await world.as(people.li), board)), {
      open: 2,
      inHand: 1,
      mine: 1,
    });
    valueOf(await markDone(await world.as(people.li), { ...one, note: '好了', photos: [] }));
    const solved = { ...one, answer: 'solved', wishesToHelp: false } as const;
    valueOf(await confirmMatter(await world.as(people.wang), solved));
    assert.deepEqual(await titles(world, undefined, { filter: 'done' }), ['修燈']);
    assert.deepEqual(await titles(world, undefined, { filter: 'closed' }), ['修燈']);
    assert.deepEqual(await titles(world, undefined, { filter: 'in_hand' }), []);
  }));

test('a card says whose it is and whether it is late', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang, {
      ...railing,
      photos: [(await world.as(people.li)).newId()],
    });
    valueOf(await acceptMatter(await world.as(dispatcher), key));
    world.forward({ hours: 3 });
    const card = valueOf(await readBoard(await world.as(people.wang), board)).cards[0];
    assert.ok(card !== undefined);
    assert.deepEqual([card.isMine, card.isInMyHands, card.isOverdue], [true, false, true]);
    assert.equal(card.askerName, '王阿姨');
    assert.ok(card.photoId !== undefined);
    assert.equal(valueOf(await readBoard(world.asVisitor(), board)).cards[0]?.askerName, undefined);
  }));

const desk: DeskInput = { placeId: places.community, filter: 'all' };

test('the desk shows what is due next first, so the overdue before the rest', () =>
  inWorld(async (world) => {
    await world.raise(people.wang, { title: '修燈' });
    await world.raise(people.wang, { ...railing, title: '垃圾', category: 'rubbish' });
    await world.raise(people.wang, { ...railing, title: '欄杆' });
    world.forward({ hours: 2 });
    const shown = valueOf(await readDesk(await world.as(dispatcher), desk));
    assert.deepEqual(
      shown.rows.map(({ title, isPressing }) => [title, isPressing]),
      [
        ['欄杆', true],
        ['垃圾', false],
        ['修燈', false],
      ],
    );
    const late = valueOf(
      await readDesk(await world.as(dispatcher), { ...desk, filter: 'overdue' }),
    );
    assert.deepEqual(
      late.rows.map(({ title }) => title),
      ['欄杆'],
    );
  }));

test('the desk filters and counts alike', () =>
  inWorld(async (world) => {
    const need = await world.raise(people.wang, { title: '修燈' });
    const report = await world.raise(people.li, { ...railing, title: '欄杆' });
    await world.raise(people.li, { ...railing, title: '垃圾', category: 'rubbish' });
    valueOf(await claimMatter(await world.as(people.chen), need));
    valueOf(await assignMatter(await world.as(dispatcher), { ...report, assigneeId: dispatcher }));
    valueOf(await requestRelease(await world.as(people.li), { ...need, reason: '我離得近' }));
    const by = await world.as(dispatcher);
    const counts = valueOf(await countDeskOf(by, desk));
    const expected = {
      open: 3,
      overdue: 0,
      toDecide: 1,
      unheld: 1,
      waiting: 0,
      toCheck: 0,
      passedOn: 0,
      mine: 1,
    };
    assert.deepEqual(counts, expected);
    const filters = [
      ['to_decide', 'toDecide'],
      ['unheld', 'unheld'],
      ['mine', 'mine'],
      ['waiting', 'waiting'],
      ['to_check', 'toCheck'],
      ['passed_on', 'passedOn'],
      ['overdue', 'overdue'],
      ['all', 'open'],
    ] as const;
    for (const [filter, count] of filters) {
      const { rows } = valueOf(await readDesk(by, { ...desk, filter }));
      assert.equal(rows.length, counts[count], filter);
    }
    const { rows } = valueOf(await readDesk(by, { ...desk, filter: 'held' }));
    const held = rows.find(({ title }) => title === '修燈');
    assert.deepEqual(held?.requests, ['release']);
    assert.equal(held?.holderId, people.chen);
  }));

test('the desk pages by what is due', () =>
  inWorld(async (world) => {
    for (const title of ['甲', '乙', '丙']) {
      await world.raise(people.wang, { title, body: title });
      world.forward({ minutes: 1 });
    }
    const by = await world.as(dispatcher);
    const first = valueOf(await readDesk(by, { ...desk, limit: 2 }));
    const second = valueOf(await readDesk(by, { ...desk, limit: 2, after: first.next }));
    const both = [...first.rows, ...second.rows].map(({ title }) => title);
    assert.deepEqual(both, ['甲', '乙', '丙']);
    assert.equal(second.next, undefined);
  }));

test('a body works its own queue and no other, residents no desk at all', () =>
  inWorld(async (world) => {
    await world.raise(people.li, { ...railing, title: '欄杆', visibility: 'neighbours' });
    await world.raise(people.wang, { title: '修燈' });
    const body = valueOf(await readDesk(await world.as(repairer), desk));
    assert.deepEqual(
      body.rows.map(({ title }) => title),
      ['欄杆'],
    );
    assert.equal(body.rows[0]?.queue, `organisation:${company}`);
    for (const row of body.rows) valueOf(await readMatter(await world.as(repairer), row));
    const queues = valueOf(await readQueues(await world.as(dispatcher), desk));
    assert.deepEqual(queues.map(({ queue }) => queue).toSorted(), [
      `organisation:${company}`,
      `role:community_worker@${places.community}`,
    ]);
    const one = { ...desk, queue: `organisation:${company}` };
    assert.equal(valueOf(await readDesk(await world.as(dispatcher), one)).rows.length, 1);
    for (const id of [people.li, people.wu, people.he, people.xu]) {
      assert.equal(refusalOf(await readDesk(await world.as(id), desk)), 'not_allowed');
      assert.equal(refusalOf(await countDeskOf(await world.as(id), desk)), 'not_allowed');
      assert.equal(refusalOf(await readQueues(await world.as(id), desk)), 'not_allowed');
      assert.equal(refusalOf(await readFindings(await world.as(id), desk)), 'not_allowed');
    }
    assert.equal(refusalOf(await readFindings(await world.as(repairer), desk)), 'not_allowed');
    assert.equal(refusalOf(await readDesk(world.asVisitor(), desk)), 'not_allowed');
    assert.equal(
      refusalOf(await readDesk(await world.as(dispatcher), { ...desk, placeId: 'x' })),
      'place_unknown',
    );
  }));

test('the desk of a building shows the building', () =>
  inWorld(async (world) => {
    await raiseAround(world);
    const rows = async (placeId: string) =>
      valueOf(await readDesk(await world.as(gridWorker), { ...desk, placeId })).rows.length;
    assert.deepEqual(
      [await rows(places.community), await rows(places.compound), await rows(places.building)],
      [5, 4, 2],
    );
  }));

test("one's own page shows what one raised, has in hand, did and follows, with what was said", () =>
  inWorld(async (world) => {
    const raised = await world.raise(people.wang, { title: '修燈' });
    const other = await world.raise(people.chen, { title: '陪診', category: 'hospital' });
    valueOf(await claimMatter(await world.as(people.li), raised));
    valueOf(await offerHelp(await world.as(people.chen), raised));
    const view = valueOf(await readMatter(await world.as(people.li), raised));
    const offerId = view.offersOpen[0]?.id ?? '';
    valueOf(await acceptOffer(await world.as(people.li), { ...raised, offerId }));
    valueOf(await followMatter(await world.as(people.wang), other));
    const mine = async (id: string) => valueOf(await readMine(await world.as(id)));
    const chen = await mine(people.chen);
    assert.deepEqual(
      chen.raised.map(({ title }) => title),
      ['陪診'],
    );
    assert.deepEqual(
      chen.helping.map(({ title }) => title),
      ['修燈'],
    );
    assert.deepEqual(
      chen.news.map(({ verb }) => verb),
      ['accept_offer'],
    );
    const wang = await mine(people.wang);
    assert.deepEqual(
      wang.followed.map(({ title }) => title),
      ['陪診'],
    );
    valueOf(await markDone(await world.as(people.li), { ...raised, note: '好了', photos: [] }));
    const solved = { ...raised, answer: 'solved', wishesToHelp: false } as const;
    valueOf(await confirmMatter(await world.as(people.wang), solved));
    for (const helper of [people.li, people.chen]) {
      const { helped, helping } = await mine(helper);
      assert.deepEqual([helped.length, helping.length], [1, 0]);
    }
    assert.equal(refusalOf(await readMine(world.asVisitor())), 'sign_in_required');
  }));

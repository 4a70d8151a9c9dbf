import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  dispatcher,
  gridWorker,
  inWorld,
  people,
  railing,
  refusalOf,
  repairer,
  valueOf,
} from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { claimMatter, releaseMatter } from './claim.ts';
import { assignMatter, closeMatter, recallMatter } from './dispatch.ts';
import {
  acceptOffer,
  declineOffer,
  offerHelp,
  refuseRelease,
  requestRelease,
  stopHelping,
} from './help.ts';
import { confirmMatter, sayNotFixed } from './judge.ts';
import { readMine } from './mine.ts';
import type { MatterKey } from './open.ts';
import { followMatter } from './talk.ts';
import { readMatter } from './view.ts';
import { markDone } from './work.ts';

const reason = '拖得太久';

async function held(world: MatterWorld, changes = {}): Promise<MatterKey> {
  const key = await world.raise(people.wang, changes);
  valueOf(await claimMatter(await world.as(people.chen), key));
  return key;
}

async function viewOf(world: MatterWorld, key: MatterKey, by: string = dispatcher) {
  return valueOf(await readMatter(await world.as(by), key));
}

/** Offers a hand; gives the id by which it is answered. */
async function offer(world: MatterWorld, key: MatterKey, by: string = people.li): Promise<string> {
  valueOf(await offerHelp(await world.as(by), key));
  return (await viewOf(world, key)).offersOpen.at(-1)?.id ?? '';
}

test('an offer is answered by the holder or the dispatcher, and by nobody else', () =>
  inWorld(async (world) => {
    const key = await held(world);
    const answered = { ...key, offerId: await offer(world, key) };
    for (const id of [people.wang, people.li, gridWorker, repairer]) {
      assert.equal(refusalOf(await acceptOffer(await world.as(id), answered)), 'not_allowed', id);
      assert.equal(refusalOf(await declineOffer(await world.as(id), answered)), 'not_allowed', id);
    }
    assert.equal(refusalOf(await acceptOffer(world.asVisitor(), answered)), 'sign_in_required');
    valueOf(await acceptOffer(await world.as(dispatcher), answered));
    for (const answer of [acceptOffer, declineOffer]) {
      assert.equal(refusalOf(await answer(await world.as(people.chen), answered)), 'offer_gone');
    }
  }));

test('nobody is taken on to help with what is done already, and with what nobody has', () =>
  inWorld(async (world) => {
    const key = await held(world);
    const answered = { ...key, offerId: await offer(world, key) };
    valueOf(await markDone(await world.as(people.chen), { ...key, note: '好了', photos: [] }));
    assert.equal(
      refusalOf(await acceptOffer(await world.as(people.chen), answered)),
      'nobody_has_it',
    );
    assert.equal((await viewOf(world, key, people.chen)).allowed.answerOffers, false);
    assert.equal(refusalOf(await offerHelp(await world.as(people.zhuang), key)), 'matter_closed');
    valueOf(await sayNotFixed(await world.as(people.wang), { ...key, reason: '還在閃' }));
    valueOf(await acceptOffer(await world.as(people.chen), answered));

    const free = await world.raise(people.wang, { body: '還沒有人接' });
    const early = { ...free, offerId: await offer(world, free) };
    assert.equal(refusalOf(await acceptOffer(await world.as(dispatcher), early)), 'nobody_has_it');
  }));

test('an offer outlives a change of hands, and the new holder may take it', () =>
  inWorld(async (world) => {
    const key = await held(world);
    const answered = { ...key, offerId: await offer(world, key) };
    valueOf(await releaseMatter(await world.as(people.chen), { ...key, reason }));
    valueOf(await claimMatter(await world.as(people.zhuang), key));
    assert.equal(
      refusalOf(await acceptOffer(await world.as(people.chen), answered)),
      'not_allowed',
    );
    valueOf(await acceptOffer(await world.as(people.zhuang), answered));
    const helper = (await viewOf(world, key)).hands.find(({ role }) => role === 'helper');
    assert.equal(helper?.person.personId, people.li);
  }));

test('who offered and then takes it all is no helper beside themselves', () =>
  inWorld(async (world) => {
    const key = await held(world);
    const answered = { ...key, offerId: await offer(world, key) };
    valueOf(await releaseMatter(await world.as(people.chen), { ...key, reason }));
    valueOf(await claimMatter(await world.as(people.li), key));
    assert.equal(refusalOf(await acceptOffer(await world.as(people.li), answered)), 'offer_gone');
  }));

test('helpers are thanked with the holder when it is solved, those who left are not', () =>
  inWorld(async (world) => {
    const key = await held(world);
    for (const id of [people.li, people.zhuang]) {
      const offerId = await offer(world, key, id);
      valueOf(await acceptOffer(await world.as(people.chen), { ...key, offerId }));
    }
    valueOf(await stopHelping(await world.as(people.zhuang), key));
    assert.equal(refusalOf(await stopHelping(await world.as(people.zhuang), key)), 'not_helping');
    valueOf(await markDone(await world.as(people.chen), { ...key, note: '好了', photos: [] }));
    const solved = { ...key, answer: 'solved', wishesToHelp: false } as const;
    valueOf(await confirmMatter(await world.as(people.wang), solved));
    const helped = async (id: string) => valueOf(await readMine(await world.as(id))).helped.length;
    assert.deepEqual(
      [await helped(people.chen), await helped(people.li), await helped(people.zhuang)],
      [1, 1, 0],
    );
  }));

test('helpers of what is closed otherwise have done nothing that counts', () =>
  inWorld(async (world) => {
    const key = await held(world);
    const offerId = await offer(world, key);
    valueOf(await acceptOffer(await world.as(people.chen), { ...key, offerId }));
    const close = { ...key, as: 'no_help_wanted', reason: '不用了' } as const;
    valueOf(await closeMatter(await world.as(dispatcher), close));
    const ends = (await viewOf(world, key)).hands.map(({ endReason }) => endReason);
    assert.deepEqual(ends, ['closed', 'closed']);
    assert.equal(valueOf(await readMine(await world.as(people.li))).helped.length, 0);
  }));

test('who asks to let go may be asker, neighbour or staff, not a stranger, and says why', () =>
  inWorld(async (world) => {
    for (const id of [people.wang, people.li, gridWorker]) {
      const key = await held(world, { body: `請 ${id}` });
      const asked = { ...key, reason };
      assert.equal(
        refusalOf(await requestRelease(await world.as(id), { ...key, reason: ' ' })),
        'reason_required',
      );
      assert.equal(
        refusalOf(await requestRelease(await world.as(people.xu), asked)),
        'not_allowed',
      );
      valueOf(await requestRelease(await world.as(id), asked));
      assert.equal(
        refusalOf(await requestRelease(await world.as(people.zhuang), asked)),
        'already_requested',
      );
    }
  }));

test('the holder keeps it with a reason, once for each time they are asked', () =>
  inWorld(async (world) => {
    const key = await held(world);
    const kept = { ...key, reason: '今晚就好' };
    assert.equal(
      refusalOf(await refuseRelease(await world.as(people.chen), kept)),
      'not_requested',
    );
    for (const id of [people.li, people.zhuang]) {
      valueOf(await requestRelease(await world.as(id), { ...key, reason }));
      assert.equal(
        refusalOf(await refuseRelease(await world.as(people.chen), { ...kept, reason: '' })),
        'reason_required',
      );
      assert.equal(refusalOf(await refuseRelease(await world.as(id), kept)), 'not_allowed');
      valueOf(await refuseRelease(await world.as(people.chen), kept));
      assert.equal(
        refusalOf(await refuseRelease(await world.as(people.chen), kept)),
        'not_requested',
      );
    }
    assert.equal((await viewOf(world, key)).state, 'claimed');
  }));

test('letting go, being recalled or given to another grants what was asked', () =>
  inWorld(async (world) => {
    const ways = [
      async (key: MatterKey) => releaseMatter(await world.as(people.chen), { ...key, reason }),
      async (key: MatterKey) => recallMatter(await world.as(dispatcher), { ...key, reason }),
      async (key: MatterKey) =>
        assignMatter(await world.as(dispatcher), { ...key, assigneeId: repairer, reason }),
    ];
    for (const [index, way] of ways.entries()) {
      const key = await held(world, { body: `第 ${index} 種` });
      valueOf(await requestRelease(await world.as(people.li), { ...key, reason }));
      valueOf(await way(key));
      assert.equal((await viewOf(world, key)).requests.length, 0);
    }
  }));

test('who was assigned asks to be let off, who claimed lets go instead', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang, railing);
    valueOf(await assignMatter(await world.as(dispatcher), { ...key, assigneeId: repairer }));
    valueOf(await requestRelease(await world.as(repairer), { ...key, reason: '人手不夠' }));
    assert.deepEqual(
      (await viewOf(world, key)).requests.map(({ kind }) => kind),
      ['release'],
    );
    const own = await held(world);
    assert.equal(
      refusalOf(await requestRelease(await world.as(people.chen), { ...own, reason })),
      'own_work',
    );
  }));

test('the asker is not counted among those who met with it too', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang, railing);
    valueOf(await followMatter(await world.as(people.wang), key));
    valueOf(await followMatter(await world.as(people.lin, people.wang), key));
    assert.equal((await viewOf(world, key)).followers, 0);
    valueOf(await followMatter(await world.as(people.lin), key));
    assert.equal((await viewOf(world, key)).followers, 1);
  }));

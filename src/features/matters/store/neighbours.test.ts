import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MatterRequest } from '#/features/matters/model/record.ts';
import { inWorld, people, places } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { plain } from '#test/plain.ts';
import { findMatter } from './matters.ts';
import {
  answerOffers,
  answerRequests,
  deleteFollower,
  insertFollower,
  insertOffer,
  insertRequest,
  isFollower,
  listFollowers,
  listOffers,
  listOpenRequests,
} from './neighbours.ts';
import type { MatterKey } from './tables.ts';

const id = (number: number) =>
  `019cf000-0000-7000-8000-0000000009${String(number).padStart(2, '0')}`;

/** A matter, the one beside it, and the same id in another community. */
async function around(world: MatterWorld): Promise<readonly [MatterKey, MatterKey, MatterKey]> {
  const key = await world.raise(people.wang);
  const beside = await world.raise(people.li, { body: '另一件事' });
  return [key, beside, { ...key, communityId: places.nextCommunity }];
}

const by = (personId: string) => ({ personId, actorId: personId });

test('following counts once for each, and is undone once', () =>
  inWorld(async (world) => {
    const { db } = world;
    const [key, beside, elsewhere] = await around(world);
    const follow = { ...by(people.li), origin: 'follows', since: world.now() } as const;
    assert.equal(await insertFollower(db, key, follow), true);
    assert.equal(await insertFollower(db, key, { ...follow, origin: 'merged' }), false);
    assert.equal((await findMatter(db, key))?.counts.followers, 1);
    assert.equal(await isFollower(db, key, people.li), true);
    for (const other of [beside, elsewhere])
      assert.equal(await isFollower(db, other, people.li), false);
    assert.equal(await deleteFollower(db, beside, people.li), false);
    assert.equal(await deleteFollower(db, key, people.li), true);
    assert.equal(await deleteFollower(db, key, people.li), false);
    assert.equal((await findMatter(db, key))?.counts.followers, 0);
  }));

test('followers are listed by how long they follow', () =>
  inWorld(async (world) => {
    const { db } = world;
    const [key] = await around(world);
    const at = world.now();
    const since = [
      [people.li, 3],
      [people.chen, 1],
      [people.zhuang, 2],
    ] as const;
    for (const [personId, hours] of since) {
      await insertFollower(db, key, {
        ...by(personId),
        origin: 'follows',
        since: at.add({ hours }),
      });
    }
    assert.deepEqual(await listFollowers(db, key), [people.chen, people.zhuang, people.li]);
  }));

test('an offer is open until it is answered, and may be made again after', () =>
  inWorld(async (world) => {
    const { db } = world;
    const [key, beside] = await around(world);
    const offer = { ...by(people.li), at: world.now(), words: '我有梯子' };
    assert.equal(await insertOffer(db, key, { ...offer, id: id(1) }), true);
    assert.equal(await insertOffer(db, key, { ...offer, id: id(2) }), false);
    assert.equal(await insertOffer(db, beside, { ...offer, id: id(3), words: undefined }), true);
    const answer = { answer: 'declined', at: world.now(), by: people.chen };
    assert.equal(
      await answerOffers(db, key, { ...answer, offerId: id(3) }),
      0,
      'of the other matter',
    );
    assert.equal(await answerOffers(db, key, { ...answer, offerId: id(1) }), 1);
    assert.equal(await answerOffers(db, key, { ...answer, answer: 'accepted', offerId: id(1) }), 0);
    assert.equal(await insertOffer(db, key, { ...offer, id: id(4) }), true);
    const listed = (await listOffers(db, key)).map(({ id: own, answer: given, words }) => [
      own,
      given,
      words,
    ]);
    assert.deepEqual(listed, [
      [id(1), 'declined', '我有梯子'],
      [id(4), undefined, '我有梯子'],
    ]);
    assert.equal((await findMatter(db, key))?.counts.offers, 2, 'how many there ever were');
  }));

test('all open offers lapse at once, those answered stay answered', () =>
  inWorld(async (world) => {
    const { db } = world;
    const [key] = await around(world);
    const offerers = [people.li, people.chen, people.zhuang];
    for (const [index, personId] of offerers.entries()) {
      const offer = { ...by(personId), id: id(index), at: world.now(), words: undefined };
      await insertOffer(db, key, offer);
    }
    const at = world.now();
    await answerOffers(db, key, { answer: 'accepted', at, by: people.wang, offerId: id(0) });
    assert.equal(await answerOffers(db, key, { answer: 'lapsed', at, by: undefined }), 2);
    const answers = (await listOffers(db, key)).map(({ answer }) => answer);
    assert.deepEqual(answers, ['accepted', 'lapsed', 'lapsed']);
  }));

test('a request of each kind is open once, and read as it was made', () =>
  inWorld(async (world) => {
    const { db } = world;
    const [key, beside] = await around(world);
    const at = world.now();
    const release: MatterRequest = {
      id: id(1),
      kind: 'release',
      personId: people.li,
      at,
      reason: '換人',
      until: undefined,
    };
    const pause: MatterRequest = {
      ...release,
      id: id(2),
      kind: 'pause',
      until: at.add({ hours: 48 }),
    };
    for (const request of [release, pause]) {
      assert.equal(await insertRequest(db, key, { ...request, actorId: people.lin }), true);
    }
    const again = { ...release, id: id(3), personId: people.chen, actorId: people.chen };
    assert.equal(await insertRequest(db, key, again), false, 'whoever asks second is told so');
    assert.equal(await insertRequest(db, beside, again), true);
    assert.deepEqual(plain(await listOpenRequests(db, key)), plain([release, pause]));
  }));

test('requests are answered by kind, once, on their own matter', () =>
  inWorld(async (world) => {
    const { db } = world;
    const [key, beside] = await around(world);
    const at = world.now();
    const made = { personId: people.li, actorId: people.li, at, reason: '換人', until: undefined };
    await insertRequest(db, key, { ...made, id: id(1), kind: 'release' });
    await insertRequest(db, key, { ...made, id: id(2), kind: 'pause' });
    await insertRequest(db, beside, { ...made, id: id(3), kind: 'release' });
    const answer = { answer: 'refused', at, by: people.chen };
    assert.equal(await answerRequests(db, key, { ...answer, kinds: ['release'] }), 1);
    assert.equal(await answerRequests(db, key, { ...answer, kinds: ['release'] }), 0);
    assert.equal((await listOpenRequests(db, key)).length, 1);
    assert.equal((await listOpenRequests(db, beside)).length, 1);
    assert.equal(await answerRequests(db, key, { ...answer, kinds: ['release', 'pause'] }), 1);
    assert.deepEqual(await listOpenRequests(db, key), []);
    assert.equal(await insertRequest(db, key, { ...made, id: id(4), kind: 'release' }), true);
  }));

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { NoteVisibility } from '#/features/matters/model/matter.ts';
import {
  dispatcher,
  inWorld,
  people,
  places,
  railing,
  refusalOf,
  repairer,
  told,
  valueOf,
} from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { claimMatter, releaseMatter } from './claim.ts';
import { assignMatter } from './dispatch.ts';
import { dropDraft, keepDraft, openDraft } from './drafts.ts';
import {
  acceptOffer,
  declineOffer,
  offerHelp,
  refuseRelease,
  requestRelease,
  stopHelping,
} from './help.ts';
import { withdrawMatter } from './judge.ts';
import type { MatterKey } from './open.ts';
import { raiseMatter } from './raise.ts';
import { addPhotos, commentOnMatter, followMatter, unfollowMatter } from './talk.ts';
import { readMatter } from './view.ts';
import { markDone } from './work.ts';

async function claimedNeed(world: MatterWorld): Promise<MatterKey> {
  const key = await world.raise(people.wang);
  valueOf(await claimMatter(await world.as(people.li), key));
  return key;
}

async function offerOf(world: MatterWorld, key: MatterKey): Promise<string> {
  const view = valueOf(await readMatter(await world.as(people.li), key));
  return view.offersOpen[0]?.id ?? '';
}

test('a neighbour offers a hand, the holder takes it, and both are thanked by the record', () =>
  inWorld(async (world) => {
    const key = await claimedNeed(world);
    const offer = { ...key, words: '我有梯子' };
    valueOf(await offerHelp(await world.as(people.chen), offer));
    assert.equal(refusalOf(await offerHelp(await world.as(people.chen), offer)), 'already_offered');
    const offerId = await offerOf(world, key);
    const take = { ...key, offerId };
    assert.equal(refusalOf(await acceptOffer(await world.as(people.wang), take)), 'not_allowed');
    valueOf(await acceptOffer(await world.as(people.li), take));
    assert.equal(refusalOf(await acceptOffer(await world.as(people.li), take)), 'offer_gone');
    assert.equal(refusalOf(await offerHelp(await world.as(people.chen), offer)), 'already_helping');
    const view = valueOf(await readMatter(await world.as(people.chen), key));
    assert.ok(view.parts.includes('helper') && view.allowed.stopHelping);
    assert.deepEqual(view.hands.map(({ role }) => role).toSorted(), ['helper', 'lead']);
  }));

test('who asked, who has it, who lives elsewhere, and who comes too late offers no hand', () =>
  inWorld(async (world) => {
    const key = await claimedNeed(world);
    assert.equal(refusalOf(await offerHelp(await world.as(people.wang), key)), 'own_matter');
    assert.equal(refusalOf(await offerHelp(await world.as(people.li), key)), 'already_helping');
    assert.equal(refusalOf(await offerHelp(await world.as(people.lin), key)), 'not_allowed');
    assert.equal(refusalOf(await offerHelp(world.asVisitor(), key)), 'sign_in_required');
    valueOf(await markDone(await world.as(people.li), { ...key, note: '好了', photos: [] }));
    assert.equal(refusalOf(await offerHelp(await world.as(people.chen), key)), 'matter_closed');
  }));

test('an offer is declined, lapses when the matter ends, and needs somebody to help', () =>
  inWorld(async (world) => {
    const key = await claimedNeed(world);
    valueOf(await offerHelp(await world.as(people.chen), key));
    const offerId = await offerOf(world, key);
    assert.equal(
      refusalOf(await declineOffer(await world.as(people.chen), { ...key, offerId })),
      'not_allowed',
    );
    valueOf(await declineOffer(await world.as(people.li), { ...key, offerId }));
    assert.equal(
      refusalOf(await declineOffer(await world.as(people.li), { ...key, offerId })),
      'offer_gone',
    );
    valueOf(await offerHelp(await world.as(people.chen), key));
    const second = await offerOf(world, key);
    valueOf(await releaseMatter(await world.as(people.li), { ...key, reason: '出差' }));
    const take = { ...key, offerId: second };
    assert.equal(refusalOf(await acceptOffer(await world.as(dispatcher), take)), 'nobody_has_it');
    valueOf(await withdrawMatter(await world.as(people.wang), key));
    const { rows } = await sql<{ answer: string }>`
      select answer from matters.offer where matter_id = ${key.id} order by at, answer`.execute(
      world.db,
    );
    assert.deepEqual(rows.map(({ answer }) => answer).toSorted(), ['declined', 'lapsed']);
  }));

test('a helper stops helping, and who takes the lead helps no longer', () =>
  inWorld(async (world) => {
    const key = await claimedNeed(world);
    valueOf(await offerHelp(await world.as(people.chen), key));
    valueOf(
      await acceptOffer(await world.as(people.li), { ...key, offerId: await offerOf(world, key) }),
    );
    assert.equal(refusalOf(await stopHelping(await world.as(people.zhuang), key)), 'not_helping');
    valueOf(await stopHelping(await world.as(people.chen), key));
    assert.equal(refusalOf(await stopHelping(await world.as(people.chen), key)), 'not_helping');
    valueOf(await offerHelp(await world.as(people.chen), key));
    valueOf(
      await acceptOffer(await world.as(people.li), { ...key, offerId: await offerOf(world, key) }),
    );
    const move = { ...key, assigneeId: people.chen, reason: '他更熟' };
    valueOf(await assignMatter(await world.as(dispatcher), move));
    const view = valueOf(await readMatter(await world.as(people.chen), key));
    const live = view.hands.filter(({ until }) => until === undefined);
    assert.deepEqual(
      live.map(({ role }) => role),
      ['lead'],
    );
  }));

test('the holder is asked to let go, with a reason, and says yes or no', () =>
  inWorld(async (world) => {
    const key = await claimedNeed(world);
    const ask = { ...key, reason: '我明天一早就能去' };
    const release = async (by: string, wish = ask) => requestRelease(await world.as(by), wish);
    assert.equal(refusalOf(await release(people.chen, { ...ask, reason: ' ' })), 'reason_required');
    assert.equal(refusalOf(await release(people.li)), 'own_work');
    assert.equal(refusalOf(await release(people.lin)), 'not_allowed');
    valueOf(await release(people.chen));
    assert.equal(refusalOf(await release(people.zhuang)), 'already_requested');
    const view = valueOf(await readMatter(await world.as(people.li), key));
    assert.equal(view.requests[0]?.reason, ask.reason);
    assert.ok(view.allowed.refuseRelease);
    const keep = { ...key, reason: '我今晚就去' };
    assert.equal(refusalOf(await refuseRelease(await world.as(people.chen), keep)), 'not_allowed');
    assert.equal(
      refusalOf(await refuseRelease(await world.as(people.li), { ...keep, reason: '' })),
      'reason_required',
    );
    valueOf(await refuseRelease(await world.as(people.li), keep));
    assert.equal(refusalOf(await refuseRelease(await world.as(people.li), keep)), 'not_requested');
    valueOf(await release(people.chen));
    valueOf(await releaseMatter(await world.as(people.li), { ...key, reason: '好，你來' }));
    const { rows } = await sql<{ answer: string }>`
      select answer from matters.request where matter_id = ${key.id}`.execute(world.db);
    assert.deepEqual(rows.map(({ answer }) => answer).toSorted(), ['granted', 'refused']);
    assert.equal(refusalOf(await release(people.zhuang)), 'nobody_has_it');
  }));

test('who was assigned may ask to be let off', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.li, railing);
    valueOf(await assignMatter(await world.as(dispatcher), { ...key, assigneeId: repairer }));
    valueOf(await requestRelease(await world.as(repairer), { ...key, reason: '缺焊機' }));
  }));

test('following counts once, and can be undone', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang, railing);
    const count = async () => valueOf(await readMatter(world.asVisitor(), key)).followers;
    valueOf(await followMatter(await world.as(people.li), key));
    valueOf(await followMatter(await world.as(people.li), key));
    valueOf(await followMatter(await world.as(people.lin), key));
    assert.equal(await count(), 2);
    assert.ok(valueOf(await readMatter(await world.as(people.li), key)).isFollowing);
    valueOf(await unfollowMatter(await world.as(people.li), key));
    valueOf(await unfollowMatter(await world.as(people.li), key));
    assert.equal(await count(), 1);
    assert.equal(refusalOf(await followMatter(world.asVisitor(), key)), 'sign_in_required');
    assert.equal(refusalOf(await unfollowMatter(world.asVisitor(), key)), 'sign_in_required');
  }));

test('comments are counted when all may read them; an empty one is none', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang);
    const say = async (by: string, body: string, visibility: NoteVisibility = 'public') =>
      commentOnMatter(await world.as(by), { ...key, body, visibility });
    assert.equal(refusalOf(await say(people.li, ' \n')), 'nothing_told');
    valueOf(await say(people.li, '我也碰到過'));
    valueOf(await say(people.wang, '悄悄說', 'parties'));
    assert.equal(valueOf(await readMatter(world.asVisitor(), key)).comments, 1);
    const visitor = await commentOnMatter(world.asVisitor(), { ...key, body: '我' });
    assert.equal(refusalOf(visitor), 'sign_in_required');
  }));

test('those in it and staff add photos, up to a limit, others do not', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang, railing);
    const asker = await world.as(people.wang);
    const photos = (count: number) => Array.from({ length: count }, () => asker.newId());
    const add = async (by: string, count: number) =>
      addPhotos(await world.as(by), { ...key, fileIds: photos(count), stage: 'before' });
    valueOf(await add(people.wang, 2));
    valueOf(await add(dispatcher, 1));
    assert.equal(refusalOf(await add(people.li, 1)), 'not_allowed');
    assert.equal(refusalOf(await add(people.wang, 10)), 'too_many_photos');
    assert.equal(valueOf(await readMatter(world.asVisitor(), key)).photoList.length, 3);
    const isOffered = async () => valueOf(await readMatter(asker, key)).allowed.addPhotos;
    valueOf(await add(people.wang, 8));
    assert.equal(await isOffered(), true, 'there is room for one');
    valueOf(await add(people.wang, 1));
    assert.equal(await isOffered(), false, 'twelve are there');
  }));

test('a draft keeps what was told from screen to screen, and is gone once it is raised', () =>
  inWorld(async (world) => {
    const visitor = world.asVisitor();
    const first = valueOf(await keepDraft(visitor, { fields: { body: '燈壞了' } }));
    const photo = visitor.newId();
    const second = valueOf(
      await keepDraft(visitor, {
        token: first.token,
        fields: { place: places.building },
        addPhotos: [photo, photo],
      }),
    );
    assert.deepEqual(second.draft.fields, { body: '燈壞了', place: places.building });
    assert.deepEqual(second.draft.photos, [photo]);
    // Signing in half-way takes the draft along; nobody else opens it from then on.
    const li = await world.as(people.li);
    valueOf(await keepDraft(li, { token: first.token, fields: {}, removePhotos: [photo] }));
    assert.equal(await openDraft(visitor, first.token), undefined);
    assert.equal(
      refusalOf(await keepDraft(await world.as(people.chen), { token: first.token, fields: {} })),
      'draft_gone',
    );
    const draft = await openDraft(await world.as(people.li), first.token);
    assert.deepEqual(draft?.photos, []);
    const many = Array.from({ length: 13 }, () => li.newId());
    assert.equal(
      refusalOf(await keepDraft(li, { token: first.token, fields: {}, addPhotos: many })),
      'too_many_photos',
    );
    valueOf(await raiseMatter(li, told({ draftToken: first.token })));
    assert.equal(await openDraft(li, first.token), undefined);
  }));

test('a draft nobody comes back to is forgotten after seven days, one thrown away at once', () =>
  inWorld(async (world) => {
    const { token } = valueOf(await keepDraft(world.asVisitor(), { fields: { body: '一' } }));
    world.forward({ hours: 24 * 7 - 1 });
    assert.ok((await openDraft(world.asVisitor(), token)) !== undefined);
    world.forward({ hours: 2 });
    assert.equal(await openDraft(world.asVisitor(), token), undefined);
    assert.equal(
      refusalOf(await keepDraft(world.asVisitor(), { token, fields: {} })),
      'draft_gone',
    );
    const again = valueOf(await keepDraft(world.asVisitor(), { fields: { body: '二' } }));
    valueOf(await dropDraft(world.asVisitor(), { token: again.token }));
    valueOf(await dropDraft(world.asVisitor(), { token: again.token }));
    assert.equal(await openDraft(world.asVisitor(), again.token), undefined);
    assert.equal(await openDraft(world.asVisitor(), 'unknown'), undefined);
  }));

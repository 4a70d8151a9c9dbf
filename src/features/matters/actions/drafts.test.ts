import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DRAFT_DAYS, MAX_PHOTOS } from '#/features/matters/model/limits.ts';
import { inWorld, people, refusalOf, told, valueOf } from '#test/matters-world.ts';
import { dropDraft, keepDraft, openDraft } from './drafts.ts';
import { raiseMatter } from './raise.ts';
import { readMatter } from './view.ts';

const photo = (number: number) =>
  `019cf000-0000-7000-8000-0000000002${String(number).padStart(2, '0')}`;
const photos = (count: number) => Array.from({ length: count }, (_, number) => photo(number));

test('each draft has a token of its own that nobody could guess', () =>
  inWorld(async (world) => {
    const by = await world.as(people.wang);
    const tokens = new Set<string>();
    for (let number = 0; number < 5; number += 1) {
      tokens.add(valueOf(await keepDraft(by, { fields: {} })).token);
    }
    assert.equal(tokens.size, 5);
    for (const token of tokens) assert.match(token, /^[\w-]{24}$/);
  }));

test('what was told on an earlier screen stays until it is told anew', () =>
  inWorld(async (world) => {
    const by = await world.as(people.wang);
    const { token } = valueOf(await keepDraft(by, { fields: { body: '燈壞了', place: 'a' } }));
    valueOf(await keepDraft(by, { token, fields: { place: 'b', groups: ['x', 'y'] } }));
    const draft = await openDraft(by, token);
    assert.deepEqual(draft?.fields, { body: '燈壞了', place: 'b', groups: ['x', 'y'] });
  }));

test('photos are added once each, taken away, and no more than there may be', () =>
  inWorld(async (world) => {
    const by = await world.as(people.wang);
    const { token } = valueOf(await keepDraft(by, { fields: {}, addPhotos: photos(MAX_PHOTOS) }));
    const keep = async (change: object) => keepDraft(by, { token, fields: {}, ...change });
    valueOf(await keep({ addPhotos: [photo(0)] }));
    assert.equal((await openDraft(by, token))?.photos.length, MAX_PHOTOS);
    assert.equal(refusalOf(await keep({ addPhotos: [photo(50)] })), 'too_many_photos');
    assert.equal((await openDraft(by, token))?.photos.length, MAX_PHOTOS, 'the others are kept');
    valueOf(await keep({ removePhotos: [photo(0)], addPhotos: [photo(50)] }));
    const left = (await openDraft(by, token))?.photos ?? [];
    assert.deepEqual([left.includes(photo(0)), left.includes(photo(50))], [false, true]);
  }));

test('a draft of somebody is opened by that one alone, also with its token', () =>
  inWorld(async (world) => {
    const { token } = valueOf(
      await keepDraft(await world.as(people.wang), { fields: { body: '私事' } }),
    );
    for (const other of [
      await world.as(people.li),
      world.asVisitor(),
      await world.as(people.zhuang),
    ]) {
      assert.equal(await openDraft(other, token), undefined);
      assert.equal(refusalOf(await keepDraft(other, { token, fields: {} })), 'draft_gone');
      valueOf(await dropDraft(other, { token }));
    }
    assert.ok((await openDraft(await world.as(people.wang), token)) !== undefined);
  }));

test('whoever types for another goes on with the draft, the other does not', () =>
  inWorld(async (world) => {
    const daughter = await world.as(people.lin, people.wang);
    const { token } = valueOf(await keepDraft(daughter, { fields: { body: '媽媽的燈' } }));
    assert.ok((await openDraft(await world.as(people.lin), token)) !== undefined);
    assert.equal(await openDraft(await world.as(people.wang), token), undefined);
  }));

test('who begins as a visitor and signs in takes the draft along, and it is theirs from then on', () =>
  inWorld(async (world) => {
    const { token } = valueOf(await keepDraft(world.asVisitor(), { fields: { body: '路過看見' } }));
    assert.ok((await openDraft(await world.as(people.li), token)) !== undefined, "nobody's as yet");
    valueOf(await keepDraft(await world.as(people.wang), { token, fields: {} }));
    assert.equal(await openDraft(world.asVisitor(), token), undefined);
    assert.equal(await openDraft(await world.as(people.li), token), undefined);
    assert.equal((await openDraft(await world.as(people.wang), token))?.fields['body'], '路過看見');
  }));

test('a draft is gone seven days after the last word, to the very instant', () =>
  inWorld(async (world) => {
    const { token } = valueOf(await keepDraft(await world.as(people.wang), { fields: {} }));
    world.forward({ hours: DRAFT_DAYS * 24 });
    world.forward({ microseconds: -1 });
    assert.ok((await openDraft(await world.as(people.wang), token)) !== undefined);
    world.forward({ microseconds: 1 });
    assert.equal(await openDraft(await world.as(people.wang), token), undefined);
    const late = await keepDraft(await world.as(people.wang), { token, fields: {} });
    assert.equal(refusalOf(late), 'draft_gone');
  }));

test('what is raised from a draft leaves none behind, and brings its photos along', () =>
  inWorld(async (world) => {
    const by = await world.as(people.wang);
    const { token } = valueOf(await keepDraft(by, { fields: {}, addPhotos: photos(2) }));
    const key = valueOf(await raiseMatter(by, told({ draftToken: token, photos: photos(2) })));
    assert.equal(await openDraft(by, token), undefined);
    assert.equal(valueOf(await readMatter(by, key)).photoList.length, 2);
    valueOf(await dropDraft(by, { token }));
  }));

test('a token nobody gave out opens nothing, whatever it is', () =>
  inWorld(async (world) => {
    const by = await world.as(people.wang);
    for (const token of ['', 'x', "' or true", '\u0000', 'A'.repeat(5_000)]) {
      assert.equal(await openDraft(by, token), undefined);
      assert.equal(refusalOf(await keepDraft(by, { token, fields: {} })), 'draft_gone');
    }
  }));

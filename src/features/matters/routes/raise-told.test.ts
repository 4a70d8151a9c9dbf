import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as fc from 'fast-check';
import { servePlace } from '#/features/places/index.ts';
import { openMatterSite } from '#test/matter-site.ts';
import type { MatterSite } from '#test/matter-site.ts';
import { dispatcher, people, places } from '#test/matters-world.ts';
import { property } from '#test/property.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { DraftId } from '#/features/matters/model/record.ts';
import { profiles, visibilities } from '#/features/matters/model/matter.ts';
import { brand } from '#/lib/brand.ts';
import { findPlace } from '#/features/places/index.ts';
import { findBoardPlace, hasBoard } from './home.ts';
import { findCommunity, openTold, readTold } from './raise-told.ts';

let site: MatterSite;

before(async () => {
  site = await openMatterSite();
});

after(() => site.close());

type Fields = Readonly<Record<string, string | readonly string[]>>;

function told(fields: Fields, photos: readonly string[] = []) {
  return readTold('t1', {
    id: brand<DraftId>('019cf000-0000-7000-8000-0000000000aa'),
    personId: undefined,
    fields,
    photos: [...photos],
    expiresAt: Temporal.Instant.from('2026-12-01T00:00:00Z'),
  });
}

test('an empty draft tells nothing, for everybody to see, by name', () => {
  assert.deepEqual(told({}), {
    token: 't1',
    body: '',
    photos: [],
    placeId: undefined,
    isPlaceChosen: false,
    category: undefined,
    suggestedCategory: undefined,
    profile: undefined,
    visibility: 'all',
    isAnonymous: false,
    about: undefined,
    paperForm: undefined,
    asked: [],
    yes: [],
  });
});

test('what was told reads as it was told', () => {
  const read = told(
    {
      body: '欄杆鬆了。',
      placeId: 'dongxing',
      isPlaceChosen: '1',
      category: 'railing',
      suggestedCategory: 'road',
      profile: 'report',
      visibility: 'staff',
      isAnonymous: '1',
      about: 'person:x',
      asked: ['injured', 'falling_now'],
      yes: ['injured'],
    },
    ['p1'],
  );
  assert.equal(read.body, '欄杆鬆了。');
  assert.deepEqual([read.placeId, read.isPlaceChosen], ['dongxing', true]);
  assert.deepEqual([read.category, read.suggestedCategory], ['railing', 'road']);
  assert.deepEqual([read.profile, read.visibility, read.isAnonymous], ['report', 'staff', true]);
  assert.deepEqual([read.asked, read.yes], [['injured', 'falling_now'], ['injured']]);
  assert.deepEqual([read.about, read.photos], ['person:x', ['p1']]);
});

test('what was emptied again reads as not told', () => {
  const read = told({ placeId: '', isPlaceChosen: '', isAnonymous: '', category: '', profile: '' });
  assert.deepEqual(
    [read.placeId, read.isPlaceChosen, read.isAnonymous, read.category, read.profile],
    [undefined, false, false, undefined, undefined],
  );
});

test('one answer alone is a list of one', () => {
  assert.deepEqual(told({ asked: 'injured' }).asked, ['injured']);
});

property(
  'whatever another release left in a draft reads as something this one understands',
  fc.property(
    fc.dictionary(
      fc.constantFrom('body', 'placeId', 'profile', 'visibility', 'asked', 'yes', 'about', 'odd'),
      fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 })),
    ),
    (fields) => {
      const read = told(fields);
      assert.ok(visibilities.includes(read.visibility));
      assert.ok(read.profile === undefined || profiles.includes(read.profile));
      assert.equal(typeof read.body, 'string');
      assert.ok(Array.isArray(read.asked) && Array.isArray(read.yes));
    },
  ),
);

test('a draft that is none is gone, by the same words as one of somebody else', async () => {
  const context = await site.context(people.li);
  const opened = await openTold(context, 'made-up');
  assert.ok(!opened.ok);
  assert.equal(opened.refusal, 'draft_gone');
});

test('it is raised in the community of its place, else in the teller’s own', async () => {
  const li = await site.context(people.li);
  assert.equal((await findCommunity(li, places.nextBuilding))?.id, places.nextCommunity);
  assert.equal((await findCommunity(li, undefined))?.id, places.community);
  assert.equal(await findCommunity(li, 'nowhere'), undefined);
  assert.equal(await findCommunity(li, places.district), undefined, 'no community lies above');
});

test('a board is of the place asked for, of one’s home, of one’s work, or of the installation', async () => {
  const id = async (personId: string | undefined, wanted?: string) => {
    const context =
      personId === undefined ? site.app.context(visitor) : await site.context(personId);
    return (await findBoardPlace(context, wanted))?.id;
  };
  assert.equal(await id(people.li, places.nextCommunity), places.nextCommunity);
  assert.equal(await id(people.lin), places.nextCommunity);
  assert.equal(await id(dispatcher), places.community);
  assert.equal(await id(people.li, 'nowhere'), undefined);
  assert.equal(await id(undefined), undefined);
  await servePlace(site.app.db, places.community, site.app.clock.now());
  assert.equal(await id(undefined), places.community);
});

test('a community and what lies in it has a board, nothing above it has one', async () => {
  const has = async (id: string) => {
    const place = await findPlace(site.app.db, id);
    assert.ok(place, id);
    return hasBoard(place);
  };
  for (const id of [places.community, places.compound, places.building])
    assert.ok(await has(id), id);
  for (const id of [places.subdistrict, places.district]) assert.ok(!(await has(id)), id);
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { brand } from '#/lib/brand.ts';
import type { OrganisationId } from '#/features/organisations/model.ts';
import { bodiesSite } from '#test/bodies.ts';
import type { Site } from '#test/bodies.ts';
import {
  findOrganisation,
  listKinds,
  listOrganisationsAt,
  listOrganisationsUnder,
  listSelfAndAbove,
  lockOrganisation,
  renameKind,
  saveOrganisation,
} from './organisations.ts';

let site: Site;

before(async () => {
  site = await bodiesSite();
});

after(() => site.app.close());

const day = (text: string) => Temporal.PlainDate.from(text);

type Saved = Parameters<typeof saveOrganisation>[1];

/** Writes an organisation; what is not said is as of an owners' committee of the compound. */
async function save(changes: Partial<Saved> = {}): Promise<Saved> {
  const saved: Saved = {
    id: brand<OrganisationId>(crypto.randomUUID()),
    communityId: site.world.community.id,
    placeId: site.world.compound.id,
    kindCode: 'owners_committee',
    parentId: undefined,
    name: '東興業委會',
    telephone: undefined,
    openedOn: day('2026-01-05'),
    closedOn: undefined,
    ...changes,
  };
  await saveOrganisation(site.app.db, saved);
  return saved;
}

test('what was saved is found again with the names of its kind', async () => {
  const saved = await save({ telephone: '0592-000 0001' });
  const found = await findOrganisation(site.app.db, saved.id);
  assert.deepEqual(
    [found?.name, found?.telephone, found?.openedOn.toString(), found?.closedOn, found?.parentId],
    ['東興業委會', '0592-000 0001', '2026-01-05', undefined, undefined],
  );
  assert.equal(found?.kind.names.hans, '业委会');
  assert.equal(found?.communityId, site.world.community.id);
});

test('a body above every community belongs to none', async () => {
  const saved = await save({ communityId: undefined, placeId: '350203' });
  assert.equal((await findOrganisation(site.app.db, saved.id))?.communityId, undefined);
});

test('nobody is found by an id that was never given', async () => {
  const id = crypto.randomUUID();
  assert.equal(await findOrganisation(site.app.db, id), undefined);
  assert.equal(await lockOrganisation(site.app.db, id), undefined);
  assert.deepEqual(await listSelfAndAbove(site.app.db, id), []);
});

test('saving again changes name, telephone, parent and end, never place, kind or beginning', async () => {
  const upper = await save({ name: '上級' });
  const saved = await save({ telephone: '110' });
  await saveOrganisation(site.app.db, {
    ...saved,
    name: '改名',
    telephone: undefined,
    parentId: upper.id,
    closedOn: day('2026-05-01'),
    placeId: site.world.community.id,
    kindCode: 'party_branch',
    openedOn: day('2020-01-01'),
  });
  const found = await findOrganisation(site.app.db, saved.id);
  assert.deepEqual(
    [found?.name, found?.telephone, found?.parentId, found?.closedOn?.toString()],
    ['改名', undefined, upper.id, '2026-05-01'],
  );
  assert.deepEqual(
    [found?.placeId, found?.kind.code, found?.openedOn.toString()],
    [site.world.compound.id, 'owners_committee', '2026-01-05'],
  );
});

test('open bodies of a place stand in the order of their kinds, then of their age', async () => {
  const [building] = site.world.buildings;
  assert.ok(building);
  const at = { placeId: building.id };
  const younger = await save({ ...at, openedOn: day('2026-03-01') });
  const older = await save({ ...at, openedOn: day('2025-03-01') });
  const branch = await save({ ...at, kindCode: 'party_branch' });
  await save({ ...at, closedOn: day('2026-06-01') });
  const listed = await listOrganisationsAt(site.app.db, [building.id]);
  assert.deepEqual(
    listed.map(({ id }) => id),
    [branch.id, older.id, younger.id],
  );
});

test('bodies of several places are listed at once, and of no place none', async () => {
  const [, second, third] = site.world.buildings;
  assert.ok(second && third);
  await save({ placeId: second.id });
  await save({ placeId: third.id });
  const both = await listOrganisationsAt(site.app.db, [second.id, third.id]);
  assert.deepEqual(both.map(({ placeId }) => placeId).toSorted(), [second.id, third.id].toSorted());
  assert.deepEqual(await listOrganisationsAt(site.app.db, []), []);
});

test('what stands directly under a body is listed, without what is closed or deeper', async () => {
  const top = await save();
  const direct = await save({ parentId: top.id });
  await save({ parentId: direct.id });
  await save({ parentId: top.id, closedOn: day('2026-06-01') });
  const under = await listOrganisationsUnder(site.app.db, top.id);
  assert.deepEqual(
    under.map(({ id }) => id),
    [direct.id],
  );
});

test('the way up begins with the body itself and ends, even if a circle had been made', async () => {
  const top = await save();
  const middle = await save({ parentId: top.id });
  const low = await save({ parentId: middle.id });
  assert.deepEqual(await listSelfAndAbove(site.app.db, low.id), [low.id, middle.id, top.id]);
  await saveOrganisation(site.app.db, { ...top, parentId: low.id });
  const round = await listSelfAndAbove(site.app.db, low.id);
  assert.deepEqual(round.toSorted(), [low.id, middle.id, top.id].toSorted());
});

test('whoever holds a body lets nobody else change it before the end', async () => {
  const saved = await save({ name: '先' });
  const order: string[] = [];
  const { promise: isHeld, resolve: held } = Promise.withResolvers<void>();
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
  const first = site.app.db.transaction().execute(async (tx) => {
    await lockOrganisation(tx, saved.id);
    held();
    await mayEnd;
    order.push('first');
    await saveOrganisation(tx, { ...saved, name: '後' });
  });
  await isHeld;
  const second = site.app.db.transaction().execute(async (tx) => {
    const seen = await lockOrganisation(tx, saved.id);
    order.push('second');
    return seen?.name;
  });
  end();
  await first;
  assert.equal(await second, '後');
  assert.deepEqual(order, ['first', 'second']);
});

test('kinds are listed in the order of the reference, each in three scripts', async () => {
  const kinds = await listKinds(site.app.db);
  const codes = kinds.map(({ code }) => code);
  assert.ok(codes.indexOf('party_branch') < codes.indexOf('owners_committee'));
  assert.equal(new Set(codes).size, codes.length);
  for (const { code, names, icon } of kinds) {
    assert.ok(names.hant && names.hans && names.en && icon, code);
  }
});

test('a kind that is renamed keeps its code and its place; one that is not there says so', async () => {
  const order = (await listKinds(site.app.db)).map(({ code }) => code);
  const names = { hant: '合唱團', hans: '合唱团', en: 'Choir' };
  assert.equal(await renameKind(site.app.db, { code: 'club', names }), true);
  assert.equal(await renameKind(site.app.db, { code: 'choir', names }), false);
  const kinds = await listKinds(site.app.db);
  assert.deepEqual(
    kinds.map(({ code }) => code),
    order,
  );
  assert.deepEqual(kinds.find(({ code }) => code === 'club')?.names, names);
});

const wrong: readonly (readonly [string, Partial<Saved>])[] = [
  ['has no name', { name: '' }],
  ['has a name longer than a line', { name: '名'.repeat(81) }],
  ['has a telephone that nobody could dial', { telephone: '12' }],
  ['closed before it opened', { closedOn: day('2026-01-04') }],
  ['is of a kind that there is not', { kindCode: 'parliament' }],
];

for (const [what, changes] of wrong) {
  test(`the database keeps no organisation that ${what}`, async () => {
    await assert.rejects(save(changes), /violates/);
  });
}

test('the database keeps no organisation that stands under itself or under nothing', async () => {
  const id = brand<OrganisationId>(crypto.randomUUID());
  await assert.rejects(save({ id, parentId: id }), /violates/);
  await assert.rejects(save({ parentId: id }), /violates/);
});

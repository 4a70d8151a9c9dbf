import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findOrganisation } from '#/features/organisations/store/organisations.ts';
import { visitor } from '#/platform/access/subject.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import { bodiesSite } from '#test/bodies.ts';
import type { Site } from '#test/bodies.ts';
import { roleAt } from '#test/compound.ts';
import { recordedIn, refusalOf } from '#test/world.ts';
import { changeOrganisation, closeOrganisation, foundOrganisation } from './organisations.ts';
import type { NewOrganisation } from './organisations.ts';

let site: Site;

before(async () => {
  site = await bodiesSite();
});

after(() => site.app.close());

const nameless = { telephone: undefined, parentId: undefined };

function wanted(changes: Partial<NewOrganisation> = {}): NewOrganisation {
  const { compound } = site.world;
  return { placeId: compound.id, kind: 'club', name: '棋社', ...nameless, ...changes };
}

async function find(changes: Partial<NewOrganisation> = {}): Promise<string> {
  const done = await site.act((context) => foundOrganisation(context, wanted(changes)));
  assert.ok(done.ok, JSON.stringify(done));
  return done.value.id;
}

const change = (id: string, changes: { readonly name?: string; readonly parentId?: string } = {}) =>
  site.act((context) => changeOrganisation(context, { id, name: '棋社', ...nameless, ...changes }));

const close = (id: string) => site.act((context) => closeOrganisation(context, { id }));

/** Grants that hold next door, where they are of no use here. */
const nextDoor = () => [roleAt('community_worker', site.world.neighbour)];

test('an organisation is founded on the day it is in the neighbourhood, not elsewhere', async () => {
  site.app.clock.set('2026-11-22T16:30:00Z');
  const id = await find();
  // It is past midnight in Xiamen.
  assert.equal((await findOrganisation(site.app.db, id))?.openedOn.toString(), '2026-11-23');
  site.app.clock.set('2026-11-22T12:00:00Z');
});

test('it belongs to the community of its place, or to none above them', async () => {
  const here = await findOrganisation(site.app.db, await find());
  assert.equal(here?.communityId, site.world.community.id);
  const grants = [{ ...roleAt('steward', site.world.community), path: '35.02.03' }];
  const done = await site.act(
    (context) => foundOrganisation(context, wanted({ placeId: '350203' })),
    grants,
  );
  assert.ok(done.ok);
  assert.equal((await findOrganisation(site.app.db, done.value.id))?.communityId, undefined);
});

test('a role next door founds, changes and closes nothing here', async () => {
  const id = await find();
  const denied = [
    await site.act((context) => foundOrganisation(context, wanted()), nextDoor()),
    await site.act(
      (context) => changeOrganisation(context, { id, name: 'X', ...nameless }),
      nextDoor(),
    ),
    await site.act((context) => closeOrganisation(context, { id }), nextDoor()),
  ];
  assert.deepEqual(denied.map(refusalOf), ['not_allowed', 'not_allowed', 'not_allowed']);
  const found = await findOrganisation(site.app.db, id);
  assert.deepEqual([found?.name, found?.closedOn], ['棋社', undefined]);
});

test('an organisation that there is not is neither changed nor closed', async () => {
  const id = crypto.randomUUID();
  assert.equal(refusalOf(await change(id)), 'not_found');
  assert.equal(refusalOf(await close(id)), 'not_found');
});

test('founding names what is not there: the place, the kind, the parent', async () => {
  const asked = (changes: Partial<NewOrganisation>) =>
    site.act((context) => foundOrganisation(context, wanted(changes)));
  assert.equal(refusalOf(await asked({ placeId: 'nowhere' })), 'unknown_place');
  assert.equal(refusalOf(await asked({ kind: 'parliament' })), 'unknown_kind');
  assert.equal(refusalOf(await asked({ parentId: crypto.randomUUID() })), 'unknown_parent');
});

test('nothing stands under an organisation that has been closed', async () => {
  const upper = await find();
  const lower = await find();
  await close(upper);
  const founded = await site.act((context) =>
    foundOrganisation(context, wanted({ parentId: upper })),
  );
  assert.equal(refusalOf(founded), 'unknown_parent');
  assert.equal(refusalOf(await change(lower, { parentId: upper })), 'unknown_parent');
});

test('what stood under it before can still be changed, and stays where it stands', async () => {
  const upper = await find();
  const lower = await find({ parentId: upper });
  await close(upper);
  assert.equal((await change(lower, { name: '改名', parentId: upper })).ok, true);
  const found = await findOrganisation(site.app.db, lower);
  assert.deepEqual([found?.name, found?.parentId], ['改名', upper]);
});

test('what is not said any more is taken away: a telephone, a parent', async () => {
  const upper = await find();
  const lower = await find({ parentId: upper, telephone: '110' });
  await change(lower);
  const found = await findOrganisation(site.app.db, lower);
  assert.deepEqual([found?.telephone, found?.parentId], [undefined, undefined]);
});

test('no circle is made, of one, of two or of three', async () => {
  const [one, two, three] = [await find(), await find(), await find()];
  assert.equal(refusalOf(await change(one, { parentId: one })), 'parent_circle');
  await change(two, { parentId: one });
  assert.equal(refusalOf(await change(one, { parentId: two })), 'parent_circle');
  await change(three, { parentId: two });
  assert.equal(refusalOf(await change(one, { parentId: three })), 'parent_circle');
});

test('of two who set each under the other in the same instant one does', async () => {
  for (let round = 0; round < 10; round += 1) {
    const [one, two] = [await find(), await find()];
    const both = await Promise.all([
      change(one, { parentId: two }),
      change(two, { parentId: one }),
    ]);
    const refusals = both.map(refusalOf).filter((code) => code !== undefined);
    assert.deepEqual(refusals, ['parent_circle'], `round ${round}`);
  }
});

test('an organisation closes once, and is changed no more', async () => {
  const id = await find();
  assert.equal((await close(id)).ok, true);
  assert.equal(refusalOf(await close(id)), 'organisation_closed');
  assert.equal(refusalOf(await change(id, { name: '又改' })), 'organisation_closed');
  const found = await findOrganisation(site.app.db, id);
  assert.deepEqual([found?.name, found?.closedOn?.toString()], ['棋社', '2026-11-22']);
});

test('while somebody is in office it does not close', async () => {
  const id = await find();
  await site.appoint(await site.addPost(id), site.world.people.lin);
  assert.equal(refusalOf(await close(id)), 'still_has_holders');
});

test('of several who close it at once one does', async () => {
  const id = await find();
  const all = await Promise.all([close(id), close(id), close(id)]);
  assert.equal(all.filter(({ ok }) => ok).length, 1);
});

test('each thing done is one entry, each refusal none', async () => {
  site.app.clock.set('2026-11-22T19:00:00Z');
  const before = (await recordedIn(site.app.db)).length;
  const id = await find();
  await change(id, { name: '新' });
  await change(id, { parentId: id });
  await close(id);
  await close(id);
  const entries = (await recordedIn(site.app.db)).slice(before);
  assert.deepEqual(
    entries.map(({ what, subjectId, placeId }) => [what, subjectId, placeId]).toSorted(),
    ['change', 'close', 'found'].map((verb) => [
      `organisations.${verb}`,
      id,
      site.world.compound.id,
    ]),
  );
});

test('who acts for another is written down as the one who acted, and the other as concerned', async () => {
  const { chen, wang } = site.world.people;
  const grants = [roleAt('community_worker', site.world.community)];
  const subject = { ...visitor, actorId: chen, personId: wang, grants };
  const { services } = site.app;
  const done = await site.app.db
    .transaction()
    .execute((tx) =>
      foundOrganisation(makeContext({ db: tx, subject, language: 'en', services }), wanted()),
    );
  assert.ok(done.ok);
  const entry = (await recordedIn(site.app.db)).find(
    ({ subjectId }) => subjectId === done.value.id,
  );
  assert.deepEqual([entry?.actorId, entry?.personId], [chen, wang]);
});

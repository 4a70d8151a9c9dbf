import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, TestApp } from '#test/app.ts';
import type { World } from '#test/compound.ts';
import { RAILING, draftOf, lastForm, openRaising } from '#test/raising.ts';
import type { Home } from '#/platform/access/subject.ts';

let app: TestApp;
let world: World;
let resident: Browser;
let home: Home;

before(async () => {
  ({ app, world, resident, home } = await openRaising());
});

after(() => app.close());

test('a resident chooses among home, stairwell, building, compound and community', async () => {
  const draft = draftOf(await resident.send('/raise', { body: RAILING }));
  const page = await resident.open(`/raise/place?draft=${draft}`);
  for (const label of ['我家', '這棟樓', '小區裡', '社區裡別的地方']) {
    assert.match(page.text, new RegExp(label));
  }
  assert.match(page.text, new RegExp(`value="${home.placeId}"`));
});

test('a visitor sees compounds and no flats, and finds a building by searching', async () => {
  const visitor = app.visit();
  const household = world.households[3]?.id ?? '';
  const draft = draftOf(await visitor.send('/raise', { body: RAILING, place: household }));
  const page = await visitor.open(`/raise/place?draft=${draft}`);
  assert.match(page.text, /東興小區/);
  assert.doesNotMatch(page.text, new RegExp(`value="${household}"`));
  const found = await visitor.open(`/raise/place?draft=${draft}&q=2號樓`);
  assert.match(found.text, new RegExp(`value="${world.buildings[1]?.id}"\\s+checked`));
  const none = await visitor.open(`/raise/place?draft=${draft}&q=月球`);
  assert.match(none.text, /沒有找到「月球」/);
});

test('no place, an unknown one, and one above the communities are each said', async () => {
  const draft = draftOf(await resident.send('/raise', { body: RAILING }));
  const from = `/raise/place?draft=${draft}`;
  const none = await resident.send('/raise/place', { draft, visibility: 'staff' }, { from });
  assert.equal(none.status, 422);
  assert.match(none.text, /value="staff"\s+checked/);
  for (const placeId of ['nowhere', '350203']) {
    const sent = await resident.send(
      '/raise/place',
      { draft, placeId, visibility: 'all' },
      { from },
    );
    assert.equal(sent.status, 409);
    assert.match(sent.text, /找不到這個地方/);
  }
});

test('a category for both asks whether a neighbour or an office is wanted', async () => {
  const draft = draftOf(await resident.send('/raise', { body: '跟樓上有點矛盾' }));
  await resident.send('/raise/category', {
    draft,
    category: 'dispute',
    asked: ['violence_now', 'despair'],
  });
  assert.match((await resident.open(`/raise/place?draft=${draft}`)).text, /想請鄰居幫個忙/);
  await resident.send('/raise/place', {
    draft,
    placeId: world.compound.id,
    visibility: 'staff',
    profile: 'report',
    isAnonymous: '1',
  });
  const check = await resident.open(`/raise/check?draft=${draft}`);
  const fields = lastForm(check.text);
  assert.equal(fields['profile'], 'report');
  assert.equal(fields['visibility'], 'staff');
  assert.equal(fields['isAnonymous'], '1');
});

test('looking for another place loses nothing of what was chosen on the screen', async () => {
  const draft = draftOf(await resident.send('/raise', { body: '跟樓上有點矛盾' }));
  await resident.send('/raise/category', {
    draft,
    category: 'dispute',
    asked: ['violence_now', 'despair'],
  });
  const chosen = { visibility: 'staff', profile: 'report', isAnonymous: '1' };
  const sent = await resident.send('/raise/place', {
    draft,
    ...chosen,
    step: 'search',
    q: '2號樓',
  });
  assert.equal(sent.status, 303, sent.text);
  const to = new URL(sent.location ?? '', 'http://own');
  assert.equal(to.pathname, '/raise/place');
  assert.equal(to.searchParams.get('q'), '2號樓');
  const page = await resident.open(sent.location ?? '');
  for (const value of ['staff', 'report', '1', world.buildings[1]?.id]) {
    assert.match(page.text, new RegExp(`value="${value}"\\s+checked`), String(value));
  }
  assert.match(page.text, /name="q"\s+value="2號樓"/);
});

test('a place chosen before is still there when nothing is found', async () => {
  const draft = draftOf(await resident.send('/raise', { body: RAILING }));
  const placeId = world.compound.id;
  const looking = { draft, placeId, visibility: 'neighbours', step: 'search', q: '月球' };
  const page = await resident.open((await resident.send('/raise/place', looking)).location ?? '');
  assert.match(page.text, /沒有找到「月球」/);
  assert.match(page.text, new RegExp(`value="${placeId}"\\s+checked`));
  assert.match(page.text, /value="neighbours"\s+checked/);
});

test('the button to search is the first of the form, as the enter key presses it', async () => {
  const draft = draftOf(await resident.send('/raise', { body: RAILING }));
  const page = await resident.open(`/raise/place?draft=${draft}`);
  const form = /<form[^>]*action="\/raise\/place"[\s\S]*?<\/form>/.exec(page.text)?.[0] ?? '';
  const [first] = form.match(/<button[^>]*>/) ?? [];
  assert.match(first ?? '', /name="step"\s+value="search"/);
  assert.equal(form.match(/<form/g)?.length, 1);
});

test('searching for nothing shows the screen as it was, and searching for too much says so', async () => {
  const draft = draftOf(await resident.send('/raise', { body: RAILING }));
  const looking = { draft, visibility: 'staff', step: 'search' };
  const nothing = await resident.send('/raise/place', { ...looking, q: ' ' });
  assert.equal(nothing.location, `/raise/place?draft=${draft}`);
  const from = `/raise/place?draft=${draft}`;
  const much = await resident.send('/raise/place', { ...looking, q: '樓'.repeat(61) }, { from });
  assert.equal(much.status, 422);
  assert.match(much.text, /value="staff"\s+checked/);
  assert.match(much.text, /-q-error"/);
});

test('a place that is unknown is let go when one only looks for another', async () => {
  const draft = draftOf(await resident.send('/raise', { body: RAILING }));
  const looking = { draft, placeId: 'nowhere', visibility: 'all', step: 'search', q: '2號樓' };
  const sent = await resident.send('/raise/place', looking);
  assert.equal(sent.status, 303);
  const check = await resident.open(`/raise/check?draft=${draft}`);
  assert.match(check.text, /還沒選是哪一類/);
  assert.doesNotMatch(check.text, /nowhere/);
});

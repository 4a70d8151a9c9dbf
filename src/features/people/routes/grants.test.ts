import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { TestApp } from '#test/app.ts';
import { people, places, telephones, worldApp } from '#test/world.ts';
import { listGrantsOf } from '#/features/people/store/grants.ts';

const LEADS = '019cf000-0000-7000-8000-000000000021';
const WORKS = '019cf000-0000-7000-8000-000000000022';
const STEWARD = '019cf000-0000-7000-8000-000000000023';

function codeOf(body: unknown): unknown {
  return Reflect.get(Object(body), 'code');
}

const leader = {
  placeId: places.otherBuilding,
  personId: people.li,
  role: 'building_leader',
  reason: '7號樓居民推選',
};

describe('granting a role', () => {
  let app: TestApp;
  before(async () => {
    app = await worldApp();
  });
  after(() => app.close());

  test('a community worker finds a neighbour and makes him building leader', async () => {
    const zhuang = await app.signIn(people.zhuang);
    const address = `/grants?place=${places.otherBuilding}&q=李`;
    const page = await zhuang.open(address);
    assert.match(page.text, /李大同/);
    assert.match(page.text, /樓長/);
    assert.doesNotMatch(page.text, /value="community_worker"/);
    const fields = { ...leader, endsOn: '2027-12-31' };
    const seen = await zhuang.send('/grants', fields, { from: address });
    assert.equal(seen.location, `/grants?place=${places.otherBuilding}`);
    const listed = await zhuang.open(seen.location ?? '');
    assert.match(listed.text, /李老師現在是樓長/);
    assert.match(listed.text, /到 2027年12月31日/);
    const li = await app.signIn(people.li);
    assert.match((await li.open('/people')).text, /東興小區7號樓的居民/);
    const again = await zhuang.api('POST /grants', fields);
    assert.equal(codeOf(again.body), 'already_granted');
  });

  test('nobody grants more than they hold, to themselves, or where it does not fit', async () => {
    const zhuang = await app.signIn(people.zhuang);
    const refused = async (change: object) =>
      codeOf((await zhuang.api('POST /grants', { ...leader, ...change })).body);
    const higher = { role: 'community_worker', placeId: places.community };
    assert.equal(await refused(higher), 'role_too_high');
    assert.equal(await refused({ placeId: places.nextBuilding }), 'role_too_high');
    assert.equal(await refused({ personId: people.zhuang }), 'not_to_oneself');
    assert.equal(await refused({ placeId: places.community }), 'role_not_here');
    assert.equal(await refused({ placeId: 'nowhere' }), 'not_found');
    const nobody = '019cf000-0000-7000-8000-000000000999';
    assert.equal(await refused({ personId: nobody }), 'unknown_person');
    assert.equal(await refused({ endsOn: '2026-11-21' }), 'term_backwards');
  });

  test('a role that begins later is not held before', async () => {
    const wu = await app.signIn(people.wu);
    const fields = { ...leader, personId: people.wang, startsOn: '2026-12-01' };
    assert.equal((await wu.api('POST /grants', fields)).status, 200);
    assert.deepEqual(await listGrantsOf(app.db, people.wang, app.clock.now()), []);
    const later = Temporal.Instant.from('2026-12-01T00:00:00Z');
    assert.equal((await listGrantsOf(app.db, people.wang, later)).length, 1);
  });

  test('somebody from elsewhere is found by their whole telephone number only', async () => {
    const wu = await app.signIn(people.wu);
    const byName = await wu.open(`/grants?place=${places.community}&q=林小梅`);
    assert.match(byName.text, /沒有找到/);
    const number = encodeURIComponent(telephones.lin);
    const byNumber = await wu.open(`/grants?place=${places.community}&q=${number}`);
    assert.match(byNumber.text, /林小梅/);
  });

  test('a form without a reason comes back with what was chosen', async () => {
    const zhuang = await app.signIn(people.zhuang);
    const from = `/grants?place=${places.building}&q=李`;
    const fields = { ...leader, placeId: places.building, reason: '' };
    const seen = await zhuang.send('/grants', fields, { from });
    assert.equal(seen.status, 422);
    assert.match(seen.text, /href="#people-grant_role-reason"/);
    assert.match(seen.text, new RegExp(`value="${people.li}"\\s+checked`));
  });

  test('a building leader grants nothing', async () => {
    const chen = await app.signIn(people.chen);
    assert.equal((await chen.api('POST /grants', leader)).status, 403);
    assert.equal((await chen.open(`/grants?place=${places.building}`)).status, 403);
  });
});

describe('seeing who holds which role', () => {
  let app: TestApp;
  before(async () => {
    app = await worldApp();
  });
  after(() => app.close());

  test('above the community names are those neighbours use', async () => {
    const he = await app.signIn(people.he);
    const seen = await he.open(`/grants?place=${places.community}`);
    assert.match(seen.text, /陳師傅/);
    assert.doesNotMatch(seen.text, /陳志明|莊文靜/);
    assert.match(seen.text, /您不能給別人身分/);
    const above = await he.open(`/grants?place=${places.district}`);
    assert.match(above.text, /查看數據/);
  });

  test('a place outside one’s reach is not shown', async () => {
    const zhuang = await app.signIn(people.zhuang);
    assert.equal((await zhuang.open(`/grants?place=${places.nextCommunity}`)).status, 404);
    assert.equal((await zhuang.open('/grants?place=nowhere')).status, 404);
  });

  test('one role is shown to its holder and to those who answer for the place', async () => {
    const chen = await app.signIn(people.chen);
    assert.match((await chen.open(`/grants/${LEADS}`)).text, /不再擔任/);
    assert.equal((await chen.open(`/grants/${WORKS}`)).status, 404);
    const zhuang = await app.signIn(people.zhuang);
    assert.match((await zhuang.open(`/grants/${LEADS}`)).text, /為什麼收回/);
    const steward = await zhuang.open(`/grants/${STEWARD}`);
    assert.doesNotMatch(steward.text, /name="reason"/);
  });
});

describe('withdrawing a role', () => {
  test('a role withdrawn with a reason stays on record and ends at once', async () => {
    const app = await worldApp();
    const zhuang = await app.signIn(people.zhuang);
    const chen = await app.signIn(people.chen);
    assert.equal((await chen.open('/people')).status, 200);
    const address = `/grants/${LEADS}`;
    const seen = await zhuang.send(address, { reason: '搬走了' }, { method: 'DELETE' });
    assert.equal(seen.location, `/grants?place=${places.building}`);
    assert.equal((await chen.open('/people')).status, 403);
    const listed = await zhuang.open(`/grants?place=${places.building}`);
    assert.match(listed.text, /收回：搬走了/);
    const again = await zhuang.api(`DELETE /grants/${LEADS}`, { reason: '再來' });
    assert.equal(codeOf(again.body), 'not_granted');
    await app.close();
  });

  test('the holder gives a role up, nobody of lower standing takes it', async () => {
    const app = await worldApp();
    const chen = await app.signIn(people.chen);
    const other = await chen.api(`DELETE /grants/${WORKS}`, { reason: '不' });
    assert.equal(codeOf(other.body), 'not_found');
    const seen = await chen.send(`/grants/${LEADS}`, { reason: '年紀大了' }, { method: 'DELETE' });
    assert.equal(seen.location, '/me');
    const nowhere = '019cf000-0000-7000-8000-000000000999';
    const missing = await chen.api(`DELETE /grants/${nowhere}`, { reason: '不' });
    assert.equal(missing.status, 404);
    await app.close();
  });

  test('the last steward stays until there is another', async () => {
    const app = await worldApp();
    const wu = await app.signIn(people.wu);
    const last = await wu.api(`DELETE /grants/${STEWARD}`, { reason: '退休' });
    assert.equal(codeOf(last.body), 'last_steward');
    const next = { ...leader, role: 'steward', placeId: places.community };
    assert.equal((await wu.api('POST /grants', next)).status, 200);
    assert.equal((await wu.api(`DELETE /grants/${STEWARD}`, { reason: '退休' })).status, 200);
    await app.close();
  });
});

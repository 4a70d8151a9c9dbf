import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { TestApp } from '#test/app.ts';
import { household, people, places, telephones, worldApp } from '#test/world.ts';
import { findLogin } from '#/features/people/store/logins.ts';
import { findPerson, searchPeople } from '#/features/people/store/persons.ts';

const FLAT = household(3, 1, 102);

function codeOf(body: unknown): unknown {
  return Reflect.get(Object(body), 'code');
}

describe('the list of people', () => {
  let app: TestApp;
  before(async () => {
    app = await worldApp();
  });
  after(() => app.close());

  test('a building leader sees the own building, with names and numbers masked', async () => {
    const { text } = await (await app.signIn(people.chen)).open('/people');
    assert.match(text, /東興小區3號樓的居民/);
    assert.match(text, /王\*\*/);
    assert.match(text, /王阿姨/);
    assert.match(text, /138\s\*{4}\s8001/);
    assert.doesNotMatch(text, /王秀英|13800138001|138 0013 8001/);
    assert.doesNotMatch(text, /李/);
  });

  test('households in which nobody is registered are listed too', async () => {
    const { body } = await (await app.signIn(people.chen)).api('GET /people');
    const households: { people: unknown[] }[] = Reflect.get(Object(body), 'households');
    assert.equal(households.length, 8);
    assert.equal(households.filter((one) => one.people.length === 0).length, 6);
  });

  test('a program gets no more than the page shows', async () => {
    const { body } = await (
      await app.signIn(people.zhuang)
    ).api(`GET /people?place=${places.compound}`);
    assert.doesNotMatch(JSON.stringify(body), /秀英|志明|1380013|birth/);
  });

  test('a search finds people in the place only, in either script', async () => {
    const zhuang = await app.signIn(people.zhuang);
    const found = async (address: string) => {
      const { body } = await zhuang.api(`GET /people?${address}`);
      const lines: { id: string }[] = Reflect.get(Object(body), 'found');
      return lines.map(({ id }) => id);
    };
    assert.deepEqual(await found(`place=${places.community}&q=陈师傅`), [people.chen]);
    assert.deepEqual(await found(`place=${places.otherBuilding}&q=陈师傅`), []);
    assert.deepEqual(await found(`place=${places.community}&q=8007`), [people.li]);
    assert.deepEqual(await found(`place=${places.community}&q=莊`), [people.zhuang]);
    const page = await zhuang.open(`/people?place=${places.community}&q=無名氏`);
    assert.match(page.text, /沒有找到這個人/);
  });

  test('nobody lists a place outside the own reach, or above the community', async () => {
    const chen = await app.signIn(people.chen);
    assert.equal((await chen.open(`/people?place=${places.otherBuilding}`)).status, 404);
    assert.equal((await chen.open('/people?place=nowhere')).status, 404);
    const { body } = await chen.api(`GET /people?place=${places.district}`);
    assert.equal(codeOf(body), 'place_too_high');
    assert.equal((await (await app.signIn(people.he)).open('/people')).status, 403);
    assert.equal((await (await app.signIn(people.li)).open('/people')).status, 403);
  });
});

describe('registering', () => {
  let app: TestApp;
  before(async () => {
    app = await worldApp();
  });
  after(() => app.close());
  const grandfather = {
    householdId: FLAT,
    relation: 'family',
    name: '周福生',
    called: '周伯',
    birthYear: '1938',
    telephone: '',
    email: '',
    language: 'zh-Hant',
  };

  test('an old man without a telephone is registered with his name alone', async () => {
    const chen = await app.signIn(people.chen);
    const page = await chen.open(`/people/new?place=${FLAT}`);
    assert.match(page.text, /東興小區3號樓1單元102/);
    const seen = await chen.send('/people', grandfather, { from: `/people/new?place=${FLAT}` });
    assert.match(seen.location ?? '', /^\/people\/[0-9a-f-]{36}$/);
    assert.match((await chen.open(seen.location ?? '')).text, /周福生登記好了/);
    const found = await searchPeople(app.db, { communityId: places.community, query: '周伯' });
    assert.equal(found[0]?.accountSince, undefined);
  });

  test('nobody is registered twice in one household, in whichever script', async () => {
    const chen = await app.signIn(people.chen);
    const again = await chen.api('POST /people', { ...grandfather, name: '周福生' });
    assert.equal(codeOf(again.body), 'already_lives_here');
  });

  test('a telephone given at the counter signs in, one noted by a neighbour does not', async () => {
    const zhuang = await app.signIn(people.zhuang);
    const vouched = { ...grandfather, name: '周一', telephone: '138 0013 8101' };
    assert.equal((await zhuang.api('POST /people', vouched)).status, 200);
    const one = { kind: 'telephone', address: '+8613800138101' } as const;
    assert.notEqual(await findLogin(app.db, one), undefined);
    const chen = await app.signIn(people.chen);
    const noted = { ...grandfather, name: '周二', telephone: '138 0013 8102' };
    assert.equal((await chen.api('POST /people', noted)).status, 200);
    const two = { kind: 'telephone', address: '+8613800138102' } as const;
    assert.equal(await findLogin(app.db, two), undefined);
  });

  test('the telephone of somebody else is refused and nobody is registered by halves', async () => {
    const zhuang = await app.signIn(people.zhuang);
    const taken = { ...grandfather, name: '周三', telephone: telephones.chen };
    assert.equal(codeOf((await zhuang.api('POST /people', taken)).body), 'address_taken');
    const found = await searchPeople(app.db, { communityId: places.community, query: '周三' });
    assert.deepEqual(found, []);
  });

  test('a form that is wrong comes back with what was typed and the sentence at the field', async () => {
    const chen = await app.signIn(people.chen);
    const wrong = { ...grandfather, name: '', telephone: 'x@example.org', birthYear: '19380' };
    const seen = await chen.send('/people', wrong, { from: `/people/new?place=${FLAT}` });
    assert.equal(seen.status, 422);
    for (const field of ['name', 'telephone', 'birthYear']) {
      assert.match(seen.text, new RegExp(`href="#people-register-${field}"`), field);
    }
    assert.match(seen.text, /value="周伯"/);
  });

  test('nobody is registered where one holds no office, nor in a building', async () => {
    const chen = await app.signIn(people.chen);
    const elsewhere = { ...grandfather, householdId: household(7, 1, 101) };
    assert.equal(codeOf((await chen.api('POST /people', elsewhere)).body), 'not_allowed');
    const building = { ...grandfather, householdId: places.building };
    assert.equal(codeOf((await chen.api('POST /people', building)).body), 'no_household');
    assert.equal((await chen.open(`/people/new?place=${places.otherBuilding}`)).status, 404);
  });

  test('somebody registered already moves into a second household', async () => {
    const zhuang = await app.signIn(people.zhuang);
    const address = `/people/new?place=${household(7, 2, 101)}&q=王阿姨`;
    const page = await zhuang.open(address);
    assert.match(page.text, /王\*\* · 王阿姨/);
    const fields = { householdId: household(7, 2, 101), relation: 'owner' };
    const path = `/people/${people.wang}/households` as const;
    const seen = await zhuang.send(path, fields, { from: address });
    assert.equal(seen.location, `/people/${people.wang}`);
    assert.match((await zhuang.open(`/people/${people.wang}`)).text, /東興小區7號樓2單元101/);
    const again = await zhuang.send(path, fields, { from: address });
    assert.equal(again.status, 409);
    assert.match(again.text, /已經登記在這一戶了/);
    assert.equal((await findPerson(app.db, people.wang))?.name, '王秀英');
  });
});

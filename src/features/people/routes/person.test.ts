import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { TestApp } from '#test/app.ts';
import { people, telephones, worldApp } from '#test/world.ts';
import { findLogin } from '#/features/people/store/logins.ts';
import { findPerson } from '#/features/people/store/persons.ts';
import { listResidences } from '#/features/people/store/residences.ts';

function codeOf(body: unknown): unknown {
  return Reflect.get(Object(body), 'code');
}

describe('the record of a person', () => {
  let app: TestApp;
  before(async () => {
    app = await worldApp();
  });
  after(() => app.close());

  test('the counter reads all, the building leader all but what is sensitive', async () => {
    const zhuang = await (await app.signIn(people.zhuang)).open(`/people/${people.wang}`);
    assert.match(zhuang.text, /王秀英/);
    assert.match(zhuang.text, /1944/);
    const chen = await (await app.signIn(people.chen)).open(`/people/${people.wang}`);
    assert.match(chen.text, /王秀英/);
    assert.doesNotMatch(chen.text, /1944/);
    const { body } = await (await app.signIn(people.chen)).api(`GET /people/${people.wang}`);
    assert.equal(Reflect.get(Object(body), 'birthYear'), undefined);
  });

  test('who may not see a person is told that there is none', async () => {
    for (const reader of [people.li, people.xu, people.he]) {
      const seen = await (await app.signIn(reader)).open(`/people/${people.wang}`);
      assert.equal(seen.status, 404);
    }
    const nobody = await (
      await app.signIn(people.zhuang)
    ).open('/people/019cf000-0000-7000-8000-000000000999');
    assert.equal(nobody.status, 404);
  });

  test('each reading is noted, and the person sees by whom', async () => {
    await (await app.signIn(people.zhuang)).open(`/people/${people.li}`);
    const li = await app.signIn(people.li);
    await li.open(`/people/${people.li}`);
    const { body } = await li.api('GET /me/readings');
    const readings: { name: string; kind: string }[] = Reflect.get(Object(body), 'readings');
    assert.deepEqual(
      readings.map(({ name, kind }) => [name, kind]),
      [['莊文靜', 'record']],
    );
  });

  test('the page offers what the reader may do and nothing else', async () => {
    const zhuang = await (await app.signIn(people.zhuang)).open(`/people/${people.wang}`);
    assert.match(zhuang.text, /sign-in-code"/);
    assert.match(zhuang.text, /relations\/new\?person=/);
    const chen = await (await app.signIn(people.chen)).open(`/people/${people.wang}`);
    assert.doesNotMatch(chen.text, /sign-in-code"|relations\/new/);
    assert.match(chen.text, /替王阿姨辦事/);
  });
});

describe('correcting a record', () => {
  let app: TestApp;
  before(async () => {
    app = await worldApp();
  });
  after(() => app.close());
  const known = {
    name: '李大同',
    called: '李老師',
    telephone: telephones.li,
    email: '',
    language: 'zh-Hant',
  };

  test('a name is corrected, and the form shows what was known', async () => {
    const chen = await app.signIn(people.chen);
    const page = await chen.open(`/people/${people.wang}/edit`);
    assert.match(page.text, /value="王秀英"/);
    assert.doesNotMatch(page.text, /birthYear/);
    const fields = { ...known, name: '王秀瑛', called: '王奶奶', telephone: '' };
    const address = `/people/${people.wang}`;
    const seen = await chen.send(address, fields, { method: 'PATCH' });
    assert.equal(seen.location, address);
    const wang = await findPerson(app.db, people.wang);
    assert.deepEqual([wang?.name, wang?.called, wang?.birthYear], ['王秀瑛', '王奶奶', 1944]);
  });

  test('a telephone changed at the counter signs in, the one before no longer', async () => {
    const zhuang = await app.signIn(people.zhuang);
    const fields = { ...known, telephone: '138 0013 8207' };
    assert.equal((await zhuang.api(`PATCH /people/${people.li}`, fields)).status, 200);
    const fresh = { kind: 'telephone', address: '+8613800138207' } as const;
    assert.equal(await findLogin(app.db, fresh), people.li);
    const old = { kind: 'telephone', address: telephones.li } as const;
    assert.equal(await findLogin(app.db, old), undefined);
    await zhuang.api(`PATCH /people/${people.li}`, { ...known, telephone: '' });
    assert.equal(await findLogin(app.db, fresh), undefined);
  });

  test('the counter takes nobody’s telephone for somebody else', async () => {
    const zhuang = await app.signIn(people.zhuang);
    const fields = { ...known, telephone: telephones.chen };
    const { body } = await zhuang.api(`PATCH /people/${people.li}`, fields);
    assert.equal(codeOf(body), 'address_taken');
  });

  test('the counter does not change the access of who holds more than it could grant', async () => {
    const zhuang = await app.signIn(people.zhuang);
    const fields = { ...known, name: '吳建國' };
    const { body } = await zhuang.api(`PATCH /people/${people.wu}`, fields);
    assert.equal(codeOf(body), 'role_too_high');
    const wu = await app.signIn(people.wu);
    const allowed = { ...known, name: '莊文靜', telephone: telephones.zhuang };
    assert.equal((await wu.api(`PATCH /people/${people.zhuang}`, allowed)).status, 200);
  });

  test('who moved out lives there no more', async () => {
    const chen = await app.signIn(people.chen);
    const [home] = await listResidences(app.db, [people.wang]);
    const address = `/people/${people.wang}/households/${home?.id}` as const;
    const foreign = await (await app.signIn(people.xu)).api(`DELETE ${address}`);
    assert.equal(codeOf(foreign.body), 'not_found');
    const seen = await chen.send(address, {}, { method: 'DELETE' });
    assert.equal(seen.location, '/people');
    assert.deepEqual(await listResidences(app.db, [people.wang]), []);
    const [other] = await listResidences(app.db, [people.li]);
    const wrong = await chen.api(`DELETE /people/${people.li}/households/${home?.id}`);
    assert.equal(codeOf(wrong.body), 'not_found', 'nobody of building 7 is hers to move out');
    assert.notEqual(other?.id, undefined);
  });
});

describe('a code of the counter', () => {
  let app: TestApp;
  before(async () => {
    app = await worldApp();
  });
  after(() => app.close());
  const CODE = /\d{4}\s\d{4}\s\d{4}/;

  test('somebody without a telephone signs in with it once', async () => {
    const zhuang = await app.signIn(people.zhuang);
    const address = `/people/${people.wang}/sign-in-code`;
    assert.match((await zhuang.open(address)).text, /現在沒有可用的號碼/);
    assert.equal((await zhuang.send(address)).location, address);
    const code = CODE.exec((await zhuang.open(address)).text)?.[0] ?? '';
    const wang = app.visit();
    const seen = await wang.send('/sign-in/paper', { paperCode: code, next: '/me' });
    assert.equal(seen.location, '/me');
    assert.match((await wang.open('/me')).text, /王秀英/);
    const again = await app.visit().api('POST /sign-in/paper', { paperCode: code });
    assert.equal(codeOf(again.body), 'paper_code_wrong');
  });

  test('a code of the counter ends after a day', async () => {
    const late = await worldApp();
    const zhuang = await late.signIn(people.zhuang);
    const address = `/people/${people.wang}/sign-in-code`;
    await zhuang.send(address);
    const code = CODE.exec((await zhuang.open(address)).text)?.[0] ?? '';
    late.clock.forward({ hours: 24 });
    const seen = await late.visit().api('POST /sign-in/paper', { paperCode: code });
    assert.equal(codeOf(seen.body), 'paper_code_wrong');
    await late.close();
  });

  test('nobody gives one to themselves, or to who holds more than they could grant', async () => {
    const zhuang = await app.signIn(people.zhuang);
    const own = await zhuang.api(`POST /people/${people.zhuang}/sign-in-code`, {});
    assert.equal(codeOf(own.body), 'not_to_oneself');
    const steward = await zhuang.api(`POST /people/${people.wu}/sign-in-code`, {});
    assert.equal(codeOf(steward.body), 'role_too_high');
    const read = await zhuang.api(`GET /people/${people.wu}/sign-in-code`);
    assert.equal(codeOf(read.body), 'role_too_high');
  });

  test('only the counter of the own community gives one', async () => {
    const chen = await app.signIn(people.chen);
    assert.equal((await chen.api(`POST /people/${people.wang}/sign-in-code`, {})).status, 403);
    const xu = await app.signIn(people.xu);
    assert.equal((await xu.api(`POST /people/${people.wang}/sign-in-code`, {})).status, 404);
  });
});

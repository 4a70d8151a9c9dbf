import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { TestApp } from '#test/app.ts';
import { household, people, places, telephones, worldApp } from '#test/world.ts';
import { insertResidence } from '#/features/people/store/residences.ts';
import { listHelpers } from '#/features/people/store/relations.ts';

const RELATION = '019cf000-0000-7000-8000-000000000031';

function codeOf(body: unknown): unknown {
  return Reflect.get(Object(body), 'code');
}

describe('acting for somebody', () => {
  let app: TestApp;
  before(async () => {
    app = await worldApp();
  });
  after(() => app.close());

  test('a daughter acts for her mother, sees it, and goes back to herself', async () => {
    const lin = await app.signIn(people.lin);
    const started = await lin.send(`/acting-for/${people.wang}`, {}, { from: '/me' });
    assert.equal(started.location, '/');
    const acting = await lin.open('/me');
    assert.match(acting.text, /您正在替王秀英辦事/);
    assert.match(acting.text, /東興小區3號樓2單元201/);
    assert.doesNotMatch(acting.text, /我怎麼登入/);
    const stopped = await lin.send('/acting-for', {}, { method: 'DELETE' });
    assert.equal(stopped.location, '/me');
    assert.match((await lin.open('/me')).text, /<h1>林小梅<\/h1>/);
  });

  test('the mother is told at her address who has begun to act for her', async () => {
    const chen = await app.signIn(people.chen);
    await chen.send('/me', { language: 'zh-Hans' }, { method: 'PATCH' });
    const zhuang = await app.signIn(people.zhuang);
    await zhuang.send(`/acting-for/${people.chen}`, { way: 'telephone' });
    await app.runJobs();
    assert.equal(app.sent.at(-1)?.address, telephones.chen);
    assert.match(app.sent.at(-1)?.text ?? '', /庄文静|莊文靜/);
    assert.match(app.sent.at(-1)?.text ?? '', /刚刚开始/);
  });

  test('what is done for somebody is on record with both, and she can read it', async () => {
    const chen = await app.signIn(people.chen);
    await chen.send(`/acting-for/${people.wang}`, { way: 'in_person' });
    await chen.send('/acting-for', {}, { method: 'DELETE' });
    const wang = await app.signIn(people.wang);
    const { body } = await wang.api('GET /me');
    const done: { name: string; feature: string }[] = Reflect.get(Object(body), 'doneFor');
    const own = done.filter(({ name }) => name === '陳志明');
    assert.deepEqual(
      own.map(({ feature }) => feature),
      ['people'],
    );
  });

  test('nobody acts without consent or office, for themselves, or for two at once', async () => {
    const li = await app.signIn(people.li);
    assert.equal(codeOf((await li.api(`POST /acting-for/${people.wang}`, {})).body), 'no_consent');
    const own = await li.api(`POST /acting-for/${people.li}`, {});
    assert.equal(codeOf(own.body), 'not_to_oneself');
    const chen = await app.signIn(people.chen);
    assert.equal(codeOf((await chen.api(`POST /acting-for/${people.li}`, {})).body), 'no_consent');
    const zhuang = await app.signIn(people.zhuang);
    await zhuang.api(`POST /acting-for/${people.li}`, { way: 'letter' });
    const second = await zhuang.api(`POST /acting-for/${people.wang}`, {});
    assert.equal(codeOf(second.body), 'acting_already');
  });

  test('a worker loses the office while acting, and has it again afterwards', async () => {
    const zhuang = await app.signIn(people.zhuang);
    assert.equal((await zhuang.open('/people')).status, 200);
    await zhuang.send(`/acting-for/${people.wang}`, { way: 'in_person' });
    assert.equal((await zhuang.open('/people')).status, 403);
    await zhuang.send('/acting-for', {}, { method: 'DELETE' });
    assert.equal((await zhuang.open('/people')).status, 200);
  });

  test('whoever acted is themselves again when the consent ends meanwhile', async () => {
    const lin = await app.signIn(people.lin);
    await lin.send(`/acting-for/${people.wang}`);
    const wang = await app.signIn(people.wang);
    const ended = await wang.send(`/relations/${RELATION}`, {}, { method: 'DELETE', from: '/me' });
    assert.equal(ended.location, '/me');
    assert.match((await lin.open('/me')).text, /<h1>林小梅<\/h1>/);
    assert.equal(codeOf((await lin.api(`POST /acting-for/${people.wang}`, {})).body), 'no_consent');
  });
});

describe('consent', () => {
  let app: TestApp;
  before(async () => {
    app = await worldApp();
  });
  after(() => app.close());
  const helpersOf = async (personId: string) =>
    (await listHelpers(app.db, personId, app.clock.now())).map(
      ({ helperId, consentWay, recordedBy }) => ({
        helperId,
        consentWay,
        recordedBy,
      }),
    );

  test('somebody lets a neighbour act whose telephone they know', async () => {
    const wang = await app.signIn(people.wang);
    assert.match((await wang.open('/relations/new')).text, /請一個人替我辦/);
    const fields = { personId: people.wang, helperAddress: '138 0013 8007', kind: 'neighbour' };
    const seen = await wang.send('/relations', fields, { from: '/relations/new' });
    assert.equal(seen.location, '/me');
    assert.deepEqual((await helpersOf(people.wang)).at(-1), {
      helperId: people.li,
      consentWay: 'online',
      recordedBy: people.wang,
    });
    const again = await wang.api('POST /relations', fields);
    assert.equal(codeOf(again.body), 'already_helper');
  });

  test('those one lives with are chosen from a list', async () => {
    await insertResidence(app.db, {
      id: '019cf000-0000-7000-8000-000000000095',
      householdId: household(3, 2, 201),
      communityId: places.community,
      personId: people.he,
      relation: 'family',
      since: Temporal.PlainDate.from('2026-01-01'),
      until: undefined,
    });
    const wang = await app.signIn(people.wang);
    assert.match((await wang.open('/relations/new')).text, /何衛東/);
    const fields = { personId: people.wang, helperId: people.he, kind: 'spouse' };
    assert.equal((await wang.api('POST /relations', fields)).status, 200);
    const stranger = { personId: people.wang, helperId: people.xu, kind: 'spouse' };
    const refused = await wang.api('POST /relations', stranger);
    assert.equal(codeOf(refused.body), 'helper_not_found');
  });

  test('the counter records with the day and the way, and nobody without them', async () => {
    const zhuang = await app.signIn(people.zhuang);
    const page = await zhuang.open(`/relations/new?person=${people.wang}`);
    assert.match(page.text, /怎麼同意的/);
    const asked = { personId: people.wang, helperAddress: telephones.chen, kind: 'neighbour' };
    const without = await zhuang.api('POST /relations', asked);
    assert.equal(codeOf(without.body), 'no_consent');
    const given = { ...asked, way: 'paper', consentedOn: '2026-11-20' };
    const ahead = await zhuang.api('POST /relations', { ...given, consentedOn: '2026-12-24' });
    assert.equal(codeOf(ahead.body), 'consent_in_future');
    const backwards = await zhuang.api('POST /relations', { ...given, endsOn: '2026-11-01' });
    assert.equal(codeOf(backwards.body), 'term_backwards');
    const seen = await zhuang.send('/relations', given);
    assert.equal(seen.location, `/people/${people.wang}`);
    assert.deepEqual((await helpersOf(people.wang)).at(-1), {
      helperId: people.chen,
      consentWay: 'paper',
      recordedBy: people.zhuang,
    });
  });

  test('whoever is to act does not record the consent', async () => {
    const zhuang = await app.signIn(people.zhuang);
    const fields = {
      personId: people.li,
      helperAddress: telephones.zhuang,
      kind: 'carer',
      way: 'in_person',
      consentedOn: '2026-11-20',
    };
    assert.equal(codeOf((await zhuang.api('POST /relations', fields)).body), 'consent_by_helper');
  });

  test('only the person and the counter of their community record consent', async () => {
    const fields = { personId: people.wang, helperAddress: telephones.li, kind: 'child' };
    const li = await app.signIn(people.li);
    assert.equal((await li.api('POST /relations', fields)).status, 404);
    assert.equal((await li.open(`/relations/new?person=${people.wang}`)).status, 404);
    const xu = await app.signIn(people.xu);
    assert.equal((await xu.api('POST /relations', fields)).status, 404);
    const foreign = await xu.api(`DELETE /relations/${RELATION}`);
    assert.equal(foreign.status, 404);
  });

  test('who acts for somebody lets nobody else act for them', async () => {
    const lin = await app.signIn(people.lin);
    await lin.send(`/acting-for/${people.wang}`);
    const fields = { personId: people.wang, helperAddress: telephones.chen, kind: 'child' };
    assert.equal(codeOf((await lin.api('POST /relations', fields)).body), 'only_oneself');
    assert.equal((await lin.open('/relations/new')).status, 409);
  });

  test('a form without a helper says so at the field', async () => {
    const wang = await app.signIn(people.wang);
    const fields = { personId: people.wang, helperId: '', helperAddress: '', kind: 'child' };
    const seen = await wang.send('/relations', fields, { from: '/relations/new' });
    assert.equal(seen.status, 422);
    assert.match(seen.text, /href="#people-record_consent-helperAddress"/);
  });

  test('the helper may stop as well, and so may the counter', async () => {
    const lin = await app.signIn(people.lin);
    assert.equal((await lin.api(`DELETE /relations/${RELATION}`)).status, 200);
    const again = await lin.api(`DELETE /relations/${RELATION}`);
    assert.equal(again.status, 404);
    const zhuang = await app.signIn(people.zhuang);
    const [one] = await listHelpers(app.db, people.wang, app.clock.now());
    assert.equal((await zhuang.api(`DELETE /relations/${one?.id}`)).status, 200);
  });

  test('seeking helpers by telephone is limited', async () => {
    const he = await app.signIn(people.he);
    const fields = { personId: people.he, helperAddress: '139 9999 9999', kind: 'relative' };
    const codes = new Set<unknown>();
    for (let turn = 0; turn < 12; turn += 1) {
      codes.add(codeOf((await he.api('POST /relations', fields)).body));
    }
    assert.deepEqual([...codes], ['helper_not_found', 'too_many_requests']);
  });
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { codeOf, deedsShape, openBehalfSite } from '#test/behalf-site.ts';
import type { BehalfSite } from '#test/behalf-site.ts';
import { household, people } from '#test/world.ts';

/** Vouching and sheets of codes, as they are seen on pages, over the whole program. */
let site: BehalfSite;
const sheetShape = z.object({
  sheet: z.object({ codes: z.array(z.object({ digits: z.string() })) }),
});
const FLAT = household(3, 2, 201);

before(async () => {
  site = await openBehalfSite();
});
after(() => site.close());

test('a leader vouches on the record, staff and the person see who, and the person takes it back', async () => {
  const chen = await site.as(people.chen);
  const record = `/people/${people.wang}`;
  const asked = await chen.open(record);
  assert.match(asked.text, /作證本人住在東興小區3號樓2單元201，憑什麼？/);
  const word = { householdId: FLAT, relation: 'family', ground: 'paper' };
  const sent = await chen.send(`${record}/vouches`, word, { from: record });
  assert.equal(sent.location, record);
  const line = /陳志明作證（看過證件或合同），2026年11月23日/;
  assert.match((await chen.open(record)).text, line);
  assert.doesNotMatch((await chen.open(record)).text, /憑什麼/, 'one word is enough');
  assert.match((await (await site.as(people.zhuang)).open(record)).text, line);

  const wang = await site.as(people.wang);
  const me = await wang.open('/me');
  assert.match(me.text, line);
  const { deeds } = deedsShape.parse((await wang.api('GET /me/deeds')).body);
  const deed = deeds.find(({ done }) => done === 'people.vouch');
  assert.deepEqual([deed?.by, deed?.state], ['陳志明', 'open']);
  assert.equal(deed?.about?.en?.includes('201'), true);
  const back = await wang.send(`/me/deeds/${deed?.id}/reversal`, {}, { from: '/me/deeds' });
  assert.equal(back.location, '/me/deeds');
  assert.doesNotMatch((await wang.open('/me')).text, /作證/);
});

test('the button on the record takes it back for the leader', async () => {
  const chen = await site.as(people.chen);
  const record = `/people/${people.wang}`;
  const word = { householdId: FLAT, relation: 'family', ground: 'known' };
  await chen.send(`${record}/vouches`, word, { from: record });
  const page = await chen.open(record);
  const address = /action="(\/vouches\/[^"]+)"/.exec(page.text)?.[1] ?? '';
  const taken = await chen.send(address, {}, { from: record });
  assert.equal(taken.status, 303);
  assert.doesNotMatch((await chen.open(record)).text, /陳志明作證/);
});

test('a second word for the same home is refused on the same page, in a sentence', async () => {
  const record = `/people/${people.wang}`;
  const word = { householdId: FLAT, relation: 'family', ground: 'known' };
  const chen = await site.as(people.chen);
  await chen.send(`${record}/vouches`, word, { from: record });
  const again = await chen.send(`${record}/vouches`, word, { from: record });
  assert.equal(again.status, 409);
  assert.match(again.text, /這個住處已經有人作證了/);
  assert.equal(
    codeOf(await chen.api(`POST ${record as '/people'}/vouches`, word)),
    'vouched_already',
  );
});

test('for their own home, themselves or another building a leader vouches for nobody', async () => {
  const chen = await site.as(people.chen);
  const word = { relation: 'family', ground: 'known' };
  const asked = async (personId: string, householdId: string) =>
    codeOf(await chen.api(`POST /people/${personId}/vouches`, { ...word, householdId }));
  assert.equal(await asked(people.wang, household(3, 1, 101)), 'own_household');
  assert.equal(await asked(people.chen, household(3, 1, 102)), 'not_to_oneself');
  assert.equal(await asked(people.wang, household(7, 1, 101)), 'not_allowed');
  const wordless = await chen.api(`POST /people/${people.wang}/vouches`, {
    householdId: FLAT,
    relation: 'family',
  });
  assert.equal(wordless.status, 422, 'how one knows is said each time');
});

test('a person prints a sheet, signs in with a code of it, and finds the codes no more later', async () => {
  const li = await site.as(people.li);
  assert.match((await li.open('/me')).text, /印登入號碼單/);
  assert.match((await li.open('/me/sign-in-sheet')).text, /現在沒有能用的號碼單/);
  const sent = await li.send('/me/sign-in-sheet', {}, { from: '/me/sign-in-sheet' });
  assert.equal(sent.location, '/me/sign-in-sheet');
  const page = await li.open('/me/sign-in-sheet');
  assert.match(page.text, /還剩 10 個號碼/);
  const { body } = await li.api('GET /me/sign-in-sheet');
  const { codes } = sheetShape.parse(body).sheet;
  const visitor = site.app.visit();
  const typed = await visitor.send('/sign-in/paper', { paperCode: codes[3]?.digits ?? '' });
  assert.equal(typed.status, 303);
  assert.match((await visitor.open('/me')).text, /李大同/);
  assert.match((await visitor.open('/me/sessions')).text, /用號碼單上的號碼登入/);
  assert.match((await li.open('/me/sign-in-sheet')).text, /還剩 9 個號碼/);
});

test('at the counter a sheet is printed for somebody, who is told; a helper prints none', async () => {
  const zhuang = await site.as(people.zhuang);
  const address = `/people/${people.wang}/sign-in-sheet`;
  await zhuang.send(address, {}, { from: address });
  const page = await zhuang.open(address);
  assert.match(page.text, /王秀英的登入號碼單/);
  assert.match(page.text, /還剩 10 個號碼/);
  const wang = await site.as(people.wang);
  const { deeds } = deedsShape.parse((await wang.api('GET /me/deeds')).body);
  assert.ok(deeds.some(({ done }) => done === 'people.issue_sign_in_sheet'));
  const lin = await site.as(people.lin);
  await lin.api(`POST /acting-for/${people.wang}`, {});
  const own = await lin.api('POST /me/sign-in-sheet', {});
  assert.equal(codeOf(own), 'only_oneself');
});

test('nobody but the counter prints for others, and nobody for who could appoint them', async () => {
  const asked = async (by: string, whose: string) => {
    const browser = await site.as(by);
    const answer = await browser.api(`POST /people/${whose}/sign-in-sheet`, {});
    return codeOf(answer) ?? answer.status;
  };
  assert.equal(await asked(people.chen, people.wang), 'not_allowed');
  assert.equal(await asked(people.xu, people.wang), 'not_found');
  assert.equal(await asked(people.zhuang, people.wu), 'role_too_high');
  assert.equal(await asked(people.wu, people.zhuang), 200);
});

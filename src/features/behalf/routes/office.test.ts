import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { deedsShape, openBehalfSite } from '#test/behalf-site.ts';
import type { BehalfSite } from '#test/behalf-site.ts';
import { household, people, places } from '#test/world.ts';

/** What an office does about somebody, as itself, reaches them like what is done in their name. */
let site: BehalfSite;
const FLAT = household(3, 2, 201);

before(async () => {
  site = await openBehalfSite();
});
after(() => site.close());

async function deedsOf(personId: string) {
  const browser = await site.as(personId);
  const { body } = await browser.api('GET /me/deeds');
  return deedsShape.parse(body).deeds;
}

test('registering, correcting, a code and moving out are told to whom they are about', async () => {
  const zhuang = await site.as(people.zhuang);
  const record = { name: '孟一凡', language: 'zh-Hant' };
  const made = await zhuang.api('POST /people', {
    ...record,
    householdId: household(3, 1, 102),
    relation: 'tenant',
  });
  const personId = String(Reflect.get(Object(made.body), 'id'));
  await zhuang.api(`PATCH /people/${personId}`, { ...record, called: '小孟' });
  await zhuang.api(`POST /people/${personId}/sign-in-code`, {});
  const { rows } = await site.app.pool.query(
    'select id from people.residence where person_id = $1',
    [personId],
  );
  const home = String(Reflect.get(Object(rows[0]), 'id'));
  await zhuang.api(`DELETE /people/${personId}/households/${home}`, {});
  const deeds = await deedsOf(personId);
  assert.deepEqual(deeds.map(({ done }) => done).toSorted(), [
    'people.correct',
    'people.issue_counter_code',
    'people.move_out',
    'people.register',
  ]);
  assert.ok(deeds.every(({ by }) => by === '莊文靜'));
  const slip = await zhuang.open('/slips?place=' + places.community);
  assert.match(slip.text, /孟一凡/, 'who never signed in is told on paper');
});

test('a fresh household code is told to those who live there, the first is not', async () => {
  const zhuang = await site.as(people.zhuang);
  const renewals = async () =>
    (await deedsOf(people.wang)).filter(({ done }) => done === 'people.renew_household_code');
  await zhuang.api(`POST /households/${FLAT}/code`, {});
  assert.deepEqual(await renewals(), []);
  await zhuang.api(`POST /households/${FLAT}/code`, {});
  const [told, ...more] = await renewals();
  assert.deepEqual([told?.by, told?.about?.hant, more], ['莊文靜', '東興小區3號樓2單元201', []]);
  const others = await deedsOf(people.li);
  assert.deepEqual(others, [], 'those of other households hear nothing');
  const wang = await site.as(people.wang);
  assert.match((await wang.open('/me/deeds')).text, /換了您家的住戶號碼，舊的不能用了/);
});

test('how a matter came in stands on its page for its asker and for staff, not for others', async () => {
  const zhuang = await site.as(people.zhuang);
  const id = await site.raiseFor(zhuang, '樓道的燈一閃一閃，晚上看不清臺階。', 'telephone');
  const pageOf = async (personId: string, language = 'zh-Hant') => {
    const browser = await site.as(personId);
    return (await browser.open(`/matters/${id}?lang=${language}`)).text;
  };
  assert.match(await pageOf(people.wang), /怎麼來的[\s\S]{0,80}打電話來的/);
  assert.match(await pageOf(people.zhuang), /怎麼來的[\s\S]{0,80}打電話來的/);
  assert.doesNotMatch(await pageOf(people.li), /怎麼來的/);
  assert.doesNotMatch((await site.app.visit().open(`/matters/${id}`)).text, /怎麼來的/);
  const own = await site.as(people.li);
  const body = { profile: 'need', category: 'home_electric', placeId: places.compound };
  const raised = await own.api('POST /matters', { ...body, body: '燈不亮', visibility: 'all' });
  const mine = await own.open(`/matters/${String(Reflect.get(Object(raised.body), 'id'))}`);
  assert.doesNotMatch(mine.text, /怎麼來的/, 'what one raises oneself came in no other way');
});

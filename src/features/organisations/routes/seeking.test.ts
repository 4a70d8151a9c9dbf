import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { bodiesSite, codeOf } from '#test/bodies.ts';
import type { Site } from '#test/bodies.ts';
import { roleAt } from '#test/compound.ts';
import type { Browser } from '#test/app.ts';

const STREET = { id: '350203007', path: '35.02.03.007', communityId: undefined };
const TELEPHONE = '13800138077';

let site: Site;
let upper: Browser;
let post: string;
let page: `/posts/${string}`;

before(async () => {
  site = await bodiesSite();
  const { people } = site.world;
  upper = await site.app.signIn(people.huang, { grants: [roleAt('steward', STREET)] });
  const body = { placeId: STREET.id, kind: 'service_centre', name: '街道服務中心' };
  const founded = await upper.api('POST /organisations', body);
  const { id } = Object(founded.body);
  const made = await upper.api(`POST /organisations/${id}/posts`, {
    kind: 'director',
    placeId: STREET.id,
  });
  post = Object(made.body).id;
  page = `/posts/${post}`;
  await sql`insert into people.login (person_id, kind, address, confirmed_at)
    values (${people.lin}, 'telephone', ${`+86${TELEPHONE}`}, now())`.execute(site.app.db);
});

after(() => site.app.close());

const seek = (contact: string) => upper.send(`${page}/seeking`, { contact }, { from: page });

test('above a community one is asked how somebody is reached, not for a name from a list', async () => {
  for (const [language, label] of [
    ['zh-Hant', /電話、電郵或住戶代碼/],
    ['zh-Hans', /电话、电邮或住户代码/],
    ['en', /Telephone, e-mail or household code/],
  ] as const) {
    upper.cookies.set('linli_lang', language);
    const seen = await upper.open(page);
    assert.match(seen.text, label);
    assert.doesNotMatch(seen.text, /name="q"|name="personId"/);
  }
  upper.cookies.set('linli_lang', 'zh-Hant');
});

test('nothing written is said at the field', async () => {
  const empty = await seek('');
  assert.equal(empty.status, 422);
  assert.match(empty.text, /href="#organisations-seek_holder-contact"/);
});

test('what finds nobody is answered alike, with what was typed', async () => {
  const answers = [];
  for (const contact of ['13900000000', 'x@example.org', '1234567890123456', '林先生']) {
    const seen = await seek(contact);
    assert.equal(seen.status, 409);
    assert.match(seen.text, new RegExp(`value="${contact}"`));
    answers.push(/沒有找到。請再看看寫得對不對/.exec(seen.text)?.[0]);
  }
  assert.deepEqual(new Set(answers).size, 1);
  assert.ok(answers[0]);
});

test('who is found is shown as neighbours call them, and appointed when confirmed', async () => {
  const { lin } = site.world.people;
  const sent = await seek('138 0013 8077');
  assert.deepEqual([sent.status, sent.location], [303, `${page}?person=${lin}`]);
  const found = await upper.open(sent.location ?? '');
  assert.match(found.text, /是這位嗎？/);
  assert.match(found.text, new RegExp(`value="${lin}"\\s+checked`));
  const names = await sql<{ name: string }>`
    select name from people.person where id = ${lin}`.execute(site.app.db);
  const full = names.rows[0]?.name ?? '';
  assert.ok(full.length > 1);
  assert.doesNotMatch(found.text, new RegExp(full));
  assert.doesNotMatch(found.text, new RegExp(TELEPHONE));
  const done = await upper.send(`${page}/holder`, { personId: lin }, { from: page });
  assert.equal(done.status, 303);
  assert.match((await upper.open(page)).text, /卸任|結束/);
});

test('only who keeps the body seeks, and only above the communities', async () => {
  const call = `POST ${page}/seeking` as const;
  const contact = { contact: TELEPHONE };
  assert.equal((await site.visitor.api(call, contact)).status, 401);
  assert.equal(codeOf(await site.worker.api(call, contact)), 'not_allowed');
  const local = await site.addPost(await site.found('業委會'));
  assert.equal(codeOf(await upper.api(`POST /posts/${local}/seeking`, contact)), 'not_found');
  const seen = await site.worker.open(`/posts/${local}?person=${site.world.people.lin}`);
  assert.match(seen.text, /name="q"/);
});

test('too many tries are told so', async () => {
  let last = 0;
  for (let time = 0; time < 20; time += 1) last = (await seek('13900000000')).status;
  assert.equal(last, 429);
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { startToken } from '#/platform/auth/tokens.ts';
import { people, places } from '#test/matters-world.ts';
import { errorsOf, raisedOf, requestsOf } from '#test/georeport.ts';
import type { FormFields, GeoAnswer } from '#test/georeport.ts';
import { openOpen311Site } from '#test/open311-site.ts';
import type { Open311Site } from '#test/open311-site.ts';

let site: Open311Site;

before(async () => {
  site = await openOpen311Site();
});

after(() => site.close());

const english = { 'accept-language': 'en' };
let told = 0;

/** A form as a client fills it in; each tells something else, for the same words are one matter. */
function form(changes: Readonly<Record<string, string | undefined>> = {}): FormFields {
  told += 1;
  const fields = {
    api_key: site.key,
    jurisdiction_id: places.community,
    service_code: 'rubbish',
    address_id: places.building,
    description: `垃圾桶滿了，第 ${told} 次說`,
    ...changes,
  };
  return Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
}

async function refused(
  changes: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly status: number; readonly says: string }> {
  const earlier = await site.countMatters();
  const fields = form(changes);
  const json = await site.client.post(fields, { headers: english });
  const xml = await site.client.post(fields, { format: 'xml', headers: english });
  assert.deepEqual(json.told, xml.told);
  assert.equal(await site.countMatters(), earlier, 'something was raised');
  return { status: json.status, says: errorsOf(json).join(' ') };
}

async function readBack(answer: GeoAnswer) {
  const { id } = raisedOf(answer);
  const [one] = requestsOf(await site.client.both(`/requests/${id}`));
  assert.ok(one, `${id} is not to be read`);
  return one;
}

describe('raising', () => {
  test('what is posted in one format is read back in both', async () => {
    for (const format of ['xml', 'json'] as const) {
      const description = `單元門口的垃圾兩天沒收。\n味道很大。（${format}）`;
      const seen = await site.client.post(form({ description }), { format });
      assert.match(raisedOf(seen).id, /^350203007010-2026-\d{4}$/);
      const one = await readBack(seen);
      assert.equal(one.description, description);
      assert.equal(one.service_code, 'rubbish');
      assert.equal(one.address_id, places.building);
      assert.equal(one.status, 'open');
    }
  });

  test('it says who looks after it, in the language of whoever asks', async () => {
    const notices = await Promise.all(
      ['zh-TW', 'zh-CN', 'en'].map(async (language) => {
        const seen = await site.client.post(form(), { headers: { 'accept-language': language } });
        return raisedOf(seen).notice;
      }),
    );
    assert.equal(new Set(notices).size, 3, notices.join(' | '));
    for (const notice of notices) assert.match(notice, /2026-\d{4}/);
  });

  test('it is a matter as one raised on the pages: of the holder of the key, with its entry', async () => {
    const { id } = raisedOf(await site.client.post(form()));
    const reference = id.slice(-'2026-0000'.length);
    const { rows } = await sql<{
      asker: string;
      actor: string;
      profile: string;
      visibility: string;
      entries: number;
    }>`
      select m.asker_id as asker, m.actor_id as actor, m.profile, m.visibility,
        (select count(*) from platform.journal j
          where j.subject_id = m.id::text and j.verb = 'raise') as entries
      from matters.matter m where m.reference = ${reference}`.execute(site.app.db);
    assert.deepEqual(rows, [
      { asker: people.chen, actor: people.chen, profile: 'report', visibility: 'all', entries: 1 },
    ]);
    const own = await site.app.signIn(people.chen);
    assert.equal((await own.open(`/matters/${id}`)).status, 200);
  });

  test('a category that is only for needs becomes a need', async () => {
    const seen = await site.client.post(form({ service_code: 'sewing', description: '褲腳要改' }));
    const { id } = raisedOf(seen);
    const own = await (await site.app.signIn(people.chen)).api(`GET /matters/${id}`);
    assert.match(JSON.stringify(own.body), /"profile":"need"/);
  });

  test('who describes nothing has named at least the kind of thing', async () => {
    const seen = await site.client.post(form({ description: '  ', service_code: 'drain' }));
    const one = await readBack(seen);
    assert.equal(one.description, one.service_name);
  });

  test('the address of a photo is kept in the words, and nothing is fetched', async () => {
    const media_url = 'http://169.254.169.254/latest/meta-data';
    const seen = await site.client.post(form({ description: '看照片', media_url }));
    const one = await readBack(seen);
    assert.equal(one.description, `看照片\n照片：${media_url}`);
    assert.equal(one.media_url, null);
  });

  test('what is said of the person is neither kept nor told', async () => {
    const person = {
      email: 'smit333@sfgov.example',
      device_id: 'tt222111',
      account_id: '987654321',
      first_name: 'Johanna',
      last_name: 'Smithson',
      phone: '11122233344',
    };
    const { id } = raisedOf(await site.client.post(form(person)));
    const { rows } = await sql<{ row: unknown }>`
      select to_jsonb(m) as row from matters.matter m
      union all select to_jsonb(j) from platform.journal j
      union all select to_jsonb(p) from people.person p`.execute(site.app.db);
    const kept = JSON.stringify(rows);
    assert.ok(kept.includes(id.slice(-4)));
    for (const word of Object.values(person)) assert.ok(!kept.includes(word), word);
  });

  test('a complaint is for staff and in no list', async () => {
    const description = '投訴：窗口態度不好';
    const seen = await site.client.post(form({ service_code: 'complaint', description }));
    const { id } = raisedOf(seen);
    assert.equal((await site.client.get(`/requests/${id}`)).status, 404);
    assert.doesNotMatch((await site.client.get('/requests')).text, /窗口態度/);
    const own = await site.app.signIn(people.chen);
    assert.match((await own.open(`/matters/${id}`)).text, /窗口態度/);
  });

  test('the same key has the same outcome, another key another', async () => {
    const fields = form({ description: '同一把鑰匙' });
    const other = form({ description: '另一件' });
    const once = { headers: { 'idempotency-key': 'once' } };
    const earlier = await site.countMatters();
    const first = await site.client.post(fields, once);
    site.app.clock.forward({ minutes: 30 });
    const again = await site.client.post(fields, once);
    assert.equal(again.text, first.text);
    assert.equal(await site.countMatters(), earlier + 1);
    const later = await site.client.post(other, { headers: { 'idempotency-key': 'twice' } });
    assert.notEqual(raisedOf(later).id, raisedOf(first).id);
  });

  test('without such a key the same words within ten minutes are one matter', async () => {
    const fields = form({ description: '手抖按了兩次' });
    const first = raisedOf(await site.client.post(fields));
    assert.equal(raisedOf(await site.client.post(fields)).id, first.id);
    site.app.clock.forward({ minutes: 11 });
    assert.notEqual(raisedOf(await site.client.post(fields)).id, first.id);
  });
});

describe('the key', () => {
  test('without one, with an empty one or with a wrong one nothing is raised', async () => {
    for (const api_key of [undefined, '', 'xyz', 'a'.repeat(43), `${site.key}x`, '\u0000']) {
      const { status, says } = await refused({ api_key });
      assert.equal(status, 403, `${api_key}`);
      assert.match(says, /api_key/);
    }
  });

  test('it may stand in the header for it instead', async () => {
    const headers = { authorization: `Bearer ${site.key}` };
    assert.equal((await site.client.post(form({ api_key: undefined }), { headers })).status, 200);
  });

  test('the token of a program raises where that is what it is for, and nowhere else', async () => {
    const chen = await site.context(people.chen);
    const make = async (scope: string) =>
      (
        await startToken(chen, {
          personId: people.chen,
          name: '城市的程式',
          scopes: [scope],
          days: 90,
        })
      ).token;
    const api_key = await make('open311:write');
    assert.equal((await site.client.post(form({ api_key }))).status, 200);
    assert.equal((await site.trial.post(form({ api_key }))).status, 200);
    const { status, says } = await refused({ api_key: await make('matters:write') });
    assert.equal(status, 403);
    assert.match(says, /open311:write/);
    const headers = { authorization: `Bearer ${api_key}`, 'content-type': 'application/json' };
    const init = { method: 'POST', headers: { ...headers, 'idempotency-key': 'x' }, body: '{}' };
    assert.equal((await site.app.request('/api/v1/matters', init)).status, 403);
    assert.equal((await site.app.request('/me', { headers })).status, 404);
  });

  test('a cookie is no key, however much the browser sends it', async () => {
    const earlier = await site.countMatters();
    for (const more of [{}, { 'sec-fetch-site': 'same-origin' }, { origin: 'http://linli.test' }]) {
      const headers = { cookie: `linli=${site.key}`, ...more };
      const seen = await site.client.post(form({ api_key: undefined }), { headers });
      assert.equal(seen.status, 403);
    }
    assert.equal(await site.countMatters(), earlier);
  });

  test('a key of a session that has ended opens nothing', async () => {
    const browser = await site.app.signIn(people.li);
    const api_key = browser.cookies.get('linli') ?? '';
    assert.equal((await site.client.post(form({ api_key }))).status, 200);
    await browser.api('POST /sign-out', {});
    await sql`delete from platform.session where person_id = ${people.li}`.execute(site.app.db);
    assert.equal((await refused({ api_key })).status, 403);
  });

  test('the key itself is in no answer and no journal', async () => {
    const seen = await site.client.post(form());
    assert.ok(!seen.text.includes(site.key));
    const { rows } = await sql<{ row: unknown }>`
      select to_jsonb(j) as row from platform.journal j`.execute(site.app.db);
    assert.ok(!JSON.stringify(rows).includes(site.key));
  });
});

describe('what has to be said', () => {
  test('a service is missing or unknown', async () => {
    assert.equal((await refused({ service_code: undefined })).status, 400);
    const empty = await refused({ service_code: '' });
    assert.deepEqual([empty.status, /service_code/.test(empty.says)], [400, true]);
    const unknown = await refused({ service_code: '001' });
    assert.equal(unknown.status, 404);
    assert.match(unknown.says, /service_code 001/);
  });

  test('a jurisdiction is unknown', async () => {
    const { status, says } = await refused({ jurisdiction_id: places.nextCommunity });
    assert.equal(status, 404);
    assert.match(says, /jurisdiction_id/);
  });

  test('what is too long or no number is refused at its field', async () => {
    const long = await refused({ description: '長'.repeat(4_001) });
    assert.equal(long.status, 400);
    assert.match(long.says, /^description/);
    const north = { address_id: undefined, lat: '95', long: '118' };
    assert.match((await refused(north)).says, /^lat/);
    assert.match((await refused({ ...north, lat: 'north' })).says, /^lat/);
    assert.match((await refused({ media_url: 'javascript:alert(1)' })).says, /^media_url/);
  });

  test('four thousand characters are told, with a photo they are too many', async () => {
    const description = '滿'.repeat(4_000);
    assert.equal((await site.client.post(form({ description }))).status, 200);
    const more = await refused({ description, media_url: 'https://example.org/1.jpg' });
    assert.equal(more.status, 400);
    assert.match(more.says, /together/);
  });

  test('several fields that are wrong are several errors', async () => {
    const fields = form({ lat: 'x', long: 'y', description: '長'.repeat(4_001) });
    const seen = await site.client.post(fields, { format: 'xml' });
    assert.equal(errorsOf(seen).length, 3);
  });

  test('what is no form is refused in words', async () => {
    for (const [type, body] of [
      ['text/plain', 'service_code=rubbish'],
      ['application/json', '['],
      ['application/xml', '<request/>'],
    ] as const) {
      const init = { method: 'POST', body, headers: { 'content-type': type } };
      const response = await site.app.request('/open311/v2/requests.xml', init);
      assert.equal(response.status, 400, type);
      assert.match(await response.text(), /<errors>/);
    }
  });

  test('nothing but GET and POST is there', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const response = await site.app.request('/open311/v2/requests.json', { method });
      assert.equal(response.status, 404, method);
      assert.match(await response.text(), /"code":"404"/);
    }
    const init = { method: 'POST', body: new URLSearchParams({ api_key: site.key }) };
    assert.equal((await site.app.request('/open311/v2/services.xml', init)).status, 404);
  });
});

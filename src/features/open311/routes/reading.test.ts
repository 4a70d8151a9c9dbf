import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { dispatcher, people, places, railing } from '#test/matters-world.ts';
import { household } from '#test/world.ts';
import { errorsOf, requestsOf } from '#test/georeport.ts';
import type { GeoAnswer } from '#test/georeport.ts';
import { openOpen311Site } from '#test/open311-site.ts';
import type { Open311Site } from '#test/open311-site.ts';

let site: Open311Site;

before(async () => {
  site = await openOpen311Site();
});

after(() => site.close());

const community = places.community;
const english = { 'accept-language': 'en' };

async function numbers(address: string): Promise<readonly string[]> {
  const found = requestsOf(await site.client.both(address));
  return found.map((one) => one.service_request_id);
}

describe('requests', () => {
  test('a matter is told with all that is public of it', async () => {
    const id = await site.raise({ ...railing, point: { lon: 118.1049, lat: 24.4751 } });
    const [one] = requestsOf(await site.client.both(`/requests/${id}`, english));
    assert.ok(one);
    assert.match(one.expected_datetime ?? '', /^2026-11-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.deepEqual(
      { ...one, expected_datetime: null },
      {
        service_request_id: id,
        status: 'open',
        status_notes: 'Open',
        service_name: 'Railings and handrails',
        service_code: 'railing',
        description: '坡上的欄杆鬆了，老人家扶著會晃。',
        agency_responsible: one.agency_responsible,
        service_notice: null,
        requested_datetime: site.app.clock.now().toString({ smallestUnit: 'second' }),
        updated_datetime: site.app.clock.now().toString({ smallestUnit: 'second' }),
        expected_datetime: null,
        address: one.address,
        address_id: places.compound,
        zipcode: null,
        lat: '24.4751',
        long: '118.1049',
        media_url: null,
      },
    );
  });

  test('an address goes inwards in Chinese and outwards in English', async () => {
    const id = await site.raise({ placeId: places.building, title: '門燈', body: '門燈不亮' });
    const address = async (headers: Readonly<Record<string, string>>) =>
      requestsOf(await site.client.get(`/requests/${id}`, 'json', headers))[0]?.address;
    assert.equal(await address({}), '福建省 廈門市 思明區 開元街道 深田社區 東興小區 3號樓');
    assert.match((await address(english)) ?? '', /^Building 3, .*Fujian/);
  });

  test('of a matter in a flat nobody learns the flat or the point', async () => {
    const flat = household(3, 2, 201);
    const id = await site.raise({
      placeId: flat,
      point: { lon: 118.1, lat: 24.4 },
      body: '水管漏',
    });
    const seen = await site.client.both(`/requests/${id}`);
    const [one] = requestsOf(seen);
    assert.equal(one?.address_id, places.building);
    assert.equal(one?.lat, null);
    assert.doesNotMatch(seen.text, /201|24\.4\b/);
  });

  test('one list holds one request, and another format of its address is not found', async () => {
    const id = await site.raise({ body: '只有一件' });
    assert.deepEqual(await numbers(`/requests/${id}`), [id]);
    for (const address of [`/requests/${id}`, `/requests/${id}.csv`, `/requests/${id}.xml.zip`]) {
      const response = await site.app.request(`/open311/v2${address}`);
      assert.equal(response.status, 404, address);
      assert.match(await response.text(), /<errors>\s*<error>\s*<code>404<\/code>/);
    }
  });

  test('a number that is not there or no number is not found', async () => {
    for (const id of [
      `${community}-2026-9999`,
      '638344',
      'x'.repeat(80),
      '%00',
      '-1',
      '%E5%A3%9E',
    ]) {
      const seen = await site.client.both(`/requests/${id}`, english);
      assert.equal(seen.status, 404, id);
      assert.match(errorsOf(seen)[0] ?? '', /service_request_id/);
    }
  });

  test('a number too long to be one is refused and not looked for', async () => {
    const seen = await site.client.both(`/requests/${'9'.repeat(200)}`);
    assert.equal(seen.status, 400);
  });

  test('numbers overrule every other filter, and those that are not there are left out', async () => {
    const [first, second] = [await site.raise({ body: '甲' }), await site.raise({ body: '乙' })];
    const ids = [first, `${community}-2026-9998`, 'nonsense', second].join(',');
    const filters = 'status=closed&service_code=railing&start_date=2020-01-01T00:00:00Z';
    assert.deepEqual(await numbers(`/requests?service_request_id=${ids}&${filters}`), [
      second,
      first,
    ]);
    const twice = `service_request_id=${first}&service_request_id=${second}`;
    assert.deepEqual(await numbers(`/requests?${twice}`), [second, first]);
  });

  test('a number of another community is not of this one', async () => {
    const id = await site.raise({ body: '本社區的事' });
    const elsewhere = id.replace(community, places.nextCommunity);
    assert.equal((await site.client.get(`/requests/${elsewhere}`)).status, 404);
    const asked = `/requests/${elsewhere}?jurisdiction_id=${community}`;
    assert.equal((await site.client.get(asked)).status, 404);
    const wrong = `/requests/${id}?jurisdiction_id=${places.nextCommunity}`;
    assert.match(
      errorsOf(await site.client.get(wrong, 'xml', english))[0] ?? '',
      /jurisdiction_id/,
    );
    assert.deepEqual(await numbers(`/requests/${id}?jurisdiction_id=${community}`), [id]);
  });

  test('services filter, several by comma or several times; an unknown one has none', async () => {
    const light = await site.raise({ profile: 'report', category: 'public_light', body: '路燈' });
    const lift = await site.raise({ profile: 'report', category: 'lift', body: '電梯' });
    assert.deepEqual(await numbers('/requests?service_code=lift'), [lift]);
    assert.deepEqual(await numbers('/requests?service_code=lift,%20public_light'), [lift, light]);
    assert.deepEqual(await numbers('/requests?service_code=lift&service_code=public_light'), [
      lift,
      light,
    ]);
    assert.deepEqual(await numbers('/requests?service_code=potholes'), []);
    assert.ok((await numbers('/requests?service_code=&status=')).length > 2);
  });

  test('an empty list is an empty root in XML and an empty list in JSON', async () => {
    const asked = '/requests?service_code=potholes';
    assert.equal((await site.client.get(asked)).text, '[]');
    assert.match((await site.client.get(asked, 'xml')).text, /<service_requests\/>/);
  });

  test('a status filters, and a closed one tells how it ended and when', async () => {
    const id = await site.raise({ profile: 'report', category: 'noise', body: '半夜敲打' });
    const asked = (status: string) => numbers(`/requests?service_code=noise&status=${status}`);
    assert.deepEqual([await asked('open'), await asked('closed')], [[id], []]);
    site.app.clock.forward({ hours: 2 });
    const staff = await site.app.signIn(dispatcher);
    const declined = await staff.api(`POST /matters/${id}/decline`, { reason: '不是這裡的事' });
    assert.equal(declined.status, 200, JSON.stringify(declined.body));
    assert.deepEqual([await asked('open'), await asked('closed')], [[], [id]]);
    assert.deepEqual(await asked('open,closed'), [id]);
    const [one] = requestsOf(await site.client.both(`/requests/${id}`, english));
    assert.equal(one?.status, 'closed');
    assert.equal(one?.status_notes, 'Declined');
    assert.equal(one?.expected_datetime, null);
    assert.equal(one?.updated_datetime, site.app.clock.now().toString({ smallestUnit: 'second' }));
    assert.notEqual(one?.updated_datetime, one?.requested_datetime);
  });

  test('any other status is refused', async () => {
    for (const status of ['assigned', 'open,done', 'OPEN']) {
      const seen = await site.client.both(`/requests?status=${status}`);
      assert.equal(seen.status, 400, status);
      assert.match(errorsOf(seen)[0] ?? '', /^status/);
    }
  });
});

describe('a span of time', () => {
  const span = (start: string, end: string) =>
    `/requests?start_date=${encodeURIComponent(start)}&end_date=${encodeURIComponent(end)}`;
  const ofDays = async (start: string, end: string): Promise<GeoAnswer> =>
    site.client.both(span(start, end), english);

  test('ninety days are a span, and a second more is too long', async () => {
    assert.equal((await ofDays('2026-08-25T01:00:00Z', '2026-11-23T01:00:00Z')).status, 200);
    const long = await ofDays('2026-08-25T00:59:59Z', '2026-11-23T01:00:00Z');
    assert.equal(long.status, 400);
    assert.match(errorsOf(long)[0] ?? '', /90 days/);
  });

  test('a day counts by its hours, whatever the offsets', async () => {
    const exact = await ofDays('2026-08-25T09:00:00+08:00', '2026-11-23T01:00:00+00:00');
    assert.equal(exact.status, 200);
    const hour = await ofDays('2026-08-25T08:00:00+08:00', '2026-11-23T01:00:00+00:00');
    assert.equal(hour.status, 400);
  });

  test('an end before its beginning is refused, the same moment is not', async () => {
    const reversed = await ofDays('2026-11-23T01:00:01Z', '2026-11-23T01:00:00Z');
    assert.equal(reversed.status, 400);
    assert.match(errorsOf(reversed)[0] ?? '', /later than end_date/);
    assert.equal((await ofDays('2026-11-23T01:00:00Z', '2026-11-23T01:00:00Z')).status, 200);
  });

  test('both ends are included', async () => {
    site.app.clock.forward({ hours: 1 });
    const at = site.app.clock.now().add({ minutes: 1 });
    const id = await site.raise({ body: '剛好這一刻' });
    const exact = (moment: Temporal.Instant) => moment.toString();
    assert.deepEqual(await numbers(span(exact(at), exact(at))), [id]);
    const earlier = at.subtract({ seconds: 1 });
    assert.deepEqual(await numbers(span(exact(earlier), exact(at))), [id]);
    assert.deepEqual(await numbers(span(exact(earlier), exact(earlier))), []);
    const later = at.add({ seconds: 1 });
    assert.deepEqual(await numbers(span(exact(later), exact(later))), []);
  });

  test('a plus that became a space is a plus', async () => {
    const asked = '/requests?start_date=2026-11-23T00:00:00+08:00&end_date=2026-11-23T01:00:00Z';
    assert.equal((await site.client.both(asked)).status, 200);
  });

  test('a date without time or offset is refused, and the field is named', async () => {
    const wrong = ['2026-11-23', '2026-11-23T01:00:00', 'yesterday', '23.11.2026', '1e9'];
    for (const text of wrong) {
      const seen = await site.client.both(`/requests?start_date=${text}`);
      assert.equal(seen.status, 400, text);
      assert.match(errorsOf(seen)[0] ?? '', /^start_date/);
    }
    assert.equal((await site.client.both('/requests?start_date=&end_date=%20')).status, 200);
  });
});

describe('what is not public', () => {
  test('it is in no list and under no number, while what is public is', async () => {
    const hidden = [
      await site.raise({ visibility: 'neighbours', body: '只給鄰居看的祕密一' }),
      await site.raise({ visibility: 'staff', body: '只給工作人員看的祕密二' }),
    ];
    const shown = await site.raise({ body: '大家都看得到' });
    const all = [...hidden, shown].join(',');
    const listed = await site.client.both('/requests');
    const named = await site.client.both(`/requests?service_request_id=${all}`);
    assert.deepEqual(await numbers(`/requests?service_request_id=${all}`), [shown]);
    for (const { text } of [listed, named]) {
      assert.match(text, /大家都看得到/);
      assert.doesNotMatch(text, /祕密/);
    }
    const nothing = await site.client.get(`/requests/${community}-2026-9999`, 'xml');
    for (const id of hidden) {
      const seen = await site.client.get(`/requests/${id}`, 'xml');
      const blank = (answer: GeoAnswer, own: string) => answer.text.replaceAll(own, '');
      assert.equal(blank(seen, id), blank(nothing, `${community}-2026-9999`));
      assert.equal((await site.client.get(`/tokens/${id}`)).status, 404);
    }
  });

  test('a key opens no more than anybody sees, not even to the asker or to staff', async () => {
    const id = await site.raise({ visibility: 'staff', body: '祕密三' });
    for (const personId of [people.wang, dispatcher]) {
      const token = (await site.app.signIn(personId)).cookies.get('linli') ?? '';
      const headers = { authorization: `Bearer ${token}` };
      assert.equal((await site.client.get(`/requests/${id}`, 'json', headers)).status, 404);
      assert.equal((await site.client.get(`/requests/${id}?api_key=${token}`)).status, 404);
      const cookie = { cookie: `linli=${token}` };
      assert.doesNotMatch((await site.client.get('/requests', 'json', cookie)).text, /祕密三/);
    }
  });

  test('no name, telephone or way of calling anybody is told', async () => {
    const id = await site.raise({ body: '請人幫忙' });
    const staff = await site.app.signIn(dispatcher);
    await staff.api(`POST /matters/${id}/assign`, { personId: people.chen });
    for (const text of [
      (await site.client.both(`/requests/${id}`)).text,
      (await site.client.both('/requests')).text,
    ]) {
      assert.match(text, /請人幫忙/);
      assert.doesNotMatch(text, /王秀英|王阿姨|陳志明|陳師傅|13800138|019cf000/);
    }
  });
});

describe('tokens', () => {
  test('a number is its own token, because it is known at once', async () => {
    const id = await site.raise({ body: '拿編號當令牌' });
    const seen = await site.client.both(`/tokens/${id}`);
    assert.equal(seen.status, 200);
    assert.equal(seen.root, 'service_requests');
    assert.deepEqual(seen.told, [{ service_request_id: id, token: id }]);
  });

  test('any other token is not found', async () => {
    for (const token of ['12345', `${community}-2026-9999`]) {
      const seen = await site.client.both(`/tokens/${token}`, english);
      assert.equal(seen.status, 404);
      assert.match(errorsOf(seen)[0] ?? '', new RegExp(`token ${token} was not found`));
    }
  });
});

describe('what is hostile or nowhere', () => {
  test('an address below the interface that leads nowhere is told in its format', async () => {
    for (const path of ['/nothing', '/services/a/b', '/requests/', '/tokens', '/Requests']) {
      for (const format of ['xml', 'json'] as const) {
        const seen = await site.client.get(path, format, english);
        assert.equal(seen.status, 404, path);
        assert.match(errorsOf(seen)[0] ?? '', /does not exist|not found/);
      }
    }
  });

  test('words that mean something to XML, HTML or SQL are words', async () => {
    const body = `<b>&amp; "x" ' ]]> <!-- \u0007 ${'𠮷'} </service_requests> '; drop table matter; --`;
    const id = await site.raise({ body });
    const seen = await site.client.both(`/requests/${id}`);
    const [one] = requestsOf(seen);
    assert.equal(one?.description, body.replace('\u0007', ''));
    const wrong = `/requests?jurisdiction_id=${encodeURIComponent('<x>&"\u0000')}`;
    const refused = await site.client.both(wrong);
    assert.equal(refused.status, 404);
    for (const query of [
      'service_code[]=x',
      'status[a]=open',
      'jurisdiction_id=a&jurisdiction_id=b',
    ]) {
      assert.ok((await site.client.both(`/requests?${query}`)).status < 500, query);
    }
  });

  test('too many numbers, or too long ones, are refused', async () => {
    const many = Array.from({ length: 1_001 }, (_, index) => `a${index}`).join(',');
    assert.equal((await site.client.both(`/requests?service_request_id=${many}`)).status, 400);
    const long = 'a'.repeat(100);
    assert.equal((await site.client.both(`/requests?service_code=${long}`)).status, 400);
  });

  test('no answer sets a cookie, and each can be kept by nobody', async () => {
    for (const path of ['/services', '/requests', '/nothing']) {
      const { headers } = await site.client.get(path);
      assert.equal(headers.get('set-cookie'), null);
      assert.equal(headers.get('cache-control'), 'no-store');
    }
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { places } from '#test/matters-world.ts';
import { errorsOf } from '#test/georeport.ts';
import { openOpen311Site } from '#test/open311-site.ts';
import type { Open311Site } from '#test/open311-site.ts';

let site: Open311Site;

before(async () => {
  site = await openOpen311Site();
});

after(() => site.close());

const community = places.community;
const english = { 'accept-language': 'en' };
const simplified = { 'accept-language': 'zh-CN' };

const discoveryShape = z.strictObject({
  changeset: z.string(),
  contact: z.string(),
  key_service: z.string(),
  endpoints: z.array(
    z.strictObject({
      specification: z.literal('http://wiki.open311.org/GeoReport_v2'),
      url: z.url(),
      changeset: z.string(),
      type: z.enum(['production', 'test']),
      formats: z.array(z.string()),
    }),
  ),
});

describe('discovery', () => {
  test('it names where requests are raised and where that is tried out, and both are there', async () => {
    const seen = await site.client.both('/discovery', english);
    assert.equal(seen.root, 'discovery');
    const { endpoints, key_service: keyService, contact } = discoveryShape.parse(seen.told);
    assert.deepEqual(
      endpoints.map(({ type, url }) => [type, url]),
      [
        ['production', 'http://linli.test/open311/v2'],
        ['test', 'http://linli.test/open311/test/v2'],
      ],
    );
    for (const { url, formats } of endpoints) {
      assert.deepEqual(formats, ['text/xml', 'application/json']);
      const { pathname } = new URL(url);
      for (const format of ['xml', 'json']) {
        assert.equal((await site.app.request(`${pathname}/services.${format}`)).status, 200);
      }
    }
    assert.match(keyService, /http:\/\/linli\.test\/me\/tokens.*api_key/);
    assert.match(contact, /http:\/\/linli\.test\/about/);
  });

  test('its changeset is a moment, and sorts', async () => {
    const { told } = await site.client.get('/discovery');
    const { changeset } = discoveryShape.parse(told);
    assert.match(changeset, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.ok(Temporal.Instant.from(changeset).epochMilliseconds > 0);
  });
});

const serviceShape = z.strictObject({
  service_code: z.string(),
  service_name: z.string(),
  description: z.string(),
  metadata: z.enum(['true', 'false']),
  type: z.literal('realtime'),
  keywords: z.string().nullable(),
  group: z.string(),
});

describe('services', () => {
  test('the categories of the community are its services, in both formats', async () => {
    const seen = await site.client.both(`/services?jurisdiction_id=${community}`, english);
    assert.equal(seen.root, 'services');
    const services = z.array(serviceShape).parse(seen.told);
    const found = services.find(({ service_code: code }) => code === 'railing');
    assert.ok(found);
    assert.equal(found.service_name, 'Railings and handrails');
    assert.equal(found.group, 'Safety');
    assert.equal(found.metadata, 'true');
    assert.ok(found.keywords?.split(', ').includes('栏杆'), found.keywords ?? '');
    const plain = services.find(({ service_code: code }) => code === 'rubbish');
    assert.equal(plain?.metadata, 'false');
    assert.ok(services.length > 40, `${services.length}`);
    assert.equal(new Set(services.map((one) => one.service_code)).size, services.length);
  });

  test('in JSON a truth is a truth and a code a text', async () => {
    const { text } = await site.client.get('/services');
    const [first] = z
      .array(z.looseObject({ service_code: z.string(), metadata: z.boolean() }))
      .parse(JSON.parse(text));
    assert.ok(first);
  });

  test('they are named in the language that is asked for', async () => {
    const names = async (headers: Readonly<Record<string, string>>) => {
      const { told, headers: answered } = await site.client.get('/services', 'json', headers);
      const found = z
        .array(serviceShape)
        .parse(told)
        .find(({ service_code: code }) => code === 'public_light');
      return [found?.service_name, found?.group, answered.get('content-language')];
    };
    const all = [await names({}), await names(simplified), await names(english)];
    assert.deepEqual(
      all.map((one) => one[2]),
      ['zh-Hant', 'zh-Hans', 'en'],
    );
    assert.deepEqual(
      all.map((one) => one[1]),
      ['公共設施', '公共设施', 'Shared buildings and grounds'],
    );
    assert.equal(new Set(all.map(([name]) => name)).size, 3);
  });

  test('without a jurisdiction, or with an empty one, the only community is meant', async () => {
    const all = await site.client.get(`/services?jurisdiction_id=${community}`);
    assert.equal((await site.client.get('/services')).text, all.text);
    assert.equal((await site.client.get('/services?jurisdiction_id=')).text, all.text);
  });

  test('a community that is not served, a place that is none and one that is not are not found', async () => {
    for (const id of [places.nextCommunity, places.district, places.building, 'sfgov.org']) {
      for (const format of ['xml', 'json'] as const) {
        const seen = await site.client.get(`/services?jurisdiction_id=${id}`, format, english);
        assert.equal(seen.status, 404, id);
        assert.match(errorsOf(seen)[0] ?? '', /jurisdiction_id was not found/);
      }
    }
  });
});

const definitionShape = z.strictObject({
  service_code: z.string(),
  attributes: z.array(
    z.strictObject({
      variable: z.literal('true'),
      code: z.string(),
      datatype: z.literal('singlevaluelist'),
      required: z.literal('true'),
      datatype_description: z.string(),
      order: z.string(),
      description: z.string(),
      values: z.array(z.strictObject({ key: z.string(), name: z.string() })),
    }),
  ),
});

describe('the definition of a service', () => {
  test('it asks what the pages ask about danger', async () => {
    const seen = await site.client.both('/services/railing', english);
    assert.equal(seen.root, 'service_definition');
    const { service_code: code, attributes } = definitionShape.parse(seen.told);
    assert.equal(code, 'railing');
    assert.deepEqual(
      attributes.map((one) => [one.code, one.order]),
      [
        ['falling_now', '1'],
        ['injured', '2'],
      ],
    );
    assert.equal(attributes[0]?.description, 'Is it still falling, or do people walk beneath?');
    assert.deepEqual(attributes[0]?.values, [
      { key: 'yes', name: 'Yes' },
      { key: 'no', name: 'No' },
    ]);
  });

  test('order is a number, and required and variable are truths in JSON', async () => {
    const { text } = await site.client.get('/services/railing');
    const shape = z.object({
      attributes: z.array(
        z.looseObject({ order: z.int(), required: z.boolean(), variable: z.boolean() }),
      ),
    });
    assert.equal(shape.parse(JSON.parse(text)).attributes.length, 2);
  });

  test('one that asks nothing has an empty list in both formats', async () => {
    const { text } = await site.client.get('/services/rubbish');
    assert.equal(text, '{"service_code":"rubbish","attributes":[]}');
    const seen = await site.client.both('/services/rubbish');
    assert.deepEqual(definitionShape.parse(seen.told).attributes, []);
  });

  test('a service that is not there is not found, and is named', async () => {
    for (const code of ['potholes', '001', '%3Cscript%3E', '..%2F..%2Fetc']) {
      const seen = await site.client.both(`/services/${code}`, english);
      assert.equal(seen.status, 404, code);
      assert.match(errorsOf(seen)[0] ?? '', /service_code/);
    }
  });
});

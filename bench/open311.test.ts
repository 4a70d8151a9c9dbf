import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formats, listNumbers, listQuestions, postRequest, readNumber } from './open311.ts';
import type { Ask } from './open311.ts';
import type { CityRequest } from './requests.ts';
import type { Sent } from './site.ts';

const request: CityRequest = {
  at: 0,
  type: 'Graffiti Removal',
  category: 'other',
  area: 'ECHO PARK',
  address: '5 OAK AVE & MAIN',
  isAgain: false,
};
const city = { buildingOf: () => 'b1', communityOf: () => '350203007010', tokens: [] };

/** Answers everything alike, and keeps what was asked. */
function echo(text: string, status = 200) {
  const asked: { readonly address: string; readonly sent: Sent }[] = [];
  const ask: Ask = async (address, sent) => {
    asked.push({ address, sent });
    return { status, ms: 1, body: Buffer.from(text), transferred: 0 };
  };
  return { ask, asked };
}

test('A request is posted as the form of the specification, in the format of the address', async () => {
  for (const format of formats) {
    const { ask, asked } = echo('');
    await postRequest(ask, { city, request, token: 'key', questions: ['fire'] }, format);
    const [one] = asked;
    assert.equal(one?.address, `/open311/v2/requests.${format}`);
    assert.deepEqual(Object.fromEntries(new URLSearchParams(one?.sent.body)), {
      api_key: 'key',
      jurisdiction_id: '350203007010',
      service_code: 'other',
      address_id: 'b1',
      description: 'Graffiti Removal: 5 OAK AVE & MAIN',
      'attribute[fire]': 'no',
    });
  }
});

test('The questions of a service are listed; what only explains is none, and many ask nothing', async () => {
  const attributes = [
    { code: 'fire', variable: true },
    { code: 'about', variable: false },
  ];
  const { ask, asked } = echo(JSON.stringify({ service_code: 'other', attributes }));
  const of = { community: 'c', service: 'other' };
  assert.deepEqual(await listQuestions(ask, of), ['fire']);
  assert.equal(asked[0]?.address, '/open311/v2/services/other.json?jurisdiction_id=c');
  assert.deepEqual(await listQuestions(echo('[]', 404).ask, of), []);
});

test('The number of a request is read in either format', () => {
  const json = Buffer.from('[{"service_request_id":"x-1","service_notice":null}]');
  assert.equal(readNumber({ body: json }, 'json'), 'x-1');
  const xml = '<service_requests><request><service_request_id>x-1</service_request_id></request>';
  assert.equal(readNumber({ body: Buffer.from(xml) }, 'xml'), 'x-1');
  assert.throws(() => readNumber({ body: Buffer.from('[]') }, 'json'));
  assert.equal(readNumber({ body: Buffer.from('<errors/>') }, 'xml'), '');
});

test('What a community gives back is listed in either format', async () => {
  const json = echo('[{"service_request_id":"x-2"},{"service_request_id":"x-1"}]');
  assert.deepEqual(await listNumbers(json.ask, 'c', 'json'), ['x-2', 'x-1']);
  assert.equal(json.asked[0]?.address, '/open311/v2/requests.json?jurisdiction_id=c');
  const one = (id: string) => `<request><service_request_id>${id}</service_request_id></request>`;
  const xml = echo(`<service_requests>${one('x-2')}${one('x-1')}</service_requests>`);
  assert.deepEqual(await listNumbers(xml.ask, 'c', 'xml'), ['x-2', 'x-1']);
});

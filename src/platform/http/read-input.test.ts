import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import {
  MAX_BODY_BYTES,
  isOwnAddress,
  readInput,
  readTypedInput,
  saysTooLarge,
  typedValues,
} from './read-input.ts';
import type { RawInput } from './read-input.ts';

type Init = { readonly method?: string; readonly body?: BodyInit; readonly type?: string };

/** Sends a request to a server that only reads it. */
async function read(path: string, init: Init = {}, params = {}): Promise<RawInput | string> {
  let seen: RawInput | string = 'nothing';
  const app = new Hono();
  app.all('*', async (c) => {
    const input = await readInput(c, params);
    seen = input.ok ? input.value : input.refusal;
    return c.text('');
  });
  const { type, ...rest } = init;
  const headers = type === undefined ? {} : { 'content-type': type };
  await app.request(path, { method: init.body === undefined ? 'GET' : 'POST', headers, ...rest });
  return seen;
}

async function valuesOf(init: Init, params = {}): Promise<unknown> {
  const seen = await read('/', init, params);
  return typeof seen === 'string' ? seen : seen.values;
}

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

test('an address is read with its query, and repeated names are lists', async () => {
  assert.deepEqual(await read('/?q=%E6%B7%B1%E7%94%B0&kind=a&kind=b&kind=c'), {
    values: { q: '深田', kind: ['a', 'b', 'c'] },
    key: undefined,
    from: undefined,
  });
});

test('a form gives its values apart from what belongs to the form itself', async () => {
  const body = '_key=k&_from=%2Fguests&_method=PUT&name=%E6%9E%97&box=1&box=2';
  assert.deepEqual(await read('/', { body, type: FORM }), {
    values: { name: '林', box: ['1', '2'] },
    key: 'k',
    from: '/guests',
  });
});

test('a form with files gives them as files', async () => {
  const body = new FormData();
  body.append('text', '欄杆');
  body.append('photo', new File(['x'], 'a.jpg'));
  body.append('photo', new File(['y'], 'b.jpg'));
  const values = await valuesOf({ body });
  assert.ok(typeof values === 'object' && values !== null && 'photo' in values);
  assert.deepEqual(Object.keys(values), ['text', 'photo']);
  assert.ok(Array.isArray(values.photo) && values.photo.every((one) => one instanceof File));
});

test('a file field that was left empty is not there, as a browser writes it', async () => {
  const lines = [
    '--edge',
    'Content-Disposition: form-data; name="photo"; filename=""',
    'Content-Type: application/octet-stream',
    '',
    '',
    '--edge',
    'Content-Disposition: form-data; name="text"',
    '',
    '',
    '--edge--',
    '',
  ];
  const type = 'multipart/form-data; boundary=edge';
  assert.deepEqual(await valuesOf({ body: lines.join('\r\n'), type }), { text: '' });
});

test('an object of JSON gives its fields as they are', async () => {
  const sent = { name: '林', years: 80, tags: ['a'], deep: { x: null } };
  const body = JSON.stringify(sent);
  assert.deepEqual(await valuesOf({ body, type: JSON_TYPE }), sent);
  assert.deepEqual(await valuesOf({ body, type: 'application/json; charset=utf-8' }), sent);
});

test('what stands in the address cannot be sent otherwise in the body or the query', async () => {
  const params = { id: 'mine' };
  const body = JSON.stringify({ id: 'yours', text: 'x' });
  assert.deepEqual(await valuesOf({ body, type: JSON_TYPE }, params), { id: 'mine', text: 'x' });
  assert.deepEqual(await read('/?id=yours', {}, params), {
    values: { id: 'mine' },
    key: undefined,
    from: undefined,
  });
});

test('what is neither form nor object is refused, not taken for empty', async () => {
  const cases: readonly (readonly [string, string])[] = [
    [JSON_TYPE, '{"name":'],
    [JSON_TYPE, '["name"]'],
    [JSON_TYPE, 'null'],
    [JSON_TYPE, '"name"'],
    ['text/plain', 'name=x'],
    ['application/xml', '<name/>'],
    ['multipart/form-data', 'no boundary'],
    ['multipart/form-data; boundary=x', 'not in parts'],
  ];
  for (const [type, body] of cases) {
    assert.equal(await read('/', { body, type }), 'not_readable', `${type} ${body}`);
  }
});

test('a request that sends nothing has no values and is no mistake', async () => {
  assert.deepEqual(await valuesOf({ method: 'POST' }), {});
  assert.deepEqual(await valuesOf({ method: 'DELETE' }, { id: '7' }), { id: '7' });
});

test('of more fields than any form has, the rest are left out', async () => {
  const body = Array.from({ length: 500 }, (_, index) => `f${index}=x`).join('&');
  const values = await valuesOf({ body, type: FORM });
  assert.equal(Object.keys(values ?? {}).length, 400);
});

test('a key or a source that is no text is none', async () => {
  const body = JSON.stringify({ _key: 7, _from: ['/'], name: 'x' });
  assert.deepEqual(await read('/', { body, type: JSON_TYPE }), {
    values: { name: 'x' },
    key: undefined,
    from: undefined,
  });
});

test('of a form that is too large only the words are read', async () => {
  const form = new FormData();
  form.append('_key', 'k');
  form.append('_from', '/raise');
  form.append('photo', new File(['x'.repeat(99)], 'a.jpg'));
  form.append('text', '欄杆鬆了');
  const app = new Hono();
  app.post('*', async (c) => c.json(await readTypedInput(c, { id: '7' })));
  const response = await app.request('/', { method: 'POST', body: form });
  assert.deepEqual(await response.json(), {
    values: { text: '欄杆鬆了', id: '7' },
    key: 'k',
    from: '/raise',
  });
});

test('a request is too large when it says so; one that comes in pieces is counted instead', async () => {
  const app = new Hono();
  app.post('*', (c) => c.json(saysTooLarge(c)));
  const ask = async (headers: Record<string, string>) =>
    (await app.request('/', { method: 'POST', body: 'x', headers })).json();
  assert.equal(await ask({ 'content-length': String(MAX_BODY_BYTES) }), false);
  assert.equal(await ask({ 'content-length': String(MAX_BODY_BYTES + 1) }), true);
  assert.equal(await ask({}), false);
  const pieces = { 'content-length': '99999999', 'transfer-encoding': 'chunked' };
  assert.equal(await ask(pieces), false);
});

test('what was typed is put back as text, and what was no text is not', () => {
  const photo = new File(['x'], 'a.jpg');
  const typed = typedValues({
    name: '林',
    years: 80,
    isUrgent: true,
    tags: ['a', photo, 'b'],
    photo,
    nothing: undefined,
    deep: { x: 1 },
  });
  assert.deepEqual(typed, { name: '林', years: '80', isUrgent: 'true', tags: ['a', 'b'] });
});

test('what nobody can type and no database keeps is not put back, in a name neither', () => {
  const typed = typedValues({ 'na\u0000me': '林\u0000一', halves: ['\ud83d', '\ude00x'] });
  assert.deepEqual(typed, { name: '林一', halves: ['\ufffd', '\ufffdx'] });
});

test('only a path of this installation is an address of ours', () => {
  const own = ['/', '/guests', '/places/35?q=%E6%B7%B1', '/a#b', `/${'x'.repeat(1_999)}`];
  for (const address of own) assert.ok(isOwnAddress(address), address);
  const others = [
    undefined,
    '',
    'guests',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/a\\b',
    '/a b',
    '/a\nb',
    'https://elsewhere.example/',
    'javascript:alert(1)',
    '/a\u0000b',
    '/a\ud800',
    `/${'x'.repeat(2_000)}`,
  ];
  for (const address of others) assert.ok(!isOwnAddress(address), String(address));
});

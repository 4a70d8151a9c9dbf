import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAX_ANSWER } from '#/features/guard/model.ts';
import { makeAuthenticator } from '#test/authenticator.ts';
import { newKeyField, nextField, questionShape, signatureField } from './shapes.ts';

const HERE = 'http://localhost:4600';
const question = { challenge: 'c29tZXRoaW5n', user: { id: 'bWU' } };
const key = makeAuthenticator(HERE);

test('what a browser says of a new key is read, and what it says besides is left', () => {
  const read = newKeyField.parse(key.create(question));
  assert.equal(read.id, key.id);
  assert.equal(read.rawId, key.id);
  assert.deepEqual(read.response.transports, ['hybrid', 'internal']);
  assert.deepEqual(Object.keys(read).toSorted(), [
    'clientExtensionResults',
    'id',
    'rawId',
    'response',
    'type',
  ]);
});

test('a browser that does not know how a key is reached says nothing of it', () => {
  const said = JSON.parse(key.create(question));
  delete said.response.transports;
  assert.deepEqual(newKeyField.parse(JSON.stringify(said)).response.transports, []);
});

test('what a browser says of a signature is read with whose it is', () => {
  const read = signatureField.parse(key.sign(question));
  assert.equal(read.response.userHandle, 'bWU');
  assert.ok(read.response.signature.length > 80);
});

test('an old key does not say whose it is, and that is no nothing in its place', () => {
  for (const userHandle of [null, undefined]) {
    const said = JSON.parse(key.sign(question));
    const response = { ...said.response, userHandle };
    const read = signatureField.parse(JSON.stringify({ ...said, response }));
    assert.ok(!('userHandle' in read.response));
  }
});

test('what is no answer of a browser is not taken for one', () => {
  const made = JSON.parse(key.create(question));
  const signed = JSON.parse(key.sign(question));
  for (const wrong of [
    '',
    'null',
    '[]',
    '"text"',
    '{',
    JSON.stringify({ ...made, type: 'password' }),
    JSON.stringify({ ...made, id: 'with spaces' }),
    JSON.stringify({ ...made, id: '' }),
    JSON.stringify({ ...made, response: { ...made.response, attestationObject: 7 } }),
    'x'.repeat(MAX_ANSWER + 1),
  ]) {
    assert.equal(newKeyField.safeParse(wrong).success, false, wrong.slice(0, 40));
  }
  assert.equal(newKeyField.safeParse(JSON.stringify(signed)).success, false);
  assert.equal(signatureField.safeParse(JSON.stringify(made)).success, false);
});

test('one goes on only to an address of ours', () => {
  assert.equal(nextField.parse('/me/data?a=1'), '/me/data?a=1');
  for (const other of ['https://evil.example', '//evil.example', 'me', '', undefined]) {
    assert.equal(nextField.parse(other), undefined);
  }
});

test('a question keeps all that a browser needs', () => {
  const options = { challenge: 'abc', rpId: 'localhost', timeout: 300_000 };
  assert.deepEqual(questionShape.parse({ options }), { options });
  assert.equal(questionShape.safeParse({ options: {} }).success, false);
});

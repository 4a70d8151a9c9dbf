import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newKeyField, nextField, signatureField } from '#/features/guard/routes/shapes.ts';
import { property } from '#test/property.ts';
import { obstacleOf, relyingPartyAt } from './addresses.ts';

const hosts = fc.oneof(
  fc.domain(),
  fc.ipV4(),
  fc.ipV6().map((address) => `[${address}]`),
);
const schemes = fc.constantFrom('http', 'https');
const ports = fc.integer({ min: 1, max: 65_535 });

property(
  'an address either makes keys for its own name or says why not',
  fc.property(schemes, hosts, ports, (scheme, host, port) => {
    const address = `${scheme}://${host}:${port}`;
    const party = relyingPartyAt(address);
    assert.equal(party === undefined, obstacleOf(address) !== undefined);
    if (party === undefined) return;
    assert.equal(party.id, host.toLowerCase());
    assert.equal(party.origin, new URL(address).origin);
    assert.equal(scheme, 'https');
  }),
);

property(
  'numbers never make keys, however well they are encrypted',
  fc.property(schemes, fc.oneof(fc.ipV4(), fc.ipV4Extended()), ports, (scheme, host, port) => {
    assert.equal(obstacleOf(`${scheme}://${host}:${port}`), 'numbers');
  }),
);

property(
  'whatever a browser says is read or refused, and is no fault',
  fc.property(fc.string(), (text) => {
    for (const field of [newKeyField, signatureField]) {
      assert.equal(field.safeParse(text).success, false);
    }
  }),
);

property(
  'whatever a program says in JSON is refused just so',
  fc.property(fc.json(), (text) => {
    for (const field of [newKeyField, signatureField]) {
      assert.equal(field.safeParse(text).success, false);
    }
  }),
);

property(
  'nobody is sent on to another site',
  fc.property(fc.webUrl(), (address) => {
    assert.equal(nextField.parse(address), undefined);
    assert.equal(nextField.parse(address.replace(/^https?:/, '')), undefined);
  }),
);

test('the address of the machine itself is its name, not its number', () => {
  assert.equal(obstacleOf('http://localhost:4600'), undefined);
  assert.equal(obstacleOf('http://127.0.0.1:4600'), 'numbers');
  assert.equal(obstacleOf('http://LOCALHOST:4600'), undefined);
});

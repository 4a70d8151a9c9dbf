import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWithinScopes, scopeOf } from './scopes.ts';

const looking = { name: 'matters.board', method: 'GET' };
const acting = { name: 'matters.claim', method: 'POST' };

test('what looks is read, what acts is written, whatever its method', () => {
  assert.equal(scopeOf(looking), 'matters:read');
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    assert.equal(scopeOf({ ...acting, method }), 'matters:write');
  }
});

test('who is there in person is kept from nothing by scopes', () => {
  assert.ok(isWithinScopes({}, acting));
  assert.ok(isWithinScopes({ scopes: undefined }, { name: 'people.grant', method: 'POST' }));
});

test('a program does what its scopes name and nothing else', () => {
  const reader = { scopes: ['matters:read'] };
  assert.ok(isWithinScopes(reader, looking));
  assert.ok(!isWithinScopes(reader, acting));
  assert.ok(!isWithinScopes(reader, { name: 'places.show', method: 'GET' }));
  assert.ok(!isWithinScopes({ scopes: [] }, looking));
});

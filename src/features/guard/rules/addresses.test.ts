import assert from 'node:assert/strict';
import { test } from 'node:test';
import { obstacleOf, relyingPartyAt } from './addresses.ts';

test('keys are made for the name of an encrypted address', () => {
  assert.deepEqual(relyingPartyAt('https://linli.example.org'), {
    id: 'linli.example.org',
    origin: 'https://linli.example.org',
  });
  assert.deepEqual(relyingPartyAt('https://linli.example.org:8443/base'), {
    id: 'linli.example.org',
    origin: 'https://linli.example.org:8443',
  });
});

test('on this machine the name of the machine itself will do without encryption', () => {
  assert.deepEqual(relyingPartyAt('http://localhost:4600'), {
    id: 'localhost',
    origin: 'http://localhost:4600',
  });
  assert.equal(relyingPartyAt('http://linli.localhost')?.id, 'linli.localhost');
});

test('an address of numbers has no name to make keys for, however it is written', () => {
  for (const address of [
    'http://127.0.0.1:4600',
    'https://10.3.0.7',
    'https://[::1]:4600',
    'http://[fd00::7]',
    'https://2130706433',
    'https://0x7f.1',
  ]) {
    assert.equal(obstacleOf(address), 'numbers', address);
    assert.equal(relyingPartyAt(address), undefined, address);
  }
});

test('a name that is reached without encryption makes no keys', () => {
  for (const address of ['http://linli.example.org', 'http://office', 'http://localhost.example']) {
    assert.equal(obstacleOf(address), 'not_encrypted', address);
    assert.equal(relyingPartyAt(address), undefined, address);
  }
});

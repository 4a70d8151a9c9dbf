import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recogniseDevice } from './devices.ts';

const androidChrome =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36';
const iphoneWeChat =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.47';
const windowsEdge =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0';

test('a browser is recognised although it puts the names of others into its own', () => {
  assert.deepEqual(recogniseDevice(androidChrome), { browser: 'Chrome', system: 'Android' });
  assert.deepEqual(recogniseDevice(iphoneWeChat), { browser: 'WeChat', system: 'iPhone' });
  assert.deepEqual(recogniseDevice(windowsEdge), { browser: 'Edge', system: 'Windows' });
});

test('an unknown device has no name', () => {
  assert.deepEqual(recogniseDevice('curl/8.0'), { browser: undefined, system: undefined });
  assert.deepEqual(recogniseDevice(''), { browser: undefined, system: undefined });
});

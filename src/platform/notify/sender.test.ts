import assert from 'node:assert/strict';
import { test } from 'node:test';
import { consoleSender } from './sender.ts';

test('a message stands on the console with its way, its address and its words', async () => {
  const lines: string[] = [];
  const sender = consoleSender((line) => lines.push(line));
  const text = '您的號碼是 123456。\n十分鐘內有效。';
  await sender.send({ channel: 'telephone', address: '+8613800138000', subject: '號碼', text });
  await sender.send({ channel: 'email', address: 'wang@example.org', subject: 'Code', text: '7' });
  assert.deepEqual(lines, [
    `[telephone] +8613800138000: 號碼\n${text}`,
    '[email] wang@example.org: Code\n7',
  ]);
});

test('a console that takes no more words is a fault, not a message that was sent', async () => {
  const sender = consoleSender(() => {
    throw new Error('The terminal is gone.');
  });
  const message = { channel: 'counter', address: 'x', subject: 'x', text: 'x' } as const;
  await assert.rejects(sender.send(message), /The terminal is gone/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '#/platform/i18n/language.ts';
import { actingMessage, codeMessage } from './messages.ts';

const telephone = { kind: 'telephone', address: '+8613800138000' } as const;
const email = { kind: 'email', address: 'wang@example.org' } as const;

test('a code goes by the way of its address, with how long it works', () => {
  assert.deepEqual(codeMessage(telephone, 'zh-Hans', '123456'), {
    channel: 'telephone',
    address: '+8613800138000',
    subject: '邻里登录号码',
    text: '登录号码 123456，10 分钟内有效。不要告诉别人，社区工作人员也不会问您要。',
  });
  assert.equal(codeMessage(email, 'en', '123456').channel, 'email');
});

test('a code fits into one message of a telephone', () => {
  for (const language of languages) {
    const { text } = codeMessage(telephone, language, '123456');
    const most = language === 'en' ? 160 : 70;
    assert.ok([...text].length <= most, `${language}: ${[...text].length}`);
    assert.match(text, /123456/);
  }
});

test('the subject of a mail does not tell the code', () => {
  for (const language of languages) {
    assert.doesNotMatch(codeMessage(email, language, '123456').subject, /123456/);
  }
});

test('who is acted for is told by whom, and what to do about it', () => {
  assert.match(actingMessage(email, 'zh-Hant', '林小梅').text, /^林小梅剛剛開始.*隨時停止/);
  assert.match(actingMessage(email, 'en', 'Lin').text, /^Lin has just begun.*stop it/);
  for (const language of languages) {
    const message = actingMessage(telephone, language, '林小梅');
    assert.equal(message.address, '+8613800138000');
    assert.doesNotMatch(message.subject, /林小梅/);
  }
});

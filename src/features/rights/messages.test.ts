import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '#/platform/i18n/language.ts';
import { leavingMessage } from './messages.ts';

const to = { kind: 'email', address: 'lin@example.org' } as const;
const on = Temporal.PlainDate.from('2026-12-22');

test('whoever acts for somebody reads who leaves and on which day, in their language', () => {
  const expected = {
    'zh-Hant': /王秀英申請刪除自己的資料，2026年12月22日執行/,
    'zh-Hans': /王秀英申请删除自己的资料，2026年12月22日执行/,
    en: /王秀英 has asked for their data to be deleted on 22 December 2026/,
  };
  for (const language of languages) {
    const message = leavingMessage(to, { language, name: '王秀英', on });
    assert.equal(message.channel, 'email');
    assert.equal(message.address, to.address);
    assert.ok(message.subject.length > 5);
    assert.match(message.text, expected[language]);
  }
});

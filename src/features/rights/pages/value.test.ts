import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HeldValue } from '#/platform/personal/holding.ts';
import type { Language } from '#/platform/i18n/language.ts';
import { writeValue } from './value.ts';

const names = { hant: '深田社區', hans: '深田社区', en: 'Shentian' };
const shown = { places: { '350203007010': names }, organisations: { o1: '東興物業' } };
const now = Temporal.Instant.from('2026-11-23T00:00:00Z');

function write(column: string, value: HeldValue, language: Language = 'zh-Hant'): string {
  const reader = { language, zone: 'Asia/Shanghai', now };
  return writeValue(reader, shown, { column, value });
}

test('yes and no, and nothing at all, are said in each language', () => {
  assert.equal(write('is_anonymous', true), '是');
  assert.equal(write('is_anonymous', false, 'en'), 'no');
  assert.equal(write('telephone', null), '');
});

test('a place, a body and a telephone number are written as people know them', () => {
  assert.equal(write('community_id', '350203007010'), '深田社區');
  assert.equal(write('place_id', '350203007010', 'en'), 'Shentian');
  assert.equal(write('place_id', 'gone'), 'gone');
  assert.equal(write('organisation_id', 'o1'), '東興物業');
  assert.equal(write('telephone', '+8613800138001'), '138 0013 8001');
  assert.equal(write('address', '+8613800138001'), '138 0013 8001');
  assert.equal(write('address', 'a@example.org'), 'a@example.org');
});

test('moments and days are written out, and words that look like one are left', () => {
  assert.equal(write('created_at', '2026-11-22T12:00:00Z'), '2026年11月22日 下午8:00');
  assert.equal(write('since', '2026-11-22'), '2026年11月22日');
  assert.equal(write('joined_on', '2026-11-22', 'en'), '22 November 2026');
  assert.equal(write('body', '2026-11-22T12:00:00Z'), '2026-11-22T12:00:00Z');
  assert.equal(write('birth_year', 1944), '1944');
});

test('a code is said in words, and what somebody wrote is never taken for one', () => {
  assert.equal(write('role', 'steward'), '管理員');
  assert.equal(write('role', 'steward', 'zh-Hans'), '管理员');
  assert.equal(write('verb', 'unheard_of'), 'unheard_of');
  assert.equal(write('name', 'steward'), 'steward');
  assert.equal(write('body', 'other'), 'other');
});

test('a person is oneself or somebody else', () => {
  assert.equal(write('actor_id', 'somebody_else'), '別人');
  assert.equal(write('granted_by', '019cf000-0000-7000-8000-000000000001'), '您本人');
  assert.equal(write('granted_by', 'somebody_else', 'en'), 'somebody else');
});

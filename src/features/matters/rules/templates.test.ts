import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { MAX_TEMPLATES } from '#/features/matters/model/limits.ts';
import { blankNames, blanks } from '#/features/matters/model/template.ts';
import { decideWriting, fillBlanks, findUnknownBlanks } from './templates.ts';

const values = {
  number: '2026-0371',
  category: '路燈',
  community: '深田社區',
  deadline: '12月1日',
  organisation: '東興物業',
};

const ready = (name: string, words = '已經報修。', id = 'new') => ({
  id,
  name,
  words,
  wordsEn: undefined,
});

const codeOf = (...of: Parameters<typeof decideWriting>) => {
  const decided = decideWriting(...of);
  return decided.ok ? 'written' : decided.refusal;
};

test('blanks are understood in all three languages, with braces of either width', () => {
  assert.equal(fillBlanks('{編號}，{编号}，{number}', values), '2026-0371，2026-0371，2026-0371');
  assert.equal(fillBlanks('｛期限｝前｛ 單位 ｝會來', values), '12月1日前東興物業會來');
  assert.equal(fillBlanks('{Organisation} in {COMMUNITY}', values), '東興物業 in 深田社區');
  assert.equal(fillBlanks('{類別}', values), '路燈');
});

test('what is no blank stays as it is, and is named', () => {
  assert.equal(fillBlanks('{電話} { } {} {編號', values), '{電話} { } {} {編號');
  assert.deepEqual(findUnknownBlanks('{電話}打{編號}，找{姓名}'), ['{電話}', '{姓名}']);
  assert.deepEqual(findUnknownBlanks('沒有空格，也沒有 } { 這樣的'), []);
});

test('an answer with a blank that nothing fills is not written, in either language', () => {
  assert.equal(codeOf([], ready('報修', '請打{電話}')), 'blank_unknown');
  assert.equal(codeOf([], { ...ready('報修'), wordsEn: 'Call {phone}.' }), 'blank_unknown');
  const decided = decideWriting([], ready('報修', '{姓名}您好，{電話}'));
  assert.deepEqual(decided.ok ? undefined : decided.detail, { blanks: '{姓名} {電話}' });
});

test('a name stands once in a body, however it is written; keeping one’s own name is no clash', () => {
  const seen = [ready('Repair ', '', 'one'), ready('派人', '', 'two')];
  assert.equal(codeOf(seen, ready('ＲＥＰＡＩＲ')), 'template_name_taken');
  assert.equal(codeOf(seen, ready('派人', '改過的話。', 'two')), 'written');
  assert.equal(codeOf(seen, ready('派人了')), 'written');
});

test('a body has so many and no more, but may still change one', () => {
  const full = Array.from({ length: MAX_TEMPLATES }, (_, at) => ready(`第 ${at} 條`, '', `${at}`));
  assert.equal(codeOf(full, ready('再一條')), 'too_many_templates');
  assert.equal(codeOf(full, ready('改個名', '好。', '7')), 'written');
});

test('property: what is filled in is never looked through for blanks again', () => {
  const value = fc.constantFrom('{編號}', '{期限}', '{x}', '路燈', '');
  fc.assert(
    fc.property(fc.subarray([...blanks]), fc.tuple(value, value), (chosen, [one, other]) => {
      const filling = { ...values, number: one, deadline: other };
      const text = chosen.map((blank) => `{${blankNames[blank][0]}}`).join('|');
      const expected = chosen.map((blank) => filling[blank]).join('|');
      assert.equal(fillBlanks(text, filling), expected);
    }),
  );
});

test('property: what was let in has no blank left once it is filled in', () => {
  const names = [...Object.values(blankNames).flat(), '姓名', '電話', 'flat', ''];
  const part = fc.oneof(
    fc.constantFrom(...names).map((name) => `{${name}}`),
    fc.constantFrom(...names).map((name) => `｛${name} ｝`),
    fc.constantFrom('您好，', ' and ', '}', '\n'),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const words = parts.join('');
      const isIn = codeOf([], ready('報修', words)) === 'written';
      assert.equal(isIn, findUnknownBlanks(words).length === 0);
      if (isIn) assert.doesNotMatch(fillBlanks(words, values), /[{｛][^{}｛｝\n]*[}｝]/);
    }),
  );
});

test('each blank has a name in each language, and no name stands for two', () => {
  const owners = new Map<string, string>();
  for (const blank of blanks) {
    assert.equal(blankNames[blank].length, 3);
    for (const name of blankNames[blank]) {
      assert.equal(owners.get(name) ?? blank, blank, name);
      owners.set(name, blank);
      assert.equal(fillBlanks(`{${name}}`, values), values[blank]);
    }
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { list, line, optionalWhole, prose, whole } from '#/platform/http/fields.ts';
import { languages } from '#/platform/i18n/language.ts';
import type { Language } from '#/platform/i18n/language.ts';
import { problemsOf } from './problems.ts';
import { errorWords, isPlatformRefusal, refusalStatus } from './words.ts';

const form = z.object({
  name: line(5),
  years: whole(0, 130),
  text: prose(10),
  kind: z.enum(['need', 'report']),
  places: list(z.string(), 2),
  floor: optionalWhole(1, 60),
});

const good = { name: '林', years: '80', text: 'x', kind: 'need', places: 'a', floor: '' };

/** Reads the form with some fields changed; an undefined field was not sent. */
function problems(changes: Readonly<Record<string, unknown>>, language: Language = 'en') {
  const read = form.safeParse({ ...good, ...changes }, { reportInput: true });
  return read.success ? [] : problemsOf(read.error.issues, language);
}

function textOf(changes: Readonly<Record<string, unknown>>, language: Language = 'en') {
  const found = problems(changes, language);
  assert.equal(found.length, 1, JSON.stringify(found));
  return found[0]?.text;
}

const say = errorWords.en.problems;

test('a form without a mistake has no problems', () => {
  assert.deepEqual(problems({}), []);
});

test('what was left empty, was only blanks or was not sent has to be filled in', () => {
  for (const name of ['', '  ', undefined]) assert.equal(textOf({ name }), say.required);
  for (const years of ['', ' ', undefined]) assert.equal(textOf({ years }), say.required);
  assert.equal(textOf({ kind: undefined }), say.chooseOne);
});

test('a text that is too long says how long it may be', () => {
  assert.equal(textOf({ name: '一二三四五六' }), say.tooLong(5));
  assert.equal(textOf({ text: 'x'.repeat(11) }), say.tooLong(10));
});

test('a number says its bounds, and that it has to be one', () => {
  assert.equal(textOf({ years: '-1' }), say.tooLow(0));
  assert.equal(textOf({ years: '131' }), say.tooHigh(130));
  for (const years of ['old', '1.5', '3 years']) assert.equal(textOf({ years }), say.notANumber);
  assert.equal(textOf({ floor: '61' }), say.tooHigh(60));
});

test('a choice that is not among those given is to be chosen again', () => {
  assert.equal(textOf({ kind: 'wish' }), say.chooseOne);
});

test('more boxes than may be ticked say how many may', () => {
  assert.equal(textOf({ places: ['a', 'b', 'c'] }), say.tooMany(2));
});

test('each field has one sentence, in the order of the form', () => {
  const found = problems({ name: '', years: 'x', kind: 'wish' });
  assert.deepEqual(
    found.map(({ field }) => field),
    ['name', 'years', 'kind'],
  );
});

test('a problem inside a list names the item', () => {
  const nested = z.object({ rows: z.array(z.object({ at: whole(1, 2) })) });
  const read = nested.safeParse({ rows: [{ at: 1 }, { at: 9 }] }, { reportInput: true });
  assert.ok(!read.success);
  assert.deepEqual(problemsOf(read.error.issues, 'en'), [
    { field: 'rows.1.at', text: say.tooHigh(2) },
  ]);
});

test('each language has sentences of its own for the same mistakes', () => {
  const mistakes = [{ name: '' }, { years: 'x' }, { name: 'xxxxxx' }, { kind: 'x' }];
  for (const mistake of mistakes) {
    const said = languages.map((language) => textOf(mistake, language));
    assert.equal(new Set(said).size, languages.length, said.join(' '));
  }
});

test('a shape for which there are no words is at least to be typed again', () => {
  const date = z.object({ day: z.iso.date() });
  const read = date.safeParse({ day: 'yesterday' }, { reportInput: true });
  assert.ok(!read.success);
  assert.equal(problemsOf(read.error.issues, 'en')[0]?.text, say.notUnderstood);
});

test('a list from which nothing was chosen has to be filled in, whatever it is a list of', () => {
  const choices = z.object({
    householdId: z.uuid(),
    day: z.iso.date(),
    code: z.string().regex(/^a/),
  });
  const read = choices.safeParse({ householdId: '', day: '', code: '' }, { reportInput: true });
  assert.ok(!read.success);
  const said = problemsOf(read.error.issues, 'en').map(({ text }) => text);
  assert.deepEqual(said, [say.required, say.required, say.required]);
});

test('every refusal of the platform has a status that a client can act on', () => {
  for (const [code, status] of Object.entries(refusalStatus)) {
    assert.ok(isPlatformRefusal(code));
    assert.ok(status >= 400 && status < 500, code);
    for (const language of languages) {
      assert.ok(isPlatformRefusal(code) && errorWords[language].refusals[code]({ most: '40' }));
    }
  }
  assert.ok(!isPlatformRefusal('name_taken'));
  assert.ok(!isPlatformRefusal('toString'));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Template } from '#/features/matters/model/template.ts';
import { rolledBack } from '#test/database.ts';
import {
  deleteTemplate,
  findTemplate,
  listTemplates,
  lockTemplates,
  saveTemplate,
} from './templates.ts';

const BODY = '019cf000-0000-7000-8000-0000000000f3';
const OTHER = '019cf000-0000-7000-8000-0000000000f4';

const ready = (changes: Partial<Template> = {}): Template => ({
  id: crypto.randomUUID(),
  organisationId: BODY,
  name: '已報修',
  words: '已經報修，{期限}前辦好。',
  wordsEn: undefined,
  ...changes,
});

test('a ready answer comes back as it was written, is written anew, and goes', () =>
  rolledBack(async (tx) => {
    const one = ready();
    await saveTemplate(tx, one);
    assert.deepEqual(await findTemplate(tx, one.id), one);
    const anew = { ...one, name: '報修了', wordsEn: 'Repair is ordered.' };
    await saveTemplate(tx, anew);
    assert.deepEqual(await listTemplates(tx, [BODY]), [anew]);
    await deleteTemplate(tx, one.id);
    assert.equal(await findTemplate(tx, one.id), undefined);
  }));

test('each body has its own, listed by name; the same name may stand in two', () =>
  rolledBack(async (tx) => {
    const all = [ready({ name: 'b' }), ready({ name: 'a' }), ready({ organisationId: OTHER })];
    for (const one of all) await saveTemplate(tx, one);
    const names = (await listTemplates(tx, [BODY])).map(({ name }) => name);
    assert.deepEqual(names, ['a', 'b']);
    assert.equal((await listTemplates(tx, [BODY, OTHER])).length, 3);
    assert.deepEqual(await listTemplates(tx, []), []);
    assert.equal((await lockTemplates(tx, OTHER)).length, 1);
  }));

test('the database keeps no second one of a name, none without words and none too long', async () => {
  const wrong = [
    [ready({ name: 'x' }), ready({ name: 'x' })],
    [ready({ words: '' })],
    [ready({ words: '長'.repeat(2001) })],
    [ready({ name: '長'.repeat(41) })],
  ];
  for (const several of wrong) {
    await assert.rejects(
      rolledBack(async (tx) => {
        for (const one of several) await saveTemplate(tx, one);
      }),
    );
  }
});

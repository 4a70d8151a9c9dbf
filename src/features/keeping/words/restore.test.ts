import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '#/platform/i18n/language.ts';
import { restoreWords } from '#/features/keeping/index.ts';

const detail = {
  path: '/mnt/all.tar',
  reason: 'ENOENT',
  member: 'people.person',
  release: '2.3.0',
  name: '0099_figures_later.sql',
  table: 'places.place',
};

/** What each sentence has to name, so that whoever reads it can do something. */
const named = {
  archive_missing: ['/mnt/all.tar', 'ENOENT'],
  archive_not_ours: ['/mnt/all.tar', 'linli backup'],
  archive_cut: ['/mnt/all.tar'],
  archive_changed: ['/mnt/all.tar', 'people.person'],
  archive_newer: ['2.3.0'],
  archive_foreign: ['0099_figures_later.sql'],
  archive_too_old: ['2.3.0'],
  installation_in_use: ['places.place', 'LINLI_DATA'],
  restore_no_space: [],
  restore_not_writable: ['ENOENT'],
} as const;

test('every refusal names what it is about, in each language', () => {
  for (const language of languages) {
    const words = restoreWords[language];
    assert.deepEqual(Object.keys(words).toSorted(), Object.keys(named).toSorted());
    for (const [refusal, sentence] of Object.entries(words)) {
      const said = sentence(detail);
      const wanted = Object.entries(named).find(([code]) => code === refusal)?.[1] ?? [];
      for (const part of wanted) assert.ok(said.includes(part), `${language} ${refusal}: ${said}`);
    }
  }
});

test('what could make somebody afraid says that nothing was changed', () => {
  for (const refusal of ['archive_cut', 'archive_changed', 'restore_no_space'] as const) {
    assert.match(restoreWords.en[refusal](detail), /Nothing was changed\.$/);
    assert.match(restoreWords['zh-Hant'][refusal](detail), /什麼都沒有改動。$/);
    assert.match(restoreWords['zh-Hans'][refusal](detail), /什么都没有改动。$/);
  }
});

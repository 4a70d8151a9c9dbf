import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '#/platform/i18n/language.ts';
import type { NoticesOutput } from '#/features/notices/routes/own.ts';
import { kindWords } from '#/features/notices/words/kinds.ts';
import { viewWith } from '#test/drawn.ts';
import { noticesTable } from './table.ts';

const id = '019cf000-0000-7000-8000-000000000001';
const line: NoticesOutput['notices'][number] = {
  id,
  at: Temporal.Instant.from('2026-11-22T02:30:00Z'),
  topic: 'mine',
  kind: 'record_read',
  isUrgent: false,
  matter: { id, reference: '2026-0001', title: '欄杆鬆了' },
};

test('what one was told is taken away in one’s language, what is unread marked', () => {
  const read = { ...line, readAt: line.at, matter: undefined };
  for (const language of languages) {
    const shown = { notices: [line, read], unread: 1, isSteward: false };
    const { headings, rows, next } = noticesTable(viewWith({ language }), shown);
    assert.equal(headings.length, 5);
    assert.deepEqual(
      rows.map(([when, what, , about]) => [when, what, about]),
      [
        ['2026-11-22 10:30', kindWords[language].kinds.record_read, '2026-0001 欄杆鬆了'],
        ['2026-11-22 10:30', kindWords[language].kinds.record_read, undefined],
      ],
    );
    assert.deepEqual([rows[0]?.[4] === undefined, rows[1]?.[4]], [false, undefined]);
    assert.equal(next, undefined);
  }
});

test('it goes on where the page goes on', () => {
  const shown = { notices: [line], unread: 1, isSteward: false, next: id };
  assert.deepEqual(noticesTable(viewWith({}), shown).next, { after: id });
});

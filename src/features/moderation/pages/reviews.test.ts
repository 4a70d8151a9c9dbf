import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReviewLine } from '#/features/moderation/routes/shapes.ts';
import { viewWith } from '#test/drawn.ts';
import { reviewsTable } from './reviews.ts';

const at = (time: string) => Temporal.Instant.from(time);
const line: ReviewLine = {
  id: '019cf000-0000-7000-8000-000000000001',
  kind: 'comment',
  matter: { id: '350203007010-2026-0001', title: '欄杆鬆了' },
  openedAt: at('2026-11-22T02:30:00Z'),
  dueAt: at('2026-11-24T02:30:00Z'),
};

test('reviews are taken away with what they are about, how they stand and until when', () => {
  const decided: ReviewLine = { ...line, decision: 'hidden', reason: 'insult' };
  const shown = { place: undefined, appealed: [], waiting: [line], decided: [decided] };
  const { headings, rows } = reviewsTable(viewWith({}), shown);
  assert.deepEqual(headings, ['關於', '種類', '進度', '時間', '期限']);
  assert.equal(rows.length, 2);
  assert.deepEqual(
    rows.map((row) => [row[0], row[3], row[4]]),
    [line, decided].map(() => ['欄杆鬆了', '2026-11-22 10:30', '2026-11-24 10:30']),
  );
  assert.notEqual(rows[0]?.[2], rows[1]?.[2]);
});

test('what is appealed against comes first', () => {
  const appealed: ReviewLine = { ...line, decision: 'hidden', reason: 'insult' };
  const shown = { place: undefined, appealed: [appealed], waiting: [line], decided: [] };
  const [first] = reviewsTable(viewWith({ language: 'en' }), shown).rows;
  assert.doesNotMatch(String(first?.[2]), /waiting/i);
});

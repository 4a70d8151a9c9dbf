import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MOST_SHEETS, MOST_VALID_DAYS } from '#/features/hours/model.ts';
import { holds, refusalToMake } from './sheets.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2026-11-23');
const wanted = { fromOn: day('2026-01-01'), toOn: today, validUntil: day('2027-11-23') };
const now = { today, minutes: 60, holding: 0 };

describe('a sheet', () => {
  test('is made of what counts between two days, for some time', () => {
    assert.equal(refusalToMake(wanted, now), undefined);
    assert.equal(refusalToMake({ ...wanted, fromOn: today }, now), undefined, 'of one day');
  });

  test('is not made backwards, of nothing, or beside twenty others', () => {
    const backwards = { ...wanted, toOn: day('2025-12-31') };
    assert.equal(refusalToMake(backwards, now), 'dates_backwards');
    assert.equal(refusalToMake(wanted, { ...now, minutes: 0 }), 'nothing_counts');
    assert.equal(refusalToMake(wanted, { ...now, holding: MOST_SHEETS }), 'too_many_sheets');
    assert.equal(refusalToMake(wanted, { ...now, holding: MOST_SHEETS - 1 }), undefined);
  });

  test('holds from tomorrow on at least, and two years at most', () => {
    const until = (validUntil: Temporal.PlainDate) => refusalToMake({ ...wanted, validUntil }, now);
    assert.equal(until(today), 'validity_past');
    assert.equal(until(today.add({ days: 1 })), undefined);
    assert.equal(until(today.add({ days: MOST_VALID_DAYS })), undefined);
    assert.equal(until(today.add({ days: MOST_VALID_DAYS + 1 })), 'validity_past');
  });

  test('is read until its last day is over, and not once it was taken back', () => {
    const sheet = { revokedAt: undefined, validUntil: today };
    assert.ok(holds(sheet, today));
    assert.ok(!holds(sheet, today.add({ days: 1 })));
    const revokedAt = Temporal.Instant.from('2026-11-23T01:00:00Z');
    assert.ok(!holds({ ...sheet, revokedAt }, today));
  });
});

import { OBJECT_DAYS } from '#/features/hours/model.ts';
import type { Bar, Confirmer, HoursRecord } from '#/features/hours/model.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';

/** One row of the ledger: minutes that come in with a record, or go out with it. */
export type Posting = { readonly record: HoursRecord; readonly sign: 1 | -1 };

/** Records as they are to stand, those first that give up their time, and what the ledger gets. */
export type Moved = {
  readonly records: readonly HoursRecord[];
  readonly postings: readonly Posting[];
};

/** Who does something to a record, and when. */
export type Doer = { readonly by: string; readonly now: Temporal.Instant };

/** What is known of somebody's work that may show that it was no voluntary one. */
export type Circumstances = {
  /** What they say themselves. */
  readonly said: Bar | undefined;
  /** They did it in an office or an employment of theirs. */
  readonly isDuty: boolean;
  /** Who asked for it lives in the same household. */
  readonly isHousehold: boolean;
};

/** Tells why work is not voluntary, if it is not: what is on record comes before what is said. */
export function barOf({ said, isDuty, isHousehold }: Circumstances): Bar | undefined {
  if (isDuty) return 'duty';
  return isHousehold ? 'household' : said;
}

/** Tells whether a record takes up the time of its person, so that no other may. */
export function takesTime({ state }: HoursRecord): boolean {
  return state === 'waiting' || state === 'confirmed';
}

/**
 * Finds, of somebody's records, one whose time meets another's; the one it takes the place of is
 * none.
 */
export function findOverlap(
  records: readonly HoursRecord[],
  time: Pick<HoursRecord, 'id' | 'startedAt' | 'endedAt' | 'replaces'>,
): HoursRecord | undefined {
  return records.find(
    (one) =>
      takesTime(one) &&
      one.id !== time.id &&
      one.id !== time.replaces?.id &&
      Temporal.Instant.compare(one.startedAt, time.endedAt) < 0 &&
      Temporal.Instant.compare(time.startedAt, one.endedAt) < 0,
  );
}

/**
 * Confirms a record, which counts from then on; one that it corrects counts no more.
 * Refuses `not_waiting` and `own_time` (one’s own, or what one has written down).
 */
export function confirm(
  record: HoursRecord,
  {
    former,
    capacity,
    by,
    now,
  }: Doer & { readonly former: HoursRecord | undefined; readonly capacity: Confirmer },
): Result<Moved, 'not_waiting' | 'own_time'> {
  if (record.state !== 'waiting' && record.state !== 'proposed') return refuse('not_waiting');
  if (by === record.personId || by === record.recordedBy) return refuse('own_time');
  const counted: HoursRecord = {
    ...record,
    state: 'confirmed',
    confirmed: { at: now, by, capacity },
  };
  if (former?.state !== 'confirmed') {
    return succeed({ records: [counted], postings: [{ record: counted, sign: 1 }] });
  }
  const replaced = close(former, { state: 'replaced', by, now });
  return succeed({
    records: [replaced, counted],
    postings: [
      { record: replaced, sign: -1 },
      { record: counted, sign: 1 },
    ],
  });
}

/**
 * Objects to a record with a reason, so that it does not count, or no more.
 * Refuses `not_counted` (it is over), `own_time`, `objection_late` (of who asked, after fourteen
 * days).
 */
export function object(
  record: HoursRecord,
  { capacity, by, now, reason }: Doer & { readonly capacity: Confirmer; readonly reason: string },
): Result<Moved, 'not_counted' | 'own_time' | 'objection_late'> {
  if (isOver(record)) return refuse('not_counted');
  if (by === record.personId) return refuse('own_time');
  if (capacity === 'asker' && isPastObjecting(record, now)) return refuse('objection_late');
  return succeed(ending(record, { state: 'objected', by, now, reason }));
}

/** Takes a record back, as its person may at any time. Refuses `not_counted` (it is over). */
export function withdraw(record: HoursRecord, doer: Doer): Result<Moved, 'not_counted'> {
  if (isOver(record)) return refuse('not_counted');
  return succeed(ending(record, { ...doer, state: 'withdrawn' }));
}

/**
 * Puts a correction in the place of a record. One that counts goes on counting until the correction
 * is confirmed; one that does not is replaced at once.
 * Refuses `not_correctable` (replaced, withdrawn, itself a correction that waits, or one that was
 * objected to while what it was to correct still counts: that is corrected anew) and
 * `correction_waits` (another correction of it does).
 */
export function correct(
  record: HoursRecord,
  {
    former,
    by,
    now,
    isCorrected,
  }: Doer & {
    readonly former: HoursRecord | undefined;
    readonly isCorrected: boolean;
  },
): Result<
  Moved & { readonly state: 'waiting' | 'proposed' },
  'not_correctable' | 'correction_waits'
> {
  if (isCorrected) return refuse('correction_waits');
  if (record.state === 'confirmed') {
    return succeed({ records: [], postings: [], state: 'proposed' });
  }
  const isBeside = record.state === 'objected' && former?.state === 'confirmed';
  if (isBeside) return refuse('not_correctable');
  if (record.state === 'objected') return succeed({ records: [], postings: [], state: 'waiting' });
  if (record.state !== 'waiting') return refuse('not_correctable');
  const replaced = close(record, { state: 'replaced', by, now });
  return succeed({ records: [replaced], postings: [], state: 'waiting' });
}

function isOver({ state }: HoursRecord): boolean {
  return state === 'objected' || state === 'replaced' || state === 'withdrawn';
}

function isPastObjecting({ confirmed }: HoursRecord, now: Temporal.Instant): boolean {
  if (confirmed === undefined) return false;
  return Temporal.Instant.compare(now, confirmed.at.add({ hours: OBJECT_DAYS * 24 })) > 0;
}

type Ending = Doer & {
  readonly state: 'objected' | 'replaced' | 'withdrawn';
  readonly reason?: string;
};

function close(record: HoursRecord, { state, by, now, reason }: Ending): HoursRecord {
  return { ...record, state, closed: { at: now, by, reason } };
}

function ending(record: HoursRecord, how: Ending): Moved {
  const closed = close(record, how);
  const hasCounted = record.state === 'confirmed';
  return {
    records: [closed],
    postings: hasCounted ? [{ record: closed, sign: -1 }] : [],
  };
}

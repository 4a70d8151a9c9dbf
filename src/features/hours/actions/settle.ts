import type { Given, HoursRecord } from '#/features/hours/model.ts';
import { confirm, correct, findOverlap, object, withdraw } from '#/features/hours/rules/records.ts';
import type { Moved } from '#/features/hours/rules/records.ts';
import {
  isCorrected,
  listMeeting,
  lockPerson,
  lockRecord,
  saveMoved,
} from '#/features/hours/store/records.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { holdRecord } from './open.ts';
import type { Opened } from './open.ts';
import { tell, timeIt, toldOfConfirming, writeRecord } from './write.ts';
import type { Done } from './write.ts';

/** Whoever types is neither whose time it is nor who wrote it down, for whomever they act. */
function isOwn({ subject }: Context, { record }: Opened): boolean {
  const { actorId, personId } = subject;
  return [actorId, personId].some((id) => id === record.personId || id === record.recordedBy);
}

/**
 * Confirms time that somebody gave, as who asked for it, who leads the team, or for the community.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed` (only these), `own_time`, `not_waiting`,
 * `times_overlap` (of a correction, with what was recorded meanwhile).
 */
export async function confirmTime(context: Context, id: string): Promise<Done> {
  const { db, now, subject } = context;
  const by = subject.personId;
  if (by === undefined) return refuse('sign_in_required');
  const held = await holdRecord(context, id);
  if (!held.ok) return held;
  const { record, standing } = held.value;
  if (isOwn(context, held.value)) return refuse('own_time');
  const [capacity] = standing.capacities;
  if (capacity === undefined) return refuse('not_allowed');
  const former = record.replaces && (await lockRecord(db, record.replaces.id));
  const confirmed = confirm(record, { former, capacity, by, now });
  if (!confirmed.ok) return confirmed;
  await lockPerson(db, record.personId);
  const met = findOverlap(await listMeeting(db, record.personId, record), record);
  if (met !== undefined) return refuse('times_overlap', { on: met.heldOn.toString() });
  await saveMoved(db, confirmed.value, context);
  await tell(context, record, { verb: 'confirm', told: toldOfConfirming(record) });
  return succeed({ id });
}

/**
 * Objects to time that somebody recorded, with the reason they read; it counts no more.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `own_time`, `not_counted`,
 * `objection_late`.
 */
export async function objectToTime(
  context: Context,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Done> {
  const { now, subject } = context;
  const by = subject.personId;
  if (by === undefined) return refuse('sign_in_required');
  const held = await holdRecord(context, id);
  if (!held.ok) return held;
  const { record, standing } = held.value;
  if (subject.actorId === record.personId) return refuse('own_time');
  const [capacity] = standing.capacities;
  if (capacity === undefined) return refuse('not_allowed');
  // Who asked may object for a time; whoever keeps the records, too, may do so at any.
  const last = standing.capacities.at(-1) ?? capacity;
  const objected = object(record, { capacity: last, by, now, reason });
  return objected.ok ? save(context, record, { moved: objected.value, verb: 'object' }) : objected;
}

/**
 * Takes one’s own record back.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `not_counted`.
 */
export async function withdrawTime(context: Context, id: string): Promise<Done> {
  const { now, subject } = context;
  const by = subject.personId;
  if (by === undefined) return refuse('sign_in_required');
  const held = await holdRecord(context, id);
  if (!held.ok) return held;
  if (!held.value.standing.isHolder) return refuse('not_allowed');
  const { record } = held.value;
  const withdrawn = withdraw(record, { by, now });
  if (!withdrawn.ok) return withdrawn;
  return save(context, record, { moved: withdrawn.value, verb: 'withdraw' });
}

async function save(
  context: Context,
  record: HoursRecord,
  { moved, verb }: { readonly moved: Moved; readonly verb: string },
): Promise<Done> {
  await saveMoved(context.db, moved, context);
  const told = verb === 'object' ? [record.personId] : [];
  await tell(context, record, { verb, told });
  return succeed({ id: record.id });
}

/**
 * Corrects one’s own record by another in its place; whoever confirmed reads both. What counts goes
 * on counting until the correction is confirmed.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `not_correctable`, `correction_waits`,
 * `in_future`, `times_overlap`.
 */
export async function correctTime(
  context: Context,
  said: Given & { readonly id: string; readonly reason: string },
): Promise<Done> {
  const { db, now, subject } = context;
  const { actorId, personId } = subject;
  if (actorId === undefined || personId === undefined) return refuse('sign_in_required');
  const held = await holdRecord(context, said.id);
  if (!held.ok) return held;
  const { record, standing } = held.value;
  if (!standing.isHolder) return refuse('not_allowed');
  const former = record.replaces && (await lockRecord(db, record.replaces.id));
  const corrected = correct(record, {
    former,
    by: personId,
    now,
    isCorrected: await isCorrected(db, record),
  });
  if (!corrected.ok) return corrected;
  const timed = await timeIt(context, said, record.placeId);
  if (!timed.ok) return timed;
  await saveMoved(db, corrected.value, context);
  const { startedAt, minutes, content, materials, reason } = said;
  const written = await writeRecord(context, {
    ...record,
    ...timed.value,
    startedAt,
    minutes,
    content,
    materials,
    id: context.newId(),
    recordedAt: now,
    recordedBy: actorId,
    lateReason: undefined,
    replaces: { id: record.id, reason },
    state: corrected.value.state,
    confirmed: undefined,
    closed: undefined,
  });
  if (!written.ok) return written;
  // Whoever objected has to look whether it is right now.
  const told = record.state === 'objected' && record.closed ? [record.closed.by] : [];
  await tell(context, written.value, { verb: 'correct', told });
  return succeed({ id: written.value.id });
}

import { findPerson } from '#/features/people/index.ts';
import { SHEET_DIGITS } from '#/features/hours/model.ts';
import type { HoursRecord, Sheet } from '#/features/hours/model.ts';
import { holds, refusalToMake } from '#/features/hours/rules/sheets.ts';
import {
  findSheet,
  insertSheet,
  listCounted,
  listSheets,
  revokeSheet,
} from '#/features/hours/store/sheets.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { openDoor } from '#/platform/access/wall.ts';
import type { Context } from '#/platform/action/context.ts';
import { digitsOf, hashWith } from '#/platform/auth/digits.ts';
import { readStanding } from './standing.ts';

const PURPOSE = 'hours.sheet';

type MakingRefusal = NonNullable<ReturnType<typeof refusalToMake>>;

/** A sheet with what counts of it now. */
export type Released = { readonly sheet: Sheet; readonly records: readonly HoursRecord[] };

/** What somebody chooses for a sheet. */
export type SaidSheet = Pick<
  Sheet,
  'showsName' | 'showsActivities' | 'fromOn' | 'toOn' | 'validUntil'
> & {
  /** Whether it tells the star level that is reached. */
  readonly showsLevel: boolean;
};

/** Gives the code of a sheet; it is kept nowhere, and is the same each time. */
export function codeOf({ services }: Pick<Context, 'services'>, id: string): string {
  return digitsOf(services.secret, { purpose: PURPOSE, id }, SHEET_DIGITS);
}

function todayOf({ now, services }: Pick<Context, 'now' | 'services'>): Temporal.PlainDate {
  return now.toZonedDateTimeISO(services.zone).toPlainDate();
}

/**
 * Makes a record sheet of what counts of one’s own time between two days, to be read by whoever has
 * its code until a day.
 * Refuses: `sign_in_required`, `not_found`, `dates_backwards`, `validity_past`, `too_many_sheets`,
 * `nothing_counts`.
 */
export async function makeSheet(
  context: Context,
  said: SaidSheet,
): Promise<Result<{ readonly id: string }, 'sign_in_required' | 'not_found' | MakingRefusal>> {
  const { db, now, services, subject } = context;
  const { actorId, personId } = subject;
  if (actorId === undefined || personId === undefined) return refuse('sign_in_required');
  const person = await findPerson(db, personId);
  if (person === undefined) return refuse('not_found');
  const today = todayOf(context);
  const counted = await listCounted(db, { ...said, personId });
  const minutes = counted.reduce((sum, one) => sum + one.minutes, 0);
  const holding = (await listSheets(db, personId)).filter((one) => holds(one, today)).length;
  const refusal = refusalToMake(said, { today, minutes, holding });
  if (refusal !== undefined) return refuse(refusal);
  const { communityId } = person;
  const id = context.newId();
  const { showsLevel, ...chosen } = said;
  const sheet: Sheet = {
    ...chosen,
    communityId,
    id,
    personId,
    minutes,
    starLevel: showsLevel ? (await readStanding(db, personId)).reached?.code : undefined,
    madeAt: now,
    madeBy: actorId,
    revokedAt: undefined,
  };
  await insertSheet(db, sheet, hashWith(services.secret, PURPOSE, codeOf(context, id)));
  await context.record({ feature: 'hours', verb: 'make_sheet', subjectId: id, communityId });
  return succeed({ id });
}

/**
 * Takes a sheet back: its code leads nowhere from now on.
 * Refuses: `sign_in_required`, `not_found`, also where it was taken back already.
 */
export async function takeSheetBack(
  context: Context,
  id: string,
): Promise<Result<{ readonly id: string }, 'sign_in_required' | 'not_found'>> {
  const { db, now, subject } = context;
  const { personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  const sheet = (await listSheets(db, personId)).find((one) => one.id === id);
  const isDone = sheet !== undefined && (await revokeSheet(db, { id, personId, at: now }));
  if (!isDone) return refuse('not_found');
  const { communityId } = sheet;
  await context.record({ feature: 'hours', verb: 'revoke_sheet', subjectId: id, communityId });
  return succeed({ id });
}

/** Opens one’s own sheet, that holds or not. Refuses: `sign_in_required`, `not_found`. */
export async function openOwnSheet(
  context: Context,
  id: string,
): Promise<Result<Released, 'sign_in_required' | 'not_found'>> {
  const { db, subject } = context;
  if (subject.personId === undefined) return refuse('sign_in_required');
  const sheet = (await listSheets(db, subject.personId)).find((one) => one.id === id);
  if (sheet === undefined) return refuse('not_found');
  return succeed({ sheet, records: await listCounted(db, sheet) });
}

/**
 * Opens a sheet for whoever has its code.
 * Refuses: `not_found` (there is none with this code), `sheet_over` (taken back, or past its day).
 */
export async function openReleased(
  context: Context,
  code: string,
): Promise<Result<Released, 'not_found' | 'sheet_over'>> {
  const { db, services } = context;
  const sheet = await findSheet(db, hashWith(services.secret, PURPOSE, code));
  if (sheet === undefined) return refuse('not_found');
  if (!holds(sheet, todayOf(context))) return refuse('sheet_over');
  // The code gives what its person lets others read, and that alone is shown.
  await openDoor(db, { personIds: [sheet.personId] });
  return succeed({ sheet, records: await listCounted(db, sheet) });
}

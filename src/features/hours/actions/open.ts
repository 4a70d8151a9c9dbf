import { findPlace } from '#/features/places/index.ts';
import type { HoursRecord } from '#/features/hours/model.ts';
import { mayRead, standingOf } from '#/features/hours/policy.ts';
import type { Standing } from '#/features/hours/policy.ts';
import { findRecord, lockRecord } from '#/features/hours/store/records.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { enterAsLeader } from './leading.ts';

/** A record with what the reader is to it. */
export type Opened = { readonly record: HoursRecord; readonly standing: Standing };

/** Opens a record to be read. Refuses `not_found`, also when it is not theirs to see. */
export async function openRecord(
  context: Context,
  id: string,
): Promise<Result<Opened, 'not_found'>> {
  const teamIds = await enterAsLeader(context);
  return opened(context, await findRecord(context.db, id), teamIds);
}

/**
 * Opens a record to be changed, and holds it until the transaction ends.
 * Refuses `not_found`, also when it is not theirs to see.
 */
export async function holdRecord(
  context: Context,
  id: string,
): Promise<Result<Opened, 'not_found'>> {
  const teamIds = await enterAsLeader(context);
  return opened(context, await lockRecord(context.db, id), teamIds);
}

/** Tells what a reader is to each of some records, and leaves out those not theirs to see. */
export async function openMany(
  context: Context,
  records: readonly HoursRecord[],
  teamIds: readonly string[],
): Promise<readonly Opened[]> {
  const all: Opened[] = [];
  for (const record of records) {
    const one = await opened(context, record, teamIds);
    if (one.ok) all.push(one.value);
  }
  return all;
}

async function opened(
  { db, subject }: Context,
  record: HoursRecord | undefined,
  teamIds: readonly string[],
): Promise<Result<Opened, 'not_found'>> {
  const place = record && (await findPlace(db, record.placeId));
  if (record === undefined || place === undefined) return refuse('not_found');
  const standing = standingOf(subject, record, { path: place.path, teamIds });
  return mayRead(standing) ? succeed({ record, standing }) : refuse('not_found');
}

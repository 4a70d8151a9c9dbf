import { openWork } from '#/features/matters/index.ts';
import type { MatterName } from '#/features/matters/index.ts';
import { findOrganisation } from '#/features/organisations/index.ts';
import { findPlace } from '#/features/places/index.ts';
import type { Bar, Given, HoursRecord } from '#/features/hours/model.ts';
import { barOf } from '#/features/hours/rules/records.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { holdsOffice, readCircumstances } from './circumstances.ts';
import { tell, timeIt, writeRecord } from './write.ts';
import type { Done, Occasion, SaidActivity, Timed } from './write.ts';

/** What somebody says of time they gave; of a matter that is done, or of an activity. */
export type SaidTime = Given & {
  readonly matter?: MatterName | undefined;
  readonly activity?: SaidActivity | undefined;
  /** Why it was no voluntary work, if it was not. */
  readonly bar?: Bar | undefined;
  /** Why it comes late; only of who keeps the records of the place. */
  readonly lateReason?: string | undefined;
};

type Refused =
  | 'not_found'
  | 'work_not_done'
  | 'work_not_yours'
  | 'activity_unnamed'
  | 'team_unknown'
  | 'place_outside'
  | `not_voluntary_${Bar}`;

/**
 * Records time that somebody gave (志願服務記錄): in a matter that they did, or in an activity.
 * Refuses: `sign_in_required`, `not_found`, `work_not_done`, `work_not_yours` (only who did it),
 * `activity_unnamed`, `team_unknown`, `place_outside`, `not_voluntary_paid`, `not_voluntary_duty`
 * (done in an office), `not_voluntary_household` (for one’s own), `not_voluntary_ordered`,
 * `not_voluntary_promotion`, `in_future`, `too_late` (after ten working days; a community worker
 * may, with a reason), `times_overlap`.
 */
export async function recordTime(context: Context, said: SaidTime): Promise<Done> {
  const { subject, now } = context;
  const { actorId, personId } = subject;
  if (actorId === undefined || personId === undefined) return refuse('sign_in_required');
  const occasion = await findOccasion(context, personId, said);
  if (!occasion.ok) return occasion;
  const { placeId } = occasion.value;
  const timed = await timeIt(context, said, placeId);
  if (!timed.ok) return timed;
  const lateReason = isLate(timed.value) ? said.lateReason : undefined;
  if (
    isLate(timed.value) &&
    !(lateReason !== undefined && (await mayRecordLate(context, placeId)))
  ) {
    return refuse('too_late', { due: timed.value.dueOn.toString() });
  }
  const { startedAt, minutes, content, materials } = said;
  const record: HoursRecord = {
    ...occasion.value,
    ...timed.value,
    startedAt,
    minutes,
    content,
    materials,
    id: context.newId(),
    personId,
    recordedAt: now,
    recordedBy: actorId,
    lateReason,
    replaces: undefined,
    state: 'waiting',
    confirmed: undefined,
    closed: undefined,
  };
  const written = await writeRecord(context, record);
  if (!written.ok) return written;
  await tell(context, record, { verb: 'record' });
  return succeed({ id: record.id });
}

function isLate({ recordedOn, dueOn }: Timed): boolean {
  return Temporal.PlainDate.compare(recordedOn, dueOn) > 0;
}

/** Tells whether whoever types keeps the records of a place: at the counter, for somebody else. */
export async function mayRecordLate(
  context: Context,
  placeId: string | undefined,
): Promise<boolean> {
  const { actorId, personId } = context.subject;
  const place = placeId === undefined ? undefined : await findPlace(context.db, placeId);
  if (actorId === undefined || actorId === personId || place === undefined) return false;
  return holdsOffice(context, actorId, { path: place.path, roles: ['community_worker'] });
}

async function findOccasion(
  context: Context,
  personId: string,
  { matter, activity, bar }: SaidTime,
): Promise<Result<Occasion, Refused>> {
  if (matter !== undefined) return ofMatter(context, personId, { matter, bar });
  if (activity === undefined) return refuse('activity_unnamed');
  if (bar !== undefined) return refuse(`not_voluntary_${bar}`);
  return ofActivity(context, activity);
}

async function ofMatter(
  context: Context,
  personId: string,
  { matter, bar }: { readonly matter: MatterName; readonly bar: Bar | undefined },
): Promise<Result<Occasion, Refused>> {
  const opened = await openWork(context, matter);
  if (!opened.ok) return opened;
  const work = opened.value;
  if (work.doneAt === undefined) return refuse('work_not_done');
  const isTheirs = work.doers.some((doer) => doer.personId === personId);
  if (!isTheirs || work.askerId === personId) return refuse('work_not_yours');
  const known = await readCircumstances(context, personId, work);
  const barred = barOf({ ...known, said: bar });
  if (barred !== undefined) return refuse(`not_voluntary_${barred}`);
  const { communityId, placeId, id, askerId } = work;
  const own = work.doers.find((doer) => doer.personId === personId);
  return succeed({
    communityId,
    placeId,
    matter: { id, askerId },
    activity: undefined,
    teamId: own?.organisationId,
  });
}

async function ofActivity(
  { db }: Context,
  { name, inCharge, placeId, teamId }: SaidActivity,
): Promise<Result<Occasion, Refused>> {
  const place = await findPlace(db, placeId);
  if (place?.communityId === undefined) return refuse('place_outside');
  const team = teamId === undefined ? undefined : await findOrganisation(db, teamId);
  const isHere = team?.closedOn === undefined && team?.communityId === place.communityId;
  if (teamId !== undefined && !isHere) return refuse('team_unknown');
  return succeed({
    communityId: place.communityId,
    placeId,
    matter: undefined,
    activity: { name, inCharge },
    teamId,
  });
}

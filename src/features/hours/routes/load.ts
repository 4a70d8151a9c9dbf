import { openWork } from '#/features/matters/index.ts';
import type { MatterName } from '#/features/matters/index.ts';
import { listOrganisationsAt } from '#/features/organisations/index.ts';
import { COMMUNITY_LEVEL, COMPOUND_LEVEL, listLine } from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import { enterAsLeader } from '#/features/hours/actions/leading.ts';
import { openMany, openRecord } from '#/features/hours/actions/open.ts';
import type { Opened } from '#/features/hours/actions/open.ts';
import { mayRecordLate } from '#/features/hours/actions/record.ts';
import { keptCommunities } from '#/features/hours/policy.ts';
import { standingAt } from '#/features/hours/rules/levels.ts';
import { sumByYear } from '#/features/hours/store/ledger.ts';
import { listLevels } from '#/features/hours/store/levels.ts';
import { listHistory, listOfPerson, listWaiting } from '#/features/hours/store/records.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { CorrectionShown, MineShown, NewShown, OneShown, WaitingShown } from './shapes.ts';
import { showRecords } from './show.ts';

function today({ now, services }: Context): Temporal.PlainDate {
  return now.toZonedDateTimeISO(services.zone).toPlainDate();
}

/** Loads one's own records of a year, this one unless said, and what all of them come to. */
export async function loadMine(
  context: Context,
  wanted: number | undefined,
): Promise<Result<MineShown, 'sign_in_required'>> {
  const { db, subject } = context;
  const { personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  const year = wanted ?? today(context).year;
  const from = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  const records = await listOfPerson(db, personId, { from, before: from.add({ years: 1 }) });
  const years = await sumByYear(db, personId);
  const waiting = await listOthers(context);
  const own = records.map((record) => ({ record, standing: OWN }));
  const minutes = years.reduce((sum, one) => sum + one.minutes, 0);
  return succeed({
    minutes,
    level: standingAt(minutes, await listLevels(db)),
    years,
    year,
    records: await showRecords(context, own),
    toConfirm: waiting.length,
  });
}

const OWN = { isHolder: true, capacities: [], hasConfirmed: false } as const;

/** Loads what waits for a word of the reader: as who asked, who leads a team, for the community. */
export async function loadWaiting(
  context: Context,
): Promise<Result<WaitingShown, 'sign_in_required'>> {
  if (context.subject.personId === undefined) return refuse('sign_in_required');
  return succeed({ records: await showRecords(context, await listOthers(context)) });
}

/** Lists the records of others that wait for a word of the reader. */
export async function listOthers(context: Context): Promise<readonly Opened[]> {
  const { db, subject } = context;
  const { personId, actorId } = subject;
  if (personId === undefined) return [];
  const teamIds = await enterAsLeader(context);
  const communityIds = keptCommunities(subject);
  const waiting = await listWaiting(db, { askerId: personId, teamIds, communityIds });
  const others = waiting.filter((one) => ![personId, actorId].includes(one.personId));
  return openMany(context, others, teamIds);
}

/** Loads a record with all that stood in its place. Refuses: `not_found`. */
export async function loadOne(
  context: Context,
  id: string,
): Promise<Result<OneShown, 'not_found'>> {
  const opened = await openRecord(context, id);
  if (!opened.ok) return opened;
  const line = await listHistory(context.db, opened.value.record);
  const { standing } = opened.value;
  const all = await showRecords(
    context,
    line.map((record) => ({ record, standing })),
  );
  const record = all.find((one) => one.id === id);
  return record === undefined ? refuse('not_found') : succeed({ record, history: all });
}

/** Loads a record to be corrected. Refuses: `not_found`, `not_allowed`. */
export async function loadCorrection(
  context: Context,
  id: string,
): Promise<Result<CorrectionShown, 'not_found' | 'not_allowed'>> {
  const opened = await openRecord(context, id);
  if (!opened.ok) return opened;
  const [record] = await showRecords(context, [opened.value]);
  if (record?.mayCorrect !== true) return refuse('not_allowed');
  return succeed({ record, latest: today(context) });
}

/**
 * Loads what there is to choose from for whoever records time.
 * Refuses: `sign_in_required`, `not_found`, `work_not_done`, `work_not_yours`.
 */
export async function loadNew(
  context: Context,
  matter: MatterName | undefined,
): Promise<
  Result<NewShown, 'sign_in_required' | 'not_found' | 'work_not_done' | 'work_not_yours'>
> {
  const { personId } = context.subject;
  if (personId === undefined) return refuse('sign_in_required');
  const latest = today(context);
  if (matter === undefined) {
    const { places, bodies } = await choicesOf(context);
    const mayBeLate = await mayRecordLate(context, places[0]?.id);
    const shown = places.map(({ id, names }) => ({ id, names }));
    return succeed({ on: latest, latest, places: shown, teams: bodies, mayBeLate });
  }
  const opened = await openWork(context, matter);
  if (!opened.ok) return opened;
  const { publicId: id, reference, title, doneAt, doers, placeId } = opened.value;
  if (doneAt === undefined) return refuse('work_not_done');
  const own = doers.find((doer) => doer.personId === personId);
  if (own === undefined) return refuse('work_not_yours');
  const { zone } = context.services;
  const done = doneAt.toZonedDateTimeISO(zone);
  const since = own.since.toZonedDateTimeISO(zone);
  const isOneDay = since.toPlainDate().equals(done.toPlainDate());
  return succeed({
    matter: { id, reference, title },
    on: done.toPlainDate(),
    from: isOneDay ? since.toPlainTime().toString({ smallestUnit: 'minute' }) : undefined,
    latest,
    places: [],
    teams: [],
    mayBeLate: await mayRecordLate(context, placeId),
  });
}

/** Somebody's compounds and communities, by their homes and offices, and the bodies there. */
async function choicesOf({ db, subject }: Context) {
  const near = [
    ...subject.homes.map(({ placeId }) => placeId),
    ...subject.grants.flatMap(({ communityId }) => communityId ?? []),
  ];
  const found = new Map<string, Place>();
  for (const id of new Set(near)) {
    const line = await listLine(db, id);
    const here = line.filter(({ level }) => level === COMMUNITY_LEVEL || level === COMPOUND_LEVEL);
    for (const place of here) found.set(place.id, place);
  }
  const places = [...found.values()];
  const organisations = await listOrganisationsAt(db, [...found.keys()]);
  return { places, bodies: organisations.map(({ id, name }) => ({ id, name })) };
}

import { findOrganisation } from '#/features/organisations/index.ts';
import { labelPlaces, listHelpers, namesOf } from '#/features/people/index.ts';
import type { Result } from '#/lib/result.ts';
import { succeed } from '#/lib/result.ts';
import { openDoor } from '#/platform/access/wall.ts';
import type { Context } from '#/platform/action/context.ts';
import { holdsRoleAnywhere } from '#/platform/access/subject.ts';
import type { Leaver } from '#/platform/personal/departure.ts';
import type { Holding } from '#/platform/personal/holding.ts';
import { KEEPERS, listToAnswer } from '#/features/rights/actions/correct.ts';
import { findObstacle } from '#/features/rights/actions/leave.ts';
import { listCorrectionsOf } from '#/features/rights/store/corrections.ts';
import { findLeaving } from '#/features/rights/store/leavings.ts';
import { listReadings } from '#/features/rights/store/readings.ts';
import { readData } from '#/features/rights/actions/data.ts';
import type { HeldData } from '#/features/rights/model.ts';
import { kindWords } from '#/features/rights/words/kinds.ts';
import type { Asking, DataShown, Waiting } from './shapes.ts';

/** What the features lend to the page: what they keep, and what they do when somebody leaves. */
export type RightsParts = {
  readonly holdings: readonly Holding[];
  readonly leavers: readonly Leaver[];
};

const PLACES: ReadonlySet<string> = new Set([
  'place_id',
  'community_id',
  'household_id',
  'building_id',
  'compound_id',
]);

/** Loads all that is held about the person concerned, with the names that its codes stand for. */
export async function loadData(
  context: Context,
  { holdings, leavers }: RightsParts,
): Promise<Result<DataShown, 'not_found' | 'no_consent_to_read'>> {
  const read = await readData(context, holdings);
  if (!read.ok) return read;
  const source = kindWords[context.language];
  const kinds = read.value.kinds.map((kind) => ({ ...kind, source: source[kind.code] ?? '' }));
  const labels = await labelPlaces(
    context.db,
    idsIn(read.value, (column) => PLACES.has(column)),
  );
  const organisations: [string, string][] = [];
  for (const id of idsIn(read.value, (column) => column === 'organisation_id')) {
    const found = await findOrganisation(context.db, id);
    if (found !== undefined) organisations.push([id, found.name]);
  }
  return succeed({
    ...read.value,
    kinds,
    places: Object.fromEntries(labels),
    organisations: Object.fromEntries(organisations),
    asking: read.value.isOwn ? await loadAsking(context, read.value.personId, leavers) : undefined,
  });
}

function idsIn(data: HeldData, isWanted: (column: string) => boolean): readonly string[] {
  const ids = data.kinds.flatMap(({ columns, rows }) =>
    columns.filter(isWanted).flatMap((column) => rows.map((row) => row[column])),
  );
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
}

async function loadAsking(
  context: Context,
  personId: string,
  leavers: readonly Leaver[],
): Promise<Asking> {
  const { db, now, services, subject } = context;
  const helpers = await listHelpers(db, personId, now);
  const personIds = helpers.map(({ helperId }) => helperId);
  // Those to whom one has consented are known by name.
  await openDoor(db, { personIds });
  const names = await namesOf(db, personIds, 'L2');
  const readings = new Map(
    (await listReadings(db, personId)).map(({ helperId, since }) => [helperId, since]),
  );
  return {
    consents: helpers.map(({ helperId, consentWay, consentedOn }) => ({
      helperId,
      name: names.get(helperId) ?? '',
      way: consentWay,
      consentedOn,
      readsSince: readings.get(helperId),
    })),
    corrections: await listCorrectionsOf(db, personId),
    leaving: await findLeaving(db, personId),
    obstacle: await findObstacle(context, personId, leavers),
    leavingDays: services.leavingDays,
    mayAnswer: holdsRoleAnywhere(subject, KEEPERS),
  };
}

/** Loads what waits for an answer, with the names of those who asked. */
export async function loadWaiting(context: Context): Promise<Waiting> {
  const corrections = await listToAnswer(context);
  const names = await namesOf(
    context.db,
    corrections.map(({ personId }) => personId),
    'L2',
  );
  return {
    corrections: corrections.map((one) => ({ ...one, name: names.get(one.personId) ?? '' })),
  };
}

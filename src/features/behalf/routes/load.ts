import { findPerson, findPersons, homesOf, labelPlaces, namesOf } from '#/features/people/index.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { openDoor } from '#/platform/access/wall.ts';
import type { Context } from '#/platform/action/context.ts';
import type { DeedKind } from '#/platform/journal/deed-kinds.ts';
import { findDeed } from '#/platform/journal/deeds.ts';
import type { TidingSource } from '#/platform/journal/tidings.ts';
import { noteReadings } from '#/platform/personal/readings.ts';
import { listDeeds, tellDeeds } from '#/features/behalf/actions/deeds.ts';
import { listToTell, readSlip, slipDigits } from '#/features/behalf/actions/slips.ts';
import type { Slip } from '#/features/behalf/model.ts';
import { listEntriesOf, listTidingsOf } from '#/features/behalf/store/slips.ts';
import { deedLine } from './shapes.ts';
import type { DeedLine, DeedsShown, SlipShown, ToTellShown } from './shapes.ts';

/** Loads what was done for the person concerned. Refuses: `not_found`. */
export async function loadDeeds(
  context: Context,
  kinds: readonly DeedKind[],
): Promise<Result<DeedsShown, 'not_found'>> {
  const { db, now, subject } = context;
  const { actorId, personId, actingWay } = subject;
  const person = personId === undefined ? undefined : await findPerson(db, personId);
  if (person === undefined) return refuse('not_found');
  const deeds = await listDeeds({ db, now, kinds }, person.id);
  return succeed({
    name: person.name,
    isActing: actorId !== personId,
    mayReverse: actorId === personId || actingWay !== 'standing',
    deeds: deeds.map(deedLine),
  });
}

/** Loads who has to be told in a place, and what waits to be handed over. Refuses: `not_found`. */
export async function loadToTell(
  context: Context,
  placeId: string | undefined,
  source: TidingSource,
): Promise<Result<ToTellShown, 'not_found'>> {
  const found = await listToTell(context, placeId, source);
  if (!found.ok) return found;
  const { place, waiting, slips } = found.value;
  const personIds = [...waiting, ...slips].map(({ personId }) => personId);
  const lineOf = await personLines(context, personIds);
  const communityId = place.communityId ?? place.id;
  await noteReadings(
    context,
    'list',
    personIds.map((personId) => ({ personId, communityId })),
  );
  await openDoor(context.db, { personIds: slips.map(({ madeBy }) => madeBy) });
  const makers = await namesOf(
    context.db,
    slips.map(({ madeBy }) => madeBy),
    'L2',
  );
  const names = (await labelPlaces(context.db, [place.id])).get(place.id) ?? place.names;
  return succeed({
    place: { id: place.id, names },
    communityId,
    waiting: waiting.map(({ personId, way, deeds, tidings }) => ({
      ...lineOf(personId),
      way,
      count: deeds.length + tidings.length,
      latestAt: latestOf([deeds[0], tidings.at(-1)]) ?? context.now,
    })),
    slips: slips.map(({ id, personId, way, madeAt, madeBy }) => ({
      ...lineOf(personId),
      id,
      way,
      madeAt,
      madeBy: makers.get(madeBy) ?? '',
    })),
  });
}

function latestOf(
  things: readonly ({ readonly at: Temporal.Instant } | undefined)[],
): Temporal.Instant | undefined {
  const moments = things.flatMap((one) => (one === undefined ? [] : [one.at]));
  return moments.toSorted(Temporal.Instant.compare).at(-1);
}

async function personLines(context: Context, personIds: readonly string[]) {
  const persons = await findPersons(context.db, personIds);
  const homes = new Map<string, Awaited<ReturnType<typeof homeOf>>>();
  for (const id of persons.keys()) homes.set(id, await homeOf(context, id));
  return (personId: string) => {
    const person = persons.get(personId);
    const { name = '', telephone } = person ?? {};
    return { personId, name, telephone, home: homes.get(personId) };
  };
}

async function homeOf({ db }: Context, personId: string) {
  const [home] = await homesOf(db, personId);
  return home && (await labelPlaces(db, [home.householdId])).get(home.householdId);
}

/** What features know of what was done for people, and of what concerns them. */
export type Known = { readonly kinds: readonly DeedKind[]; readonly tidings: TidingSource };

/** Loads a slip as it is printed or read out. Refuses: `not_found`. */
export async function loadSlip(
  context: Context,
  slipId: string,
  { kinds, tidings }: Known,
): Promise<Result<SlipShown, 'not_found'>> {
  const found = await readSlip(context, slipId);
  if (!found.ok) return found;
  const slip = found.value;
  const person = await findPerson(context.db, slip.personId);
  if (person === undefined) return refuse('not_found');
  const { communityId, told } = slip;
  await noteReadings(context, 'record', [{ personId: person.id, communityId }]);
  const labels = await labelPlaces(context.db, [communityId]);
  await openDoor(context.db, { personIds: told === undefined ? [] : [told.by] });
  const tellers = await namesOf(context.db, told === undefined ? [] : [told.by], 'L2');
  const code = slipDigits(context, slip.id);
  return succeed({
    id: slip.id,
    way: slip.way,
    name: person.name,
    language: person.language,
    telephone: person.telephone,
    home: await homeOf(context, person.id),
    community: labels.get(communityId) ?? { hant: '', hans: '', en: '' },
    madeAt: slip.madeAt,
    expiresAt: slip.expiresAt,
    told: told && { at: told.at, by: tellers.get(told.by) ?? '' },
    code,
    address: `${context.services.publicUrl}/r/${code}`,
    deeds: await loadSlipDeeds(context, slip, kinds),
    tidings: await tidings.find(context, await listTidingsOf(context.db, slip)),
  });
}

/** Loads what stands on a slip, the oldest first, as on paper. */
export async function loadSlipDeeds(
  { db, now }: Context,
  slip: Slip,
  kinds: readonly DeedKind[],
): Promise<readonly DeedLine[]> {
  const { personId } = slip;
  const deeds = [];
  for (const id of await listEntriesOf(db, slip)) {
    const deed = await findDeed(db, { id, personId });
    if (deed !== undefined) deeds.push(deed);
  }
  const sorted = deeds.toSorted((one, other) => one.id.localeCompare(other.id));
  return (await tellDeeds({ db, now, kinds }, personId, sorted)).map(deedLine);
}

import { findPersons, listResidences, namesOf } from '#/features/people/index.ts';
import type { Person } from '#/features/people/index.ts';
import type { Voice } from '#/features/matters/model/matter.ts';
import type { MatterCard, PersonShown } from '#/features/matters/model/view.ts';
import { isAbout } from '#/features/matters/policy.ts';
import type { ListSight, Sight } from '#/features/matters/policy.ts';
import type { CardRow } from '#/features/matters/store/cards.ts';
import { findFirstPhotos } from '#/features/matters/store/outcomes.ts';
import { openDoor } from '#/platform/access/wall.ts';
import type { Context } from '#/platform/action/context.ts';
import { noteReadings } from '#/platform/personal/readings.ts';

/** Shows persons as far as one reader may see them. */
export type Shower = {
  /** The asker, at the level the reader has for the asker. */
  readonly asker: () => PersonShown;
  /** Anybody else, or the asker where they speak, which must not give them away. */
  readonly person: (personId: string | undefined, voice: Voice) => PersonShown;
};

/** Loads the persons of a matter and gives what shows them. */
export async function makeShower(
  context: Context,
  of: {
    readonly askerId: string;
    readonly communityId: string;
    readonly personIds: readonly (string | undefined)[];
    readonly sight: Sight;
  },
): Promise<Shower> {
  const { askerId, sight } = of;
  const ids = [askerId, ...of.personIds.flatMap((id) => id ?? [])];
  const isNobodyNamed = sight.asker === 'hidden' && sight.others === 'hidden';
  const near = isNobodyNamed ? new Map() : await namesOf(context.db, ids, 'L1');
  const fully = fullyShown(ids, of);
  // Whoever sees the full name by their part in the matter need not have a role where it is kept.
  if (fully.length > 0) await openDoor(context.db, { personIds: fully });
  const persons = await findPersons(context.db, fully);
  await noteAsker(context, of);
  const known = { near, persons };
  const homes = sight.asker === 'contact' ? await listResidences(context.db, [askerId]) : [];
  const showAsker = (): PersonShown => {
    const shown = nameAt(known, askerId, { voice: 'asker', level: sight.asker });
    return { ...shown, homePlaceId: homes[0]?.householdId };
  };
  return {
    asker: showAsker,
    person: (personId, voice) => {
      if (personId === askerId) return nameAt(known, askerId, { voice, level: sight.asker });
      return nameAt(known, personId ?? '', { voice, level: sight.others });
    },
  };
}

/** Notes that the asker was shown in full, and how they are reached if they were. */
async function noteAsker(
  context: Context,
  of: { readonly askerId: string; readonly communityId: string; readonly sight: Sight },
): Promise<void> {
  const { askerId: personId, communityId, sight } = of;
  const isShown = sight.asker === 'name' || sight.asker === 'contact';
  if (!isShown) return;
  const kind = sight.asker === 'contact' ? 'contact' : 'matter';
  await noteReadings(context, kind, [{ personId, communityId }]);
}

/** Lists those of a matter whose full name the reader sees. */
function fullyShown(
  ids: readonly string[],
  { askerId, sight }: { readonly askerId: string; readonly sight: Sight },
): readonly string[] {
  const isFull = (level: Sight['asker']) => level === 'name' || level === 'contact';
  return ids.filter((id) => isFull(id === askerId ? sight.asker : sight.others));
}

/** Makes cards of rows: photos, names as far as they may be seen, places no closer than allowed. */
export async function showCards(
  context: Context,
  rows: readonly CardRow[],
  sightIn: (communityId: string) => ListSight,
): Promise<readonly MatterCard[]> {
  const { personId } = context.subject;
  const isNamed = (row: CardRow) => sightIn(row.communityId).visibilities.includes('neighbours');
  const named = rows.filter(isNamed).flatMap((row) => [row.askerId, row.holderId ?? row.askerId]);
  const isOwn = (row: CardRow) =>
    personId !== undefined && (row.askerId === personId || row.holderId === personId);
  const isAskerNamed = (row: CardRow) =>
    isNamed(row) && (!row.isAnonymous || row.askerId === personId);
  const isSpotShown = (row: CardRow) =>
    isOwn(row) || seesSpot(context, row, sightIn(row.communityId));
  // A name and a flat beside it say where somebody lives.
  const told = rows.filter((row) => isAskerNamed(row) && isSpotShown(row) && isIndoors(row));
  const shown = told.map(({ askerId, communityId }) => ({ personId: askerId, communityId }));
  const [names, photos] = await Promise.all([
    namesOf(context.db, named, 'L1'),
    findFirstPhotos(
      context.db,
      rows.filter((row) => row.photos > 0),
    ),
    noteReadings(context, 'matter', shown),
  ]);
  return rows.map((row) => {
    const isExact = isSpotShown(row);
    const isAskerShown = isAskerNamed(row);
    return {
      ...bareCard(row, context.now),
      placeId: isExact ? row.placeId : (row.buildingId ?? row.placeId),
      photoId: photos.get(row.id),
      askerName: isAskerShown ? names.get(row.askerId) : undefined,
      holderName: row.holderId === null || !isNamed(row) ? undefined : names.get(row.holderId),
      isMine: row.askerId === personId,
      isInMyHands: row.holderId === personId,
    };
  });
}

function isIndoors(row: CardRow): boolean {
  return row.buildingId !== null && row.buildingId !== row.placeId;
}

/** Whoever a complaint is about sees no more of where it is than a stranger. */
function seesSpot({ subject }: Context, row: CardRow, { spot }: ListSight): boolean {
  const about = {
    againstPersonId: row.againstPersonId ?? undefined,
    againstOrganisationId: row.againstOrganisationId ?? undefined,
  };
  return spot === 'exact' && !isAbout(subject, about);
}

function bareCard(
  row: CardRow,
  now: Temporal.Instant,
): Omit<MatterCard, 'placeId' | 'photoId' | 'askerName' | 'holderName' | 'isMine' | 'isInMyHands'> {
  const deadlineAt = row.deadlineAt ?? undefined;
  return {
    communityId: row.communityId,
    id: row.id,
    reference: row.reference,
    buildingId: row.buildingId ?? undefined,
    compoundId: row.compoundId ?? undefined,
    profile: row.profile,
    category: row.category,
    title: row.title,
    excerpt: row.excerpt,
    visibility: row.visibility,
    state: row.state,
    bucket: row.bucket,
    raisedAt: row.raisedAt,
    stateSince: row.stateSince,
    deadlineAt,
    isOverdue: isPast(deadlineAt, now) && row.state !== 'done',
    followers: row.followers,
    comments: row.comments,
    offers: row.offers,
    photos: row.photos,
    queue: row.queue,
    passedFrom: row.passedFrom ?? undefined,
    sendBacks: row.sendBacks,
  };
}

/** Tells whether an instant is there and lies before now. */
export function isPast(at: Temporal.Instant | undefined, now: Temporal.Instant): boolean {
  return at !== undefined && Temporal.Instant.compare(at, now) < 0;
}

/** How neighbours call the persons of a matter, and who they are as far as that is shown. */
type Known = {
  readonly near: ReadonlyMap<string, string>;
  readonly persons: ReadonlyMap<string, Person>;
};

function nameAt(
  { near, persons }: Known,
  id: string,
  { voice, level }: { readonly voice: Voice; readonly level: Sight['asker'] },
): PersonShown {
  const unreached = { telephone: undefined, homePlaceId: undefined };
  const person = persons.get(id);
  const name = level === 'neighbour' ? near.get(id) : person?.name;
  if (name === undefined || level === 'hidden') {
    return { voice, personId: undefined, name: undefined, ...unreached };
  }
  const telephone = level === 'contact' ? person?.telephone : undefined;
  return { voice, personId: id, name, ...unreached, telephone };
}

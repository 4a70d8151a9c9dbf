import { z } from 'zod';
import { isWithin } from '#/lib/tree.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { findPlace, listHouseholdsWithin } from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import type { Context } from '#/platform/action/context.ts';
import { noteReadings } from '#/platform/personal/readings.ts';
import { homesOf } from '#/features/people/actions/spots.ts';
import { residenceRelations } from '#/features/people/model.ts';
import type { Person } from '#/features/people/model.ts';
import { mayListPeople, mayRegister } from '#/features/people/policy.ts';
import { maskedTelephone, shownName } from '#/features/people/rules/names.ts';
import { searchPeople } from '#/features/people/store/persons.ts';
import { listResidents } from '#/features/people/store/residences.ts';
import { labelPlaces } from './labels.ts';
import { labelShape } from './shapes.ts';

/** Households on one page; a building seldom has more. */
const PAGE_SIZE = 24;
/** For those who want the list in few pages; those who live there are still within their limit. */
export const MOST_A_PAGE = 72;

const personLine = z.object({
  id: z.uuid(),
  /** Masked: a list tells neighbours apart, the record tells who they are. */
  name: z.string(),
  called: z.string().optional(),
  telephone: z.string().optional(),
  hasAccount: z.boolean(),
});

const householdLine = z.object({
  place: labelShape,
  people: z.array(personLine.extend({ relation: z.enum(residenceRelations) })).readonly(),
});

export const peopleShape = z.object({
  place: labelShape,
  query: z.string(),
  mayRegister: z.boolean(),
  /** Who was found, when there were words to search by. */
  found: z.array(personLine.extend({ homes: z.array(labelShape).readonly() })).readonly(),
  households: z.array(householdLine).readonly(),
  page: z.int(),
  pages: z.int(),
});

export type PeopleShown = z.infer<typeof peopleShape>;
export type PersonLine = z.infer<typeof personLine>;
export type HouseholdLine = z.infer<typeof householdLine>;

export const foundShape = peopleShape.shape.found;

export type PeopleWanted = {
  readonly place: string | undefined;
  readonly query: string;
  readonly page: number;
  readonly size?: number | undefined;
};

/**
 * Loads the people of a place household by household, or those a search finds there.
 * Refuses: `not_found` (also when they are not the reader's to see), `place_too_high`.
 */
export async function loadPeople(
  context: Context,
  wanted: PeopleWanted,
): Promise<Result<PeopleShown, 'not_found' | 'place_too_high'>> {
  const found = await findListed(context, wanted.place);
  if (!found.ok) return found;
  const { place, communityId } = found.value;
  const labels = await labelPlaces(context.db, [place.id]);
  const shared = {
    place: { id: place.id, names: labels.get(place.id) ?? place.names },
    query: wanted.query,
    mayRegister: mayRegister(context.subject, place.path),
  };
  if (wanted.query !== '') {
    const people = await searchIn(context, { place, communityId, query: wanted.query });
    return succeed({ ...shared, found: people, households: [], page: 1, pages: 1 });
  }
  const all = await listHouseholdsWithin(context.db, place.path);
  const size = wanted.size ?? PAGE_SIZE;
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(wanted.page, pages);
  const ids = all.slice((page - 1) * size, page * size).map(({ id }) => id);
  const households = await loadHouseholds(context, communityId, ids);
  return succeed({ ...shared, found: [], households, page, pages });
}

/** Finds a place whose people the reader may list; without one, where their own office is. */
export async function findListed(
  context: Context,
  placeId: string | undefined,
): Promise<
  Result<{ readonly place: Place; readonly communityId: string }, 'not_found' | 'place_too_high'>
> {
  const own = context.subject.grants.find((grant) => grant.communityId !== undefined)?.placeId;
  const wanted = placeId ?? own;
  if (wanted === undefined) return refuse('place_too_high');
  const place = await findPlace(context.db, wanted);
  if (place === undefined) return refuse('not_found');
  const { communityId } = place;
  if (communityId === undefined) return refuse('place_too_high');
  return mayListPeople(context.subject, place)
    ? succeed({ place, communityId })
    : refuse('not_found');
}

async function loadHouseholds(
  context: Context,
  communityId: string,
  householdIds: readonly string[],
): Promise<readonly HouseholdLine[]> {
  const labels = await labelPlaces(context.db, householdIds);
  const residents = await listResidents(context.db, { communityId, householdIds });
  const shown = residents.map(({ id: personId }) => ({ personId, communityId }));
  await noteReadings(context, 'list', shown);
  const byHousehold = Map.groupBy(residents, (resident) => resident.householdId);
  return householdIds.flatMap((id) => {
    const names = labels.get(id);
    if (names === undefined) return [];
    const people = (byHousehold.get(id) ?? []).map((resident) =>
      Object.assign(lineOf(resident), { relation: resident.relation }),
    );
    return [{ place: { id, names }, people }];
  });
}

type Search = { readonly place: Place; readonly communityId: string; readonly query: string };

/** Finds people who live within a place; those without a home belong to the whole community. */
export async function searchIn(
  context: Context,
  { place, communityId, query }: Search,
): Promise<PeopleShown['found']> {
  const found: PeopleShown['found'][number][] = [];
  for (const person of await searchPeople(context.db, { communityId, query })) {
    const homes = await homesOf(context.db, person.id);
    const within = homes.filter((home) => isWithin(home.path, place.path));
    const isOnRecord = homes.length === 0 && person.communityId === place.id;
    if (within.length === 0 && !isOnRecord) continue;
    const labels = await labelPlaces(
      context.db,
      within.map((home) => home.householdId),
    );
    found.push({ ...lineOf(person), homes: [...labels].map(([id, names]) => ({ id, names })) });
  }
  const shown = found.map(({ id: personId }) => ({ personId, communityId }));
  await noteReadings(context, 'list', shown);
  return found;
}

function lineOf(person: Person): PersonLine {
  const { id, called } = person;
  return {
    id,
    name: shownName({ ...person, called: undefined }, 'L1'),
    called,
    telephone: maskedTelephone(person.telephone),
    hasAccount: person.accountSince !== undefined,
  };
}

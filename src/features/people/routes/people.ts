import { z } from 'zod';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import {
  findPlace,
  findPlaces,
  HOUSEHOLD_LEVEL,
  listHouseholdsWithin,
} from '#/features/places/index.ts';
import { holderOf } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { optionalLine, optionalWhole, placeId } from '#/platform/http/fields.ts';
import { mayKnow, registerPerson } from '#/features/people/actions/counter.ts';
import { mayReadSensitive, mayRegister, mayVouch } from '#/features/people/policy.ts';
import { peoplePage } from '#/features/people/pages/people.ts';
import { registerPage } from '#/features/people/pages/register.ts';
import { peopleTable } from '#/features/people/pages/tables.ts';
import { findPersons } from '#/features/people/store/persons.ts';
import { counterWords } from '#/features/people/words/counter.ts';
import { refusals } from '#/features/people/words/refusals.ts';
import { labelPlaces } from './labels.ts';
import {
  MOST_A_PAGE,
  findListed,
  foundShape,
  loadPeople,
  peopleShape,
  searchIn,
} from './load-people.ts';
import {
  birthYearField,
  calledField,
  labelShape,
  languageField,
  nameField,
  optionalAddressOf,
  relationField,
} from './shapes.ts';

const MAX_QUERY = 60;
const MAX_PAGE = 10_000;
/** More households than this are chosen on the page of a building. */
const MOST_TO_CHOOSE = 400;

export const registrars = holderOf('building_leader', 'grid_worker', 'community_worker', 'steward');
const readers = holderOf(
  'building_leader',
  'grid_worker',
  'community_worker',
  'dispatcher',
  'steward',
);

/** What is known of a person, as the counter writes it. */
export const personFields = {
  name: nameField,
  called: calledField,
  birthYear: birthYearField,
  telephone: optionalAddressOf('telephone'),
  email: optionalAddressOf('email'),
  language: languageField,
};

const list = endpoint({
  name: 'people.list',
  method: 'GET',
  path: '/people',
  summary: 'Lists the people of a place by household, names and numbers masked, or searches them.',
  policy: readers,
  input: z.object({
    place: z.union([z.literal('').transform(() => undefined), placeId]).optional(),
    q: optionalLine(MAX_QUERY),
    page: optionalWhole(1, MAX_PAGE),
    /** How many households a page holds. */
    size: optionalWhole(1, MOST_A_PAGE),
  }),
  output: peopleShape,
  words: refusals('place_too_high'),
  run: (context, { place, q, page, size }) =>
    loadPeople(context, { place, query: q ?? '', page: page ?? 1, size }),
  page: peoplePage,
  table: peopleTable,
  tableAsks: { size: String(MOST_A_PAGE) },
});

const registerShape = z.object({
  place: labelShape,
  households: z.array(labelShape).readonly(),
  isVouching: z.boolean(),
  seesBirthYear: z.boolean(),
  /** Whether one household is chosen, to which somebody registered elsewhere may be added. */
  isHousehold: z.boolean(),
  query: z.string(),
  found: foundShape,
});

const showRegister = endpoint({
  name: 'people.register_page',
  method: 'GET',
  path: '/people/new',
  summary: 'Asks who is to be registered in which household of a place, or finds who is already.',
  policy: registrars,
  input: z.object({ place: placeId.optional(), q: optionalLine(MAX_QUERY) }),
  output: registerShape,
  words: refusals('place_too_high', 'already_lives_here'),
  run: async (context, { place, q }) => loadRegister(context, place, q ?? ''),
  page: registerPage,
});

async function loadRegister(
  context: Context,
  placeId: string | undefined,
  query: string,
): Promise<Result<z.infer<typeof registerShape>, 'not_found' | 'place_too_high'>> {
  const found = await findListed(context, placeId);
  if (!found.ok) return found;
  const { place, communityId } = found.value;
  const { db, subject } = context;
  if (!mayRegister(subject, place.path)) return refuse('not_found');
  const names = (await labelPlaces(db, [place.id])).get(place.id) ?? place.names;
  const isHousehold = place.level === HOUSEHOLD_LEVEL;
  const known = isHousehold && query !== '' ? await findKnown(context, communityId, query) : [];
  return succeed({
    place: { id: place.id, names },
    households: await householdsOf(context, place),
    isVouching: mayVouch(subject, place.path),
    seesBirthYear: mayReadSensitive(subject, [place]),
    isHousehold,
    query,
    found: known,
  });
}

/** Finds people of the community whom the reader may know. */
async function findKnown(context: Context, communityId: string, query: string) {
  const community = await findPlace(context.db, communityId);
  if (community === undefined) return [];
  const found = await searchIn(context, { place: community, communityId, query });
  const persons = await findPersons(
    context.db,
    found.map(({ id }) => id),
  );
  const known: (typeof found)[number][] = [];
  for (const line of found) {
    const person = persons.get(line.id);
    if (person !== undefined && (await mayKnow(context, person))) known.push(line);
  }
  return known;
}

async function householdsOf(
  context: Context,
  place: { readonly id: string; readonly path: string; readonly level: number },
) {
  const within = await listHouseholdsWithin(context.db, place.path);
  const ids = within.slice(0, MOST_TO_CHOOSE).map(({ id }) => id);
  const wanted = place.level === HOUSEHOLD_LEVEL ? [place.id] : ids;
  const known = await findPlaces(context.db, wanted);
  const labels = await labelPlaces(context.db, [...known.keys()]);
  return wanted.flatMap((id) => {
    const names = labels.get(id);
    return names === undefined ? [] : [{ id, names }];
  });
}

const register = endpoint({
  name: 'people.register',
  method: 'POST',
  path: '/people',
  summary: 'Registers a person in a household; they need neither telephone nor account.',
  policy: registrars,
  input: z.object({ householdId: placeId, relation: relationField, ...personFields }),
  output: z.object({ id: z.uuid() }),
  words: refusals('no_household', 'already_lives_here', 'address_taken'),
  run: (context, input) => {
    const { householdId, relation, name, called, birthYear, telephone, email, language } = input;
    const fields = { name, called, birthYear, telephone, email, language };
    return registerPerson(context, { ...fields, householdId, relation });
  },
  onward: (language, { id }, { name }) => ({
    to: `/people/${id}`,
    notice: counterWords[language].registered(name),
  }),
});

/** The endpoints that list and register people. */
export const peopleListEndpoints: readonly AnyEndpoint[] = [list, showRegister, register];

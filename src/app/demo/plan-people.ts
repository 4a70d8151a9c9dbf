import type { ManyPeople } from '#/features/people/index.ts';
import type { NewPlace } from '#/features/places/index.ts';
import type { Random } from '#/lib/random.ts';
import type { PlannedPlaces } from './plan-places.ts';
import type { NamePool, Neighbourhood } from './shapes.ts';

type Person = ManyPeople['people'][number];
type Residence = ManyPeople['residences'][number];

/** The people of one demonstration neighbourhood, and how its own files name some of them. */
export type PlannedPeople = {
  readonly people: readonly Person[];
  readonly residences: readonly Residence[];
  /** The id of somebody the files name: `chen_deming`. */
  readonly byKey: ReadonlyMap<string, string>;
  readonly born: ReadonlyMap<string, number>;
  /** Those with an account, who raise and take up matters. */
  readonly active: readonly { readonly id: string; readonly householdId: string }[];
};

export type PeopleParts = {
  readonly neighbourhood: Neighbourhood;
  readonly planned: PlannedPlaces;
  readonly pool: NamePool;
  readonly random: Random;
  readonly newId: () => string;
  readonly now: Temporal.Instant;
};

const LIVES_HERE_SINCE = Temporal.PlainDate.from('2024-01-01');
/** Ages of a neighbourhood, with their weight: few babies, many who have retired. */
const AGES: readonly (readonly [readonly [number, number], number])[] = [
  [[3, 17], 16],
  [[18, 35], 20],
  [[36, 55], 28],
  [[56, 70], 22],
  [[71, 92], 14],
];

/** Peoples the households: first those the files name, then others until the number is full. */
export function planPeople(parts: PeopleParts): PlannedPeople {
  const named = nameThose(parts);
  const others = fillHouseholds(parts, named.people.length);
  const all = [...named.people, ...others.people];
  const residences = [...named.residences, ...others.residences];
  const householdOf = new Map(residences.map((one) => [one.personId, one.householdId]));
  const active = all.flatMap((person) => {
    const householdId = householdOf.get(person.id);
    const isActive = person.accountSince !== undefined && householdId !== undefined;
    return isActive ? [{ id: person.id, householdId }] : [];
  });
  const born = new Map(all.flatMap(({ id, birthYear }) => (birthYear ? [[id, birthYear]] : [])));
  return { people: all, residences, byKey: named.byKey, born, active };
}

function nameThose(parts: PeopleParts) {
  const byKey = new Map<string, string>();
  const people: Person[] = [];
  const residences: Residence[] = [];
  for (const written of parts.neighbourhood.people) {
    const person = personOf(parts, {
      name: written.names['zh-Hant'],
      called: written.calledAs['zh-Hant'],
      birthYear: written.born,
      hasAccount: true,
    });
    people.push(person);
    byKey.set(written.key, person.id);
    const home = homeOf(parts, written.home);
    if (home !== undefined) residences.push(residenceOf(parts, person, home));
  }
  return { people, residences, byKey };
}

function homeOf(
  { planned }: PeopleParts,
  home: Neighbourhood['people'][number]['home'],
): NewPlace | undefined {
  if (home === null) return undefined;
  const unit = home.unit ? `.${home.unit}` : '';
  const path = `${home.compound}.${home.building}${unit}.${home.room}`;
  const found =
    planned.find(path) ?? planned.find(`${home.compound}.${home.building}.${home.room}`);
  if (found === undefined) throw new Error(`Nobody can live at ${path}.`);
  return found;
}

function fillHouseholds(parts: PeopleParts, alreadyThere: number) {
  const { neighbourhood, planned, random } = parts;
  const people: Person[] = [];
  const residences: Residence[] = [];
  const wanted = neighbourhood.population.residents - alreadyThere;
  const perHousehold = wanted / Math.max(1, planned.households.length);
  const accounts = neighbourhood.population.accounts - neighbourhood.people.length;
  const accountEvery = Math.max(1, Math.floor(wanted / Math.max(1, accounts)));
  let owed = 0;
  for (const household of planned.households) {
    owed += perHousehold;
    const family = familyName(parts);
    while (owed >= 1) {
      owed -= 1;
      const age = random.int(...random.weighted(AGES));
      const isAccount = people.length % accountEvery === 0 && age >= 18;
      const birthYear = yearOf(parts) - age;
      const name = `${family}${givenName(parts, birthYear)}`;
      const person = personOf(parts, {
        name,
        called: undefined,
        birthYear,
        hasAccount: isAccount,
      });
      people.push(person);
      residences.push(residenceOf(parts, person, household));
    }
  }
  return { people, residences };
}

function yearOf({ now }: PeopleParts): number {
  return now.toZonedDateTimeISO('UTC').year;
}

function familyName({ neighbourhood, pool, random }: PeopleParts): string {
  const minority = neighbourhood.minorities.find(({ share }) => random.chance(share));
  const ofMinority = pool.minorities.find(({ code }) => code === minority?.code)?.families;
  const region = random.chance(neighbourhood.elsewhereShare)
    ? 'anywhere'
    : neighbourhood.nameRegion;
  const families = ofMinority ?? pool.regions[region] ?? [];
  return random.weighted(families.map(({ name, weight }) => [name, weight] as const));
}

function givenName({ pool, random }: PeopleParts, birthYear: number): string {
  const fitting = pool.given.filter(({ born: [from, to] }) => birthYear >= from && birthYear <= to);
  return random.pick(random.pick(fitting.length > 0 ? fitting : pool.given).names);
}

type Written = {
  readonly name: string;
  readonly called: string | undefined;
  readonly birthYear: number;
  readonly hasAccount: boolean;
};

function personOf(parts: PeopleParts, written: Written): Person {
  return {
    id: parts.newId(),
    communityId: parts.planned.community.id,
    name: written.name,
    called: written.called,
    birthYear: written.birthYear,
    telephone: undefined,
    email: undefined,
    language: 'zh-Hant',
    accountSince: written.hasAccount ? parts.now.subtract({ hours: 24 * 400 }) : undefined,
  };
}

function residenceOf(parts: PeopleParts, person: Person, household: NewPlace): Residence {
  return {
    id: parts.newId(),
    householdId: household.id,
    communityId: parts.planned.community.id,
    personId: person.id,
    relation: 'family',
    since: LIVES_HERE_SINCE,
    until: undefined,
  };
}

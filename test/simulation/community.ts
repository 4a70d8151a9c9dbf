import { savePeople } from '#/features/people/index.ts';
import {
  findPlace,
  insertPlaces,
  layOutBuildings,
  layOutCompound,
} from '#/features/places/index.ts';
import type { NewPlace } from '#/features/places/index.ts';
import { expandPattern } from '#/lib/range-pattern.ts';
import type { Random } from '#/lib/random.ts';
import type { Db } from '#/platform/db/pool.ts';
import { places } from '#test/world.ts';

const BEGAN = Temporal.Instant.from('2026-01-01T00:00:00Z');
const IN_A_HOME = 3;
const BUILDINGS_IN_A_COMPOUND = 12;
/** Two stairwells of eighteen floors with two flats each. */
const FLATS_IN_A_BUILDING = 72;
const SAVED_AT_ONCE = 5_000;
/** About a kilometre, in degrees. */
const KILOMETRE = 0.009;
const CENTRE = { lon: 118.102, lat: 24.478 };

/** What nobody reads who was only asked: a name, a telephone, or the id of a flat. */
export const SECRET = /密\d|\+86139\d|flat-\d/;

export type Resident = {
  readonly id: string;
  readonly householdId: string;
  readonly buildingId: string;
};

/**
 * Settles so many people in the community, three to a home, in towers within a kilometre; each has
 * a name, a telephone and a flat that can be found again wherever they leak. One statement a table.
 */
export async function settle(
  db: Db,
  { people, random }: { readonly people: number; readonly random: Random },
): Promise<readonly Resident[]> {
  const laid = await layOut(db, Math.ceil(people / IN_A_HOME / FLATS_IN_A_BUILDING), random);
  await insertPlaces(db, laid);
  const buildings = laid.filter(({ kind }) => kind === 'building');
  const byPath = new Map(buildings.map(({ path, id }) => [path, id]));
  const homes = laid.filter(({ kind }) => kind === 'household');
  const residents = Array.from({ length: people }, (_, index): Resident => {
    const home = homes[Math.floor(index / IN_A_HOME)];
    const above = home?.path.split('.').slice(0, -2).join('.') ?? '';
    const buildingId = byPath.get(above);
    if (home === undefined || buildingId === undefined) throw new Error(`${index} has no home.`);
    return { id: idOf(index), householdId: home.id, buildingId };
  });
  for (let from = 0; from < people; from += SAVED_AT_ONCE) {
    await save(db, residents.slice(from, from + SAVED_AT_ONCE), from);
  }
  return residents;
}

async function layOut(db: Db, towers: number, random: Random): Promise<readonly NewPlace[]> {
  const community = await findPlace(db, places.community);
  if (community === undefined) throw new Error('There is no community.');
  let count = 0;
  const newId = () => `flat-${(count += 1)}`;
  const compounds = Array.from({ length: Math.ceil(towers / BUILDINGS_IN_A_COMPOUND) }, (_, n) => {
    const names = { hant: `第${n}小區`, hans: `第${n}小区`, en: `Compound ${n}` };
    return layOutCompound(community, { kind: 'compound', code: `n${n}`, names }, newId);
  });
  return compounds.flatMap((compound, n) => {
    const here = Math.min(BUILDINGS_IN_A_COMPOUND, towers - n * BUILDINGS_IN_A_COMPOUND);
    const pattern = expandPattern({
      buildings: `1-${here}`,
      units: '1-2',
      floors: '1-18',
      perFloor: 2,
    });
    if (!pattern.ok) throw new Error(pattern.refusal);
    const above = { ...community, id: compound.id, path: compound.path };
    const laid = layOutBuildings(above, pattern.value, newId);
    return [
      compound,
      ...laid.map((place) => (place.kind === 'building' ? set(place, random) : place)),
    ];
  });
}

/** A building is told to everybody in the call; only what lies in it is not. */
function set(building: NewPlace, random: Random): NewPlace {
  const around = () => (random.fraction() - 0.5) * 2 * KILOMETRE;
  const point = { lon: CENTRE.lon + around(), lat: CENTRE.lat + around() };
  return { ...building, id: building.id.replace('flat', 'tower'), point };
}

function idOf(index: number): string {
  return `019cf000-0000-7000-9000-${index.toString(16).padStart(12, '0')}`;
}

async function save(db: Db, residents: readonly Resident[], from: number): Promise<void> {
  const people = residents.map(({ id }, index) => ({
    id,
    name: `密${from + index}名`,
    communityId: places.community,
    called: undefined,
    birthYear: undefined,
    telephone: `+86139${String(10_000_000 + from + index)}`,
    email: undefined,
    language: 'zh-Hant' as const,
    accountSince: BEGAN,
  }));
  const residences = residents.map(({ id, householdId }) => ({
    id: id.replace('-9000-', '-9001-'),
    personId: id,
    householdId,
    communityId: places.community,
    relation: 'owner' as const,
    since: Temporal.PlainDate.from('2026-01-01'),
    until: undefined,
  }));
  await savePeople(db, { people, residences }, BEGAN);
}

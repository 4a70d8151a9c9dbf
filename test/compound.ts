import { join } from 'node:path';
import { loadOrganisationReference } from '#/features/organisations/index.ts';
import { savePeople } from '#/features/people/index.ts';
import {
  findPlace,
  insertPlaces,
  layOutBuildings,
  layOutCompound,
  servePlace,
} from '#/features/places/index.ts';
import type { NewPlace, Place } from '#/features/places/index.ts';
import { expandPattern } from '#/lib/range-pattern.ts';
import { uuidV7 } from '#/lib/id.ts';
import type { Grant, Role } from '#/platform/access/subject.ts';
import type { Db } from '#/platform/db/pool.ts';

/**
 * A compound to build on: Shentian community with the compound Dongxing of three
 * buildings, two floors, two flats a floor, for which the installation is run; and next door the
 * community of Kaiyuan, where nobody of Shentian has any say.
 */
export type World = {
  readonly community: Place;
  readonly neighbour: Place;
  readonly compound: NewPlace;
  readonly buildings: readonly NewPlace[];
  readonly households: readonly NewPlace[];
  /** People by a short name: `chen` lives in building 1, `lin` in 2, `wang` nowhere. */
  readonly people: { readonly [name in PersonName]: string };
};

const personNames = ['chen', 'lin', 'huang', 'wang'] as const;
type PersonName = (typeof personNames)[number];

export const REFERENCE = join(import.meta.dirname, '..', 'db', 'reference');
export const COMMUNITY = '350203007010';
export const NEIGHBOUR = '350203007011';

const above: readonly (readonly [string, string, string, number, string])[] = [
  ['35', '35', 'province', 10, '福建省'],
  ['3502', '35.02', 'city', 20, '厦门市'],
  ['350203', '35.02.03', 'district', 30, '思明区'],
  ['350203007', '35.02.03.007', 'subdistrict', 40, '开元街道'],
  [COMMUNITY, '35.02.03.007.010', 'community', 50, '深田社区'],
  [NEIGHBOUR, '35.02.03.007.011', 'community', 50, '开元社区'],
];

/** Lays the neighbourhood down in an empty database. */
export async function makeWorld(db: Db, now: Temporal.Instant): Promise<World> {
  await loadOrganisationReference(db, REFERENCE);
  await insertPlaces(
    db,
    above.map(([id, path, kind, level, name]) => ({
      id,
      path,
      kind,
      level,
      communityId: level === 50 ? id : undefined,
      name,
      isSearched: true,
    })),
  );
  const community = await getPlace(db, COMMUNITY);
  await servePlace(db, COMMUNITY, now);
  const compound = layOutCompound(
    community,
    { kind: 'compound', code: 'dx', names: { hant: '東興小區', hans: '东兴小区', en: 'Dongxing' } },
    newId,
  );
  const pattern = expandPattern({ buildings: '1-3', units: '', floors: '1-2', perFloor: 2 });
  if (!pattern.ok) throw new Error(pattern.refusal);
  const below = layOutBuildings({ ...community, path: compound.path }, pattern.value, newId);
  await insertPlaces(db, [compound, ...below]);
  const buildings = below.filter(({ kind }) => kind === 'building');
  const households = below.filter(({ kind }) => kind === 'household');
  const people = await settle(db, { households, now });
  const neighbour = await getPlace(db, NEIGHBOUR);
  return { community, neighbour, compound, buildings, households, people };
}

function newId(): string {
  return crypto.randomUUID();
}

async function getPlace(db: Db, id: string): Promise<Place> {
  const place = await findPlace(db, id);
  if (place === undefined) throw new Error(`No place ${id}`);
  return place;
}

const written: { readonly [name in PersonName]: readonly [string, string, number | undefined] } = {
  chen: ['陳德明', '陳師傅', 0],
  lin: ['林秀英', '林阿姨', 4],
  huang: ['黃曉雯', '曉雯', 8],
  wang: ['王建國', '老王', undefined],
};

async function settle(
  db: Db,
  at: { readonly households: readonly NewPlace[]; readonly now: Temporal.Instant },
): Promise<World['people']> {
  const id = (index: number) => uuidV7(at.now, new Uint8Array(8).fill(index + 1));
  const people = { chen: id(0), lin: id(1), huang: id(2), wang: id(3) };
  await savePeople(
    db,
    {
      people: personNames.map((key) => ({
        id: people[key],
        communityId: COMMUNITY,
        name: written[key][0],
        called: written[key][1],
        birthYear: 1970,
        telephone: undefined,
        email: undefined,
        language: 'zh-Hant',
        accountSince: at.now,
      })),
      residences: personNames.flatMap((key) => {
        const home = at.households[written[key][2] ?? -1];
        if (home === undefined) return [];
        return [
          {
            id: crypto.randomUUID(),
            householdId: home.id,
            communityId: COMMUNITY,
            personId: people[key],
            relation: 'owner',
            since: Temporal.PlainDate.from('2020-01-01'),
            until: undefined,
          } as const,
        ];
      }),
    },
    at.now,
  );
  return people;
}

/** Makes the standing of somebody with a role at a place of the world. */
export function roleAt(role: Role, place: Pick<Place, 'id' | 'path' | 'communityId'>): Grant {
  return {
    role,
    placeId: place.id,
    path: place.path,
    communityId: place.communityId,
    organisationId: undefined,
  };
}

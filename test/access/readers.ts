import { savePeople } from '#/features/people/index.ts';
import type { GrantTerm, Person, Relation, Residence } from '#/features/people/index.ts';
import { roles } from '#/platform/access/subject.ts';
import type { Role } from '#/platform/access/subject.ts';
import type { Db } from '#/platform/db/pool.ts';
import { NEXT_HOUSEHOLD, household, places } from '#test/world.ts';

/** A column of the matrix: who asks, for whom, and with which role where. */
export type Reader = {
  readonly name: string;
  /** Missing for a visitor. */
  readonly personId: string | undefined;
  readonly actingForId: string | undefined;
  readonly role: { readonly code: Role; readonly reach: Reach } | undefined;
  /** Whether the session was begun with a code only, so that offices over personal data rest. */
  readonly isPlain?: boolean;
};

/** Where a role is held, as seen from the asker: over them, beside, or above the community. */
export type Reach = 'in' | 'out' | 'above';

/** The flat of the asker, which nobody learns who may not. */
export const FLAT = household(3, 2, 202);
/** The asker, whose name, telephone, flat and year of birth stand nowhere else in the world. */
export const asker = {
  id: idOf(1),
  name: '邱月娥',
  called: '阿娥姐',
  telephone: '+8613955501234',
  birthYear: 1931,
} as const;

/** Those who have something to do with the asker's matters, or nothing. */
export const parties = {
  stranger: idOf(2),
  neighbour: idOf(3),
  daughter: idOf(4),
  holder: idOf(5),
  helper: idOf(6),
  member: idOf(7),
  follower: idOf(11),
  guardian: idOf(12),
} as const;

/** People whom the matrix needs and who read nothing themselves. */
export const others = { colleague: idOf(8), postHolder: idOf(9), newcomer: idOf(10) } as const;

/** The natural place of each role over the asker, beside the asker, and above the community. */
const reaches: { readonly [role in Role]: { readonly [reach in Reach]?: string } } = {
  building_leader: { in: places.building, out: places.otherBuilding },
  grid_worker: { in: places.community, out: places.nextCommunity },
  community_worker: { in: places.community, out: places.nextCommunity },
  dispatcher: { in: places.community, out: places.nextCommunity, above: places.subdistrict },
  viewer: { in: places.community, out: places.nextCommunity, above: places.district },
  steward: { in: places.community, out: places.nextCommunity, above: places.district },
};

type Holding = {
  readonly role: Role;
  readonly reach: Reach;
  readonly placeId: string;
  readonly personId: string;
  readonly grantId: string;
};

const FIRST_HOLDER = 100;
const FIRST_GRANT = 200;
const FIRST_RESIDENCE = 300;

const holdings: readonly Holding[] = roles
  .flatMap((role) =>
    (['in', 'out', 'above'] as const).flatMap((reach) => {
      const placeId = reaches[role][reach];
      return placeId === undefined ? [] : [{ role, reach, placeId }];
    }),
  )
  .map((one, index) => ({
    ...one,
    personId: idOf(FIRST_HOLDER + index),
    grantId: idOf(FIRST_GRANT + index),
  }));

function isWorker({ role, reach }: Holding): boolean {
  return role === 'community_worker' && reach === 'in';
}

/** Every column of the matrix, in order. */
export const readers: readonly Reader[] = [
  reader('visitor', undefined),
  reader('stranger', parties.stranger),
  reader('neighbour', parties.neighbour),
  reader('asker', asker.id),
  { ...reader('acting', parties.daughter), actingForId: asker.id },
  reader('holder', parties.holder),
  reader('helper', parties.helper),
  reader('member', parties.member),
  reader('follower', parties.follower),
  { ...reader('guardian', parties.guardian), actingForId: asker.id },
  { ...reader('unconfirmed', idOf(FIRST_HOLDER + holdings.findIndex(isWorker))), isPlain: true },
  ...holdings.map(({ role, reach, personId }) => ({
    ...reader(`${role}_${reach}`, personId),
    role: { code: role, reach },
  })),
];

/** Finds who holds a role over the asker, beside or above, with the id of the grant. */
export function holderOfRole(role: Role, reach: Reach): Holding {
  const found = holdings.find((one) => one.role === role && one.reach === reach);
  if (found === undefined) throw new Error(`Nobody is ${role} ${reach}.`);
  return found;
}

/** Ids that requests name. */
export const known = {
  askersHome: idOf(FIRST_RESIDENCE),
  daughtersConsent: idOf(400),
} as const;

const BEGAN = Temporal.Instant.from('2026-01-01T00:00:00Z');

/** Saves everybody with their homes, roles and consents. */
export async function saveReaders(db: Db): Promise<void> {
  const { daughter, stranger, neighbour, holder, helper, member, follower, guardian } = parties;
  const holders = holdings.map(({ personId }) => personId);
  const elsewhere = [stranger, daughter, member, follower, guardian, ...holders];
  await savePeople(
    db,
    {
      people: [
        person(asker.id, asker),
        person(stranger, { name: '許多福', communityId: places.nextCommunity }),
        person(neighbour, { name: '高玉山', telephone: '+8613955500003' }),
        person(daughter, { name: '葉小蘭', communityId: places.nextCommunity }),
        person(holder, { name: '雷大勇', telephone: '+8613955500005' }),
        person(helper, { name: '方文斌' }),
        person(parties.member, { name: '周德', communityId: places.nextCommunity }),
        person(parties.follower, { name: '秦月明', communityId: places.nextCommunity }),
        person(parties.guardian, { name: '邱建成', communityId: places.nextCommunity }),
        person(others.colleague, { name: '江一帆' }),
        person(others.postHolder, { name: '汪守義' }),
        person(others.newcomer, { name: '戴新來' }),
        ...holdings.map(({ personId, role, reach }) =>
          person(personId, { name: `任職 ${role} ${reach}` }),
        ),
      ],
      residences: [
        residence(0, asker.id, FLAT),
        residence(1, neighbour, household(7, 1, 102)),
        residence(2, holder, household(7, 2, 101)),
        residence(3, helper, household(7, 2, 102)),
        ...elsewhere.map((id, index) => residence(10 + index, id, NEXT_HOUSEHOLD)),
      ],
      logins: [
        login(asker.id, asker.telephone),
        login(neighbour, '+8613955500003'),
        login(holder, '+8613955500005'),
      ],
      grants: holdings.map(grantOf),
      relations: [
        consent(known.daughtersConsent, { helperId: daughter, kind: 'child' }),
        consent(idOf(401), { helperId: parties.guardian, kind: 'guardian' }),
      ],
    },
    BEGAN,
  );
}

function idOf(number: number): string {
  return `019cf000-0000-7000-8000-00000001${String(number).padStart(4, '0')}`;
}

function reader(name: string, personId: string | undefined): Reader {
  return { name, personId, actingForId: undefined, role: undefined };
}

function person(id: string, about: Partial<Person> & { readonly name: string }): Person {
  return {
    communityId: places.community,
    called: undefined,
    birthYear: undefined,
    telephone: undefined,
    email: undefined,
    language: 'zh-Hant',
    accountSince: BEGAN,
    ...about,
    id,
  };
}

function residence(number: number, personId: string, householdId: string): Residence {
  const isNext = householdId === NEXT_HOUSEHOLD;
  return {
    id: idOf(FIRST_RESIDENCE + number),
    householdId,
    communityId: isNext ? places.nextCommunity : places.community,
    personId,
    relation: 'family',
    since: Temporal.PlainDate.from('2026-01-01'),
    until: undefined,
  };
}

function consent(id: string, by: Pick<Relation, 'helperId' | 'kind'>) {
  return {
    ...by,
    id,
    personId: asker.id,
    consentWay: 'in_person' as const,
    consentedOn: Temporal.PlainDate.from('2026-01-05'),
    recordedBy: holderOfRole('community_worker', 'in').personId,
    endsAt: undefined,
    startsAt: BEGAN,
  };
}

function login(personId: string, telephone: string) {
  return { personId, address: { kind: 'telephone', address: telephone } } as const;
}

function grantOf(held: Holding): Omit<GrantTerm, 'withdrawn'> {
  const communities = { in: places.community, out: places.nextCommunity, above: undefined };
  const isNextDoor = held.placeId === places.otherBuilding;
  return {
    id: held.grantId,
    personId: held.personId,
    role: held.role,
    placeId: held.placeId,
    communityId: isNextDoor ? places.community : communities[held.reach],
    organisationId: undefined,
    startsAt: BEGAN,
    endsAt: undefined,
    reason: '居民推選',
    grantedBy: undefined,
  };
}

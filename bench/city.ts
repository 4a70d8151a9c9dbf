import {
  BUILDING_LEVEL,
  COMMUNITY_LEVEL,
  findPlace,
  insertPlaces,
  layOutCompound,
  listWithin,
  servePlace,
} from '#/features/places/index.ts';
import type { NewPlace, Place } from '#/features/places/index.ts';
import { savePeople } from '#/features/people/index.ts';
import type { Installation } from '#/app/installation.ts';
import { visitor } from '#/platform/access/subject.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import { startSession } from '#/platform/auth/sessions.ts';
import type { CityRequest } from './requests.ts';

/** Where requests lie: for each area a community, for each address a building in it. */
export type City = {
  readonly buildingOf: (request: CityRequest) => string;
  readonly communityOf: (request: CityRequest) => string;
  /** Tokens of those who ask, more than ever ask at once. */
  readonly tokens: readonly string[];
};

const ASKERS = 200;
/** A city of the nation with more communities than the requests have areas. */
const TREE = '3502';

/** Builds the addresses of all requests in communities of the tree, and people who ask. */
export async function buildCity(
  installation: Installation,
  requests: readonly CityRequest[],
): Promise<City> {
  const { db, services } = installation;
  const context = makeContext({ db, services, subject: visitor, language: 'en' });
  const areas = [...new Set(requests.map(({ area }) => area))];
  const tree = await findPlace(db, TREE);
  const found = await listWithin(db, tree?.path ?? '', COMMUNITY_LEVEL);
  const communities = new Map<string, Place>();
  for (const [index, area] of areas.entries()) {
    const community = found[index];
    if (community === undefined) throw new Error('The tree has too few communities.');
    communities.set(area, community);
  }
  const buildings = new Map<string, string>();
  const places: NewPlace[] = [];
  for (const [area, own] of Map.groupBy(requests, (request) => request.area)) {
    const community = communities.get(area);
    if (community === undefined) continue;
    const addresses = [...new Set(own.map(({ address }) => address))];
    const built = buildAddresses(community, addresses, context.newId);
    for (const [index, address] of addresses.entries()) {
      buildings.set(`${area}\n${address}`, built[index + 1]?.id ?? '');
    }
    places.push(...built);
  }
  await insertPlaces(db, places);
  // Open311 answers for the communities that are served, and no other.
  await servePlace(db, TREE, context.now);
  const askers = { installation, communities: [...communities.values()] };
  return {
    buildingOf: ({ area, address }) => buildings.get(`${area}\n${address}`) ?? '',
    communityOf: ({ area }) => communities.get(area)?.id ?? '',
    tokens: await saveAskers(askers),
  };
}

/** Lays a compound out with one building for each address. */
function buildAddresses(
  community: Place,
  addresses: readonly string[],
  newId: () => string,
): readonly NewPlace[] {
  const names = { hant: community.names.hant, hans: community.names.hans, en: 'Addresses' };
  const compound = layOutCompound(community, { kind: 'compound', code: 'la', names }, newId);
  const buildings = addresses.map((address, index): NewPlace => {
    const name = address.slice(0, 100) || 'no address';
    return {
      id: newId(),
      path: `${compound.path}.b${index + 1}`,
      kind: 'building',
      level: BUILDING_LEVEL,
      communityId: community.id,
      name,
      nameHant: name,
      nameEn: name,
      ordinal: index + 1,
      isSearched: true,
    };
  });
  return [compound, ...buildings];
}

async function saveAskers(to: {
  readonly installation: Installation;
  readonly communities: readonly Place[];
}): Promise<readonly string[]> {
  const { db, services } = to.installation;
  const context = makeContext({ db, services, subject: visitor, language: 'en' });
  const { now } = context;
  const people = Array.from({ length: ASKERS }, (_, index) => ({
    id: context.newId(),
    communityId: to.communities[index % to.communities.length]?.id ?? '',
    name: `Asker ${index + 1}`,
    called: undefined,
    birthYear: undefined,
    telephone: undefined,
    email: undefined,
    language: 'en' as const,
    accountSince: now,
  }));
  await savePeople(db, { people, residences: [] }, now);
  const tokens: string[] = [];
  for (const { id: personId } of people) {
    const { token } = await startSession(context, { personId, device: 'bench', strength: 'whole' });
    tokens.push(token);
  }
  return tokens;
}

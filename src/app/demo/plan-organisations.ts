import type { ManyOrganisations } from '#/features/organisations/index.ts';
import type { ManyPeople } from '#/features/people/index.ts';
import type { Place } from '#/features/places/index.ts';
import { ancestorPaths, isWithin } from '#/lib/tree.ts';
import type { Random } from '#/lib/random.ts';
import type { Role } from '#/platform/access/subject.ts';
import type { PlannedPeople } from './plan-people.ts';
import type { PlannedPlaces } from './plan-places.ts';
import type { Neighbourhood } from './shapes.ts';

export type OrganisationParts = {
  readonly neighbourhood: Neighbourhood;
  readonly planned: PlannedPlaces;
  readonly people: PlannedPeople;
  /** The places above the community, for bodies of the subdistrict and the district. */
  readonly above: readonly Place[];
  readonly random: Random;
  readonly newId: () => string;
  readonly now: Temporal.Instant;
  /** Bodies that an earlier neighbourhood of the same community has set up. */
  readonly known: ReadonlyMap<string, string>;
};

export type PlannedOrganisations = ManyOrganisations & {
  readonly grants: ManyPeople['grants'];
  /** Who is in a volunteer team, which gives no desk. */
  readonly inTeams: ManyOrganisations['members'];
  readonly byKey: ReadonlyMap<string, string>;
  /** Which kinds of bodies there are, here or for the whole community. */
  readonly kinds: ReadonlySet<string>;
  /** Somebody who holds a post in a body of a kind, to give its work to. */
  readonly holderOfKind: ReadonlyMap<string, string>;
};

type Spot = { readonly id: string; readonly path: string };

const TEAM_KIND = 'volunteer_team';
const OPENED_ON = Temporal.PlainDate.from('2019-03-01');
const TERM_FROM = Temporal.PlainDate.from('2025-03-01');
const TERM_UNTIL = Temporal.PlainDate.from('2028-02-29');

/** Which role comes with a post, and whether it reaches the whole community. */
const roleOfPost: Readonly<
  Record<string, { readonly role: Role; readonly reach: 'post' | 'all' }>
> = {
  building_leader: { role: 'building_leader', reach: 'post' },
  unit_leader: { role: 'building_leader', reach: 'post' },
  grid_worker: { role: 'grid_worker', reach: 'all' },
  community_worker: { role: 'community_worker', reach: 'all' },
  duty_officer: { role: 'community_worker', reach: 'all' },
  dispatcher: { role: 'dispatcher', reach: 'all' },
};

/**
 * Sets up the bodies of a neighbourhood, their posts, who holds them, and the roles that brings.
 */
export function planOrganisations(parts: OrganisationParts): PlannedOrganisations {
  const byKey = new Map<string, string>();
  const organisations = parts.neighbourhood.organisations.flatMap((written) => {
    const before = written.place === '@community' ? parts.known.get(written.key) : undefined;
    if (before !== undefined) {
      byKey.set(written.key, before);
      return [];
    }
    const place = spotOf(parts, written.place);
    const id = parts.newId();
    byKey.set(written.key, id);
    const isOfCommunity = isWithin(place.path, parts.planned.community.path);
    return [
      {
        id,
        communityId: isOfCommunity ? parts.planned.community.id : undefined,
        placeId: place.id,
        kind: written.kind,
        parentId: written.parent === null ? undefined : byKey.get(written.parent),
        name: written.names['zh-Hant'],
        telephone: telephoneOf(parts, written.kind),
        openedOn: OPENED_ON,
      },
    ];
  });
  const communityOf = new Map(organisations.map((one) => [one.id, one.communityId]));
  const filled = fillPosts(parts, byKey, communityOf);
  return {
    organisations,
    byKey,
    ...filled,
    kinds: new Set(parts.neighbourhood.organisations.map(({ kind }) => kind)),
    holderOfKind: holdersByKind(parts, filled.seats),
    ...joinMembers(parts, byKey, communityOf),
  };
}

/** `''` is the community itself, `@subdistrict` and `@district` lie above it. */
function spotOf({ planned, above }: OrganisationParts, place: string): Spot {
  if (place === '' || place === '@community') return planned.community;
  const found =
    place.startsWith('@') && place !== '@community'
      ? above.findLast((one) => one.level === (place === '@district' ? 30 : 40))
      : planned.find(place);
  if (found === undefined) throw new Error(`There is no place ${place}.`);
  return found;
}

function telephoneOf({ neighbourhood }: OrganisationParts, kind: string): string | undefined {
  if (kind === 'service_centre') return neighbourhood.localNumbers['duty_desk'];
  return kind === 'property_company' ? neighbourhood.localNumbers['property_company'] : undefined;
}

type Seat = {
  readonly kind: string;
  readonly organisation: string;
  readonly spot: Spot;
  readonly holderId: string | undefined;
};

function fillPosts(
  parts: OrganisationParts,
  byKey: ReadonlyMap<string, string>,
  communityOf: ReadonlyMap<string, string | undefined>,
) {
  const seats = [...writtenSeats(parts), ...leaderSeats(parts)];
  const posts: ManyOrganisations['posts'][number][] = [];
  const terms: ManyOrganisations['terms'][number][] = [];
  const grants = new Map<string, ManyPeople['grants'][number]>();
  for (const seat of seats) {
    const organisationId = byKey.get(seat.organisation);
    if (organisationId === undefined) throw new Error(`No organisation ${seat.organisation}.`);
    const communityId = communityOf.has(organisationId)
      ? communityOf.get(organisationId)
      : parts.planned.community.id;
    const id = parts.newId();
    posts.push({ id, communityId, organisationId, kind: seat.kind, placeId: seat.spot.id });
    if (seat.holderId === undefined) continue;
    const termId = parts.newId();
    const personId = seat.holderId;
    const span = { startsOn: TERM_FROM, plannedEndOn: TERM_UNTIL };
    terms.push({ id: termId, communityId, postId: id, personId, ...span });
    const grant = grantOf(parts, { ...seat, holderId: personId }, organisationId);
    if (grant) grants.set(`${grant.personId} ${grant.role} ${grant.placeId}`, grant);
  }
  return { seats, posts, terms, grants: [...grants.values()] };
}

function holdersByKind({ neighbourhood }: OrganisationParts, seats: readonly Seat[]) {
  const kindOf = new Map(neighbourhood.organisations.map(({ key, kind }) => [key, kind]));
  return new Map(
    seats.flatMap(({ organisation, holderId }) => {
      const kind = kindOf.get(organisation);
      return kind === undefined || holderId === undefined ? [] : [[kind, holderId] as const];
    }),
  );
}

function writtenSeats(parts: OrganisationParts): readonly Seat[] {
  return parts.neighbourhood.posts.flatMap(({ kind, organisation, holder, answersFor }) => {
    const holderId = holder === null ? undefined : parts.people.byKey.get(holder);
    return answersFor
      .flatMap((place) => spotsOf(parts, place))
      .map((spot) => ({ kind, organisation, spot, holderId }));
  });
}

/** A grid is walked building by building, so its worker answers for each building in it. */
function spotsOf(parts: OrganisationParts, place: string): readonly Spot[] {
  if (!place.startsWith('grid:')) return [spotOf(parts, place)];
  const number = Number(place.slice('grid:'.length));
  const grid = parts.neighbourhood.grids.find(({ code }) => Number(code.slice(-3)) === number);
  if (grid === undefined) throw new Error(`There is no ${place}.`);
  const { from, to } = grid.buildings;
  return Array.from({ length: to - from + 1 }, (_, index) => `${grid.compound}.${from + index}`)
    .flatMap((path) => parts.planned.find(path) ?? [])
    .map(({ id, path }) => ({ id, path }));
}

/** Building leaders live in the building they lead, where somebody with an account does. */
function leaderSeats(parts: OrganisationParts): readonly Seat[] {
  const livingIn = groupByBuilding(parts);
  const ofRun = new Map<string, string>();
  return parts.neighbourhood.buildingLeaders.flatMap((leaders) =>
    parts.planned.places.flatMap((place) => {
      const compound = `${parts.planned.community.path}.${leaders.compound}`;
      if (place.kind !== 'building' || !isWithin(place.path, compound)) return [];
      const number = place.path.split('.').at(-1) ?? '';
      if (leaders.named[number] !== undefined) return [];
      // In lanes one leader answers for a run of doors, and lives behind one of them.
      const run = Math.floor((Number(number) - 1) / leaders.each) * leaders.each + 1;
      const { organisation } = leaders;
      const isVacant = leaders.vacant.includes(run);
      const living = livingIn.get(place.path) ?? [];
      const adults = living.filter((personId) => isOldEnough(parts, personId));
      const key = `${leaders.compound} ${run}`;
      if (!isVacant && adults.length > 0 && !ofRun.has(key)) {
        ofRun.set(key, parts.random.pick(adults));
      }
      const holderId = isVacant ? undefined : ofRun.get(key);
      return [{ kind: 'building_leader', organisation, spot: place, holderId }];
    }),
  );
}

/** Lists by building who lives in it. */
function groupByBuilding({ planned, people }: OrganisationParts) {
  const homes = new Map(planned.households.map((home) => [home.id, home.path]));
  const buildings = new Set(
    planned.places.filter(({ kind }) => kind === 'building').map(({ path }) => path),
  );
  const living = new Map<string, string[]>();
  for (const { householdId, personId } of people.residences) {
    const above = ancestorPaths(homes.get(householdId) ?? '');
    const building = above.find((path) => buildings.has(path));
    if (building === undefined) continue;
    const others = living.get(building);
    if (others === undefined) living.set(building, [personId]);
    else others.push(personId);
  }
  return living;
}

const LEADER_AGE = 30;

function isOldEnough({ people, now }: OrganisationParts, personId: string): boolean {
  const born = people.born.get(personId);
  return born !== undefined && now.toZonedDateTimeISO('UTC').year - born >= LEADER_AGE;
}

function grantOf(
  parts: OrganisationParts,
  seat: Seat & { readonly holderId: string },
  organisationId: string,
): ManyPeople['grants'][number] | undefined {
  const role = roleOfPost[seat.kind];
  if (role === undefined) return undefined;
  const { community } = parts.planned;
  return {
    id: parts.newId(),
    personId: seat.holderId,
    role: role.role,
    placeId: role.reach === 'all' ? community.id : seat.spot.id,
    communityId: community.id,
    organisationId,
    startsAt: parts.now.subtract({ hours: 24 * 400 }),
    endsAt: undefined,
    reason: seat.kind,
    grantedBy: undefined,
  };
}

function joinMembers(
  parts: OrganisationParts,
  byKey: ReadonlyMap<string, string>,
  communityOf: ReadonlyMap<string, string | undefined>,
): Pick<PlannedOrganisations, 'members' | 'inTeams'> {
  const all = parts.neighbourhood.organisations.flatMap((written) => {
    const organisationId = byKey.get(written.key);
    if (organisationId === undefined || written.members === undefined) return [];
    const joining = parts.random.shuffle(parts.people.active).slice(0, written.members);
    return joining.map(({ id }) => ({
      id: parts.newId(),
      communityId: communityOf.get(organisationId),
      organisationId,
      personId: id,
      joinedOn: TERM_FROM,
      isInTeam: written.kind === TEAM_KIND,
    }));
  });
  return {
    members: all.filter(({ isInTeam }) => !isInTeam),
    inTeams: all.filter(({ isInTeam }) => isInTeam),
  };
}

import type { Matter, Visibility } from '#/features/matters/model/matter.ts';
import { visibilities } from '#/features/matters/model/matter.ts';
import { findSubject } from '#/features/people/rules/standing.ts';
import { ancestorPaths } from '#/lib/tree.ts';
import type { Random } from '#/lib/random.ts';
import type { Role, Subject } from '#/platform/access/subject.ts';
import { roles, visitor } from '#/platform/access/subject.ts';

/** A place of a small world; its community is undefined above one. */
export type SmallPlace = {
  readonly id: string;
  readonly path: string;
  readonly communityId: string | undefined;
};

/** A role with its term, as it was given; whether it holds now is for each account to find out. */
export type SmallGrant = {
  readonly personId: string;
  readonly role: Role;
  readonly place: SmallPlace;
  readonly startsAt: number;
  readonly endsAt: number | undefined;
  readonly withdrawnAt: number | undefined;
};

export type SmallMatter = Pick<
  Matter,
  | 'visibility'
  | 'askerId'
  | 'holderId'
  | 'againstPersonId'
  | 'againstOrganisationId'
  | 'queue'
  | 'isAnonymous'
  | 'state'
> & { readonly place: SmallPlace; readonly helperIds: readonly string[] };

/** Who asks: nobody, somebody, or somebody for somebody else. */
export type SmallReader = {
  readonly actorId: string | undefined;
  readonly personId: string | undefined;
};

/** A place tree, people, homes, roles with terms, bodies, matters and readers, by chance. */
export type SmallWorld = {
  readonly now: number;
  readonly places: readonly SmallPlace[];
  readonly people: readonly string[];
  readonly homes: readonly { readonly personId: string; readonly place: SmallPlace }[];
  readonly grants: readonly SmallGrant[];
  readonly members: readonly { readonly personId: string; readonly bodyId: string }[];
  readonly matters: readonly SmallMatter[];
  readonly readers: readonly SmallReader[];
};

const PEOPLE = 5;
const NOW = 1_000;
const MOST_TERM = 2_000;
const bodies = [idOf(900), idOf(901)];

/** An id of the form that the database expects. */
function idOf(number: number): string {
  return `019cf000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

/** Every world has the same tree: a city, two districts, four communities, buildings in each. */
const places: readonly SmallPlace[] = [
  '01',
  '01.1',
  '01.2',
  ...['01.1.1', '01.1.10', '01.2.1', '01.2.2'].flatMap((path) => [
    path,
    `${path}.c`,
    `${path}.c.1`,
    `${path}.c.10`,
  ]),
].map((path) => {
  const [, , community] = ancestorPaths(`${path}.x`);
  return { id: `p${path.replaceAll('.', '-')}`, path, communityId: idOfPath(community) };
});

function idOfPath(path: string | undefined): string | undefined {
  return path === undefined || path.endsWith('x') ? undefined : `p${path.replaceAll('.', '-')}`;
}

/** Makes a world; what rarely meets by chance (complaints, acting, holders) is made to meet. */
export function makeSmallWorld(random: Random): SmallWorld {
  const people = Array.from({ length: PEOPLE }, (_, index) => idOf(index + 1));
  const below = places.filter(({ communityId }) => communityId !== undefined);
  const some = (most: number) => Array.from({ length: random.int(0, most) }, (_, index) => index);
  const maybe = <Item>(probability: number, items: readonly Item[]) =>
    random.chance(probability) ? random.pick(items) : undefined;
  const matter = (): SmallMatter => {
    const isAgainst = random.chance(0.4);
    const againstBody = isAgainst && random.chance(0.4);
    return {
      place: random.pick(below),
      visibility: random.pick<Visibility>(visibilities),
      askerId: random.pick(people),
      holderId: maybe(0.4, people),
      helperIds: some(1).map(() => random.pick(people)),
      againstPersonId: isAgainst && !againstBody ? random.pick(people) : undefined,
      againstOrganisationId: againstBody ? random.pick(bodies) : undefined,
      queue: (random.chance(0.4)
        ? `organisation:${random.pick(bodies)}`
        : `role:${random.pick(roles)}@p01`) as Matter['queue'],
      isAnonymous: random.chance(0.2),
      state: 'submitted',
    };
  };
  const readers: SmallReader[] = people.map((id) => ({ actorId: id, personId: id }));
  for (const actorId of people) {
    const personId = random.pick(people.filter((id) => id !== actorId));
    if (random.chance(0.4)) readers.push({ actorId, personId });
  }
  return {
    now: NOW,
    places,
    people,
    homes: some(6).map(() => ({ personId: random.pick(people), place: random.pick(below) })),
    grants: some(4).map(() => grantBy(random, people)),
    members: some(3).map(() => ({ personId: random.pick(people), bodyId: random.pick(bodies) })),
    matters: Array.from({ length: 2 }, matter),
    readers: [...readers, { actorId: undefined, personId: undefined }],
  };
}

function grantBy(random: Random, people: readonly string[]): SmallGrant {
  return {
    personId: random.pick(people),
    role: random.pick(roles),
    place: random.pick(places),
    startsAt: random.chance(0.8) ? random.int(0, NOW) : random.int(NOW + 1, MOST_TERM),
    endsAt: random.chance(0.3) ? random.int(NOW - 500, MOST_TERM) : undefined,
    withdrawnAt: random.chance(0.15) ? random.int(0, NOW) : undefined,
  };
}

/** Makes the subject of a reader by the rules of the program, from rows as its store gives them. */
export function subjectOf(world: SmallWorld, { actorId, personId }: SmallReader): Subject {
  if (actorId === undefined || personId === undefined) return visitor;
  const paths = new Map(world.places.map(({ id, path }) => [id, path]));
  const isActing = actorId !== personId;
  const subject = findSubject(
    { sessionId: 's', actorId, actingForId: isActing ? personId : undefined },
    {
      homes: world.homes
        .filter((home) => home.personId === personId)
        .map(({ place }) => ({
          residenceId: 'r',
          householdId: place.id,
          communityId: place.communityId ?? '',
        })),
      grants: world.grants
        .filter((grant) => grant.personId === actorId && isInForce(grant, world.now))
        .map(({ role, place: { id, communityId } }) => ({
          role,
          placeId: id,
          communityId,
          organisationId: undefined,
        })),
      hasConsent: true,
    },
    paths,
  );
  const own = world.members.filter((one) => one.personId === actorId).map((one) => one.bodyId);
  if (subject === undefined) return visitor;
  if (!isActing) return { ...subject, organisationIds: own };
  return { ...subject, organisationIds: [], restingOrganisationIds: own };
}

/** The store's own condition on a role: begun, not ended, not withdrawn. */
function isInForce({ startsAt, endsAt, withdrawnAt }: SmallGrant, now: number): boolean {
  return withdrawnAt === undefined && startsAt <= now && (endsAt === undefined || endsAt > now);
}

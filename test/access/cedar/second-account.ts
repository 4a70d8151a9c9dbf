import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import type { EntityJson, EntityUidJson } from '@cedar-policy/cedar-wasm/nodejs';
import type { Role } from '#/platform/access/subject.ts';
import type {
  SmallGrant,
  SmallMatter,
  SmallPlace,
  SmallReader,
  SmallWorld,
} from './small-world.ts';

/** What may be asked of the second account. */
export type Wish = 'read' | 'list' | 'know' | 'knowSensitive';

type Thing = { readonly type: string; readonly id: string };
type Attributes = Readonly<Record<string, unknown>>;

/** Reads the policies, those about matters and those about people. */
export function readPolicies(): string {
  return ['matters.cedar', 'people.cedar']
    .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
    .join('\n');
}

/** Makes the second account ready under a name; text that is no Cedar is a fault. */
export function prepare(name: string, text = readPolicies()): string {
  const parsed = preparsePolicySet(name, { staticPolicies: text });
  if (parsed.type === 'failure') throw new Error(parsed.errors.map((e) => e.message).join('\n'));
  return name;
}

/**
 * Tells a world as Cedar sees it. An office is held by its holders and is in the same office of
 * each place below it.
 */
export function tellWorld(world: SmallWorld): readonly EntityJson[] {
  const inOffice = world.grants.filter((grant) => holds(grant, world.now));
  const offices = new Map<string, EntityJson>();
  const tell = (type: string, role: Role, place: SmallPlace) => {
    const children = world.places.filter((child) => isChildOf(child, place));
    const parents = children.map((child) => ({ type, id: officeId(role, child) }));
    const id = officeId(role, place);
    offices.set(`${type} ${id}`, entity({ type, id }, parents));
    for (const child of children) tell(type, role, child);
  };
  for (const { role, place } of inOffice) {
    tell('Office', role, place);
    if (place.communityId !== undefined) tell('LocalOffice', role, place);
  }
  const people = world.people.map((id) =>
    entity({ type: 'Person', id }, [
      ...inOffice
        .filter((grant) => grant.personId === id)
        .flatMap(({ role, place }) => [
          { type: 'Office', id: officeId(role, place) },
          ...(place.communityId === undefined
            ? []
            : [{ type: 'LocalOffice', id: officeId(role, place) }]),
        ]),
      ...world.members
        .filter((one) => one.personId === id)
        .map(({ bodyId }) => ({ type: 'Body', id: bodyId })),
      ...world.homes
        .filter((home) => home.personId === id)
        .map(({ place }) => ({ type: 'Neighbours', id: place.communityId ?? '' })),
    ]),
  );
  return [...offices.values(), ...people];
}

/** Asks the second account. */
export function mayBy(
  prepared: string,
  asked: {
    readonly told: readonly EntityJson[];
    readonly reader: SmallReader;
    readonly wish: Wish;
    readonly about: SmallMatter | SmallPlace;
  },
): boolean {
  const { told, reader, wish, about } = asked;
  const isMatter = 'visibility' in about;
  const resource = isMatter ? { type: 'Matter', id: 'm' } : { type: 'Resident', id: about.id };
  const principal = { type: 'Reader', id: 'r' };
  const answer = statefulIsAuthorized({
    principal,
    action: { type: 'Action', id: wish },
    resource,
    context: {},
    preparsedPolicySetId: prepared,
    entities: [
      ...told,
      entity(principal, [], {
        ...(reader.actorId === undefined ? {} : { actor: one('Person', reader.actorId) }),
        ...(reader.personId === undefined ? {} : { person: one('Person', reader.personId) }),
      }),
      entity(resource, [], isMatter ? aboutMatter(about) : aboutResident(about)),
    ],
  });
  if (answer.type === 'failure') throw new Error(answer.errors.map((e) => e.message).join('\n'));
  const [fault] = answer.response.diagnostics.errors;
  if (fault !== undefined) throw new Error(fault.error.message);
  return answer.response.decision === 'allow';
}

function aboutMatter(matter: SmallMatter): Attributes {
  const { place, againstPersonId, againstOrganisationId } = matter;
  const community = { id: place.communityId ?? '' };
  const office = (role: Role, at: Pick<SmallPlace, 'id'>) => one('Office', officeId(role, at));
  const queue = queueOf(matter);
  const against =
    againstPersonId === undefined
      ? againstOrganisationId && one('Body', againstOrganisationId)
      : one('Person', againstPersonId);
  return {
    visibility: matter.visibility,
    asker: one('Person', matter.askerId),
    ...(matter.holderId === undefined ? {} : { holder: one('Person', matter.holderId) }),
    helpers: matter.helperIds.map((id) => one('Person', id)),
    neighbours: one('Neighbours', community.id),
    ...(against ? { against } : {}),
    ...(queue === undefined ? {} : { queue }),
    workers: office('community_worker', place),
    dispatchers: office('dispatcher', place),
    gridWorkers: office('grid_worker', place),
    allWorkers: office('community_worker', community),
    allDispatchers: office('dispatcher', community),
    allGridWorkers: office('grid_worker', community),
  };
}

/** Who answers a queue: the members of a body, or an office that looks after matters here. */
function queueOf({ queue, place }: SmallMatter): Attributes | undefined {
  const [kind, rest = ''] = queue.split(':');
  if (kind === 'organisation') return one('Body', rest);
  const [role = ''] = rest.split('@');
  const answering = ['building_leader', 'grid_worker', 'community_worker', 'dispatcher'];
  return answering.includes(role) ? one('Office', `${role}@${place.id}`) : undefined;
}

function aboutResident(place: SmallPlace): Attributes {
  const office = (role: Role) => one('LocalOffice', officeId(role, place));
  return {
    leaders: office('building_leader'),
    gridWorkers: office('grid_worker'),
    workers: office('community_worker'),
    dispatchers: office('dispatcher'),
    stewards: office('steward'),
  };
}

function officeId(role: Role, place: Pick<SmallPlace, 'id'>): string {
  return `${role}@${place.id}`;
}

function isChildOf({ id }: SmallPlace, parent: SmallPlace): boolean {
  return id.startsWith(`${parent.id}-`) && !id.slice(parent.id.length + 1).includes('-');
}

function holds({ startsAt, endsAt, withdrawnAt }: SmallGrant, now: number): boolean {
  if (withdrawnAt !== undefined) return false;
  const [first, last] = [startsAt, endsAt ?? Infinity];
  return first <= now && now < last;
}

function one(type: string, id: string): { readonly __entity: Thing } {
  return { __entity: { type, id } };
}

function entity(uid: Thing, parents: readonly Thing[], attrs: Attributes = {}): EntityJson {
  return { uid, parents: parents as EntityUidJson[], attrs: attrs as EntityJson['attrs'] };
}

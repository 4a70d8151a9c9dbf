import { z } from 'zod';
import { isWithin } from '#/lib/tree.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { findPlace, pathsOf } from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import { holderOf, signedIn } from '#/platform/access/policy.ts';
import { roles } from '#/platform/access/subject.ts';
import { openDoor } from '#/platform/access/wall.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { line, optionalLine, placeId, uuid } from '#/platform/http/fields.ts';
import { grantRole, withdrawRole } from '#/features/people/actions/grants.ts';
import { MAX_REASON } from '#/features/people/model.ts';
import type { GrantTerm, Person } from '#/features/people/model.ts';
import { grantPage, grantsPage } from '#/features/people/pages/grants.ts';
import { grantsTable } from '#/features/people/pages/tables.ts';
import { levelAt, mayGrant, maySeeGrants, rolesToGrant } from '#/features/people/policy.ts';
import { readAddress } from '#/features/people/rules/addresses.ts';
import { shownName } from '#/features/people/rules/names.ts';
import { findGrant, listGrants } from '#/features/people/store/grants.ts';
import { findLogin } from '#/features/people/store/logins.ts';
import { findPerson, namesOf, searchPeople } from '#/features/people/store/persons.ts';
import { grantWords } from '#/features/people/words/grants.ts';
import { refusals } from '#/features/people/words/refusals.ts';
import { termWords } from '#/features/people/words/terms.ts';
import { labelPlaces } from './labels.ts';
import { instant, labelShape, optionalDate, plainDay, roleField } from './shapes.ts';

const MAX_QUERY = 60;
const granters = holderOf('steward', 'community_worker');
const readers = holderOf('steward', 'community_worker', 'dispatcher', 'viewer');

const grantShape = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  role: z.enum(roles),
  place: labelShape,
  startsAt: instant,
  endsAt: instant.optional(),
  reason: z.string(),
  grantedBy: z.string().optional(),
  withdrawn: z.object({ at: instant, reason: z.string() }).optional(),
  isPresent: z.boolean(),
  mayWithdraw: z.boolean(),
});

const grantsShape = z.object({
  place: labelShape,
  grants: z.array(grantShape).readonly(),
  rolesToGrant: z.array(z.enum(roles)).readonly(),
  query: z.string(),
  found: z.array(z.object({ id: z.uuid(), name: z.string() })).readonly(),
  today: plainDay,
});

export type GrantLine = z.infer<typeof grantShape>;
export type GrantsShown = z.infer<typeof grantsShape>;

const list = endpoint({
  name: 'people.grants',
  method: 'GET',
  path: '/grants',
  summary: 'Lists who holds which role at a place, and finds people to grant one to.',
  policy: readers,
  input: z.object({ place: placeId, q: optionalLine(MAX_QUERY) }),
  output: grantsShape,
  words: refusals(),
  run: async (context, input) => {
    const place = await findPlace(context.db, input.place);
    if (place === undefined || !maySeeGrants(context.subject, place.path)) {
      return refuse('not_found');
    }
    const offered = rolesToGrant(context.subject, place);
    const labels = await labelPlaces(context.db, [place.id]);
    const query = input.q ?? '';
    return succeed({
      place: { id: place.id, names: labels.get(place.id) ?? place.names },
      grants: await grantLines(context, await grantsAt(context, place)),
      rolesToGrant: offered,
      query,
      found: offered.length === 0 || query === '' ? [] : await findPeople(context, place, query),
      today: context.now.toZonedDateTimeISO(context.services.zone).toPlainDate(),
    });
  },
  page: grantsPage,
  table: grantsTable,
});

async function grantsAt(context: Context, place: Place): Promise<readonly GrantTerm[]> {
  const { communityId } = place;
  if (communityId === undefined) return listGrants(context.db, { placeId: place.id });
  const all = await listGrants(context.db, { communityId });
  const paths = await pathsOf(
    context.db,
    all.map((grant) => grant.placeId),
  );
  return all.filter((grant) => isWithin(paths.get(grant.placeId) ?? '', place.path));
}

async function grantLines(
  context: Context,
  grants: readonly GrantTerm[],
): Promise<readonly GrantLine[]> {
  const placeIds = grants.map((grant) => grant.placeId);
  const labels = await labelPlaces(context.db, placeIds);
  const paths = await pathsOf(context.db, placeIds);
  const ids = grants.flatMap((grant) => [
    grant.personId,
    ...(grant.grantedBy ? [grant.grantedBy] : []),
  ]);
  const full = await namesOf(context.db, ids, 'L2');
  const masked = await namesOf(context.db, ids, 'L1');
  return grants.flatMap((grant) => {
    const { placeId, communityId, grantedBy, withdrawn, ...rest } = grant;
    const [names, path] = [labels.get(placeId), paths.get(placeId)];
    if (names === undefined || path === undefined) return [];
    const shown = levelAt(context.subject, { path, communityId }) >= 2 ? full : masked;
    const isPresent = isPresentAt(grant, context.now);
    const line = {
      ...rest,
      name: shown.get(grant.personId) ?? '',
      place: { id: placeId, names },
      grantedBy: grantedBy && shown.get(grantedBy),
      withdrawn,
      isPresent,
      mayWithdraw: isPresent && mayWithdraw(context, grant, path),
    };
    return [line];
  });
}

/** A term that begins later is present as well: it can still be withdrawn. */
function isPresentAt(grant: GrantTerm, now: Temporal.Instant): boolean {
  if (grant.withdrawn !== undefined) return false;
  return grant.endsAt === undefined || Temporal.Instant.compare(grant.endsAt, now) > 0;
}

function mayWithdraw({ subject }: Context, grant: GrantTerm, path: string): boolean {
  return grant.personId === subject.actorId || mayGrant(subject, grant.role, path);
}

/** Finds people by name in the community, and anywhere by their whole address. */
async function findPeople(context: Context, place: Place, query: string) {
  const address = readAddress(query);
  const personId = address && (await findLogin(context.db, address));
  // Who knows the whole address of somebody knows who it is.
  if (personId) await openDoor(context.db, { personIds: [personId] });
  const byAddress = personId && (await findPerson(context.db, personId));
  const { communityId } = place;
  const byName =
    communityId === undefined ? [] : await searchPeople(context.db, { communityId, query });
  const all = new Map<string, Person>(
    [...byName, ...(byAddress ? [byAddress] : [])].map((one) => [one.id, one]),
  );
  all.delete(context.subject.actorId ?? '');
  const level = levelAt(context.subject, place) >= 2 ? 'L2' : 'L1';
  return [...all.values()].map((person) => ({ id: person.id, name: shownName(person, level) }));
}

const show = endpoint({
  name: 'people.grant',
  method: 'GET',
  path: '/grants/:grantId',
  summary: 'Shows a role somebody holds, to withdraw it or give it up.',
  policy: signedIn,
  input: z.object({ grantId: uuid }),
  output: z.object({ grant: grantShape, isOwn: z.boolean() }),
  words: refusals(),
  run: (context, { grantId }) => loadGrant(context, grantId),
  page: grantPage,
});

async function loadGrant(
  context: Context,
  id: string,
): Promise<Result<{ readonly grant: GrantLine; readonly isOwn: boolean }, 'not_found'>> {
  const grant = await findGrant(context.db, id);
  const [line] = grant === undefined ? [] : await grantLines(context, [grant]);
  if (line === undefined) return refuse('not_found');
  const isOwn = line.personId === context.subject.actorId;
  const path = (await findPlace(context.db, line.place.id))?.path ?? '';
  if (!isOwn && !maySeeGrants(context.subject, path)) return refuse('not_found');
  if (!isOwn) return succeed({ grant: line, isOwn });
  const names = await namesOf(context.db, [line.personId], 'L2');
  return succeed({ grant: { ...line, name: names.get(line.personId) ?? line.name }, isOwn });
}

const give = endpoint({
  name: 'people.grant_role',
  method: 'POST',
  path: '/grants',
  summary: 'Grants a role at a place for a term, with the reason.',
  policy: granters,
  input: z.object({
    placeId,
    personId: uuid,
    role: roleField,
    startsOn: optionalDate,
    endsOn: optionalDate,
    reason: line(MAX_REASON),
  }),
  output: z.object({ id: z.uuid(), name: z.string() }),
  words: refusals(
    'unknown_person',
    'not_to_oneself',
    'role_too_high',
    'role_not_here',
    'term_backwards',
    'already_granted',
  ),
  run: async (context, input) => {
    const { personId, role, reason, startsOn, endsOn } = input;
    const appointing = { personId, role, reason, startsOn, endsOn, placeId: input.placeId };
    const granted = await grantRole(context, appointing);
    if (!granted.ok) return granted;
    const names = await namesOf(context.db, [personId], 'L1');
    return succeed({ id: granted.value.id, name: names.get(personId) ?? '' });
  },
  onward: (language, { name }, { role, placeId: id }) => ({
    to: `/grants?place=${id}`,
    notice: grantWords[language].granted(name, termWords[language].roles[role]),
  }),
});

const withdraw = endpoint({
  name: 'people.withdraw_role',
  method: 'DELETE',
  path: '/grants/:grantId',
  summary: 'Withdraws a role with the reason; it stays on record.',
  policy: signedIn,
  input: z.object({ grantId: uuid, reason: line(MAX_REASON) }),
  output: z.object({ id: z.uuid(), placeId: z.string(), isOwn: z.boolean() }),
  words: refusals('role_too_high', 'last_steward', 'not_granted'),
  run: async (context, { grantId, reason }) => {
    const withdrawn = await withdrawRole(context, { id: grantId, reason });
    if (!withdrawn.ok) return withdrawn;
    const { personId, placeId: at } = withdrawn.value;
    return succeed({ id: grantId, placeId: at, isOwn: personId === context.subject.actorId });
  },
  onward: (language, { placeId: at, isOwn }) => ({
    to: isOwn ? '/me' : `/grants?place=${at}`,
    notice: grantWords[language].withdrawn,
  }),
});

/** The endpoints of granting roles. */
export const grantEndpoints: readonly AnyEndpoint[] = [list, show, give, withdraw];

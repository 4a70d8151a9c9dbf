import type { Address, Person } from '#/features/people/model.ts';
import { insertGrant, isAnySteward } from '#/features/people/store/grants.ts';
import { confirmLogin } from '#/features/people/store/logins.ts';
import { insertPerson } from '#/features/people/store/persons.ts';
import { COMMUNITY_LEVEL, findPlace, importNation, servePlace } from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import {
  findSignInLink,
  makeSignInLink,
  useSignInLink,
  withdrawSignInLinks,
} from '#/platform/auth/links.ts';
import type { Db } from '#/platform/db/pool.ts';
import { record } from './record.ts';
import { beginSession } from './sign-in.ts';
import type { SignedIn } from './sign-in.ts';

const LINK_HOURS = 24 * 7;
/** Province and city: the tree around the community, so that its neighbours are there as well. */
const CITY_DIGITS = 4;

/** Tells whether somebody looks after this installation already. */
export async function hasSteward(db: Db): Promise<boolean> {
  return isAnySteward(db);
}

/** Makes the link that the host finds on the console; the one before opens nothing any more. */
export async function createFirstStewardLink(context: Context): Promise<string> {
  await withdrawSignInLinks(context.db, 'first_steward');
  const link = {
    purpose: 'first_steward',
    personId: undefined,
    hours: LINK_HOURS,
    uses: 1,
  } as const;
  return makeSignInLink(context, link);
}

/**
 * Tells whether a link makes the first steward still.
 * Refuses: `link_used_up`.
 */
export async function checkFirstLink(
  context: Context,
  token: string,
): Promise<Result<object, 'link_used_up'>> {
  const link = await findSignInLink(context.db, token, context.now);
  const opens = link?.purpose === 'first_steward' && !(await isAnySteward(context.db));
  return opens ? succeed({}) : refuse('link_used_up');
}

export type FirstSteward = {
  readonly token: string;
  /** The official code of the community. */
  readonly community: string;
  readonly name: string;
  readonly address: Address | undefined;
  /** Why they hold the role, in the words of the one who reads. */
  readonly reason: string;
};

/**
 * Begins an installation: imports the city around the community that was chosen, makes its first
 * steward and signs them in. Who holds the link is the host, so that their address needs no code.
 * Refuses: `link_used_up`, `unknown_community`.
 */
export async function makeFirstSteward(
  context: Context,
  wanted: FirstSteward,
): Promise<Result<SignedIn & { readonly place: Place }, 'link_used_up' | 'unknown_community'>> {
  const { db, now } = context;
  const open = await checkFirstLink(context, wanted.token);
  if (!open.ok) return open;
  const place = await importCommunity(context, wanted.community);
  if (!place.ok) return place;
  const used = await useSignInLink(db, { token: wanted.token, purpose: 'first_steward' }, now);
  if (used === undefined) return refuse('link_used_up');
  const personId = await appoint(context, wanted, place.value);
  await record(context, { verb: 'begin', subjectId: personId, communityId: wanted.community });
  return succeed({ ...(await beginSession(context, personId, 'first')), place: place.value });
}

async function importCommunity(
  context: Context,
  code: string,
): Promise<Result<Place, 'unknown_community'>> {
  const imported = await importNation(context.db, { codes: [code.slice(0, CITY_DIGITS)] });
  const place = imported.ok ? await findPlace(context.db, code) : undefined;
  if (place?.level !== COMMUNITY_LEVEL) return refuse('unknown_community');
  await servePlace(context.db, place.id, context.now);
  return succeed(place);
}

async function appoint(context: Context, wanted: FirstSteward, place: Place): Promise<string> {
  const { db, now } = context;
  const { address, name, reason } = wanted;
  const id = context.newId();
  const person: Person = {
    id,
    communityId: place.id,
    name,
    called: undefined,
    birthYear: undefined,
    telephone: address?.kind === 'telephone' ? address.address : undefined,
    email: address?.kind === 'email' ? address.address : undefined,
    language: context.language,
    accountSince: now,
  };
  await insertPerson(db, person, now);
  if (address !== undefined) await confirmLogin(db, { personId: id, address }, now);
  const grant = {
    id: context.newId(),
    personId: id,
    role: 'steward',
    placeId: place.id,
    communityId: place.id,
    organisationId: undefined,
    startsAt: now,
    endsAt: undefined,
    reason,
    grantedBy: undefined,
  } as const;
  await insertGrant(db, grant, now);
  return id;
}

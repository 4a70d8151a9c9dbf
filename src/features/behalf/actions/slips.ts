import {
  findPersons,
  homesOf,
  listHelpers,
  listToldByHand,
  mayRegister,
  SLIP_DIGITS,
  toldWaysOf,
} from '#/features/people/index.ts';
import { findPlace } from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import { isWithin } from '#/lib/tree.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { digitsOf, hashWith } from '#/platform/auth/digits.ts';
import { listDeedsIn } from '#/platform/journal/deeds.ts';
import type { Deed } from '#/platform/journal/deeds.ts';
import type { Tiding, TidingSource } from '#/platform/journal/tidings.ts';
import { MOST_ON_SLIP, SLIP_DAYS } from '#/features/behalf/model.ts';
import type { Slip, Waiting } from '#/features/behalf/model.ts';
import { handWayForTidings, handWayOf, isTold } from '#/features/behalf/rules.ts';
import {
  findOnSlips,
  findSlip,
  findTidingsOnSlips,
  insertSlip,
  listSlipsToTell,
  listTidingsOf,
  markTold,
} from '#/features/behalf/store/slips.ts';
import { shownSince } from './deeds.ts';
import { withCheckDigit } from '#/lib/check-digit.ts';

const HOURS_PER_DAY = 24;

/** Who has to be told in a place, and the slips that wait to be handed over there. */
export type ToTell = {
  readonly place: Place;
  readonly waiting: readonly Waiting[];
  readonly slips: readonly Slip[];
};

/**
 * Lists who in a place has yet to be told by hand what others did for them, and what else concerns
 * them; without a place, where
 * the reader's own office is.
 * Refuses: `not_found` (also when people there are not the reader's to register).
 */
export async function listToTell(
  context: Context,
  placeId: string | undefined,
  source: TidingSource,
): Promise<Result<ToTell, 'not_found'>> {
  const own = context.subject.grants.find((grant) => grant.communityId !== undefined);
  const place = await findPlace(context.db, placeId ?? own?.placeId ?? '');
  if (place?.communityId === undefined || !mayRegister(context.subject, place.path)) {
    return refuse('not_found');
  }
  const all = await listWaiting(context, place.communityId, source);
  const waiting: Waiting[] = [];
  for (const one of all) if (await isIn(context, one.personId, place)) waiting.push(one);
  const slips: Slip[] = [];
  for (const slip of await listSlipsToTell(context.db, place.communityId)) {
    if (await isIn(context, slip.personId, place)) slips.push(slip);
  }
  return succeed({ place, waiting, slips });
}

/**
 * Makes the slip by which somebody is told, to be printed or read out; the oldest things come first
 * and what does not fit waits for the next.
 * Refuses: `not_found` (also when they are not the subject's to tell), `nothing_to_tell`.
 */
export async function makeSlip(
  context: Context,
  wanted: { readonly personId: string; readonly communityId: string },
  source: TidingSource,
): Promise<Result<{ readonly id: string }, 'not_found' | 'nothing_to_tell'>> {
  const { actorId } = context.subject;
  const { personId, communityId } = wanted;
  const place = await findPlace(context.db, communityId);
  if (actorId === undefined || place === undefined) return refuse('not_found');
  if (!(await mayTell(context, { personId, communityId }))) return refuse('not_found');
  const waiting = await listWaiting(context, communityId, source);
  const found = waiting.find((one) => one.personId === personId);
  if (found === undefined) return refuse('nothing_to_tell');
  const id = context.newId();
  const slip = {
    communityId,
    id,
    personId,
    way: found.way,
    madeBy: actorId,
    madeAt: context.now,
    expiresAt: context.now.add({ hours: SLIP_DAYS * HOURS_PER_DAY }),
  };
  const codeHash = slipHash(context, slipDigits(context, id));
  if ((await insertSlip(context.db, slip, { codeHash, ...choose(found) })) === 0) {
    return refuse('nothing_to_tell');
  }
  await context.record({ feature: 'behalf', verb: 'make_slip', subjectId: id, communityId });
  return succeed({ id });
}

/** What was done in their name comes first, for it may be taken back; the oldest first of each. */
function choose({ deeds, tidings }: Waiting) {
  const entryIds = deeds.toReversed().map(({ id }) => id);
  const told = entryIds.slice(0, MOST_ON_SLIP);
  const tidingIds = tidings.map(({ id }) => id).slice(0, MOST_ON_SLIP - told.length);
  return { entryIds: told, tidingIds };
}

/**
 * Notes that somebody was told: the slip was handed over, or read out by telephone.
 * Refuses: `not_found`, `told_already`.
 */
export async function tellBySlip(
  context: Context,
  slipId: string,
  source: TidingSource,
): Promise<Result<{ readonly id: string }, 'not_found' | 'told_already'>> {
  const { actorId } = context.subject;
  const slip = await findSlip(context.db, slipId);
  if (slip === undefined || actorId === undefined) return refuse('not_found');
  if (!(await mayTell(context, slip))) return refuse('not_found');
  const told = { at: context.now, by: actorId };
  if (!(await markTold(context.db, slip, told))) return refuse('told_already');
  await source.markTold(context, await listTidingsOf(context.db, slip));
  const { communityId } = slip;
  await context.record({ feature: 'behalf', verb: 'tell', subjectId: slip.id, communityId });
  return succeed({ id: slip.id });
}

/** Opens a slip to those who may tell its person. Refuses: `not_found`. */
export async function readSlip(
  context: Context,
  slipId: string,
): Promise<Result<Slip, 'not_found'>> {
  const slip = await findSlip(context.db, slipId);
  if (slip === undefined || !(await mayTell(context, slip))) return refuse('not_found');
  return succeed(slip);
}

/** Derives the code that is printed on a slip; it is written nowhere. */
export function slipDigits(context: Pick<Context, 'services'>, id: string): string {
  const { secret } = context.services;
  return withCheckDigit(digitsOf(secret, { purpose: 'slip_code', id }, SLIP_DIGITS - 1));
}

/** Hashes a slip's code as it is looked up by. */
export function slipHash(context: Pick<Context, 'services'>, digits: string): Buffer {
  return hashWith(context.services.secret, 'slip_code', digits);
}

/** Those who register people where somebody lives also tell them; nobody tells themselves. */
async function mayTell(
  context: Context,
  { personId, communityId }: { readonly personId: string; readonly communityId: string },
): Promise<boolean> {
  const { subject } = context;
  if (subject.actorId !== subject.personId) return false;
  const homes = await homesOf(context.db, personId);
  if (homes.length > 0) return homes.some(({ path }) => mayRegister(subject, path));
  const community = await findPlace(context.db, communityId);
  return community !== undefined && mayRegister(subject, community.path);
}

async function isIn(context: Context, personId: string, place: Place): Promise<boolean> {
  const homes = await homesOf(context.db, personId);
  if (homes.length === 0) return place.id === place.communityId;
  return homes.some(({ path }) => isWithin(path, place.path));
}

/** Finds who in a community is told by hand, and of what; each by one way. */
async function listWaiting(
  context: Context,
  communityId: string,
  source: TidingSource,
): Promise<readonly Waiting[]> {
  const { db, now } = context;
  const recent = (await listDeedsIn(db, communityId, shownSince(now))).filter(isTold);
  const told = await findOnSlips(
    db,
    communityId,
    recent.map(({ id }) => id),
  );
  const untold = Map.groupBy(
    recent.filter(({ id }) => !told.has(id)),
    ({ personId }) => personId,
  );
  const fresh = await listTidings(context, communityId, source);
  const personIds = [...new Set([...untold.keys(), ...fresh.keys()])];
  const persons = await findPersons(db, personIds);
  const ways = await toldWaysOf(db, [...persons.keys()]);
  const waiting: Waiting[] = [];
  for (const [personId, chosen] of ways) {
    const byHand = await deedsByHand(context, { chosen, personId }, untold.get(personId) ?? []);
    const tidings = fresh.get(personId) ?? [];
    const way = byHand?.way ?? (tidings.length === 0 ? undefined : handWayForTidings(chosen));
    if (way === undefined) continue;
    waiting.push({ personId, chosen, way, deeds: byHand?.deeds ?? [], tidings });
  }
  return waiting;
}

/** Lists what concerns those who are told by hand and stands on no slip yet. */
async function listTidings(
  context: Context,
  communityId: string,
  source: TidingSource,
): Promise<ReadonlyMap<string, readonly Tiding[]>> {
  const { db, now } = context;
  const personIds = await listToldByHand(db, communityId);
  const since = shownSince(now);
  const unread = await source.listUnread(context, { communityId, personIds, since });
  const told = await findTidingsOnSlips(
    db,
    unread.map(({ id }) => id),
  );
  const fresh = unread.filter(({ id }) => !told.has(id));
  return Map.groupBy(fresh, ({ personId }) => personId);
}

async function deedsByHand(
  { db, now }: Context,
  { chosen, personId }: Pick<Waiting, 'chosen' | 'personId'>,
  deeds: readonly Deed[],
): Promise<Pick<Waiting, 'way' | 'deeds'> | undefined> {
  const helpers = chosen === 'relative' ? await listHelpers(db, personId, now) : [];
  const helperIds = helpers.map(({ helperId }) => helperId);
  const wayOf = ({ actorId }: Deed) => handWayOf(chosen, { actorId, helperIds });
  const byHand = deeds.filter((deed) => wayOf(deed) !== undefined);
  const [first] = byHand;
  const way = first && wayOf(first);
  return way === undefined ? undefined : { way, deeds: byHand };
}

import { MOST_VOUCHES_A_DAY } from '#/features/people/model.ts';
import type { ResidenceRelation, Vouch, VouchGround } from '#/features/people/model.ts';
import { mayVouch, mayVouchForHome } from '#/features/people/policy.ts';
import { findPerson } from '#/features/people/store/persons.ts';
import { endResidence, insertResidence } from '#/features/people/store/residences.ts';
import {
  countVouchesBy,
  endVouch,
  findVouch,
  insertVouch,
} from '#/features/people/store/vouches.ts';
import { findPlace } from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { concerning, mayKnow } from './counter.ts';
import { findHousehold } from './household-code.ts';
import { record, today } from './record.ts';
import { homesOf } from './spots.ts';

export type VouchRefusal =
  | 'not_found'
  | 'not_allowed'
  | 'no_household'
  | 'not_to_oneself'
  | 'own_household'
  | 'vouched_already'
  | 'too_many_vouches';

/**
 * Vouches that a person lives in a household of one's building, who then needs no household code.
 * Refuses: `not_found`, `not_allowed` (it is not their building), `no_household`, `not_to_oneself`,
 * `own_household` (nobody vouches for those they live with: the counter does), `vouched_already`,
 * `too_many_vouches` (on one day).
 */
export async function vouchForHome(
  context: Context,
  wanted: {
    readonly personId: string;
    readonly householdId: string;
    readonly relation: ResidenceRelation;
    readonly ground: VouchGround;
  },
): Promise<Result<{ readonly id: string }, VouchRefusal>> {
  const found = await findHousehold(context, wanted.householdId);
  if (!found.ok) return found;
  const { place } = found.value;
  const person = await findPerson(context.db, wanted.personId);
  if (person === undefined || !(await mayKnow(context, person))) return refuse('not_found');
  const refusal = await findObstacle(context, place, person.id);
  if (refusal !== undefined) return refuse(refusal);
  const home = await homeOf(context, { ...wanted, communityId: found.value.communityId });
  const vouch: Vouch = {
    id: context.newId(),
    communityId: home.communityId,
    personId: person.id,
    residenceId: home.id,
    ground: wanted.ground,
    madeHome: home.isNew,
    vouchedBy: context.subject.actorId ?? '',
    vouchedAt: context.now,
  };
  if (!(await insertVouch(context.db, vouch))) return refuse('vouched_already');
  await record(context, {
    verb: 'vouch',
    communityId: home.communityId,
    placeId: place.id,
    ...concerning(person.id),
    data: { vouch: vouch.id, residence: home.id, ground: wanted.ground },
  });
  return succeed({ id: vouch.id });
}

async function findObstacle(
  context: Context,
  place: Place,
  personId: string,
): Promise<'not_allowed' | 'not_to_oneself' | 'own_household' | 'too_many_vouches' | undefined> {
  const { subject, db, now, services } = context;
  const { actorId } = subject;
  if (actorId === undefined || !mayVouchForHome(subject, place.path)) return 'not_allowed';
  if (actorId === personId) return 'not_to_oneself';
  if (subject.homes.some((home) => home.householdId === place.id)) return 'own_household';
  const midnight = now.toZonedDateTimeISO(services.zone).startOfDay().toInstant();
  const given = await countVouchesBy(db, actorId, midnight);
  return given >= MOST_VOUCHES_A_DAY ? 'too_many_vouches' : undefined;
}

/** Finds the home that is vouched for, or makes it. */
async function homeOf(
  context: Context,
  wanted: {
    readonly personId: string;
    readonly householdId: string;
    readonly communityId: string;
    readonly relation: ResidenceRelation;
  },
): Promise<{ readonly id: string; readonly communityId: string; readonly isNew: boolean }> {
  const { personId, householdId, communityId, relation } = wanted;
  const homes = await homesOf(context.db, personId);
  const known = homes.find((home) => home.householdId === householdId);
  if (known !== undefined) return { id: known.id, communityId: known.communityId, isNew: false };
  const id = context.newId();
  const since = today(context);
  const home = { id, communityId, householdId, personId, relation, since, until: undefined };
  await insertResidence(context.db, home);
  return { id, communityId, isNew: true };
}

/**
 * Takes a vouching back: whoever gave it, the person themselves, and the counter. A home that
 * stands on it alone ends.
 * Refuses: `not_found` (also when it is not theirs to take back).
 */
export async function takeBackVouch(
  context: Context,
  vouchId: string,
): Promise<Result<{ readonly personId: string }, 'not_found'>> {
  const vouch = await findVouch(context.db, vouchId);
  const { actorId } = context.subject;
  if (vouch === undefined || actorId === undefined) return refuse('not_found');
  if (!(await mayTakeBack(context, vouch))) return refuse('not_found');
  if (!(await revokeVouch(context, vouch))) return refuse('not_found');
  return succeed({ personId: vouch.personId });
}

/** Tells whether somebody may take a vouching back. */
export async function mayTakeBack(context: Context, vouch: Vouch): Promise<boolean> {
  const { actorId, personId } = context.subject;
  // Who acts for somebody has rested their own offices, and takes nothing back for them here.
  if (actorId === undefined || actorId !== personId) return false;
  if (actorId === vouch.vouchedBy || actorId === vouch.personId) return true;
  const homes = await homesOf(context.db, vouch.personId);
  const home = homes.find(({ id }) => id === vouch.residenceId);
  const place = home ?? (await findPlace(context.db, vouch.communityId));
  return place !== undefined && mayVouch(context.subject, place.path);
}

/** Ends a vouching, and the home that stands on it alone; tells whether it had not ended. */
export async function revokeVouch(context: Context, vouch: Vouch): Promise<boolean> {
  const { communityId, residenceId, personId } = vouch;
  const by = context.subject.actorId ?? personId;
  if (!(await endVouch(context.db, vouch, { at: context.now, by }))) return false;
  if (vouch.madeHome) {
    await endResidence(context.db, { communityId, id: residenceId }, today(context));
  }
  const data = { vouch: vouch.id, residence: residenceId };
  await record(context, { verb: 'revoke_vouch', communityId, ...concerning(personId), data });
  return true;
}

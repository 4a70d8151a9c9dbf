import { findLogin } from '#/features/people/index.ts';
import { MOST_AVOIDED } from '#/features/volunteers/model.ts';
import type { SaidLevel, Setting, VolunteersRefusal } from '#/features/volunteers/model.ts';
import { listAbilities } from '#/features/volunteers/store/abilities.ts';
import {
  deleteAvoidance,
  insertAvoidance,
  listAvoidances,
} from '#/features/volunteers/store/avoidances.ts';
import {
  dropSetting,
  lockSetting,
  refreshWatch,
  saveLimits,
  saveSkills,
} from '#/features/volunteers/store/settings.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import type { Db } from '#/platform/db/pool.ts';
import { findAnchor } from './anchors.ts';
import { record } from './record.ts';

type Own<Refusal extends VolunteersRefusal | 'not_found'> = Promise<
  Result<object, Refusal | 'sign_in_required'>
>;

/** A kind of call that can be accepted or not, such as care or repairs. */
export type CallGroup = { readonly code: string; readonly names: Names };

/** Lists the kinds of calls there are, which another feature knows. */
export type ListGroups = (db: Db) => Promise<readonly CallGroup[]>;

export type LimitsInput = Pick<Setting, 'languages' | 'quiet' | 'weeklyCap'> & {
  /** A building or a grid. */
  readonly anchor: string;
  readonly near: string | undefined;
  /** None for any. */
  readonly groups: readonly string[];
};

/**
 * Keeps from where somebody sets out and what they wish to be asked for; whoever does so for the
 * first time is a volunteer from then on.
 * Refuses: `sign_in_required`, `anchor_unknown` (no building or grid), `unknown_choice` (no such
 * kind of call).
 */
export async function saveOwnLimits(
  context: Context,
  input: LimitsInput,
  listGroups: ListGroups,
): Promise<
  Result<{ readonly hasBegun: boolean }, 'sign_in_required' | 'anchor_unknown' | 'unknown_choice'>
> {
  const { db, now, subject } = context;
  const { personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  const { near, groups, languages, quiet, weeklyCap } = input;
  const anchor = await findAnchor(db, { id: input.anchor, personId, near });
  if (anchor === undefined) return refuse('anchor_unknown');
  const known = new Set((await listGroups(db)).map(({ code }) => code));
  if (!groups.every((code) => known.has(code))) return refuse('unknown_choice');
  const chosen = groups.length === 0 ? undefined : [...new Set(groups)];
  const limits = { ...anchor, groups: chosen, languages, quiet, weeklyCap };
  const hasBegun = await saveLimits(db, { personId, limits }, now);
  await refreshWatch(db, personId);
  const verb = hasBegun ? 'begin' : 'set_limits';
  await record(context, { verb, personId, communityId: anchor.communityId });
  return succeed({ hasBegun });
}

export type SkillsInput = {
  readonly able: readonly string[];
  readonly learning: readonly string[];
};

/**
 * Keeps what somebody can do, and what they are learning; who ticks both can do it.
 * Refuses: `sign_in_required`, `not_volunteering`, `unknown_choice` (no such ability).
 */
export async function saveOwnSkills(
  context: Context,
  { able, learning }: SkillsInput,
): Own<'not_volunteering' | 'unknown_choice'> {
  const { db, subject } = context;
  const { personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  const setting = await lockSetting(db, personId);
  if (setting === undefined) return refuse('not_volunteering');
  const known = new Set((await listAbilities(db)).map(({ code }) => code));
  if (![...able, ...learning].every((code) => known.has(code))) return refuse('unknown_choice');
  const skills = new Map<string, SaidLevel>([
    ...learning.map((code): [string, SaidLevel] => [code, 'learning']),
    ...able.map((code): [string, SaidLevel] => [code, 'able']),
  ]);
  const { communityId } = setting;
  await saveSkills(db, { personId, communityId, skills });
  await refreshWatch(db, personId);
  await record(context, { verb: 'tell_skills', personId, communityId });
  return succeed({});
}

/**
 * Notes whom somebody would rather not meet, by how that one signs in. Whether the number is
 * anybody's is told to nobody: what is answered, and what is shown afterwards, is the same. Only
 * oneself does so; who acts for somebody is not told whom they avoid.
 * Refuses: `sign_in_required`, `only_oneself`, `not_volunteering`, `too_many_avoided`.
 */
export async function avoidPerson(
  context: Context,
  wanted: {
    readonly address: { readonly kind: 'telephone' | 'email'; readonly address: string };
    readonly note: string;
  },
): Own<'only_oneself' | 'not_volunteering' | 'too_many_avoided'> {
  const { db, now, newId, subject } = context;
  const { actorId, personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  if (actorId !== personId) return refuse('only_oneself');
  const setting = await lockSetting(db, personId);
  if (setting === undefined) return refuse('not_volunteering');
  const before = await listAvoidances(db, personId);
  if (before.length >= MOST_AVOIDED) {
    return refuse('too_many_avoided', { most: String(MOST_AVOIDED) });
  }
  const { communityId } = setting;
  const found = await findLogin(db, wanted.address);
  const otherId = found === personId ? undefined : found;
  const avoidance = { id: newId(), note: wanted.note, notedAt: now };
  await insertAvoidance(db, { ...avoidance, communityId, personId, otherId });
  await record(context, { verb: 'avoid', personId, communityId });
  return succeed({});
}

/**
 * Takes somebody out of those whom one would rather not meet.
 * Refuses: `sign_in_required`, `only_oneself`, `not_volunteering`, `not_found`.
 */
export async function stopAvoiding(
  context: Context,
  id: string,
): Own<'only_oneself' | 'not_volunteering' | 'not_found'> {
  const { db, subject } = context;
  const { actorId, personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  if (actorId !== personId) return refuse('only_oneself');
  const setting = await lockSetting(db, personId);
  if (setting === undefined) return refuse('not_volunteering');
  if (!(await deleteAvoidance(db, { personId, id }))) return refuse('not_found');
  await record(context, { verb: 'stop_avoiding', personId, communityId: setting.communityId });
  return succeed({});
}

/**
 * Ends all of it at once and without a reason: nobody is called any more, and what they had set is
 * taken out.
 * Refuses: `sign_in_required`, `not_volunteering`.
 */
export async function stopVolunteering(context: Context): Own<'not_volunteering'> {
  const { db, subject } = context;
  const { personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  const setting = await lockSetting(db, personId);
  if (setting === undefined) return refuse('not_volunteering');
  await dropSetting(db, personId);
  await record(context, { verb: 'stop', personId, communityId: setting.communityId });
  return succeed({});
}

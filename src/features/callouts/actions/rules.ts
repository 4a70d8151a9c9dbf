import { findPlace, listLine } from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import type { Plan } from '#/features/callouts/model.ts';
import { deleteRule, readRule, saveRule } from '#/features/callouts/store/rules.ts';
import type { Rule } from '#/features/callouts/store/rules.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { holdsRole } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';

/** How help is sought at a place, which place has set it, and whether the reader may. */
export type RuleShown = Pick<Rule, 'plan'> & {
  readonly place: Place;
  /** Nothing while the values of the first day hold. */
  readonly setAt: Place | undefined;
  readonly maySet: boolean;
};

/** Shows how help is sought at a place, to everybody. Refuses: `not_found`. */
export async function showRule(
  context: Context,
  placeId: string,
): Promise<Result<RuleShown, 'not_found'>> {
  const { db, subject } = context;
  const place = await findPlace(db, placeId);
  if (place === undefined) return refuse('not_found');
  const line = await listLine(db, placeId);
  const { plan, setAt } = await readRule(
    db,
    line.map(({ id }) => id),
  );
  return succeed({
    place,
    plan,
    setAt: setAt === undefined ? undefined : await findPlace(db, setAt),
    maySet: holdsRole(subject, ['steward'], place.path),
  });
}

type Stewards = 'not_found' | 'not_allowed';

/**
 * Sets how help is sought at a place and below it, from the next call on; what is under way goes on
 * by what held when it began.
 * Refuses: `not_found`, `not_allowed`, `targets_fall` (each wave is to bring somebody more surely
 * than the one before), `chain_twice`.
 */
export async function setRule(
  context: Context,
  { placeId, plan }: { readonly placeId: string; readonly plan: Plan },
): Promise<Result<{ readonly id: string }, Stewards | 'targets_fall' | 'chain_twice'>> {
  const { db, now, services, subject } = context;
  const place = await findPlace(db, placeId);
  if (place === undefined) return refuse('not_found');
  if (!holdsRole(subject, ['steward'], place.path)) return refuse('not_allowed');
  const rises = plan.targets.every((target, at) => target > (plan.targets[at - 1] ?? 0));
  if (!rises) return refuse('targets_fall');
  const roles = plan.chain.map(({ role }) => role);
  if (new Set(roles).size < roles.length) return refuse('chain_twice');
  const on = now.toZonedDateTimeISO(services.zone).toPlainDate();
  await saveRule(db, placeId, { plan, on });
  await recordRule(context, place, 'set_rule');
  return succeed({ id: placeId });
}

/**
 * Takes back what was set at a place: what is set above it holds again. Taken back twice is taken
 * back.
 * Refuses: `not_found`, `not_allowed`.
 */
export async function dropRule(
  context: Context,
  placeId: string,
): Promise<Result<{ readonly id: string }, Stewards>> {
  const place = await findPlace(context.db, placeId);
  if (place === undefined) return refuse('not_found');
  if (!holdsRole(context.subject, ['steward'], place.path)) return refuse('not_allowed');
  await deleteRule(context.db, placeId);
  await recordRule(context, place, 'drop_rule');
  return succeed({ id: placeId });
}

async function recordRule(context: Context, place: Place, verb: string): Promise<void> {
  const { id, communityId } = place;
  await context.record({ feature: 'callouts', verb, subjectId: id, communityId, placeId: id });
}

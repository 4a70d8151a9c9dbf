import type { Matter } from '#/features/matters/model/matter.ts';
import type { Assignment } from '#/features/matters/model/record.ts';
import type { Category, Reference } from '#/features/matters/model/reference.ts';
import type { Spot } from '#/features/matters/model/surroundings.ts';
import { sightOf, systemTaker, takerOf } from '#/features/matters/policy.ts';
import type { Sight } from '#/features/matters/policy.ts';
import { findLive } from '#/features/matters/rules/clocks.ts';
import type { Clock, Moment } from '#/features/matters/rules/clocks.ts';
import type { Situation, Taker } from '#/features/matters/rules/decide.ts';
import { categoryAt, clockSettingFor } from '#/features/matters/rules/settings.ts';
import { listAssignments } from '#/features/matters/store/assignments.ts';
import { listClocks } from '#/features/matters/store/clock-row.ts';
import { findMatter, lockMatter } from '#/features/matters/store/matters.ts';
import { readReference } from '#/features/matters/store/reference.ts';
import type { MatterKey } from '#/features/matters/store/tables.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { findSpot } from './spot.ts';

export type { MatterKey } from '#/features/matters/store/tables.ts';

/** A matter with all that a step on it depends on. */
export type Opened = {
  readonly matter: Matter;
  readonly spot: Spot;
  readonly clocks: readonly Clock[];
  readonly assignments: readonly Assignment[];
  /** True when nobody else can change it meanwhile, so that what was read still stands. */
  readonly isHeld: boolean;
  readonly reference: Reference;
  readonly taker: Taker;
  readonly moment: Moment;
};

/** A matter with all that a step on it depends on beside who takes it. */
export type Surrounded = Omit<Opened, 'taker' | 'isHeld'>;

/** A matter as a reader sees it. */
export type Seen = Opened & { readonly sight: Sight };

/**
 * Opens a matter for somebody who wants to change it, and holds it until the transaction ends.
 * Refuses `not_found`, also when it is not theirs to see.
 */
export async function openToChange(
  context: Context,
  key: MatterKey,
): Promise<Result<Seen, 'not_found'>> {
  return seen(context, { matter: await lockMatter(context.db, key), isHeld: true });
}

/**
 * Opens a matter for somebody who wants to read it, or to try for it without holding it.
 * Refuses `not_found`, also when it is not theirs to see.
 */
export async function openToRead(
  context: Context,
  key: MatterKey,
): Promise<Result<Seen, 'not_found'>> {
  return seen(context, { matter: await findMatter(context.db, key), isHeld: false });
}

/** Opens a matter for the system, which acts when time is up; nothing when it is gone. */
export async function openForSystem(context: Context, key: MatterKey): Promise<Opened | undefined> {
  const matter = await lockMatter(context.db, key);
  const spot = matter === undefined ? undefined : await findSpot(context.db, matter.placeId);
  if (matter === undefined || spot === undefined) return undefined;
  return { ...(await surround(context, matter, spot)), isHeld: true, taker: systemTaker };
}

/** Gives the category a matter is in, however it is set at its place now. */
export function categoryOf(reference: Reference, matter: Matter, spot: Spot): Category {
  const category =
    categoryAt(reference, matter.category, spot.line) ?? reference.categories.get(matter.category);
  if (category === undefined) throw new Error(`${matter.category} is no category.`);
  return category;
}

/** Tells what a step on a matter depends on beside who takes it. */
export function situationOf({ matter, assignments, clocks }: Opened): Situation {
  const lead = leadOf(assignments);
  return {
    ...matter,
    sendBacks: matter.counts.sendBacks,
    heldBy: lead?.origin,
    returnUntil: findLive(clocks, 'return_window')?.dueAt,
  };
}

/** Finds who has it in hand now. */
export function leadOf(assignments: readonly Assignment[]): Assignment | undefined {
  return assignments.find(({ role, endedAt }) => role === 'lead' && endedAt === undefined);
}

/** Lists those who lend a hand now. */
export function helpersOf(assignments: readonly Assignment[]): readonly string[] {
  return assignments
    .filter(({ role, endedAt }) => role === 'helper' && endedAt === undefined)
    .map(({ personId }) => personId);
}

async function seen(
  context: Context,
  { matter, isHeld }: { readonly matter: Matter | undefined; readonly isHeld: boolean },
): Promise<Result<Seen, 'not_found'>> {
  if (matter === undefined) return refuse('not_found');
  const spot = await findSpot(context.db, matter.placeId);
  if (spot === undefined) return refuse('not_found');
  const around = await surround(context, matter, spot);
  const taker = takerOf(context.subject, matter, {
    where: spot,
    helperIds: helpersOf(around.assignments),
  });
  const sight = sightOf(context.subject, matter, { where: spot, taker });
  return sight === undefined ? refuse('not_found') : succeed({ ...around, isHeld, taker, sight });
}

/** Reads what a step on a matter depends on, beside who takes it. */
export async function surround(context: Context, matter: Matter, spot: Spot): Promise<Surrounded> {
  const reference = await readReference(context.db);
  const { clockClass } = categoryOf(reference, matter, spot);
  const setting = clockSettingFor(reference, { profile: matter.profile, clockClass }, spot.line);
  return {
    matter,
    spot,
    reference,
    clocks: await listClocks(context.db, matter),
    assignments: await listAssignments(context.db, matter),
    moment: { ...setting, now: context.now },
  };
}

import { listServedPaths, mayKeepInstallation } from '#/features/places/index.ts';
import type { StarLevel } from '#/features/hours/model.ts';
import { refusalToAsk } from '#/features/hours/rules/levels.ts';
import { lockLevels, saveLevel } from '#/features/hours/store/levels.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';

/**
 * Gives a star level other names, and other hours that it asks for, for the whole installation.
 * Refuses: `not_allowed` (no steward of every place it is run for), `unknown_level`,
 * `hours_out_of_order` (not between the levels before and after it).
 */
export async function changeStarLevel(
  context: Context,
  level: StarLevel,
): Promise<
  Result<{ readonly code: string }, 'not_allowed' | 'unknown_level' | 'hours_out_of_order'>
> {
  if (!(await mayChangeLevels(context))) return refuse('not_allowed');
  const refusal = refusalToAsk(await lockLevels(context.db), level);
  if (refusal !== undefined) return refuse(refusal);
  await saveLevel(context.db, level);
  const { code, hours } = level;
  await context.record({
    feature: 'hours',
    verb: 'change_level',
    subjectId: code,
    data: { hours },
  });
  return succeed({ code });
}

/** Tells whether the one who asks may set the star levels, which are set once for all. */
export async function mayChangeLevels({ db, subject }: Context): Promise<boolean> {
  return mayKeepInstallation(subject, await listServedPaths(db));
}

import { listHelpers } from '#/features/people/index.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { beginReading, endReading } from '#/features/rights/store/readings.ts';

type Refusal = 'not_found' | 'only_oneself' | 'not_a_helper';

/**
 * Lets somebody who may act for one see what is held about one as well.
 * Refuses: `not_found`, `only_oneself`, `not_a_helper` (they may not act, or may see it already).
 */
export async function allowReading(
  context: Context,
  helperId: string,
): Promise<Result<object, Refusal>> {
  const own = ownId(context);
  if (!own.ok) return own;
  const helpers = await listHelpers(context.db, own.value, context.now);
  if (!helpers.some((helper) => helper.helperId === helperId)) return refuse('not_a_helper');
  const pair = { personId: own.value, helperId };
  if (!(await beginReading(context.db, pair, context.now))) return refuse('not_a_helper');
  await context.record({ feature: 'rights', verb: 'allow_reading', subjectId: own.value });
  return succeed({});
}

/**
 * Takes that back; from then on they see nothing.
 * Refuses: `not_found`, `only_oneself`, `not_a_helper` (they could not see it).
 */
export async function stopReading(
  context: Context,
  helperId: string,
): Promise<Result<object, Refusal>> {
  const own = ownId(context);
  if (!own.ok) return own;
  const pair = { personId: own.value, helperId };
  if (!(await endReading(context.db, pair, context.now))) return refuse('not_a_helper');
  await context.record({ feature: 'rights', verb: 'stop_reading', subjectId: own.value });
  return succeed({});
}

function ownId({ subject }: Context): Result<string, 'not_found' | 'only_oneself'> {
  const { actorId, personId } = subject;
  if (actorId === undefined || personId === undefined) return refuse('not_found');
  return actorId === personId ? succeed(personId) : refuse('only_oneself');
}

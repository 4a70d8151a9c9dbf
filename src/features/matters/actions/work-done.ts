import { publicIdOf } from '#/features/matters/model/address.ts';
import type { MatterName } from '#/features/matters/model/address.ts';
import type { Matter } from '#/features/matters/model/matter.ts';
import type { Assignment } from '#/features/matters/model/record.ts';
import { isSolved } from '#/features/matters/rules/states.ts';
import { findByReference } from '#/features/matters/store/matters.ts';
import type { MatterKey } from '#/features/matters/store/tables.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import { categoryOf, openToRead } from './open.ts';

/** Somebody who did the work of a matter, or had a hand in it. */
export type Doer = {
  readonly personId: string;
  readonly since: Temporal.Instant;
  /** The body for which they did it, if one was sent. */
  readonly organisationId: string | undefined;
};

/** What was done in a matter and by whom, for those who keep account of it. */
export type WorkDone = Pick<
  Matter,
  'communityId' | 'id' | 'reference' | 'title' | 'placeId' | 'queue'
> & {
  readonly publicId: string;
  readonly path: string;
  readonly askerId: string;
  readonly category: { readonly code: string; readonly names: Names };
  /** When it was done, once it is. */
  readonly doneAt: Temporal.Instant | undefined;
  readonly doers: readonly Doer[];
  /** Whether whoever asked has said that it is solved, wholly or in part. */
  readonly isConfirmed: boolean;
};

/**
 * Opens what was done in a matter for somebody who may read it.
 * Refuses `not_found`, also when it is not theirs to see.
 */
export async function openWork(
  context: Context,
  name: MatterName | MatterKey,
): Promise<Result<WorkDone, 'not_found'>> {
  const key =
    'id' in name ? name : await findByReference(context.db, name.communityId, name.reference);
  const opened = key === undefined ? refuse('not_found') : await openToRead(context, key);
  if (!opened.ok) return opened;
  const { matter, spot, assignments, reference } = opened.value;
  const { communityId, id, title, placeId, queue, askerId } = matter;
  const { code, names } = categoryOf(reference, matter, spot);
  const { verdict } = matter.firsts;
  const isDone = matter.state === 'done' || isSolved(matter.state);
  return succeed({
    communityId,
    id,
    reference: matter.reference,
    publicId: publicIdOf(matter),
    title,
    placeId,
    queue,
    path: spot.path,
    askerId,
    category: { code, names },
    doneAt: isDone ? (matter.firsts.doneAt ?? matter.closedAt ?? matter.stateSince) : undefined,
    doers: isDone ? assignments.filter(hasDone).map(toDoer) : [],
    isConfirmed: isDone && (verdict === 'solved' || verdict === 'partly'),
  });
}

/** Whoever has it while it is reported done, and whoever had it when it was closed so. */
function hasDone({ endedAt, endReason }: Assignment): boolean {
  return endedAt === undefined || endReason === 'done';
}

function toDoer({ personId, startedAt, organisationId }: Assignment): Doer {
  return { personId, since: startedAt, organisationId };
}

import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { PlaceKind } from '#/features/places/model.ts';
import { mayKeepInstallation } from '#/features/places/policy.ts';
import { addKind, renameKind } from '#/features/places/store/kinds.ts';
import { listServedPaths } from '#/features/places/store/served.ts';

type Kept<Refusal extends string> = Result<{ readonly id: string }, Refusal | 'not_allowed'>;

/**
 * Gives a kind of places other names, for the whole installation.
 * Refuses: `not_allowed` (no steward of every place it is run for), `unknown_kind`.
 */
export async function renamePlaceKind(
  context: Context,
  { id, names }: Pick<PlaceKind, 'id' | 'names'>,
): Promise<Kept<'unknown_kind'>> {
  if (!(await mayKeepKinds(context))) return refuse('not_allowed');
  if (!(await renameKind(context.db, id, names))) return refuse('unknown_kind');
  await context.record({ feature: 'places', verb: 'rename_kind', subjectId: id });
  return succeed({ id });
}

/**
 * Adds a kind of places, such as a villagers' group (村民小組), at a level of the tree.
 * Refuses: `not_allowed` (no steward of every place it is run for), `kind_taken`.
 */
export async function addPlaceKind(
  context: Context,
  kind: Omit<PlaceKind, 'isListed'>,
): Promise<Kept<'kind_taken'>> {
  if (!(await mayKeepKinds(context))) return refuse('not_allowed');
  if (!(await addKind(context.db, { ...kind, isListed: true }))) return refuse('kind_taken');
  await context.record({ feature: 'places', verb: 'add_kind', subjectId: kind.id });
  return succeed({ id: kind.id });
}

/** Tells whether the one who asks may name and add kinds, which are the same for all. */
export async function mayKeepKinds({ db, subject }: Context): Promise<boolean> {
  return mayKeepInstallation(subject, await listServedPaths(db));
}

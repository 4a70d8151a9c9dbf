import { listServedPaths, mayKeepInstallation } from '#/features/places/index.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import { renameKind } from '#/features/organisations/store/organisations.ts';
import { renamePostKind } from '#/features/organisations/store/posts.ts';

export type NamedKind = { readonly code: string; readonly names: Names };

type Renamed = Result<{ readonly code: string }, 'not_allowed' | 'unknown_kind'>;

/**
 * Gives a kind of organisation other names, for the whole installation.
 * Refuses: `not_allowed` (no steward of every place it is run for), `unknown_kind`.
 */
export async function renameOrganisationKind(context: Context, kind: NamedKind): Promise<Renamed> {
  if (!(await mayRenameKinds(context))) return refuse('not_allowed');
  if (!(await renameKind(context.db, kind))) return refuse('unknown_kind');
  await context.record({ feature: 'organisations', verb: 'rename_kind', subjectId: kind.code });
  return succeed({ code: kind.code });
}

/**
 * Gives a kind of post other names, for the whole installation.
 * Refuses: `not_allowed` (no steward of every place it is run for), `unknown_kind`.
 */
export async function renameKindOfPost(context: Context, kind: NamedKind): Promise<Renamed> {
  if (!(await mayRenameKinds(context))) return refuse('not_allowed');
  if (!(await renamePostKind(context.db, kind))) return refuse('unknown_kind');
  await context.record({
    feature: 'organisations',
    verb: 'rename_post_kind',
    subjectId: kind.code,
  });
  return succeed({ code: kind.code });
}

/** Tells whether the one who asks may name the kinds, which are named once for all. */
export async function mayRenameKinds({ db, subject }: Context): Promise<boolean> {
  return mayKeepInstallation(subject, await listServedPaths(db));
}

import { holdsRole } from '#/platform/access/subject.ts';
import type { Subject } from '#/platform/access/subject.ts';
import { COMMUNITY_LEVEL } from './model.ts';
import type { Place } from './model.ts';

/**
 * Tells whether somebody may change what holds for the whole installation, such as the names of
 * kinds: a steward of every place it is run for, so that no community renames another's words. An
 * installation that is run for no place yet has nobody who may.
 */
export function mayKeepInstallation(subject: Subject, servedPaths: readonly string[]): boolean {
  return (
    servedPaths.length > 0 && servedPaths.every((path) => holdsRole(subject, ['steward'], path))
  );
}

/** Tells whether somebody may make compounds, buildings and households below a place. */
export function mayBuild(subject: Subject, path: string): boolean {
  return holdsRole(subject, ['steward', 'community_worker'], path);
}

/**
 * Tells whether somebody may rename and move a place: a steward over it; what lies within a
 * community also its workers, who have made it.
 */
export function mayOrder(
  subject: Subject,
  { path, level }: Pick<Place, 'path' | 'level'>,
): boolean {
  return level > COMMUNITY_LEVEL ? mayBuild(subject, path) : holdsRole(subject, ['steward'], path);
}

/** Tells whether somebody may bring a place below another. */
export function mayBringUnder(
  subject: Subject,
  { place, under }: { readonly place: Pick<Place, 'level'>; readonly under: Pick<Place, 'path'> },
): boolean {
  return mayOrder(subject, { path: under.path, level: place.level });
}

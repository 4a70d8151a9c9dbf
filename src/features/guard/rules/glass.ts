import type { Grant } from '#/platform/access/subject.ts';
import { glassOffices } from '#/features/guard/model.ts';
import type { Glass, GlassOffice } from '#/features/guard/model.ts';

/** Says by which office somebody may break a glass, if by any: their own, wherever it is held. */
export function officeFor(grants: readonly Pick<Grant, 'role'>[]): GlassOffice | undefined {
  return glassOffices.find((office) => grants.some(({ role }) => role === office));
}

/** Says which of those that one person broke at one moment a glass is, if there are several. */
export function amongOpened(
  glass: Pick<Glass, 'id' | 'actorId' | 'brokenAt'>,
  glasses: readonly Pick<Glass, 'id' | 'actorId' | 'brokenAt'>[],
): { readonly number: number; readonly count: number } | undefined {
  const together = glasses.filter(
    ({ actorId, brokenAt }) => actorId === glass.actorId && brokenAt.equals(glass.brokenAt),
  );
  // A steward who broke one has it twice before them.
  const ids = [...new Set(together.map(({ id }) => id))].toSorted();
  if (ids.length < 2) return undefined;
  return { number: ids.indexOf(glass.id) + 1, count: ids.length };
}

/** Tells whether a glass is still open at a moment: to its last minute, and not at its end. */
export function isOpen(
  { brokenAt, endsAt }: Pick<Glass, 'brokenAt' | 'endsAt'>,
  now: Temporal.Instant,
): boolean {
  return Temporal.Instant.compare(brokenAt, now) <= 0 && Temporal.Instant.compare(now, endsAt) < 0;
}

/** Tells whether somebody broke a glass, or it was broken about them: they do not judge it. */
export function isOwnGlass(
  { actorId, personId }: Pick<Glass, 'actorId' | 'personId'>,
  readerId: string,
): boolean {
  return actorId === readerId || personId === readerId;
}

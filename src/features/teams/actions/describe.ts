import type { Purpose } from '#/features/teams/model.ts';
import { savePurpose } from '#/features/teams/store/purposes.ts';
import { listAbilities } from '#/features/volunteers/index.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { openLedTeam, record } from './find.ts';
import type { InTeam } from './join.ts';

/**
 * Keeps what a team does, in its leaders’ words and as abilities.
 * Refuses: `not_found`, `not_allowed` (who does not lead the team), `unknown_choice` (no such
 * ability).
 */
export async function describeTeam(
  context: Context,
  { id, words, abilities }: Purpose & InTeam,
): Promise<Result<InTeam, 'not_found' | 'not_allowed' | 'unknown_choice'>> {
  const found = await openLedTeam(context, id);
  if (!found.ok) return found;
  const { db, now, subject } = context;
  const known = new Set((await listAbilities(db)).map(({ code }) => code));
  if (!abilities.every((code) => known.has(code))) return refuse('unknown_choice');
  const { communityId } = found.value;
  const said = { communityId, organisationId: id, words, abilities: [...new Set(abilities)] };
  await savePurpose(db, said, { by: subject.personId ?? '', at: now });
  await record(context, found.value, { verb: 'describe' });
  return succeed({ id });
}

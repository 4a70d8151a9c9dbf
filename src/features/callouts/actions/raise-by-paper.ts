import { readCategories } from '#/features/matters/index.ts';
import type { MatterName } from '#/features/matters/index.ts';
import { beginGuest } from '#/features/people/index.ts';
import type { PaperHome, SignedIn } from '#/features/people/index.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { countAttempt } from '#/platform/auth/attempts.ts';
import { raiseUrgent } from './raise.ts';
import type { UrgentRefusal } from './raise.ts';

/** With one paper, within an hour of the clock: there is one home to come to. */
const MOST_BY_PAPER = 3;

/** What somebody says who holds the paper of a household. */
export type PaperCall = {
  readonly home: PaperHome;
  readonly category: string;
  readonly words?: string | undefined;
  /** Whom to ask for at the door. */
  readonly name: string;
  readonly telephone?: string | undefined;
};

export type RaisedByPaper = {
  readonly matter: MatterName;
  /** As whom they go on, where they had not signed in. */
  readonly signedIn: SignedIn | undefined;
};

/**
 * Asks for help at once with the paper of a household (住戶號碼), without an account: at its door.
 * Whoever is signed in calls as themselves, to that door.
 * Refuses: `category_not_here`, `too_many_requests` (three within an hour with one paper; the page
 * says whom to ring), `place_unknown` (the household is in no community any more).
 */
export async function raiseByPaper(
  context: Context,
  call: PaperCall,
): Promise<Result<RaisedByPaper, UrgentRefusal>> {
  const { home, category, words, name, telephone } = call;
  const placeId = home.householdId;
  if (context.subject.personId !== undefined) {
    const raised = await raiseUrgent(context, { category, placeId, words });
    return raised.ok ? succeed({ matter: raised.value, signedIn: undefined }) : raised;
  }
  // Refusals are counted here, so that nobody may be let in before the last of them.
  const choice = await readCategories(context, { placeId, profile: 'urgent' });
  if (!choice.ok) return refuse('place_unknown');
  const { categories } = choice.value;
  if (!categories.some(({ code }) => code === category)) return refuse('category_not_here');
  const limit = { kind: 'callouts.raise_by_paper', subject: home.paperId, most: MOST_BY_PAPER };
  if (!(await countAttempt(context.db, limit, context.now))) return refuse('too_many_requests');
  const guest = await beginGuest(context, home, { name, telephone });
  const raised = await raiseUrgent(guest.context, { category, placeId, words });
  if (!raised.ok) throw new Error(`A guest's call was declined: ${raised.refusal}.`);
  return succeed({ matter: raised.value, signedIn: guest.signedIn });
}

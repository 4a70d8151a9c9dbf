import { raiseMatter, readReference } from '#/features/matters/index.ts';
import type { MatterName } from '#/features/matters/index.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { countAttempt } from '#/platform/auth/attempts.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';

/** By one person concerned, within an hour of the clock. */
const MOST_CALLS_AN_HOUR = 6;

export type UrgentInput = {
  readonly category: string;
  /** Where; left out, it is at home. */
  readonly placeId?: string | undefined;
  readonly words?: string | undefined;
};

export type UrgentRefusal =
  | 'sign_in_required'
  | 'no_home_known'
  | 'place_unknown'
  | 'category_not_here'
  | 'too_many_requests';

/**
 * Asks for help at once (急事): what it is and, unless it is at home, where. Neighbours see it, never
 * the flat; who goes is told the flat and the telephone.
 * Refuses: `sign_in_required`, `no_home_known` (nobody knows where; say it), `place_unknown` (in no
 * community), `category_not_here`, `too_many_requests` (six within an hour; the page says whom to
 * ring).
 */
export async function raiseUrgent(
  context: Context,
  input: UrgentInput,
): Promise<Result<MatterName, UrgentRefusal>> {
  const { subject, language } = context;
  if (subject.personId === undefined) return refuse('sign_in_required');
  const placeId = input.placeId ?? subject.homes[0]?.placeId;
  if (placeId === undefined) return refuse('no_home_known');
  const { categories } = await readReference(context.db);
  const category = categories.get(input.category);
  if (category === undefined) return refuse('category_not_here');
  const title = nameIn(category.names, language);
  const raised = await raiseMatter(context, {
    profile: 'urgent',
    placeId,
    category: input.category,
    title,
    body: input.words ?? title,
    visibility: 'neighbours',
    isAnonymous: false,
    photos: [],
  });
  if (raised.ok && !raised.value.isRepeat && !(await isWithinLimit(context))) {
    return refuse('too_many_requests');
  }
  if (!raised.ok) {
    const { refusal } = raised;
    if (refusal === 'place_unknown' || refusal === 'category_not_here') return refuse(refusal);
    throw new Error(`What is urgent was declined: ${refusal}.`);
  }
  const { communityId, reference } = raised.value;
  return succeed({ communityId, reference });
}

/** Whoever calls again and again wears out those who come; a counter calls for many. */
function isWithinLimit({ db, subject, now }: Context): Promise<boolean> {
  const kind = 'callouts.raise';
  return countAttempt(db, { kind, subject: subject.personId ?? '', most: MOST_CALLS_AN_HOUR }, now);
}

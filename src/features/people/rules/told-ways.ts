import type { Person, ToldWay } from '#/features/people/model.ts';

/**
 * Says how somebody is told who has chosen nothing: on their own page once they have signed in, and
 * on paper as long as they never have.
 */
export function usualToldWay({ accountSince }: Pick<Person, 'accountSince'>): ToldWay {
  return accountSince === undefined ? 'slip' : 'page';
}

/** What somebody has by which they can be told. */
export type Reachable = {
  readonly hasTelephone: boolean;
  /** Telephones and mailboxes that have been confirmed. */
  readonly confirmed: ReadonlySet<'telephone' | 'email'>;
  readonly hasHelper: boolean;
};

/** Says what is missing for a way of being told, if anything is. */
export function missingFor(
  way: ToldWay,
  { hasTelephone, confirmed, hasHelper }: Reachable,
): 'told_needs_telephone' | 'told_needs_address' | 'told_needs_helper' | undefined {
  if (way === 'relative' && !hasHelper) return 'told_needs_helper';
  if (way === 'telephone' && !hasTelephone) return 'told_needs_telephone';
  const isUnconfirmed =
    (way === 'sms' && !confirmed.has('telephone')) || (way === 'email' && !confirmed.has('email'));
  return isUnconfirmed ? 'told_needs_address' : undefined;
}

import type { ToldWay } from '#/features/people/index.ts';
import type { Deed } from '#/platform/journal/deeds.ts';
import { handWays } from './model.ts';
import type { HandWay, ReversalRule, Standing } from './model.ts';

const HOURS_PER_DAY = 24;

/** What leaves nothing that anybody would be told of: looking, beginning, ending, choosing. */
const UNTOLD: ReadonlySet<string> = new Set([
  'people.start_acting',
  'people.stop_acting',
  'people.read',
  'people.choose_told_way',
  'people.choose_language',
  'rights.read',
  'matters.see_contact',
  'matters.raise_again',
  'behalf.reverse',
]);

/** Names what was done, as words and rules know it: `matters.raise`. */
export function codeOf({ feature, verb }: Pick<Deed, 'feature' | 'verb'>): string {
  return `${feature}.${verb}`;
}

/** Tells whether somebody is told that this was done for them. */
export function isTold(deed: Pick<Deed, 'feature' | 'verb'>): boolean {
  return !UNTOLD.has(codeOf(deed));
}

/**
 * Says how somebody is told of one thing by hand, if by hand at all. What the relative who should
 * tell them has done themselves comes on paper: nobody is the only witness of what they did.
 */
export function handWayOf(
  chosen: ToldWay,
  by: { readonly actorId: string; readonly helperIds: readonly string[] },
): HandWay | undefined {
  if (chosen === 'telephone' || chosen === 'slip') return chosen;
  if (chosen !== 'relative') return undefined;
  const others = by.helperIds.filter((id) => id !== by.actorId);
  return others.length === 0 ? 'slip' : undefined;
}

/** Says by which way what concerns somebody is carried to them by hand, if it is. */
export function handWayForTidings(chosen: ToldWay): HandWay | undefined {
  return handWays.find((way) => way === chosen);
}

/** Says whether something can still be taken back, until when, or why not. */
export function standingOf(
  deed: Pick<Deed, 'feature' | 'verb' | 'at'>,
  known: {
    readonly rules: readonly ReversalRule[];
    readonly reversedAt: Temporal.Instant | undefined;
  },
  now: Temporal.Instant,
): Standing {
  const { rules, reversedAt } = known;
  if (reversedAt !== undefined) return { state: 'reversed', at: reversedAt };
  const rule = rules.find(({ feature, verb }) => feature === deed.feature && verb === deed.verb);
  if (rule === undefined) return { state: 'stays' };
  const until = deed.at.add({ hours: rule.days * HOURS_PER_DAY });
  return { state: Temporal.Instant.compare(now, until) <= 0 ? 'open' : 'over', until };
}

/** Says why something cannot be taken back, if it cannot. */
export function refusalOfStanding(
  standing: Standing,
): 'reversed_already' | 'too_late_to_reverse' | 'not_reversible' | undefined {
  if (standing.state === 'reversed') return 'reversed_already';
  if (standing.state === 'over') return 'too_late_to_reverse';
  return standing.state === 'stays' ? 'not_reversible' : undefined;
}

import { acceptance } from '#/features/callouts/rules/acceptance.ts';
import type { Record } from '#/features/callouts/rules/acceptance.ts';
import { countAnswers } from '#/features/callouts/store/alerts.ts';
import { readPlan } from '#/features/callouts/store/rules.ts';
import type { Context } from '#/platform/action/context.ts';

/** What is learned of acceptance is what happened lately, at about such an hour. */
const LEARN_DAYS = 90;
const LEARN_HOURS = 2;
const HOURS = 24;

/** Learns how many were asked at about an hour of the day, and how many of them said yes. */
export async function learn(
  { db, now, services }: Context,
  { communityId, until }: { readonly communityId: string; readonly until: Temporal.Instant },
): Promise<(hour: number) => Record> {
  const since = now.subtract({ hours: LEARN_DAYS * HOURS });
  const counted = await countAnswers(db, { communityId, since, until, zone: services.zone });
  return (hour) => {
    const around = Array.from({ length: 2 * LEARN_HOURS + 1 }, (_, index) =>
      counted.get((hour - LEARN_HOURS + index + HOURS) % HOURS),
    );
    return {
      asked: around.reduce((sum, one) => sum + (one?.asked ?? 0), 0),
      yes: around.reduce((sum, one) => sum + (one?.yes ?? 0), 0),
    };
  };
}

/** What can be expected of those who are called. */
export type Expected = {
  /** The probability that one who is asked says yes, for each local hour of the day, 0 to 23. */
  readonly accept: readonly number[];
  /** The probabilities that calls aim at with each wave; less than the first is little. */
  readonly targets: readonly number[];
};

/** Says what can be expected in a community, whose line of places is given, at each hour. */
export async function expectAcceptance(
  context: Context,
  { communityId, line }: { readonly communityId: string; readonly line: readonly string[] },
): Promise<Expected> {
  const { prior, targets } = await readPlan(context.db, line);
  const learned = await learn(context, { communityId, until: context.now });
  const accept = Array.from({ length: HOURS }, (_, hour) => acceptance(learned(hour), prior));
  return { accept, targets };
}

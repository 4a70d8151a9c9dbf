import { findReach, recogniseDevice } from '#/features/people/index.ts';
import { channels, topics } from '#/features/notices/model.ts';
import type { Channel, Hours, Timing, Topic } from '#/features/notices/model.ts';
import { timingOf } from '#/features/notices/rules/when.ts';
import { readChoicesOf, saveChoices } from '#/features/notices/store/choices.ts';
import { listDeliveries } from '#/features/notices/store/deliveries.ts';
import type { DeliveryLine } from '#/features/notices/store/deliveries.ts';
import { listSubscriptions } from '#/features/notices/store/subscriptions.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { listSetWays } from '#/platform/notify/settings.ts';
import { resumeNotices, stopNotices } from './stop.ts';

const MOST_LINES = 30;

/** What one sees of one's own choices. */
export type ChoicesShown = {
  /** The ways this installation has. */
  readonly ways: readonly Channel[];
  /** Those by which the person can be reached just now. */
  readonly reached: readonly Channel[];
  readonly timings: readonly {
    readonly topic: Topic;
    readonly channel: Channel;
    readonly timing: Timing;
  }[];
  readonly hours: Hours;
  readonly stopped: readonly string[];
  readonly deliveries: readonly DeliveryLine[];
  /** The browsers that are told, the latest first; nothing as name where none is known. */
  readonly browsers: readonly {
    readonly id: string;
    readonly device: string;
    readonly madeAt: Temporal.Instant;
  }[];
  /** Whether the browser in hand can be added: not while acting for somebody else. */
  readonly mayAddBrowser: boolean;
};

/**
 * Shows the person concerned how they are told of what, and what became of each message to them.
 * Refuses: `sign_in_required`.
 */
export async function readOwnChoices(
  context: Context,
): Promise<Result<ChoicesShown, 'sign_in_required'>> {
  const { db, subject, services } = context;
  const { personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  const ways = await listSetWays(db, services.channels);
  const reach = (await findReach(db, [personId])).get(personId);
  const browsers = await listSubscriptions(db, personId);
  const has = { email: reach?.email !== undefined, sms: reach?.telephone !== undefined };
  const reached = channels.filter(
    (channel) =>
      ways.includes(channel) && (channel === 'push' ? browsers.length > 0 : has[channel]),
  );
  const { timings, hours, stopped } = await readChoicesOf(db, personId);
  // What is stopped is shown as it was chosen, for it is so again when the stop is taken back.
  const chosen = { timings, stopped: new Set<string>() };
  return succeed({
    ways,
    reached,
    timings: topics.flatMap((topic) =>
      reached.map((channel) => {
        const timing = timingOf(chosen, { topic, channel }, reached);
        return { topic, channel, timing };
      }),
    ),
    hours,
    stopped: [...stopped],
    deliveries: await listDeliveries(db, personId, MOST_LINES),
    browsers: browsers.map(({ id, device, madeAt }) => ({ id, device: nameOf(device), madeAt })),
    mayAddBrowser: subject.actorId === personId,
  });
}

function nameOf(userAgent: string): string {
  const { browser, system } = recogniseDevice(userAgent);
  return [browser, system].filter((part) => part !== undefined).join(' · ');
}

export type ChoicesInput = Hours & {
  readonly timings: readonly {
    readonly topic: Topic;
    readonly channel: Channel;
    readonly timing: Timing;
  }[];
};

/**
 * Keeps how the person concerned wishes to be told.
 * Refuses: `sign_in_required`.
 */
export async function chooseNotices(
  context: Context,
  { timings, ...hours }: ChoicesInput,
): Promise<Result<object, 'sign_in_required'>> {
  const { personId } = context.subject;
  if (personId === undefined) return refuse('sign_in_required');
  await saveChoices(context.db, { personId, chosen: timings, hours }, context.now);
  return succeed({});
}

/**
 * Stops a topic, or all, for the person concerned.
 * Refuses: `sign_in_required`.
 */
export async function stopOwn(
  context: Context,
  topic: string,
): Promise<Result<object, 'sign_in_required'>> {
  const { personId } = context.subject;
  if (personId === undefined) return refuse('sign_in_required');
  await stopNotices(context, { personId, topic });
  return succeed({});
}

/**
 * Takes back that a topic, or all, was stopped.
 * Refuses: `sign_in_required`.
 */
export async function resumeOwn(
  context: Context,
  topic: string,
): Promise<Result<object, 'sign_in_required'>> {
  const { personId } = context.subject;
  if (personId === undefined) return refuse('sign_in_required');
  await resumeNotices(context, { personId, topic });
  return succeed({});
}

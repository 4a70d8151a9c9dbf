import { findReach } from '#/features/people/index.ts';
import type { Reach } from '#/features/people/index.ts';
import { usualHours } from '#/features/notices/model.ts';
import type { Channel, Choices, Notice } from '#/features/notices/model.ts';
import { leavesAt, timingOf } from '#/features/notices/rules/when.ts';
import { readChoices } from '#/features/notices/store/choices.ts';
import { insertDeliveries } from '#/features/notices/store/deliveries.ts';
import type { NewDelivery } from '#/features/notices/store/deliveries.ts';
import { findSubscribed } from '#/features/notices/store/subscriptions.ts';
import type { Context } from '#/platform/action/context.ts';
import { listSetWays } from '#/platform/notify/settings.ts';

const nothingChosen: Choices = { timings: new Map(), hours: usualHours, stopped: new Set() };

/** Lets notices wait for their time by each way that reaches the person and that they chose. */
export async function planDeliveries(context: Context, notices: readonly Notice[]): Promise<void> {
  const ways = await listSetWays(context.db, context.services.channels);
  if (notices.length === 0 || ways.length === 0) return;
  const personIds = [...new Set(notices.map(({ personId }) => personId))];
  const reach = await findReach(context.db, personIds);
  const subscribed = await findSubscribed(context.db, personIds);
  const choices = await readChoices(context.db, personIds);
  const planned = notices.flatMap((notice) => {
    const { personId } = notice;
    const reached = reachedBy(reach.get(personId), subscribed.has(personId) ? ['push'] : []);
    const usable = reached.filter((channel) => ways.includes(channel));
    return deliveriesOf(context, {
      notice,
      reached: usable,
      choices: choices.get(personId) ?? nothingChosen,
    });
  });
  await insertDeliveries(context.db, planned, context.now);
}

function reachedBy(reach: Reach | undefined, browsers: readonly Channel[]): readonly Channel[] {
  return [
    ...(reach?.email === undefined ? [] : (['email'] as const)),
    ...(reach?.telephone === undefined ? [] : (['sms'] as const)),
    ...browsers,
  ];
}

function deliveriesOf(
  { now, newId, services }: Context,
  of: {
    readonly notice: Notice;
    readonly reached: readonly Channel[];
    readonly choices: Choices;
  },
): readonly NewDelivery[] {
  const { notice, reached, choices } = of;
  const { topic, kind, isUrgent } = notice;
  return reached.flatMap((channel) => {
    const timing = timingOf(choices, { topic, channel }, reached);
    const leaving = { now, zone: services.zone, hours: choices.hours, isUrgent };
    const dueAt = leavesAt(timing, leaving);
    if (dueAt === undefined) return [];
    const { communityId, personId, matterId } = notice;
    const about = { communityId, personId, matterId, noticeId: notice.id };
    return [{ ...about, id: newId(), channel, topic, kind, isUrgent, dueAt }];
  });
}

import { pathsOf } from '#/features/places/index.ts';
import { usualHours } from '#/features/notices/model.ts';
import { newsOf } from '#/features/notices/rules/hearing.ts';
import { leavesAt } from '#/features/notices/rules/when.ts';
import { insertDeliveries } from '#/features/notices/store/deliveries.ts';
import { listRobots } from '#/features/notices/store/robots.ts';
import { isWithin } from '#/lib/tree.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Heard } from '#/platform/journal/hear.ts';

/**
 * Lets the robots of a place tell what happened in it; whether everybody may know is asked when
 * they speak. Nobody's group is woken at night.
 */
export async function planNews(context: Context, entries: readonly Heard[]): Promise<void> {
  const { db, now, newId, services } = context;
  const robots = await listRobots(db, [...new Set(entries.map(({ communityId }) => communityId))]);
  if (robots.length === 0) return;
  const ids = [...robots, ...entries].flatMap(({ placeId }) => placeId ?? []);
  const paths = await pathsOf(db, [...new Set(ids)]);
  const leaving = { now, zone: services.zone, hours: usualHours, isUrgent: false };
  const dueAt = leavesAt('now', leaving) ?? now;
  const planned = entries.flatMap((entry) => {
    const path = paths.get(entry.placeId ?? '');
    const kind = newsOf[`${entry.feature}.${entry.verb}`];
    if (path === undefined || kind === undefined) return [];
    const told = robots.filter(({ communityId, placeId }) => {
      const above = paths.get(placeId);
      return communityId === entry.communityId && above !== undefined && isWithin(path, above);
    });
    return told.map((robot) => ({
      communityId: entry.communityId,
      id: newId(),
      robotId: robot.id,
      entryId: entry.id,
      matterId: entry.subjectId,
      channel: 'robot' as const,
      topic: 'news',
      kind,
      isUrgent: false,
      dueAt,
    }));
  });
  await insertDeliveries(db, planned, now);
}

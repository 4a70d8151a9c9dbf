import { matterAddress, nameMatters } from '#/features/matters/index.ts';
import { sentenceOf } from '#/features/notices/messages.ts';
import { countTried, release, settle } from '#/features/notices/store/deliveries.ts';
import type { Part } from '#/features/notices/store/deliveries.ts';
import { findRobot } from '#/features/notices/store/robots.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import { openSealed } from '#/platform/auth/seal.ts';
import { robotSettings, sayByRobot } from '#/platform/notify/robot.ts';
import type { Carried } from './send.ts';

/** What the makers of chats allow one robot to say within a minute. */
export const MOST_PER_MINUTE = 20;
const MOST_LINES = 10;

type News = {
  readonly messageId: string;
  readonly robotId: string;
  readonly parts: readonly Part[];
};

/**
 * Lets a robot tell its group what everybody may know; what is not public, or no longer, is left
 * out. A group that has heard as much as a minute allows hears the rest a minute later.
 */
export async function sayNews(
  context: Context,
  news: News,
): Promise<Carried | { readonly putOffUntil: Temporal.Instant }> {
  const { db, now, services } = context;
  const robot = await findRobot(db, news.robotId);
  if (robot === undefined) return { ok: false, stopped: 'not_set' };
  const heard = await countTried(db, news, now.subtract({ minutes: 1 }));
  if (heard >= MOST_PER_MINUTE) return { putOffUntil: now.add({ minutes: 1 }) };
  const parts = await firstParts(context, news.parts);
  const lines = await publicLines(context, parts);
  if (lines.length === 0) return { ok: false, stopped: 'not_public' };
  const settings = robotSettings.parse(openSealed(services.secret, robot.sealed));
  const at = { now, reaching: services.channels };
  return sayByRobot({ ...settings, maker: robot.kind }, lines.join('\n'), at);
}

/** A message has so many lines; what comes after them goes on in the next one. */
async function firstParts({ db }: Context, parts: readonly Part[]): Promise<readonly Part[]> {
  const later = parts.slice(MOST_LINES).map(({ id }) => id);
  await release(db, later);
  return parts.slice(0, MOST_LINES);
}

async function publicLines(
  { db, now, services }: Context,
  parts: readonly Part[],
): Promise<readonly string[]> {
  const keys = parts.flatMap(({ communityId, matterId }) =>
    matterId === null ? [] : [{ communityId, id: matterId }],
  );
  // A group is nobody in particular: it is told what a visitor may read.
  const matters = await nameMatters({ db, subject: visitor }, keys);
  const hidden = parts.filter(({ matterId }) => !matters.has(matterId ?? ''));
  const ids = hidden.map(({ id }) => id);
  await settle(db, ids, { outcome: { state: 'stopped', fault: 'not_public' }, now });
  return parts.flatMap(({ kind, matterId }) => {
    const matter = matters.get(matterId ?? '');
    if (matter === undefined || matter.visibility !== 'all') return [];
    const sentence = sentenceOf('zh-Hans', kind);
    return [`${sentence} · ${matter.title}\n${services.publicUrl}${matterAddress(matter)}`];
  });
}
